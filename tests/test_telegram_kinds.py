"""What Telegram can send and we do not take: each kind is answered in words that fit it."""

from typing import Any

import pytest

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


async def test_picture_that_cannot_be_fetched_is_asked_for_again(
    telegram_town: TelegramTown, mai: Person
) -> None:
    telegram_town.api.fail("getFile", status=500, times=3)
    mai.photo(picture())
    said = await mai.sees("chưa tải được ảnh", within=15, fresh=True)
    assert "gửi lại" in said.text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("voice", "Tin thoại"),
        ("audio", "Tin thoại"),
        ("video", "chưa nhận được video"),
        ("video_note", "chưa nhận được video"),
        ("dice", "chưa nhận được loại tin này"),
    ],
)
async def test_each_kind_has_words_that_fit(
    telegram_town: TelegramTown, mai: Person, kind: str, said: str
) -> None:
    sent(telegram_town, mai, kind)
    await mai.sees(said, within=15)


async def test_file_that_is_no_picture_is_answered(mai: Person) -> None:
    mai.document("don.pdf", b"%PDF-", "application/pdf")
    said = await mai.sees("chỉ nhận ảnh", within=15, fresh=True)
    assert "tệp này chưa được lưu" in said.text
    assert "gõ bằng chữ hoặc gửi ảnh" in said.text


async def test_picture_of_an_unknown_kind_may_be_sent_otherwise(mai: Person) -> None:
    mai.document("anh.heic", b"\0\0\0\x18ftypheic", "image/heic")
    said = await mai.sees("chưa được lưu", within=15, fresh=True)
    assert "chụp màn hình" in said.text


async def test_file_over_20_mb_is_answered(mai: Person) -> None:
    mai.document("phim.mp4", b"x", "video/mp4", size=21 << 20)
    said = await mai.sees("Tệp này lớn quá 20 MB", within=15, fresh=True)
    assert "kể lại bằng chữ, hoặc gửi ảnh chụp" in said.text
    assert "ảnh nhỏ hơn" not in said.text


@pytest.mark.parametrize("kind", ["animation", "audio", "video", "video_note", "voice"])
async def test_sound_and_film_over_20_mb_may_be_told_in_words(
    telegram_town: TelegramTown, mai: Person, kind: str
) -> None:
    sent(telegram_town, mai, kind, file_size=21 << 20)
    said = await mai.sees("Tệp này lớn quá 20 MB", within=15)
    assert "kể lại bằng chữ" in said.text


async def test_picture_over_20_mb_may_be_sent_smaller(mai: Person) -> None:
    mai.document("anh.png", picture(), "image/png", size=21 << 20)
    said = await mai.sees("Ảnh này lớn quá", within=15, fresh=True)
    assert "gửi ảnh nhỏ hơn, hoặc chụp màn hình" in said.text
