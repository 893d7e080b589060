### Deadlines: the register, extensions, reminders, what is overdue.

desk-help-register = /register NUMBER BOOK-NUMBER – enter the number in the official book, e.g. /register 12 45/2026
desk-help-extend = /extend NUMBER REASON – put a deadline off, e.g. /extend 12 To be checked in several places
desk-help-overdue = /overdue – what is overdue, the latest first, for example /overdue handling
telegram-command-register = Enter in the book: /register 12 45/2026
telegram-command-extend = Put a deadline off: /extend 12 …
telegram-command-overdue = What is overdue

desk-button-register = Enter in the book
desk-button-extend = Put the deadline off
desk-button-later = ‹ Later
desk-button-less-late = Less late ›
desk-button-overdue-reception = To be taken
desk-button-overdue-handling = To be decided
desk-button-overdue-data_answer = To be answered
desk-button-overdue-data_request = About data

## One deadline

desk-due-line = { $name }: { $at }, { $left }
desk-due-reception = To be taken by
desk-due-handling = To be decided by
desk-due-data_answer = To answer whoever asks about their data by
desk-due-data_request = To be done about their data by
desk-due-left-days = working days left: { $count }
desk-due-left-today = it ends today
desk-due-left-off = no working day left
desk-due-left-hours = hours left: { $count }
desk-due-left-minutes = minutes left: { $count }
desk-due-late-days = ⚠️ working days late: { $count }
desk-due-late-today = ⚠️ it ended today
desk-due-late-off = ⚠️ it has just ended
desk-due-late-hours = ⚠️ hours late: { $count }
desk-due-late-minutes = ⚠️ minutes late: { $count }
desk-weekday-1 = Monday
desk-weekday-2 = Tuesday
desk-weekday-3 = Wednesday
desk-weekday-4 = Thursday
desk-weekday-5 = Friday
desk-weekday-6 = Saturday
desk-weekday-7 = Sunday
desk-card-register = Number in the book: { $register }

## Overdue

desk-overdue-head = { $total } overdue · page { $page }/{ $pages }
desk-overdue-count = • { $name }: { $count }
desk-overdue-none = Nothing is overdue.
desk-overdue-unknown =
    Not understood: { $words }
    It can be filtered by: reception, handling, answer, data.

## The register

desk-register-ask = Please type the number of tip #{ $number } in the official book, e.g. 45/2026
desk-register-wrong = A number in the book has letters, digits and / . - and at most 40 characters. Please type again: /register { $number } 45/2026
desk-register-already = Tip #{ $number } has the number { $register } already.
desk-register-used = The number { $register } belongs to tip #{ $other }. If it is another book, please add the book's mark.
desk-register-used-elsewhere = The number { $register } belongs to a tip outside your area. If it is another book, please add the book's mark.
desk-register-changed = Tip #{ $number } now has the number { $register }. The deadline stays as at the first entry.
desk-register-done = Tip #{ $number } is in the book under { $register }. It is to be decided by the end of { $until }.
desk-register-told = Tip #{ $number } is in the book under { $register }. It is to be decided by the end of { $until }. Its teller was told the number.

## Extensions

desk-extend-ask = Why does tip #{ $number } need more time? Please type the reason; its teller will read it word for word.
desk-extend-none = No deadline of tip #{ $number } can be put off. The time to decide runs from the entry in the book: /register { $number }
desk-extend-spent = The deadline of tip #{ $number } was put off as often as the law allows.
desk-extend-leader = The second time is for the procuracy to decide. An admin of the unit enters it; please pass tip #{ $number } on.
desk-extend-done = The deadline of tip #{ $number } was put off to the end of { $at }. Its teller reads the reason by the receipt code.
desk-extend-told = The deadline of tip #{ $number } was put off to the end of { $at }. Its teller was told.

## Reminders

desk-remind-head = ⏰ Deadlines coming up: { $count }, overdue among them: { $late }
desk-remind-case = { $mark }#{ $number } · { $category } · { $place }
desk-remind-more = And { $count } more.
desk-remind-nobodys = ⏰ Deadlines coming up where nobody looks after the place: { $count }. No officer can open those tips. Please have somebody put in charge there.

## To the teller

case-push-registered = Your tip number { $number } was entered in the official book under { $register }. You can name this number when you ask in person.
case-push-extended =
    Your tip number { $number } needs more time, until the end of { $until } at the latest. We are still looking into it, and ask you to bear with us.
    The reason: { $reason }
case-registered = This was entered in the official book under { $register }. You can name this number when you ask in person.
case-extended =
    This needs more time, until the end of { $until } at the latest.
    The reason: { $reason }
