"""QR pictures: made when a message is sent or fetched, never stored."""

import asyncio
import io

import segno

_POINTS = 6
"""Pixels of one point: large enough for an old camera, small enough for a slow network (half a kilobyte)."""
_MASK = 3
"""Any of the eight will do, and to try them all takes time."""


def argument_of(code: str) -> str:
    """A receipt or invite code as the argument of a link.

    An argument may hold dashes, but the shorter it is the larger are the picture's points; an invite needs its own.
    """
    return code if code.startswith("i-") else code.replace("-", "")


async def picture_of(text: str) -> bytes:
    """The PNG of a QR code that holds `text`. It takes some 2 ms of work, so it is done beside the event loop."""
    return await asyncio.to_thread(_drawn, text)


def _drawn(text: str) -> bytes:
    target = io.BytesIO()
    code = segno.make_qr(text, error="m", mask=_MASK, boost_error=False)
    code.save(target, kind="png", scale=_POINTS, border=4)
    return target.getvalue()
