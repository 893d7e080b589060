"""Pictures into a Telegram chat: with their words beneath, as albums, as files where Telegram takes no photo."""

import asyncio
import io
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial

import pytest
from PIL import Image

from bot.channels.base import Envelope, Message
from bot.channels.telegram import TelegramChannel, TelegramOptions, TelegramPorts
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.pictures import CAPTION_LIMIT
from bot.dialogue.replies import Choice, File, Reply
from tests.dialogue_world import texts
from tests.telegram_api import Api, Person
from tests.telegram_api.chats import Message as Shown
from tests.telegram_line import leading
from tests.telegram_town import unhurried

OPEN = (Choice("desk.tip.1", "Mở tin"),)
CODE = "ABCD-EFGH-JKMN-PQRS-T"


def drawn(width: int = 64, height: int = 48, kind: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (10, 80, 120)).save(made, kind)
    return made.getvalue()


class Album:
    """The pictures there are, by their ids; `store` and the like are nobody's business here."""

    def __init__(self) -> None:
        self.pictures: dict[str, tuple[str, bytes]] = {}

    def add(self, *contents: bytes, media_type: str = "image/jpeg") -> tuple[File, ...]:
        """Further pictures, as a reply names them."""
        ids = [f"{len(self.pictures) + at:032x}" for at in range(len(contents))]
        self.pictures |= {id: (media_type, one) for id, one in zip(ids, contents, strict=True)}
        return tuple(File(id, "picture", 1000) for id in ids)

    async def open(self, _channel: str, _user_id: str, file_id: str) -> tuple[str, bytes] | None:
        return self.pictures.get(file_id)


@pytest.fixture
def mai(api: Api) -> Person:
    return api.person(1001, "Mai", is_known=True)


@pytest.fixture
def album() -> Album:
    return Album()


@pytest.fixture
def pace() -> Pace:
    return unhurried()


@pytest.fixture
async def channel(api: Api, album: Album, pace: Pace) -> AsyncIterator[TelegramChannel]:
    made = TelegramChannel(TelegramOptions(token=api.token, url=api.url), pace)
    ports = TelegramPorts(
        submit=_never,
        files=album,  # type: ignore[arg-type] # nothing comes in here
        name_file=str,
        words=partial(texts().render, police="113"),
        staff_commands={},
        group_commands=[],
        may_order=_nobody,
        clock=lambda: datetime.now(UTC),
    )
    async with made.open(), made.serving(ports, leading):
        yield made


async def _never(envelope: Envelope) -> None:
    raise AssertionError(f"nobody wrote {envelope}")


async def shown(channel: TelegramChannel, to: Person, reply: Reply) -> list[Shown]:
    """What stands in the chat once the reply was sent."""
    await channel.pace(str(to.id))
    await channel.send(str(to.id), Message(1, reply, datetime.now(UTC)))
    return [message for message in to.chat.messages if message.from_bot]


async def test_one_picture_has_its_words_and_buttons_beneath(
    channel: TelegramChannel, album: Album, mai: Person
) -> None:
    reply = Reply(f"Mã {CODE}", OPEN, files=album.add(drawn()), is_confidential=True)
    [message] = await shown(channel, mai, reply)
    assert message.content["photo"]
    assert message.text == f"Mã {CODE}"
    assert [button.label for button in message.buttons] == ["Mở tin"]
    assert message.protected
    assert [entity["type"] for entity in message.entities] == ["code"]


@pytest.mark.parametrize("length", [CAPTION_LIMIT, CAPTION_LIMIT + 1])
async def test_words_longer_than_a_caption_go_before_it(
    channel: TelegramChannel, album: Album, mai: Person, length: int
) -> None:
    words = "🚲" * length
    *before, last = await shown(channel, mai, Reply(words, OPEN, files=album.add(drawn())))
    assert last.content["photo"]
    assert [message.text for message in (*before, last) if message.text] == [words]
    assert len(before) == (length > CAPTION_LIMIT)


async def test_many_pictures_are_albums_of_ten(channel: TelegramChannel, album: Album, mai: Person) -> None:
    reply = Reply("Ảnh", OPEN, files=album.add(*[drawn()] * 11), is_confidential=True)
    words, *pictures = await shown(channel, mai, reply)
    assert (words.text, len(words.buttons)) == ("Ảnh", 1)
    albums = [message.content.get("media_group_id") for message in pictures]
    assert len(albums) == 11
    assert len(set(albums[:10])) == 1
    assert albums[10] is None
    assert all(message.protected for message in pictures)


@pytest.mark.parametrize(
    ("kind", "media_type", "ending"), [("JPEG", "image/jpeg", ".jpg"), ("PNG", "image/png", ".png")]
)
async def test_picture_that_is_no_photo_comes_as_a_file(
    channel: TelegramChannel, album: Album, mai: Person, kind: str, media_type: str, ending: str
) -> None:
    """A scroll: Telegram takes no photo more than twenty times as long as it is wide."""
    files = album.add(drawn(2100, 100, kind), media_type=media_type)
    [message] = await shown(channel, mai, Reply("Ảnh", OPEN, files=files, is_confidential=True))
    assert message.content["document"]["file_name"] == f"picture{ending}"
    assert (message.text, len(message.buttons), message.protected) == ("Ảnh", 1, True)


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [
        ("video/mp4", "video"),
        ("audio/ogg", "voice"),
        ("audio/mpeg", "audio"),
        ("application/pdf", "document"),
        ("video/webm", "document"),
        ("audio/amr", "document"),
    ],
)
async def test_sound_film_and_pdf_come_as_what_they_are(
    channel: TelegramChannel, album: Album, mai: Person, media_type: str, kind: str
) -> None:
    files = album.add(b"content", media_type=media_type)
    [message] = await shown(channel, mai, Reply("Tệp", OPEN, files=files, is_confidential=True))
    assert message.content[kind]
    assert (message.text, len(message.buttons), message.protected) == ("Tệp", 1, True)


async def test_film_among_pictures_comes_after_their_album(
    channel: TelegramChannel, album: Album, mai: Person
) -> None:
    files = (*album.add(drawn(), drawn()), *album.add(b"film", media_type="video/mp4"))
    words, *rest = await shown(channel, mai, Reply("Tệp", files=files, is_confidential=True))
    assert words.text == "Tệp"
    assert [next(iter(message.content.keys() & {"photo", "video"})) for message in rest] == [
        "photo",
        "photo",
        "video",
    ]
    assert all(message.protected for message in rest)


async def test_album_with_one_that_is_no_photo_still_comes(
    channel: TelegramChannel, album: Album, mai: Person
) -> None:
    files = album.add(drawn(), drawn(2100, 100), drawn())
    words, *pictures = await shown(channel, mai, Reply("Ảnh", files=files))
    assert words.text == "Ảnh"
    assert ["document" in message.content for message in pictures] == [True, True, True]
    assert len({message.content["media_group_id"] for message in pictures}) == 1


async def test_picture_that_is_gone_leaves_the_words(channel: TelegramChannel, mai: Person) -> None:
    [message] = await shown(channel, mai, Reply("Ảnh", OPEN, files=(File("f" * 32, "picture", 1),)))
    assert (message.text, len(message.buttons)) == ("Ảnh", 1)


async def _nobody(_user_id: str) -> bool:
    return False


@pytest.mark.parametrize("pace", [Pace(time.monotonic, asyncio.sleep)], ids=["in time"])
async def test_albums_keep_telegrams_limits(
    api: Api, channel: TelegramChannel, album: Album, mai: Person
) -> None:
    """The server counts each picture, and refuses whatever is too fast: then `shown` would raise."""
    api.enforce_limits()
    await shown(channel, mai, Reply("Ba ảnh", files=album.add(drawn(), drawn(), drawn())))
    await shown(channel, mai, Reply("Xong"))
    assert [message.text for message in mai.chat.messages] == ["Ba ảnh", "", "", "", "Xong"]
