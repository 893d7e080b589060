"""kill -9 of a real service on Telegram, again and again, while many people file a tip: the test and the bench.

People file in their own chats on the strict server; after each `kill` the service is started anew.
"""

import asyncio
import itertools
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from storage.engine import Database
from storage.vault import Vault
from tests.service import Service
from tests.storage_world import opened
from tests.talk import RECEIPT
from tests.telegram_api.world import TOKEN
from tests.telegram_process import TelegramProcess, telegram_process
from tests.traces import on_disk

FIRST_PERSON = 6_138_000_001
"""Long enough to be looked for on disk."""
FIRST_READER = 6_238_000_001
WHO = "hai xe máy Hải Âu, một người tên Quắm"
WORDS = "WORDS"
RECEIVED = "Chúng tôi đã nhận tin của anh/chị"
MENU = "Anh/chị cần gì ạ?"
LINK = re.compile(r"https://t\.me/\w+\?start=\w+")
OWN_WORDS = re.compile(r"Gã Khổng Lồ \d+ bán pháo sau quán Bốn Mùa")
PASSING = re.compile("…|Anh/chị bấm nút dưới cùng màn hình")
"""What takes a keyboard away or brings one: who has it is forgotten in a kill, and harms nobody."""

TIP = (
    ("Đây là Tin Báo", "menu.tip"),
    ("Lúc này có ai đang gặp nguy hiểm không?", "danger.no"),
    ("Anh/chị muốn báo về việc gì?", "public_order"),
    ("Cụ thể là việc nào?", "form.skip"),
    ("Anh/chị kể việc đã xảy ra", WORDS),
    ("Việc xảy ra lúc nào?", "when.today"),
    ("Việc xảy ra ở đâu?", "form.skip"),
    ("Anh/chị có nhớ người nào", WHO),
    ("Anh/chị biết việc này từ đâu?", "form.skip"),
    ("Anh/chị có ảnh thì gửi vào đây", "form.skip"),
    ("Nếu công an liên lạc", "at_risk.no"),
    ("Anh/chị muốn nhận trả lời bằng cách nào?", "contact.chat"),
    ("Anh/chị xem lại giúp", "form.submit"),
)
"""What is asked, and what is pressed or said then."""


@dataclass(frozen=True, slots=True)
class Storm:
    """So many people, so many of them at a time, and how often the service is killed meanwhile."""

    people: int
    width: int
    kills: int

    @property
    def acts(self) -> int:
        """How often anybody does anything."""
        return self.people * (len(TIP) + 1)


class Citizen:
    """One person. `acts` is released with everything they do."""

    def __init__(self, telegram: TelegramProcess, number: int, acts: asyncio.Semaphore) -> None:
        self.id = FIRST_PERSON + number
        self.words = f"Gã Khổng Lồ {number} bán pháo sau quán Bốn Mùa"
        self.receipt = ""
        self._reader = FIRST_READER + number
        self._telegram = telegram
        self._acts = acts

    @property
    def code(self) -> str:
        """The receipt's."""
        code: str = RECEIPT.findall(self.receipt)[-1]
        return code

    @property
    def secrets(self) -> list[str]:
        """What is nobody else's business."""
        return [self.words, WHO, str(self.id), str(self._reader), self.code, self.code.replace("-", "")]

    async def files_a_tip(self) -> None:
        """The whole form, each answer given once the question stands in the chat."""
        await self._act("say", text="/start")
        for asked, answer in TIP:
            prompt = await self._telegram.sees(self.id, asked)
            if answer in (WORDS, WHO):
                await self._act("say", text=self.words if answer == WORDS else WHO)
            else:
                await self._act("press", label=answer, message=prompt["message_id"])
        receipt = await self._telegram.sees(self.id, RECEIVED)
        self.receipt = receipt["text"]
        await self._telegram.sees(self.id, MENU, after=receipt["message_id"])

    async def opens_it_from_another_account(self) -> None:
        """By the code alone; fails unless it is this case."""
        number = re.findall(r"Tin số (\d+)\.", self.receipt)[0]
        await self._telegram.does(self._reader, "open_link", payload=self.code)
        await self._telegram.sees(self._reader, f"đang xem tin số {number}.")

    async def _act(self, act: str, **given: Any) -> None:
        await self._telegram.does(self.id, act, **given)
        self._acts.release()


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is left: the people, and all that was ever said to them."""

    folder: Path
    people: list[Citizen]
    state: dict[str, Any]
    said: dict[int, list[str]]

    def expect_the_right_last_message(self) -> None:
        """Each person's own receipt, each with another code, and below it what to do with it and the menu."""
        for one in self.people:
            *_, receipt, what_next, menu = dict.fromkeys(self.said[one.id])
            assert receipt == one.receipt, f"{receipt!r} is not {one.receipt!r}"
            assert what_next.startswith("Cán bộ sẽ xem tin"), what_next
            assert menu == self.said[one.id][-1], self.said[one.id]
            assert menu.startswith(MENU), menu
        assert len({one.code for one in self.people}) == len(self.people)

    def expect_order(self) -> None:
        """Leaving out what was said again, everybody was told the same, and it follows the form."""
        stories = {told(self.said[one.id]) for one in self.people}
        assert len(stories) == 1, stories
        asked = [*(asked for asked, _ in TIP), RECEIVED]
        story = [words for text in stories.pop() for words in asked if words in text]
        assert story == asked, story

    async def expect_one_turn_each(self) -> None:
        """Each update that was handed out, also if it was more than once, is one row in the inbox."""
        known = await self._known()
        handed_out = set(self.state["handed_out"])
        assert self.state["pending"] in ([], [max(handed_out)])  # the last one is confirmed by the next poll
        assert set(self.state["acknowledged"]) | set(self.state["pending"]) == handed_out
        assert len(self.state["acknowledged"]) == len(set(self.state["acknowledged"]))
        assert len(known["inbox"]) == len(handed_out)
        assert {failed for _, failed in known["inbox"]} == {None}
        answers = b"".join(case[-1] for case in known["cases"]).decode()
        assert sorted(OWN_WORDS.findall(answers)) == sorted(one.words for one in self.people)
        assert len(known["cases"]) == len(self.people)

    def expect_no_trace(self) -> None:
        """Neither token nor words nor anybody's number in the log, the database or the name of a file."""
        secrets = itertools.chain([TOKEN, TOKEN.partition(":")[2]], *(one.secrets for one in self.people))
        found = on_disk(self.folder, secrets)
        assert {"service.log", "var/tinbao.db"} <= set(found)
        assert {name: pieces for name, pieces in found.items() if pieces} == {}

    async def _known(self) -> dict[str, Any]:
        database = Database.open(f"sqlite+aiosqlite:///{self.folder / 'var/tinbao.db'}")
        try:
            return await opened(database, Vault.open(self.folder / "var/keys.json"))
        finally:
            await database.close()


def told(texts: list[str]) -> tuple[str, ...]:
    """What somebody was told, each thing the first time; without what is their own."""
    without_codes = (LINK.sub("CODE", RECEIPT.sub("CODE", text)) for text in texts)
    everybodys = (OWN_WORDS.sub(WORDS, text) for text in without_codes)
    lasting = (re.sub(r"\d+", "#", text) for text in everybodys if not PASSING.match(text))
    return tuple(dict.fromkeys(lasting))


async def weathered(folder: Path, storm: Storm, chance: Random) -> Aftermath:
    """The whole storm, and everybody's code tried afterwards. The service is dead at the end."""
    async with telegram_process() as telegram, _service(folder, telegram.url) as service:
        acts = asyncio.Semaphore(0)
        people = [Citizen(telegram, number, acts) for number in range(storm.people)]
        async with asyncio.TaskGroup() as both:
            both.create_task(_all_file(iter(people), storm.width))
            both.create_task(_killed_meanwhile(service, storm, acts, chance))
        *others, last = people
        await asyncio.gather(*(one.opens_it_from_another_account() for one in others))
        await last.opens_it_from_another_account()  # fetching this confirms all that came before it
        service.kill()
        return Aftermath(folder, people, await telegram.state(), await telegram.said())


@asynccontextmanager
async def _service(folder: Path, url: str) -> AsyncIterator[Service]:
    service = Service(folder, "run", TINBAO_TELEGRAM_TOKEN=TOKEN, TINBAO_TELEGRAM_API_URL=url)
    service.run("keys", "new")
    service.run("migrate")
    await asyncio.to_thread(service.start)
    try:
        yield service
    finally:
        service.kill()


async def _all_file(people: Iterator[Citizen], width: int) -> None:
    async def one_after_another() -> None:
        for one in people:
            await one.files_a_tip()

    async with asyncio.TaskGroup() as group:
        for _ in range(width):
            group.create_task(one_after_another())


async def _killed_meanwhile(service: Service, storm: Storm, acts: asyncio.Semaphore, chance: Random) -> None:
    """So often, each time after some acts more, and then some instant later: in the middle of anything."""
    between = storm.acts // (storm.kills + 1)
    for _ in range(storm.kills):
        for _ in range(max(1, between + chance.randint(-between // 2, 0))):
            await acts.acquire()
        await asyncio.sleep(chance.uniform(0, 0.5))
        service.kill()
        service.launch()
