### The chat page and the demo page. `%name%` is filled in by the page itself.

## The frame of the page
page-tagline = The channel for public safety tips
page-tagline-officer = The receiving officer's phone
page-tagline-admin = The administrator's phone
page-anonymous = No name needed, no phone number needed
page-shared = On a shared device, open the menu when you are done and choose “Erase from this device”. Until then, whoever opens this page on it can read the conversation.
page-shared-now = Once you have written down the code, and if others use this device, erase the conversation from it. What you sent is still being handled.
page-exit = Quick exit
page-exit-hint = Quick exit: leave this page at once; the conversation stays on this device
page-offline = No connection. Your messages are kept on this device and will be sent when it is back.
page-offline-open = No connection. This device cannot keep what is not sent yet, so please leave this page open: your messages will be sent when it is back.
page-ended = The earlier conversation has ended; this is a new one. What you filed is still there: open it with your receipt code.

## The conversation
page-log = Conversation
page-bot = Tin Báo
page-you = You
page-today = Today
page-yesterday = Yesterday
page-choices = Choices
page-jump = Go to the newest message
page-typing = Tin Báo is answering
page-call = Call %number%
page-copy = Copy the code
page-copied = Copied
page-copy-failed = Could not copy it, please write the code down
page-picture = Picture
page-picture-open = See the picture large
page-picture-failed = The picture could not be loaded. Press to try again.
page-picture-sent = Picture (%size%)
page-file-voice = Voice message, press to listen
page-file-video = Video, press to watch
page-file-document = Download the file
page-file-failed = The file could not be loaded. Please open the page again to try once more.
page-file-sent = File (%size%)
page-picture-remove = Remove this picture

## How far a message got
page-state-sending = Sending
page-state-waiting = Not sent yet
page-state-sent = Received
page-state-refused = Could not be sent
page-fate-waiting = Not sent yet, will try again by itself.
page-fate-open = Not sent yet, please leave this page open, it will try again by itself.
page-fate-busy = The service is busy, will send again in %seconds% seconds.
page-retry-now = Try now
page-reuse = Edit and send again
page-refused-ended = Not sent: the earlier conversation has ended.
page-refused-stale = This waited more than two days, so it was not sent by itself. We may have received it already: please look, and send it again if you see no answer.
page-refused-bad = This message could not be sent. Please try other words.
page-refused-too_long = This message is too long. Please send it in a few shorter ones.
page-refused-file_too_long = This file is too long. We take sound of at most 10 minutes, video of at most 5 minutes and a PDF of at most 300 pages. Please send shorter parts.
page-refused-empty = This file is empty, there is nothing in it.
page-refused-too_big = The file is too large. Each may have 20 MB, a picture 25 million points. Please choose a smaller one.
page-refused-unknown_kind = Only JPEG, PNG, WebP or GIF pictures, videos, sound or PDF files can be taken.
page-refused-archive = What is hidden in archives or Word and Excel files cannot all be removed, so they are not taken. Please send a picture, a video, sound or a PDF file.
page-refused-program = This is a computer program and is not taken.
page-refused-heic = HEIC pictures cannot be opened. Please send a screenshot of it.
page-refused-two_kinds = Another file is hidden in this one, so it is not taken.
page-refused-locked = This PDF file has a password and cannot be opened. Please send one without a password.
page-refused-broken = This file is damaged and cannot be opened. Please choose another.

## Writing
page-field = Write a message
page-send = Send
page-attach = Send a picture, video or sound
page-attach-asked = Send a picture, video or sound as the answer
page-place = Share a place
page-place-asked = Share a place as the answer
page-too-long = This message has %length% characters, %most% is the most. Please send it in a few parts.
page-too-many = At most %most% files at a time.
page-panel-hide = Later
page-place-title = Share a place
page-place-why = Sends exactly where you stand, once. If it is another place, type the commune or ward.
page-place-go = Send the place where I stand
page-place-type = I will type the commune
page-place-looking = Looking for the place…
page-place-refused = Your phone did not allow it. That is fine: type the name of the commune or ward below.
page-place-unavailable = The place cannot be found on this device. Type the name of the commune or ward below.
page-place-timeout = This takes too long. Try again, or type the name of the commune or ward below.
page-place-shared = Place shared
page-place-shared-within = Place shared (within about %metres% m)
page-contact-title = Phone number
page-contact-label = A phone number to reach you
page-contact-hint = For example: 09xx xxx xxx
page-contact-go = Send the number
page-contact-why = Not required. Send it only if a call would not put you in danger.
page-contact-wrong = This number is not right yet. Please check it.
page-media-title = Send a picture, video, sound or PDF
page-media-why = Send a picture only if it was safe to take. At most 20 MB each.
page-media-go = Choose files

## The menu
page-menu = Menu
page-close = Close
page-language = Language
page-size = Text size
page-size-normal = Normal
page-size-big = Large
page-size-bigger = Very large
page-theme = Colours
page-theme-auto = As the device
page-theme-light = Light
page-theme-dark = Dark
page-forget = Erase from this device
page-forget-ask = Erase the conversation from this device?
page-forget-what = This device will not be able to open the conversation again. What you sent is still being handled; to see it again you need the receipt code.
page-forget-unsent = %count% messages are not sent yet. If you erase now they will be lost.
page-forget-failed = Erasing everything needs a connection. Please try again when you have one.
page-forget-yes = Erase
page-forget-no = Keep

## The demo
page-demo-mark = Demo, sample data
page-demo-title = Tin Báo: three phones, one tip
page-demo-about = Every tip, case and account here is a sample; it stays on this machine and is sent to nobody.
page-demo-steps = Three steps to try
page-demo-step-1 = On the Citizen's phone, report something: answer a few questions, send it, and keep the receipt code.
page-demo-step-2 = On the Officer's phone, open the tip, take it and answer: the citizen reads the answer, the officer never learns who it is.
page-demo-step-3 = Press “Send the digest now”: the day's digest arrives on the Admin's phone.
page-demo-digest = Send the digest now
page-demo-digest-sending = Sending…
page-demo-digest-sent = Sent. See the Admin's phone.
page-demo-digest-failed = It could not be sent, please try again.
page-demo-phones = Three phones
page-demo-citizen = Citizen
page-demo-officer = Officer
page-demo-admin = Admin
page-demo-news = new message
page-demo-reload = Reload this phone
