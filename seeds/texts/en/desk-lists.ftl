### For staff: the list of tips, help, and what several people work on at once.

## The list

desk-tips-head = { $total } tips
desk-tips-head-many = More than 1,000 tips
desk-tips-head-older = { " " }· an older page
desk-tips-filtered = Only: { $words }
desk-tips-unknown =
    Not understood: { $words }
    You can filter by:
    • new, accepted, in progress, forwarded, done, rejected, unfounded, out of scope, withdrawn
    • urgent, unassigned, mine, overdue
    • today, this week, this month, within 3 days, over 7 days
    • a category, for example crime or theft
    • a commune's name or code, for example 20878
desk-filter-urgent = Urgent
desk-filter-free = Not taken
desk-filter-mine = Mine
desk-filter-overdue = Overdue
desk-filter-today = Today
desk-filter-week = This week
desk-filter-month = This month
desk-filter-older = Over { $days } days old
desk-filter-within = Within { $days } days
desk-button-newest = « Newest
desk-button-unfiltered = No filter

## Several people at one tip

desk-take-taken = Officer number { $officer } has just taken tip #{ $number } ({ $at }).
desk-moved =
    Tip #{ $number } has just moved to “{ $status }” ({ $by }, { $at }), so what you chose was not done.
    Below is the tip as it is now.
desk-by-officer = officer number { $officer }
desk-by-teller = its reporter
desk-unsent =
    Your words were not sent:
    { $words }
desk-held =
    NOT SENT YET. Before that, the reporter added to tip #{ $number }:
    { $said }

    What you were about to send:
    { $words }

    Send it all the same?
desk-meanwhile =
    The reporter has added to tip #{ $number }:
    { $said }
desk-button-send = Send it
desk-button-rewrite = Change the words

## Help

desk-help =
    The commands you can use:

    { $lines }

    /help COMMAND – read about one command, for example /help tips
    /cancel – drop what you were doing
    /language – change the language
desk-help-subject-lists = 📋 LISTS
desk-help-subject-case = 🗂 WORKING A TIP
desk-help-subject-deciding = ✅ DECIDING
desk-help-subject-people = 👥 PEOPLE
desk-help-subject-reports = 📊 REPORTS
desk-help-nearest = There is no command “{ $word }”. Did you mean the one below?
desk-help-unknown = There is no command “{ $word }”.
desk-help-tips = /tips – the list of tips, newest first, for example /tips urgent unassigned
desk-help-tips-full =
    Add words to filter, as many as you like:
    a status (new, in progress, done…), urgent, unassigned, mine, overdue,
    today, this week, this month, within 3 days, over 7 days, a category, a commune's name or code.
    Example: /tips crime today
    Example: /tips new over 7 days 20878
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
desk-help-status-full =
    Closing a tip needs a reason, which its reporter will read. With nothing more typed, buttons offer the next steps.
    Example: /status 12
    Example: /status 12 resolved We spoke to those concerned.
desk-help-thank-full =
    The reporter is asked whether they want to be thanked, and how. Nobody learns who they are.
    Example: /thank 12
    Example: /thank, then type the number when asked
desk-help-model-full =
    The register of neighbourhood models by commune, and what citizens wrote. The next page: p2.
    Example: /model
    Example: /model 3
desk-help-warn-full =
    Draft a warning, see it as citizens will, and only then send it.
    Example: /warn
    Example: /warn, then do as it says
desk-help-digest-full =
    Figures only, not a word of any tip.
    Example: /digest now
    Example: /digest off
desk-help-alerts-full =
    Typed in your unit's group: it is told of urgent tips at once, without their content.
    Example: /alerts on
    Example: /alerts off
desk-help-invite-full =
    A one-time code for a colleague. Add commune codes for someone who looks after a few places only.
    Example: /invite officer
    Example: /invite officer 20878
