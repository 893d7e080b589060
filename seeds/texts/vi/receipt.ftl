### Biên nhận: đường dẫn và ảnh mã vuông.

page-receipt-picture = Ảnh mã vuông, mở được tin này
page-link-copy = Chép đường dẫn mở tin
page-open-case = Đường dẫn này mở một tin bằng mã tra cứu. Chỉ mở nếu đó là tin của anh/chị.
page-open-case-yes = Mở tin
page-open-case-no = Không mở
telegram-receipt-link = Đường dẫn mở tin trên Telegram: { $link }
