### Dành cho cán bộ: đơn vị, đồng nghiệp, chuyển tin cho đơn vị khác.

role-member = thành viên tổ chức phối hợp

desk-home-member =
    Bàn làm việc của anh/chị ({ $role }).
    Anh/chị xem các mô hình tự quản và lời người dân gửi tới mô hình. Tin báo do công an tiếp nhận, không hiện ở đây.

## Đơn vị

unit-kind-province = phòng, đội cấp tỉnh
unit-kind-commune = công an xã, phường
unit-kind-organisation = tổ chức phối hợp

desk-help-unit = /unit – các đơn vị nhận tin theo địa bàn và loại việc, ví dụ: /unit 3
telegram-command-unit = Các đơn vị nhận tin: /unit
desk-unit-desk = Bàn trực chung
desk-units-head =
    { $total } đơn vị · trang { $page }/{ $pages }
    Tin không thuộc đơn vị nào thì ở bàn trực chung.
desk-unit-line =
    u{ $number } · { $name } ({ $kind })
    Địa bàn: { $area }
    Loại việc: { $categories }
desk-unit-line-outside =
    u{ $number } · { $name } ({ $kind })
    Xem mô hình và tuyên truyền, không xem tin báo.
desk-unit-retired = (đã ngừng)
desk-unit-nowhere = chưa có, nên chưa nhận tin nào
desk-categories-all = mọi loại việc
desk-unit-none = Chưa thấy đơn vị ấy. Anh/chị chọn trong danh sách.
desk-unit-not-yours = Anh/chị không đổi được đơn vị này. Người đổi được là quản trị viên của bàn trực chung, trong địa bàn của mình.
desk-unit-kind-ask = Đơn vị mới thuộc loại nào?
desk-unit-name-ask = Anh/chị gõ tên đơn vị, nhiều nhất { $limit } chữ cái.
desk-unit-communes-ask = Anh/chị gõ mã hoặc tên các xã, phường, cách nhau bằng dấu phẩy. Gõ “tất cả” nếu là toàn bộ địa bàn.
desk-unit-categories-ask = Anh/chị gõ các loại việc, cách nhau bằng dấu phẩy, ví dụ: tội phạm, tệ nạn xã hội. Gõ “tất cả” nếu nhận mọi việc.
desk-unit-unknown =
    Chưa hiểu: { $words }
    Anh/chị gõ mã hoặc tên xã, phường, hay tên loại việc, cách nhau bằng dấu phẩy. Chưa đổi gì cả.
desk-unit-done = Đã ghi. Tin mới từ lúc này đi theo, tin đã có thì ở yên chỗ cũ.
desk-unit-retire-ask = Cho “{ $name }” ngừng nhận tin? Tin chưa xong của đơn vị sẽ về bàn trực chung.
desk-unit-retire-done = “{ $name }” đã ngừng nhận tin. Số tin về bàn trực chung: { $count }.

desk-button-units = Các đơn vị
desk-button-unit-add = Thêm đơn vị
desk-button-unit-more = Đổi tiếp
desk-button-unit-name = Đổi tên
desk-button-unit-communes = Đổi địa bàn
desk-button-unit-categories = Đổi loại việc
desk-button-unit-retire = Cho ngừng
desk-button-unit-revive = Nhận tin lại
desk-button-next = Tiếp ›
desk-button-back = ‹ Trước

## Chuyển tin cho đơn vị khác

desk-help-transfer = /transfer SỐ ĐƠN-VỊ LÝ-DO – chuyển tin cho đơn vị khác, ví dụ: /transfer 12 u3 Việc xảy ra ở địa bàn ấy
telegram-command-transfer = Chuyển tin cho đơn vị khác: /transfer 12
desk-button-transfer = Chuyển đơn vị
desk-transfer-ask = Chuyển tin #{ $number } cho đơn vị nào?
desk-transfer-not = Tin #{ $number } không chuyển tới đó được. Anh/chị chọn một đơn vị:
desk-transfer-nowhere = Chưa có đơn vị nào khác để chuyển tới.
desk-transfer-why = Chuyển tin #{ $number } cho { $name }: anh/chị gõ lý do. Cán bộ bên ấy đọc, người báo tin không đọc.
desk-transfer-done = Tin #{ $number } đã chuyển cho { $name }.
desk-transfer-told = Tin #{ $number } đã chuyển cho { $name }. Người báo tin đã được nhắn là tin đã tới đơn vị phụ trách.
desk-news-transfer = 📨 Tin #{ $number } · { $category } · { $place }: vừa được chuyển tới đơn vị anh/chị.
desk-history-transfer = Chuyển đơn vị
desk-history-handover = Bàn giao

case-push-passed-on = Tin số { $number } của anh/chị đã được chuyển tới đơn vị phụ trách. Anh/chị không phải báo lại.
case-by-transfer = Đã chuyển tới đơn vị phụ trách

## Đồng nghiệp

desk-invite-unit-ask = Đồng nghiệp làm ở đâu?
desk-invite-area-ask = Anh/chị gõ mã hoặc tên xã, phường, loại việc họ phụ trách, cách nhau bằng dấu phẩy. Hoặc bấm nút nếu là mọi nơi anh/chị phụ trách.
desk-button-all = Mọi nơi, mọi việc
desk-grant-owner = Chủ hệ thống làm ở bàn trực chung, không thuộc đơn vị nào.
desk-grant-categories = Có loại việc nằm ngoài phần anh/chị phụ trách.
desk-grant-unit = Anh/chị chỉ mời và đổi được người của đơn vị mình.
desk-grant-no-unit = Không có đơn vị ấy, hoặc đơn vị đã ngừng. Anh/chị xem lại bằng /unit.
telegram-invite-link = Đường dẫn nhận lời mời trên Telegram: { $link }

desk-help-staff = /staff – danh sách đồng nghiệp, ví dụ: /staff p2
desk-help-role = /role MÃ VAI-TRÒ – đổi vai trò, đơn vị, địa bàn của đồng nghiệp, ví dụ: /role 7 officer u3
desk-help-suspend = /suspend MÃ – đình chỉ một đồng nghiệp, ví dụ: /suspend 7, cho làm lại: /suspend 7 back
desk-help-handover = /handover MÃ MÃ – bàn giao mọi tin chưa xong cho người khác, ví dụ: /handover 7 9
telegram-command-staff = Danh sách đồng nghiệp: /staff
telegram-command-role = Đổi vai trò: /role 7 officer
telegram-command-suspend = Đình chỉ một đồng nghiệp: /suspend 7
telegram-command-handover = Bàn giao tin: /handover 7 9

desk-staff-head = { $total } đồng nghiệp · trang { $page }/{ $pages }
desk-staff-line =
    #{ $id } · { $role } · { $unit } { $state }
    Địa bàn: { $area } · Loại việc: { $categories }
    Tin chưa xong: { $count } · Vào ngày { $since }
desk-staff-suspended = · ĐANG ĐÌNH CHỈ
desk-staff-which = Đồng nghiệp mã số mấy? Anh/chị gõ mã, ví dụ: 7
desk-staff-none = Không có đồng nghiệp mang mã ấy. Anh/chị xem danh sách.
desk-staff-not-yours = Anh/chị không đổi được người này.
desk-staff-last = Đây là người quản trị cuối cùng. Anh/chị giao quyền cho người khác trước.
desk-role-ask = Đổi vai trò của #{ $id } thành gì?
desk-role-done = Từ nay #{ $id } là { $role }, { $area }.
desk-suspend-done = Đã đình chỉ #{ $id }. Người này không còn xem được gì.
desk-suspend-cases =
    Đã đình chỉ #{ $id }. Người này không còn xem được gì.
    Còn { $count } tin chưa xong: { $cases }
desk-suspend-back = #{ $id } đã làm việc lại, với vai trò như trước.
desk-handover-ask = Bàn giao tin của #{ $id } cho ai?
desk-handover-not = Người ấy không nhận được mọi tin của #{ $id }. Anh/chị chọn người khác:
desk-handover-nobody = Không ai phụ trách được mọi tin của #{ $id }. Anh/chị chuyển từng tin bằng /transfer.
desk-handover-none = #{ $id } không còn tin nào chưa xong.
desk-handover-done = Đã bàn giao { $count } tin từ #{ $giver } cho #{ $taker }.
desk-news-handover = 📨 Anh/chị vừa được bàn giao { $count } tin chưa xong.

desk-button-staff = Đồng nghiệp
desk-button-suspend-back = Cho làm lại
desk-button-handover = Bàn giao tin
