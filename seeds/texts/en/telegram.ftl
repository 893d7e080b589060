### Words of the Telegram channel alone: the keyboards that share a place or a number, the profile, the commands, groups.

telegram-share-place = Tap the button at the bottom of the screen to send where you are. If it happened elsewhere, type the name of the place.
telegram-share-place-button = 📍 Send my location
telegram-share-contact = Tap the button at the bottom of the screen to send your phone number, or type another number.
telegram-share-contact-button = 📱 Send my phone number

telegram-description =
    Tin Báo takes reports about safety and public order, and offers to hand in weapons. You need not say who you are.
    In danger now: call { $police }.
telegram-short-description = Reports about safety and public order. In danger now: call { $police }.

telegram-command-start = Open the first page
telegram-command-cancel = Stop what you are doing
telegram-command-help = How it works
telegram-command-language = Change the language
telegram-command-tips = The list of tips
telegram-command-tip = Read one tip: /tip 12
telegram-command-more = More to do with a case
telegram-command-take = Take a tip: /take 12
telegram-command-reply = Answer the reporter: /reply 12 …
telegram-command-status = Move a tip along: /status 12
telegram-command-digest = The digest: see it now, set its hour
telegram-command-alerts = Tell your unit's group of urgent tips
telegram-command-invite = Invite a colleague: /invite officer

telegram-group = In a group Tin Báo takes no reports, so that nobody learns who sent one. Tap the button below to write to us alone.
telegram-group-button = Write to Tin Báo alone
telegram-group-anonymous = You are anonymous in this group, so we cannot tell who gives the order. Please turn that off (or choose to send under your own name) and type it again.
telegram-group-joined =
    Tin Báo is in this group now. It takes no tips here; to report something, write to it in private.
    An administrator of the unit can set for the group: /digest 06:30 for the daily digest, /alerts on to be told at once of an urgent tip.
