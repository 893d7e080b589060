"""Robots that answer at random, through the real turn on a real database: they know only what their phones show."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from bot.channels.base import Envelope
from bot.dialogue.buttons import offered
from bot.dialogue.content import Context
from bot.dialogue.events import (
    ChoicePicked,
    CommandReceived,
    ContactShared,
    MediaReceived,
    PersonEvent,
    PlaceShared,
    TextEdited,
    TextReceived,
    UnsupportedReceived,
)
from bot.dialogue.form import open_form as start_form
from bot.dialogue.state import AwaitingMenu, State, state_as_json, state_of_json
from bot.dialogue.steps import open_form
from bot.transaction import Transaction
from storage.vault import Vault
from storage.work import Work
from tests.storage_world import rows
from tests.talk import RECEIPT, Phone, Town, picture_id

WORDS = (
    "có nhóm đánh bạc ở thôn 3 Tiên Cảnh ngay bây giờ", "đm tụi nó quậy vl ko ai làm gì dc hết",
    "em 12 tuổi bị bố đánh", "co thang cam dao o cho Ha Lam", "Tiên Cảnh", "thanh binh", "2", "1", "hai", "không",
    "co", "ok", "?", "...", " ", "bỏ qua", "quay lại", "xong", "gửi", "sửa", "menu", "hủy", "tiếp tục", "đúng",
    "0905 123 456", "hôm qua", "cảm ơn anh chị", "🙂", "<b>&amp;</b>", "'; DROP TABLE cases;--", "{ $x }", "a" * 4100,
    "xin chào", "113", "0000-0000-0000-0000-0", "quan điểm chính trị của tôi", "xóa hết", "ngừng nhận",
)  # fmt: skip
COMMANDS = (
    ("start", None), ("start", "xa-20878"), ("start", "gi-do"), ("help", None), ("language", "en"), ("language", "vi"),
    ("language", None), ("cancel", None), ("giup", None), ("privacy", None), ("mydata", None), ("forget", None),
    ("verify", None), ("panic", None), ("start", "0000-0000-0000-0000-0"),
)  # fmt: skip
PLACES = ((15.5736, 108.474), (16.05, 108.2), (48.85, 2.35), (0.0, 0.0), (15.9, 110.5))
LEADING_AWAY = ("form.cancel", "form.back", "menu.home", "place.other")
NEVER_SEEN = (
    "form.submit",
    "form.back",
    "form.again",
    "edit.what",
    "place.20878",
    "theft",
    "case.reply.1",
    "case.withdraw_yes",
    "case.rate.bad.1",
    "case.reopen.1",
    "media.alter",
    "menu.flood",
    "model.show.1",
    "warning.off",
    "thanks.yes.1",
    "privacy.forget.yes",
    "no.such",
)


@dataclass
class Robot:
    """One robot: its phone, its chance, and the way it went. `patience` is how often it does what it is asked."""

    phone: Phone
    chance: random.Random
    patience: float
    path: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    refs: list[str] = field(default_factory=list)

    def act(self) -> PersonEvent:
        """What it does next: mostly what its phone offers, sometimes anything else."""
        event = self._next()
        self.path.append(repr(event)[:120])
        return event

    def _next(self) -> PersonEvent:
        shown = next(
            ([one.id for one in said.choices] for said in reversed(self.phone.history) if said.choices), []
        )
        self.seen.update(shown)
        if self.chance.random() < self.patience:
            onwards = [id for id in shown if id not in LEADING_AWAY]
            return ChoicePicked(self.chance.choice(onwards)) if onwards else self._words()
        return self.chance.choice(
            (
                self._words,
                self._words,
                self._words,
                self._offer,
                self._offer,
                self._command,
                self._receipt,
                self._stale,
                self._edit,
                self._odd,
            )
        )()

    def _words(self) -> PersonEvent:
        self.refs.append(str(len(self.path)))
        return TextReceived(self.chance.choice(WORDS), self.refs[-1])

    def _offer(self) -> PersonEvent:
        """What a phone sends by its own means."""
        return self.chance.choice(
            (
                PlaceShared(*self.chance.choice(PLACES), 20.0),
                ContactShared("0905123456"),
                MediaReceived(
                    picture_id(self.chance.getrandbits(100)),
                    self.chance.choice(("picture", "voice", "video", "document")),
                    1000,
                    self.chance.choice((None, "ảnh đây")),
                ),
            )
        )

    def _receipt(self) -> PersonEvent:
        """The newest receipt code that it was ever given, typed anywhere."""
        codes = [code for reply in self.phone.history for code in RECEIPT.findall(reply.text)]
        return TextReceived(codes[-1]) if codes else self._words()

    def _command(self) -> PersonEvent:
        return CommandReceived(*self.chance.choice(COMMANDS))

    def _stale(self) -> PersonEvent:
        return ChoicePicked(self.chance.choice(sorted({*self.seen, *NEVER_SEEN})))

    def _edit(self) -> PersonEvent:
        ref = self.chance.choice(self.refs) if self.refs else "none"
        return TextEdited(ref, self.chance.choice(WORDS))

    def _odd(self) -> PersonEvent:
        return UnsupportedReceived(self.chance.choice(("sticker", "too_big", "empty", "long_text")))


class Swarm:
    """Many robots, one step of all of them in one batch."""

    def __init__(self, town: Town, vault: Vault, seed: int) -> None:
        self.town = town
        self.vault = vault
        self.chance = random.Random(seed)
        self.robots: list[Robot] = []
        self.forms_seen: set[str] = set()

    async def join(self, form: str | None, patience: float) -> None:
        """One more robot, at home or with this form just opened."""
        phone = self.town.citizen()
        robot = Robot(phone, random.Random(self.chance.getrandbits(64)), patience, [f"opened {form}"])
        self.robots.append(robot)
        await phone.start()
        if form is not None:
            await self._open(phone, form)

    async def _open(self, phone: Phone, form: str) -> None:
        context = self.town.world.context(self.town.clock(), self.town.channel)
        opened = start_form(State(content=context.programme.fingerprint), form, context)
        key = self.vault.pseudonym(self.town.channel, phone.name)
        async with self.town.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.town.clock(), "robots")
            (to,) = await transaction.load([key])
            to.set_state(state_as_json(opened.state), opened.state.locale)
            await transaction.finish()
        for reply in opened.replies:
            phone.receive(reply)

    async def step(self) -> None:
        """Every robot does something, and every one is answered."""
        events = [robot.act() for robot in self.robots]
        await self._send(events)
        states = await self._states()
        for robot in self.robots:
            self._check(robot, states[robot.phone.name])

    async def cancel(self) -> None:
        """Cancel leads everybody home, wherever they are."""
        for robot in self.robots:
            robot.path.append("/cancel")
        await self._send([CommandReceived("cancel") for _ in self.robots])
        states = await self._states()
        home = {choice.id for choice in offered(State(), self._context())}
        for robot in self.robots:
            state, shown = states[robot.phone.name], {choice.id for choice in robot.phone.buttons}
            at_home = isinstance(state.awaiting, AwaitingMenu) and open_form(state) is None
            assert at_home, self._story(robot, f"cancel led to {state.awaiting}")
            assert home <= shown, self._story(robot, "cancel did not show the menu")

    async def wait(self) -> None:
        """Time passes for all: minutes, hours or days."""
        by = timedelta(minutes=self.chance.choice((1, 1, 20, 70, 70, 1500, 4500)))
        for robot in self.robots:
            robot.path.append(f"waited {by}")
        await self.town.wait(minutes=by / timedelta(minutes=1))

    async def _send(self, events: list[PersonEvent]) -> None:
        envelopes: list[Envelope] = []
        for robot, event in zip(self.robots, events, strict=True):
            robot.phone.heard = []
            envelopes.append(self.town.envelope(robot.phone.name, event))
        await self.town.send(*envelopes)

    def _check(self, robot: Robot, state: State) -> None:
        heard = robot.phone.heard
        assert heard, self._story(robot, "no answer")
        assert all(reply.text.strip() for reply in heard), self._story(robot, "an empty answer")
        apology = self.town.world.texts.render("error-apology", state.locale, police="113")
        assert all(reply.text != apology for reply in heard), self._story(robot, "an event that raised")
        if heard[-1].clears is not None:
            # Whoever emptied the chat must not be seen with us: its one message shows no way back on purpose.
            assert heard[-1].choices == ()
            robot.phone.history = heard[-1:]
            return
        exits = {choice.id for choice in offered(state, self._context())}
        assert exits, self._story(robot, f"no way out of {state.awaiting}")
        shown = {choice.id for reply in robot.phone.history[-4:] for choice in reply.choices}
        assert exits & shown, self._story(robot, f"what is offered was not shown: {sorted(exits)}")
        if form := open_form(state):
            self.forms_seen.add(form.form)

    async def _states(self) -> dict[str, State]:
        found = {row["key"]: row for row in await rows(self.town.database, "conversation")}
        names = {
            robot.phone.name: self.vault.pseudonym(self.town.channel, robot.phone.name)
            for robot in self.robots
        }
        return {
            name: state_of_json(self.vault.unseal(found[key]["state_sealed"], "conversation", key, "state"))
            for name, key in names.items()
        }

    def _context(self) -> Context:
        return self.town.world.context(self.town.clock(), self.town.channel)

    def _story(self, robot: Robot, what: str) -> str:
        return "\n".join(
            [what, f"robot {robot.phone.name}, {len(robot.path)} acts:", *robot.path[-60:], robot.phone.text]
        )
