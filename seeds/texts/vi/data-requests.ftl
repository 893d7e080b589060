### Yêu cầu về dữ liệu của mình mà cán bộ phải làm; những việc làm được ngay nằm ở các nút của trang quyền riêng tư.

menu-data_request = Yêu cầu khác về dữ liệu
category-data_request = Yêu cầu về dữ liệu
category-data_see = Xem dữ liệu
category-data_correct = Sửa dữ liệu
category-data_restrict = Ngừng dùng dữ liệu
category-data_delete = Xóa dữ liệu
data_request-intro =
    Yêu cầu này do cán bộ đọc và trả lời, tách riêng với tin báo. Theo quy định, anh/chị được trả lời trong 2 ngày làm việc.
    Anh/chị đừng gửi số căn cước hay ảnh giấy tờ. Mã tra cứu là đủ để đọc trả lời.
data_request-request-ask = Anh/chị muốn chúng tôi làm gì với dữ liệu của anh/chị?
data_request-request-name = Yêu cầu
data_request-delete =
    Danh tính thì anh/chị tự xóa được ngay, bằng nút “Xóa danh tính của tôi” ở trang quyền riêng tư.
    Nội dung tin báo có khi phải giữ lại để phòng, chống tội phạm. Khi đó cán bộ nói rõ vì sao.
data_request-words-ask = Anh/chị viết rõ là dữ liệu nào. Nếu ở trong một tin đã gửi, anh/chị ghi số của tin đó. Đừng ghi mã tra cứu ở đây.
data_request-words-name = Nội dung
data_request-contact-ask = Anh/chị muốn nhận trả lời ở đâu?
data_request-contact-name = Nhận trả lời
data_request-contact-none = Tôi tự xem bằng mã
