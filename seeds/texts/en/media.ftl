### Pictures, voice messages, videos and PDF files that citizens send.

media-coming = Fetching the file you sent ({ $count }/{ $limit }). If it cannot be kept, we will tell you at once.
case-coming = Fetching the file you sent. If it cannot be kept, we will tell you at once.
media-lost = A file you sent could not be kept. { $reason }
media-kept-voice = Voice message received ({ $count }/{ $limit }).
media-kept-video = Video received ({ $count }/{ $limit }).
media-kept-document = PDF file received ({ $count }/{ $limit }).
media-tells = The file I sent tells it

## A file sent outside a form

media-home-ask = Would you like to make a report with the file you sent?
media-tip = Make a report with this file
media-drop = No, drop this file
media-dropped = The file was dropped. Nothing was sent to the police.
home-media-words = The words with it are kept together with the file.
media-unsent = The file you sent before went to nobody and is now dropped. If it is needed, please send it again.
home-media-none = Thank you. We take no files here at the moment, so this one was not kept and went to nobody.

## Altering the voice in a voice message

media-voice-ask =
    Would you like us to alter the voice in your voice message before an officer hears it?
    That makes the voice harder to know at once. But what you say, your accent and sounds around you can still give you away. A skilled person may try to undo it.
media-alter = Alter my voice
media-as_it_is = Leave my voice as it is
media-altering = We will alter the voice. Officers can hear only the altered one; the original is not kept.
media-unaltered = The voice stays as it is.

## Files we do not take

unsupported-too_long = This file is too long, so it was not kept. We take sound of up to 10 minutes, video of up to 5 minutes and PDF files of up to 300 pages. Please send it in shorter parts.
unsupported-archive = This is an archive or an office file such as Word or Excel. We cannot remove everything hidden in it, so it was not kept. Please send a picture, a video, a voice message or a PDF file.
unsupported-program = This file is a computer program. To be safe we do not take or keep it. Please send a picture, a video, a voice message or a PDF file.
unsupported-heic = This picture is of the kind HEIC, which we cannot open, so it was not kept. Please send a screenshot of it, or choose JPEG in the camera's settings.
unsupported-two_kinds = Another file is hidden in this one. To be safe we do not take or keep it. Please send the original picture or file.
unsupported-locked = This PDF file has a password, so we cannot open it and did not keep it. Please send one without a password, or a screenshot. Please do not send us the password.

## Officers

desk-news-files = 📎 Tip #{ $number } · { $category } · { $place }: its files are here now and can be opened.
desk-card-coming = Being fetched or altered: { $count } files. Open the report again in a few minutes.
desk-card-lost = Could not be kept: { $count } files. The teller was told.
