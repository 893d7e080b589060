"""`/overdue`: the deadlines that passed, by kind; and what a card says of the deadlines of its case."""

from collections.abc import Sequence

from bot.desk import caseline, duewords
from bot.desk.errand import Errand
from bot.dialogue.content import CHOICE_ID_BYTES
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import clock_lists, clocks
from storage.cases import Case
from storage.clock_lists import Late
from storage.clocks import KINDS, ClockKind

_SAID: dict[str, ClockKind] = {
    "tiep nhan": "reception",
    "nhan": "reception",
    "xu ly": "handling",
    "giai quyet": "handling",
    "tra loi": "data_answer",
    "answer": "data_answer",
    "du lieu": "data_request",
    "data": "data_request",
    **{kind: kind for kind in KINDS},
}
_PAGE_DIGITS = 6


async def on_card(errand: Errand, case: Case) -> str:
    """The number in the register, and every deadline of the case that is not met yet."""
    lines = []
    if case.summary.register_number is not None:
        lines.append(errand.text("desk-card-register", register=case.summary.register_number))
    due = await clocks.running(errand.transaction.work, case.summary.number)
    lines += [duewords.due_line(errand, one, errand.transaction.now) for one in due]
    return "\n".join(lines)


async def overdue(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/overdue [kind] [pN]`: a page of deadlines that passed, the latest by far first."""
    page, kind, is_known = _read(words)
    if not is_known:
        named = errand.shown(" ".join(words))
        return [errand.reply("desk-overdue-unknown", *_kinds(errand), words=named)]
    work, now, size = errand.transaction.work, errand.transaction.now, errand.unit.tips_per_page
    await work.flush()
    counts = await clock_lists.overdue_counts(work.connection, errand.scope(), now)
    total = sum(counts.values()) if kind is None else counts.get(kind, 0)
    pages = max(1, -(-total // size))
    page = min(page, pages)
    late = await clock_lists.overdue(work, errand.scope(), kind, now, (page - 1) * size, size)
    await errand.record("overdue", detail=f"p{page} {kind or ''}".strip())
    if not late:
        return [errand.reply("desk-overdue-none", errand.button("tips", label="desk-button-tips"))]
    head = errand.text("desk-overdue-head", total=str(total), page=str(page), pages=str(pages))
    text = "\n\n".join(["\n".join([head, *_by_kind(errand, counts)]), *(_line(errand, one) for one in late)])
    buttons = (*_opening(late), *_turning(errand, kind, page, pages), *_kinds(errand, counts, kind))
    return [Reply(text, buttons, is_confidential=True)]


def _read(words: Sequence[str]) -> tuple[int, ClockKind | None, bool]:
    """The page (from 1), the kind, and whether all of it was understood."""
    page, rest = 1, []
    for word in words:
        number = word.lower().removeprefix("p")
        if word[:1] in "pP" and number.isascii() and number.isdigit() and len(number) <= _PAGE_DIGITS:
            page = max(1, int(number))
        else:
            rest.append(word)
    said = fold(" ".join(rest))
    return page, _SAID.get(said), not said or said in _SAID


def _by_kind(errand: Errand, counts: dict[str, int]) -> list[str]:
    return [
        errand.text("desk-overdue-count", name=errand.text(f"desk-due-{one}"), count=str(counts[one]))
        for one in KINDS
        if one in counts
    ]


def _line(errand: Errand, one: Late) -> str:
    due = duewords.due_line(errand, one, errand.transaction.now)
    return f"{caseline.line(errand, one.case)}\n{due}"


def _opening(late: Sequence[Late]) -> list[Choice]:
    numbers = dict.fromkeys(one.case.number for one in late)
    return [Choice(f"desk.tip.{number}", f"#{number}") for number in numbers]


def _turning(errand: Errand, kind: ClockKind | None, page: int, pages: int) -> list[Choice]:
    words = [kind] if kind else []
    turning = []
    if page > 1:
        turning.append(errand.button("overdue", *words, f"p{page - 1}", label="desk-button-later"))
    if page < pages:
        turning.append(errand.button("overdue", *words, f"p{page + 1}", label="desk-button-less-late"))
    return [choice for choice in turning if len(choice.id) <= CHOICE_ID_BYTES]


def _kinds(
    errand: Errand, counts: dict[str, int] | None = None, shown: ClockKind | None = None
) -> list[Choice]:
    """Buttons to one kind alone: those there are, where that is known, but for the one that is shown."""
    kinds = [one for one in KINDS if one != shown and (counts is None or one in counts)]
    if counts is not None and shown is None and len(kinds) < 2:
        return []
    return [errand.button("overdue", one, label=f"desk-button-overdue-{one}") for one in kinds]
