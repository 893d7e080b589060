"""`/find`: cases by the words they say, a page at a time; what was sought lies in no button, log or audit row."""

import re
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from bot.desk import caseline, filters, onecase
from bot.desk.errand import Errand
from bot.desk.saying import words_said
from bot.desk.words import Spoken, indexed, is_marked, words_sought
from bot.dialogue.fold import fold
from bot.dialogue.replies import Choice, Reply
from storage import indexing, search
from storage.case_lists import Filter
from storage.cases import Summary
from storage.search import Waiting

_ON = re.compile(r"- ([0-9]{1,18})")
"""What the button to the next page says: go on below this number."""
_QUOTED = re.compile('["“”«»]([^"“”«»]*)["“”«»]')
_LOOKED_AT = 120
"""Cases that are read at most for a page; beyond them a button goes on."""
_AT_ONCE = 40
_TOKENS = 8
"""Words that are looked up; of more, the rest is read."""
_TEXTS = 2_000
"""Of their histories."""
_LONGEST = 40
"""Characters of a name or number of a case."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search looks for: words as they were typed, in the cases of `filter`.

    `names` are what a whole case may be called: all that was typed, and that without the filters.
    """

    names: tuple[str, ...]
    words: frozenset[str]
    filter: Filter
    spoken: Spoken

    @property
    def needs_reading(self) -> bool:
        """Whether its tokens alone do not tell that a case fits: marks count, and words that have no token."""
        tokens = len(indexed(self.words))
        return tokens < len(self.words) or tokens > _TOKENS or any(is_marked(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class _Page:
    lines: Sequence[Summary]
    below: int | None
    is_incomplete: bool = False


async def find(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/find words [filters]`: the cases that say all the words, newest first."""
    # A network may hand us half a surrogate pair, which cannot be kept.
    typed = words[0].encode(errors="ignore").decode().strip() if words else ""
    on = _ON.fullmatch(typed)
    below = int(on[1]) if on else None
    if on is None:
        errand.sought = typed
    sought = _read(errand, errand.sought)
    if isinstance(sought, Reply):
        return [sought]
    page = await _look(errand, sought, below)
    if not sought.words and not page.lines:
        return [errand.wait("find", errand.sought, errand.reply("desk-find-ask", errand.give_up()))]
    await errand.record("find", detail=f"words {len(sought.words)}" + (" more" if on else ""))
    return [_reply(errand, sought, page, is_first=on is None)]


def _read(errand: Errand, typed: str) -> Sought | Reply:
    """What is sought, or what to say where filters contradict each other."""
    quoted = _QUOTED.findall(typed)
    wanted = filters.read(errand, _QUOTED.sub(" ", typed).split(), in_search=True)
    if wanted.clashing:
        named = ", ".join(errand.shown(word) for word in wanted.clashing[:5])
        return errand.reply("desk-tips-clash", onecase.tips_button(errand), words=named)
    rest = " ".join([*quoted, *wanted.unknown])
    names = tuple(
        dict.fromkeys(name for name in (typed, rest) if name.isprintable() and 0 < len(name) <= _LONGEST)
    )
    sought = frozenset(words_sought(rest))
    chosen = wanted.filter if wanted.filter.merged else replace(wanted.filter, merged=None)
    return Sought(names, sought, chosen, Spoken(sought))


async def _look(errand: Errand, sought: Sought, below: int | None) -> _Page:
    size = errand.unit.tips_per_page
    waiting = await search.waiting(errand.transaction.work, sought.filter)
    named = (await _named(errand, sought, waiting.lines))[:size] if below is None else []
    if not indexed(sought.words):
        return _Page(named, None)
    page = await _said(errand, sought, waiting, below, size - len(named), {line.number for line in named})
    return replace(page, lines=[*named, *page.lines])


async def _named(errand: Errand, sought: Sought, waiting: Sequence[Summary]) -> list[Summary]:
    """The case with this number, those with it in the unit's book, and those whose teller is called so."""
    work, names = errand.transaction.work, {fold(name) for name in sought.names}
    aliases = [search.alias_token(work.vault, name) for name in names]
    found = await search.named(work, sought.names, aliases, sought.filter, errand.unit.tips_per_page)
    found += [line for line in waiting if fold(line.alias) in names]
    by_number = {line.number: line for line in found}
    return [by_number[number] for number in sorted(by_number, reverse=True)]


async def _said(
    errand: Errand, sought: Sought, waiting: Waiting, below: int | None, room: int, known: Container[int]
) -> _Page:
    """At most `room` cases that say the words, but for those that are `known`."""
    work, found, looked_at = errand.transaction.work, list[Summary](), 0
    at_once = _AT_ONCE if sought.needs_reading else room + 1
    tokens = [search.word_token(work.vault, word) for word in sorted(indexed(sought.words))[:_TOKENS]]
    while True:
        step = await search.newest(work, tokens, sought.filter, at_once, below)
        top, bottom = below or sys.maxsize, step.below or 0
        late = [line for line in waiting.lines if bottom <= line.number < top]
        fitting = await _fitting(errand, sought, step.lines, late)
        found += [line for line in fitting if line.number not in known]
        if len(found) > room:
            return _Page(found[:room], found[room].number + 1, waiting.has_more)
        looked_at += len(step.lines) + len(late)
        if step.below is None or len(step.lines) < at_once or looked_at >= _LOOKED_AT:
            return _Page(found, step.below, waiting.has_more)
        below = step.below


async def _fitting(
    errand: Errand, sought: Sought, lines: Sequence[Summary], late: Sequence[Summary]
) -> list[Summary]:
    """Those of `lines`, which have all the tokens, and of `late`, which may have none yet, that say all the words."""
    by_number = {line.number: line for line in (*lines, *late)}
    unsure = list(by_number) if sought.needs_reading else [line.number for line in late]
    if unsure:
        work, programme = errand.transaction.work, errand.context.programme
        said = await indexing.said_by(work.connection, work.vault, unsure, _TEXTS)
        is_all = sum(len(one.texts) for one in said.values()) < _TEXTS
        sure = {line.number for line in lines} if not is_all else set()
        for number in unsure:
            if number not in sure and not sought.spoken.by(words_said(said[number], programme)):
                del by_number[number]
    return [by_number[number] for number in sorted(by_number, reverse=True)]


def _reply(errand: Errand, sought: Sought, page: _Page, *, is_first: bool) -> Reply:
    said = [_head(errand, sought, page, is_first=is_first)]
    said += [caseline.line(errand, one) for one in page.lines]
    if page.is_incomplete:
        said.append(errand.text("desk-find-incomplete"))
    choices = [Choice(f"desk.tip.{one.number}", f"#{one.number}") for one in page.lines]
    if page.below is not None:
        choices.append(errand.button("find", "-", page.below, label="desk-button-find-on"))
    choices.append(errand.button("find", label="desk-button-find-anew"))
    return Reply("\n\n".join(said), tuple(choices), is_confidential=True)


def _head(errand: Errand, sought: Sought, page: _Page, *, is_first: bool) -> str:
    if page.lines:
        return errand.text("desk-find-head")
    if page.below is not None:
        return errand.text("desk-find-not-yet", number=str(page.below))
    if not indexed(sought.words):
        return errand.text("desk-find-frequent")
    return errand.text("desk-find-none" if is_first else "desk-find-no-more")
