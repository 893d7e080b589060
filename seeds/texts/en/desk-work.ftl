### Working a case at the desk: assigning, internal notes, asking back, grading, what was taken in, the slip.

desk-colleague = officer number { $id }

## Assigning

desk-help-assign = /assign NUMBER WHO – give a tip to a colleague (their number), to yourself (me), or back to all (none), for example: /assign 12 3
telegram-command-assign = Give a tip to a colleague: /assign 12
desk-button-assign = Assign
desk-button-me = I take it
desk-button-nobody = Give it back to all
desk-assign-ask = Who is to have tip #{ $number }? Press a button or type an officer's number. Only those who may open this tip are here.
desk-assign-who = No such officer may open tip #{ $number }. Choose one of these, or type an officer's number:
desk-assign-done = Tip #{ $number } is with { $who } now.
desk-assign-freed = Nobody has tip #{ $number } now. A colleague can take it with /take.
desk-assign-nobody = Nobody has tip #{ $number }.
desk-assign-same = Tip #{ $number } is with them already, nothing changed.
desk-assign-closed = Tip #{ $number } is closed and is not assigned any more.
desk-assign-not-yours = Another officer has tip #{ $number }. They or an admin can pass it on.
desk-assign-take-first = Nobody has tip #{ $number }. Take it first, then you can pass it on. An admin can assign it at once.
desk-news-assigned = 📌 Tip #{ $number } · { $category } · { $place } was given to you.
desk-news-unassigned = Tip #{ $number } · { $category } · { $place } was given to somebody else or back to all. It is no longer yours.
desk-card-mine = You have this tip.
desk-card-assigned = With { $who }.
desk-history-assign = Assigned
desk-history-given = to { $to } (by { $by })
desk-history-freed = given back to all ({ $by })

## Internal notes

desk-help-note = /note NUMBER WORDS – an internal note, never read by the teller, for example: /note 12 Duty officer called
telegram-command-note = Internal note: /note 12 …
desk-button-note = Internal note
desk-note-ask = What is to be noted on tip #{ $number }? Only staff who may open this tip read it. Its teller never does.
desk-note-done = Noted on tip #{ $number }.
desk-note-emptied = Tip #{ $number } is closed and its content is destroyed, so nothing more is noted.
desk-news-note = 🗒 Tip #{ $number } · { $category } · { $place }: a colleague left a note.
desk-history-note = Internal note

## Asking the teller

desk-help-ask = /ask NUMBER QUESTION – ask the teller something, for example: /ask 12 What colour was the car?
telegram-command-ask = Ask the teller something: /ask 12 …
desk-button-ask = Ask the teller
desk-ask-ask = What do you want to ask the teller of tip #{ $number }? They read every word as you type it. Please do not ask who they are.
desk-ask-pushed = The teller of tip #{ $number } was asked. The tip waits for their answer, and you are told as soon as it comes.
desk-ask-kept = The question is kept with tip #{ $number }. There is no way to write to its teller, so it waits until they open the tip with their code.
desk-ask-closed = Tip #{ $number } is closed, so nothing more is asked. To write to its teller use /reply.
desk-mark-asked = ⏳ waits for the teller
desk-card-asked = ⏳ Waits for its teller's answer since { $at }.
desk-history-question = Officer asks
case-push-question =
    About your tip number { $number }, officer “{ $officer }” would like to ask:

    { $text }

    Answer if you know. It is all right if you do not. Please do not go and find out more.
case-push-answer-button = Answer now
case-by-question = The police ask
case-question-by-officer = Officer “{ $officer }” asks
case-asked = The officer is waiting for your answer to the question above. Just write it here. If you do not know, say so.

## Changing the status

desk-status-why-forwarded = Tip #{ $number } goes to “{ $status }”: type where it goes and why, its teller will read it.

## What was taken in, as the teller reads it

case-by-received = Taken in
case-item-piece = { $kind }: { $count }
case-item-ammunition = { $kind }: { $count } rounds
desk-history-received = Taken in

case-push-received =
    For your tip number { $number } the unit has taken in:
    { $lines }
    Thank you. This message only says what was received and how much.

## What a tip was worth

desk-help-grade = /grade NUMBER – what a tip was worth: valuable, no, unverified; and what came of it, for example: /grade 12 valuable prosecuted
telegram-command-grade = What a tip was worth: /grade 12
desk-button-grade = Grade
desk-grade-valuable = Valuable
desk-grade-not_valuable = Not valuable
desk-grade-unverified = Unverified
desk-outcome-prosecuted = Prosecuted
desk-outcome-arrested = Arrested
desk-outcome-handled = Handled
desk-outcome-recovered = Recovered
desk-grade-ask =
    Was tip #{ $number } of value? Its teller does not see this.
    You can type what came of it too: prosecuted, arrested, handled, recovered.
desk-grade-done = Tip #{ $number } is graded: { $grade }.
desk-grade-valued = Tip #{ $number } is graded: { $grade }. Press what came of it; press again to take it away.
desk-grade-emptied = Tip #{ $number } is closed and its content is destroyed, so it is not graded.
desk-card-grade = Grade: { $grade }
desk-history-grade = Grade

## The seizure ledger

desk-help-received = /received NUMBER KIND COUNT – what was taken in, for example: /received 12 gun 2 ammunition 30
telegram-command-received = Write down what was taken in: /received 12
desk-button-received = Taken in
desk-button-write = Write it, no book number yet
desk-button-kind = Another kind
desk-received-case = tip #{ $number }
desk-received-no-case = without a tip
desk-received-kind = What was taken in ({ $case })? Press a button, or type, for example: gun 2 ammunition 30
desk-received-unknown = “{ $typed }” was not understood ({ $case }). Press a kind, or type kind and count, for example: gun 2 ammunition 30
desk-received-count = { $kind }: how many? Press or type a number, at most { $limit }.
desk-received-sure =
    About to be written into the ledger ({ $case }):
    { $lines }
    Type the number in the unit's book to write it, or press the button. A row is never deleted, only corrected by a new one.
desk-received-book =
    The book's number needs a digit and at most 40 characters ({ $case }):
    { $lines }
    Type it again, or press the button.
desk-received-done =
    Written into the ledger ({ $case }):
    { $lines }
desk-received-told =
    Written into the ledger ({ $case }):
    { $lines }
    The teller was told that the unit has these things.
desk-received-explosive =
    What may explode is handled and recorded by the responsible force alone. Do not touch it, do not move it, keep others away.
    An admin writes this row, with the number in that force's book: … book NUMBER
desk-received-fix = To correct a row type /received, the tip's number, fix, the row, the right count. For example: /received 12 fix 3 1
desk-received-fixed = A correcting row was written: { $before } is now { $after }. The old row stays in the ledger.
desk-received-not-yours = Another officer wrote this row. They or an admin can correct it.
desk-received-row = • { $item } (row { $id }, book number { $book })
desk-card-received = Taken in:

## The printed slip

desk-help-slip = /slip NUMBER – the slip of a hand-in, to be printed and signed, for example: /slip 12
telegram-command-slip = Print the slip of a hand-in: /slip 12
desk-button-slip = Print the slip
desk-slip-empty = Nothing was written down as taken in for tip #{ $number } yet, so there is no slip. Please write it down first.
desk-slip-here =
    The slip of tip #{ $number }, made from the ledger:
    { $lines }
    The names are left open and written by hand when it is signed. Please do not make anybody name themselves who does not want to.
