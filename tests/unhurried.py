"""`tinbao` as it is, but for Telegram's one message a second for a private chat: a story would take half a minute."""

from bot.__main__ import main
from bot.channels.telegram import pace

if __name__ == "__main__":
    pace.PRIVATE = pace.OVERALL
    main()
