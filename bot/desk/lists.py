"""`/tips`: pages of cases, one line each, never what was said."""

from collections.abc import Iterator, Sequence

from bot.desk import caseline, filters
from bot.desk.errand import Errand
from bot.desk.filters import Wanted
from bot.dialogue.content import CHOICE_ID_BYTES
from bot.dialogue.replies import Choice, Reply
from storage import case_lists
from storage.case_lists import COUNTED, Page

QUICK = ("urgent", "free", "mine", "overdue", "today")
"""The filters that have a button under every list."""

_DETAIL = 80


async def tips(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/tips [filters] [bN | aN]`: a page of cases, newest first; before or after case N."""
    wanted = filters.read(errand, words)
    if wanted.unknown or wanted.clashing:
        key = "desk-tips-unknown" if wanted.unknown else "desk-tips-clash"
        named = ", ".join(errand.shown(word) for word in (wanted.unknown or wanted.clashing)[:5])
        return [errand.reply(key, errand.button("tips", label="desk-button-tips"), words=named)]
    size = errand.unit.tips_per_page
    page = await case_lists.page(errand.transaction.work, wanted.filter, size, wanted.beside)
    await errand.record("list", detail=" ".join([_place(wanted), *wanted.words])[:_DETAIL])
    if not page.lines:
        return [errand.reply("desk-tips-none", *_quick(errand, wanted))]
    return [_shown(errand, page, wanted)]


def _place(wanted: Wanted) -> str:
    beside = wanted.beside
    return "first" if beside is None else f"{'b' if beside.is_older else 'a'}{beside.number}"


def _shown(errand: Errand, page: Page, wanted: Wanted) -> Reply:
    text = "\n\n".join([_head(errand, page, wanted), *(caseline.line(errand, one) for one in page.lines)])
    opens = [Choice(f"desk.tip.{one.number}", f"#{one.number}") for one in page.lines]
    buttons = (*opens, *_turning(errand, page, wanted), *_quick(errand, wanted))
    return Reply(text, buttons, is_confidential=True)


def _head(errand: Errand, page: Page, wanted: Wanted) -> str:
    key = "desk-tips-head-many" if page.total > COUNTED else "desk-tips-head"
    head = errand.text(key, total=str(page.total))
    if page.has_newer:
        head += errand.text("desk-tips-head-older")
    if not wanted.words:
        return head
    return f"{head}\n{errand.text('desk-tips-filtered', words=_names(errand, wanted))}"


def _names(errand: Errand, wanted: Wanted) -> str:
    return ", ".join(filters.named(errand, word) for word in wanted.words)


def _turning(errand: Errand, page: Page, wanted: Wanted) -> Iterator[Choice]:
    """The buttons to the pages beside this one; words that do not fit into a button are left to be typed."""
    turns = []
    if page.has_newer:
        turns.append(
            errand.button("tips", *wanted.words, f"a{page.lines[0].number}", label="desk-button-newer")
        )
    if page.has_older:
        turns.append(
            errand.button("tips", *wanted.words, f"b{page.lines[-1].number}", label="desk-button-older")
        )
    if page.has_newer:
        turns.append(errand.button("tips", *wanted.words, label="desk-button-newest"))
    return (choice for choice in turns if _fits(choice))


def _quick(errand: Errand, wanted: Wanted) -> Iterator[Choice]:
    """The filters that are a press away: added to those of this list where that makes sense, else alone."""
    for word in QUICK:
        if word in wanted.words:
            continue
        added = (*wanted.words, word)
        choice = errand.button("tips", *added, label=f"desk-filter-{word}")
        if filters.adding(errand, wanted, word).clashing or not _fits(choice):
            choice = errand.button("tips", word, label=f"desk-filter-{word}")
        yield choice
    if wanted.words:
        yield errand.button("tips", label="desk-button-unfiltered")


def _fits(choice: Choice) -> bool:
    return len(choice.id) <= CHOICE_ID_BYTES
