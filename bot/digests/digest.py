"""The daily digest: counts an officer can act on in half a minute, and not one word of a tip.

It always has the same shape, also when nothing happened, so that its arrival gives nothing away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.dialogue.content import Context, Texts
from bot.dialogue.replies import Choice, Reply
from bot.programme import Unit
from storage import audit, counts
from storage.conversations import StaffMember
from storage.counts import Span
from storage.work import Work

SLOT = "digest"
"""An older digest that was not delivered yet gives way to a newer one."""

_COUNTED = ("gun", "homemade_gun", "support_tool", "ammunition")
_TOP_COMMUNES = 5


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom it is: what they may see, in which language. Admins also get the audit chain's head."""

    role: str
    communes: frozenset[str]
    locale: str

    @classmethod
    def of(cls, member: StaffMember, locale: str) -> "Reader":
        """The reader a member of staff is."""
        return cls(member.role, member.communes, locale)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the digest of one reader counts; `before` is the same span a day earlier."""

    span: Span
    categories: Mapping[str, int]
    before: Mapping[str, int]
    communes: Mapping[str | None, int]
    hand_ins: Mapping[str, tuple[int, int]]
    open: int
    overdue: int
    urgent: int
    chain: tuple[int, str]


def day_until(moment: datetime) -> Span:
    """The 24 hours up to a moment."""
    return Span(moment - timedelta(days=1), moment)


async def gather(work: Work, reader: Reader, span: Span, unit: Unit) -> Figures:
    """Reads the figures of a span of one day."""
    await work.flush()
    connection, area = work.connection, reader.communes
    before = Span(span.start - (span.end - span.start), span.start)
    overdue_before = span.end - timedelta(hours=unit.reception_hours)
    standing = await counts.standing(connection, area, overdue_before)
    return Figures(
        span=span,
        categories=await counts.by_category(connection, span, area),
        before=await counts.by_category(connection, before, area),
        communes=await counts.by_commune(connection, span, area),
        hand_ins=await counts.handed_in(connection, span, area),
        open=standing[0],
        overdue=standing[1],
        urgent=standing[2],
        chain=await audit.head(connection) if reader.role != "officer" else (0, ""),
    )


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
    """The digest for the 24 hours before `until`, with buttons into the lists."""
    figures = await gather(work, reader, day_until(until), unit)
    text = write(figures, reader, context, zone, is_late=is_late)
    render = context.texts.render
    buttons = (
        Choice("desk.tips.unassigned", render("desk-button-unassigned", reader.locale)),
        Choice("desk.tips.overdue", render("desk-button-overdue", reader.locale)),
        Choice("desk.tips", render("desk-button-tips", reader.locale)),
    )
    return Reply(text, buttons, slot=SLOT)


def write(figures: Figures, reader: Reader, context: Context, zone: ZoneInfo, *, is_late: bool) -> str:
    """The digest in words."""
    texts, locale = context.texts, reader.locale
    total, before = sum(figures.categories.values()), sum(figures.before.values())
    parts = [
        texts.render(
            "digest-head",
            locale,
            start=_at(figures.span.start, zone),
            end=_at(figures.span.end, zone),
        ),
        *([texts.render("digest-late", locale)] if is_late else []),
        texts.render("digest-new", locale, total=str(total), change=_change(total - before, texts, locale)),
        _categories(figures, context, locale),
        _communes(figures, context, locale),
        _hand_ins(figures, texts, locale),
        texts.render(
            "digest-standing",
            locale,
            open=str(figures.open),
            overdue=str(figures.overdue),
            urgent=str(figures.urgent),
        ),
    ]
    if reader.role != "officer":
        number, hash = figures.chain
        parts.append(texts.render("digest-chain", locale, number=str(number), hash=hash or "–"))
    return "\n\n".join(parts)


def _categories(figures: Figures, context: Context, locale: str) -> str:
    lines = [context.texts.render("digest-categories", locale)]
    for category in context.programme.categories:
        count = figures.categories.get(category.key, 0)
        if not count and not figures.before.get(category.key) and "tip" not in category.forms:
            continue
        change = _change(count - figures.before.get(category.key, 0), context.texts, locale)
        name = context.texts.render(f"category-{category.key}", locale)
        lines.append(f"• {name}: {count} ({change})")
    return "\n".join(lines)


def _communes(figures: Figures, context: Context, locale: str) -> str:
    lines = [context.texts.render("digest-communes", locale)]
    ranked = sorted(figures.communes.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    for code, count in ranked[:_TOP_COMMUNES]:
        found = context.gazetteer.commune(code) if code else None
        name = found.label if found else context.texts.render("desk-place-unknown", locale)
        lines.append(f"• {name}: {count}")
    return "\n".join(lines) if len(lines) > 1 else lines[0] + " –"


def _hand_ins(figures: Figures, texts: Texts, locale: str) -> str:
    """The article's three counts: guns (homemade ones among them), support tools, ammunition."""
    pieces = {kind: figures.hand_ins.get(kind, (0, 0)) for kind in _COUNTED}
    guns = tuple(a + b for a, b in zip(pieces["gun"], pieces["homemade_gun"], strict=True))
    others = sum(offers for kind, (offers, _) in figures.hand_ins.items() if kind not in _COUNTED)
    return texts.render(
        "digest-hand-ins",
        locale,
        guns=str(guns[1]),
        gun_offers=str(guns[0]),
        tools=str(pieces["support_tool"][1]),
        tool_offers=str(pieces["support_tool"][0]),
        rounds=str(pieces["ammunition"][1]),
        round_offers=str(pieces["ammunition"][0]),
        others=str(others),
    )


def _change(difference: int, texts: Texts, locale: str) -> str:
    if difference == 0:
        return texts.render("digest-same", locale)
    key = "digest-more" if difference > 0 else "digest-fewer"
    return texts.render(key, locale, count=str(abs(difference)))


def _at(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%H:%M %d/%m")


def end_of(day: datetime, zone: ZoneInfo) -> datetime:
    """Midnight after the day of `day` in `zone`, aware UTC."""
    following = day.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(following, time(), zone).astimezone(UTC)
