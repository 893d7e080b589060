### Các việc khác của chương trình: cứu giúp khi lũ, tái hòa nhập, hòa giải, camera, báo giúp, hỏi đáp.

## Trang đầu

menu-flood = Cứu giúp khi lũ lụt
menu-desks = Hỗ trợ, hỏi đáp, cảnh báo
menu-reintegration = Tái hòa nhập cộng đồng
menu-mediation = Nhờ hòa giải
menu-camera = Có hình camera
menu-on_behalf = Báo giúp người khác
menu-question = Hỏi cán bộ
desks-ask = Anh/chị cần việc nào? Những việc này tách riêng với tin báo.
media-not-taken = Mục này không nhận ảnh, nên ảnh chưa được giữ. Anh/chị kể bằng chữ giúp.

## Cứu giúp khi lũ lụt

flood-intro =
    Gọi được thì anh/chị gọi ngay:
    { $fire }: cứu nạn, cứu hộ
    { $rescue }: tìm kiếm cứu nạn
    { $ambulance }: cấp cứu

    Không gọi được thì nhắn ở đây. Một tin là đủ.
flood-call-ask =
    Anh/chị đang ở đâu, có mấy người, ai yếu, nước cao tới đâu?
    Anh/chị gõ vài chữ, hoặc gửi vị trí. Gửi xong là chúng tôi báo khẩn ngay cho cán bộ, và cán bộ có thể nhắn lại ở đây.
flood-call-name = Lời gọi cứu
flood-sent =
    Chúng tôi đã báo khẩn lời gọi cứu cho cán bộ. Máy không biết lúc nào có người tới, nên gọi được thì anh/chị vẫn gọi { $fire } hoặc { $rescue }.
    Anh/chị lên chỗ cao, giữ ấm và giữ pin. Các câu sau không bắt buộc; trả lời câu nào, chúng tôi chuyển ngay câu đó.
flood-position-ask = Gửi được vị trí thì dễ tìm hơn. Anh/chị gửi vị trí, hoặc gõ tên xã, phường, thôn.
flood-position-name = Vị trí
flood-position-skip = Không gửi được
flood-words-ask = Anh/chị nói thêm vài chữ: có mấy người, nước tới đâu, tìm anh/chị ở chỗ nào?
flood-words-name = Lời kể thêm
flood-people-ask = Có bao nhiêu người cần giúp? Anh/chị bấm nút hoặc gõ số.
flood-people-name = Số người
flood-weak-ask = Trong đó có ai yếu không? Có nhiều người yếu thì anh/chị chọn “Nhiều người yếu”, rồi kể bằng chữ nếu được.
flood-weak-name = Người yếu
flood-weak-children = Trẻ nhỏ
flood-weak-old = Người già
flood-weak-sick = Người bệnh, có thai
flood-weak-disabled = Người khuyết tật
flood-weak-several = Nhiều người yếu
flood-weak-none = Không có ai yếu
flood-water-ask = Nước đang cao tới đâu?
flood-water-name = Mực nước
flood-water-ankle = Tới mắt cá
flood-water-knee = Tới đầu gối
flood-water-waist = Tới thắt lưng
flood-water-chest = Tới ngực
flood-water-roof = Tới mái nhà
flood-battery-ask = Điện thoại còn nhiều pin không?
flood-battery-name = Pin điện thoại
flood-battery-low = Sắp hết pin
flood-battery-some = Còn một ít
flood-battery-enough = Còn đủ dùng
flood-pictures-ask =
    Có ảnh chỗ anh/chị đang ở thì gửi vào đây. Chúng tôi xóa thông tin ẩn trong ảnh.
    Đừng ra chỗ nước sâu để chụp.
flood-pictures-name = Ảnh
flood-pictures-skip = Không có ảnh

form-enough = Thế là đủ
followup-added = Đã chuyển thêm câu này cho cán bộ.
followup-complete = Đã chuyển thêm câu này cho cán bộ. Chúng tôi không hỏi gì nữa. Cán bộ nhắn thì tin hiện ở đây.
followup-left = Lời gọi cứu đã gửi vẫn còn đó. Cần nói thêm, anh/chị bấm “Cứu giúp khi lũ lụt” lần nữa.
call-again =
    Anh/chị đã gọi cứu chưa đầy một giờ trước. Lời gọi đó còn đây.
    Anh/chị viết tiếp vào đây, cán bộ đọc chung một chỗ.
case-safe = Tôi đã an toàn
call-safe = Mừng anh/chị đã an toàn. Chúng tôi báo cho cán bộ ngay.
call-safe-words = Người báo cho biết: tôi đã an toàn.

status-flood-new = Đã nhận
status-flood-accepted = Đã nhận, đã có cán bộ lo
status-flood-in_progress = Đã có người tới
status-flood-forwarded = Đã chuyển lực lượng khác
status-flood-resolved = An toàn

## Tái hòa nhập cộng đồng

reintegration-intro =
    Đây là chỗ hỏi riêng, tách hẳn với tin báo. Anh/chị không cần cho biết tên.
    Xin anh/chị đừng kể mình từng vướng việc gì, án bao lâu. Chúng tôi không hỏi và không cần biết.
reintegration-help-ask = Anh/chị cần giúp việc gì?
reintegration-help-name = Cần giúp
reintegration-help-work = Tìm việc làm
reintegration-help-loan = Vay vốn
reintegration-help-papers = Giấy tờ
reintegration-help-trade = Học nghề
reintegration-help-health = Sức khỏe, tâm sự
reintegration-help-other = Việc khác
reintegration-words-ask = Anh/chị muốn hỏi điều gì? Viết theo lời của mình là được.
reintegration-words-name = Câu hỏi
reintegration-place-ask = Anh/chị ở xã, phường nào? Tên cũ cũng được. Câu này để cán bộ nơi đó trả lời.
reintegration-place-name = Xã, phường
reintegration-place-skip = Không muốn nói
reintegration-contact-ask = Anh/chị muốn nhận trả lời bằng cách nào?
reintegration-contact-name = Cách liên lạc

## Hòa giải

mediation-intro =
    Tổ hòa giải ở xã, phường giúp hai bên ngồi lại với nhau. Chỉ hòa giải khi cả hai bên đều muốn.
    Anh/chị không cần viết tên bên kia.
    Có đánh nhau, dọa đánh hay bạo lực trong nhà thì không chờ hòa giải: anh/chị gọi { $police }.
mediation-about-ask = Việc cần hòa giải là gì?
mediation-about-name = Việc
mediation-about-neighbours = Chuyện hàng xóm
mediation-about-land = Ranh giới đất
mediation-about-noise = Tiếng ồn
mediation-about-family = Chuyện trong nhà
mediation-about-debt = Nợ nần, tiền bạc
mediation-about-other = Việc khác
mediation-about-violence = Có đánh nhau, dọa đánh
mediation-violence =
    Việc có đánh nhau hay dọa đánh thì công an cần biết ngay, không đem hòa giải trước.
    Đang nguy hiểm, anh/chị gọi { $police }. Chúng tôi mở phần báo tin cho anh/chị.
mediation-words-ask =
    Anh/chị kể ngắn gọn việc đang vướng, và điều anh/chị mong muốn.
    Xin đừng viết tên bên kia.
mediation-words-name = Nội dung
mediation-agreed-ask = Bên kia đã đồng ý hòa giải chưa?
mediation-agreed-name = Bên kia
mediation-agreed-yes = Đã đồng ý
mediation-agreed-not_asked = Chưa hỏi
mediation-agreed-no = Chưa đồng ý
mediation-wish =
    Vậy chúng tôi ghi đây là mong muốn của anh/chị.
    Tổ hòa giải sẽ hỏi ý bên kia trước. Bên kia không muốn thì không hòa giải, và anh/chị sẽ được báo lại.
mediation-consent-ask = Anh/chị đồng ý để tổ hòa giải ở xã, phường đọc lời này và hỏi ý bên kia chứ?
mediation-consent-name = Anh/chị đồng ý
mediation-consent-yes = Tôi đồng ý
mediation-place-ask = Việc ở xã, phường nào? Tên cũ cũng được, không cần gõ dấu.
mediation-place-name = Xã, phường
mediation-contact-ask = Tổ hòa giải cần hẹn với anh/chị. Anh/chị muốn nhận trả lời bằng cách nào?
mediation-contact-name = Cách liên lạc

## Camera

camera-intro =
    Cảm ơn anh/chị đã muốn giúp. Ở đây anh/chị chỉ cho biết camera đã ghi được gì, chưa cần gửi hình.
    Nơi đặt camera không bao giờ được đăng lên. Cán bộ cần hình sẽ nhắn anh/chị để hẹn cách giao.
camera-place-ask = Camera nhìn ra chỗ nào? Anh/chị gửi vị trí, hoặc gõ tên xã, phường, thôn, đường.
camera-place-name = Nơi camera nhìn thấy
camera-when-ask = Việc được ghi lúc nào? Anh/chị bấm nút, hoặc gõ ngày giờ.
camera-when-name = Lúc ghi hình
camera-when-always = Camera ghi suốt ngày đêm
camera-type-ask = Đó là camera loại nào?
camera-type-name = Loại camera
camera-type-home = Camera nhà
camera-type-shop = Camera cửa hàng
camera-type-car = Camera trên xe
camera-type-phone = Quay bằng điện thoại
camera-type-other = Loại khác
camera-stored-ask = Hình còn giữ được bao lâu trước khi máy tự xóa?
camera-stored-name = Hình còn giữ
camera-stored-skip = Tôi không rõ
camera-stored-day = Chừng một ngày
camera-stored-week = Chừng một tuần
camera-stored-month = Chừng một tháng
camera-stored-saved = Tôi đã lưu riêng
camera-words-ask = Camera ghi được gì? Anh/chị kể ngắn gọn, hoặc bỏ qua.
camera-words-name = Ghi được gì
camera-contact-ask = Cán bộ cần hẹn với anh/chị cách giao hình, nên chúng tôi cần một cách liên lạc. Anh/chị chọn cách nào?
camera-contact-name = Cách liên lạc
camera-no-media = Ở đây chưa cần gửi hình, nên ảnh vừa rồi không được giữ. Cán bộ cần thì sẽ nhắn anh/chị.

## Báo giúp người khác

on_behalf-intro =
    Mục này để anh/chị báo giúp người không tự nhắn được.
    Chúng tôi không hỏi tên anh/chị, cũng không hỏi tên người kể.
    Cán bộ chỉ biết đây là tin báo giúp và vai trò của anh/chị. Nếu có liên lạc lại thì liên lạc với anh/chị, khi anh/chị đồng ý.
on_behalf-danger-ask = Lúc này có ai đang gặp nguy hiểm không?
on_behalf-danger-name = Nguy hiểm ngay lúc này
on_behalf-helper-ask = Anh/chị là ai với người kể?
on_behalf-helper-name = Báo giúp, người báo giúp là
on_behalf-helper-family = Người thân
on_behalf-helper-village = Trưởng thôn, tổ trưởng
on_behalf-helper-trusted = Người có uy tín
on_behalf-helper-member = Người của hội, đoàn thể
on_behalf-helper-other = Người khác
on_behalf-agreed-ask = Người kể có đồng ý để anh/chị báo giúp không?
on_behalf-agreed-name = Người kể đồng ý
on_behalf-agreed-yes = Có, đã đồng ý
on_behalf-agreed-unable = Chưa hỏi được
on_behalf-unable =
    Không sao, như khi đó là trẻ nhỏ hoặc người đang yếu. Anh/chị chỉ kể điều cần để bảo vệ người đó.
    Nếu người đó không muốn báo và không ai gặp nguy hiểm, anh/chị bấm “Hủy” giúp.
on_behalf-category-ask = Anh/chị muốn báo về việc gì?
on_behalf-category-name = Loại việc
on_behalf-explosive-ask = Vật đó có thể nổ, bị vùi, rỉ sét, hoặc không ai biết là gì?
on_behalf-explosive-name = Có thể nổ hoặc không rõ
on_behalf-what-ask =
    Anh/chị kể lại lời của người đó. Không cần đúng chính tả, không cần gõ dấu.
    Nếu muốn giấu tên, anh/chị đừng viết tên mình hay tên người kể.
on_behalf-what-name = Lời kể
on_behalf-when-ask = Việc xảy ra lúc nào? Anh/chị bấm nút, hoặc gõ ngày giờ.
on_behalf-when-name = Thời gian
on_behalf-place-ask = Việc xảy ra ở đâu? Anh/chị gửi vị trí, hoặc gõ tên xã, phường, thôn. Tên cũ cũng được.
on_behalf-place-name = Nơi xảy ra
on_behalf-contact-ask = Nếu cần hỏi thêm, chúng tôi có được liên lạc với anh/chị là người báo giúp không?
on_behalf-contact-name = Liên lạc với người báo giúp
on_behalf-no-media = Mục này chỉ nhận lời kể, nên ảnh chưa được giữ. Muốn gửi ảnh, anh/chị về trang đầu, chọn “Báo tin”.

## Hỏi cán bộ

question-intro = Anh/chị cứ hỏi về chương trình, về việc giữ an ninh, trật tự nơi mình ở. Cán bộ sẽ đọc và trả lời.
question-words-ask = Anh/chị muốn hỏi điều gì?
question-words-name = Câu hỏi
question-place-ask = Câu hỏi về xã, phường nào? Tên cũ cũng được. Không cần thì bỏ qua.
question-place-name = Xã, phường
question-place-skip = Không riêng nơi nào
question-contact-ask = Anh/chị muốn nhận trả lời ở đâu?
question-contact-name = Nhận trả lời
question-contact-none = Tôi tự xem bằng mã

## Cán bộ

desk-card-private = Việc riêng tư: chỉ người giải quyết đọc, không chuyển lời này cho ai khác, không hỏi về quá khứ của người viết.
