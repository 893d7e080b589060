### The receipt: its link and its QR picture.

page-receipt-picture = QR picture that opens this report
page-link-copy = Copy the link to this report
page-open-case = This link opens a report by its code. Open it only if the report is yours.
page-open-case-yes = Open it
page-open-case-no = Leave it
telegram-receipt-link = Link that opens it on Telegram: { $link }
