"""A message edited on Telegram, over real HTTP: what it changes, and what it leaves as it was."""

from typing import Any

import msgspec
import pytest

from bot.channels.telegram.updates import Arrival, Edited, arrival
from bot.channels.telegram.wire import read
from bot.dialogue.events import CommandReceived, TextReceived
from tests.telegram_api import Message
from tests.telegram_api.contents import picture
from tests.telegram_town import TelegramTown
from tests.test_telegram_stories import Chatter, officer

WRONG = "Xe tải 43A 123.45 đổ trộm rác"
RIGHT = "Xe tải 92A 123.45 đổ trộm rác"


@pytest.fixture
async def mai(telegram_town: TelegramTown) -> Chatter:
    """Somebody who is asked what happened."""
    mai = Chatter(telegram_town.api.person(1001, first_name="Mai"))
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Báo tin", "nguy hiểm")
    await mai.presses("Không", "việc gì")
    await mai.presses("Việc khác", "kể việc")
    return mai


async def told(mai: Chatter) -> Message:
    """The story with the wrong plate, and the answer after it."""
    message = mai.person.say(WRONG)
    await mai.sees("lúc nào")
    await mai.presses("Nhiều lần", "ở đâu")
    return message


async def edits(mai: Chatter, message: Message, text: str, *expected: str) -> Message:
    """They change what they wrote."""
    mai.person.edit(message, text)
    return await mai.sees(*expected)


async def reviewed(mai: Chatter, after_pictures: str = "Không có ảnh") -> Message:
    """From the place on, in the plainest way, to the review."""
    await mai.presses("Không nhớ nơi nào", "nhớ người nào")
    await mai.presses("Bỏ qua", "biết việc này")
    await mai.presses("Bỏ qua", "ảnh")
    await mai.presses(after_pictures, "gặp nguy hiểm")
    await mai.presses("Tôi không chắc", "cách nào")
    await mai.presses("Trả lời tôi ở đây", "xem lại")
    return await mai.sees("xem lại")


def understood(kind: str, **content: Any) -> Arrival:
    """What an update with a message of these contents means."""
    person = {"id": 77, "is_bot": False, "first_name": "Lan"}
    message = {
        "message_id": 9,
        "date": 1,
        "from": person,
        "chat": {"id": 77, "type": "private"},
        **content,
    }
    found = arrival(read(msgspec.json.encode({"update_id": 500, kind: message})))
    assert found is not None
    return found


def test_words_know_their_message() -> None:
    assert understood("message", text=" Chào ").event == TextReceived("Chào", "9")
    assert understood("message", text="/tip 12").event == CommandReceived("tip", "12")


@pytest.mark.parametrize("words", [{"text": "A"}, {"caption": "A"}])
def test_edit_names_its_message(words: dict[str, Any]) -> None:
    found = understood("edited_message", **words)
    assert (found.event, found.message_id) == (Edited("A"), 9)


async def test_wrong_plate_is_corrected_before_it_is_sent(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    story = await told(mai)
    said = await edits(mai, story, RIGHT, f"Đã sửa câu trả lời “Nội dung” thành: {RIGHT}")
    assert "ở đâu" in said.text
    review = await reviewed(mai)
    assert RIGHT in review.text
    assert WRONG not in review.text
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")
    await an.until("Tin mới")
    await an.says("/take 1", "nhận")  # others read a plate masked
    await an.says("/tip 1", RIGHT)
    assert not any(WRONG in message.text for message in an.person.chat.messages)


async def test_edit_leaves_one_living_message(mai: Chatter) -> None:
    story = mai.person.say(WRONG)
    await mai.sees("lúc nào")
    await edits(mai, story, RIGHT, f"thành: {RIGHT}")
    await mai.has_buttons_only_at(RIGHT)
    await mai.presses("Nhiều lần", "ở đâu")
    await mai.has_buttons_only_at("ở đâu")


async def test_edit_at_the_review_shows_it_anew(mai: Chatter) -> None:
    story = await told(mai)
    await reviewed(mai)
    review = await edits(mai, story, RIGHT, "Đã sửa câu trả lời “Nội dung”")
    assert RIGHT in review.text
    await mai.has_buttons_only_at("xem lại")
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")


async def test_edit_after_sending_changes_nothing(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    story = await told(mai)
    await reviewed(mai)
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")
    said = await edits(mai, story, RIGHT, "vẫn giữ nguyên")
    assert "Tra cứu tin đã gửi" in said.text
    await an.says("/take 1", "nhận")
    await an.says("/tip 1", WRONG)


async def test_words_under_a_picture_stay_as_they_came(telegram_town: TelegramTown, mai: Chatter) -> None:
    photo = mai.person.photo(picture(), caption=WRONG)
    await mai.sees("lúc nào")
    telegram_town.api.add_update("edited_message", {**photo.wire(), "caption": RIGHT})
    await mai.sees("không làm đổi câu trả lời nào")
    await mai.presses("Nhiều lần", "ở đâu")
    assert WRONG in (await reviewed(mai, "Xong")).text


async def test_edit_that_comes_twice_acts_once(telegram_town: TelegramTown, mai: Chatter) -> None:
    story = await told(mai)
    await edits(mai, story, WRONG.upper(), f"thành: {WRONG.upper()}")
    first_edit = telegram_town.api.handed_out[-1]
    await edits(mai, story, RIGHT, f"thành: {RIGHT}")
    telegram_town.api.repeat(first_edit)
    lan = Chatter(telegram_town.api.person(1002, first_name="Lan"))
    await lan.says("/start", "Đây là Tin Báo")
    assert RIGHT in (await reviewed(mai)).text


async def test_command_that_staff_edit_is_not_done_again(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    await told(mai)
    await reviewed(mai)
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")
    await an.until("Tin mới")
    await an.says("/take 1", "nhận")
    answer = an.person.say("/reply 1 Cảm ơn anh/chị.")
    await mai.until("Cảm ơn anh/chị.")
    await edits(an, answer, "/reply 1 Tối nay chúng tôi qua.", "không làm lại")
    await an.says("/tips", "1")
    asked = an.person.say("/reply 1")
    await an.sees("gõ lời trả lời tin #1")
    await edits(an, asked, "/reply 2", "không làm lại")
    await an.says("Mai chúng tôi báo lại.", "Đã gửi trả lời tin #1")
    await mai.until("Mai chúng tôi báo lại.")
    assert not any("Tối nay" in message.text for message in mai.person.chat.messages)
