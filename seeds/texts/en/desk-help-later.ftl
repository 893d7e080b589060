### For staff: /help of the commands that show originals and export.

desk-help-reveal-full =
    Whoever has the tip and the admins of its area are asked. One yes shows you the original once.
    They read your reason. After 30 minutes without an answer the request lapses. Every step is recorded.
    Example: /reveal 12 Comparing another case
    Example: /reveal 12, then type the reason when asked
desk-help-consent-full =
    Read the reason, then answer: the tip's number, the number of whoever asks, yes or no. The buttons are quicker.
    Nobody answers their own request.
    Example: /consent 12 3 yes
    Example: /consent 12 3 no
desk-help-export-full =
    With the filters of /tips, or with days, you get a table of tips; with a tip's number, the file of that tip.
    The file is locked with a password, comes here, and is erased after a while. One file at a time; it can be stopped midway.
    Example: /export mine
    Example: /export 12
