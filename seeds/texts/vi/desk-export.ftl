### Dành cho cán bộ: che thông tin riêng, xin xem bản gốc, xuất hồ sơ.

## Che thông tin riêng

desk-card-masked-free = 🔒 Số điện thoại, giấy tờ, biển số, tài khoản, số nhà trong tin đã che (•). Cán bộ nhận tin (/take { $number }) đọc được bản gốc.
desk-card-masked-taken = 🔒 Số điện thoại, giấy tờ, biển số, tài khoản, số nhà trong tin đã che (•). Cán bộ đã nhận tin đọc được bản gốc. Cần xem thì gõ /reveal { $number }

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

## Xin xem bản gốc

desk-help-reveal = /reveal SỐ LÝ-DO – xin xem bản gốc của tin người khác giữ, ví dụ: /reveal 12 Đối chiếu vụ khác
desk-help-consent = /consent – trả lời người xin xem bản gốc, bằng nút trong lời nhắn. Ví dụ: /consent 12 3 yes
telegram-command-reveal = Xin xem bản gốc của một tin
telegram-command-consent = Trả lời người xin xem bản gốc
desk-button-reveal = Xin xem bản gốc
desk-button-consent-yes = Đồng ý
desk-button-consent-no = Từ chối
desk-reveal-why = Vì sao anh/chị cần xem bản gốc của tin #{ $number }? Anh/chị gõ lý do, người thứ hai sẽ đọc.
desk-reveal-asked = Đã hỏi người thứ hai về tin #{ $number }. Nếu { $minutes } phút nữa chưa ai trả lời, lời xin này hết hạn.
desk-reveal-waits = Lời xin xem tin #{ $number } của anh/chị đang chờ trả lời.
desk-reveal-nobody = Hiện chưa có ai khác được quyền đồng ý cho xem tin #{ $number }.
desk-reveal-emptied = Nội dung tin #{ $number } đã xóa, không còn bản gốc.
desk-reveal-yours = Anh/chị đang giữ tin #{ $number }, nên mở tin là thấy bản gốc.
desk-reveal-shown = Bản gốc tin #{ $number }, chỉ hiện một lần. Xin chỉ dùng vào việc đã nêu.
desk-reveal-refused = Người thứ hai không đồng ý cho xem bản gốc tin #{ $number }.
desk-consent-ask =
    Cán bộ số { $who } xin xem bản gốc tin #{ $number }, kể cả số điện thoại người báo tin nếu có.
    Lý do: { $reason }
    Anh/chị có đồng ý không?
desk-consent-yes = Đã đồng ý. Bản gốc tin #{ $number } vừa được gửi cho người xin.
desk-consent-no = Đã từ chối lời xin xem tin #{ $number }.
desk-consent-not = Anh/chị không trả lời được lời xin xem tin #{ $number } này.
desk-consent-late = Lời xin xem tin #{ $number } không còn hiệu lực.
desk-consent-stale = Không có lời xin nào như vậy về tin #{ $number }.
