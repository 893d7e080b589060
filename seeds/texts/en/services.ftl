### What else the programme does: help in a flood, coming home from prison, mediation, cameras, reporting for others, questions.

## Home

menu-flood = Help in a flood
menu-desks = Support, questions, warnings
menu-reintegration = Coming home after prison
menu-mediation = Ask for mediation
menu-camera = I have camera footage
menu-on_behalf = Tell it for someone else
menu-question = Ask an officer
desks-ask = Which of these do you need? They are kept apart from reports.
media-not-taken = No pictures are taken here, so it was not kept. Please tell it in words.

## Help in a flood

flood-intro =
    If you can call, call now:
    { $fire }: fire and rescue
    { $rescue }: search and rescue
    { $ambulance }: ambulance

    If you cannot call, write here. One message is enough.
flood-call-ask =
    Where are you, how many people, who is weak, how high is the water?
    Type a few words, or share your position. We alert the officers as soon as you send it, and they can write back here.
flood-call-name = Call for help
flood-sent =
    We have alerted the officers to your call for help. A machine cannot know when someone comes, so if you can call, still call { $fire } or { $rescue }.
    Go to higher ground, keep warm and save your battery. The next questions are optional; each answer is passed on as you give it.
flood-position-ask = A position makes it easier to find you. Share it, or type the commune, ward or village.
flood-position-name = Position
flood-position-skip = I cannot share it
flood-words-ask = A few more words: how many people, how high the water is, where to look for you?
flood-words-name = More words
flood-people-ask = How many people need help? Press a button or type a number.
flood-people-name = People
flood-weak-ask = Is anyone of them weak? If there are several, choose “Several weak people” and tell us in words if you can.
flood-weak-name = Weak people
flood-weak-children = Small children
flood-weak-old = Old people
flood-weak-sick = Sick or pregnant
flood-weak-disabled = Disabled
flood-weak-several = Several weak people
flood-weak-none = Nobody is weak
flood-water-ask = How high is the water?
flood-water-name = Water
flood-water-ankle = To the ankles
flood-water-knee = To the knees
flood-water-waist = To the waist
flood-water-chest = To the chest
flood-water-roof = To the roof
flood-battery-ask = How much battery is left in your phone?
flood-battery-name = Battery
flood-battery-low = Nearly empty
flood-battery-some = A little
flood-battery-enough = Enough
flood-pictures-ask =
    If you have a picture of where you are, send it here. We remove what is hidden in it.
    Do not go into deep water to take one.
flood-pictures-name = Pictures
flood-pictures-skip = No pictures

form-enough = That is all
followup-added = This answer was passed on to the officers.
followup-complete = This answer was passed on to the officers. We ask nothing more. If an officer writes, it appears here.
followup-left = The call for help you sent still stands. To say more, press “Help in a flood” again.
call-again =
    You called for help less than an hour ago. That call is here.
    Write on here, so that the officers read it all in one place.
case-safe = I am safe
call-safe = We are glad that you are safe. We tell the officers right away.
call-safe-words = The caller says: I am safe.

status-flood-new = Received
status-flood-accepted = Received, an officer is on it
status-flood-in_progress = Somebody has come
status-flood-forwarded = Passed to another force
status-flood-resolved = Safe

## Coming home after prison

reintegration-intro =
    This is a private place to ask, kept apart from reports. You do not have to give your name.
    Please do not tell us what you were convicted of, or for how long. We do not ask and do not need to know.
reintegration-help-ask = What do you need help with?
reintegration-help-name = Help needed
reintegration-help-work = Finding work
reintegration-help-loan = A loan
reintegration-help-papers = Papers
reintegration-help-trade = Learning a trade
reintegration-help-health = Health, someone to talk to
reintegration-help-other = Something else
reintegration-words-ask = What would you like to ask? Your own words will do.
reintegration-words-name = Question
reintegration-place-ask = Which commune or ward do you live in? Old names will do. It lets the officers there answer.
reintegration-place-name = Commune
reintegration-place-skip = I would rather not say
reintegration-contact-ask = How would you like to receive an answer?
reintegration-contact-name = Contact

## Mediation

mediation-intro =
    The mediation team of the commune helps both sides to sit down together. It does so only if both sides want it.
    You do not have to write the other side's name.
    Where there is fighting, a threat of it, or violence at home, do not wait for mediation: call { $police }.
mediation-about-ask = What is it about?
mediation-about-name = About
mediation-about-neighbours = Neighbours
mediation-about-land = A land boundary
mediation-about-noise = Noise
mediation-about-family = Family matters
mediation-about-debt = Debts, money
mediation-about-other = Something else
mediation-about-violence = Fighting or threats
mediation-violence =
    Where there is fighting or a threat of it, the police need to know at once; mediation does not come first.
    In danger, call { $police }. We open the report for you.
mediation-words-ask =
    Tell us briefly what the trouble is, and what you wish for.
    Please do not write the other side's name.
mediation-words-name = What it is
mediation-agreed-ask = Does the other side agree to mediation?
mediation-agreed-name = Other side
mediation-agreed-yes = Yes, they agree
mediation-agreed-not_asked = Not asked yet
mediation-agreed-no = Not so far
mediation-wish =
    Then we note it as your wish.
    The team asks the other side first. If they do not want it, there is no mediation, and you will be told.
mediation-consent-ask = Do you agree that the mediation team of the commune reads this and asks the other side?
mediation-consent-name = You agree
mediation-consent-yes = I agree
mediation-place-ask = In which commune or ward is it? Old names will do.
mediation-place-name = Commune
mediation-contact-ask = The team has to arrange a time with you. How would you like to receive an answer?
mediation-contact-name = Contact

## Camera

camera-intro =
    Thank you for wanting to help. Here you only tell us what a camera has recorded; no footage is needed yet.
    Where a camera stands is never made public. An officer who needs the footage writes to you and agrees on how to hand it over.
camera-place-ask = What place does the camera see? Share a position, or type the commune, ward, village or street.
camera-place-name = What the camera sees
camera-when-ask = When was it recorded? Press a button, or type the day and time.
camera-when-name = Recorded
camera-when-always = It records day and night
camera-type-ask = What kind of camera is it?
camera-type-name = Kind of camera
camera-type-home = At a home
camera-type-shop = In a shop
camera-type-car = In a vehicle
camera-type-phone = Filmed with a phone
camera-type-other = Another kind
camera-stored-ask = How long is it kept before the camera deletes it?
camera-stored-name = Kept for
camera-stored-skip = I do not know
camera-stored-day = About a day
camera-stored-week = About a week
camera-stored-month = About a month
camera-stored-saved = I have saved it
camera-words-ask = What did it record? Tell us briefly, or skip this.
camera-words-name = What it recorded
camera-contact-ask = An officer has to agree with you on how to hand it over, so we need a way to reach you. Which one?
camera-contact-name = Contact
camera-no-media = No footage is needed here yet, so this picture was not kept. An officer who needs it will write to you.

## For someone else

on_behalf-intro =
    Here you can report for somebody who cannot write to us.
    We ask neither for your name nor for theirs.
    The officers only learn that someone helped, and in what role. If we contact anyone, it is you, and only if you agree.
on_behalf-danger-ask = Is anyone in danger right now?
on_behalf-danger-name = In danger right now
on_behalf-helper-ask = Who are you to the person who tells it?
on_behalf-helper-name = Told through a helper, who is
on_behalf-helper-family = A relative
on_behalf-helper-village = Village or block head
on_behalf-helper-trusted = A respected person
on_behalf-helper-member = From an association
on_behalf-helper-other = Somebody else
on_behalf-agreed-ask = Does the person agree that you report it for them?
on_behalf-agreed-name = The person agrees
on_behalf-agreed-yes = Yes, they agree
on_behalf-agreed-unable = I could not ask
on_behalf-unable =
    That is all right, for a small child or somebody who is weak. Please tell only what is needed to protect them.
    If they do not want it reported and nobody is in danger, please press “Cancel”.
on_behalf-category-ask = What is your report about?
on_behalf-category-name = About
on_behalf-explosive-ask = Could it explode, is it buried or rusted, or does nobody know what it is?
on_behalf-explosive-name = May explode or unknown
on_behalf-what-ask =
    Tell us what the person told you. Spelling does not matter.
    If you want to stay unnamed, write neither your name nor theirs.
on_behalf-what-name = What was told
on_behalf-when-ask = When did it happen? Press a button, or type the day and time.
on_behalf-when-name = When
on_behalf-place-ask = Where did it happen? Share a position, or type the commune, ward or village. Old names will do.
on_behalf-place-name = Where
on_behalf-contact-ask = If we need to ask more, may we contact you, the helper?
on_behalf-contact-name = Contact with the helper
on_behalf-no-media = Only words are taken here, so the picture was not kept. To send pictures, go to the start and choose “Report something”.

## Asking an officer

question-intro = Ask about the programme, or about safety and order where you live. An officer will read it and answer.
question-words-ask = What would you like to ask?
question-words-name = Question
question-place-ask = Which commune or ward is it about? Old names will do. Skip it if it does not matter.
question-place-name = Commune
question-place-skip = No certain place
question-contact-ask = Where would you like the answer?
question-contact-name = Answer
question-contact-none = I look it up by code

## Staff

desk-card-private = Private: only for whoever deals with it. Pass these words to nobody else, and do not ask about the writer's past.
