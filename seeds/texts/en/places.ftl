### Where: asked when the name of a commune has a slip in it, and when a position leaves one commune only.

place-guess = You wrote: “{ $words }”. We do not know this name; do you mean one of the places below? If not, press “Somewhere else”.
place-here = The position you sent is probably in the place below. If so, press its name; if not, press “Somewhere else”.
