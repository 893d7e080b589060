### For staff: the code that unlocks, its recovery, the audit log, views that disappear.

desk-help-unlock = /unlock CODE – unlock what tips say with a six-digit code, for example: /unlock 123456
desk-help-lock = /lock – lock it again at once, before you hand over your phone, for example /lock
telegram-command-unlock = Unlock what tips say: /unlock 123456
telegram-command-lock = Lock it again at once

desk-locked =
    🔒 What tips say is locked. Please send the six-digit code of your authenticator app.
    What you asked for is done as soon as the code is right.
desk-unlock-ask = Please send the six-digit code of your authenticator app.
desk-unlock-enrol =
    🔒 To read what tips say you need the code of an authenticator app on your own phone (such as Google Authenticator, Aegis).
    1. Open the app and scan the square. Or copy this key into it: { $secret }
    2. Send here the six-digit code that the app shows.

    This key is shown once. Pass it on to nobody, take no picture of it. This message goes after { $minutes } minutes.
desk-unlock-done = 🔓 Unlocked until { $until }. To lock it at once: /lock
desk-unlock-not-code = A code is six digits, for example 123456. Please send it again.
desk-unlock-wrong = That code is not right. Tries left: { $left }. It changes every half minute, so look at the one that is shown now.
desk-unlock-used = That code was used already. Wait for the next one, about half a minute, and send it.
desk-unlock-paused = Too many wrong codes, so none is taken for a while. Try again from { $at }.
desk-unlock-form =
    You have a form open, so the code must come with the command, for example: /unlock 123456
    If you have no code yet, send the form or type /cancel to drop it, and then /unlock.
desk-unlock-off = No codes are used here.
desk-lock-done = 🔒 Locked. To read tips again: /unlock

## Recovery for whoever lost their phone

desk-help-recover = /recover ID – erase the code of a colleague who lost their phone, for example: /recover 7
telegram-command-recover = A colleague lost their phone: /recover 7

desk-recover-how =
    When a colleague lost their phone, their code is erased so that they can set it up anew. It takes two admins.
    Type /recover and their number, for example: /recover 7
desk-recover-none = No colleague has the number { $id }.
desk-recover-nothing = Colleague { $id } has not set up a code yet, so there is nothing to erase.
desk-recover-own = You cannot erase your own code. Ask two other admins, or whoever runs the machine.
desk-recover-alone =
    It takes a second admin to erase the code of colleague { $id }, and there is none here.
    Whoever runs the machine can do it by: tinbao unlock-reset { $id }
desk-recover-asked =
    Your wish to erase the code of colleague { $id } is noted. Other admins who were told of it: { $count }.
    The code is erased once one of them confirms, within { $hours } hours.
desk-recover-waits = You have asked for this already. Another admin has to confirm it within { $hours } hours: colleague { $id }.
desk-recover-confirm =
    🔑 Admin { $by } asks to erase the code of colleague { $id } ({ $role }), who lost their phone.
    Please ask that colleague yourself first. If it is right, press the button or type /recover { $id } within { $hours } hours. If not, do not press, and tell the unit.
desk-recover-button = Confirm: erase the code
desk-recover-done = The code of colleague { $id } is erased. They set it up anew with /unlock.
desk-recover-told =
    🔑 Two admins erased the code you unlock with. Type /unlock to set it up on your new phone.
    If you did not ask for this, tell the unit at once.
desk-recover-operator =
    🔑 Whoever runs the machine erased the code you unlock with. Type /unlock to set it up anew.
    If you did not ask for this, tell the unit at once.

## The audit log

desk-help-audit = /audit – the log: who looked at what and did what, for example /audit #12
telegram-command-audit = The log: who looked at what
desk-audit-head = The audit log, newest first:
desk-audit-none = There is no such row in the audit log.
desk-audit-machine = the machine
desk-audit-how =
    Not understood: { $words }
    The log is filtered by a case, a person, a day, an action. For example: /audit #12, /audit @7 23/11, /audit refused
desk-button-audit = The audit log
desk-audit-alerts = urgent tips to a group
desk-audit-ask = asked the teller
desk-audit-assign = assigned
desk-audit-audit = looked into this log
desk-audit-command = a command that changed nothing
desk-audit-consent = consented to a look
desk-audit-digest = the digest
desk-audit-enrol = joined the staff
desk-audit-export = exported to a file
desk-audit-extend = put off a deadline
desk-audit-file = opened a file
desk-audit-find = searched
desk-audit-grade = graded
desk-audit-group = order in a group
desk-audit-handover = handed over
desk-audit-held = words held back
desk-audit-invite = invited a colleague
desk-audit-list = saw the list
desk-audit-lock = locked
desk-audit-look = read the case
desk-audit-merge = merged
desk-audit-model = models and comments
desk-audit-more = opened the further actions
desk-audit-note = internal note
desk-audit-overdue = looked at overdue work
desk-audit-phone = saw the phone number
desk-audit-received = entered in the ledger
desk-audit-recover = recovery of a code
desk-audit-refused = ⛔ refused
desk-audit-register = entered in the register
desk-audit-reply = answered
desk-audit-reveal = asked to see it unmasked
desk-audit-revealed = saw it unmasked
desk-audit-role = changed a role
desk-audit-slip = printed a slip
desk-audit-split = split
desk-audit-staff = looked at the staff
desk-audit-status = changed the status
desk-audit-suspend = suspended
desk-audit-take = took the case
desk-audit-thank = offered thanks
desk-audit-transfer = passed on
desk-audit-unit = unit
desk-audit-unlock = unlocked
desk-audit-warn = a warning

## Views that disappear

desk-view-case = 🔒 This is hidden now. Type /tip { $number } to open it again.
desk-view-list = 🔒 This is hidden now. Type /tips to see the list.
desk-view-secret = 🔒 The key for the authenticator app is hidden now.
