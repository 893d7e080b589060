"""Reminds staff of deadlines that come near: whoever sees to a case, of each deadline once, all in one message."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.deadlines.terms import is_office_time
from bot.desk import caseline, duewords
from bot.desk.voice import Voice
from bot.dialogue.replies import Choice, Reply
from bot.transaction import Transaction
from bot.world import World
from storage import cases, clocks
from storage.cases import Summary
from storage.clocks import Clock
from storage.conversations import Conversation
from storage.engine import Database
from storage.outbox import Posted
from storage.staff import LEADERS, Colleague
from storage.vault import Vault
from storage.work import Work

_LINES = 10
"""Deadlines a message names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """What it takes to remind people. `process` leases the messages it posts."""

    database: Database
    vault: Vault
    world: World
    process: str

    async def go(self) -> list[Posted]:
        """Reminds of all that is due, at the unit's hours; of urgent cases at any. Gives the messages to deliver.

        Who was reminded commits with the messages, so a process that dies loses none, and of several one sends them.
        """
        now = self.world.clock()
        at_night = not is_office_time(now, self.world.programme.unit.office)
        if not await clocks.is_any_to_remind(self.database, now, at_any_hour=at_night):
            return []
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), now, self.process)
            due = await clocks.to_remind(transaction.work, now, at_any_hour=at_night)
            await self._remind(due, transaction)
            await transaction.finish()
        return transaction.posted

    async def _remind(self, due: Sequence[Clock], transaction: Transaction) -> None:
        lines = await cases.summaries_of(transaction.work, {one.case_number for one in due})
        round_ = _round(due, lines, await transaction.staff())
        # Conversations first: a turn locks them before it touches a clock, and so do we.
        loaded = await transaction.load(round_.everybody)
        to = {one.key: one for one in loaded if one.staff is not None}  # somebody may have left just now
        claimed = await clocks.claim(transaction.work, round_.heard_by(to), transaction.now)
        for conversation, theirs in round_.theirs.items():
            ours = [one for one in theirs if one.id in claimed]
            if ours and conversation in to:
                self._say(transaction, to[conversation], ours, lines)
        count = sum(one.id in claimed for one in round_.nobodys)
        for conversation in round_.leaders if count else ():
            if conversation in to:
                self._say_nobodys(transaction, to[conversation], count)

    def _say(
        self, transaction: Transaction, to: Conversation, due: Sequence[Clock], lines: Mapping[int, Summary]
    ) -> None:
        voice, now = Voice(self.world.context(transaction.now, to.channel), to.locale), transaction.now
        late = sum(one.due_at < now for one in due)
        head = voice.text("desk-remind-head", count=str(len(due)), late=str(late))
        named = sorted(due, key=lambda one: (one.due_at, one.case_number))[:_LINES]
        said = [head, *(_line(voice, lines[one.case_number], one, now) for one in named)]
        if len(due) > len(named):
            said.append(voice.text("desk-remind-more", count=str(len(due) - len(named))))
        numbers = dict.fromkeys(one.case_number for one in named)
        opens = [Choice(f"desk.tip.{number}", f"#{number}") for number in numbers]
        lists = Choice("desk.overdue", voice.text("desk-button-overdue"))
        transaction.say(to, [Reply("\n\n".join(said), (*opens, lists), is_confidential=True)])

    def _say_nobodys(self, transaction: Transaction, to: Conversation, count: int) -> None:
        voice = Voice(self.world.context(transaction.now, to.channel), to.locale)
        transaction.say(to, [Reply(voice.text("desk-remind-nobodys", count=str(count)))])


@dataclass(slots=True)
class _Round:
    """Whom a round reminds of what: clocks by the conversation of a colleague, and those of cases nobody sees."""

    theirs: dict[bytes, list[Clock]] = field(default_factory=dict)
    nobodys: list[Clock] = field(default_factory=list)
    leaders: tuple[bytes, ...] = ()

    @property
    def everybody(self) -> set[bytes]:
        """The conversations that hear something."""
        return {*self.theirs, *(self.leaders if self.nobodys else ())}

    def heard_by(self, reached: Container[bytes]) -> list[bytes]:
        """The clocks that these conversations hear of; one nobody hears of waits until there is somebody."""
        told = {one.id: None for key, theirs in self.theirs.items() if key in reached for one in theirs}
        if any(leader in reached for leader in self.leaders):
            told |= {one.id: None for one in self.nobodys}
        return list(told)


def _round(due: Sequence[Clock], lines: Mapping[int, Summary], staff: Sequence[Colleague]) -> _Round:
    inside = [one for one in staff if not one.is_outside]
    leaders = [one for one in inside if one.role in LEADERS and one.unit_id is None]
    made = _Round(leaders=tuple(one.conversation for one in leaders or inside))
    for one in due:
        concerned = _concerned(lines[one.case_number], staff)
        for colleague in concerned:
            made.theirs.setdefault(colleague.conversation, []).append(one)
        if not concerned:
            made.nobodys.append(one)
    return made


def _concerned(line: Summary, staff: Sequence[Colleague]) -> Sequence[Colleague]:
    """Who has the case, else who looks after it; never somebody who may not see it."""
    seeing = [one for one in staff if one.sees(line)]
    return [one for one in seeing if one.id == line.assignee_id] or seeing


def _line(voice: Voice, line: Summary, one: Clock, now: datetime) -> str:
    mark = "🔴 " if line.is_urgent else ""
    head = voice.text(
        "desk-remind-case",
        mark=mark,
        number=str(line.number),
        category=caseline.category(voice, line),
        place=caseline.place(voice, line.commune),
    )
    return f"{head}\n{duewords.due_line(voice, one, now)}"
