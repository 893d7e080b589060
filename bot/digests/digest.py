"""The daily digest: counts an officer can act on in half a minute, and not one word of a tip.

It always has the same shape, also when nothing happened, so that its arrival gives nothing away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialogue.content import Context
from bot.dialogue.replies import Choice, Reply
from bot.digests.hours import day_before
from bot.digests.words import Words
from bot.programme import Unit
from storage import audit, counts, groups
from storage.conversations import Conversation, StaffMember
from storage.counts import Span
from storage.groups import StaffGroup
from storage.sight import Sight
from storage.work import Work

SLOT = "digest"
"""An older digest that was not delivered yet gives way to a newer one."""

_BUTTONS = {
    "desk.tips.unassigned": "desk-button-unassigned",
    "desk.tips.overdue": "desk-button-overdue",
    "desk.tips": "desk-button-tips",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom it is: what they may see, in which language. Admins also get the audit chain's head.

    A group reads as an officer would.
    """

    role: str
    communes: frozenset[str]
    locale: str
    sight: Sight | None = None

    @property
    def area(self) -> Sight:
        """What is counted; without more, the cases of the communes."""
        return self.sight or Sight(self.communes)

    @classmethod
    def of(cls, member: StaffMember, locale: str) -> "Reader":
        """The reader a member of staff is."""
        return cls(member.role, member.communes, locale, member.sight)

    @classmethod
    def of_group(cls, group: StaffGroup, locale: str) -> "Reader":
        """All who read it in a group: what they may see is what its admin chose."""
        return cls("officer", group.communes, locale, group.sight)


@dataclass(frozen=True, slots=True)
class Day:
    """What came in within a day: by category, by commune (None: place unknown), hand-ins by kind."""

    span: Span
    categories: Mapping[str, int]
    communes: Mapping[str | None, int]
    hand_ins: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the digest of one reader counts; `open`, `overdue` and `urgent` are as of now.

    `has_samples`: the demo's made-up cases are counted too.
    """

    day: Day
    before: Day
    open: int
    overdue: int
    urgent: int
    chain: tuple[int, str] | None
    has_samples: bool = False


async def reader(work: Work, to: Conversation) -> Reader | None:
    """Who reads in that conversation, None if nobody there may any more."""
    if to.staff is not None:
        return None if to.staff.is_outside else Reader.of(to.staff, to.locale)
    group = await groups.find(work, to.key)
    return None if group is None else Reader.of_group(group, to.locale)


async def compose(
    work: Work,
    reader: Reader,
    context: Context,
    unit: Unit,
    zone: ZoneInfo,
    *,
    until: datetime,
    is_late: bool = False,
) -> Reply:
    """The digest for the day that ends at `until`, with buttons into the lists."""
    await work.flush()
    figures = await gather(work, reader, context.now - timedelta(hours=unit.reception_hours), until, zone)
    words = Words(context, reader.locale, zone)
    buttons = tuple(Choice(id, words.text(label)) for id, label in _BUTTONS.items())
    text = write(figures, words, unit.reception_hours, is_late=is_late)
    return Reply(text, buttons, slot=SLOT, locale=reader.locale)


async def gather(
    work: Work, reader: Reader, overdue_before: datetime, until: datetime, zone: ZoneInfo
) -> Figures:
    """Reads the figures of the day that ends at `until`, and of the day before it."""
    start = day_before(until, zone)
    standing = await counts.standing(work.connection, reader.area, overdue_before)
    return Figures(
        day=await _count(work, reader, Span(start, until)),
        before=await _count(work, reader, Span(day_before(start, zone), start)),
        open=standing[0],
        overdue=standing[1],
        urgent=standing[2],
        chain=None if reader.role == "officer" else await audit.head(work.connection),
        has_samples=await counts.has_samples(work.connection),
    )


async def _count(work: Work, reader: Reader, span: Span) -> Day:
    connection, area = work.connection, reader.area
    return Day(
        span=span,
        categories=await counts.by_category(connection, span, area),
        communes=await counts.by_commune(connection, span, area),
        hand_ins=await counts.handed_in(connection, span, area),
    )


def write(figures: Figures, words: Words, patience: int, *, is_late: bool) -> str:
    """The digest in words. `patience` is after how many hours a case nobody took is overdue."""
    day, before = figures.day, figures.before
    parts = [
        words.head(day.span.start, day.span.end, is_late=is_late, has_samples=figures.has_samples),
        words.categories(day.categories, before.categories),
        words.communes(day.communes, before.communes),
        words.hand_ins(day.hand_ins),
        words.standing(figures.open, figures.overdue, figures.urgent, patience),
        *([words.chain(*figures.chain)] if figures.chain else []),
    ]
    return "\n\n".join(parts)
