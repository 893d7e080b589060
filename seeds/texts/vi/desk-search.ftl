### Dành cho cán bộ: tìm tin theo từ.

telegram-command-find = Tìm tin theo từ
desk-help-find = /find TỪ – tìm tin có đủ các từ, gõ có dấu hay không dấu đều được, ví dụ: /find xe tải chợ đêm
desk-find-ask =
    Anh/chị gõ các từ cần tìm, ví dụ: xe tải chợ đêm
    Từ nào trùng từ lọc thì đặt trong ngoặc kép, ví dụ: "xe mới"
desk-find-head = Các tin tìm thấy, mới nhất ở trên:
desk-find-none = Không có tin nào có đủ các từ này. Anh/chị thử bớt từ, hoặc gõ không dấu.
desk-find-no-more = Không còn tin nào nữa.
desk-find-not-yet = Chưa thấy trong các tin từ số { $number } trở lên. Anh/chị bấm “Tìm tiếp” để xem các tin cũ hơn.
desk-find-frequent = Tin nào cũng có những từ này. Anh/chị thêm một từ riêng hơn.
desk-find-incomplete = Máy còn đang đọc các tin cũ để tìm được theo từ, nên lúc này có thể thiếu.
desk-button-find = Tìm tin
desk-button-find-on = Tìm tiếp
desk-button-find-anew = Tìm từ khác
