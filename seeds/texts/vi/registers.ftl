### Các sổ của chương trình: mô hình tự quản, cảnh báo thủ đoạn, lời cảm ơn người báo tin.

## Danh mục

menu-models = Mô hình tự quản gần tôi
menu-warnings = Cảnh báo thủ đoạn

## Chọn xã, phường

models-place-ask = Anh/chị muốn xem mô hình ở đâu? Anh/chị gõ tên xã, phường, hoặc gửi vị trí. Tên cũ cũng được, không cần gõ dấu.
warnings-place-ask = Anh/chị muốn xem cảnh báo ở đâu? Anh/chị gõ tên xã, phường, hoặc gửi vị trí. Tên cũ cũng được, không cần gõ dấu.
commune-found-ask = Nơi nào đúng ạ? Anh/chị bấm một nút, hoặc gõ lại tên xã, phường.
commune-unknown = Chúng tôi chưa nhận ra xã, phường nào trong lời vừa rồi.
commune-outside = Vị trí này nằm ngoài { $province }, nên chúng tôi chưa biết xã, phường nào.

## Mô hình tự quản

models-baseline = Theo Báo Quảng Nam ngày 16/10/2024, khi đó toàn tỉnh có 55 loại mô hình với 910 điểm. Đây là số của ngày ấy, không cộng với danh sách ở đây.
models-here = Các mô hình ở { $place }. Anh/chị bấm vào một mô hình để xem.
models-everywhere = Các mô hình đã ghi trong sổ, trang { $page } trên { $pages }. Anh/chị bấm vào một mô hình để xem.
models-none = Sổ ở đây chưa ghi mô hình nào của { $place }. Như vậy không có nghĩa là nơi ấy không có. Nếu biết một mô hình, hoặc muốn lập một mô hình, anh/chị bấm “Đề xuất mô hình”.
models-none-anywhere = Sổ ở đây chưa ghi mô hình nào. Anh/chị chọn xã, phường để đề xuất một mô hình.
model-all = Xem tất cả
model-place = Chọn xã, phường khác
model-earlier = Trang trước
model-later = Trang sau
model-list = Các mô hình cùng nơi
model-propose = Đề xuất mô hình
model-mark-sample = (Mẫu)
model-sample = Đây là mô hình mẫu để xem thử, không có thật.
model-card =
    { $name }
    Loại: { $kind }
    Nơi: { $place }
    Tình trạng: { $status }, từ { $since }
model-kind-camera = camera an ninh
model-kind-self_managed = tự phòng, tự quản, tự bảo vệ, tự hòa giải
model-kind-other = loại khác
model-state-new = mới xây dựng
model-state-strengthened = đã củng cố
model-state-effective = hoạt động hiệu quả
model-state-replicated = được nhân rộng
model-state-retired = đã ngừng
model-ask = Anh/chị muốn làm gì với mô hình này?
model-join = Tôi muốn tham gia
model-remark = Góp ý
model-missing = Mô hình này không còn trong sổ.
model-join-ask =
    Anh/chị muốn tham gia “{ $name }”. Anh/chị viết vài lời, ví dụ có thể giúp việc gì, lúc nào. Chỉ một tin nhắn.
    Cán bộ phụ trách { $place } sẽ đọc; lời này không hiện cho người khác. Anh/chị không cần cho biết tên.
model-remark-ask =
    Anh/chị muốn góp ý về “{ $name }”. Anh/chị viết vào đây, chỉ một tin nhắn.
    Cán bộ phụ trách { $place } sẽ đọc; lời này không hiện cho người khác. Anh/chị không cần cho biết tên.
model-proposal-ask =
    Anh/chị muốn đề xuất một mô hình ở { $place }. Anh/chị viết mô hình gì, ở thôn hay khu phố nào, chỉ một tin nhắn.
    Cán bộ phụ trách sẽ đọc; lời này không hiện cho người khác. Anh/chị không cần cho biết tên.
model-consent-ask =
    Lời của anh/chị chưa gửi. Cán bộ phụ trách { $place } có được nhắn lại vào khung chat này không?
    Nếu được, địa chỉ khung chat được mã hóa, cất riêng, chỉ để nhắn lại về việc này; cán bộ không thấy tài khoản của anh/chị.
    Nếu không, lời được lưu mà không kèm thông tin nào dẫn tới anh/chị. Muốn viết lại, anh/chị gõ tin nhắn mới.
model-send-reply = Gửi, được nhắn lại
model-send-quiet = Gửi, không nhắn lại
model-stop = Thôi, không gửi
model-stopped = Lời vừa rồi không được gửi đi.
model-kept-join = Đã gửi. Cảm ơn anh/chị muốn góp sức cho xóm làng.
model-kept-remark = Đã gửi lời góp ý. Cảm ơn anh/chị.
model-kept-proposal = Đã gửi đề xuất. Cảm ơn anh/chị.
model-answered =
    Cán bộ phụ trách { $place } trả lời lời anh/chị gửi về mô hình tự quản:

    { $text }

## Cảnh báo thủ đoạn

warnings-here = Cảnh báo thủ đoạn tội phạm cho { $place } và cho mọi nơi. Anh/chị bấm vào một mục để đọc.
warnings-everywhere = Cảnh báo thủ đoạn tội phạm ở mọi nơi. Anh/chị bấm vào một mục để đọc.
warnings-none = Chưa có cảnh báo mới. Dưới đây là những điều lúc nào cũng nên biết.
warnings-consent =
    Muốn nhận cảnh báo mới ngay trong khung chat này, anh/chị bấm nút nhận. Khi đó chúng tôi giữ địa chỉ khung chat, đã mã hóa, cùng nơi anh/chị chọn, chỉ để gửi cảnh báo.
    Anh/chị ngừng lúc nào cũng được, chỉ bấm một nút; chúng tôi xóa việc đăng ký ngay.
warnings-on-here = Anh/chị đang nhận cảnh báo mới của { $place }.
warnings-on-everywhere = Anh/chị đang nhận mọi cảnh báo mới.
warning-all = Cảnh báo ở mọi nơi
warning-place = Chọn xã, phường khác
warning-on = Nhận mọi cảnh báo
warning-on-place = Nhận cảnh báo của { $place }
warning-off = Ngừng nhận cảnh báo
warning-for-all = mọi nơi
warning-missing = Cảnh báo này không còn nữa.
warning-pushed = Cảnh báo mới từ Tin Báo. Tin Báo không bao giờ hỏi tiền, mã OTP, mật khẩu hay ảnh căn cước.
warning-card =
    { $topic }
    Nơi: { $place }

    { $body }

    Nguồn: { $source }
    Đơn vị xem lại ngày { $reviewed }.
warnings-turned-on = Từ nay có cảnh báo mới cho { $place }, chúng tôi gửi vào đây. Anh/chị ngừng lúc nào cũng được.
warnings-turned-off = Đã ngừng gửi cảnh báo và xóa việc đăng ký. Cảnh báo vẫn xem được ở mục “Cảnh báo thủ đoạn”.

## Lời cảm ơn

thanks-offer =
    Tin số { $number } của anh/chị có ích. Đơn vị muốn gửi lời cảm ơn. Anh/chị có nhận không?
    Không ai biết tên anh/chị nếu anh/chị không đồng ý. Từ chối cũng không sao, tin vẫn được xử lý như cũ.
thanks-yes = Tôi nhận lời cảm ơn
thanks-no = Không cần đâu
thanks-how =
    Anh/chị muốn được cảm ơn thế nào?
    Cảm ơn kín thì lời cảm ơn ở trong khung chat này, không nêu tên ai.
    Nếu cho đơn vị hẹn gặp, cán bộ sẽ viết vào tin để hỏi anh/chị; lúc đó anh/chị mới quyết định có cho biết tên hay không.
thanks-quiet = Cảm ơn kín
thanks-meet = Đơn vị có thể hẹn gặp
thanks-later = Để sau
thanks-quiet-done = Đơn vị chân thành cảm ơn anh/chị về tin số { $number }. Không ai được nêu tên.
thanks-meet-done = Cảm ơn anh/chị về tin số { $number }. Cán bộ sẽ viết vào tin này để hỏi ý anh/chị. Tên anh/chị vẫn chưa ai biết.
thanks-refused-done = Chúng tôi đã ghi là anh/chị không nhận lời cảm ơn cho tin số { $number }. Dù vậy, cảm ơn anh/chị đã báo tin.
thanks-missing = Ở đây không có lời cảm ơn nào đang chờ anh/chị trả lời. Nếu có mã tra cứu, anh/chị mở tin bằng mã.

## Bàn làm việc: mô hình

desk-help-model = /model – sổ mô hình tự quản và lời góp ý của người dân, ví dụ: /model 3
desk-button-models = Sổ mô hình
desk-button-model = Mô hình { $number }
desk-button-remark = Đề xuất { $number }
desk-button-remark-answer = Trả lời { $number }
desk-button-open-remark = Đọc lời này
desk-models-head = { $total } mô hình trong địa bàn của anh/chị.
desk-models-proposals = Đề xuất của người dân chưa trả lời: { $count }.
desk-model-line = { $mark }Mô hình { $number } · { $name } · { $kind } · { $place } · { $status }, từ { $since }
desk-model-how =
    Thêm: /model add LOẠI MÃ-XÃ TÊN, ví dụ: /model add camera 20878 Camera an ninh
    Loại: { $kinds }
    Đổi tình trạng: /model set 3 effective
    Ngừng: /model retire 3
desk-model-long = Tên dài quá, tối đa { $limit } ký tự.
desk-model-none = Không có mô hình { $number } trong địa bàn của anh/chị.
desk-model-no-remarks = Chưa ai góp ý.
desk-model-added = Đã ghi vào sổ:
desk-model-states = Mô hình { $number }: tình trạng là một trong { $states }.
desk-model-set = Mô hình { $number } từ nay: { $status }.
desk-remark =
    Lời { $number } · { $kind } · { $at } · { $state }
    { $words }
desk-remark-where = Nơi: { $place }
desk-remark-join = muốn tham gia
desk-remark-remark = góp ý
desk-remark-proposal = đề xuất mô hình
desk-remark-no-model = mô hình mới
desk-remark-is-open = nhắn lại được
desk-remark-is-quiet = không nhắn lại được
desk-remark-is-answered = đã trả lời
desk-remark-none = Không có lời { $number } trong địa bàn của anh/chị.
desk-remark-quiet = Người viết lời { $number } không để lại đường nhắn lại.
desk-remark-answer-ask = Anh/chị gõ lời trả lời lời { $number }. Người viết sẽ đọc đúng từng chữ.
desk-remark-answered = Đã gửi lời trả lời vào khung chat của người viết lời { $number }.
desk-news-remark = ✉️ Mô hình tự quản · { $name } · { $place }: người dân { $kind }.

## Bàn làm việc: cảnh báo

desk-help-warn = /warn – cảnh báo thủ đoạn: soạn, xem trước, gửi, ví dụ: /warn
desk-button-warning = Cảnh báo { $number }
desk-button-warn-send = Gửi đi
desk-button-warn-drop = Bỏ bản thảo
desk-warn-empty = Chưa có cảnh báo nào.
desk-warn-how =
    Soạn: /warn MÃ-XÃ (hoặc all cho mọi nơi), rồi mỗi phần một dòng, ví dụ:
    /warn all Tên cảnh báo
    Nội dung, một hay nhiều dòng
    Nguồn: cơ quan nào, ngày nào
    Người dân đọc đúng từng chữ: không nêu tên người chưa có kết luận, không nêu chi tiết của tin báo.
desk-warn-long = Dài quá: tên tối đa { $topic } ký tự, nội dung tối đa { $limit }.
desk-warn-outside = Anh/chị chỉ soạn cảnh báo cho địa bàn của mình được.
desk-warn-none = Không có cảnh báo { $number } mà anh/chị sửa được.
desk-warn-line = Cảnh báo { $number } · { $topic } · { $place } · { $state }
desk-warn-draft = bản thảo
desk-warn-sending = đang gửi
desk-warn-sent = đã gửi
desk-warn-preview = Bản thảo. Người dân sẽ đọc đúng như dưới đây. Gửi rồi thì không rút lại được.
desk-warn-out = Cảnh báo { $number } đã gửi rồi.
desk-warn-dropped = Đã bỏ bản thảo { $number }.
desk-warn-published = Cảnh báo { $number } đã vào danh sách và đang được gửi dần tới những người đăng ký nhận.

## Bàn làm việc: cảm ơn

desk-help-thank = /thank SỐ – cảm ơn người báo tin có giá trị, ví dụ: /thank 12
desk-button-thank = Cảm ơn người báo tin
desk-thank-emptied = Tin #{ $number } đã khép lại và nội dung đã xóa, nên không gửi lời cảm ơn.
desk-thank-not-yours = Tin #{ $number } do cán bộ khác xử lý. Cán bộ ấy hoặc quản trị viên gửi lời cảm ơn được.
desk-thank-pushed = Đã hỏi người báo tin #{ $number } có nhận lời cảm ơn không. Họ trả lời thì anh/chị được báo.
desk-thank-kept = Lời cảm ơn chờ trong tin #{ $number }: người báo tin thấy khi mở tin bằng mã tra cứu.
desk-thank-offered = Lời cảm ơn cho tin #{ $number } đang chờ người báo tin trả lời.
desk-thank-accepted = Người báo tin #{ $number } đã nhận lời cảm ơn.
desk-thank-quiet = Người báo tin #{ $number } đã nhận lời cảm ơn, không nêu tên ai.
desk-thank-meet = Người báo tin #{ $number } đã nhận lời cảm ơn và cho đơn vị viết vào tin để hẹn.
desk-thank-refused = Người báo tin #{ $number } không nhận lời cảm ơn. Xin anh/chị tôn trọng, không hỏi lại.
desk-news-thanks-accepted = Tin #{ $number } · { $category } · { $place }: người báo tin đã nhận lời cảm ơn.
desk-news-thanks-quiet = Tin #{ $number } · { $category } · { $place }: người báo tin đã nhận lời cảm ơn, không nêu tên ai.
desk-news-thanks-meet = Tin #{ $number } · { $category } · { $place }: người báo tin đã nhận lời cảm ơn, đơn vị có thể viết vào tin để hẹn.
desk-news-thanks-refused = Tin #{ $number } · { $category } · { $place }: người báo tin không nhận lời cảm ơn.

## Thực đơn lệnh trên Telegram

telegram-command-thank = Cảm ơn người báo tin: /thank 12
telegram-command-model = Sổ mô hình tự quản và lời góp ý
telegram-command-warn = Cảnh báo thủ đoạn: soạn, gửi
