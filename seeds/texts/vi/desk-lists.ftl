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
desk-help-tips-full =
    Gõ thêm từ để lọc, có dấu hay không dấu đều được, ghép được nhiều từ:
    trạng thái (mới, đang xử lý, đã xong…), khẩn, chưa nhận, của tôi, quá hạn,
    hôm nay, tuần này, tháng này, trong 3 ngày, trên 7 ngày, loại việc, tên hoặc mã xã.
    Ví dụ: /tips tội phạm hôm nay
    Ví dụ: /tips mới trên 7 ngày xã Thạnh Bình
desk-help-tip-full =
    Mở cả tin: lời kể, tệp, cách liên hệ, diễn biến, và các nút để làm tiếp. Lần mở được ghi vào sổ.
    Ví dụ: /tip 12
    Ví dụ: /tip, rồi gõ số khi được hỏi
desk-help-more-full =
    Mọi việc làm được với một tin mà không đứng ngay dưới tin đó.
    Ví dụ: /more 12
    Ví dụ: /more, rồi gõ số khi được hỏi
desk-help-take-full =
    Tin thành của anh/chị, người báo tin được nhắn là đã có cán bộ nhận. Ai bấm trước thì được nhận.
    Ví dụ: /take 12
    Ví dụ: /take, rồi gõ số khi được hỏi
desk-help-reply-full =
    Người báo tin đọc đúng từng chữ. Nếu họ vừa viết thêm điều anh/chị chưa đọc, anh/chị được xem trước khi gửi.
    Ví dụ: /reply 12 Chúng tôi đang kiểm tra.
    Ví dụ: /reply 12, rồi gõ lời khi được hỏi
desk-help-status-full =
    Khép một tin thì cần lý do, người báo tin sẽ đọc. Không gõ gì thêm thì có các nút để chọn.
    Ví dụ: /status 12
    Ví dụ: /status 12 resolved Đã nhắc nhở tại chỗ.
desk-help-thank-full =
    Người báo tin được hỏi có muốn nhận lời cảm ơn không, và cách nào. Không ai biết họ là ai.
    Ví dụ: /thank 12
    Ví dụ: /thank, rồi gõ số khi được hỏi
desk-help-model-full =
    Sổ mô hình tự quản theo xã, phường, và lời người dân gửi tới. Trang sau: p2.
    Ví dụ: /model
    Ví dụ: /model 3
desk-help-warn-full =
    Soạn cảnh báo, xem như người dân sẽ thấy, rồi mới gửi.
    Ví dụ: /warn
    Ví dụ: /warn, rồi làm theo hướng dẫn
desk-help-digest-full =
    Chỉ có con số, không có lời của tin nào.
    Ví dụ: /digest ngay
    Ví dụ: /digest tắt
desk-help-alerts-full =
    Gõ trong nhóm của đơn vị: nhóm được báo ngay khi có tin khẩn, không có nội dung tin.
    Ví dụ: /alerts bật
    Ví dụ: /alerts tắt
desk-help-invite-full =
    Mã dùng một lần cho một đồng nghiệp. Thêm mã xã nếu chỉ phụ trách vài nơi.
    Ví dụ: /invite officer
    Ví dụ: /invite officer 20878
