### Lời về lòng tin: giữ những gì, xem, rút đồng ý, xóa, nhận ra Tin Báo thật.

# What this language is called in itself, on the button that picks it.
language-name = Tiếng Việt

## Lời báo trước, ngay sau lời chào

notice =
    Chúng tôi giữ kín: cán bộ đọc tin không thấy tài khoản của anh/chị. Tin anh/chị gửi được mã hóa.
    Muốn xem hoặc xóa những gì chúng tôi giữ, anh/chị bấm “Quyền riêng tư”.
notice-web =
    Ở trang này anh/chị ẩn danh, không cần tài khoản. Tin anh/chị gửi được mã hóa.
    Muốn xem hoặc xóa những gì chúng tôi giữ, anh/chị bấm “Quyền riêng tư”.

## Trang quyền riêng tư

privacy-own-ask = Anh/chị muốn làm gì với dữ liệu của mình?
privacy-data = Xem dữ liệu của tôi
privacy-forget = Xóa danh tính của tôi
privacy-verify = Nhận ra Tin Báo thật
privacy-withdraw-contact = Rút đồng ý: liên lạc
privacy-withdraw-place = Rút đồng ý: vị trí
privacy-withdraw-media = Rút đồng ý: ảnh, tệp

## Dữ liệu của tôi

mydata =
    Về cuộc trò chuyện này, chúng tôi đang giữ:

    { $lines }

    Ngoài ra có lời nhắn của chúng tôi trong khung chat này, đã mã hóa, xóa chậm nhất sau khoảng một tuần.
    Tin đã gửi mà không cần liên lạc thì không gắn với anh/chị, nên không có ở đây. Anh/chị xem bằng mã tra cứu.
mydata-language = Ngôn ngữ: { $language }
mydata-form = Một tin đang viết dở, chưa gửi
mydata-no-form = Không có tin nào đang viết dở
mydata-consent = Đồng ý về { $purpose }, bản số { $version }
mydata-no-consent = Chưa có sự đồng ý nào
mydata-case = Tin số { $number }, gửi ngày { $filed }: { $status }
mydata-no-case = Không có tin nào còn gắn với anh/chị
mydata-remarks = { $count } lời nhắn cho mô hình tự quản, có thể được trả lời tại đây
mydata-warnings = Đang nhận cảnh báo thủ đoạn tại đây
consent-contact = liên lạc lại
consent-place = vị trí
consent-media = ảnh, tệp

## Rút đồng ý

withdrawn-contact =
    Anh/chị đã rút đồng ý về liên lạc. Chúng tôi đã cắt đường liên lạc của mọi tin gửi từ đây, kể cả số điện thoại.
    Tin vẫn được xem xét. Muốn đọc trả lời, anh/chị dùng mã tra cứu.
withdrawn-place =
    Anh/chị đã rút đồng ý về vị trí. Vị trí trong tin đang viết dở, nếu có, đã bỏ.
    Vị trí trong tin đã gửi vẫn được giữ, vì công an cần để phòng, chống tội phạm.
withdrawn-media =
    Anh/chị đã rút đồng ý về ảnh, tệp. Ảnh trong tin đang viết dở, nếu có, đã bỏ.
    Ảnh trong tin đã gửi vẫn được giữ, vì công an cần để phòng, chống tội phạm.

## Xóa danh tính

privacy-forget-ask =
    Anh/chị có chắc muốn xóa danh tính khỏi Tin Báo không?
    Sẽ xóa: đường liên lạc của mọi tin đã gửi từ đây, số điện thoại, tin đang viết dở. Lời nhắn trong khung chat này trên máy chủ cũng xóa. Cảnh báo thủ đoạn không gửi tới đây nữa, và lời nhắn cho mô hình không còn trả lời được.
    Không xóa: nội dung tin đã gửi, vì công an cần để phòng, chống tội phạm. Muốn rút một tin, anh/chị mở tin đó bằng mã tra cứu.
    Xóa rồi thì không lấy lại được, chúng tôi cũng không nhắn cho anh/chị được nữa.
privacy-forget-yes = Xóa, tôi chắc chắn
forgotten =
    Đã xóa. Từ giờ không tin nào gửi trước đây còn dẫn tới anh/chị.
    Sự đồng ý cũ chỉ còn lại dưới dạng không tên. Địa chỉ để trả lời anh/chị ở đây sẽ tự xóa, chậm nhất sau khoảng một tuần.
forgotten-cases = Số tin đã cắt đường liên lạc: { $count }. Muốn xem hoặc rút một tin, anh/chị vẫn dùng được mã tra cứu.
forget-staff = Anh/chị là cán bộ của kênh này nên không tự xóa được. Việc cán bộ đã xem và làm phải được ghi lại. Anh/chị nhờ quản trị viên khi thôi nhiệm vụ.

## Nhận ra Tin Báo thật

verify-how =
    Tin Báo thật do { $unit } vận hành.
    { $where }

    Tin Báo không bao giờ hỏi tiền, mã OTP, mật khẩu hay ảnh căn cước. Không bao giờ gửi tệp hay ứng dụng để anh/chị cài.
    Tên, ảnh đại diện hay dấu tích đều có thể bị làm giả. Chưa yên tâm thì anh/chị đến hoặc gọi Công an xã, phường để hỏi trực tiếp.
verify-addresses =
    Chỉ những địa chỉ này là thật:
    { $lines }
verify-no-address = Đơn vị chưa công bố địa chỉ ở đây. Anh/chị hỏi trực tiếp Công an xã, phường để biết đúng tên và đường dẫn.

## Xóa ngay lời nhắn: không một chữ nào về việc báo tin

panic =
    Đã xóa lời nhắn của máy trong khoảng hai ngày qua. Lời anh/chị tự gõ và lời cũ hơn vẫn còn ở đây.
    Muốn xóa hết, anh/chị mở trình đơn của cuộc trò chuyện này và chọn xóa cuộc trò chuyện, cho cả hai bên.
panic-web =
    Đã xóa. Nếu máy này còn thẻ khác đang mở trang này thì thẻ đó cũng tự xóa theo.
    Muốn không còn dấu vết, anh/chị đóng trang và xóa lịch sử trình duyệt.

telegram-command-panic = Xóa lời nhắn trong khung chat này
telegram-command-privacy = Quyền riêng tư
telegram-command-mydata = Xem dữ liệu của tôi
telegram-command-forget = Xóa danh tính của tôi
telegram-command-verify = Nhận ra Tin Báo thật
