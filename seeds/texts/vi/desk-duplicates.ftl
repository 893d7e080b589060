### Dành cho cán bộ: tin có thể trùng, gộp tin, tách tin. Không một chữ nào cho biết ai đã gửi tin nào.

desk-help-merge = /merge SỐ SỐ – gộp tin trùng: tin đầu đi cùng tin sau, ví dụ: /merge 12 9
desk-help-split = /split SỐ – tách một tin đã gộp ra, ví dụ: /split 12
telegram-command-merge = Gộp tin trùng: /merge 12 9
telegram-command-split = Tách tin đã gộp: /split 12

desk-button-merge = Gộp với tin khác
desk-button-merge-into = Gộp vào #{ $other }
desk-button-split = Tách ra

desk-news-alike = Tin #{ $number } có thể trùng với { $others } ({ $senders }).
desk-alike-head = Có thể trùng với:
desk-alike-line = • #{ $number } · { $category } · { $place } · { $at } ({ $why })
desk-alike-words = lời kể giống nhau
desk-alike-picture = ảnh gần như một
desk-alike-senders = Tính cả tin này: { $senders }.
desk-senders-known = { $count } người báo độc lập
desk-senders-few = dưới 3 người báo độc lập
desk-senders-unknown = { $count } tin không rõ người báo

desk-merge-ask = Tin #{ $number } đi cùng tin số mấy? Anh/chị bấm một nút, hoặc gõ số, ví dụ: 9
desk-merge-done =
    Đã gộp tin #{ $number } vào tin #{ $head }. Từ nay trả lời và trạng thái của tin #{ $head } tới mọi người báo, mỗi người theo tin của mình.
desk-merge-not-itself = Tin #{ $number } và tin #{ $head } đã là một, không gộp thêm được.
desk-merge-not-closed = Chỉ gộp được hai tin chưa khép lại. Tin #{ $number } hoặc tin #{ $head } đã khép.
desk-merge-not-apart = Tin #{ $number } và tin #{ $head } do các cán bộ khác nhau phụ trách. Anh/chị nhờ quản trị viên gộp giúp.
desk-merged-act = Tin #{ $number } đã gộp vào tin #{ $head }. Trạng thái và người xử lý theo tin #{ $head }.
desk-merged-away = Tin #{ $number } đã gộp vào một tin ngoài địa bàn của anh/chị, nên việc này do nơi đó làm.
desk-merged-head = Gồm { $count } tin đã gộp vào đây ({ $senders }):
desk-merged-line = #{ $number } · “{ $alias }” · { $at }
desk-merged-answers = Trả lời ở tin này tới tất cả những người báo ấy. Xin đừng nhắc lại lời riêng của ai.
desk-history-merged = Gộp tin
desk-history-split = Tách tin
desk-merged-into = đi cùng một tin khác
desk-merged-from = thêm tin #{ $number }
desk-split-into = đi riêng
desk-split-from = tin #{ $number } đi riêng
desk-split-alone = Tin #{ $number } không gộp với tin nào.
desk-split-done = Đã tách tin #{ $number } khỏi tin #{ $head }. Các câu trả lời đã gửi vẫn ở lại với tin #{ $number }.
