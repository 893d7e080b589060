"""A receipt in a chat: the QR picture of a link that opens the case here, its words and the link beneath."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.channels.qr import picture_of
from bot.channels.telegram.pictures import Picture
from bot.channels.telegram.ports import Words
from bot.dialogue.replies import Reply


class Receipts:
    """Draws them. `username` gives the bot's own name, None until Telegram has told it."""

    def __init__(self, username: Callable[[], str | None], words: Words) -> None:
        self._username = username
        self._words = words

    async def drawn(self, reply: Reply, code: str) -> tuple[Picture, Reply]:
        """The picture, and the reply with the link in its words. Without our own name both hold the code alone."""
        link = self._link(code)
        picture = Picture("image/png", await picture_of(link or code))
        if link is None:
            return picture, reply
        beneath = self._words("telegram-receipt-link", reply.locale, link=link)
        return picture, replace(reply, text=f"{reply.text}\n\n{beneath}")

    def _link(self, code: str) -> str | None:
        username = self._username()
        # A link's argument may hold dashes too, but the shorter it is the larger are the picture's points.
        return username and f"https://t.me/{username}?start={code.replace('-', '')}"
