### Sau khi gửi tin: sửa lời, rút tin, đánh giá, mở lại, giấy xác nhận.

status-withdrawn = Người báo tin đã rút

## Xem tin

case-officer = Cán bộ phụ trách: “{ $officer }” (tên máy đặt, không phải tên thật)
case-by-officer = Cán bộ “{ $officer }”
case-by-correction = Anh/chị đã sửa lời đã báo
case-by-rating = Anh/chị đã đánh giá
case-by-reopening = Anh/chị đã xin mở lại
case-gone = Nội dung tin này đã xóa hẳn, nên không bổ sung, đánh giá hay mở lại được nữa.
case-ask-gone = Anh/chị đang xem tin số { $number }. Tin này không viết thêm được nữa.
case-withdrawn =
    Tin số { $number }, gửi lúc { $filed }.
    Tin này anh/chị đã rút lúc { $withdrawn }. Lời kể, ảnh và cách liên lạc với anh/chị đã xóa.
case-back = Quay lại tin

## Sửa lời đã báo

case-correct = Sửa lời đã báo
case-correct-ask = Anh/chị viết lại cho đúng điều cần sửa trong tin số { $number }. Lời cũ vẫn còn, cán bộ thấy cả hai.
case-correct-done = Đã ghi lời sửa. Cán bộ xem tin thấy cả lời cũ và lời sửa.

## Rút tin

case-withdraw = Rút tin
case-withdraw-ask =
    Anh/chị muốn rút tin số { $number }?
    Lời kể, ảnh, trả lời và cách liên lạc với anh/chị sẽ bị xóa hẳn, không lấy lại được. Chỉ còn số tin, loại việc, xã, phường và thời gian.
case-withdraw_yes = Rút và xóa hẳn
case-withdraw-done = Đã rút tin số { $number }. Nội dung đã xóa. Lời nhắn trong khung chat này còn nhắc đến tin, được mã hóa và xóa chậm nhất sau khoảng một tuần. Có việc cần báo, anh/chị cứ báo tin mới.

## Đánh giá và mở lại

case-rate-good = Hài lòng
case-rate-fair = Tạm được
case-rate-bad = Chưa hài lòng
case-rate-done = Cảm ơn anh/chị đã đánh giá.
case-comment-ask = Muốn nói thêm vài lời về việc xử lý tin số { $number }, anh/chị viết vào đây. Không muốn thì bấm “Quay lại tin”.
case-comment-done = Đã ghi lời của anh/chị. Cảm ơn anh/chị.
case-reopen = Mở lại tin
case-reopen-ask = Vì sao cần mở lại tin số { $number }? Anh/chị viết lý do vào một tin nhắn. Mỗi tin mở lại được một lần.
case-reopen-done = Đã mở lại tin. Cán bộ đã được báo và sẽ đọc lý do của anh/chị.
case-push-rate = Anh/chị thấy việc xử lý thế nào? Anh/chị bấm một nút dưới đây nếu muốn.

## Khi không làm được

case-not-gone = Nội dung tin này đã xóa hẳn, nên việc này không làm được nữa.
case-not-closed = Tin đã khép lại, nên việc này không làm được nữa. Nếu có nút “Mở lại tin”, anh/chị dùng nút đó được.
case-not-begun = Cán bộ đã bắt đầu xử lý, nên tin không rút được nữa. Anh/chị vẫn sửa lời hoặc viết thêm được.
case-not-late = Tin chỉ rút được trong { $hours } giờ từ lúc gửi, nay đã quá. Anh/chị vẫn sửa lời hoặc viết thêm được.
case-not-open = Tin đang được xử lý, chưa khép lại. Khi tin khép lại, anh/chị đánh giá hoặc xin mở lại được.
case-not-rated = Anh/chị đã đánh giá tin này rồi. Cảm ơn anh/chị.
case-not-reopened = Tin này đã mở lại một lần rồi, nên không mở lại được nữa. Có điều mới, anh/chị báo tin mới giúp chúng tôi.

## Giấy xác nhận

case-statement = Giấy xác nhận đã nhận
statement-words =
    { $unit } xác nhận đã nhận một tin báo.
    Tin số: { $number }
    Nhận lúc: { $received }, giờ Việt Nam
    Ngày cấp giấy: { $issued }
    Giấy này không nói nội dung tin và không cho biết ai đã báo.
statement-how =
    Dưới đây là giấy xác nhận, có chữ ký điện tử. Anh/chị chép nguyên cả tin nhắn, đưa cho ai cần.
    Ai muốn kiểm tra thì gửi nguyên giấy đó cho Tin Báo ở trang đầu, hoặc gõ /verify rồi dán giấy vào.
    Ai có giấy này đều biết có tin số đó và tin được nhận lúc nào. Anh/chị chỉ đưa cho người mình tin.
statement-valid =
    Giấy này đúng do chúng tôi cấp, không bị sửa chữ nào. Phần được ký là:

    { $words }
statement-invalid = Giấy này không đúng: không phải do chúng tôi cấp, hoặc đã bị sửa. Anh/chị đừng tin nội dung trong giấy.
statement-incomplete =
    Giấy này chưa đủ nên chưa kiểm tra được.
    Anh/chị dán nguyên cả giấy, từ dòng TIN BAO RECEIPT 1 đến dòng TIN BAO END, mỗi lần một giấy.
statement-unknown = Ở đây chúng tôi chưa cấp và chưa kiểm tra được giấy xác nhận. Mã tra cứu vẫn dùng như thường.
verify = Muốn kiểm tra một giấy xác nhận, anh/chị gõ /verify rồi dán nguyên giấy vào sau.

## Dành cho cán bộ

desk-history-correction = Người báo tin sửa lời
desk-history-rating = Người báo tin đánh giá
desk-history-reopening = Người báo tin xin mở lại
desk-news-withdrawn = Tin #{ $number } · { $category } · { $place }: người báo tin đã rút, nội dung đã xóa.
desk-news-reopened = Tin #{ $number } · { $category } · { $place }: người báo tin xin mở lại.
