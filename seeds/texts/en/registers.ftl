### The programme's registers: models of self-management, warnings on tricks, thanks to tellers.

## The list

menu-models = Neighbourhood models near me
menu-warnings = Warnings on tricks

## Which commune

models-place-ask = Where would you like to see models? Type the name of a commune or ward, or share your position. An old name will do.
warnings-place-ask = For which place would you like to see warnings? Type the name of a commune or ward, or share your position. An old name will do.
commune-found-ask = Which place is right? Press a button, or type the name again.
commune-unknown = We did not recognise a commune or ward in that.
commune-outside = That position lies outside { $province }, so we do not know the commune.

## Models of self-management

models-baseline = According to Báo Quảng Nam of 16 October 2024, the province then had 55 kinds of models in 910 places. That is the figure of that day, not added to the list here.
models-here = Models in { $place }. Press one to see it.
models-everywhere = The models in our register, page { $page } of { $pages }. Press one to see it.
models-none = Our register has no model of { $place } yet. That does not mean there is none. If you know one, or would like to start one, press “Propose a model”.
models-none-anywhere = Our register has no model yet. Choose a commune to propose one.
model-all = See all
model-place = Another commune
model-earlier = Page before
model-later = Next page
model-list = Models of the same place
model-propose = Propose a model
model-mark-sample = (Sample)
model-sample = This is a sample to try things out. It is not real.
model-card =
    { $name }
    Kind: { $kind }
    Place: { $place }
    State: { $status }, since { $since }
model-kind-camera = security cameras
model-kind-self_managed = neighbours who prevent, manage, protect and settle together
model-kind-other = another kind
model-state-new = newly set up
model-state-strengthened = strengthened
model-state-effective = working well
model-state-replicated = taken up elsewhere
model-state-retired = ended
model-ask = What would you like to do?
model-join = I would like to join
model-remark = Comment
model-missing = This model is no longer in the register.
model-join-ask =
    You would like to join “{ $name }”. Write a few words, such as how and when you could help. One message only.
    The officers in charge of { $place } read it; it is shown to nobody else. You need not give your name.
model-remark-ask =
    You would like to comment on “{ $name }”. Write it here, one message only.
    The officers in charge of { $place } read it; it is shown to nobody else. You need not give your name.
model-proposal-ask =
    You would like to propose a model in { $place }. Write which, and in which village or street, one message only.
    The officers in charge read it; it is shown to nobody else. You need not give your name.
model-consent-ask =
    Your words are not sent yet. May the officers in charge of { $place } write back into this chat?
    If so, the chat's address is encrypted and kept apart, only to write back about this; officers do not see your account.
    If not, your words are stored with nothing that leads to you. To write them anew, type another message.
model-send-reply = Send, you may write back
model-send-quiet = Send, no answer
model-stop = No, do not send
model-stopped = Those words were not sent.
model-kept-join = Sent. Thank you for wanting to help your neighbourhood.
model-kept-remark = Your comment is sent. Thank you.
model-kept-proposal = Your proposal is sent. Thank you.
model-answered =
    The officers in charge of { $place } answer what you wrote about a neighbourhood model:

    { $text }

## Warnings on tricks

warnings-here = Warnings on tricks of criminals, for { $place } and for everywhere. Press one to read it.
warnings-everywhere = Warnings on tricks of criminals, everywhere. Press one to read it.
warnings-none = There is no new warning. Here is what is good to know at any time.
warnings-consent =
    To get new warnings right in this chat, press the button. We then keep the chat's address, encrypted, and the place you chose, only to send warnings.
    You can stop at any time by pressing one button; we delete the subscription at once.
warnings-on-here = You get new warnings for { $place }.
warnings-on-everywhere = You get all new warnings.
warning-all = Warnings everywhere
warning-place = Another commune
warning-on = Send me all warnings
warning-on-place = Send me warnings for { $place }
warning-off = Stop these warnings
warning-for-all = everywhere
warning-missing = This warning is no longer there.
warning-pushed = A new warning from Tin Báo. Tin Báo never asks for money, one-time codes, passwords or pictures of an ID card.
warning-card =
    { $topic }
    Place: { $place }

    { $body }

    Source: { $source }
    Reviewed by the unit on { $reviewed }.
warnings-turned-on = From now on we send new warnings for { $place } into this chat. You can stop at any time.
warnings-turned-off = We send no more warnings and deleted the subscription. You can still read them under “Warnings on tricks”.

## Thanks

thanks-offer =
    Your report number { $number } was of help. The unit would like to thank you. Do you accept?
    Nobody learns your name unless you agree. You may refuse; your report is handled all the same.
thanks-yes = I accept the thanks
thanks-no = No need
thanks-how =
    How would you like to be thanked?
    Quietly means that the thanks stay in this chat and nobody is named.
    If the unit may arrange to meet you, an officer writes into your report to ask; only then do you decide whether to give your name.
thanks-quiet = Quietly
thanks-meet = The unit may ask to meet
thanks-later = Later
thanks-quiet-done = The unit thanks you sincerely for report number { $number }. Nobody is named.
thanks-meet-done = Thank you for report number { $number }. An officer will write into it to ask you. Nobody knows your name yet.
thanks-refused-done = We noted that you do not want thanks for report number { $number }. Still, thank you for telling us.
thanks-missing = No thanks wait for your answer here. If you have a receipt code, open the report with it.

## Desk: models

desk-help-model = /model – the register of neighbourhood models and what citizens write, e.g. /model 3
desk-button-models = Models
desk-button-model = Model { $number }
desk-button-remark = Proposal { $number }
desk-button-remark-answer = Answer { $number }
desk-button-open-remark = Read it
desk-models-head = { $total } models in your area.
desk-models-proposals = Citizens' proposals without an answer: { $count }.
desk-model-line = { $mark }Model { $number } · { $name } · { $kind } · { $place } · { $status }, since { $since }
desk-model-how =
    Add: /model add KIND COMMUNE-CODE NAME, e.g. /model add camera 20878 Camera an ninh
    Kinds: { $kinds }
    Change the state: /model set 3 effective
    End: /model retire 3
desk-model-long = The name is too long, at most { $limit } characters.
desk-model-none = There is no model { $number } in your area.
desk-model-no-remarks = Nobody has commented yet.
desk-model-added = Put into the register:
desk-model-states = Model { $number }: the state is one of { $states }.
desk-model-set = Model { $number } from now on: { $status }.
desk-remark =
    Message { $number } · { $kind } · { $at } · { $state }
    { $words }
desk-remark-where = Place: { $place }
desk-remark-join = would like to join
desk-remark-remark = comments
desk-remark-proposal = proposes a model
desk-remark-no-model = a new model
desk-remark-is-open = can be answered
desk-remark-is-quiet = cannot be answered
desk-remark-is-answered = answered
desk-remark-none = There is no message { $number } in your area.
desk-remark-quiet = The writer of message { $number } left no way to answer.
desk-remark-answer-ask = Type the answer to message { $number }. Its writer reads it word for word.
desk-remark-answered = The answer is in the chat of the writer of message { $number }.
desk-news-remark = ✉️ Neighbourhood model · { $name } · { $place }: a citizen { $kind }.

## Desk: warnings

desk-help-warn = /warn – warnings on tricks: draft, preview, send, for example /warn
desk-button-warning = Warning { $number }
desk-button-warn-send = Send it
desk-button-warn-drop = Drop the draft
desk-warn-empty = There are no warnings yet.
desk-warn-how =
    Draft: /warn COMMUNE-CODE (or all for everywhere), then one part a line, e.g.
    /warn all The topic
    What to say, one or more lines
    Source: which authority, which day
    Citizens read it word for word: name nobody who is not convicted, and nothing that a report told.
desk-warn-long = Too long: the topic has at most { $topic } characters, the words { $limit }.
desk-warn-outside = You can only draft warnings for your own area.
desk-warn-none = There is no warning { $number } that you can change.
desk-warn-line = Warning { $number } · { $topic } · { $place } · { $state }
desk-warn-draft = draft
desk-warn-sending = being sent
desk-warn-sent = sent
desk-warn-preview = A draft. Citizens will read it just as it stands below. Once sent, it cannot be taken back.
desk-warn-out = Warning { $number } has been sent already.
desk-warn-dropped = Draft { $number } is dropped.
desk-warn-published = Warning { $number } is listed now and is being sent to those who asked for warnings.

## Desk: thanks

desk-help-thank = /thank NUMBER – thank the teller of a valuable report, e.g. /thank 12
desk-button-thank = Thank the teller
desk-thank-emptied = Report #{ $number } is closed and its content destroyed, so no thanks are sent.
desk-thank-not-yours = Another officer handles report #{ $number }. They, or an admin, can send thanks.
desk-thank-pushed = The teller of #{ $number } was asked whether they accept thanks. You will hear when they answer.
desk-thank-kept = The thanks wait in report #{ $number }: its teller sees them when they open it with the code.
desk-thank-offered = The thanks for #{ $number } wait for the teller's answer.
desk-thank-accepted = The teller of #{ $number } accepted the thanks.
desk-thank-quiet = The teller of #{ $number } accepted the thanks; nobody is named.
desk-thank-meet = The teller of #{ $number } accepted the thanks, and the unit may write into the report to arrange it.
desk-thank-refused = The teller of #{ $number } does not want thanks. Please respect that and do not ask again.
desk-news-thanks-accepted = Report #{ $number } · { $category } · { $place }: the teller accepted the thanks.
desk-news-thanks-quiet = Report #{ $number } · { $category } · { $place }: the teller accepted the thanks; nobody is named.
desk-news-thanks-meet = Report #{ $number } · { $category } · { $place }: the teller accepted the thanks; the unit may write into the report.
desk-news-thanks-refused = Report #{ $number } · { $category } · { $place }: the teller does not want thanks.

## The menu of commands on Telegram

telegram-command-thank = Thank the teller of a report: /thank 12
telegram-command-model = Neighbourhood models and comments
telegram-command-warn = Warnings on tricks: draft, send
