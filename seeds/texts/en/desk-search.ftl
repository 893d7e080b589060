### For officers: finding tips by their words.

telegram-command-find = Find tips by their words
desk-help-find = /find WORDS – tips that have all the words, typed with or without diacritics, for example: /find xe tải chợ đêm
desk-find-ask =
    Type the words to look for, for example: xe tải chợ đêm
    Put words that are filters too into quotation marks, for example: "xe mới"
desk-find-head = The tips found, newest first:
desk-find-none = No tip has all these words. Try fewer of them, or leave the diacritics out.
desk-find-no-more = There are no more.
desk-find-not-yet = Nothing yet among the tips from number { $number } up. Press “Look further” for older ones.
desk-find-frequent = Nearly every tip has these words. Please add one that tells more.
desk-find-incomplete = Older tips are still being read for the search, so some may be missing now.
desk-button-find = Find tips
desk-button-find-on = Look further
desk-button-find-anew = Look for other words
