### Dành cho cán bộ: danh sách, từng tin, lệnh. Không một chữ nào cho biết ai đã báo tin.

role-officer = cán bộ
role-admin = quản trị viên
role-owner = chủ hệ thống

## Bàn làm việc

desk-home =
    Bàn làm việc của anh/chị ({ $role }).
    Anh/chị bấm một nút, hoặc gõ lệnh, ví dụ /tips hay /tip 12.
desk-stale = Nút này đã cũ, không dùng được nữa. Anh/chị chọn lại giúp.
desk-help-tip = /tip SỐ – đọc một tin, ví dụ: /tip 12
desk-help-more = /more SỐ – mọi việc làm được với một tin, ví dụ: /more 12
desk-help-take = /take SỐ – nhận xử lý, ví dụ: /take 12
desk-help-reply = /reply SỐ LỜI – trả lời người báo tin, ví dụ: /reply 12 Chúng tôi đang kiểm tra.
desk-help-status = /status SỐ – chuyển trạng thái, ví dụ: /status 12
desk-help-digest = /digest – bản tổng hợp: xem ngay, đặt giờ, ngừng nhận, ví dụ: /digest 06:30
desk-help-alerts = /alerts – báo tin khẩn vào nhóm của đơn vị (gõ trong nhóm), ví dụ: /alerts on
desk-help-invite = /invite VAI-TRÒ – mời đồng nghiệp, ví dụ: /invite officer

desk-not-allowed = Vai trò của anh/chị không dùng được lệnh này.
desk-form-open = Anh/chị đang viết dở một biểu mẫu. Anh/chị gửi xong hoặc gõ /cancel để bỏ, rồi làm lại việc này.
desk-words-only = Chỗ này cần lời gõ bằng chữ. Anh/chị gõ tiếp, hoặc bấm “Thôi”.
desk-which-case = Tin số mấy? Anh/chị gõ số, ví dụ: 12
desk-no-case = Không có tin số { $number } trong địa bàn của anh/chị.
desk-place-unknown = chưa rõ nơi

## Danh sách

desk-tips-none = Không có tin nào phù hợp.
desk-tips-clash = Mỗi lần chỉ lọc được một trạng thái, một loại việc, một xã. Thừa: { $words }
desk-line = { $mark }#{ $number } · { $category } · { $place } · { $status } · { $at }
desk-mark-sample = [Mẫu]

## Một tin

desk-card-head =
    { $mark }Tin #{ $number } · { $category }
    Trạng thái: { $status }
    Nơi: { $place }
    Nhận lúc: { $at }
    Người báo tin: “{ $alias }” (tên máy đặt)
desk-card-sample = (Tin mẫu, không có thật.)
desk-card-empty = Nội dung đã xóa.
desk-card-old-form = Biểu mẫu của tin này nay không còn dùng. Dưới đây là các câu trả lời, giữ nguyên như đã lưu:
desk-card-left = Trả lời cho các câu hỏi nay không còn trong biểu mẫu, giữ nguyên như đã lưu:
desk-card-point = • Vị trí trên bản đồ: { $point }
desk-card-contact-none = Liên hệ: không có. Người báo tin chỉ đọc được trả lời khi mở bằng mã tra cứu.
desk-card-contact-chat = Liên hệ: trả lời tới thẳng khung chat của người báo tin.
desk-card-contact-phone = Liên hệ: khung chat, điện thoại { $phone }. Xin chỉ gọi về tin này.
desk-card-contact-phone-hidden = Liên hệ: khung chat và điện thoại. Số điện thoại chỉ hiện với cán bộ đã nhận tin.
desk-card-history = Diễn biến:
desk-words-gone = (đã xóa)
desk-history-message = Người báo tin
desk-history-answer = Cán bộ
desk-history-status = Trạng thái

desk-take-done = Anh/chị đã nhận xử lý tin #{ $number }.
desk-more = Với tin #{ $number }, anh/chị còn làm được:
desk-take-already = Anh/chị đã nhận tin #{ $number } từ trước.
desk-reply-ask = Anh/chị gõ lời trả lời tin #{ $number }. Người báo tin sẽ đọc đúng từng chữ.
desk-reply-pushed = Đã gửi trả lời tin #{ $number } vào khung chat của người báo tin.
desk-reply-kept = Đã ghi trả lời tin #{ $number }. Người báo tin sẽ đọc khi mở bằng mã tra cứu.
desk-reply-emptied = Tin #{ $number } đã khép lại và nội dung đã xóa, nên không ghi thêm câu trả lời nữa.
desk-status-ask = Tin #{ $number } đang ở: { $now }. Chuyển sang đâu?
desk-status-not = Tin #{ $number } đang ở: { $now }, không chuyển sang “{ $wanted }” được. Anh/chị chọn một trong các bước sau:
desk-status-why = Khép tin #{ $number } với kết quả “{ $status }”: anh/chị gõ lý do, người báo tin sẽ đọc.
desk-status-why-gone =
    Khép tin #{ $number } với kết quả “{ $status }”: anh/chị gõ lý do, người báo tin sẽ đọc.
    Lời kể, trả lời, ảnh và liên hệ với người báo tin sẽ bị xóa hẳn, không lấy lại được.
desk-status-done = Tin #{ $number } đã chuyển sang: { $status }.
desk-status-told = Tin #{ $number } đã chuyển sang: { $status }. Người báo tin đã được nhắn.
desk-status-closed = Tin #{ $number } đã khép lại.

## Mời đồng nghiệp

desk-invite-how =
    Gõ /invite rồi vai trò: { $roles }. Thêm mã xã nếu chỉ phụ trách vài nơi.
    Ví dụ: /invite officer 20878
desk-invite-commune = Không có xã, phường nào mang mã { $code }.
desk-invite-outside = Mã { $code } nằm ngoài địa bàn của anh/chị.
desk-everywhere = toàn bộ địa bàn
desk-invite-done =
    Lời mời làm { $role }, { $area }. Dùng một lần, trong { $days } ngày.
    Anh/chị gửi riêng cho đúng người. Họ mở khung chat này và gõ:
    /start { $code }

## Tin báo cho cán bộ

desk-news-case = 🆕 Tin mới #{ $number } · { $category } · { $place }
desk-news-urgent = 🔴 TIN KHẨN #{ $number } · { $category } · { $place }
desk-news-message = ✉️ Tin #{ $number } · { $category } · { $place }: người báo tin vừa bổ sung.
desk-news-nobody = Xã, phường này chưa có ai phụ trách, nên chưa cán bộ nào mở được tin. Anh/chị báo ngay để người vận hành hệ thống giao người phụ trách (mã { $commune }).

## Nút

desk-button-tips = Danh sách tin
desk-button-unassigned = Chưa ai nhận
desk-button-mine = Tin của tôi
desk-button-overdue = Quá hạn
desk-button-digest = Tổng hợp ngay
desk-button-help = Các lệnh
desk-button-open = Mở tin
desk-button-take = Nhận xử lý
desk-button-more = Việc khác…
desk-button-reply = Trả lời
desk-button-status = Chuyển trạng thái
desk-button-newer = ‹ Mới hơn
desk-button-older = Cũ hơn ›
desk-button-cancel = Thôi

## Giờ gửi bản tổng hợp

desk-digest-how =
    Giờ gửi bản tổng hợp hằng ngày: { $at }.
    Đổi giờ: /digest 06:30
    Xem ngay: /digest ngay
    Ngừng nhận: /digest tắt
desk-digest-none = đang tắt
desk-digest-set = Từ nay bản tổng hợp được gửi cho anh/chị lúc { $at } mỗi ngày.
desk-digest-off = Đã ngừng gửi bản tổng hợp hằng ngày. Khi cần, anh/chị bấm nút dưới đây.

## Trong nhóm của đơn vị

desk-digest-group-how =
    Giờ gửi bản tổng hợp vào nhóm này: { $at }.
    Đặt giờ: /digest 06:30
    Gửi ngay: /digest ngay
    Ngừng gửi: /digest tắt
desk-digest-group-set =
    Từ nay bản tổng hợp được gửi vào nhóm này lúc { $at } mỗi ngày, về các tin ở: { $area }.
    Trong đó chỉ có con số, không có lời của tin nào. Ai ở trong nhóm cũng đọc được.
desk-digest-group-off = Đã ngừng gửi bản tổng hợp vào nhóm này.
desk-alerts-where =
    Lệnh này dùng trong nhóm của đơn vị. Anh/chị thêm Tin Báo vào nhóm, rồi gõ trong nhóm đó:
    /alerts on để nhóm được báo ngay khi có tin khẩn
    /digest 06:30 để nhóm nhận bản tổng hợp mỗi ngày
desk-alerts-how =
    Báo tin khẩn vào nhóm này: { $state }.
    Bật: /alerts bật
    Tắt: /alerts tắt
desk-alerts-are-on = đang bật
desk-alerts-are-off = đang tắt
desk-alerts-on =
    Từ nay có tin khẩn ở { $area }, nhóm này được báo ngay: số tin, loại việc, xã, phường.
    Nội dung tin chỉ đọc được khi cán bộ nhắn riêng với Tin Báo.
desk-alerts-off = Từ nay nhóm này không được báo tin khẩn nữa. Cán bộ phụ trách vẫn được báo riêng.

## Gửi cho người báo tin

case-push-accepted = Đã có cán bộ nhận tin số { $number } của anh/chị. Trong tin này anh/chị gọi cán bộ ấy là “{ $officer }” (tên máy đặt). Cảm ơn anh/chị.
case-push-answer =
    Cán bộ “{ $officer }” trả lời tin số { $number } của anh/chị:

    { $text }
case-push-status = Tình trạng mới của tin số { $number }: { $status }.
case-push-reason = Lý do: { $reason }
case-push-button = Xem và viết thêm

error-apology = Xin lỗi anh/chị, hệ thống vừa gặp lỗi nên chưa xử lý được tin nhắn này. Những gì đã lưu trước đó vẫn còn. Anh/chị gửi lại giúp, hoặc gõ /start. Nếu đang nguy hiểm, anh/chị gọi ngay { $police }.
