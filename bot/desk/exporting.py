"""`/export`: a leader asks for a file of cases; it is made after the turn and comes into their chat, locked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.desk import filters, onecase
from bot.desk.errand import Errand
from bot.dialogue.replies import PROMPT, Choice, Reply
from storage import export_jobs
from storage.case_lists import Filter
from storage.export_jobs import Asked

_LATELY = re.compile(r"\b([0-9]{1,3}) ?(?:d|days?|ngày|ngay)\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}))\b"
)
_JOINED = re.compile(r"(?:^|\s)(?:-|–|đến|den|từ|tu|to|from)(?=\s|$)", re.IGNORECASE)
_NUMBER = re.compile(r"#?[0-9]{1,9}")
_MOMENT = timedelta(microseconds=1)
_LAST_DAYS = 30


@dataclass(frozen=True, slots=True)
class _Days:
    """When the cases of an export came in, and what else was said."""

    since: datetime | None
    until: datetime | None
    rest: list[str]


async def export(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/export [filters] [days]`: a table; `/export N`: the file of one case; alone it explains itself."""
    if not words:
        return [errand.reply("desk-export-how", *_ways(errand))]
    if words[0] == "stop":
        return [await _stop(errand, words[1:])]
    if words == ["period"]:
        return [errand.wait("export", "", errand.reply("desk-export-period", errand.give_up()))]
    running = await export_jobs.under_way(errand.transaction.work, errand.staff.id)
    if running is not None:
        await errand.record("export", detail="busy")
        return [errand.reply("desk-export-busy", stop_button(errand, running))]
    if len(words) == 1 and _NUMBER.fullmatch(words[0]):
        return [await _one_case(errand, words)]
    return [await _table(errand, words)]


def chosen(errand: Errand, asked: Asked, made_at: datetime) -> Filter:
    """The cases that are wanted, within what their reader may see now; none that came in after they asked."""
    wanted = filters.read(errand, asked.words).filter
    ends = [end for end in (wanted.filed_before, asked.until, made_at + _MOMENT) if end is not None]
    starts = [start for start in (wanted.filed_since, asked.since) if start is not None]
    merged = wanted.merged or None  # those that go with another were told by somebody, too
    return replace(wanted, merged=merged, filed_since=max(starts, default=None), filed_before=min(ends))


def stop_button(errand: Errand, name: str, label: str = "desk-button-export-stop") -> Choice:
    """Ends the export `name`, or erases its file."""
    return errand.button("export", "stop", name, label=label)


async def _one_case(errand: Errand, words: Sequence[str]) -> Reply:
    line = await onecase.find(errand, words, "export")
    if isinstance(line, Reply):
        return line
    asked = Asked(errand.locale, case=line.number)
    begun = errand.text("desk-export-begun-case", number=str(line.number))
    return await _begin(errand, asked, begun)


async def _table(errand: Errand, words: Sequence[str]) -> Reply:
    days = _days(errand, " ".join(words))
    if days is None:
        await errand.record("export", detail="days")
        return errand.reply("desk-export-days", *_ways(errand))
    wanted = filters.read(errand, [word for word in days.rest if word.lower() != "all"])
    odd = wanted.unknown or wanted.clashing
    if odd:
        await errand.record("export", detail="unknown")
        named = ", ".join(errand.shown(word) for word in odd[:5])
        return errand.reply("desk-export-unknown", *_ways(errand), words=named)
    asked = Asked(errand.locale, wanted.words, days.since, days.until)
    said = errand.shown(" ".join(words)) if words != ["all"] else errand.text("desk-export-what-all")
    return await _begin(errand, asked, errand.text("desk-export-begun", what=said))


async def _begin(errand: Errand, asked: Asked, words: str) -> Reply:
    """Keeps the job; it is made after this turn. Its message is edited as it goes on."""
    transaction = errand.transaction
    number = transaction.known[errand.conversation].last_n + 1
    name = export_jobs.ask(
        transaction.work,
        (errand.staff.id, errand.conversation),
        asked,
        number,
        transaction.now,
        transaction.now + timedelta(hours=errand.unit.export_hours),
    )
    await errand.record("export", asked.case, "asked xlsx" if asked.case is None else "asked docx")
    return Reply(words, (stop_button(errand, name),), slot=_slot(errand), edits=number)


async def _stop(errand: Errand, words: Sequence[str]) -> Reply:
    work, now = errand.transaction.work, errand.transaction.now
    name = words[0] if words else await export_jobs.under_way(work, errand.staff.id)
    stage = None if name is None else await export_jobs.stop(work, name, errand.staff.id, now)
    await errand.record("export", detail="nothing to stop" if stage is None else "stopped")
    if stage is None:
        return errand.reply("desk-export-gone")
    if stage == "ready":
        return errand.reply("desk-export-erased")
    return Reply(errand.text("desk-export-stopped"), slot=_slot(errand))


def _slot(errand: Errand) -> str | None:
    """The chat's living message, unless that asks something of a form."""
    return None if errand.is_writing else PROMPT


def _ways(errand: Errand) -> tuple[Choice, ...]:
    return (
        errand.button("export", f"{_LAST_DAYS}d", label="desk-button-export-lately"),
        errand.button("export", "mine", label="desk-button-export-mine"),
        errand.button("export", "all", label="desk-button-export-all"),
        errand.button("export", "period", label="desk-button-export-period"),
    )


def _days(errand: Errand, said: str) -> _Days | None:
    """The days in what was said, taken out of it; None where they make no sense."""
    try:
        named = [_date(*match.groups()) for match in _DAY.finditer(said)]
        lately = [int(match[1]) for match in _LATELY.finditer(said)]
    except ValueError:
        return None
    rest = _JOINED.sub(" ", _LATELY.sub(" ", _DAY.sub(" ", said))) if named or lately else said
    if (lately and named) or len(lately) > 1 or len(named) > 2 or 0 in lately or named != sorted(named):
        return None
    since = until = None
    if lately:
        today = errand.transaction.now.astimezone(errand.zone).date()
        since = _midnight(errand, today - timedelta(days=lately[0] - 1))
    if named:
        since = _midnight(errand, named[0])
    if len(named) == 2:
        until = _midnight(errand, named[1] + timedelta(days=1))
    return _Days(since, until, rest.split())


def _date(*parts: str | None) -> date:
    year, month, day, first, second, last = (int(part or 0) for part in parts)
    return date(year, month, day) if year else date(last, second, first)


def _midnight(errand: Errand, day: date) -> datetime:
    return datetime.combine(day, time(), errand.zone).astimezone(UTC)
