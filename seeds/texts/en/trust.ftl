### Words about trust: what is kept, to see it, to take a consent back, to erase it, to know the true Tin Báo.

# What this language is called in itself, on the button that picks it.
language-name = English

## The notice right after the welcome

notice =
    We keep you confidential: officers who read a report do not see your account. What you send is encrypted.
    To see or erase what we keep, press “Privacy”.
notice-web =
    On this page you are anonymous and need no account. What you send is encrypted.
    To see or erase what we keep, press “Privacy”.

## The privacy page

privacy-own-ask = What would you like to do with your data?
privacy-data = See my data
privacy-forget = Erase my identity
privacy-verify = Know the true Tin Báo
privacy-withdraw-contact = Withdraw consent: contact
privacy-withdraw-place = Withdraw consent: position
privacy-withdraw-media = Withdraw consent: pictures, files

## My data

mydata =
    About this conversation we keep:

    { $lines }

    There are also our messages in this chat, encrypted, erased after about a week at the latest.
    Reports sent without contact are not tied to you, so they are not listed here. Open them with the receipt code.
mydata-language = Language: { $language }
mydata-form = One report you have begun and not sent
mydata-no-form = No unfinished report
mydata-consent = Consent for { $purpose }, version { $version }
mydata-no-consent = No consent so far
mydata-case = Report number { $number }, sent on { $filed }: { $status }
mydata-no-case = No report that is still tied to you
mydata-remarks = { $count } messages to models of self-management that may be answered here
mydata-warnings = Warnings on tricks are being sent here
consent-contact = contact
consent-place = position
consent-media = pictures, files

## Taking a consent back

withdrawn-contact =
    You have withdrawn your consent for contact. The way to reach you was cut from every report sent from here, phone number included.
    The reports are still looked at. To read answers, use the receipt code.
withdrawn-place =
    You have withdrawn your consent for positions. A position in the report you have begun, if any, was dropped.
    Positions in reports already sent are kept, because the police need them to prevent and fight crime.
withdrawn-media =
    You have withdrawn your consent for pictures and files. Pictures in the report you have begun, if any, were dropped.
    Pictures in reports already sent are kept, because the police need them to prevent and fight crime.

## Erasing the identity

privacy-forget-ask =
    Are you sure you want to erase your identity from Tin Báo?
    Erased: the way to reach you from every report sent from here, your phone number, an unfinished report. The messages of this chat on our server go too. Warnings are no longer sent here, and messages to models can no longer be answered.
    Not erased: what your reports say, because the police need it to prevent and fight crime. To withdraw a report, open it with its receipt code.
    This cannot be undone, and we will not be able to write to you any more.
privacy-forget-yes = Erase it, I am sure
forgotten =
    Done. From now on no earlier report leads to you.
    Earlier consents remain only without a name. The address for answering you here is erased after about a week at the latest.
forgotten-cases = Reports cut from you: { $count }. To see or withdraw one, the receipt code still works.
forget-staff = You work for this service, so you cannot erase yourself. What staff have seen and done must stay on record. Ask an admin when you leave.

## Knowing the true Tin Báo

verify-how =
    The true Tin Báo is run by { $unit }.
    { $where }

    Tin Báo never asks for money, one-time codes, passwords or pictures of your ID card. It never sends a file or an app to install.
    A name, a profile picture or a tick can be faked. If in doubt, go to the commune or ward police, or call them, and ask in person.
verify-addresses =
    Only these addresses are true:
    { $lines }
verify-no-address = The unit has published no address here. Ask the commune or ward police in person for the right name and link.

## Emptying the chat at once: not a word of what it was about

panic =
    Done: the messages of about the last two days from this side are deleted. What you typed, and older messages, are still here.
    To delete everything, open the menu of this conversation and choose to delete it, for both sides.
panic-web =
    Done. If another tab of this device has this page open, it clears itself too.
    To leave no trace, close the page and clear the history of the browser.

telegram-command-panic = Delete the messages in this chat
telegram-command-privacy = Privacy
telegram-command-mydata = See my data
telegram-command-forget = Erase my identity
telegram-command-verify = Know the true Tin Báo
