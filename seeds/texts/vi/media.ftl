### Ảnh, tin thoại, video, tệp PDF người dân gửi tới.

media-coming = Đang tải tệp anh/chị gửi về ({ $count }/{ $limit }). Nếu không giữ được tệp, chúng tôi báo anh/chị ngay.
case-coming = Đang tải tệp anh/chị gửi về. Nếu không giữ được tệp, chúng tôi báo anh/chị ngay.
media-lost = Có một tệp anh/chị gửi mà chúng tôi không giữ được. { $reason }
media-kept-voice = Đã nhận tin thoại ({ $count }/{ $limit }).
media-kept-video = Đã nhận video ({ $count }/{ $limit }).
media-kept-document = Đã nhận tệp PDF ({ $count }/{ $limit }).
media-tells = Việc đã nói trong tệp vừa gửi

## Gửi tệp khi chưa mở biểu mẫu

media-home-ask = Anh/chị có muốn báo tin kèm tệp vừa gửi không?
media-tip = Báo tin kèm tệp này
media-drop = Không, bỏ tệp này
media-dropped = Đã bỏ tệp vừa gửi. Chưa có gì được gửi cho công an.
home-media-words = Lời kèm theo cũng được giữ cùng tệp.
media-unsent = Tệp anh/chị gửi lúc trước chưa được gửi cho ai và nay đã bỏ. Cần gửi, anh/chị gửi lại giúp.
home-media-none = Cảm ơn anh/chị. Lúc này chúng tôi không nhận tệp ở đây, nên tệp này chưa được giữ và chưa gửi cho ai.

## Đổi giọng trong tin thoại

media-voice-ask =
    Anh/chị có muốn chúng tôi đổi giọng trong tin thoại trước khi cán bộ nghe không?
    Đổi giọng giúp người nghe khó nhận ra ngay. Nhưng lời kể, giọng vùng miền và tiếng xung quanh vẫn có thể để lộ anh/chị. Người có kỹ thuật có thể tìm cách khôi phục.
media-alter = Đổi giọng giúp tôi
media-as_it_is = Giữ nguyên giọng
media-altering = Chúng tôi sẽ đổi giọng. Cán bộ chỉ nghe được bản đã đổi, bản gốc không được giữ.
media-unaltered = Giọng được giữ nguyên.

## Tệp không nhận được

unsupported-too_long = Tệp này dài quá nên chưa được giữ. Chúng tôi nhận tiếng dài tối đa 10 phút, video tối đa 5 phút, PDF tối đa 300 trang. Anh/chị chia thành phần ngắn hơn giúp.
unsupported-archive = Đây là tệp nén hoặc tệp văn phòng như Word, Excel. Chúng tôi không xóa hết được thông tin ẩn trong đó nên tệp chưa được giữ. Anh/chị gửi ảnh, video, tin thoại hoặc tệp PDF giúp.
unsupported-program = Tệp này là chương trình máy tính. Để an toàn, chúng tôi không nhận và không giữ. Anh/chị gửi ảnh, video, tin thoại hoặc tệp PDF giúp.
unsupported-heic = Ảnh này ở dạng HEIC mà chúng tôi chưa mở được, nên ảnh chưa được giữ. Anh/chị chụp màn hình ảnh rồi gửi, hoặc chọn dạng JPEG trong cài đặt máy ảnh giúp.
unsupported-two_kinds = Trong tệp này còn giấu một tệp khác. Để an toàn, chúng tôi không nhận và không giữ. Anh/chị gửi ảnh hoặc tệp gốc giúp.
unsupported-locked = Tệp PDF này có mật khẩu nên chúng tôi không mở được và chưa giữ. Anh/chị gửi bản không có mật khẩu, hoặc chụp ảnh màn hình giúp. Xin đừng gửi mật khẩu cho chúng tôi.

## Cán bộ

desk-news-files = 📎 Tin #{ $number } · { $category } · { $place }: các tệp đã tải xong, anh/chị mở xem được.
desk-card-coming = Đang tải hoặc đổi giọng: { $count } tệp. Anh/chị mở lại tin sau ít phút.
desk-card-lost = Không giữ được: { $count } tệp. Người báo đã được cho biết.
