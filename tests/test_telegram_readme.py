"""The README's Telegram section, to the letter: its `.env`, its commands, and people on their phones."""

import asyncio
import io
import re
import shlex
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.documents import fences, section
from tests.service import Service
from tests.talk import RECEIPT
from tests.telegram_api.world import TOKEN
from tests.telegram_process import TelegramProcess, telegram_process

CITIZEN, NEIGHBOUR, READER, OFFICER = 1001, 1002, 1003, 2001
THANH_BINH = {"latitude": 15.5079, "longitude": 108.3167}
PATIENCE = 15.0
"""Seconds, on a busy machine."""
ANSWER = "Cảm ơn anh/chị, tối nay tổ tuần tra sẽ qua."


def commands() -> list[list[str]]:
    """What is typed after `tinbao`, in the order of the section; the last one serves."""
    lines = [shlex.split(line, comments=True) for line in fences(section("README.md", "Telegram"))]
    return [words[1:] for words in lines if words[:1] == ["tinbao"]]


def dotenv(url: str) -> str:
    """As the section says, with the token and the server of the test."""
    written = section("README.md", "Telegram")
    assert "`TINBAO_TELEGRAM_TOKEN=123456:ABC-DEF`" in written
    assert "`TINBAO_TELEGRAM_API_URL`" in written
    return f"TINBAO_TELEGRAM_TOKEN={TOKEN}\nTINBAO_TELEGRAM_API_URL={url}\n"


class Unhurried(Service):
    """The service, in no hurry to keep a limit that only a story goes beyond."""

    def _line(self, *command: str) -> list[str]:
        return [sys.executable, "-m", "tests.unhurried", *command]


class Phone:
    """Somebody's phone: they do something once they see what they wait for."""

    def __init__(self, telegram: TelegramProcess, person: int) -> None:
        self._telegram = telegram
        self._person = person

    async def does(self, act: str, **given: Any) -> None:
        await self._telegram.does(self._person, act, **given)

    async def sees(self, words: str) -> dict[str, Any]:
        return await self._telegram.sees(self._person, words, within=PATIENCE)

    async def presses(self, label: str, under: str) -> None:
        """The button of the message with these words, once it is there."""
        await self.does("press", label=label, message=(await self.sees(under))["message_id"])

    async def answers(self, *pairs: tuple[str, str]) -> None:
        """Each question by its words, and the button pressed under it."""
        for question, label in pairs:
            await self.presses(label, question)

    async def photos(self) -> list[dict[str, Any]]:
        """The bot's, as they stand in the chat."""
        messages = (await self._telegram.chat(self._person))["messages"]
        return [one for one in messages if one["from_bot"] and one["content"].get("photo")]


def picture(shade: int) -> bytes:
    """A small photo, each shade another."""
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 80, 120)).save(made, "JPEG")
    return made.getvalue()


async def tips(mai: Phone) -> str:
    """A full tip with a shared place and three photos at once. Gives the receipt."""
    await mai.does("open_link")
    await mai.answers(
        ("Đây là Tin Báo", "Báo tin"),
        ("nguy hiểm không", "Không"),
        ("báo về việc gì", "An ninh, trật tự"),
        ("Cụ thể là việc nào", "Đua xe, lạng lách"),
    )
    await mai.sees("kể việc")
    await mai.does("say", text="Tối nào cũng có nhóm đua xe trên đường liên xã")
    await mai.presses("Nhiều lần", "xảy ra lúc nào")
    await mai.sees("xảy ra ở đâu")
    await mai.does("share_place", **THANH_BINH)
    await mai.answers(
        ("một trong các nơi này", "xã Thạnh Bình"),
        ("nhớ người nào", "Bỏ qua"),
        ("biết việc này từ đâu", "Tôi tận mắt thấy"),
    )
    await mai.sees("có ảnh thì gửi")
    await mai.does("album", pictures=[picture(shade) for shade in (10, 120, 230)])
    await mai.answers(
        ("3/5", "Xong"),
        ("Nếu công an liên lạc", "Không"),
        ("nhận trả lời bằng cách nào", "Trả lời tôi ở đây"),
        ("xem lại giúp", "Gửi đi"),
    )
    receipt: str = (await mai.sees("Chúng tôi đã nhận tin"))["text"]
    return receipt


async def hands_in(hoa: Phone) -> None:
    """Two support tools, to be fetched."""
    await hoa.does("open_link")
    await hoa.answers(
        ("Đây là Tin Báo", "Giao nộp vũ khí"),
        ("nổ", "Không, tôi biết rõ đó là gì"),
        ("loại nào", "Công cụ hỗ trợ"),
        ("bao nhiêu", "2"),
    )
    await hoa.sees("đang ở đâu")
    await hoa.does("share_place", **THANH_BINH)
    await hoa.answers(
        ("một trong các nơi này", "xã Thạnh Bình"),
        ("giao nộp cách nào", "Công an đến nhận"),
        ("tiện cho anh/chị", "Lúc nào cũng được"),
        ("trả lời về việc giao nộp", "Trả lời tôi ở đây"),
        ("xem lại giúp", "Gửi đi"),
    )
    await hoa.sees("Chúng tôi đã nhận tin")


async def takes_and_answers(an: Phone, number: str) -> None:
    """The tip with its place and its three photos, and an answer to whoever sent it."""
    await an.does("say", text=f"/tip {number}")
    card = await an.sees("nhóm đua xe trên đường liên xã")
    assert card["protected"]
    assert "Thạnh Bình" in card["text"]
    await an.presses("Nhận xử lý", "nhóm đua xe trên đường liên xã")
    await an.sees(f"Anh/chị đã nhận xử lý tin #{number}")
    if "Đang tải" in card["text"]:
        await an.sees("các tệp đã tải xong")
        await an.does("say", text=f"/tip {number}")
    await an.does("say", text=f"/reply {number} {ANSWER}")
    await an.sees("Đã gửi trả lời")
    photos = await an.photos()
    assert len(photos) in (3, 6)  # once more, if they were there by the time the case was taken
    assert all(photo["protected"] for photo in photos)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramProcess]:
    async with telegram_process() as process:
        yield process


async def test_telegram_section_does_what_it_says(tmp_path: Path, telegram: TelegramProcess) -> None:
    (tmp_path / ".env").write_text(dotenv(telegram.url), encoding="utf-8")
    *before, serve = commands()
    assert before == [["keys", "new"], ["migrate"], ["check"], ["invite", "--role", "officer"]]
    assert serve == ["run"]
    service = Unhurried(tmp_path, *serve)
    *_, checked, invited = [await asyncio.to_thread(service.run, *words) for words in before]
    assert "the token works, the bot is @tinbao_bot" in checked
    await asyncio.to_thread(service.start)
    try:
        mai, hoa, an, lan = (Phone(telegram, person) for person in (CITIZEN, NEIGHBOUR, OFFICER, READER))
        await an.does("open_link", payload=invited.splitlines()[-1])
        await an.sees("cán bộ")
        receipt, _ = await asyncio.gather(tips(mai), hands_in(hoa))
        await takes_and_answers(an, re.findall(r"Tin số (\d+)", receipt)[0])
        await mai.sees(ANSWER)
        await lan.does("open_link", payload=RECEIPT.findall(receipt)[0])
        await lan.sees(ANSWER)
    finally:
        assert service.stop() == 0, service.log()
