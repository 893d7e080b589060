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
