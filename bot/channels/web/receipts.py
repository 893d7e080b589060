"""QR pictures on the page, made when they are fetched: a receipt's link that opens the case here, or other words.

The code stands behind the `#` of the link, which no browser sends to any server, so no log has it.
"""

import re

from starlette.requests import Request

from bot.channels.base import Mailbox
from bot.channels.qr import argument_of, picture_of

_ID = re.compile(r"qr-([1-9][0-9]{0,8})")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,255}")


def receipt_id(n: int) -> str:
    """The id of the picture that belongs to the message `n` of whoever asks."""
    return f"qr-{n}"


def path_of(code: str) -> str:
    """Where the page opens the case of a code, or takes an invite, on whatever host it is."""
    return f"/#start={argument_of(code)}"


async def receipt_picture(
    mailbox: Mailbox, user_id: str, file_id: str, request: Request, *, is_https: bool
) -> bytes | None:
    """The PNG of what is to be scanned in that message of this user; None if `file_id` names none."""
    found = _ID.fullmatch(file_id)
    if found is None:
        return None
    n = int(found[1])
    messages = [one for one in await mailbox.read(user_id, n - 1, 1) if one.n == n]
    if not messages:
        return None
    code, words = messages[0].reply.receipt, messages[0].reply.qr
    if code is not None:
        words = _address(request, code, is_https=is_https)
    return None if words is None else await picture_of(words)


def _address(request: Request, code: str, *, is_https: bool) -> str:
    # The page was fetched from there by the same reader, so it is no worse than the page's own address.
    host = request.headers.get("host", "")
    return f"{'https' if is_https else 'http'}://{host}{path_of(code)}" if _HOST.fullmatch(host) else code
