### Dành cho cán bộ: /help của các lệnh xem bản gốc và xuất hồ sơ.

desk-help-reveal-full =
    Người giữ tin và quản trị viên của địa bàn được hỏi. Một người đồng ý thì bản gốc hiện cho anh/chị một lần.
    Họ đọc lý do của anh/chị. Sau 30 phút không ai trả lời thì lời xin hết hạn. Mọi bước được ghi vào sổ.
    Ví dụ: /reveal 12 Đối chiếu vụ khác
    Ví dụ: /reveal 12, rồi gõ lý do khi được hỏi
desk-help-consent-full =
    Đọc lý do rồi trả lời: số tin, số của cán bộ xin, yes hoặc no. Bấm nút dưới lời xin thì nhanh hơn.
    Không ai trả lời được lời xin của chính mình.
    Ví dụ: /consent 12 3 yes
    Ví dụ: /consent 12 3 no
desk-help-export-full =
    Gõ từ lọc như của /tips, hoặc các ngày, thì có bảng các tin. Gõ số tin thì có hồ sơ của tin ấy.
    Tệp khóa bằng mật khẩu, gửi vào đây, rồi tự xóa sau một thời gian. Mỗi lần làm một tệp, và dừng được giữa chừng.
    Ví dụ: /export mine
    Ví dụ: /export 12
