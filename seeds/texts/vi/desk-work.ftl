### Xử lý một tin tại bàn làm việc: giao việc, ghi chú nội bộ, hỏi lại, đánh giá, ghi nhận vật giao nộp, biên nhận.

desk-colleague = cán bộ số { $id }

## Giao việc

desk-help-assign = /assign SỐ AI – giao tin cho đồng nghiệp (số cán bộ), cho mình (tôi), hay trả về chung (không), ví dụ: /assign 12 3
telegram-command-assign = Giao một tin cho đồng nghiệp: /assign 12
desk-button-assign = Giao việc
desk-button-me = Tôi nhận
desk-button-nobody = Trả về, để người khác nhận
desk-assign-ask = Giao tin #{ $number } cho ai? Anh/chị bấm nút, hoặc gõ số cán bộ. Ở đây chỉ có người mở được tin này.
desk-assign-who = Không có cán bộ nào như vậy mở được tin #{ $number }. Anh/chị chọn một trong số sau, hoặc gõ số cán bộ:
desk-assign-done = Tin #{ $number } nay do { $who } xử lý.
desk-assign-freed = Tin #{ $number } nay chưa có ai xử lý. Đồng nghiệp nhận được bằng /take.
desk-assign-nobody = Tin #{ $number } chưa có ai xử lý.
desk-assign-same = Tin #{ $number } vẫn do người ấy xử lý, không có gì thay đổi.
desk-assign-closed = Tin #{ $number } đã khép lại, không giao nữa.
desk-assign-not-yours = Tin #{ $number } do cán bộ khác xử lý. Cán bộ ấy hoặc quản trị viên giao lại được.
desk-assign-take-first = Tin #{ $number } chưa có ai xử lý. Anh/chị nhận tin rồi mới giao lại được. Quản trị viên giao được ngay.
desk-news-assigned = 📌 Anh/chị được giao tin #{ $number } · { $category } · { $place }.
desk-news-unassigned = Tin #{ $number } · { $category } · { $place } đã giao cho người khác hoặc trả về chung. Anh/chị không phải xử lý nữa.
desk-card-mine = Anh/chị đang xử lý tin này.
desk-card-assigned = Đang do { $who } xử lý.
desk-history-assign = Giao việc
desk-history-given = cho { $to } ({ $by } giao)
desk-history-freed = trả về chung ({ $by })

## Ghi chú nội bộ

desk-help-note = /note SỐ LỜI – ghi chú nội bộ, người báo tin không đọc được, ví dụ: /note 12 Đã gọi trực ban
telegram-command-note = Ghi chú nội bộ: /note 12 …
desk-button-note = Ghi chú nội bộ
desk-note-ask = Ghi chú gì cho tin #{ $number }? Chỉ cán bộ mở được tin này đọc. Người báo tin không bao giờ thấy.
desk-note-done = Đã ghi chú vào tin #{ $number }.
desk-note-emptied = Tin #{ $number } đã khép lại và nội dung đã xóa, nên không ghi chú thêm.
desk-news-note = 🗒 Tin #{ $number } · { $category } · { $place }: đồng nghiệp vừa ghi chú.
desk-history-note = Ghi chú nội bộ

## Hỏi lại người báo tin

desk-help-ask = /ask SỐ CÂU-HỎI – hỏi lại người báo tin, ví dụ: /ask 12 Xe màu gì?
telegram-command-ask = Hỏi lại người báo tin: /ask 12 …
desk-button-ask = Hỏi lại
desk-ask-ask = Anh/chị muốn hỏi người báo tin #{ $number } điều gì? Họ đọc đúng từng chữ. Xin đừng hỏi họ là ai.
desk-ask-pushed = Đã hỏi người báo tin #{ $number }. Tin chờ họ trả lời, và anh/chị được báo ngay khi có.
desk-ask-kept = Đã ghi câu hỏi vào tin #{ $number }. Không có cách nhắn cho người báo tin, nên câu hỏi chờ họ mở tin bằng mã tra cứu.
desk-ask-closed = Tin #{ $number } đã khép lại, nên không hỏi thêm. Muốn nhắn người báo tin, anh/chị dùng /reply.
desk-mark-asked = ⏳ chờ người báo tin trả lời
desk-card-asked = ⏳ Chờ người báo tin trả lời, từ { $at }.
desk-history-question = Cán bộ hỏi
case-push-question =
    Về tin số { $number } của anh/chị, cán bộ “{ $officer }” muốn hỏi:

    { $text }

    Anh/chị biết thì trả lời, không biết cũng không sao. Xin đừng tự đi tìm hiểu thêm.
case-push-answer-button = Trả lời ngay
case-by-question = Công an hỏi
case-question-by-officer = Cán bộ “{ $officer }” hỏi
case-asked = Cán bộ đang chờ anh/chị trả lời câu hỏi ở trên. Anh/chị viết ngay vào đây. Không biết thì cứ nói là không biết.

## Chuyển trạng thái

desk-status-why-forwarded = Chuyển tin #{ $number } sang “{ $status }”: anh/chị gõ chuyển tới đâu và vì sao, người báo tin sẽ đọc.

## Vật đã tiếp nhận, trong tin của người báo

case-by-received = Đã tiếp nhận
case-item-piece = { $kind }: { $count }
case-item-ammunition = { $kind }: { $count } viên
desk-history-received = Đã tiếp nhận

case-push-received =
    Về tin số { $number } của anh/chị, đơn vị đã tiếp nhận:
    { $lines }
    Cảm ơn anh/chị. Tin này chỉ ghi loại và số lượng đã nhận.

## Đánh giá giá trị của tin

desk-help-grade = /grade SỐ – đánh giá tin: có giá trị, không, chưa xác minh; thêm kết quả, ví dụ: /grade 12 có giá trị, khởi tố
telegram-command-grade = Đánh giá một tin: /grade 12
desk-button-grade = Đánh giá tin
desk-grade-valuable = Có giá trị
desk-grade-not_valuable = Không có giá trị
desk-grade-unverified = Chưa xác minh
desk-outcome-prosecuted = Khởi tố
desk-outcome-arrested = Bắt
desk-outcome-handled = Xử lý
desk-outcome-recovered = Thu hồi
desk-grade-ask =
    Tin #{ $number } có giá trị không? Người báo tin không thấy đánh giá này.
    Gõ được cả kết quả: khởi tố, bắt, xử lý, thu hồi.
desk-grade-done = Đã ghi đánh giá tin #{ $number }: { $grade }.
desk-grade-valued = Đã ghi đánh giá tin #{ $number }: { $grade }. Tin dẫn tới kết quả nào thì anh/chị bấm thêm, bấm lại để bỏ.
desk-grade-emptied = Tin #{ $number } đã khép lại và nội dung đã xóa, nên không đánh giá.
desk-card-grade = Đánh giá: { $grade }
desk-history-grade = Đánh giá

## Sổ tiếp nhận vật giao nộp

desk-help-received = /received SỐ LOẠI SỐ-LƯỢNG – ghi vật đã tiếp nhận, ví dụ: /received 12 súng 2 đạn 30
telegram-command-received = Ghi vật đã tiếp nhận: /received 12
desk-button-received = Ghi vật đã tiếp nhận
desk-button-write = Ghi, chưa có số sổ
desk-button-kind = Thêm loại khác
desk-received-case = tin #{ $number }
desk-received-no-case = không theo tin nào
desk-received-kind = Đã tiếp nhận loại gì ({ $case })? Anh/chị bấm một nút, hoặc gõ, ví dụ: súng 2 đạn 30
desk-received-unknown = Chưa hiểu “{ $typed }” ({ $case }). Anh/chị bấm loại, hoặc gõ loại rồi số lượng, ví dụ: súng 2 đạn 30
desk-received-count = { $kind }: mấy? Anh/chị bấm hoặc gõ số, nhiều nhất { $limit }.
desk-received-sure =
    Sắp ghi vào sổ tiếp nhận ({ $case }):
    { $lines }
    Anh/chị gõ số trong sổ của đơn vị để ghi, hoặc bấm nút. Dòng đã ghi không xóa được, chỉ sửa bằng dòng mới.
desk-received-book =
    Số sổ cần có chữ số và không quá 40 ký tự ({ $case }):
    { $lines }
    Anh/chị gõ lại số sổ, hoặc bấm nút.
desk-received-done =
    Đã ghi vào sổ tiếp nhận ({ $case }):
    { $lines }
desk-received-told =
    Đã ghi vào sổ tiếp nhận ({ $case }):
    { $lines }
    Người báo tin đã được nhắn là đơn vị đã nhận các vật này.
desk-received-explosive =
    Vật nghi nổ chỉ do lực lượng chuyên trách xử lý và ghi nhận. Không chạm, không di chuyển, giữ người khác ở xa.
    Quản trị viên ghi dòng này, kèm số sổ của lực lượng ấy: … sổ SỐ
desk-received-fix = Sửa một dòng: gõ /received, số tin, sửa, số dòng, số lượng đúng. Ví dụ: /received 12 sửa 3 1
desk-received-fixed = Đã ghi dòng sửa: { $before } nay là { $after }. Dòng cũ vẫn còn trong sổ.
desk-received-not-yours = Dòng này do cán bộ khác ghi. Cán bộ ấy hoặc quản trị viên sửa được.
desk-received-row = • { $item } (dòng { $id }, số sổ { $book })
desk-card-received = Đã tiếp nhận:

## Biên nhận in ra giấy

desk-help-slip = /slip SỐ – biên nhận vật giao nộp để in và ký, ví dụ: /slip 12
telegram-command-slip = In biên nhận vật giao nộp: /slip 12
desk-button-slip = In biên nhận
desk-slip-empty = Tin #{ $number } chưa ghi vật nào đã tiếp nhận, nên chưa có biên nhận. Anh/chị ghi trước giúp.
desk-slip-here =
    Biên nhận của tin #{ $number }, lập theo sổ tiếp nhận:
    { $lines }
    Tên người giao, người nhận để trống: viết tay khi ký. Xin đừng bắt người giao nêu tên nếu họ không muốn.
