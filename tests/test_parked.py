"""Who blocks us misses nothing: what we have for them waits until they write again, and comes first then."""

from datetime import timedelta

from bot.dialogue.events import CommandReceived
from bot.messages import decode
from storage import outbox
from storage.outbox import Fate, Posted, Settled
from tests.talk import Town

LATER = timedelta(minutes=2)


async def ran(town: Town, command: str | None, *settled: Settled) -> list[Posted]:
    """One turn: what is known of earlier messages, and perhaps a command of mai's."""
    envelopes = [town.envelope("mai", CommandReceived(command))] if command else []
    return await town.turn.run(envelopes, settled)


async def claimed(town: Town) -> list[str]:
    """The first words of what is claimed now, in order."""
    messages = await outbox.claim(town.database, town.vault, [town.channel], "other", town.clock(), 10)
    return [decode(one.n, one.body).reply.text[:12] for one in messages]


def parked(town: Town, *messages: Posted) -> list[Settled]:
    return [Settled(one, Fate.PARKED, town.clock()) for one in messages]


async def test_parked_message_waits_for_its_reader(either_town: Town) -> None:
    town = either_town
    (language,) = await ran(town, "language")
    await ran(town, None, *parked(town, language))
    town.clock.move(timedelta(days=3))
    assert await claimed(town) == []
    assert await ran(town, "help") == []
    assert [words[:8] for words in await claimed(town)][:2] == ["Anh/chị ", "Anh/chị "]


async def test_what_was_parked_comes_before_the_answer(either_town: Town) -> None:
    town = either_town
    (language,) = await ran(town, "language")
    await ran(town, None, *parked(town, language))
    await ran(town, "start")
    first, *_ = await claimed(town)
    assert first == decode(1, language.body).reply.text[:12]


async def test_reader_who_writes_in_the_same_batch_gets_it_too(either_town: Town) -> None:
    town = either_town
    (language,) = await ran(town, "language")
    await ran(town, "start", *parked(town, language))
    town.clock.move(LATER)
    assert (await claimed(town))[0] == decode(1, language.body).reply.text[:12]
