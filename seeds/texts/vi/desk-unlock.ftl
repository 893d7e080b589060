### Dành cho cán bộ: mã mở khóa, khôi phục mã, sổ theo dõi, tin tự ẩn.

desk-help-unlock = /unlock MÃ – mở khóa để đọc tin bằng mã 6 số, ví dụ: /unlock 123456
desk-help-lock = /lock – khóa lại ngay, trước khi đưa điện thoại cho người khác, ví dụ: /lock
telegram-command-unlock = Mở khóa để đọc tin: /unlock 123456
telegram-command-lock = Khóa lại ngay

desk-locked =
    🔒 Nội dung tin đang khóa. Anh/chị gửi mã 6 số trong ứng dụng xác thực.
    Đúng mã là việc anh/chị vừa yêu cầu được làm ngay.
desk-unlock-ask = Anh/chị gửi mã 6 số trong ứng dụng xác thực.
desk-unlock-enrol =
    🔒 Muốn đọc nội dung tin, anh/chị cần mã của ứng dụng xác thực trên điện thoại mình (như Google Authenticator, Aegis).
    1. Mở ứng dụng, quét hình vuông. Hoặc chép khóa này vào ứng dụng: { $secret }
    2. Gửi vào đây mã 6 số mà ứng dụng hiện ra.

    Khóa này chỉ hiện một lần. Anh/chị đừng chuyển cho ai, đừng chụp lại. Tin nhắn này mất sau { $minutes } phút.
desk-unlock-done = 🔓 Đã mở khóa đến { $until }. Khóa lại ngay: /lock
desk-unlock-not-code = Mã gồm 6 chữ số, ví dụ 123456. Anh/chị gửi lại giúp.
desk-unlock-wrong = Mã chưa đúng. Anh/chị còn { $left } lần thử. Mã đổi mỗi nửa phút, anh/chị xem lại mã đang hiện.
desk-unlock-used = Mã này đã dùng rồi. Anh/chị chờ mã mới, khoảng nửa phút, rồi gửi lại.
desk-unlock-paused = Đã sai nhiều lần nên tạm ngừng nhận mã. Thử lại được từ { $at }.
desk-unlock-form =
    Anh/chị đang viết dở một biểu mẫu, nên mã phải gửi cùng lệnh, ví dụ: /unlock 123456
    Nếu chưa có mã, anh/chị gửi xong hoặc gõ /cancel để bỏ, rồi gõ /unlock.
desk-unlock-off = Ở đây không dùng mã mở khóa.
desk-lock-done = 🔒 Đã khóa. Muốn đọc tin lại: /unlock

## Khôi phục mã cho người mất điện thoại

desk-help-recover = /recover SỐ – xóa mã mở khóa của đồng nghiệp mất điện thoại, ví dụ: /recover 7
telegram-command-recover = Đồng nghiệp mất điện thoại: /recover 7

desk-recover-how =
    Đồng nghiệp mất điện thoại thì mã mở khóa của họ được xóa để đặt lại. Cần hai quản trị viên.
    Gõ /recover rồi số của người đó, ví dụ: /recover 7
desk-recover-none = Không có đồng nghiệp nào mang số { $id }.
desk-recover-nothing = Đồng nghiệp số { $id } chưa đặt mã mở khóa, nên không có gì để xóa.
desk-recover-own = Anh/chị không tự xóa mã của mình được. Nhờ hai quản trị viên khác, hoặc người vận hành máy chủ.
desk-recover-alone =
    Cần thêm một quản trị viên nữa mới xóa được mã của đồng nghiệp số { $id }, mà ở đây chưa có.
    Người vận hành máy chủ làm được bằng lệnh: tinbao unlock-reset { $id }
desk-recover-asked =
    Đã ghi yêu cầu xóa mã của đồng nghiệp số { $id } và báo cho { $count } quản trị viên khác.
    Một người trong số họ xác nhận trong { $hours } giờ thì mã mới bị xóa.
desk-recover-waits = Anh/chị đã yêu cầu xóa mã của đồng nghiệp số { $id } rồi. Đang chờ một quản trị viên khác xác nhận, trong { $hours } giờ.
desk-recover-confirm =
    🔑 Quản trị viên số { $by } yêu cầu xóa mã mở khóa của đồng nghiệp số { $id } ({ $role }), vì người đó mất điện thoại.
    Anh/chị hãy hỏi chính người đó trước. Đúng thì bấm nút, hoặc gõ /recover { $id }, trong { $hours } giờ. Không đúng thì đừng bấm, và báo cho đơn vị.
desk-recover-button = Xác nhận xóa mã
desk-recover-done = Đã xóa mã mở khóa của đồng nghiệp số { $id }. Họ đặt lại bằng /unlock.
desk-recover-told =
    🔑 Hai quản trị viên đã xóa mã mở khóa của anh/chị. Gõ /unlock để đặt lại trên điện thoại mới.
    Nếu anh/chị không nhờ việc này, hãy báo ngay cho đơn vị.
desk-recover-operator =
    🔑 Người vận hành máy chủ đã xóa mã mở khóa của anh/chị. Gõ /unlock để đặt lại.
    Nếu anh/chị không nhờ việc này, hãy báo ngay cho đơn vị.

## Sổ theo dõi

desk-help-audit = /audit – sổ theo dõi: ai đã xem gì, làm gì, ví dụ: /audit #12
telegram-command-audit = Sổ theo dõi: ai đã xem, đã làm gì
desk-audit-head = Sổ theo dõi, mới nhất ở trên:
desk-audit-none = Không có dòng nào như vậy trong sổ theo dõi.
desk-audit-machine = máy chủ
desk-audit-how =
    Không rõ: { $words }
    Lọc sổ theo dõi bằng số tin, số người, ngày, việc. Ví dụ: /audit #12, /audit @7 23/11, /audit refused
desk-button-audit = Sổ theo dõi
desk-audit-alerts = báo tin khẩn vào nhóm
desk-audit-ask = hỏi người báo tin
desk-audit-assign = giao tin
desk-audit-audit = xem sổ theo dõi
desk-audit-command = gõ lệnh, không đổi gì
desk-audit-consent = đồng ý cho xem
desk-audit-digest = bản tổng hợp
desk-audit-enrol = vào làm cán bộ
desk-audit-export = xuất tin ra tệp
desk-audit-extend = kéo dài hạn
desk-audit-file = mở tệp
desk-audit-find = tìm tin
desk-audit-grade = đánh giá tin
desk-audit-group = lệnh trong nhóm
desk-audit-handover = bàn giao tin
desk-audit-held = lời chưa gửi
desk-audit-invite = mời đồng nghiệp
desk-audit-list = xem danh sách
desk-audit-lock = khóa lại
desk-audit-look = đọc tin
desk-audit-merge = gộp tin
desk-audit-model = mô hình, góp ý
desk-audit-more = mở thêm việc
desk-audit-note = ghi chú nội bộ
desk-audit-overdue = xem việc quá hạn
desk-audit-phone = xem số điện thoại
desk-audit-received = ghi sổ thu nhận
desk-audit-recover = khôi phục mã
desk-audit-refused = ⛔ bị từ chối
desk-audit-register = vào sổ tiếp nhận
desk-audit-reply = trả lời
desk-audit-reveal = xin xem bản đầy đủ
desk-audit-revealed = xem bản đầy đủ
desk-audit-role = đổi vai trò
desk-audit-slip = in biên nhận
desk-audit-split = tách tin
desk-audit-staff = xem danh sách cán bộ
desk-audit-status = chuyển trạng thái
desk-audit-suspend = đình chỉ cán bộ
desk-audit-take = nhận xử lý
desk-audit-thank = gửi lời cảm ơn
desk-audit-transfer = chuyển đơn vị
desk-audit-unit = đơn vị
desk-audit-unlock = mở khóa
desk-audit-warn = cảnh báo thủ đoạn

## Nội dung tự ẩn

desk-view-case = 🔒 Nội dung đã ẩn. Gõ /tip { $number } để mở lại.
desk-view-list = 🔒 Nội dung đã ẩn. Gõ /tips để xem danh sách.
desk-view-secret = 🔒 Khóa của ứng dụng xác thực đã được ẩn.
