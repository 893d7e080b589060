### For staff: /help of each command in full, two examples each. The one line (desk-help-name) stands with its words.

desk-help-tips-full =
    Add words to filter, as many as you like:
    a status (new, in progress, done…), urgent, unassigned, mine, overdue,
    today, this week, this month, within 3 days, over 7 days, a category, a commune's name or code.
    Example: /tips crime today
    Example: /tips new over 7 days 20878
desk-help-find-full =
    The filters of /tips can be added. Register numbers and aliases are found too.
    Put words that are filters too into quotation marks. The log does not keep the words you look for.
    Example: /find xe tải chợ đêm unassigned
    Example: /find "xe mới"
desk-help-model-full =
    The register of neighbourhood models by commune, and what citizens wrote. The next page: p2.
    Example: /model
    Example: /model 3
desk-help-overdue-full =
    Filter by one of these words: reception, handling, answer, data. The next page: p2.
    Example: /overdue handling
    Example: /overdue data p2
desk-help-tip-full =
    Opens the whole tip: what was told, files, how to answer, what happened, and buttons to go on. Each look is recorded.
    Example: /tip 12
    Example: /tip, then type the number when asked
desk-help-more-full =
    All that can be done with a tip and has no button right under it.
    Example: /more 12
    Example: /more, then type the number when asked
desk-help-take-full =
    The tip becomes yours, and its reporter is told that somebody has it. Whoever presses first gets it.
    Example: /take 12
    Example: /take, then type the number when asked
desk-help-reply-full =
    The reporter reads it word for word. If they added something you have not read, you see it before yours is sent.
    Example: /reply 12 We are checking.
    Example: /reply 12, then type the words when asked
desk-help-ask-full =
    The reporter reads it word for word. The tip waits for their answer, and you are told when it comes.
    Example: /ask 12 What colour was the car?
    Example: /ask 12, then type the question when asked
desk-help-note-full =
    Staff who may open the tip read its notes. Whoever has it is told of a new one.
    Example: /note 12 Duty officer called
    Example: /note 12, then type the words when asked
desk-help-assign-full =
    Officers give away the tips they have, admins every tip they may open.
    Only those who may open a tip can have it. Whoever gets it and whoever had it are told.
    Example: /assign 12 3
    Example: /assign 12 me
desk-help-transfer-full =
    The tip goes to the other unit's list, and nobody has it any longer. Its reporter is told that it was passed on.
    The reason is read by their officers, not by the reporter. The common desk is u0.
    Example: /transfer 12, then choose a unit
    Example: /transfer 12 u0 Place not clear yet
desk-help-slip-full =
    A file to be printed, made from what was written down with /received. Names are written on the print by hand.
    Example: /slip 12
    Example: /slip, then type the number when asked
desk-help-status-full =
    Closing a tip, or passing it to another authority, needs a reason that its reporter will read.
    With nothing more typed, buttons offer the next steps.
    Example: /status 12
    Example: /status 12 resolved We spoke to those concerned.
desk-help-register-full =
    The time to decide runs from then on, and the reporter is told the number. Another tip's number is not taken.
    Give it again with another number to correct it; the deadline stays.
    Example: /register 12 45/2026
    Example: /register 12, then type the book's number when asked
desk-help-extend-full =
    The reporter is told the new date and the reason. The time to decide is put off twice at most, the second time by an admin.
    The time to answer a request about data is put off once.
    Example: /extend 12 To be checked in several places
    Example: /extend 12, then type the reason when asked
desk-help-merge-full =
    From then on both are worked as one: answers and statuses reach all reporters, each under their own tip.
    Only open tips are merged. Where different officers look after the two, an admin merges them.
    Example: /merge 12 9
    Example: /merge 12, then choose a tip when asked
desk-help-split-full =
    The tip goes alone again, stands where it stood, and keeps the answers it got.
    Example: /split 12
    Example: /split, then type the number when asked
desk-help-grade-full =
    What came of it is prosecuted, arrested, handled or recovered; several may be given. Add “drop” to take one away.
    The reporter does not see this, and hears of it by thanks only.
    Example: /grade 12 valuable prosecuted
    Example: /grade 12 drop prosecuted
desk-help-received-full =
    Kinds: gun, homemade gun, support tool, ammunition, bladed, other. Without the book's number you see it before it is written.
    What came without a tip: /received none. What may explode is written by admins only, with the book's number.
    To correct a row: “fix”, its number, the right count. Somebody else's row is corrected by an admin.
    Example: /received 12 gun 2 ammunition 30 book 15
    Example: /received 12 fix 3 1
desk-help-thank-full =
    The reporter is asked whether they want to be thanked, and how. Nobody learns who they are.
    Example: /thank 12
    Example: /thank, then type the number when asked
desk-help-invite-full =
    It works once, within a few days: a code, a link, and a picture to scan.
    Add a unit, commune codes or categories for someone who looks after a part only. You cannot give more than you have.
    Example: /invite officer u3
    Example: /invite officer 20878
desk-help-staff-full =
    Everybody with their number, role, unit, area and count of open tips. An admin of a unit sees the people of that unit.
    Example: /staff
    Example: /staff p2
desk-help-role-full =
    It holds at once. With nothing after the role, unit, area and categories stay as they are.
    With a unit, commune codes or categories after it, all of them are set anew, and to no more than you have.
    Example: /role 7 admin
    Example: /role 7 officer u3
desk-help-suspend-full =
    From that moment they are not on the staff. Their open tips are named so that you can hand them over.
    Example: /suspend 7
    Example: /suspend 7 back
desk-help-handover-full =
    All of them or none: whoever gets them must be able to open every one. They are told.
    Example: /handover 7 9
    Example: /handover 7, then choose who gets them
desk-help-unit-full =
    Add a unit, change its name, area or categories, retire it: by buttons or words. Admins of the common desk can.
    Partner organisations see models and what citizens write about them, no tips.
    Example: /unit add commune Unit A
    Example: /unit communes 3 20878
desk-help-unlock-full =
    The first time, type /unlock to get the key for your authenticator app. Each code works once.
    After several wrong ones you have to wait. It locks itself again after some hours.
    Example: /unlock 123456
    Example: /unlock, then type the code when asked
desk-help-lock-full =
    A new code is needed to read on. What is on the screen does not go away at once.
    Example: /lock
    Example: /lock, then /unlock when you need to read again
desk-help-recover-full =
    One admin asks, another one confirms within a day. Your colleague then types /unlock to set it up anew.
    Nobody can do this for themselves.
    Example: /recover 7
    Example: /recover 7, the second admin types the same
desk-help-warn-full =
    Draft a warning, see it as citizens will, and only then send it. /warn shows how, and the latest ones.
    Example: /warn 3
    Example: /warn send 3
desk-help-digest-full =
    Figures only, not a word of any tip.
    Example: /digest now
    Example: /digest off
desk-help-alerts-full =
    Typed in your unit's group: it is told of urgent tips at once, without their content.
    Example: /alerts on
    Example: /alerts off
desk-help-audit-full =
    Filter by tip (#12), person (@7), day (23/11), action, and several of them. Looking at the log is in it too.
    Example: /audit @7 23/11
    Example: /audit refused
