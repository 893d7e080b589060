### Thời hạn: sổ tiếp nhận, gia hạn, nhắc việc, quá hạn.

desk-help-register = /register SỐ SỐ-VÀO-SỔ – ghi số trong sổ tiếp nhận, ví dụ: /register 12 45/2026
desk-help-extend = /extend SỐ LÝ-DO – kéo dài thời hạn, ví dụ: /extend 12 Cần xác minh ở nhiều nơi
desk-help-overdue = /overdue – việc đã quá hạn, trễ nhất ở trên, ví dụ: /overdue xử lý
telegram-command-register = Ghi số vào sổ: /register 12 45/2026
telegram-command-extend = Kéo dài thời hạn: /extend 12 …
telegram-command-overdue = Việc đã quá hạn

desk-button-register = Vào sổ
desk-button-extend = Kéo dài thời hạn
desk-button-later = ‹ Trễ hơn
desk-button-less-late = Ít trễ hơn ›
desk-button-overdue-reception = Hạn tiếp nhận
desk-button-overdue-handling = Hạn xử lý
desk-button-overdue-data_answer = Hạn trả lời
desk-button-overdue-data_request = Hạn về dữ liệu

## Một thời hạn

desk-due-line = { $name }: { $at }, { $left }
desk-due-reception = Hạn tiếp nhận
desk-due-handling = Hạn xử lý
desk-due-data_answer = Hạn trả lời người hỏi về dữ liệu
desk-due-data_request = Hạn làm xong yêu cầu về dữ liệu
desk-due-left-days = còn { $count } ngày làm việc
desk-due-left-today = hết hạn hôm nay
desk-due-left-off = không còn ngày làm việc nào
desk-due-left-hours = còn { $count } giờ
desk-due-left-minutes = còn { $count } phút
desk-due-late-days = ⚠️ quá { $count } ngày làm việc
desk-due-late-today = ⚠️ vừa quá hạn hôm nay
desk-due-late-off = ⚠️ vừa quá hạn
desk-due-late-hours = ⚠️ quá { $count } giờ
desk-due-late-minutes = ⚠️ quá { $count } phút
desk-weekday-1 = thứ Hai
desk-weekday-2 = thứ Ba
desk-weekday-3 = thứ Tư
desk-weekday-4 = thứ Năm
desk-weekday-5 = thứ Sáu
desk-weekday-6 = thứ Bảy
desk-weekday-7 = Chủ nhật
desk-card-register = Số vào sổ: { $register }

## Quá hạn

desk-overdue-head = { $total } việc quá hạn · trang { $page }/{ $pages }
desk-overdue-count = • { $name }: { $count }
desk-overdue-none = Không có việc nào quá hạn.
desk-overdue-unknown =
    Chưa hiểu: { $words }
    Lọc được theo: tiếp nhận, xử lý, trả lời, dữ liệu.

## Vào sổ

desk-register-ask = Anh/chị gõ số của tin #{ $number } trong sổ tiếp nhận, ví dụ: 45/2026
desk-register-wrong = Số vào sổ chỉ gồm chữ, số, dấu / . - và dài không quá 40 ký tự. Anh/chị gõ lại: /register { $number } 45/2026
desk-register-already = Tin #{ $number } đã mang số { $register } từ trước.
desk-register-used = Số { $register } đã ghi cho tin #{ $other }. Nếu là sổ khác, anh/chị ghi thêm ký hiệu của sổ.
desk-register-used-elsewhere = Số { $register } đã ghi cho một tin ngoài địa bàn của anh/chị. Nếu là sổ khác, anh/chị ghi thêm ký hiệu của sổ.
desk-register-changed = Tin #{ $number } nay mang số { $register }. Thời hạn giữ nguyên như lúc vào sổ lần đầu.
desk-register-done = Tin #{ $number } đã vào sổ, số { $register }. Hạn xử lý: hết ngày { $until }.
desk-register-told = Tin #{ $number } đã vào sổ, số { $register }. Hạn xử lý: hết ngày { $until }. Người báo tin đã được nhắn số vào sổ.

## Gia hạn

desk-extend-ask = Vì sao tin #{ $number } cần thêm thời gian? Anh/chị gõ lý do, người báo tin sẽ đọc đúng từng chữ.
desk-extend-none = Tin #{ $number } không có thời hạn nào kéo dài được. Thời hạn xử lý chạy từ khi vào sổ: /register { $number }
desk-extend-spent = Thời hạn của tin #{ $number } đã kéo dài hết mức luật cho phép.
desk-extend-leader = Lần kéo dài thứ hai cần viện kiểm sát quyết định. Người quản trị của đơn vị ghi lần này, anh/chị chuyển giúp tin #{ $number }.
desk-extend-done = Đã kéo dài thời hạn của tin #{ $number } tới hết { $at }. Người báo tin sẽ đọc lý do khi mở bằng mã tra cứu.
desk-extend-told = Đã kéo dài thời hạn của tin #{ $number } tới hết { $at }. Người báo tin đã được nhắn.

## Nhắc việc

desk-remind-head = ⏰ Việc sắp đến hạn: { $count }, trong đó đã quá hạn: { $late }
desk-remind-case = { $mark }#{ $number } · { $category } · { $place }
desk-remind-more = Và { $count } việc nữa.
desk-remind-nobodys = ⏰ Có { $count } việc sắp đến hạn ở nơi chưa ai phụ trách, nên chưa cán bộ nào mở được. Anh/chị báo người vận hành hệ thống giao người phụ trách.

## Gửi cho người báo tin

case-push-registered = Tin số { $number } của anh/chị đã được ghi vào sổ tiếp nhận, số { $register }. Khi cần hỏi trực tiếp, anh/chị có thể nói số này.
case-push-extended =
    Tin số { $number } của anh/chị cần thêm thời gian, chậm nhất tới hết ngày { $until }. Chúng tôi vẫn đang xem xét, xin anh/chị kiên nhẫn thêm.
    Lý do: { $reason }
case-registered = Việc này đã được ghi vào sổ tiếp nhận, số { $register }. Khi cần hỏi trực tiếp, anh/chị có thể nói số này.
case-extended =
    Việc này cần thêm thời gian, chậm nhất tới hết ngày { $until }.
    Lý do: { $reason }
