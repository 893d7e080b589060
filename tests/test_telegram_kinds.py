"""What Telegram can send and we do not take: each is answered in words that fit it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.media_corpus import archive, pdf, silence, video
from tests.telegram_api import Person
from tests.telegram_api.contents import picture
from tests.telegram_town import TelegramTown


@pytest.fixture
async def mai(telegram_town: TelegramTown) -> Person:
    """Somebody who has opened the chat."""
    person = telegram_town.api.person(1001, first_name="Mai")
    person.say("/start")
    await person.sees("Đây là Tin Báo", within=15)
    return person


def sent(town: TelegramTown, mai: Person, kind: str, **file: Any) -> None:
    """Somebody sends a file of a kind that people in these tests have no button for."""
    message: dict[str, Any] = {
        "message_id": 900,
        "from": mai.user,
        "chat": mai.chat.wire(),
        "date": town.api.world.now(),
        kind: {"file_id": "a", "file_unique_id": "b", "duration": 3, **file},
    }
    town.api.add_update("message", message)


async def asked_what(mai: Person) -> None:
    """As far as the first question that is answered in words."""
    for label, expected in (("Báo tin", "nguy hiểm"), ("Không", "việc gì"), ("Việc khác", "kể việc")):
        mai.press(label)
        await mai.sees(expected, within=15, fresh=True)


async def test_edit_of_what_was_no_answer_is_explained(mai: Person) -> None:
    told = mai.say("Đèn đường hỏng")
    await mai.sees("chưa được gửi đi", within=15, fresh=True)
    await asked_what(mai)
    mai.edit(told, "Đèn đường hỏng ở ngã ba")
    said = await mai.sees("vừa sửa một tin nhắn", within=15, fresh=True)
    assert "kể việc" in said.text


async def test_card_of_somebody_else_is_not_taken(mai: Person) -> None:
    mai.share_contact("+84900000000", own=False)
    said = await mai.sees("của người khác", within=15, fresh=True)
    assert "không ghi lại" in said.text


async def test_dice_is_answered(telegram_town: TelegramTown, mai: Person) -> None:
    sent(telegram_town, mai, "dice")
    await mai.sees("chưa nhận được loại tin này", within=15)


@pytest.mark.parametrize(
    ("name", "data", "media_type", "words"),
    [
        ("don.docx", b"PK\x03\x04", "application/zip", "Word, Excel"),
        ("anh.heic", b"\0\0\0\x18ftypheic", "image/heic", "chụp màn hình"),
        ("don.pdf", b"%PDF-", "application/pdf", "không mở được"),
        ("phim.exe", b"MZ" + bytes(99), "video/mp4", "chương trình máy tính"),
        ("gio.ogg", lambda: silence(3600), "audio/ogg", "tối đa 10 phút"),
        ("khoa.pdf", lambda: pdf(password="mat-khau"), "application/pdf", "mật khẩu"),
        ("cut.mp4", lambda: video(seconds=3)[:-2000], "video/mp4", "không mở được"),
        ("zip.pdf", archive, "application/pdf", "tệp nén"),
        ("hai.pdf", lambda: pdf() + archive(), "application/pdf", "tệp khác"),
    ],
)
async def test_file_that_cannot_be_kept_is_told_with_its_reason(
    mai: Person, name: str, data: bytes | Callable[[], bytes], media_type: str, words: str
) -> None:
    mai.document(name, data if isinstance(data, bytes) else data(), media_type)
    await mai.sees(words, within=15)
    assert "chưa được gửi cho ai" in "".join(message.text for message in mai.chat.messages)


async def test_file_over_20_mb_is_answered(mai: Person) -> None:
    mai.document("phim.mp4", b"x", "video/mp4", size=21 << 20)
    said = await mai.sees("Tệp này lớn quá 20 MB", within=15, fresh=True)
    assert "kể lại bằng chữ" in said.text
    assert "tệp nhỏ hơn" not in said.text


@pytest.mark.parametrize("kind", ["animation", "audio", "video", "video_note", "voice"])
async def test_sound_and_film_over_20_mb_may_be_told_in_words(
    telegram_town: TelegramTown, mai: Person, kind: str
) -> None:
    sent(telegram_town, mai, kind, file_size=21 << 20)
    said = await mai.sees("Tệp này lớn quá 20 MB", within=15)
    assert "kể lại bằng chữ" in said.text


async def test_picture_over_20_mb_may_be_sent_smaller(mai: Person) -> None:
    mai.document("anh.png", picture(), "image/png", size=21 << 20)
    said = await mai.sees("Tệp này lớn quá", within=15, fresh=True)
    assert "gửi tệp nhỏ hơn, hoặc chụp màn hình" in said.text
