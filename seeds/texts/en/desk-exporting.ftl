### For leaders among the staff: exports in the chat.

desk-help-export = /export [FILTERS] [DAYS] – a table of cases or the file of one, locked with a password. For example: /export urgent 30 days, or /export 12
telegram-command-export = Export a table of cases or the file of one
desk-button-export-lately = The last 30 days
desk-button-export-mine = My cases
desk-button-export-all = All of them
desk-button-export-period = Choose the days
desk-button-export-case = Export the file of this case
desk-button-export-stop = Stop
desk-button-export-erase = Erase the file now
desk-export-how =
    Which cases should go into an Excel table?
    You can also type filters as for /tips, and days, for example: /export urgent 01/11/2026 23/11/2026
    For the file of one case type its number, for example: /export 12
    Personal details are always masked (•). The file is locked with a password and erases itself after a while.
desk-export-period = From which day to which day? Type two days, for example: 01/11/2026 23/11/2026
desk-export-days = We do not understand the days. Type 30 days, or 01/11/2026 23/11/2026
desk-export-unknown = We do not understand: { $words }. Use the filters of /tips, or choose a button.
desk-export-what-all = all of them
desk-export-begun = Making a table of cases ({ $what }). It comes here when it is done; you can go on with other things.
desk-export-begun-case = Making the file of case { $number }. It comes here when it is done.
desk-export-busy = One file is being made for you. Please wait for it, or stop it.
desk-export-progress = Making the table: { $done } of { $total } cases.
desk-export-done = The file is made.
desk-export-ready = A table of { $count } cases, personal details masked. The password comes in the next message. The file is erased from the server after { $hours } hours.
desk-export-ready-case = The file of case { $number }, personal details masked. The password comes in the next message. The file is erased from the server after { $hours } hours.
desk-export-password =
    Password of the file: { $password }
    It is sent only once. Please do not pass it on together with the file.
desk-export-empty = There are no such cases, so there is no file.
desk-export-many = There are too many cases for one file. Please choose fewer days.
desk-export-failed = The file could not be made. Try again later, or tell whoever runs the server.
desk-export-refused = The file cannot be made: you may no longer see these cases.
desk-export-stopped = Stopped. What was made so far is erased now.
desk-export-erased = The file is erased from the server. A copy you have saved is yours to erase.
desk-export-gone = No file is being made. Earlier files are erased already.
