"""Stories: people talk to the real service on a real database, and every answer is there at once.

    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip")
    await mai.say("Có người cất pháo trong nhà")
    mai.expect("Anh/chị")
    officer = await town.officer()
    await officer.say("/tips")

`press` takes a button's id or its label and insists that the phone shows it. `tap` presses one that is
no longer there, or never was.
"""

import itertools
import re
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
import structlog

from bot import log, programme
from bot.casework.passing_time import pass_time
from bot.channels.base import Envelope, GroupEvent
from bot.comparing import Comparing
from bot.desk.desk import Desk
from bot.desk.people import make_invite
from bot.dialogue.content import Locale
from bot.dialogue.events import (
    ChoicePicked,
    CommandReceived,
    ContactShared,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextReceived,
)
from bot.dialogue.replies import Choice, Reply
from bot.digests.rounds import Rounds
from bot.mailing import Mailing
from bot.messages import decode
from bot.places import Gazetteer
from bot.reminding import Reminding
from bot.texts import Catalogue
from bot.turn import Turn
from bot.world import World
from storage.engine import Database
from storage.outbox import Fate, Posted, Settled
from storage.staff import Invite
from storage.vault import Vault
from storage.work import Work
from tests.engines import connections_ended
from tests.fakes import FakeClock

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
RECEIPT = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]\b")


@cache
def seeds() -> programme.Seeds:
    """The content as it is shipped, read once a run."""
    return programme.load()


@cache
def _words() -> tuple[Catalogue, Gazetteer]:
    return Catalogue.load(), Gazetteer.load()


def world(clock: FakeClock, locale: Locale = "vi") -> World:
    """The service's world as it is shipped, at this clock's time."""
    texts, places = _words()
    return World(seeds().programme, texts, places, locale, clock)


class Town:
    """The service on one database, and the phones of all who use it. Messages arrive as they are posted."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        clock: FakeClock,
        channel: str = "web",
        *,
        asks_codes: bool = False,
    ) -> None:
        self.database = database
        self.vault = vault
        self.clock = clock
        self.channel = channel
        self.asks_codes = asks_codes
        self.world = world(clock)
        self.phones: dict[str, Phone] = {}
        self._ids = itertools.count(1)
        self._settled: list[Settled] = []
        self._begin()

    async def restart(self) -> None:
        """The process ends in good order and another one takes over: only what is on disk is still known."""
        await self.send()
        self._begin()

    def _begin(self) -> None:
        process = f"process-{next(self._ids)}"
        desk = Desk(seeds().unit, VIETNAM, asks_codes=self.asks_codes)
        self.turn = Turn(self.database, self.vault, self.world, desk, process)
        self._rounds = Rounds(self.database, self.vault, self.world, seeds().unit, VIETNAM, process)
        self._mailing = Mailing(self.database, self.vault, self.world, process)
        self._reminding = Reminding(self.database, self.vault, self.world, process)
        self._comparing = Comparing(self.database, self.vault, self.world, seeds().unit, process)

    def citizen(self, name: str | None = None) -> "Phone":
        """Somebody with a phone who never wrote to us before."""
        phone = Phone(self, name or f"person-{next(self._ids)}")
        self.phones[phone.name] = phone
        return phone

    async def officer(self, *communes: str, role: str = "officer") -> "Phone":
        """A member of staff, come in by an invite; without communes, one who looks after all of them."""
        async with self.database.writing() as connection:
            work = Work(connection, self.vault)
            code = make_invite(work, Invite(role, frozenset(communes)), self.clock(), by=None)
            await work.flush()
        phone = self.citizen()
        await phone.start(code)
        return phone

    async def admin(self) -> "Phone":
        """As `officer`, with an admin's rights."""
        return await self.officer(role="admin")

    def group(self, name: str = "-100") -> "Group":
        """A group in which people and the bot are."""
        group = Group(self, name)
        self.phones[name] = group.phone
        return group

    async def wait(self, **by: float) -> None:
        """Time passes (`hours=3`); what falls due in it is sent."""
        self.clock.move(timedelta(**by))
        await pass_time(self.database, self.clock(), self.send)
        self._arrive(await self._rounds.go())
        self._arrive(await self._mailing.go())
        self._arrive(await self._reminding.go())

    async def compare(self) -> None:
        """New cases are compared with those before them."""
        self._arrive(await self._comparing.go())

    async def send(self, *envelopes: Envelope) -> None:
        """One batch of events through one turn, and the messages it posts to their phones."""
        settled, self._settled = self._settled, []
        self._arrive(await self.turn.run(envelopes, settled))

    def envelope(self, name: str, event: PersonEvent, id: str | None = None) -> Envelope:
        """An event of the person `name`, new unless it says which one it is."""
        return Envelope(self.channel, name, id or str(next(self._ids)), name, event, self.clock())

    def in_group(
        self, name: str, group: str, event: PersonEvent | GroupEvent, id: str | None = None
    ) -> Envelope:
        """As `envelope`, where others read along."""
        return Envelope(self.channel, name, id or str(next(self._ids)), group, event, self.clock(), group)

    async def deliver(self, posted: Sequence[Posted]) -> None:
        """What somebody else than a turn has posted reaches its phones."""
        self._arrive(posted)
        await self.send()

    def _arrive(self, posted: Sequence[Posted]) -> None:
        for message in posted:
            phone = self.phones.get(message.address)
            if phone is not None:
                phone.receive(decode(message.n, message.body).reply)
            self._settled.append(Settled(message, Fate.SENT, self.clock()))


class Phone:
    """One person's side of a conversation. `heard` is what came since they last did something."""

    def __init__(self, town: Town, name: str) -> None:
        self.name = name
        self.heard: list[Reply] = []
        self.history: list[Reply] = []
        self._town = town

    async def start(self, argument: str | None = None) -> None:
        """Opens the chat, perhaps by a link with an argument."""
        await self.do(CommandReceived("start", argument))

    async def say(self, text: str) -> None:
        """Types a message; one that begins with a slash is a command."""
        if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            await self.do(CommandReceived(name, argument or None))
        else:
            await self.do(TextReceived(text))

    async def press(self, *buttons: str) -> None:
        """Presses buttons one after the other, each by its id or its label, each shown at that moment."""
        for button in buttons:
            await self.do(ChoicePicked(self._shown(button).id))

    async def tap(self, id: str) -> None:
        """Presses a button that may be stale, or another's."""
        await self.do(ChoicePicked(id))

    async def share(self, latitude: float, longitude: float, accuracy: float | None = None) -> None:
        """Shares where they are."""
        await self.do(PlaceShared(latitude, longitude, accuracy))

    async def share_phone(self, number: str) -> None:
        """Shares their phone number."""
        await self.do(ContactShared(number))

    async def show(self, file_id: str, caption: str | None = None) -> None:
        """Sends a picture that is stored under `file_id` (32 hex digits)."""
        await self.do(MediaReceived(file_id, "picture", 1000, caption))

    async def do(self, event: PersonEvent, id: str | None = None) -> None:
        """Whatever else can happen."""
        self.heard = []
        await self._town.send(self._town.envelope(self.name, event, id))

    def receive(self, reply: Reply) -> None:
        """A message arrives."""
        self.heard.append(reply)
        self.history.append(reply)

    def expect(self, *words: str) -> None:
        """All of these were said, in whatever order, since they last did something."""
        for one in words:
            assert one in self.text, f"{one!r} was not said; this was:\n{self.text}"

    def expect_not(self, *words: str) -> None:
        """None of these was said since they last did something."""
        for one in words:
            assert one not in self.text, f"{one!r} was said:\n{self.text}"

    def expect_buttons(self, *ids: str) -> None:
        """The phone shows these buttons, and perhaps others."""
        missing = set(ids) - {choice.id for choice in self.buttons}
        assert not missing, f"no button {missing} among {[choice.id for choice in self.buttons]}"

    def expect_silence(self) -> None:
        """Nothing was said since they last did something."""
        assert self.heard == []

    @property
    def text(self) -> str:
        """Everything said since they last did something."""
        return "\n".join(reply.text for reply in self.heard)

    @property
    def buttons(self) -> list[Choice]:
        """The buttons that came since they last did something."""
        return [choice for reply in self.heard for choice in reply.choices]

    @property
    def receipt(self) -> str:
        """The newest receipt code that was ever said to them."""
        found: list[str] = [code for reply in self.history for code in RECEIPT.findall(reply.text)]
        assert found, "no receipt code was said"
        return found[-1]

    @property
    def case(self) -> int:
        """The number of the newest case a button of this phone opens."""
        opens = re.compile(r"(?:desk\.tip|case\.reply)\.(\d+)")
        numbers = [opens.fullmatch(choice.id) for reply in self.history for choice in reply.choices]
        found = [int(match[1]) for match in numbers if match]
        assert found, "no case was named"
        return found[-1]

    def _shown(self, button: str) -> Choice:
        for reply in reversed(self.history):
            for choice in reply.choices:
                if button in (choice.id, choice.label):
                    return choice
            if reply.choices and reply not in self.heard:
                break
        raise AssertionError(f"no button {button!r} among {[choice.id for choice in self.buttons]}")


class Group:
    """A group chat. `phone` shows what all in it see."""

    def __init__(self, town: Town, name: str) -> None:
        self.name = name
        self.phone = Phone(town, name)
        self._town = town

    async def say(self, who: Phone, command: str) -> None:
        """Somebody gives a command there; other words of a group never reach us."""
        name, _, argument = command.removeprefix("/").partition(" ")
        await self.happens(CommandReceived(name, argument or None), who.name)

    async def happens(self, event: PersonEvent | GroupEvent, who: str = "somebody") -> None:
        """Whatever else can happen to it."""
        self.phone.heard = []
        await self._town.send(self._town.in_group(who, self.name, event))


async def file_tip(
    phone: Phone,
    what: str = "Có nhóm người đua xe trước cổng trường",
    *,
    category: str = "public_order",
    place: str | None = None,
    who: str | None = None,
    contact: str = "none",
    danger: str = "danger.no",
) -> str:
    """A whole tip, from the menu to the receipt; what is not said is skipped. Gives the receipt code.

    `place` is words that name one commune or none; `contact` is none, chat or a phone number.
    """
    await phone.start()
    await phone.press("menu.tip", danger, category, "form.skip")
    await phone.say(what)
    await phone.press("form.skip")
    if place is None:
        await phone.press("form.skip")
    else:
        await phone.say(place)
        await phone.press("place.as_written")
    if who is None:
        await phone.press("form.skip")
    else:
        await phone.say(who)
    await phone.press("form.skip", "form.skip", "at_risk.no")
    if contact in ("none", "chat"):
        await phone.press(f"contact.{contact}")
    else:
        await phone.press("contact.phone")
        await phone.say(contact)
    await phone.press("form.submit")
    if any(choice.id == "form.again" for choice in phone.buttons):
        await phone.press("form.again")
    return phone.receipt


async def file_hand_in(
    phone: Phone, *, kind: str = "support_tool", count: str = "2", place: str = "gần chợ"
) -> str:
    """A whole hand-in, answered in this chat, from the menu to the receipt. Gives the receipt code."""
    await phone.start()
    await phone.press("menu.hand_in", "explosive.no", kind)
    await phone.say(count)
    if kind in ("gun", "homemade_gun"):
        await phone.press("loaded.no")
    await phone.say(place)
    await phone.press("place.as_written", "handover.come", "suits.any", "contact.chat", "form.submit")
    return phone.receipt


@pytest.fixture(autouse=True)
def _plain_log() -> None:
    """Log as the service does: a traceback with everybody's local variables takes seconds to draw."""
    structlog.configure(
        processors=[log.exception_without_message, log.only_safe, structlog.processors.JSONRenderer()],
        cache_logger_on_first_use=False,
    )


@pytest.fixture
async def town(sqlite_url: str, vault: Vault) -> AsyncIterator[Town]:
    """The service on a SQLite file (at `tmp_path / "tinbao.db"`), nine o'clock on a Monday."""
    database = Database.open(sqlite_url)
    yield Town(database, vault, FakeClock())
    await database.close()
    await connections_ended()


@pytest.fixture
async def either_town(database: Database, vault: Vault) -> Town:
    """The service on one engine after the other."""
    return Town(database, vault, FakeClock())


def picture_id(number: int) -> str:
    """An id as stored pictures have."""
    return f"{number:032x}"
