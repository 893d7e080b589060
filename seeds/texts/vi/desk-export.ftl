### Dành cho cán bộ: che thông tin riêng, xin xem bản gốc, xuất hồ sơ.

## Che thông tin riêng

desk-card-masked-free = 🔒 Số điện thoại, giấy tờ, biển số, tài khoản, số nhà trong tin đã che (•). Cán bộ nhận tin (/take { $number }) đọc được bản gốc.
desk-card-masked-taken = 🔒 Số điện thoại, giấy tờ, biển số, tài khoản, số nhà trong tin đã che (•). Cán bộ đã nhận tin đọc được bản gốc.

## Xuất hồ sơ: bảng và hồ sơ từng tin

export-head-number = Số tin
export-head-register = Số trong sổ
export-head-category = Loại việc
export-head-urgent = Khẩn
export-head-status = Trạng thái
export-head-place = Nơi
export-head-filed = Nhận lúc
export-head-taken = Có cán bộ lúc
export-head-closed = Khép lúc
export-head-items = Số hiện vật
export-head-rating = Đánh giá
export-head-told = Nội dung
export-yes = Có
export-case-title = Hồ sơ tin số { $number }
export-case-told = Nội dung tin báo
export-case-history = Diễn biến
export-made = Xuất lúc { $at }. Thông tin riêng đã che (•). Chỉ dùng cho việc giải quyết tin báo.
