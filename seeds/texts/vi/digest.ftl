# Bản tổng hợp: con số để làm việc, không một chữ nào của tin.

digest-head = 📋 Tổng hợp từ { $start } đến { $end }
digest-late = (Gửi muộn vì hệ thống vừa hoạt động trở lại.)
digest-new = Tin mới: { $total } ({ $change } so với 24 giờ trước đó)
digest-categories = Theo loại việc:
digest-communes = Nơi có nhiều tin:
digest-hand-ins =
    Đăng ký giao nộp:
    • Súng (cả súng tự chế): { $guns } khẩu, { $gun_offers } lượt
    • Công cụ hỗ trợ: { $tools } chiếc, { $tool_offers } lượt
    • Đạn: { $rounds } viên, { $round_offers } lượt
    • Khác: { $others } lượt
digest-standing =
    Đang mở: { $open } tin
    Quá hạn tiếp nhận: { $overdue }
    Khẩn: { $urgent }
digest-chain = Nhật ký: dòng { $number }, dấu { $hash }
digest-same = bằng
digest-more = thêm { $count }
digest-fewer = bớt { $count }
