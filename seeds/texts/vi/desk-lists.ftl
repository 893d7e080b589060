### Dành cho cán bộ: danh sách tin, trợ giúp, và việc nhiều người cùng làm.

## Danh sách

desk-tips-head = { $total } tin
desk-tips-head-many = Trên 1.000 tin
desk-tips-head-older = { " " }· trang cũ hơn
desk-tips-filtered = Lọc: { $words }
desk-tips-unknown =
    Chưa hiểu: { $words }
    Lọc được theo:
    • mới, đã nhận, đang xử lý, đã chuyển, đã xong, không xử lý, không căn cứ, ngoài phạm vi, đã rút
    • khẩn, chưa nhận, của tôi, quá hạn
    • hôm nay, tuần này, tháng này, trong 3 ngày, trên 7 ngày
    • loại việc, ví dụ: tội phạm, trộm cắp
    • tên hoặc mã xã, phường, ví dụ: 20878
desk-filter-urgent = Khẩn
desk-filter-free = Chưa ai nhận
desk-filter-mine = Của tôi
desk-filter-overdue = Quá hạn
desk-filter-today = Hôm nay
desk-filter-week = Tuần này
desk-filter-month = Tháng này
desk-filter-merged = Đã gộp vào tin khác
desk-filter-older = Trên { $days } ngày
desk-filter-within = Trong { $days } ngày
desk-button-newest = « Mới nhất
desk-button-unfiltered = Bỏ lọc

## Nhiều người cùng làm một tin

desk-take-taken = Tin #{ $number } vừa được cán bộ số { $officer } nhận ({ $at }).
desk-moved =
    Tin #{ $number } vừa chuyển sang “{ $status }” ({ $by }, { $at }), nên việc anh/chị chọn chưa được làm.
    Tin hiện giờ như dưới đây.
desk-by-officer = cán bộ số { $officer }
desk-by-teller = người báo tin
desk-unsent =
    Lời của anh/chị chưa gửi:
    { $words }
desk-held =
    CHƯA GỬI. Trước đó người báo tin đã viết thêm vào tin #{ $number }:
    { $said }

    Lời anh/chị định gửi:
    { $words }

    Vẫn gửi chứ?
desk-meanwhile =
    Người báo tin đã viết thêm vào tin #{ $number }:
    { $said }
desk-button-send = Gửi luôn
desk-button-rewrite = Sửa lời

## Trợ giúp

desk-help =
    Các lệnh anh/chị dùng được:

    { $lines }

    /help LỆNH – đọc kỹ một lệnh, ví dụ: /help tips
    /cancel – thôi việc đang làm dở
    /language – đổi ngôn ngữ
desk-help-subject-lists = 📋 XEM DANH SÁCH
desk-help-subject-case = 🗂 LÀM MỘT TIN
desk-help-subject-deciding = ✅ QUYẾT ĐỊNH
desk-help-subject-people = 👥 NHÂN SỰ
desk-help-subject-reports = 📊 BÁO CÁO
desk-help-nearest = Không có lệnh “{ $word }”. Ý anh/chị là lệnh dưới đây?
desk-help-unknown = Không có lệnh “{ $word }”.
desk-help-tips = /tips – danh sách tin, mới nhất ở trên, ví dụ: /tips khẩn chưa nhận
