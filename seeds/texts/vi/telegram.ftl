### Lời riêng của kênh Telegram: bàn phím gửi vị trí, trang giới thiệu, danh sách lệnh, nhóm.

telegram-share-place = Anh/chị bấm nút dưới cùng màn hình để gửi vị trí đang đứng. Nếu việc xảy ra ở nơi khác, anh/chị gõ tên nơi đó.
telegram-share-place-button = 📍 Gửi vị trí của tôi
telegram-share-contact = Anh/chị bấm nút dưới cùng màn hình để gửi số điện thoại của mình, hoặc gõ số khác.
telegram-share-contact-button = 📱 Gửi số điện thoại của tôi

telegram-description =
    Tin Báo tiếp nhận tin báo về an ninh, trật tự và việc giao nộp vũ khí. Không cần cho biết tên.
    Đang nguy hiểm: gọi ngay { $police }.
telegram-short-description = Kênh tiếp nhận tin báo về an ninh, trật tự. Đang nguy hiểm: gọi { $police }.

telegram-command-start = Mở trang đầu
telegram-command-cancel = Bỏ việc đang làm, về trang đầu
telegram-command-help = Cách dùng
telegram-command-language = Đổi ngôn ngữ / Language
telegram-command-tips = Danh sách tin
telegram-command-tip = Đọc một tin: /tip 12
telegram-command-more = Việc khác với một tin
telegram-command-take = Nhận xử lý một tin: /take 12
telegram-command-reply = Trả lời người báo tin: /reply 12 …
telegram-command-status = Chuyển trạng thái một tin: /status 12
telegram-command-digest = Bản tổng hợp: xem ngay, đặt giờ
telegram-command-alerts = Báo tin khẩn vào nhóm của đơn vị
telegram-command-invite = Mời đồng nghiệp: /invite officer

telegram-group = Trong nhóm, Tin Báo không nhận tin để giữ kín cho người báo. Anh/chị bấm nút dưới đây để nhắn riêng.
telegram-group-button = Nhắn riêng cho Tin Báo
telegram-group-anonymous = Anh/chị đang ẩn danh trong nhóm nên chúng tôi không biết ai ra lệnh. Anh/chị tắt ẩn danh (hoặc chọn gửi bằng tên mình) rồi gõ lại giúp.
telegram-group-joined =
    Tin Báo đã vào nhóm. Trong nhóm, Tin Báo không nhận tin của ai; muốn báo tin, anh/chị nhắn riêng.
    Quản trị viên của đơn vị đặt được cho nhóm: /digest 06:30 để nhận bản tổng hợp mỗi ngày, /alerts on để được báo ngay khi có tin khẩn.
