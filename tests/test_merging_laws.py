"""Laws of merging, whatever is done in whatever order: each answer once to each teller it is for, to nobody else.

A small model says who must hear what; the real service on a real database is compared with it after every step.
"""

import asyncio
import re
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.dialogue import receipt
from storage import cases, likenesses
from storage.vault import Vault
from storage.work import Work
from tests.desk_stories import new_case
from tests.engines import CopiedDatabase, opened_database
from tests.fakes import FakeClock
from tests.talk import Phone, Town

TELLERS = {1: "a", 2: "b", 3: "a", 4: "c", 5: None}
"""Case → its teller: one has two of them, one wants no contact."""
CODES = {number: receipt.from_bytes(bytes([number] * receipt.RANDOM_BYTES)) for number in TELLERS}
NAMED = re.compile(r"(?:[Tt]in số|#)\s*(\d+)")
ANSWER = re.compile(r"answer-\d+\b")

case = st.sampled_from(sorted(TELLERS))
act = st.one_of(
    st.tuples(st.just("merge"), case, case),
    st.tuples(
        st.sampled_from(["split", "reply", "take", "withdraw", "reject", "empty", "reopen", "add"]),
        case,
        case,
    ),
)


def into(head: int, others: set[int]) -> list[tuple[str, int, int]]:
    """Puts cases together."""
    return [("merge", number, head) for number in sorted(others)]


plays = st.builds(
    list.__add__,
    st.builds(into, case, st.sets(case, min_size=2)),
    st.lists(act, min_size=3, max_size=10),
)
"""What is done: first a few cases are put together, or little would come of the rest."""


@dataclass
class Model:
    """Who should hear what. `into`: case → the one it goes with."""

    into: dict[int, int] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    emptied: set[int] = field(default_factory=set)
    reopened: set[int] = field(default_factory=set)
    heard: dict[str, set[int]] = field(default_factory=dict)
    stories: dict[int, set[str]] = field(default_factory=lambda: {number: set() for number in TELLERS})

    def together(self, number: int) -> set[int]:
        """A case and those that go with it."""
        return {number, *(one for one, head in self.into.items() if head == number)}

    def answer(self, number: int, words: str) -> None:
        """Officers say this to the tellers of a case."""
        self.heard[words] = self.together(number)
        for one in self.together(number):
            self.stories[one].add(words)

    def merge(self, number: int, other: int) -> None:
        head = self.into.get(other, other)
        if head in (number, self.into.get(number)) or {number, head} & self.closed:
            return
        self.into.pop(number, None)
        for one in self.together(number):
            self.into[one] = head

    def close(self, number: int, words: str, *, emptied: bool) -> None:
        if number in self.into or number in self.closed:
            return
        if emptied:
            self.empty(self.together(number))
        self.closed |= self.together(number)
        self.answer(number, words)

    def withdraw(self, number: int) -> None:
        if number in self.closed:
            return
        self.into.pop(number, None)
        left = self.let_go(number)
        for one in left[1:]:
            self.into[one] = left[0]
        self.closed.add(number)
        self.empty({number})

    def reopen(self, number: int) -> None:
        if number not in self.closed - self.emptied - self.reopened:
            return
        self.into.pop(number, None)
        self.let_go(number)
        self.closed.discard(number)
        self.reopened.add(number)

    def let_go(self, number: int) -> list[int]:
        left = sorted(self.together(number) - {number})
        for one in left:
            del self.into[one]
        return left

    def empty(self, numbers: set[int]) -> None:
        self.emptied |= numbers
        for one in numbers:
            self.stories[one].clear()

    def senders(self, number: int) -> tuple[int, int]:
        """People who may be written to, and cases whose teller may not be."""
        group = self.together(number)
        known = [TELLERS[one] for one in group - self.emptied if TELLERS[one]]
        return len(set(known)), len(group) - len(known)


@dataclass
class Play:
    """The service and the model of it, side by side."""

    town: Town
    officer: Phone
    phones: dict[str, Phone]
    model: Model = field(default_factory=Model)
    said: int = 0

    async def do(self, what: str, number: int, other: int) -> None:
        """One act in both."""
        self.said += 1
        words, model, officer = f"answer-{self.said}", self.model, self.officer
        match what:
            case "merge":
                await officer.say(f"/merge {number} {other}")
                model.merge(number, other)
            case "split":
                await officer.say(f"/split {number}")
                model.into.pop(number, None)
            case "reply":
                await officer.say(f"/tip {number}")  # words of a teller nobody has read yet are shown first
                await officer.say(f"/reply {number} {words}")
                if number not in model.emptied:
                    model.answer(number, words)
            case "take":
                await officer.say(f"/take {number}")
            case "reject" | "empty":
                status = "rejected" if what == "reject" else "unfounded"
                await officer.say(f"/tip {number}")
                await officer.say(f"/status {number} {status} {words}")
                model.close(number, words, emptied=what == "empty")
            case _:
                await self.by_teller(what, number)

    async def by_teller(self, what: str, number: int) -> None:
        """Whoever has the code does something with their case."""
        phone = self.town.citizen(f"reader-{self.said}")
        await phone.start(CODES[number])
        match what:
            case "withdraw":
                await phone.tap("case.withdraw")
                await phone.tap("case.withdraw_yes")
                self.model.withdraw(number)
            case "reopen":
                await phone.tap("case.reopen")
                await phone.say(f"words-of-{number}")
                self.model.reopen(number)
            case "add":
                await phone.say(f"words-of-{number}")
        self.expect_own(number, phone)

    def expect_own(self, number: int, phone: Phone) -> None:
        """Nothing on this phone is of another case."""
        everything = "\n".join(reply.text for reply in phone.history)
        assert {int(found) for found in NAMED.findall(everything)} <= {number}
        assert "words-of" not in everything
        assert "gộp" not in everything.lower()

    async def check(self) -> None:
        """The service is where the model is."""
        async with self.town.database.reading() as connection:
            work = Work(connection, self.town.vault)
            for number in TELLERS:
                line = await cases.summary(work, number)
                assert line is not None
                assert line.merged_into == self.model.into.get(number)
                assert line.merged_count == len(self.model.together(number)) - 1
                assert line.merged_into not in self.model.into
                assert (line.status in cases.CLOSED) is (number in self.model.closed)
                if line.merged_into is not None:
                    head = await cases.summary(work, line.merged_into)
                    assert head is not None
                    assert (line.status, line.assignee_id) == (head.status, head.assignee_id)
                found = await likenesses.senders(work, [number])
                assert (found.known, found.unknown) == self.model.senders(number)
                told = [
                    one.text for one in await cases.history(work, number) if one.kind == "answer" and one.text
                ]
                assert sorted(told) == sorted(self.model.stories[number])

    async def check_chats(self) -> None:
        """Each teller heard each answer that was theirs once for each of their cases, by its own number."""
        expected = {name: sorted(self.theirs(name)) for name in self.phones}
        heard = {
            name: sorted(
                (words, int(NAMED.findall(reply.text)[0]))
                for reply in phone.history
                for words in ANSWER.findall(reply.text)
            )
            for name, phone in self.phones.items()
        }
        assert heard == expected
        for name, phone in self.phones.items():
            everything = "\n".join(reply.text for reply in phone.history)
            mine = {number for number, teller in TELLERS.items() if teller == name}
            assert {int(found) for found in NAMED.findall(everything)} <= mine

    def theirs(self, name: str) -> list[tuple[str, int]]:
        return [
            (words, number)
            for words, numbers in self.model.heard.items()
            for number in numbers
            if TELLERS[number] == name
        ]


async def begin(town: Town) -> Play:
    """Five tips of four people, and an officer."""
    officer, phones = await town.officer(), {name: town.citizen(name) for name in TELLERS.values() if name}
    for phone in phones.values():
        await phone.start()
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        for number, name in TELLERS.items():
            key = None if name is None else town.vault.pseudonym(town.channel, name).hex()
            who = None if key is None else {"conversation": key}
            new = replace(new_case("public_order"), code=CODES[number], who=who)
            assert (await cases.file_case(work, new, town.clock())).number == number
        await work.flush()
    return Play(town, officer, phones)


@settings(
    max_examples=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to make a failure smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=plays)
def test_each_hears_their_own_once(
    copied: CopiedDatabase, vault: Vault, acts: list[tuple[str, int, int]]
) -> None:
    async def story() -> None:
        async with opened_database(await copied.copy()) as database:
            play = await begin(Town(database, vault, FakeClock()))
            for what, number, other in acts:
                await play.do(what, number, other)
                await play.check()
            await play.check_chats()

    asyncio.run(story())
