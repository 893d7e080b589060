### Bản tổng hợp: con số để làm việc, không một chữ nào của tin.

digest-head = 📋 Tổng hợp từ { $start } đến { $end }
digest-late = (Hệ thống vừa gián đoạn nên bản này đến muộn, hoặc thiếu vài bản trước.)
digest-samples = (Có tính cả tin mẫu, không có thật.)
digest-new = Tin mới: { $count } (hôm trước { $before })
digest-line = • { $name }: { $count } (hôm trước { $before })
digest-communes = Theo xã, phường:
digest-communes-rest = Các nơi còn lại
digest-hand-ins =
    Đăng ký giao nộp:
    • Súng, cả súng tự chế: { $guns } khẩu ({ $gun_offers } lượt)
    • Công cụ hỗ trợ: { $tools } chiếc ({ $tool_offers } lượt)
    • Đạn: { $rounds } viên ({ $round_offers } lượt)
    • Loại khác: { $others } lượt
digest-standing =
    Hiện chưa xong: { $open } tin
    • Quá { $hours } giờ chưa ai nhận: { $overdue }
    • Khẩn: { $urgent }
digest-chain = Nhật ký truy cập: dòng { $number }, mã { $hash }
