### Dành cho cán bộ: /help của từng lệnh, mỗi lệnh hai ví dụ. Dòng tóm tắt (desk-help-tên) đứng cạnh lời của lệnh.

desk-help-tips-full =
    Gõ thêm từ để lọc, có dấu hay không dấu đều được, ghép được nhiều từ:
    trạng thái (mới, đang xử lý, đã xong…), khẩn, chưa nhận, của tôi, quá hạn,
    hôm nay, tuần này, tháng này, trong 3 ngày, trên 7 ngày, loại việc, tên hoặc mã xã.
    Ví dụ: /tips tội phạm hôm nay
    Ví dụ: /tips mới trên 7 ngày xã Thạnh Bình
desk-help-find-full =
    Thêm được các từ lọc như của /tips. Tìm được cả số vào sổ và tên máy đặt.
    Từ nào trùng từ lọc thì đặt trong ngoặc kép. Sổ theo dõi không ghi từ anh/chị tìm.
    Ví dụ: /find xe tải chợ đêm chưa nhận
    Ví dụ: /find "xe mới"
desk-help-model-full =
    Sổ mô hình tự quản theo xã, phường, và lời người dân gửi tới. Trang sau: p2.
    Ví dụ: /model
    Ví dụ: /model 3
desk-help-overdue-full =
    Lọc bằng một trong các từ: tiếp nhận, xử lý, trả lời, dữ liệu. Trang sau: p2.
    Ví dụ: /overdue xử lý
    Ví dụ: /overdue dữ liệu p2
desk-help-tip-full =
    Mở cả tin: lời kể, tệp, cách liên hệ, diễn biến, và các nút để làm tiếp. Lần mở được ghi vào sổ.
    Ví dụ: /tip 12
    Ví dụ: /tip, rồi gõ số khi được hỏi
desk-help-more-full =
    Mọi việc làm được với một tin mà không đứng ngay dưới tin đó.
    Ví dụ: /more 12
    Ví dụ: /more, rồi gõ số khi được hỏi
desk-help-take-full =
    Tin thành của anh/chị, người báo tin được nhắn là đã có cán bộ nhận. Ai bấm trước thì được nhận.
    Ví dụ: /take 12
    Ví dụ: /take, rồi gõ số khi được hỏi
desk-help-reply-full =
    Người báo tin đọc đúng từng chữ. Nếu họ vừa viết thêm điều anh/chị chưa đọc, anh/chị được xem trước khi gửi.
    Ví dụ: /reply 12 Chúng tôi đang kiểm tra.
    Ví dụ: /reply 12, rồi gõ lời khi được hỏi
desk-help-ask-full =
    Người báo tin đọc đúng từng chữ. Tin chờ họ trả lời, và anh/chị được báo khi họ trả lời.
    Ví dụ: /ask 12 Xe màu gì?
    Ví dụ: /ask 12, rồi gõ câu hỏi khi được hỏi
desk-help-note-full =
    Cán bộ nào mở được tin thì đọc được ghi chú. Người đang giữ tin được báo là có ghi chú mới.
    Ví dụ: /note 12 Đã gọi trực ban
    Ví dụ: /note 12, rồi gõ lời khi được hỏi
desk-help-assign-full =
    Cán bộ giao được tin mình đang giữ, quản trị viên giao được mọi tin mình mở được.
    Chỉ giao cho người mở được tin ấy. Người nhận và người giữ trước đó được báo.
    Ví dụ: /assign 12 3
    Ví dụ: /assign 12 tôi
desk-help-transfer-full =
    Tin vào danh sách của đơn vị kia và không còn ai giữ. Người báo tin được nhắn là tin đã chuyển.
    Lý do thì cán bộ bên ấy đọc, người báo tin không đọc. Bàn trực chung là u0.
    Ví dụ: /transfer 12, rồi chọn đơn vị
    Ví dụ: /transfer 12 u0 Chưa rõ địa bàn
desk-help-slip-full =
    Tệp để in, lập từ những gì đã ghi bằng /received. Họ tên thì viết tay trên bản in.
    Ví dụ: /slip 12
    Ví dụ: /slip, rồi gõ số khi được hỏi
desk-help-status-full =
    Khép một tin, hay chuyển cho cơ quan khác, thì cần lý do mà người báo tin sẽ đọc.
    Không gõ gì thêm thì có các nút để chọn.
    Ví dụ: /status 12
    Ví dụ: /status 12 resolved Đã nhắc nhở tại chỗ.
desk-help-register-full =
    Thời hạn giải quyết tính từ lúc ấy, và người báo tin được nhắn số này. Số của tin khác thì không nhận.
    Gõ lại với số khác để sửa, thời hạn không đổi.
    Ví dụ: /register 12 45/2026
    Ví dụ: /register 12, rồi gõ số vào sổ khi được hỏi
desk-help-extend-full =
    Người báo tin được nhắn hạn mới và lý do. Hạn giải quyết kéo dài được hai lần, lần thứ hai do quản trị viên.
    Hạn trả lời một yêu cầu về dữ liệu thì kéo dài được một lần.
    Ví dụ: /extend 12 Cần xác minh ở nhiều nơi
    Ví dụ: /extend 12, rồi gõ lý do khi được hỏi
desk-help-merge-full =
    Từ đó hai tin được làm như một: trả lời và trạng thái tới mọi người báo, mỗi người theo tin của mình.
    Chỉ gộp tin chưa khép. Hai tin do cán bộ khác nhau phụ trách thì quản trị viên gộp.
    Ví dụ: /merge 12 9
    Ví dụ: /merge 12, rồi chọn tin khi được hỏi
desk-help-split-full =
    Tin đi riêng lại, giữ trạng thái lúc tách và các câu trả lời đã gửi.
    Ví dụ: /split 12
    Ví dụ: /split, rồi gõ số khi được hỏi
desk-help-grade-full =
    Kết quả là khởi tố, bắt, xử lý, thu hồi, ghi được nhiều kết quả. Muốn bỏ một kết quả thì thêm chữ “bỏ”.
    Người báo tin không thấy đánh giá này, họ chỉ nghe qua lời cảm ơn.
    Ví dụ: /grade 12 có giá trị, khởi tố
    Ví dụ: /grade 12 bỏ khởi tố
desk-help-received-full =
    Loại: súng, súng tự chế, công cụ hỗ trợ, đạn, dao, khác. Chưa có số sổ thì anh/chị được xem lại trước khi ghi.
    Không theo tin nào thì gõ /received không. Vật nghi nổ chỉ quản trị viên ghi, kèm số sổ.
    Sửa một dòng: chữ “sửa”, số dòng, số lượng đúng. Dòng người khác ghi thì quản trị viên sửa.
    Ví dụ: /received 12 súng 2 đạn 30 sổ 15
    Ví dụ: /received 12 sửa 3 1
desk-help-thank-full =
    Người báo tin được hỏi có muốn nhận lời cảm ơn không, và cách nào. Không ai biết họ là ai.
    Ví dụ: /thank 12
    Ví dụ: /thank, rồi gõ số khi được hỏi
desk-help-invite-full =
    Lời mời dùng một lần, trong vài ngày: có mã, đường dẫn và hình để quét.
    Thêm đơn vị, mã xã hay loại việc nếu người ấy chỉ phụ trách một phần. Không cho được nhiều hơn anh/chị có.
    Ví dụ: /invite officer u3
    Ví dụ: /invite officer 20878
desk-help-staff-full =
    Mỗi người có số, vai trò, đơn vị, địa bàn và số tin chưa xong. Quản trị viên của một đơn vị thấy người của đơn vị mình.
    Ví dụ: /staff
    Ví dụ: /staff p2
desk-help-role-full =
    Có hiệu lực ngay. Không gõ gì sau vai trò thì đơn vị, địa bàn, loại việc giữ nguyên.
    Gõ thêm đơn vị, mã xã hay loại việc thì đặt lại tất cả theo lời gõ, không nhiều hơn anh/chị có.
    Ví dụ: /role 7 admin
    Ví dụ: /role 7 officer u3
desk-help-suspend-full =
    Người ấy không còn là cán bộ ngay từ lúc đó. Tin chưa xong của họ được kể ra để bàn giao.
    Ví dụ: /suspend 7
    Ví dụ: /suspend 7 back
desk-help-handover-full =
    Bàn giao hết hoặc không tin nào: người nhận phải mở được mọi tin ấy. Người nhận được báo.
    Ví dụ: /handover 7 9
    Ví dụ: /handover 7, rồi chọn người nhận
desk-help-unit-full =
    Thêm đơn vị, đổi tên, địa bàn, loại việc, cho ngừng nhận tin: bấm nút hoặc gõ. Quản trị viên của bàn trực chung đổi được.
    Tổ chức thành viên chỉ thấy mô hình và lời người dân về mô hình, không thấy tin.
    Ví dụ: /unit add commune Đơn vị A
    Ví dụ: /unit communes 3 20878
desk-help-unlock-full =
    Lần đầu, gõ /unlock để nhận khóa cho ứng dụng xác thực. Mỗi mã dùng một lần.
    Sai nhiều lần thì phải chờ một lúc. Sau vài giờ tự khóa lại.
    Ví dụ: /unlock 123456
    Ví dụ: /unlock, rồi gõ mã khi được hỏi
desk-help-lock-full =
    Sau đó phải có mã mới thì mới đọc lại được. Những gì đang hiện trên màn hình không mất ngay.
    Ví dụ: /lock
    Ví dụ: /lock, rồi /unlock khi cần đọc lại
desk-help-recover-full =
    Một quản trị viên xin, một quản trị viên khác xác nhận trong một ngày. Sau đó đồng nghiệp gõ /unlock để đặt lại.
    Không ai tự làm cho mình được.
    Ví dụ: /recover 7
    Ví dụ: /recover 7, quản trị viên thứ hai gõ cùng lời ấy
desk-help-warn-full =
    Soạn cảnh báo, xem như người dân sẽ thấy, rồi mới gửi. Gõ /warn để xem cách soạn và các cảnh báo gần đây.
    Ví dụ: /warn 3
    Ví dụ: /warn send 3
desk-help-digest-full =
    Chỉ có con số, không có lời của tin nào.
    Ví dụ: /digest ngay
    Ví dụ: /digest tắt
desk-help-alerts-full =
    Gõ trong nhóm của đơn vị: nhóm được báo ngay khi có tin khẩn, không có nội dung tin.
    Ví dụ: /alerts bật
    Ví dụ: /alerts tắt
desk-help-audit-full =
    Lọc bằng số tin (#12), số người (@7), ngày (23/11), việc đã làm, ghép được nhiều từ. Lần xem sổ này cũng được ghi.
    Ví dụ: /audit @7 23/11
    Ví dụ: /audit refused
