"""`/received`: what was taken in, by kind and count, into the seizure ledger. Its teller gets a receipt of that."""

from collections.abc import Sequence

from bot.desk import items, onecase, teller
from bot.desk.errand import Errand
from bot.desk.items import Wanted
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import cases, seizures
from storage.cases import Case, Summary
from storage.seizures import BOOK_LENGTH, KINDS, Where, most_of
from storage.staff import LEADERS

_NO_CASE = ("none", "khong", "0")
_FIX = ("fix", "sua")
_EXPLOSIVE = "suspected_explosive"
_COUNTS = (1, 2, 3, 4, 5, 10)


async def received(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/received N [KIND COUNT …] [book NUMBER]`; `none` in place of N for what came without a case.

    With the book's number it is written at once; else what was said is shown first. `fix ROW COUNT` corrects a row.
    """
    line: Summary | None = None
    if not words or fold(words[0]).strip("#.,") not in _NO_CASE:
        found = await onecase.find(errand, words, "received", lock=True)
        if isinstance(found, Reply):
            return [found]
        line = found
    if len(words) > 1 and fold(words[1]) in _FIX:
        return [await _fix(errand, line, words[2:])]
    wanted = items.read(words[1:])
    if _EXPLOSIVE in (*wanted.items, wanted.kind) and (
        errand.staff.role not in LEADERS or wanted.book is None
    ):
        await errand.record("refused", _number(line), "received")
        return [errand.reply("desk-received-explosive", *_way_back(errand, line))]
    return [await _next(errand, line, wanted)]


async def _next(errand: Errand, line: Summary | None, wanted: Wanted) -> Reply:
    """What comes next on the way to a row: the kind, the count, the yes, the row."""
    await errand.record("received", _number(line), "asked")
    if wanted.unknown is not None:
        return _ask_kind(errand, line, wanted, "unknown", typed=errand.shown(wanted.unknown))
    if wanted.kind is not None:
        return _ask_count(errand, line, wanted, wanted.kind)
    if not wanted.items:
        return _ask_kind(errand, line, wanted, "kind")
    if wanted.step == "more":
        return _ask_kind(errand, line, wanted, "kind")
    seen = await _rows(errand, line)
    if wanted.book is not None and not _is_book(wanted.book):
        return _confirm(errand, line, wanted, seen, is_again=True)
    if wanted.step == "ok" and wanted.seen == seen:
        return await _write(errand, line, wanted)
    if wanted.book is not None and wanted.step is None:
        return await _write(errand, line, wanted)
    return _confirm(errand, line, wanted, seen)


def _ask_kind(errand: Errand, line: Summary | None, wanted: Wanted, why: str, **values: str) -> Reply:
    kinds = [kind for kind in KINDS if kind != _EXPLOSIVE and kind not in wanted.items]
    begun = items.packed(wanted.items)
    buttons = [
        Choice(_id(line, begun, kind), errand.text(f"category-{kind}"))
        for kind in kinds
        if kind in errand.context.programme.category_by_key
    ]
    ask = errand.reply(f"desk-received-{why}", *buttons, errand.give_up(), case=_name(errand, line), **values)
    return errand.wait("received", f"{_place(line)} {begun}".strip(), ask)


def _ask_count(errand: Errand, line: Summary | None, wanted: Wanted, kind: str) -> Reply:
    begun = items.packed(wanted.items)
    buttons = [Choice(_id(line, begun, kind, str(count)), str(count)) for count in _COUNTS]
    ask = errand.reply(
        "desk-received-count",
        *buttons,
        errand.give_up(),
        kind=errand.text(f"category-{kind}"),
        limit=str(most_of(kind)),
    )
    return errand.wait("received", " ".join(f"{_place(line)} {begun} {kind}".split()), ask)


def _confirm(
    errand: Errand, line: Summary | None, wanted: Wanted, seen: int, *, is_again: bool = False
) -> Reply:
    """Shows what is about to be written. What is typed next is the number in the unit's book."""
    begun = items.packed(wanted.items)
    buttons = (
        Choice(_id(line, begun, "ok", str(seen)), errand.text("desk-button-write")),
        Choice(_id(line, begun, "more"), errand.text("desk-button-kind")),
    )
    key = "desk-received-book" if is_again else "desk-received-sure"
    listed = items.listed(errand, list(wanted.items.items()))
    ask = errand.reply(key, *buttons, errand.give_up(), case=_name(errand, line), lines=listed)
    return errand.wait("received", f"{_place(line)} {begun} ok {seen} book", ask)


async def _write(errand: Errand, line: Summary | None, wanted: Wanted) -> Reply:
    taken = [(kind, wanted.items[kind]) for kind in KINDS if wanted.items.get(kind)]
    work, now = errand.transaction.work, errand.transaction.now
    book = wanted.book.strip() if wanted.book else None
    await seizures.add(work, _where(errand, line), taken, book, errand.staff.id, now)
    await errand.record("received", _number(line), items.packed(wanted.items))
    listed = items.listed(errand, taken)
    if line is None:
        return errand.reply("desk-received-done", case=_name(errand, line), lines=listed)
    said = " ".join(f"{kind} {count}" for kind, count in taken)
    cases.add_event(work, line.number, "received", now, text=said, staff_id=errand.staff.id)
    told = await teller.tell_received(errand, line.number, taken)
    key = "desk-received-told" if told else "desk-received-done"
    slip = errand.button("slip", line.number, label="desk-button-slip")
    return errand.reply(key, slip, *_way_back(errand, line), case=_name(errand, line), lines=listed)


async def _fix(errand: Errand, line: Summary | None, words: Sequence[str]) -> Reply:
    """A row that was wrong: a new one stands for it. Of an explosive only who leads says anything."""
    given = [int(one) for one in words[:2] if one.isascii() and one.isdigit() and len(one) <= 9]
    row = await seizures.find(errand.transaction.work, given[0]) if len(given) == 2 else None
    if row is None or row.case_number != _number(line) or given[1] > most_of(row.kind):
        await errand.record("received", _number(line), "asked")
        return errand.reply("desk-received-fix", *_way_back(errand, line))
    if errand.staff.role not in LEADERS and errand.staff.id != row.staff_id:
        await errand.record("refused", _number(line), "received")
        return errand.reply("desk-received-not-yours", *_way_back(errand, line))
    work, now, item = errand.transaction.work, errand.transaction.now, (row.kind, given[1])
    where = _where(errand, line)
    await seizures.add(work, where, [item], row.book_number, errand.staff.id, now, corrects=row.id)
    await errand.record("received", _number(line), f"{row.id} corrected {given[1]}")
    before, after = (items.worded(errand, row.kind, one) for one in (row.count, given[1]))
    return errand.reply("desk-received-fixed", *_way_back(errand, line), before=before, after=after)


async def _rows(errand: Errand, line: Summary | None) -> int:
    return 0 if line is None else await seizures.count_of(errand.transaction.work, line.number)


def _where(errand: Errand, line: Summary | None) -> Where:
    if line is not None:
        return Where(line.number, line.commune)
    own = errand.staff.communes
    return Where(None, next(iter(own)) if len(own) == 1 else None)


def _is_book(typed: str) -> bool:
    has_number = any(one.isdigit() for one in typed)
    return has_number and typed.isprintable() and len(typed.strip()) <= BOOK_LENGTH


def _number(line: Summary | None) -> int | None:
    return None if line is None else line.number


def _place(line: Summary | None) -> str:
    return "none" if line is None else str(line.number)


def _name(errand: Errand, line: Summary | None) -> str:
    if line is None:
        return errand.text("desk-received-no-case")
    return errand.text("desk-received-case", number=str(line.number))


def _id(line: Summary | None, *parts: str) -> str:
    return ".".join(["desk", "received", _place(line), *(one for one in parts if one)])


def _way_back(errand: Errand, line: Summary | None) -> tuple[Choice, ...]:
    return () if line is None else (onecase.open_button(errand, line.number),)


async def on_card(errand: Errand, case: Case) -> str:
    """What was taken in for the case, row by row, with the official book's number where there is one."""
    rows = await seizures.of_case(errand.transaction.work, case.summary.number)
    if not rows:
        return ""
    lines = [
        errand.text(
            "desk-received-row",
            id=str(row.id),
            item=items.worded(errand, row.kind, row.count),
            book=row.book_number or "…",
        )
        for row in rows
    ]
    return "\n".join([errand.text("desk-card-received"), *lines])
