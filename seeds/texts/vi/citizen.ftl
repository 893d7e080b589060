### Lời nói với người dân ngoài các biểu mẫu. Xưng "Tin Báo" hoặc "chúng tôi", gọi người dân là "anh/chị".

## Trang đầu

welcome =
    Chào anh/chị. Đây là Tin Báo, kênh tiếp nhận tin báo về an ninh, trật tự, do { $unit } vận hành.
    Người trả lời anh/chị lúc này là máy. Tin anh/chị gửi sẽ do cán bộ công an đọc.
    Anh/chị không cần cho biết tên.
home-ask = Anh/chị cần gì ạ? Anh/chị chọn một mục dưới đây.
home-unsent =
    Lời vừa rồi chưa được gửi đi đâu cả.
    Để gửi cho công an, anh/chị bấm “Báo tin” rồi viết lại giúp chúng tôi.
home-place =
    Vị trí vừa rồi chưa được gửi đi đâu cả.
    Anh/chị bấm “Báo tin”, rồi gửi lại vị trí khi được hỏi việc xảy ra ở đâu.
home-contact =
    Số điện thoại vừa rồi không được ghi lại.
    Anh/chị bấm “Báo tin”; gần cuối chúng tôi sẽ hỏi anh/chị muốn nhận trả lời bằng cách nào.
home-media = Cảm ơn anh/chị. Tệp này chưa được gửi cho ai.
menu-tip = Báo tin
menu-hand_in = Giao nộp vũ khí
menu-track = Tra cứu tin đã gửi
menu-programme = Về chương trình
menu-numbers = Số khẩn cấp
menu-privacy = Quyền riêng tư
menu-language = Ngôn ngữ, Language
menu-law = Quy định pháp luật
menu-home = Về trang đầu

start-poster = Chúng tôi đã ghi sẵn xã, phường theo mã anh/chị vừa quét. Khi báo tin, anh/chị vẫn đổi được.
start-unknown = Mã trong đường dẫn này chưa đúng. Anh/chị vẫn dùng được mọi mục dưới đây.
cancelled =
    Đã hủy. Chưa có gì được gửi đi, các câu trả lời vừa rồi đã bỏ.
    Lời nhắn trong khung chat này được mã hóa trên máy chủ và xóa chậm nhất sau khoảng một tuần.

## Chương trình, quy định, số khẩn cấp

programme-ask = Anh/chị muốn xem mục nào?
law-ask = Anh/chị muốn xem quy định nào?
card-checked = Kiểm tra lần cuối: { $checked }
card-source = Nguồn: { $source }
numbers =
    Khi có nguy hiểm, anh/chị gọi ngay, đừng chờ trả lời ở đây:

    { $numbers }

    Các số này được kiểm tra lần cuối ngày { $checked }.

## Quyền riêng tư

privacy =
    Kênh này do { $unit } vận hành.
    Anh/chị không phải cho biết tên.
    Cán bộ đọc tin không thấy tài khoản của anh/chị.
    Nếu anh/chị chọn “Không cần liên lạc lại”, tin được lưu mà không kèm thông tin nào dẫn tới anh/chị.
    Nếu anh/chị chọn nhận trả lời, địa chỉ liên lạc được mã hóa và cất riêng.
    Lời nhắn trong khung chat này còn nhắc đến tin; lời nhắn được mã hóa trên máy chủ của chúng tôi và xóa chậm nhất sau khoảng một tuần.

    Ứng dụng trò chuyện anh/chị đang dùng vẫn biết anh/chị đã nhắn cho chúng tôi. Nếu lo ngại, anh/chị nên xóa cuộc trò chuyện sau khi ghi lại mã, hoặc dùng trang web của Tin Báo.

    Tin Báo không bao giờ hỏi tiền, mã OTP, mật khẩu hay ảnh căn cước. Ai hỏi những thứ đó là giả mạo.
privacy-web =
    Kênh này do { $unit } vận hành.
    Ở trang này anh/chị ẩn danh: không cần tài khoản. Chúng tôi không giữ số điện thoại, tài khoản hay địa chỉ mạng của anh/chị, trừ khi anh/chị tự để lại số.
    Nếu anh/chị chọn “Không cần liên lạc lại”, tin được lưu mà không kèm thông tin nào dẫn tới anh/chị. Lời nhắn trong khung chat này còn nhắc đến tin; lời nhắn được mã hóa trên máy chủ và xóa chậm nhất sau khoảng một tuần.

    Nhà mạng và máy anh/chị dùng vẫn biết anh/chị đã mở trang này. Nếu dùng chung máy, anh/chị nên mở cửa sổ riêng tư và đóng lại khi xong. Hoặc anh/chị mở trình đơn và chọn “Xóa khỏi máy này”.

    Tin Báo không bao giờ hỏi tiền, mã OTP, mật khẩu hay ảnh căn cước. Ai hỏi những thứ đó là giả mạo.

## Ngôn ngữ

language-ask = Anh/chị muốn dùng tiếng nào? Which language?
language-set = Từ giờ chúng tôi nói tiếng Việt.

## Trợ giúp

help =
    Anh/chị có thể bấm nút, hoặc gõ chữ trên nút. Gõ 1 là nút thứ nhất, 2 là nút thứ hai, trừ câu hỏi số lượng hay giờ giấc. Không cần gõ dấu.

    /start: về trang đầu
    /cancel: bỏ biểu mẫu đang mở, không gửi đi
    /language: đổi ngôn ngữ
    /privacy: xem, rút đồng ý, xóa dữ liệu của anh/chị
    /panic: xóa ngay lời nhắn trong khung chat này
    /verify: nhận ra Tin Báo thật
    /help: xem lại lời này

    Mã tra cứu xin anh/chị gõ bằng chữ. Ảnh chụp mã vuông gửi vào đây thì máy chưa đọc được.

    Nếu đang có nguy hiểm, xin anh/chị gọi công an trước.
command-unknown = Chúng tôi không có lệnh này. Các lệnh dùng được: /start, /cancel, /language, /privacy, /mydata, /forget, /panic, /verify, /help.

## Khi chưa hiểu nhau

choice-unclear = Chúng tôi chưa rõ anh/chị chọn mục nào. Anh/chị bấm một nút, hoặc gõ chữ trên nút.
stale = Nút này thuộc về một câu trước, giờ không dùng được nữa.
stale-in-form = Nút này thuộc về câu khác. Xin anh/chị trả lời câu đang hỏi.
form-still-open = Anh/chị đang viết dở, chưa gửi. Anh/chị trả lời tiếp, hoặc bấm “Hủy” để bỏ.
misplaced = Câu này cần câu trả lời khác. Xin anh/chị xem lại giúp.
misplaced-place = Cảm ơn anh/chị. Câu này chưa hỏi về nơi chốn, nên vị trí chưa được ghi. Có câu hỏi về nơi chốn, anh/chị gửi lại lúc đó nhé.
misplaced-place-past = Cảm ơn anh/chị. Câu này không hỏi về nơi chốn, nên vị trí chưa được ghi. Muốn ghi, ở phần xem lại trước khi gửi, anh/chị bấm “Sửa một mục”, chọn “{ $name }” rồi gửi lại vị trí nhé.
misplaced-place-never = Cảm ơn anh/chị. Ở đây chúng tôi không hỏi về nơi chốn, nên vị trí không được ghi.
misplaced-contact = Câu này không hỏi số điện thoại, nên chúng tôi không ghi số vừa rồi.
misplaced-media = Câu này không nhận ảnh hay tệp.
text-empty = Chúng tôi chưa thấy chữ nào. Anh/chị viết vài lời giúp.
text-long = Lời viết dài { $length } ký tự, câu này nhận tối đa { $limit }. Anh/chị viết gọn lại giúp, chúng tôi không tự cắt bớt.
count-unclear = Anh/chị cho biết một con số, ví dụ 1 hoặc 12.
count-range = Số này cần từ 1 đến { $limit }.
phone-unclear = Số này chưa giống số điện thoại. Anh/chị gõ lại, chỉ gồm chữ số.
place-long = Cộng với lời trước thì dài { $length } ký tự, câu này nhận tối đa { $limit }, nên lời vừa gõ chưa được ghi; lời trước vẫn còn. Anh/chị gõ ngắn hơn, hoặc bấm “Quay lại” để viết lại từ đầu giúp.
place-unreadable = Chúng tôi không đọc được vị trí này. Anh/chị gửi lại, hoặc gõ tên xã, phường.
unsupported = Chúng tôi chưa nhận được loại tin này. Anh/chị gõ chữ, gửi ảnh, video hoặc tin thoại giúp.
unsupported-long_text = Tin này dài quá nên chúng tôi chưa nhận. Anh/chị chia thành vài tin ngắn hơn giúp.
unsupported-empty = Tệp này trống, chúng tôi chưa nhận được gì. Anh/chị gửi lại giúp.
unsupported-too_big = Tệp này lớn quá nên chúng tôi chưa nhận. Mỗi tệp tối đa 20 MB, ảnh tối đa 25 triệu điểm. Anh/chị gửi tệp nhỏ hơn, hoặc chụp màn hình rồi gửi giúp.
unsupported-too_big_file = Tệp này lớn quá 20 MB nên chúng tôi không tải về được. Anh/chị gửi đoạn ngắn hơn, gửi ảnh chụp, hoặc kể lại bằng chữ giúp.
unsupported-unknown_kind = Chúng tôi chưa mở được loại tệp này nên tệp chưa được lưu. Anh/chị gửi ảnh, video, tin thoại hoặc tệp PDF giúp.
unsupported-broken = Chúng tôi không mở được tệp này nên chưa lưu. Anh/chị gửi lại hoặc gửi tệp khác giúp.
unsupported-unfetched = Chúng tôi chưa tải được tệp này về nên chưa lưu. Anh/chị gửi lại giúp.
unsupported-others_contact = Đây là danh thiếp của người khác nên chúng tôi không ghi lại số trong đó. Ở đây chúng tôi chỉ nhận số của chính anh/chị.

## Khi sửa một tin nhắn đã gửi

edited = Đã sửa câu trả lời “{ $name }”.
edited-out = Đã bỏ câu trả lời “{ $name }”, theo lời anh/chị vừa sửa. Muốn ghi lại, anh/chị sửa tin nhắn đó lần nữa.
edited-to = Đã sửa câu trả lời “{ $name }” thành: { $words }
edited-not =
    Câu trả lời “{ $name }” vẫn giữ như cũ, vì lời vừa sửa chưa dùng được. { $reason }
    Anh/chị sửa lại chính tin nhắn đó giúp, đừng gõ tin mới: tin mới sẽ được hiểu là trả lời câu đang hỏi.
edited-choice-unclear = Chúng tôi chưa rõ lời mới chọn mục nào.
edited-count-unclear = Câu đó cần một con số, ví dụ 1 hoặc 12.
edited-count-range = Số đó cần từ 1 đến { $limit }.
edited-phone-unclear = Lời mới chưa giống số điện thoại; số điện thoại chỉ gồm chữ số.
edited-text-empty = Lời mới chưa có chữ nào.
edited-text-long = Lời mới dài { $length } ký tự, câu đó nhận tối đa { $limit }; chúng tôi không tự cắt bớt.
edited-place-unclear = Chúng tôi chưa rõ nơi mới thuộc xã, phường nào; nơi đó cần có tên một xã, phường.
edited-kept = Câu trả lời “{ $name }” vẫn giữ như cũ. { $reason }
edited-place-point =
    Anh/chị đã gửi vị trí trên bản đồ, mà lời vừa sửa lại nói tới xã, phường khác; sửa tin nhắn không đổi được vị trí.
    Muốn đổi nơi, ở phần xem lại trước khi gửi, anh/chị bấm “Sửa một mục”, chọn mục này rồi cho biết nơi mới.
edited-button = Sửa tin nhắn không thay được cho nút bấm hay lệnh; quay lại hay hủy vẫn bằng nút, hoặc lệnh /cancel.
edited-tried-button = Sửa tin nhắn không thay được cho nút bấm hay lệnh. Muốn quay lại hay hủy, anh/chị bấm nút, hoặc gõ tin nhắn mới.
edited-in-form =
    Chúng tôi thấy anh/chị vừa sửa một tin nhắn. Việc đó không làm đổi câu trả lời nào.
    Muốn đổi một câu trả lời, anh/chị bấm “Quay lại”, hoặc “Sửa một mục” khi xem lại nhé.
edited-in-case =
    Chúng tôi thấy anh/chị vừa sửa một tin nhắn. Những gì đã ghi vào tin vẫn giữ nguyên như trước khi sửa.
    Muốn sửa lại cho đúng, anh/chị viết tiếp vào đây.
edited-unheld =
    Sửa tin nhắn cũ không gửi thêm gì cho công an. Tin đã gửi trước đó, nếu có, vẫn giữ nguyên.
    Muốn báo tin, anh/chị về trang đầu, bấm “Báo tin” rồi viết ở đó.
    Muốn sửa lại cho đúng tin đã gửi, anh/chị bấm “Tra cứu tin đã gửi”, gõ mã tra cứu rồi viết thêm vào tin. Dưới lời nhắn của cán bộ có nút “Xem và viết thêm” thì bấm nút đó cũng được.

## Tra cứu

track-ask = Anh/chị gõ mã tra cứu đã nhận khi gửi tin. Viết hoa hay thường, có gạch hay không đều được.
track-wrong = Mã này không mở được tin nào. Anh/chị xem lại từng chữ giúp. Còn { $left } lần thử.
track-locked = Mã sai nhiều lần nên chúng tôi tạm dừng để bảo vệ người báo tin. Anh/chị thử lại sau { $minutes } phút.
track-not-a-code = Ở đây chúng tôi chỉ cần mã tra cứu, gõ bằng chữ.
case-missing = Chúng tôi không mở được tin này ở đây. Anh/chị thử lại bằng mã tra cứu.
case-head =
    Tin số { $number }
    Loại: { $category }
    Gửi lúc: { $filed }
    Tình trạng: { $status }
case-by-message = Anh/chị đã viết thêm
case-by-answer = Công an
case-by-status = Tình trạng
case-ask = Anh/chị đang xem tin số { $number }. Muốn bổ sung, anh/chị gõ lời hoặc gửi ảnh, video, tin thoại vào đây.
case-added = Đã ghi thêm vào tin. Cán bộ xem tin sẽ đọc được.
case-full = Tin này đã đủ { $limit } ảnh hoặc tệp, nên tệp vừa rồi và lời kèm theo chưa được giữ. Anh/chị vẫn gõ lời bổ sung được.
case-closed = Tin số { $number } đã khép lại và nội dung đã xóa, nên lời hoặc tệp vừa rồi không được giữ. Có việc cần báo, anh/chị bấm “Báo tin” nhé.
case-place = Vị trí người báo gửi: { $latitude }, { $longitude }
case-no-contact = Để giữ kín cho anh/chị, chúng tôi không ghi số điện thoại ở đây.
case-filed = Tin số { $number } đã được ghi nhận.
case-refresh = Xem lại tình trạng

status-new = Mới nhận, chờ cán bộ xem
status-accepted = Đã có cán bộ nhận
status-in_progress = Đang xác minh, xử lý
status-resolved = Đã xử lý xong
status-rejected = Không xử lý tiếp
status-forwarded = Đã chuyển cơ quan khác
status-unfounded = Đã kiểm tra, chưa thấy căn cứ
status-out_of_scope = Ngoài phạm vi tiếp nhận, nội dung đã xóa

## Cán bộ

staff-enrolled = Anh/chị đã được ghi tên với vai trò: { $role }. Gõ /help để xem các lệnh.
staff-edited = Chúng tôi thấy anh/chị vừa sửa một tin nhắn. Điều đã làm theo tin nhắn đó vẫn giữ nguyên, không làm lại. Cần làm khác đi, anh/chị gõ lệnh mới.
staff-invite-refused = Lời mời này không dùng được: đã dùng rồi, hết hạn hoặc gõ sai. Anh/chị xin lời mời mới.
