### After a report was sent: correct, withdraw, rate, reopen, the statement of receipt.

status-withdrawn = Withdrawn by its reporter

## Reading a report

case-officer = Officer in charge: “{ $officer }” (a made-up name, not the real one)
case-by-officer = Officer “{ $officer }”
case-by-correction = You corrected what you reported
case-by-rating = You rated the handling
case-by-reopening = You asked to have it opened again
case-gone = The content of this report was deleted for good, so nothing can be added, and it cannot be rated or opened again.
case-ask-gone = You are looking at report no. { $number }. Nothing more can be added to it.
case-withdrawn =
    Report no. { $number }, sent { $filed }.
    You withdrew this report at { $withdrawn }. Your words, the pictures and the way to reach you are deleted.
case-back = Back to the report

## Correcting

case-correct = Correct what I reported
case-correct-ask = Please write how it should be in report no. { $number }. Your old words stay, the officers see both.
case-correct-done = Your correction is noted. Officers who read the report see your old words and the correction.

## Withdrawing

case-withdraw = Withdraw the report
case-withdraw-ask =
    Do you want to withdraw report no. { $number }?
    Your words, the pictures, the answers and the way to reach you will be deleted for good. Only its number, kind, commune and times stay.
case-withdraw_yes = Withdraw and delete
case-withdraw-done = Report no. { $number } is withdrawn. Its content is deleted. Messages in this chat that still mention it are encrypted and deleted within about a week. If there is something to report, you can send a new one.

## Rating and reopening

case-rate-good = Satisfied
case-rate-fair = Acceptable
case-rate-bad = Not satisfied
case-rate-done = Thank you for telling us.
case-comment-ask = If you want to say more about how report no. { $number } was handled, write it here. If not, press “Back to the report”.
case-comment-done = Your words are noted. Thank you.
case-reopen = Open it again
case-reopen-ask = Why should report no. { $number } be opened again? Please write the reason in one message. A report can be opened again once.
case-reopen-done = The report is open again. The officers were told and will read your reason.
case-push-rate = How was it handled? Press a button below if you like.

## When it cannot be done

case-not-gone = The content of this report was deleted for good, so this cannot be done any more.
case-not-closed = The report is closed, so this cannot be done any more. If there is a button “Open it again”, you can use that.
case-not-begun = An officer has begun to work on it, so it can no longer be withdrawn. You can still correct it or add to it.
case-not-late = A report can be withdrawn within { $hours } hours of sending it, and that time is over. You can still correct it or add to it.
case-not-open = The report is being handled and is not closed yet. Once it is closed, you can rate it or have it opened again.
case-not-rated = You have rated this report already. Thank you.
case-not-reopened = This report was opened again once already, so it cannot be opened again. If there is something new, please send a new report.

## The statement of receipt

case-statement = Statement of receipt
statement-words =
    { $unit } confirms that a report was received.
    Report no.: { $number }
    Received at: { $received }, Vietnamese time
    Issued on: { $issued }
    This statement says neither what was reported nor who reported it.
statement-how =
    Below is the statement, with a digital signature. Copy the whole message for whoever needs it.
    To check it, anybody can send it to Tin Báo at the start page, or type /verify and paste it.
    Whoever has it knows that there is a report with this number and when it was received. Give it only to people you trust.
statement-valid =
    This statement is ours and no letter of it was changed. What is signed:

    { $words }
statement-invalid = This statement is not right: it is not ours, or it was changed. Please do not rely on what it says.
statement-incomplete =
    This statement is not whole, so we cannot check it.
    Please paste all of it, from the line TIN BAO RECEIPT 1 to the line TIN BAO END. One statement at a time.
statement-unknown = Statements are not issued or checked here yet. Your code works as before.
verify = To check a statement of receipt, type /verify and paste the whole statement after it.

## For officers

desk-history-correction = The reporter corrects
desk-history-rating = The reporter's rating
desk-history-reopening = The reporter asks to open it again
desk-news-withdrawn = Report #{ $number } · { $category } · { $place }: withdrawn by its reporter, its content is deleted.
desk-news-reopened = Report #{ $number } · { $category } · { $place }: its reporter asks to open it again.
