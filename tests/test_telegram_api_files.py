"""The Bot API server for tests: files go both ways unchanged, within their limits."""

from datetime import timedelta
from typing import Any

import aiogram
import pytest
import telegram
from telegram.error import BadRequest, NetworkError

from tests.fakes import FakeClock
from tests.telegram_api import Person
from tests.telegram_api.contents import picture
from tests.telegram_api.every_method import LAN


async def test_files_arrive_byte_for_byte(lan: Person, bot: telegram.Bot, second: aiogram.Bot) -> None:
    sent = picture(1200, 900)
    lan.photo(sent, "hiện trường")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    small, whole = update.message.photo
    assert bytes(await (await whole.get_file()).download_as_bytearray()) == sent
    assert bytes(await (await small.get_file()).download_as_bytearray()) != sent
    taken = await second.download(whole.file_id)
    assert taken is not None
    assert taken.read() == sent


async def test_link_to_a_file_runs_out(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    lan.document("a.txt", b"a")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    clock.move(timedelta(seconds=3601))
    with pytest.raises(telegram.error.TelegramError, match="Not Found"):
        await file.download_as_bytearray()


async def test_sent_file_can_be_sent_again_by_its_id(lan: Person, bot: telegram.Bot) -> None:
    first = await bot.send_document(LAN, b"x", filename="x.docx")
    assert first.document is not None
    again = await bot.send_document(LAN, first.document.file_id, caption="bản sao")
    assert again.document is not None
    assert again.document.file_name == "x.docx"
    assert lan.chat.last.text == "bản sao"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (picture(9000, 1001), "Photo_invalid_dimensions"),
        (picture(2100, 100), "Photo_invalid_dimensions"),
        (b"no picture", "Image_process_failed"),
        (b"x" * (10 * 1024 * 1024 + 1), "bytes is too big for a photo"),
    ],
    ids=["large", "long", "not", "heavy"],
)
async def test_photo_must_be_one(lan: Person, bot: telegram.Bot, data: bytes, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(LAN, data)
    assert lan.chat.messages == []


async def test_large_file_cannot_be_fetched(lan: Person, bot: telegram.Bot) -> None:
    fits = lan.document("a.mp4", b"x", "video/mp4", size=20 * 1024 * 1024)
    heavy = lan.document("b.mp4", b"x", "video/mp4", size=20 * 1024 * 1024 + 1)
    await bot.get_file(fits.content["document"]["file_id"])
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(heavy.content["document"]["file_id"])


async def test_upload_over_50_megabytes_is_refused(lan: Person, bot: telegram.Bot) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(LAN, b"x" * (50 * 1024 * 1024 + 1))
    assert lan.chat.messages == []


@pytest.mark.parametrize(("count", "reason"), [(1, "Too few messages"), (11, "Too many messages")])
async def test_albums_have_two_to_ten(lan: Person, bot: telegram.Bot, count: int, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.send_media_group(LAN, [telegram.InputMediaPhoto(picture(9, 9))] * count)
    assert lan.chat.messages == []


async def test_album_is_of_one_kind(lan: Person, bot: telegram.Bot) -> None:
    mixed: list[Any] = [telegram.InputMediaPhoto(picture(9, 9)), telegram.InputMediaDocument(b"x")]
    with pytest.raises(BadRequest, match="Document can't be mixed with other media types"):
        await bot.send_media_group(LAN, mixed)
    assert lan.chat.messages == []
