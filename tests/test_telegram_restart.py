"""The service starts anew while chats are open: what stood there before explains itself, or still works."""

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.channels.telegram import TelegramChannel
from tests.engines import connections_ended
from tests.telegram_api import Api, Message, Person
from tests.telegram_town import at_work, settings_of, unhurried

HERE = (15.5079, 108.3167)
Run = Callable[[], AbstractAsyncContextManager[TelegramChannel]]


@pytest.fixture
def run(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> Run:
    """Each run of the service is on the same database."""

    @contextlib.asynccontextmanager
    async def running() -> AsyncIterator[TelegramChannel]:
        async with at_work(settings_of(tmp_path, sqlite_url, keys, api), unhurried()) as (_, channel):
            yield channel
            await channel.idle()
        await connections_ended()

    return running


@pytest.fixture
def mai(api: Api) -> Person:
    return api.person(1001, first_name="Mai")


async def presses(mai: Person, *steps: tuple[str, str]) -> Message:
    """Each a button's label or id, and words of the answer; gives the last answer."""
    answers = []
    for button, answer in steps:
        mai.press(button)
        answers.append(await mai.sees(answer, within=20, fresh=True))
    return answers[-1]


async def asked_for_the_kind(mai: Person) -> Message:
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    return await presses(mai, ("Báo tin", "nguy hiểm"), ("Không", "việc gì"))


async def asked_for_the_place(mai: Person) -> Message:
    await asked_for_the_kind(mai)
    await presses(mai, ("Việc khác", "kể việc"))
    mai.say("Đèn đường hỏng")
    await mai.sees("lúc nào", within=20, fresh=True)
    said = await presses(mai, ("form.skip", "ở đâu"))
    await mai.sees("Anh/chị bấm nút dưới cùng màn hình", within=20)
    return said


async def has_buttons_only_at(mai: Person, words: str) -> None:
    def settled() -> bool | None:
        with_buttons = [message for message in mai.chat.messages if message.buttons]
        return (len(with_buttons) == 1 and words in with_buttons[0].text) or None

    await mai.chat.until(settled)


async def test_question_in_front_can_still_be_answered(run: Run, mai: Person) -> None:
    async with run():
        asked = await asked_for_the_kind(mai)
    async with run():
        said = await presses(mai, ("Việc khác", "kể việc"))
        assert said.id == asked.id
        await has_buttons_only_at(mai, "kể việc")


async def test_old_button_explains_itself_in_the_form(run: Run, mai: Person) -> None:
    async with run():
        asked = await asked_for_the_kind(mai)
    async with run():
        mai.say("đánh nhau")
        await mai.sees("chưa rõ", within=20, fresh=True)
        answered = await presses(mai, ("Việc khác", "kể việc"))
        mai.press("other", asked)
        said = await mai.sees("Nút này thuộc về câu khác", within=20, fresh=True)
        assert "Xin anh/chị trả lời câu đang hỏi" in said.text
        assert "kể việc" in said.text
        assert asked.id != answered.id
        await has_buttons_only_at(mai, "kể việc")


async def test_old_button_explains_itself_at_home(run: Run, mai: Person) -> None:
    async with run():
        asked = await asked_for_the_kind(mai)
    async with run():
        mai.say("/cancel")
        await mai.sees("Đã hủy", within=20, fresh=True)
        mai.press("Việc khác", asked)
        said = await mai.sees("Nút này thuộc về một câu trước", within=20, fresh=True)
        assert "giờ không dùng được nữa" in said.text
        assert "cần gì" in said.text
        await has_buttons_only_at(mai, "cần gì")


async def test_old_button_of_the_menu_explains_itself(run: Run, mai: Person) -> None:
    async with run():
        mai.say("/start")
        menu = await mai.sees("Đây là Tin Báo", within=20)
    async with run():
        mai.say("báo tin")
        await mai.sees("nguy hiểm", within=20, fresh=True)
        mai.press("Giao nộp vũ khí", menu)
        said = await mai.sees("đang viết dở, chưa gửi", within=20, fresh=True)
        assert "nguy hiểm" in said.text
        await has_buttons_only_at(mai, "nguy hiểm")


async def test_button_that_stands_from_before_takes_part_again(run: Run, mai: Person) -> None:
    """Nobody knows any more that it is old: it is the first that is pressed."""
    async with run() as channel:
        asked = await asked_for_the_kind(mai)
        await channel.idle()
    async with run():
        mai.press("danger.no", asked)
        said = await mai.sees("Nút này thuộc về câu khác", within=20, fresh=True)
        assert "việc gì" in said.text
        await has_buttons_only_at(mai, "việc gì")


async def test_key_from_before_is_answered_kindly_and_goes_with_the_next_one(run: Run, mai: Person) -> None:
    """What brought it is forgotten, so it stands until something is asked again that has one."""
    async with run():
        await asked_for_the_place(mai)
        assert mai.chat.keyboard is not None
    async with run():
        await presses(mai, ("form.skip", "nhớ người nào"))
        mai.share_place(*HERE)
        said = await mai.sees("vị trí chưa được ghi", within=20, fresh=True)
        assert "nhớ người nào" in said.text
        await presses(mai, ("form.back", "ở đâu"))
        await mai.sees("Anh/chị bấm nút dưới cùng màn hình", within=20, fresh=True)
        await presses(mai, ("form.skip", "nhớ người nào"))
        assert mai.chat.keyboard is None
