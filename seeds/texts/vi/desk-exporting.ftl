### Dành cho cán bộ phụ trách: xuất hồ sơ ngay trong khung chat.

desk-help-export = /export [BỘ-LỌC] [NGÀY] – xuất bảng tin hoặc hồ sơ một tin, có khóa mật khẩu. Ví dụ: /export khẩn 30 ngày, hoặc /export 12
telegram-command-export = Xuất bảng tin hoặc hồ sơ một tin
desk-button-export-lately = 30 ngày qua
desk-button-export-mine = Tin của tôi
desk-button-export-all = Tất cả
desk-button-export-period = Chọn khoảng ngày
desk-button-export-case = Xuất hồ sơ tin này
desk-button-export-stop = Dừng lại
desk-button-export-erase = Xóa tệp ngay
desk-export-how =
    Anh/chị muốn xuất những tin nào ra bảng Excel?
    Cũng có thể gõ bộ lọc như /tips và khoảng ngày, ví dụ: /export khẩn 01/11/2026 23/11/2026
    Hồ sơ riêng một tin thì gõ số tin, ví dụ: /export 12
    Thông tin riêng luôn được che (•). Tệp có khóa mật khẩu và tự xóa sau một thời gian.
desk-export-period = Từ ngày nào đến ngày nào? Anh/chị gõ hai ngày, ví dụ: 01/11/2026 23/11/2026
desk-export-days = Chúng tôi chưa hiểu khoảng ngày. Anh/chị gõ như 30 ngày, hoặc 01/11/2026 23/11/2026
desk-export-unknown = Chúng tôi chưa hiểu: { $words }. Anh/chị dùng bộ lọc như ở /tips, hoặc chọn một nút.
desk-export-what-all = tất cả
desk-export-begun = Đang làm bảng tin ({ $what }). Xong sẽ gửi vào đây, anh/chị cứ làm việc khác.
desk-export-begun-case = Đang làm hồ sơ tin số { $number }. Xong sẽ gửi vào đây.
desk-export-busy = Một tệp của anh/chị đang được làm. Xin đợi xong, hoặc dừng tệp đó.
desk-export-progress = Đang làm bảng tin: { $done } trên { $total } tin.
desk-export-done = Đã làm xong tệp.
desk-export-ready = Bảng có { $count } tin, thông tin riêng đã che. Mở bằng mật khẩu ở tin nhắn sau. Tệp tự xóa khỏi máy chủ sau { $hours } giờ.
desk-export-ready-case = Hồ sơ tin số { $number }, thông tin riêng đã che. Mở bằng mật khẩu ở tin nhắn sau. Tệp tự xóa khỏi máy chủ sau { $hours } giờ.
desk-export-password =
    Mật khẩu mở tệp: { $password }
    Mật khẩu chỉ gửi một lần. Xin đừng chuyển cùng với tệp.
desk-export-empty = Không có tin nào như vậy, nên không có tệp.
desk-export-many = Có quá nhiều tin cho một tệp. Anh/chị chọn khoảng ngày ngắn hơn.
desk-export-failed = Chưa làm được tệp. Anh/chị thử lại sau, hoặc báo người quản trị máy chủ.
desk-export-refused = Không làm được tệp: anh/chị không còn quyền xem những tin này.
desk-export-stopped = Đã dừng. Phần đã làm sẽ xóa ngay.
desk-export-erased = Đã xóa tệp khỏi máy chủ. Bản anh/chị đã tải về thì anh/chị tự xóa.
desk-export-gone = Không có tệp nào đang làm. Tệp cũ đã xóa rồi.
