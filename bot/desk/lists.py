"""`/tips`: pages of cases, one line each, never what was said."""

from collections.abc import Sequence

from bot.desk import caseline, filters
from bot.desk.errand import Errand
from bot.desk.filters import Wanted
from bot.dialogue.content import CHOICE_ID_BYTES
from bot.dialogue.replies import Choice, Reply
from storage import case_lists
from storage.cases import Summary

_DETAIL = 80


async def tips(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/tips [filters] [pN]`: a page of cases, newest first; past the last page, the last one."""
    wanted = filters.read(errand, words)
    if wanted.unknown or wanted.clashing:
        key = "desk-tips-unknown" if wanted.unknown else "desk-tips-clash"
        named = ", ".join(errand.shown(word) for word in (wanted.unknown or wanted.clashing)[:5])
        return [errand.reply(key, errand.button("tips", label="desk-button-tips"), words=named)]
    size, work, page = errand.unit.tips_per_page, errand.transaction.work, wanted.page
    lines, total = await case_lists.page(work, wanted.filter, (page - 1) * size, size)
    pages = max(1, -(-total // size))
    if page > pages:
        page = pages
        lines, total = await case_lists.page(work, wanted.filter, (page - 1) * size, size)
    await errand.record("list", detail=" ".join([f"p{page}", *wanted.words])[:_DETAIL])
    if not lines:
        return [errand.reply("desk-tips-none", errand.button("tips", label="desk-button-tips"))]
    return [_page(errand, lines, wanted, total, page, pages)]


def _page(
    errand: Errand, lines: Sequence[Summary], wanted: Wanted, total: int, page: int, pages: int
) -> Reply:
    head = errand.text("desk-tips-head", total=str(total), page=str(page), pages=str(pages))
    text = "\n\n".join([head, *(caseline.line(errand, one) for one in lines)])
    opens = [Choice(f"desk.tip.{one.number}", f"#{one.number}") for one in lines]
    return Reply(text, (*opens, *_turning(errand, wanted.words, page, pages)), is_confidential=True)


def _turning(errand: Errand, words: Sequence[str], page: int, pages: int) -> list[Choice]:
    """The buttons to the pages beside this one; words that do not fit into a button are left to be typed."""
    turning = []
    if page > 1:
        turning.append(errand.button("tips", *words, f"p{page - 1}", label="desk-button-newer"))
    if page < pages:
        turning.append(errand.button("tips", *words, f"p{page + 1}", label="desk-button-older"))
    return [choice for choice in turning if len(choice.id) <= CHOICE_ID_BYTES]
