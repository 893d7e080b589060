### Dành cho cán bộ: che thông tin riêng, xin xem bản gốc, xuất hồ sơ.

## Che thông tin riêng

desk-card-masked-free = 🔒 Số điện thoại, giấy tờ, biển số, tài khoản, số nhà trong tin đã che (•). Cán bộ nhận tin (/take { $number }) đọc được bản gốc.
desk-card-masked-taken = 🔒 Số điện thoại, giấy tờ, biển số, tài khoản, số nhà trong tin đã che (•). Cán bộ đã nhận tin đọc được bản gốc.
