"""A receipt in a chat: the QR picture of a link that opens the case here, its words and the link beneath."""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from bot.channels.qr import argument_of, picture_of
from bot.channels.telegram.pictures import Picture
from bot.channels.telegram.ports import Words
from bot.dialogue.replies import Reply


class Receipts:
    """Draws them. `username` gives the bot's own name; it raises `RetryLater` where Telegram does not tell it."""

    def __init__(self, username: Callable[[], Awaitable[str]], words: Words) -> None:
        self._username = username
        self._words = words

    async def plain(self, words: str) -> Picture:
        """The picture of words that are no receipt."""
        return Picture("image/png", await picture_of(words))

    async def drawn(self, reply: Reply, code: str) -> tuple[Picture, Reply]:
        """The picture, and the reply with the link in its words. Raises `RetryLater`."""
        link = f"https://t.me/{await self._username()}?start={argument_of(code)}"
        picture = Picture("image/png", await picture_of(link))
        key = "telegram-invite-link" if code.startswith("i-") else "telegram-receipt-link"
        beneath = self._words(key, reply.locale, link=link)
        return picture, replace(reply, text=f"{reply.text}\n\n{beneath}")
