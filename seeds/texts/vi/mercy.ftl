### Kể hết trong một tin nhắn, trẻ em và người bị hại, tin viết dở, gửi lại. Không hỏi lại điều đã nói, không trách.

## Kể hết trong một tin nhắn

whole-kept =
    Chúng tôi đã ghi lại lời anh/chị. Lời này chưa được gửi đi.
    Chỉ còn vài câu hỏi ngắn. Câu nào không rõ, anh/chị bỏ qua được.
whole-kept-here = Chúng tôi đã ghi lại lời anh/chị làm nội dung tin. Còn câu dưới đây, anh/chị chọn giúp một nút.
whole-added = Chúng tôi đã ghi thêm lời vừa rồi vào nội dung tin. Còn câu dưới đây vẫn chờ anh/chị.
whole-when = Thời gian chúng tôi hiểu là: { $when }. Trước khi gửi, anh/chị sửa lại được.
whole-long = Lời kể dài { $length } ký tự, chúng tôi ghi được tối đa { $limit }. Lời này chưa được ghi. Anh/chị viết gọn lại giúp, chúng tôi không tự cắt bớt.
guess-ask =
    Theo lời anh/chị, chúng tôi đoán loại việc ở nút đầu tiên.
    Nếu đúng, anh/chị bấm nút đó. Nếu không, anh/chị chọn loại việc khác.
guess-yes = Đúng: { $name }

## Trẻ em, người bị hại, người đang gặp nguy hiểm

mercy-urgent =
    Nếu việc đang xảy ra, xin anh/chị tránh xa và gọi ngay { $police }. Công an đến được ngay, còn tin nhắn ở đây thì không.
    Có người bị thương, gọi { $ambulance }.
mercy-child =
    Cảm ơn em hoặc anh/chị đã nói ra. Đây không phải lỗi của trẻ.
    Trẻ em đang bị đau, bị dọa hay bị làm hại, gọi { $children } lúc nào cũng được, không mất tiền.
    Đang nguy hiểm, gọi { $police }.
    Chúng tôi vẫn ở đây. Khi đã an toàn, xin kể tiếp bên dưới.
mercy-victim =
    Chúng tôi rất tiếc về điều đã xảy ra. Đó không phải lỗi của anh/chị.
    Đang nguy hiểm, xin gọi ngay { $police }. Bị thương, gọi { $ambulance }. Nếu là trẻ em, gọi { $children }.
    Khi đã an toàn, anh/chị kể tiếp bên dưới. Không muốn trả lời câu nào thì bỏ qua câu đó.

## Tin viết dở

resume-ask =
    Anh/chị còn một phần viết dở ở đây, chưa gửi đi.
    Anh/chị bấm “Viết tiếp tin đang dở” để viết tiếp, hoặc bấm “Hủy” để bỏ. Không làm gì thì phần này sẽ được xóa sau ít ngày.
form-erased = Phần anh/chị viết dở lần trước để đã lâu nên chúng tôi đã xóa. Phần đó chưa được gửi cho ai.

## Gửi nhiều tin, gửi lại tin cũ

limit-reached =
    Trong một giờ qua anh/chị đã gửi nhiều tin. Xin anh/chị chờ khoảng { $minutes } phút rồi bấm “Gửi đi”.
    Các câu trả lời vẫn giữ nguyên ở đây. Có việc khẩn cấp, anh/chị gọi ngay { $police }.
repeat-ask =
    Lời này anh/chị đã gửi lúc { $at } rồi, và chúng tôi đã nhận.
    Anh/chị vẫn muốn gửi thêm thành một tin mới không?
repeat-ask-number =
    Lời này anh/chị đã gửi lúc { $at } rồi, đó là tin số { $number }.
    Anh/chị mở tin đó để xem và viết thêm, hay vẫn gửi thành một tin mới?
repeat-open = Mở tin đã gửi
form-again = Vẫn gửi tin mới
