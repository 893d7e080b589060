### Where: what is asked when the name of a commune has a slip in it.

place-guess = You wrote: “{ $words }”. We do not know this name; do you mean one of the places below? If not, press “Somewhere else”.
