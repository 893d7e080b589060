### Lời của các biểu mẫu. `<biểu mẫu>-<câu>-ask` để hỏi, `<biểu mẫu>-<câu>-name` để gọi tên khi xem lại.

## Nút chung

form-back = Quay lại
form-skip = Bỏ qua
form-cancel = Hủy
form-done = Xong
form-clear = Bỏ hết ảnh và tệp
form-submit = Gửi đi
form-edit = Sửa một mục
form-resume = Viết tiếp tin đang dở

form-review =
    Anh/chị xem lại giúp:

    { $summary }

    Đúng rồi thì anh/chị bấm “Gửi đi”. Chưa bấm thì chưa có gì được gửi.
form-edit-ask = Anh/chị muốn sửa mục nào?
form-one-more = Vì anh/chị vừa đổi câu trả lời, chúng tôi cần hỏi thêm một câu.
form-left = Anh/chị đã ra khỏi biểu mẫu. Chưa có gì được gửi đi.
form-changed = Bộ câu hỏi vừa được cập nhật. Những câu trả lời còn hợp chúng tôi vẫn giữ.
form-gone = Biểu mẫu này không còn dùng nữa. Chưa có gì được gửi đi. Mong anh/chị thông cảm và bắt đầu lại.

## Ảnh và tệp

media-kept = Đã nhận ảnh ({ $count }/{ $limit }).
media-full = Đã đủ { $limit } ảnh hoặc tệp, tệp vừa rồi chưa được giữ.
media-not-here = Mục này không nhận ảnh hay tệp, nên tệp chưa được giữ. Anh/chị đừng lại gần vật đó để chụp.
media-words = Câu này chỉ nhận ảnh, video, tin thoại, PDF. Anh/chị gửi vào đây, hoặc bấm nút để đi tiếp.
media-caption-kept = Lời kèm ảnh đã được ghi thêm vào nội dung.
media-caption-lost = Lời kèm ảnh chưa được ghi, anh/chị viết lại ở câu hỏi về nội dung nhé.
summary-pictures = { $count } ảnh hoặc tệp
summary-point = có vị trí trên bản đồ

## Nơi chốn

place-confirm = Anh/chị viết: “{ $words }”. Anh/chị chọn nơi đúng giúp.
place-near = Vị trí anh/chị gửi có lẽ ở một trong các nơi này. Anh/chị chọn giúp.
place-unknown = Anh/chị viết: “{ $words }”. Chúng tôi chưa nhận ra xã, phường nào. Anh/chị gõ lại tên xã, phường (tên cũ cũng được), hoặc giữ nguyên lời đã viết.
place-outside = Vị trí này có vẻ nằm ngoài địa bàn { $province }. Anh/chị gõ tên xã, phường, hoặc chỉ giữ vị trí vừa gửi.
place-other = Anh/chị gõ tên xã, phường. Tên cũ trước khi sáp nhập cũng được, không cần gõ dấu.
place-as-written = Giữ nguyên lời tôi viết
place-point-only = Chỉ giữ vị trí trên bản đồ
place-formerly = { $name } (trước là { $before })
place-elsewhere = Nơi khác

## Liên lạc

contact-none = Không cần liên lạc lại
contact-chat = Trả lời tôi ở đây
contact-phone = Gọi điện cho tôi
contact-phone-ask = Anh/chị gõ số điện thoại muốn nhận cuộc gọi. Chỉ cán bộ phụ trách được xem số này.

## Biên nhận

receipt =
    Chúng tôi đã nhận tin của anh/chị. Tin số { $number }.

    Mã tra cứu của anh/chị:
    { $code }

    Anh/chị ghi lại mã này và giữ kín. Ai có mã, đường dẫn hay ảnh mã vuông này đều đọc được trả lời của công an.
receipt-urgent = Tin được đánh dấu khẩn. Nhưng nếu đang nguy hiểm, anh/chị đừng chờ ở đây: gọi { $police } ngay.
receipt-contact-none =
    Cán bộ sẽ xem tin. Tin này không kèm cách nào để liên lạc với anh/chị.
    Muốn biết kết quả hay đọc câu hỏi của cán bộ, anh/chị bấm “Tra cứu tin đã gửi” và gõ mã. Mất mã thì không lấy lại được.
receipt-contact-chat =
    Cán bộ sẽ xem tin. Khi có trả lời, chúng tôi nhắn anh/chị ngay tại đây.
    Anh/chị cũng có thể bấm “Tra cứu tin đã gửi” và gõ mã bất cứ lúc nào.
receipt-contact-phone =
    Cán bộ sẽ xem tin và có thể gọi cho anh/chị. Công an không hỏi tiền, mã OTP hay mật khẩu qua điện thoại.
    Anh/chị cũng có thể bấm “Tra cứu tin đã gửi” và gõ mã bất cứ lúc nào.

## Nguy hiểm

call-now =
    Xin anh/chị gọi ngay, đừng chờ trả lời ở đây:
    { $police }: công an
    { $fire }: cháy, mắc kẹt, cứu nạn
    { $ambulance }: cấp cứu

    Nếu không tiện nói, anh/chị tìm chỗ an toàn trước, rồi báo tiếp. Tin này sẽ được đánh dấu khẩn.
card-do-not-touch =
    Xin anh/chị dừng lại và lùi ra xa.
    Từ chỗ an toàn, gọi { $police }. Việc còn lại xin để công an, quân đội lo.

    • Không chạm, không đào, không tháo, không di chuyển vật đó.
    • Không lại gần để chụp ảnh.
    • Giữ trẻ em và người khác tránh xa.

## Báo tin

tip-intro =
    Anh/chị không phải cho biết tên. Câu nào không bắt buộc đều có thể bỏ qua.
    Tin càng rõ nơi chốn, thời gian thì càng dễ kiểm tra. Tin không có gì để kiểm tra có thể không xử lý được.
    Chúng tôi nhận tin về tội phạm, tệ nạn, an ninh trật tự và vũ khí. Chúng tôi không nhận ý kiến về chính trị, tôn giáo.
tip-danger-ask = Lúc này có ai đang gặp nguy hiểm không?
tip-danger-name = Nguy hiểm ngay lúc này
tip-danger-yes = Có, đang nguy hiểm
tip-danger-no = Không
tip-danger-skip = Tôi không rõ
tip-category-ask = Anh/chị muốn báo về việc gì?
tip-category-name = Loại việc
tip-kind-ask = Cụ thể là việc nào?
tip-kind-name = Cụ thể
tip-kind-skip = Không rõ, bỏ qua
tip-what-ask =
    Anh/chị kể việc đã xảy ra, theo lời của mình. Không cần đúng chính tả, không cần gõ dấu. Gửi tin thoại cũng được.
    Nếu muốn giấu tên, anh/chị đừng viết tên mình ở đây.
tip-what-name = Nội dung
tip-when-ask = Việc xảy ra lúc nào? Anh/chị bấm nút, hoặc gõ ngày giờ.
tip-when-name = Thời gian
tip-when-now = Đang xảy ra
tip-when-today = Hôm nay
tip-when-yesterday = Hôm qua
tip-when-repeated = Nhiều lần
tip-when-skip = Không nhớ
tip-place-ask = Việc xảy ra ở đâu? Anh/chị gửi vị trí, hoặc gõ tên xã, phường, thôn. Tên cũ cũng được.
tip-place-name = Nơi xảy ra
tip-place-skip = Không nhớ nơi nào
tip-who-ask = Anh/chị có nhớ người nào, xe nào không? Ví dụ dáng người, màu áo, biển số. Không biết thì bỏ qua.
tip-who-name = Người, xe
tip-source-ask = Anh/chị biết việc này từ đâu?
tip-source-name = Biết từ đâu
tip-source-saw = Tôi tận mắt thấy
tip-source-victim = Tôi là người bị hại
tip-source-told = Nghe người khác kể
tip-source-online = Thấy trên mạng
tip-pictures-ask =
    Anh/chị có ảnh thì gửi vào đây. Video, tin thoại, tệp PDF cũng được.
    Tối đa 5 tệp, mỗi tệp 20 MB. Tiếng dài tối đa 10 phút, video 5 phút.
    Chúng tôi xóa thông tin ẩn trong tệp, như nơi chụp và loại máy.
    Đừng mạo hiểm để chụp ảnh. Xin đừng gửi ảnh căn cước.
tip-pictures-name = Ảnh, tệp
tip-pictures-skip = Không có ảnh
tip-at_risk-ask = Nếu công an liên lạc, anh/chị có gặp nguy hiểm không?
tip-at_risk-name = Liên lạc có nguy hiểm
tip-at_risk-yes = Có, có thể nguy hiểm
tip-at_risk-no = Không
tip-at_risk-skip = Tôi không chắc
tip-at_risk-care = Cảm ơn anh/chị đã cho biết. Chúng tôi sẽ không gọi điện. Kín đáo nhất là chọn “Không cần liên lạc lại” rồi tự xem trả lời bằng mã tra cứu.
tip-contact-ask = Anh/chị muốn nhận trả lời bằng cách nào?
tip-contact-name = Cách liên lạc

## Giao nộp vũ khí

hand_in-intro =
    Cảm ơn anh/chị đã nghĩ đến sự an toàn của mọi người.
    Nhà nước vận động người dân tự nguyện giao nộp vũ khí. Tin Báo không có thẩm quyền kết luận về trách nhiệm pháp lý; anh/chị hãy hỏi Công an xã, phường.
    Xin để vật đó nguyên chỗ trong lúc trả lời.
hand_in-explosive-ask = Vật đó có thể nổ, bị vùi, rỉ sét, hoặc anh/chị không biết là gì?
hand_in-explosive-name = Có thể nổ hoặc không rõ
hand_in-explosive-yes = Có, có thể nổ hoặc không biết là gì
hand_in-explosive-unsure = Tôi không chắc
hand_in-explosive-no = Không, tôi biết rõ đó là gì
hand_in-kind-ask = Đó là loại nào?
hand_in-kind-name = Loại
hand_in-count-ask = Có bao nhiêu? Anh/chị bấm nút hoặc gõ số.
hand_in-count-name = Số lượng
hand_in-count-unknown = Không đếm được
hand_in-loaded-ask = Súng có đang nạp đạn không? Anh/chị đừng mở súng ra để kiểm tra.
hand_in-loaded-name = Đang nạp đạn
hand_in-loaded-yes = Có, đang nạp đạn
hand_in-loaded-unsure = Tôi không chắc
hand_in-loaded-no = Không nạp đạn
hand_in-loaded-care =
    Xin anh/chị đừng tháo đạn, đừng bóp cò, đừng mang súng đi đâu.
    Để nguyên chỗ, giữ trẻ em tránh xa, và chờ công an đến. Nếu có nguy hiểm, gọi { $police }.
hand_in-place-ask = Vật đó đang ở đâu? Anh/chị gửi vị trí, hoặc gõ tên xã, phường, thôn. Tên cũ cũng được.
hand_in-place-name = Nơi để vật
hand_in-handover-ask = Anh/chị muốn giao nộp cách nào?
hand_in-handover-name = Cách giao nộp
hand_in-handover-come = Công an đến nhận
hand_in-handover-point = Hẹn giao tại Công an xã, phường
hand_in-handover-wait = Xin anh/chị chưa mang vật đó đi. Chờ công an trả lời, hướng dẫn cách giao an toàn và hẹn giờ đã nhé.
hand_in-station-ask = Anh/chị muốn hẹn giao tại Công an xã, phường nào? Anh/chị gõ tên xã, phường; tên cũ cũng được. Xin cứ để vật đó nguyên chỗ, chờ công an trả lời.
hand_in-station-name = Nơi hẹn giao
hand_in-station-skip = Nơi nào cũng được
hand_in-suits-ask = Lúc nào thì tiện cho anh/chị? Bấm nút, hoặc gõ ngày giờ.
hand_in-suits-name = Lúc tiện
hand_in-suits-any = Lúc nào cũng được
hand_in-suits-morning = Buổi sáng
hand_in-suits-afternoon = Buổi chiều
hand_in-suits-evening = Buổi tối
hand_in-contact-ask = Anh/chị muốn nhận trả lời về việc giao nộp bằng cách nào?
hand_in-contact-name = Cách liên lạc

## Vật nghi nổ

explosive-place-ask = Từ chỗ an toàn, anh/chị cho biết mình đang đứng ở đâu: gửi vị trí, hoặc gõ tên xã, phường, thôn. Chúng tôi báo khẩn ngay khi anh/chị trả lời.
explosive-place-name = Nơi người báo đứng
explosive-place-skip = Báo khẩn, không ghi nơi
