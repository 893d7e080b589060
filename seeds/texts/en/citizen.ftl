### What is said to citizens outside the forms. Vietnamese is the reference.

## Home

welcome =
    Hello. This is Tin Báo, a channel for reports about safety and public order, run by: { $unit }.
    A machine answers here. What you report will be read by a police officer.
    You do not have to give your name.
home-ask = What do you need? Please choose below.
home-unsent =
    What you just sent has not gone to anyone yet.
    To send it to the police, press “Report something” and write it again there.
home-place =
    This position has not gone to anyone.
    Press “Report something” and share it again when we ask where it happened.
home-contact =
    We did not note this phone number.
    Press “Report something”; near the end we ask how you would like to receive an answer.
home-media = Thank you. This file has not been sent to anyone.
menu-tip = Report something
menu-hand_in = Hand in a weapon
menu-track = Follow my report
menu-programme = About the programme
menu-numbers = Emergency numbers
menu-privacy = Privacy
menu-language = Language, Ngôn ngữ
menu-law = What the law says
menu-home = Back to the start

start-poster = We noted the commune of the code you scanned. You can still change it when you report.
start-unknown = The code in this link is not right. You can still use everything below.
cancelled =
    Cancelled. Nothing was sent, and your answers were dropped.
    The messages here are encrypted, and deleted from our server within about a week.

## Programme, law, emergency numbers

programme-ask = What would you like to read?
law-ask = Which rule would you like to read?
card-checked = Last checked: { $checked }
card-source = Source: { $source }
numbers =
    In danger, call right away, do not wait for an answer here:

    { $numbers }

    These numbers were last checked on { $checked }.

## Privacy

privacy =
    This channel is run by: { $unit }.
    You do not have to give your name.
    The officers who read your report do not see your account.
    If you choose “No need to contact me”, the report is stored with nothing that ties it to you.
    If you choose to receive answers, the way to reach you is encrypted and kept apart.
    The messages here still mention the report; they are encrypted, and deleted from our server within about a week.

    The chat app you are using still knows that you wrote to us. If that worries you, write down your code and delete this conversation, or use the Tin Báo web page.

    Tin Báo never asks for money, one-time codes, passwords or pictures of ID cards. Whoever asks for those is a fake.
privacy-web =
    This channel is run by: { $unit }.
    On this page you are anonymous: no account is needed. We keep no phone number, no account and no network address of yours, unless you leave a number yourself.
    If you choose “No need to contact me”, the report is stored with nothing that ties it to you. The messages here still mention it; they are encrypted, and deleted from our server within about a week.

    Your network and your device still know that you opened this page. On a shared device, use a private window and close it when you are done. Or open the menu and choose “Erase from this device”.

    Tin Báo never asks for money, one-time codes, passwords or pictures of ID cards. Whoever asks for those is a fake.

## Language

language-ask = Which language? Anh/chị muốn dùng tiếng nào?
language-set = We speak English from now on.

## Help

help =
    Press a button, or type the words on it. Typing 1 takes the first button, 2 the second, unless we ask how many or when.

    /start: back to the start
    /cancel: drop the open form, send nothing
    /language: change the language
    /privacy: see your data, take a consent back, erase it
    /panic: delete the messages of this chat at once
    /verify: know the true Tin Báo
    /help: read this again

    Please type your code as text. We cannot read a photo of its QR picture yet.

    If anyone is in danger, please call the police first.
command-unknown = We do not have this command. These work: /start, /cancel, /language, /privacy, /mydata, /forget, /panic, /verify, /help.

## When we do not understand each other

choice-unclear = We are not sure which one you mean. Press a button, or type the words on it.
stale = This button belongs to an earlier message and no longer works.
stale-in-form = This button belongs to another question. Please answer the present one.
form-still-open = You have a report that is not sent yet. Go on with it, or press “Cancel” to drop it.
misplaced = This question needs another kind of answer. Please look again.
misplaced-place = Thank you. This question is not about the place, so the position was not noted. We will ask for the place; please share it then.
misplaced-place-past = Thank you. This question is not about the place, so the position was not noted. To add it, press “Change an answer” in the review before sending, choose “{ $name }” and share it again.
misplaced-place-never = Thank you. We do not ask for a place here, so the position was not noted.
misplaced-contact = This question does not ask for a phone number, so we did not note it.
misplaced-media = This question does not take pictures or files.
text-empty = We see no words yet. Please write a few.
text-long = You wrote { $length } characters; this question takes at most { $limit }. Please shorten it, we never cut your words.
count-unclear = Please give a number, for example 1 or 12.
count-range = This number must be from 1 to { $limit }.
phone-unclear = This does not look like a phone number. Please type it again, digits only.
place-long = Together with what you wrote before, this is { $length } characters; this question takes at most { $limit }, so your last words were not noted. The words before are still there. Please type less, or press “Back” to write it anew.
place-unreadable = We could not read this position. Share it again, or type the name of the commune.
unsupported = We cannot take this kind of message yet. Please type words, or send a picture, a video or a voice message.
unsupported-long_text = This message is too long, so we did not take it. Please split it into shorter ones.
unsupported-empty = This file is empty, we received nothing. Please send it again.
unsupported-too_big = This file is too big, so we did not take it. Each file may have 20 MB, a picture 25 million points. Please send a smaller one, or a screenshot.
unsupported-too_big_file = This file is over 20 MB, so we cannot fetch it. Please send a shorter piece or a photo, or tell it in words.
unsupported-unknown_kind = We cannot open this kind of file, so it was not kept. Please send a picture, a video, a voice message or a PDF file.
unsupported-broken = We could not open this file, so it was not kept. Please send it again, or another file.
unsupported-unfetched = We could not fetch this file, so it was not kept. Please send it again.
unsupported-others_contact = This card is somebody else's, so we did not write down its number. Here we take only your own.

## When a message is edited

edited = Your answer “{ $name }” was changed.
edited-out = Your answer “{ $name }” was taken out, as your changed message says. To put it back, edit that message once more.
edited-to = Your answer “{ $name }” was changed to: { $words }
edited-not =
    Your answer “{ $name }” stays as it was, because we could not use the new words. { $reason }
    Please edit that same message again and do not type a new one: a new one would answer the present question.
edited-choice-unclear = It is not clear which choice the new words mean.
edited-count-unclear = That question needs a number, for example 1 or 12.
edited-count-range = That number must be from 1 to { $limit }.
edited-phone-unclear = The new words do not look like a phone number, which has digits only.
edited-text-empty = The new message has no words.
edited-text-long = The new words have { $length } characters; that question takes at most { $limit }, and we never cut words.
edited-place-unclear = It is not clear which commune the new place is in; it needs the name of one commune.
edited-kept = Your answer “{ $name }” stays as it was. { $reason }
edited-place-point =
    You shared a position on the map, but the new words name another commune; editing a message cannot move the position.
    To change the place, press “Change an answer” in the review before sending, choose this answer and give the new place.
edited-button = Editing a message cannot take the part of a button or a command; going back and cancelling still have their buttons, or /cancel.
edited-tried-button = Editing a message cannot take the part of a button or a command. To go back or cancel, press the button, or type a new message.
edited-in-form =
    We saw that you changed a message. No answer was changed by that.
    To change an answer, press “Back”, or “Change an answer” when you review your report.
edited-in-case =
    We saw that you changed a message. What was added to the report stays as it was before the change.
    To correct it, write here how it should be.
edited-unheld =
    Editing an old message sends nothing more to the police. A report you sent before, if any, stays as it was.
    To report something, go to the start, press “Report something” and write it there.
    To correct a report you have sent, press “Follow my report”, type its code and write to it. Where an officer's message has a button “Read and write more”, that works too.

## Following a report

track-ask = Please type the code you received with your report. Capital or small letters, with or without dashes.
track-wrong = This code opens no report. Please check each letter. Tries left: { $left }.
track-locked = Too many wrong codes, so we pause to protect those who report. Please try again in { $minutes } minutes.
track-not-a-code = Here we only need your code, typed as text.
case-missing = We cannot open this report here. Please try with your code.
case-head =
    Report no. { $number }
    About: { $category }
    Sent: { $filed }
    Status: { $status }
case-by-message = You wrote more
case-by-answer = Police
case-by-status = Status
case-ask = You are looking at report no. { $number }. To add to it, type here, or send a picture, a video or a voice message.
case-added = Added to the report. The officers who read it will see it.
case-full = This report has { $limit } pictures or files already, so the last one and the words with it were not kept. You can still add words.
case-closed = Report no. { $number } is closed and its content was deleted, so what you just sent was not kept. If there is something to report, press “Report something”.
case-place = Position sent by the reporter: { $latitude }, { $longitude }
case-no-contact = To keep you safe, we do not note phone numbers here.
case-filed = Report no. { $number } has been received.
case-refresh = Check the status again

status-new = Received, waiting for an officer
status-accepted = An officer has taken it
status-in_progress = Being checked
status-resolved = Dealt with
status-rejected = Not taken further
status-forwarded = Passed to another authority
status-unfounded = Checked, no grounds found so far
status-out_of_scope = Outside what we take; its content was deleted

## Staff

staff-enrolled = You are enrolled as: { $role }. Type /help to see the commands.
staff-edited = We saw that you changed a message. What was done for it stays done, and is not done again. To do something else, type a new command.
staff-invite-refused = This invite does not work: it is used, expired or mistyped. Please ask for a new one.
