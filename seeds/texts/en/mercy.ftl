### Everything told in one message, children and victims, reports left unfinished, sending again.

## Everything in one message

whole-kept =
    We have noted your words. They have not been sent yet.
    Only a few short questions are left. Whatever you do not know can be skipped.
whole-kept-here = We have noted your words as what happened. Please press one of the buttons for the question below.
whole-added = We have added these words to what happened. The question below still waits for you.
whole-when = We understand the time as: { $when }. You can change it before you send.
whole-long = Your words are { $length } characters long, and we can note at most { $limit }. They were not noted. Please make them shorter; we do not cut anything ourselves.
guess-ask =
    From your words we guessed the kind of matter on the first button.
    If it is right, press it. If not, please choose another.
guess-yes = Yes: { $name }

## Children, victims, people in danger

mercy-urgent =
    If this is happening now, please get away and call { $police } at once. The police can come at once; messages here cannot.
    If somebody is hurt, call { $ambulance }.
mercy-child =
    Thank you for telling us. A child is never to blame for this.
    A child who is hurt, threatened or harmed can call { $children } at any time, free of charge.
    In danger, call { $police }.
    We are still here. Once it is safe, please go on below.
mercy-victim =
    We are very sorry about what happened. It is not your fault.
    In danger, please call { $police } at once. If you are hurt, call { $ambulance }. A child can call { $children }.
    Once you are safe, please go on below. Any question you do not want to answer can be skipped.

## Left unfinished

resume-ask =
    Something you began here is unfinished and was not sent.
    Press “Go on with my open report” to go on, or “Cancel” to drop it. If you do nothing, it will be erased in a few days.
form-erased = What you left unfinished last time was erased because it had been left for long. It was sent to nobody.

## Many reports, the same report again

limit-reached =
    You have sent several reports within the last hour. Please wait about { $minutes } minutes, then press “Send it”.
    Your answers stay here as they are. If it is urgent, call { $police } at once.
repeat-ask =
    You sent these words at { $at } already, and we have received them.
    Do you still want to send them as a new report?
repeat-ask-number =
    You sent these words at { $at } already: that is report number { $number }.
    Open that report to read it and add to it, or send a new report all the same?
repeat-open = Open the report I sent
form-again = Send a new one
