### Lời từ chối lịch sự những việc không thuộc kênh này.

## Việc không thuộc kênh này

scope-declined =
    Kênh này chỉ nhận tin về tội phạm, tệ nạn, an ninh trật tự, vũ khí và cứu giúp. Ý kiến về chính trị, tôn giáo, tín ngưỡng thì chúng tôi không nhận.
    Lời vừa rồi không được lưu và không gửi cho ai.
    Nếu đây là việc phạm tội, anh/chị bấm nút bên dưới rồi viết lại giúp chúng tôi.
scope-home =
    Kênh này chỉ nhận tin về tội phạm, tệ nạn, an ninh trật tự, vũ khí và cứu giúp. Ý kiến về chính trị, tôn giáo, tín ngưỡng thì chúng tôi không nhận.
    Lời vừa rồi không được lưu và không gửi cho ai. Nếu đây là việc phạm tội, anh/chị bấm “Báo tin” và kể lại.
scope-still = Đây là việc phạm tội
scope-again = Cảm ơn anh/chị. Anh/chị viết lại giúp, lần này chúng tôi ghi nhận.
scope-elsewhere =
    Ba loại việc sau không báo ở đây được:

    Chuyện riêng, xích mích: anh/chị về trang đầu, bấm “{ menu-desks }” rồi chọn “{ menu-mediation }”. Tổ hòa giải ở thôn, khu phố cũng giúp được.
    Khiếu nại, tố cáo cán bộ: anh/chị gửi nơi tiếp công dân của Ủy ban nhân dân hoặc cơ quan thanh tra.
    Kiến nghị: anh/chị gửi Ủy ban nhân dân hoặc Mặt trận Tổ quốc xã, phường. Ý kiến về chính trị, tôn giáo thì chúng tôi không nhận.

    Có đánh nhau, đe dọa, bạo lực gia đình thì vẫn là việc báo ở đây. Anh/chị bấm “Báo tin” và chọn loại việc đó.
tip-category-elsewhere = Ý kiến, chuyện riêng
