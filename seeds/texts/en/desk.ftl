# For staff: lists, cases, commands. Not a word that tells who reported.

role-officer = officer
role-admin = admin
role-owner = owner

desk-home =
    Your desk ({ $role }).
    Choose below, or type a command, for example /tips or /tip 12.
desk-help =
    The commands you can use:

    { $lines }

    /cancel – drop what you were doing and return to the desk.
desk-help-tips = /tips – the list of tips. Add words to filter: new, urgent, unassigned, mine, overdue, weapon, a commune code. Example: /tips urgent
desk-help-tip = /tip NUMBER – read a tip. Example: /tip 12
desk-help-take = /take NUMBER – take a tip on. Example: /take 12
desk-help-reply = /reply NUMBER WORDS – answer the person who reported. Example: /reply 12 Thank you, we are checking.
desk-help-status = /status NUMBER STATUS REASON – move a tip along. Example: /status 12 in_progress
desk-help-digest = /digest – the digest; /digest now to read it, /digest 07:00 to set your hour, /digest off to stop.
desk-help-invite = /invite ROLE – invite a colleague with a one-time code. Example: /invite officer

desk-not-allowed = Your role cannot use this command. Type /help to see what you can use.
desk-which-case = Please give the number of the tip, for example /tip 12.
desk-no-case = There is no tip number { $number } in your area.
desk-place-unknown = place not known

desk-tips-head = { $total } tips · page { $page } of { $pages }
desk-tips-none = There are no such tips.
desk-tips-unknown =
    Not understood: { $words }.
    You can filter by: new, accepted, in_progress, forwarded, resolved, rejected, unfounded, out_of_scope; urgent, unassigned, mine, overdue; a category (crime, weapon…); a commune code.
desk-line = { $mark }#{ $number } · { $category } · { $place } · { $status } · { $at }

desk-card-head =
    { $mark }Tip #{ $number } · { $category }
    Status: { $status }
    Place: { $place }
    Received: { $at }
    Reported by: “{ $alias }”
desk-card-sample = (A sample, not real.)
desk-card-empty = The content has been deleted.
desk-card-contact-none = Contact: only by receipt code. Your answer will wait there.
desk-card-contact-chat = Contact: your answer goes into the chat, without knowing whose it is.
desk-card-contact-phone = Contact: the chat, and the phone number { $phone }. For this tip only.
desk-card-contact-phone-hidden = Contact: the chat, and a phone number. It shows only to whoever has taken the tip (/take).
desk-card-history = What happened:
desk-words-gone = (deleted)
desk-history-message = Reporter
desk-history-answer = Officer
desk-history-status = Moved to
desk-history-taken = Taken

desk-take-done = You have taken tip #{ $number }.
desk-take-already = You already have tip #{ $number }, or it is closed.
desk-take-taken = Another officer has taken tip #{ $number }.
desk-reply-ask = Type your answer to tip #{ $number }. The reporter will read it exactly as you write it.
desk-reply-pushed = Your answer to tip #{ $number } was sent into the reporter's chat.
desk-reply-kept = Your answer to tip #{ $number } is kept. The reporter reads it when opening the tip with the code.
desk-status-ask = Which status for tip #{ $number }?
desk-status-why = Type the reason for “{ $status }”. The reporter will read it.
desk-status-done = Tip #{ $number } is now “{ $status }”.
desk-status-closed = Tip #{ $number } is closed.

desk-invite-how = Type /invite and a role: { $roles }. You may add the codes of communes, for example /invite officer 20878
desk-invite-commune = There is no commune with the code { $code }.
desk-invite-done =
    An invite ({ $role }), for one use, within { $days } days. Send it privately to the right person, who types in their own chat:
    /start { $code }

desk-news-case = 🆕 New tip #{ $number } · { $category } · { $place }
desk-news-urgent = 🔴 URGENT TIP #{ $number } · { $category } · { $place }
desk-news-message = ✉️ Tip #{ $number } · { $category }: the reporter has written again.

desk-button-tips = All tips
desk-button-unassigned = Not taken
desk-button-mine = My tips
desk-button-overdue = Overdue
desk-button-digest = Digest now
desk-button-help = Commands
desk-button-open = Open
desk-button-take = Take it on
desk-button-reply = Answer
desk-button-status = Change status
desk-button-newer = ‹ Newer
desk-button-older = Older ›
desk-button-cancel = Never mind

desk-digest-how =
    Your digest comes at: { $at }.
    Another hour: /digest 06:30. To stop: /digest off.
desk-digest-none = no hour set
desk-digest-set = Done: your digest will come every day at { $at }.
desk-digest-off = You will get no more digests. To read one at any time, press the button below.

# To the person who reported
case-push-accepted = An officer has taken your tip #{ $number }. Thank you.
case-push-answer =
    An officer answers your tip #{ $number }:

    { $text }
case-push-status =
    Your tip #{ $number }: { $status }.
    { $text }
case-push-button = Read and write more

error-apology = We are sorry: something went wrong with this message and it was not handled. What was saved before is still there. Please send it again, or type /start. If you are in danger, call { $police }.
