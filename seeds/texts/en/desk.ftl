### For staff: lists, cases, commands. Not a word that tells who reported.

role-officer = officer
role-admin = admin
role-owner = owner

## The desk

desk-home =
    Your desk ({ $role }).
    Press a button, or type a command such as /tips or /tip 12.
desk-stale = This button is old and no longer works. Please choose again.
desk-help-tip = /tip NUMBER – read a tip, for example /tip 12
desk-help-more = /more NUMBER – all that can be done with a tip, for example /more 12
desk-help-take = /take NUMBER – take a tip on, for example /take 12
desk-help-reply = /reply NUMBER WORDS – answer the reporter, for example /reply 12 We are checking.
desk-help-status = /status NUMBER – move a tip along, for example /status 12
desk-help-digest = /digest – the digest: read it now, set its hour, stop it, for example /digest 06:30
desk-help-alerts = /alerts – tell your unit's group of urgent tips (typed in the group), for example: /alerts on
desk-help-invite = /invite ROLE – invite a colleague, for example /invite officer

desk-not-allowed = Your role cannot use this command.
desk-form-open = You have a form open. Send it, or type /cancel to drop it, and then do this again.
desk-words-only = Words are needed here. Go on typing, or press “Never mind”.
desk-which-case = Which tip? Type its number, for example 12
desk-no-case = There is no tip number { $number } in your area.
desk-place-unknown = place not known

## The list

desk-tips-none = No tips match.
desk-tips-clash = One status, one category and one commune at a time. Too many: { $words }
desk-line = { $mark }#{ $number } · { $category } · { $place } · { $status } · { $at }
desk-mark-sample = [Sample]

## One tip

desk-card-head =
    { $mark }Tip #{ $number } · { $category }
    Status: { $status }
    Place: { $place }
    Received: { $at }
    Reported by: “{ $alias }” (a made-up name)
desk-card-sample = (A sample, not real.)
desk-card-empty = The content has been deleted.
desk-card-old-form = The form of this tip is no longer in use. These are its answers, just as they were kept:
desk-card-left = Answers to questions that are no longer in the form, just as they were kept:
desk-card-point = • On the map: { $point }
desk-card-contact-none = Contact: none. The reporter reads answers only by opening the tip with its code.
desk-card-contact-chat = Contact: your answer goes straight into the reporter's chat.
desk-card-contact-phone = Contact: the chat, and phone { $phone }. Please call about this tip only.
desk-card-contact-phone-hidden = Contact: the chat and a phone. The number shows only to the officer who has taken the tip.
desk-card-history = What happened:
desk-words-gone = (deleted)
desk-history-message = Reporter
desk-history-answer = Officer
desk-history-status = Status

desk-take-done = You have taken tip #{ $number }.
desk-more = With tip #{ $number } you can also:
desk-take-already = You took tip #{ $number } before.
desk-reply-ask = Type your answer to tip #{ $number }. The reporter will read it word for word.
desk-reply-pushed = Your answer to tip #{ $number } was sent into the reporter's chat.
desk-reply-kept = Your answer to tip #{ $number } is kept. The reporter reads it when opening the tip with its code.
desk-reply-emptied = Tip #{ $number } is closed and its content was deleted, so no more answers are kept with it.
desk-status-ask = Tip #{ $number } is now: { $now }. Where does it go?
desk-status-not = Tip #{ $number } is now: { $now }. It cannot go to “{ $wanted }”. Choose one of these:
desk-status-why = Closing tip #{ $number } as “{ $status }”: type the reason, the reporter will read it.
desk-status-why-gone =
    Closing tip #{ $number } as “{ $status }”: type the reason, the reporter will read it.
    What was told, the answers, the pictures and the way to the reporter will be deleted for good.
desk-status-done = Tip #{ $number } has moved to: { $status }.
desk-status-told = Tip #{ $number } has moved to: { $status }. The reporter has been told.
desk-status-closed = Tip #{ $number } is closed.

## Inviting colleagues

desk-invite-how =
    Type /invite and a role: { $roles }. Add commune codes for someone who looks after a few places only.
    Example: /invite officer 20878
desk-invite-commune = There is no commune with the code { $code }.
desk-invite-outside = The code { $code } is outside your area.
desk-everywhere = the whole area
desk-invite-done =
    An invite as { $role }, { $area }. For one use, within { $days } days.
    Send it privately to the right person, who opens this chat and types:
    /start { $code }

## News for staff

desk-news-case = 🆕 New tip #{ $number } · { $category } · { $place }
desk-news-urgent = 🔴 URGENT TIP #{ $number } · { $category } · { $place }
desk-news-message = ✉️ Tip #{ $number } · { $category } · { $place }: the reporter has added something.
desk-news-nobody = Nobody looks after this place, so no officer can open the tip yet. Please ask whoever runs the service at once to put somebody in charge of it (code { $commune }).

## Buttons

desk-button-tips = All tips
desk-button-unassigned = Not taken
desk-button-mine = My tips
desk-button-overdue = Overdue
desk-button-digest = Digest now
desk-button-help = Commands
desk-button-open = Open
desk-button-take = Take it on
desk-button-more = More…
desk-button-reply = Answer
desk-button-status = Change status
desk-button-newer = ‹ Newer
desk-button-older = Older ›
desk-button-cancel = Never mind

## The hour of the digest

desk-digest-how =
    Your digest comes every day at: { $at }.
    Another hour: /digest 06:30
    Read it now: /digest now
    Stop it: /digest off
desk-digest-none = switched off
desk-digest-set = From now on your digest comes every day at { $at }.
desk-digest-off = Your daily digest is switched off. Whenever you need one, press the button below.

## In a unit's group

desk-digest-group-how =
    This group gets the digest every day at: { $at }.
    Set the hour: /digest 06:30
    Send it now: /digest now
    Stop it: /digest off
desk-digest-group-set =
    From now on this group gets the digest every day at { $at }, about tips in: { $area }.
    It holds figures only, not a word of any tip. Everybody in the group can read it.
desk-digest-group-off = The digest no longer comes to this group.
desk-alerts-where =
    This command belongs in your unit's group. Add Tin Báo to the group, then type there:
    /alerts on to be told at once of an urgent tip
    /digest 06:30 to get the digest every day
desk-alerts-how =
    Urgent tips are told to this group: { $state }.
    Switch on: /alerts on
    Switch off: /alerts off
desk-alerts-are-on = yes
desk-alerts-are-off = no
desk-alerts-on =
    From now on this group is told at once of an urgent tip in { $area }: its number, kind and commune.
    What the tip says is read only by an officer who writes to Tin Báo in private.
desk-alerts-off = This group is no longer told of urgent tips. The officers in charge still are, each in private.

## To the person who reported

case-push-accepted = An officer has taken your tip number { $number }. In this tip you may call them “{ $officer }” (a made-up name). Thank you.
case-push-answer =
    Officer “{ $officer }” answers your tip number { $number }:

    { $text }
case-push-status = Your tip number { $number } has a new status: { $status }.
case-push-reason = Reason: { $reason }
case-push-button = Read and write more

error-apology = We are sorry: something went wrong and this message was not handled. What was saved before is still there. Please send it again, or type /start. If you are in danger, call { $police } now.
