"""The law of search: what is found is what a plain look through all texts finds, whatever they and the words are."""

import asyncio
import itertools
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk.saying import reading
from bot.desk.words import Spoken, words_of
from storage import indexing
from storage.vault import Vault
from tests.desk_stories import add_cases
from tests.engines import opened_database
from tests.fakes import FakeClock
from tests.talk import Phone, Town
from tests.test_desk_find import found

SYLLABLES = (
    "bạc",
    "bác",
    "bac",
    "bắc",
    "hòa",
    "hoà",
    "hóa",
    "hoa",
    "đá",
    "da",
    "Đá",
    "người",
    "o",
    "ở",
    "x1",
)
BARE = str.maketrans("đĐ", "dd")

words = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4)
texts = st.lists(words, min_size=1, max_size=3)
whole = st.lists(texts, min_size=1, max_size=6)


def bare(word: str) -> str:
    """A word without marks, the slow way."""
    apart = unicodedata.normalize("NFD", word.translate(BARE))
    return "".join(one for one in apart if not unicodedata.combining(one)).lower()


def marks(word: str) -> list[str]:
    """Its marks, the slow way."""
    apart = unicodedata.normalize("NFD", word.lower().replace("đ", "d\u0335"))
    return sorted(one for one in apart if unicodedata.combining(one))


def is_said(word: str, said: list[str]) -> bool:
    """Whether somebody who reads the texts would call the word said."""
    return any(
        bare(one) == bare(word) and (not marks(one) or not marks(word) or marks(one) == marks(word))
        for one in said
    )


@given(st.lists(st.sampled_from(SYLLABLES), max_size=6), words)
def test_saying_is_what_a_reader_calls_it(told: list[str], wanted: list[str]) -> None:
    assert Spoken(wanted).by(words_of(" ".join(told))) == all(is_said(word, told) for word in wanted)


@given(st.text(), st.text())
def test_words_of_texts_are_words_of_each(one: str, other: str) -> None:
    assert words_of(one, other) == words_of(one) | words_of(other)


@given(st.text())
def test_words_do_not_depend_on_how_marks_are_encoded(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert words_of(text) == words_of(composed) == words_of(unicodedata.normalize("NFD", text))


def test_search_finds_what_a_plain_look_finds(sqlite_url: str, vault: Vault, tmp_path: Path) -> None:
    numbers = itertools.count(1)
    template = (tmp_path / "tinbao.db").read_bytes()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(whole, st.lists(words, min_size=1, max_size=4), st.integers(0, 6))
    def check(told: list[list[list[str]]], queries: list[list[str]], late: int) -> None:
        path = tmp_path / f"copy-{next(numbers)}.db"
        path.write_bytes(template)
        asyncio.run(searched(f"sqlite+aiosqlite:///{path}", vault, told, queries, late))
        path.unlink()

    check()
    del sqlite_url


async def searched(
    url: str, vault: Vault, told: list[list[list[str]]], queries: list[list[str]], late: int
) -> None:
    """Cases with an answer and messages; the last `late` of them have no tokens yet."""
    async with opened_database(url) as database:
        town = Town(database, vault, FakeClock())
        officer = await town.officer()
        for at, (answer, *messages) in enumerate(told):
            await add_cases(town, ("crime", None), answers={"what": " ".join(answer)})
            for message in messages:
                await officer.say(f"/reply {at + 1} {' '.join(message)}")
            if at < len(told) - late:
                await indexing.index(database, vault, reading(town.world.programme))
        for query in queries:
            await expect(officer, told, query)


async def expect(officer: Phone, told: list[list[list[str]]], query: list[str]) -> None:
    await officer.say(f'/find "{" ".join(query)}"')
    if "thêm một từ riêng hơn" in officer.text:
        assert {bare(word) for word in query} <= {"nguoi", "o"}
        return
    said = [list(itertools.chain(*texts)) for texts in told]
    wanted = [at + 1 for at, one in enumerate(said) if all(is_said(word, one) for word in query)]
    assert found(officer) == wanted[::-1]
