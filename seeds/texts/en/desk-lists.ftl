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
desk-filter-merged = Merged into another
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
