# Dành cho cán bộ: danh sách, vụ việc, lệnh. Không một chữ nào cho biết ai đã báo tin.

role-officer = cán bộ
role-admin = quản trị
role-owner = chủ hệ thống

desk-home =
    Bàn làm việc ({ $role }).
    Chọn việc bên dưới, hoặc gõ lệnh, ví dụ: /tips, /tip 12.
desk-help =
    Các lệnh anh/chị dùng được:

    { $lines }

    /cancel – bỏ việc đang làm dở, về bàn làm việc.
desk-help-tips = /tips – danh sách tin. Thêm từ để lọc: new, khẩn, chưa nhận, của tôi, quá hạn, weapon, mã xã. Ví dụ: /tips khẩn
desk-help-tip = /tip SỐ – đọc một tin. Ví dụ: /tip 12
desk-help-take = /take SỐ – nhận xử lý tin. Ví dụ: /take 12
desk-help-reply = /reply SỐ LỜI – trả lời người báo tin. Ví dụ: /reply 12 Cảm ơn anh/chị, chúng tôi đang kiểm tra.
desk-help-status = /status SỐ TRẠNG-THÁI LÝ-DO – chuyển trạng thái. Ví dụ: /status 12 in_progress
desk-help-digest = /digest – bản tổng hợp; /digest now xem ngay, /digest 07:00 đặt giờ, /digest off ngừng nhận.
desk-help-invite = /invite VAI-TRÒ – mời đồng nghiệp bằng mã dùng một lần. Ví dụ: /invite officer

desk-not-allowed = Vai trò của anh/chị không dùng được lệnh này. Gõ /help để xem các lệnh dùng được.
desk-which-case = Anh/chị cho biết số của tin, ví dụ: /tip 12.
desk-no-case = Không có tin số { $number } trong địa bàn của anh/chị.
desk-place-unknown = chưa rõ nơi

desk-tips-head = { $total } tin · trang { $page }/{ $pages }
desk-tips-none = Không có tin nào như vậy.
desk-tips-unknown =
    Chưa hiểu: { $words }.
    Lọc được theo: new, accepted, in_progress, forwarded, resolved, rejected, unfounded, out_of_scope; khẩn, chưa nhận, của tôi, quá hạn; loại việc (crime, weapon…); mã xã.
desk-line = { $mark }#{ $number } · { $category } · { $place } · { $status } · { $at }

desk-card-head =
    { $mark }Tin #{ $number } · { $category }
    Trạng thái: { $status }
    Nơi: { $place }
    Nhận lúc: { $at }
    Người báo tin: “{ $alias }”
desk-card-sample = (Tin mẫu, không có thật.)
desk-card-empty = Nội dung đã được xóa.
desk-card-contact-none = Liên hệ: chỉ người báo tin mở được bằng mã. Câu trả lời sẽ chờ ở đó.
desk-card-contact-chat = Liên hệ: trả lời được vào khung chat, không biết là ai.
desk-card-contact-phone = Liên hệ: khung chat, và số điện thoại { $phone }. Chỉ dùng cho tin này.
desk-card-contact-phone-hidden = Liên hệ: khung chat, và một số điện thoại. Số chỉ hiện với người đã nhận tin (/take).
desk-card-history = Diễn biến:
desk-words-gone = (đã xóa)
desk-history-message = Người báo tin
desk-history-answer = Cán bộ trả lời
desk-history-status = Chuyển sang
desk-history-taken = Đã nhận

desk-take-done = Anh/chị đã nhận tin #{ $number }.
desk-take-already = Tin #{ $number } anh/chị đã nhận rồi, hoặc đã khép lại.
desk-take-taken = Tin #{ $number } đã có cán bộ khác nhận.
desk-reply-ask = Anh/chị gõ câu trả lời cho tin #{ $number }. Người báo tin sẽ đọc đúng như anh/chị viết.
desk-reply-pushed = Đã gửi câu trả lời cho tin #{ $number } vào khung chat của người báo tin.
desk-reply-kept = Đã ghi câu trả lời cho tin #{ $number }. Người báo tin sẽ đọc khi mở bằng mã.
desk-status-ask = Chuyển tin #{ $number } sang trạng thái nào?
desk-status-why = Anh/chị gõ lý do chuyển sang “{ $status }”. Người báo tin sẽ đọc lý do này.
desk-status-done = Tin #{ $number } đã chuyển sang “{ $status }”.
desk-status-closed = Tin #{ $number } đã khép lại.

desk-invite-how = Gõ /invite rồi một vai trò: { $roles }. Có thể thêm mã xã phụ trách, ví dụ: /invite officer 20878
desk-invite-commune = Không có xã, phường nào mang mã { $code }.
desk-invite-done =
    Mã mời ({ $role }), dùng một lần, trong { $days } ngày. Gửi riêng cho đúng người; họ gõ trong khung chat của mình:
    /start { $code }

desk-news-case = 🆕 Tin mới #{ $number } · { $category } · { $place }
desk-news-urgent = 🔴 TIN KHẨN #{ $number } · { $category } · { $place }
desk-news-message = ✉️ Tin #{ $number } · { $category }: người báo tin vừa viết thêm.

desk-button-tips = Danh sách tin
desk-button-unassigned = Chưa ai nhận
desk-button-mine = Tin của tôi
desk-button-overdue = Quá hạn
desk-button-digest = Tổng hợp ngay
desk-button-help = Các lệnh
desk-button-open = Mở tin
desk-button-take = Nhận xử lý
desk-button-reply = Trả lời
desk-button-status = Chuyển trạng thái
desk-button-newer = ‹ Mới hơn
desk-button-older = Cũ hơn ›
desk-button-cancel = Thôi

desk-digest-how =
    Bản tổng hợp gửi cho anh/chị lúc: { $at }.
    Đặt giờ khác: /digest 06:30. Ngừng nhận: /digest off.
desk-digest-none = chưa đặt giờ
desk-digest-set = Đã đặt: mỗi ngày lúc { $at } anh/chị sẽ nhận bản tổng hợp.
desk-digest-off = Anh/chị sẽ không nhận bản tổng hợp nữa. Muốn xem lúc nào, bấm nút dưới đây.

# Gửi cho người báo tin
case-push-accepted = Tin #{ $number } của anh/chị đã có cán bộ nhận xử lý. Cảm ơn anh/chị.
case-push-answer =
    Cán bộ trả lời tin #{ $number } của anh/chị:

    { $text }
case-push-status =
    Tin #{ $number } của anh/chị: { $status }.
    { $text }
case-push-button = Xem và viết thêm

error-apology = Xin lỗi anh/chị, hệ thống vừa gặp lỗi với tin nhắn này nên chưa xử lý được. Những gì đã lưu trước đó vẫn còn. Anh/chị thử gửi lại, hoặc gõ /start. Nếu đang nguy hiểm, hãy gọi { $police }.
