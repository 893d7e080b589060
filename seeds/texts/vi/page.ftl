### The chat page and the demo page. `%name%` is filled in by the page itself.

## The frame of the page
page-tagline = Kênh tiếp nhận tin báo an ninh, trật tự
page-tagline-officer = Máy của cán bộ tiếp nhận
page-tagline-admin = Máy của người quản trị
page-anonymous = Không cần tên, không cần số điện thoại
page-shared = Nếu dùng chung máy, xong việc anh/chị mở trình đơn và chọn “Xóa khỏi máy này”. Chưa xóa thì người khác mở trang này trên máy vẫn đọc được.
page-shared-now = Ghi lại mã rồi, nếu dùng chung máy, anh/chị nên xóa cuộc trò chuyện khỏi máy. Tin đã gửi vẫn được xử lý.
page-exit = Thoát nhanh
page-exit-hint = Thoát nhanh: rời trang này ngay, cuộc trò chuyện vẫn còn trên máy
page-offline = Đang mất kết nối. Tin của anh/chị được giữ trên máy này và sẽ tự gửi khi có mạng.
page-offline-open = Đang mất kết nối. Máy này không giữ được tin chưa gửi, nên anh/chị cứ để trang này mở: có mạng là tin tự gửi.
page-ended = Cuộc trò chuyện trước đã kết thúc, đây là cuộc trò chuyện mới. Hồ sơ đã gửi vẫn còn: anh/chị mở lại bằng mã tra cứu.

## The conversation
page-log = Nội dung trò chuyện
page-bot = Tin Báo
page-you = Anh/chị
page-today = Hôm nay
page-yesterday = Hôm qua
page-choices = Các lựa chọn
page-jump = Xuống tin mới nhất
page-typing = Tin Báo đang trả lời
page-call = Gọi %number%
page-copy = Chép mã
page-copied = Đã chép
page-copy-failed = Chưa chép được, anh/chị hãy ghi lại mã
page-picture = Ảnh
page-picture-open = Xem ảnh lớn
page-picture-failed = Chưa tải được ảnh. Bấm để thử lại.
page-picture-sent = Ảnh (%size%)
page-file-voice = Tin thoại, bấm để nghe
page-file-video = Video, bấm để xem
page-file-document = Tải tệp
page-file-failed = Chưa tải được tệp. Anh/chị mở lại trang để thử lại.
page-file-sent = Tệp (%size%)
page-picture-remove = Bỏ ảnh này

## How far a message got
page-state-sending = Đang gửi
page-state-waiting = Chưa gửi được
page-state-sent = Đã nhận
page-state-refused = Không gửi được
page-fate-waiting = Chưa gửi được, sẽ tự thử lại.
page-fate-open = Chưa gửi được, anh/chị cứ để trang này mở, tin sẽ tự gửi lại.
page-fate-busy = Hệ thống đang bận, sẽ tự gửi lại sau %seconds% giây.
page-retry-now = Thử ngay
page-reuse = Sửa và gửi lại
page-refused-ended = Chưa gửi: cuộc trò chuyện trước đã kết thúc.
page-refused-stale = Tin này chờ quá hai ngày nên không tự gửi nữa. Có thể chúng tôi đã nhận rồi: anh/chị xem lại giúp, nếu chưa thấy trả lời thì gửi lại.
page-refused-bad = Tin này chưa gửi được. Anh/chị thử viết lại giúp.
page-refused-too_long = Tin này quá dài. Anh/chị chia thành vài tin ngắn hơn giúp.
page-refused-file_too_long = Tệp này dài quá. Chúng tôi nhận tiếng dài tối đa 10 phút, video tối đa 5 phút, PDF tối đa 300 trang. Anh/chị chia thành phần ngắn hơn giúp.
page-refused-empty = Tệp này trống, không có gì bên trong.
page-refused-too_big = Tệp lớn quá. Mỗi tệp tối đa 20 MB, ảnh tối đa 25 triệu điểm. Anh/chị chọn tệp nhỏ hơn giúp.
page-refused-unknown_kind = Chỉ nhận ảnh JPEG, PNG, WebP, GIF, video, tiếng hoặc tệp PDF.
page-refused-archive = Tệp nén hoặc tệp Word, Excel không xóa hết được thông tin ẩn nên không nhận. Anh/chị gửi ảnh, video, tiếng hoặc tệp PDF giúp.
page-refused-program = Đây là chương trình máy tính nên không nhận.
page-refused-heic = Ảnh HEIC chưa mở được. Anh/chị chụp màn hình ảnh rồi gửi giúp.
page-refused-two_kinds = Trong tệp này còn giấu một tệp khác nên không nhận.
page-refused-locked = Tệp PDF này có mật khẩu nên không mở được. Anh/chị gửi bản không có mật khẩu giúp.
page-refused-broken = Tệp này bị hỏng, không mở được. Anh/chị chọn tệp khác giúp.

## Writing
page-field = Nhập tin nhắn
page-send = Gửi
page-attach = Gửi ảnh, video, tiếng
page-attach-asked = Gửi ảnh, video, tiếng để trả lời
page-place = Chia sẻ vị trí
page-place-asked = Chia sẻ vị trí để trả lời
page-too-long = Tin dài %length% ký tự, mỗi tin tối đa %most%. Anh/chị chia thành vài tin giúp.
page-too-many = Mỗi lần gửi tối đa %most% tệp.
page-panel-hide = Để sau
page-place-title = Chia sẻ vị trí
page-place-why = Chỉ gửi một lần, đúng nơi anh/chị đang đứng. Nếu là nơi khác, anh/chị gõ tên xã, phường.
page-place-go = Gửi vị trí nơi tôi đang đứng
page-place-type = Tôi gõ tên xã, phường
page-place-looking = Đang tìm vị trí…
page-place-refused = Điện thoại chưa cho phép xem vị trí. Không sao, anh/chị gõ tên xã hoặc phường vào ô bên dưới.
page-place-unavailable = Không lấy được vị trí trên máy này. Anh/chị gõ tên xã hoặc phường vào ô bên dưới.
page-place-timeout = Tìm vị trí lâu quá. Anh/chị thử lại, hoặc gõ tên xã hay phường vào ô bên dưới.
page-place-shared = Đã chia sẻ vị trí
page-place-shared-within = Đã chia sẻ vị trí (sai số khoảng %metres% m)
page-contact-title = Số điện thoại
page-contact-label = Số điện thoại để liên hệ lại
page-contact-hint = Ví dụ: 09xx xxx xxx
page-contact-go = Gửi số
page-contact-why = Không bắt buộc. Chỉ gửi nếu việc gọi lại không gây nguy hiểm cho anh/chị.
page-contact-wrong = Số này chưa đúng. Anh/chị xem lại giúp.
page-media-title = Gửi ảnh, video, tiếng, PDF
page-media-why = Chỉ gửi ảnh nếu chụp được an toàn. Mỗi tệp tối đa 20 MB.
page-media-go = Chọn tệp

## The menu
page-menu = Trình đơn
page-close = Đóng
page-language = Ngôn ngữ
page-size = Cỡ chữ
page-size-normal = Thường
page-size-big = Lớn
page-size-bigger = Rất lớn
page-theme = Màu nền
page-theme-auto = Theo máy
page-theme-light = Sáng
page-theme-dark = Tối
page-forget = Xóa khỏi máy này
page-forget-ask = Xóa cuộc trò chuyện khỏi máy này?
page-forget-what = Máy này sẽ không mở lại được cuộc trò chuyện. Những tin đã gửi vẫn được xử lý; muốn xem lại, anh/chị cần mã tra cứu.
page-forget-unsent = Còn %count% tin chưa gửi được. Xóa bây giờ thì các tin đó sẽ mất.
page-forget-failed = Cần có mạng để xóa hết. Anh/chị thử lại khi có kết nối.
page-forget-yes = Xóa
page-forget-no = Giữ lại

## The demo
page-demo-mark = Bản dùng thử, dữ liệu mẫu
page-demo-title = Tin Báo: ba chiếc điện thoại, một tin báo
page-demo-about = Mọi tin, vụ việc và tài khoản ở đây đều là mẫu, chỉ nằm trên máy này và không gửi đến ai.
page-demo-steps = Thử ba bước
page-demo-step-1 = Ở máy Người dân, chọn báo tin, trả lời vài câu hỏi, bấm gửi và giữ mã tra cứu.
page-demo-step-2 = Ở máy Cán bộ, mở tin vừa đến, nhận việc rồi trả lời: người dân đọc được câu trả lời, cán bộ không biết người báo là ai.
page-demo-step-3 = Bấm “Gửi bản tổng hợp ngay”: bản tổng hợp trong ngày đến máy Quản trị.
page-demo-digest = Gửi bản tổng hợp ngay
page-demo-digest-sending = Đang gửi…
page-demo-digest-sent = Đã gửi. Mời xem máy Quản trị.
page-demo-digest-failed = Chưa gửi được, anh/chị thử lại giúp.
page-demo-phones = Ba chiếc điện thoại
page-demo-citizen = Người dân
page-demo-officer = Cán bộ
page-demo-admin = Quản trị
page-demo-news = có tin mới
page-demo-reload = Tải lại máy này
