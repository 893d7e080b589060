"""What people's messages carry, as it travels: pictures, files, stickers, polls, membership."""

import io
from typing import Any

from PIL import Image

from tests.telegram_api.chats import Chat
from tests.telegram_api.files import Files, document_wire, photo_wire
from tests.telegram_api.rich_text import units
from tests.telegram_api.world import World


def picture(width: int = 640, height: int = 480) -> bytes:
    """A picture of one colour, as PNG."""
    target = io.BytesIO()
    Image.new("1", (width, height)).save(target, "PNG")
    return target.getvalue()


def command_units(text: str) -> int:
    """The length of the command that a text begins with, in UTF-16 units."""
    return units(text.split(maxsplit=1)[0])


def photo(files: Files, data: bytes, caption: str | None) -> dict[str, Any]:
    """A picture, with its caption if it has one."""
    content: dict[str, Any] = {"photo": photo_wire(files.keep_photo(data))}
    return {**content, "caption": caption} if caption else content


def document(files: Files, name: str, data: bytes, mime: str, size: int | None) -> dict[str, Any]:
    """A file."""
    return {"document": document_wire(files.keep("documents", data, name, mime, size))}


def sticker(files: Files) -> dict[str, Any]:
    """A sticker; its bytes are no picture."""
    kept = files.keep("stickers", b"sticker", "sticker.webp", "image/webp")
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**kept.wire(), **shape, "emoji": "👍"}}


def voice(files: Files, seconds: int) -> dict[str, Any]:
    """A voice message; its bytes are no sound."""
    kept = files.keep("voice", b"voice", "voice.oga", "audio/ogg")
    return {"voice": {**kept.wire(), "duration": seconds, "mime_type": "audio/ogg"}}


def poll() -> dict[str, Any]:
    """A poll with two options."""
    return {
        "poll": {
            "id": "5551112223334445556",
            "question": "Họp lúc nào?",
            "options": [
                {"persistent_id": str(n), "text": text, "voter_count": 0}
                for n, text in enumerate(("Sáng", "Chiều"))
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    }


def membership(world: World, chat: Chat, by: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    """A change of the bot's own standing in a chat."""
    return {
        "chat": chat.wire(),
        "from": by,
        "date": world.now(),
        "old_chat_member": _standing(world, before),
        "new_chat_member": _standing(world, after),
    }


def _standing(world: World, status: str) -> dict[str, Any]:
    standing = {"user": world.bot, "status": status}
    return {**standing, "until_date": 0} if status == "kicked" else standing
