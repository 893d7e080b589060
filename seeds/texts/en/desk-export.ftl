### For staff: what is masked, asking to see the original, exports.

## Masking

desk-card-masked-free = 🔒 Phone numbers, papers, plates, accounts and house numbers in this tip are masked (•). The officer who takes it (/take { $number }) reads the original.
desk-card-masked-taken = 🔒 Phone numbers, papers, plates, accounts and house numbers in this tip are masked (•). The officer who has it reads the original.

## Exports: the table, and the file of one case

export-head-number = Number
export-head-register = Book number
export-head-category = Category
export-head-urgent = Urgent
export-head-status = Status
export-head-place = Place
export-head-filed = Received
export-head-taken = Taken
export-head-closed = Closed
export-head-items = Items
export-head-rating = Rating
export-head-told = What was told
export-yes = Yes
export-case-title = File of tip { $number }
export-case-told = What was told
export-case-history = What happened since
export-made = Made at { $at }. Private details are masked (•). For handling the tip only.
