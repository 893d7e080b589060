### Words of the forms: `<form>-<question>-ask` asks, `<form>-<question>-name` names it in the review.

## Shared buttons

form-back = Back
form-skip = Skip
form-cancel = Cancel
form-done = Done
form-clear = Remove all pictures and files
form-submit = Send it
form-edit = Change an answer
form-resume = Go on with my open report

form-review =
    Please check:

    { $summary }

    If it is right, press “Send it”. Nothing is sent before that.
form-edit-ask = Which answer would you like to change?
form-one-more = Because you changed an answer, we need to ask one more question.
form-left = You have left the form. Nothing was sent.
form-changed = The questions have just been updated. We kept the answers that still fit.
form-gone = This form is no longer in use. Nothing was sent. We are sorry; please start again.

## Pictures and files

media-kept = Picture received ({ $count }/{ $limit }).
media-full = That is already { $limit } pictures or files; the last one was not kept.
media-not-here = No pictures or files are taken here, so it was not kept. Please do not go closer to the object to take one.
media-words = This question only takes pictures, videos, voice messages and PDF files. Send one, or press a button to go on.
media-caption-kept = The words under the picture were added to your description.
media-caption-lost = The words under the picture were not noted; please write them when we ask what happened.
summary-pictures = { $count } pictures or files
summary-point = with a position on the map

## Places

place-confirm = You wrote: “{ $words }”. Is it one of these?
place-near = The position you sent is probably in one of these. Please choose.
place-unknown = You wrote: “{ $words }”. We do not recognise a commune in it. Type the commune again (its old name will do), or keep your words as they are.
place-outside = This position seems to lie outside { $province }. Type the name of the commune, or keep only the position.
place-other = Type the name of the commune. Its name before the mergers will do, and no accents are needed.
place-as-written = Keep my words as they are
place-point-only = Keep only the position
place-formerly = { $name } (formerly { $before })
place-elsewhere = Somewhere else

## Contact

contact-none = No need to contact me
contact-chat = Answer me here
contact-phone = Phone me
contact-phone-ask = Type the number we may call. Only the officer in charge may see it.

## Receipt

receipt =
    We have received your report. It is no. { $number }.

    Your code:
    { $code }

    Write it down and keep it private. Whoever has the code, its link or its QR picture can read the answers of the police.
receipt-urgent = It is marked urgent. But if anyone is in danger now, do not wait here: call { $police }.
receipt-contact-none =
    An officer will read it. The report holds no way to reach you.
    To see the outcome or an officer's question, press “Follow my report” and type the code. A lost code cannot be recovered.
receipt-contact-chat =
    An officer will read it. When there is an answer, we write to you right here.
    You can also press “Follow my report” and type the code at any time.
receipt-contact-phone =
    An officer will read it and may call you. The police do not ask for money, one-time codes or passwords by phone.
    You can also press “Follow my report” and type the code at any time.

## Danger

call-now =
    Please call now, do not wait for an answer here:
    { $police }: police
    { $fire }: fire, people trapped, rescue
    { $ambulance }: ambulance

    If you cannot speak freely, find a safe place first, then go on here. This report will be marked urgent.
card-do-not-touch =
    Please stop and move away.
    From a safe place, call { $police }. Leave the rest to the police and the military.

    • Do not touch it, dig it out, take it apart or move it.
    • Do not go closer to take a picture.
    • Keep children and other people away.

## Tip

tip-intro =
    You do not have to give your name. Whatever is not required can be skipped.
    The clearer the place and time, the easier it is to check. A report with nothing to check may not be followed up.
    We take reports about crime, social evils, public order and weapons. We do not take opinions on politics or religion.
tip-danger-ask = Is anyone in danger right now?
tip-danger-name = In danger right now
tip-danger-yes = Yes, in danger now
tip-danger-no = No
tip-danger-skip = I cannot tell
tip-category-ask = What is your report about?
tip-category-name = About
tip-kind-ask = What is it exactly?
tip-kind-name = Exactly
tip-kind-skip = Not sure, skip
tip-what-ask =
    Tell us what happened, in your own words. Spelling does not matter. A voice message will do too.
    If you want to stay unnamed, do not write your own name here.
tip-what-name = What happened
tip-when-ask = When did it happen? Press a button, or type the day and time.
tip-when-name = When
tip-when-now = It is happening now
tip-when-today = Today
tip-when-yesterday = Yesterday
tip-when-repeated = Several times
tip-when-skip = I do not remember
tip-place-ask = Where did it happen? Share a position, or type the commune, ward or village. Old names will do.
tip-place-name = Where
tip-place-skip = I do not remember where
tip-who-ask = Do you remember a person or a vehicle? For example build, colour of clothes, number plate. If not, skip this.
tip-who-name = People, vehicle
tip-source-ask = How do you know about it?
tip-source-name = How you know
tip-source-saw = I saw it myself
tip-source-victim = It happened to me
tip-source-told = Somebody told me
tip-source-online = I saw it online
tip-pictures-ask =
    If you have pictures, send them here. Videos, voice messages and PDF files will do too.
    At most 5 files of 20 MB each. Sound of up to 10 minutes, video of up to 5.
    We remove what is hidden in them, such as the place and the camera.
    Take no risk for a picture. Please send no ID cards.
tip-pictures-name = Pictures, files
tip-pictures-skip = No pictures
tip-at_risk-ask = If the police contact you, could that put you in danger?
tip-at_risk-name = Contact is dangerous
tip-at_risk-yes = Yes, it could be dangerous
tip-at_risk-no = No
tip-at_risk-skip = I am not sure
tip-at_risk-care = Thank you for telling us. We will not phone you. The most discreet way is to choose “No need to contact me” and read the answers yourself with your code.
tip-contact-ask = How would you like to receive an answer?
tip-contact-name = Contact

## Handing in a weapon

hand_in-intro =
    Thank you for thinking of everyone's safety.
    The State encourages people to hand in weapons of their own accord. Tin Báo has no authority to decide on legal responsibility; please ask the commune police.
    Please leave the object where it is while you answer.
hand_in-explosive-ask = Could it explode, is it buried or rusted, or do you not know what it is?
hand_in-explosive-name = May explode or unknown
hand_in-explosive-yes = Yes, it may explode, or I do not know what it is
hand_in-explosive-unsure = I am not sure
hand_in-explosive-no = No, I know what it is
hand_in-kind-ask = What kind is it?
hand_in-kind-name = Kind
hand_in-count-ask = How many are there? Press a button or type a number.
hand_in-count-name = How many
hand_in-count-unknown = I cannot count them
hand_in-loaded-ask = Is it loaded? Please do not open it to check.
hand_in-loaded-name = Loaded
hand_in-loaded-yes = Yes, it is loaded
hand_in-loaded-unsure = I am not sure
hand_in-loaded-no = Not loaded
hand_in-loaded-care =
    Please do not unload it, do not pull the trigger, do not carry it anywhere.
    Leave it where it is, keep children away, and wait for the police. In danger, call { $police }.
hand_in-place-ask = Where is it? Share a position, or type the commune, ward or village. Old names will do.
hand_in-place-name = Where it is
hand_in-handover-ask = How would you like to hand it in?
hand_in-handover-name = Hand-over
hand_in-handover-come = The police come for it
hand_in-handover-point = Agree on a time at the commune police
hand_in-handover-wait = Please do not take it there yet. Wait until the police have answered, told you how to do it safely and agreed on a time.
hand_in-station-ask = At which commune or ward police would you like to hand it in? Type the name of the commune; its old name will do. Please leave the object where it is and wait until the police have answered.
hand_in-station-name = Hand-over point
hand_in-station-skip = Any of them
hand_in-suits-ask = When would suit you? Press a button, or type a day and time.
hand_in-suits-name = When it suits
hand_in-suits-any = Any time
hand_in-suits-morning = In the morning
hand_in-suits-afternoon = In the afternoon
hand_in-suits-evening = In the evening
hand_in-contact-ask = How would you like to receive an answer about the hand-over?
hand_in-contact-name = Contact

## Something that may explode

explosive-place-ask = From a safe place, tell us where you are standing: share a position, or type the commune, ward or village. We raise the alarm as soon as you answer.
explosive-place-name = Where the reporter stands
explosive-place-skip = Raise the alarm without a place
