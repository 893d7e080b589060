### For staff: what is masked, asking to see the original, exports.

## Masking

desk-card-masked-free = 🔒 Phone numbers, papers, plates, accounts and house numbers in this tip are masked (•). The officer who takes it (/take { $number }) reads the original.
desk-card-masked-taken = 🔒 Phone numbers, papers, plates, accounts and house numbers in this tip are masked (•). The officer who has it reads the original. If you need to see it: /reveal { $number }

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

## Asking to see the original

desk-help-reveal = /reveal NUMBER REASON – ask to see the original of a tip you do not have, e.g. /reveal 12 Comparing another case
desk-help-consent = /consent – answer somebody who asks to see an original, by the message's buttons. E.g. /consent 12 3 yes
telegram-command-reveal = Ask to see the original of a tip
telegram-command-consent = Answer who asks to see an original
desk-button-reveal = Ask for the original
desk-button-consent-yes = Agree
desk-button-consent-no = Refuse
desk-reveal-why = Why do you need the original of tip #{ $number }? Type the reason; a second person will read it.
desk-reveal-asked = A second person was asked about tip #{ $number }. If nobody answers within { $minutes } minutes, the request lapses.
desk-reveal-waits = Your request about tip #{ $number } is waiting for an answer.
desk-reveal-nobody = There is nobody else now who may agree to showing tip #{ $number }.
desk-reveal-emptied = The content of tip #{ $number } was deleted; there is no original.
desk-reveal-yours = You have tip #{ $number }: open it to read the original.
desk-reveal-shown = The original of tip #{ $number }, shown once. Please use it only for what you said.
desk-reveal-refused = The second person did not agree to showing the original of tip #{ $number }.
desk-consent-ask =
    Officer number { $who } asks to see the original of tip #{ $number }, with the teller's phone number if there is one.
    Reason: { $reason }
    Do you agree?
desk-consent-yes = Agreed. The original of tip #{ $number } was sent to whoever asked.
desk-consent-no = The request about tip #{ $number } was refused.
desk-consent-not = You cannot answer this request about tip #{ $number }.
desk-consent-late = The request about tip #{ $number } is no longer valid.
desk-consent-stale = There is no such request about tip #{ $number }.
