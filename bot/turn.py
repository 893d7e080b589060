"""A batch of events becomes one transaction: all of it is on disk, or none."""

from collections.abc import Sequence

import structlog
from msgspec import Struct, ValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from bot import groups
from bot.casework.carry import carry_out
from bot.channels.base import Envelope, GroupEvent
from bot.desk.desk import Desk
from bot.dialogue.content import Context
from bot.dialogue.events import Event, MediaReceived, PersonEvent, TimePassed
from bot.dialogue.machine import step
from bot.dialogue.replies import Reply
from bot.dialogue.state import State, state_of_json
from bot.groups import GroupKeys
from bot.transaction import Transaction
from bot.world import World
from storage import cases, file_work, inbox
from storage.conversations import Conversation
from storage.engine import Database, is_retryable
from storage.outbox import Posted, Settled
from storage.vault import SealError, Vault
from storage.work import Work

log = structlog.get_logger()

_ATTEMPTS = 5
_EFFECTS_A_TURN = 8


class PoisonedError(Exception):
    """Some events of a batch raised; nothing of the batch was kept."""

    def __init__(self, failures: dict[bytes, str]) -> None:
        super().__init__(f"{len(failures)} events raised")
        self.failures = failures


class _Item(Struct, frozen=True):
    """An envelope with its keys; `conversation` is where it is answered."""

    envelope: Envelope
    conversation: bytes
    event: bytes
    group: GroupKeys | None = None


class Turn:
    """Runs batches. `process` names this process in the leases of what it posts."""

    def __init__(self, database: Database, vault: Vault, world: World, desk: Desk, process: str) -> None:
        self._database = database
        self._vault = vault
        self._world = world
        self._desk = desk
        self._process = process

    async def run(self, batch: Sequence[Envelope], settled: Sequence[Settled] = ()) -> list[Posted]:
        """Commits a batch and gives the messages to deliver now.

        An event that raises is recorded as failed and answered with an apology; the others go on.
        Raises only if the database cannot be written, and then nothing of the batch was kept.
        """
        items = [self._item(envelope) for envelope in batch]
        try:
            return await self._until_clean(items, settled)
        except (OperationalError, InterfaceError):
            raise
        except DBAPIError:
            if len(items) <= 1:
                raise
        # The database refused a row and cannot say whose: take the events one by one.
        posted = await self._until_clean([], settled) if settled else []
        for item in items:
            posted += await self._alone(item)
        return posted

    async def _alone(self, item: _Item) -> list[Posted]:
        try:
            return await self._until_clean([item], ())
        except (OperationalError, InterfaceError):
            raise
        except DBAPIError as error:
            return await self._attempt([item], (), {item.event: type(error).__name__}, set())

    async def _until_clean(self, items: Sequence[_Item], settled: Sequence[Settled]) -> list[Posted]:
        failures: dict[bytes, str] = {}
        touched: set[bytes] = set()
        for attempt in range(_ATTEMPTS + len(items)):
            try:
                return await self._attempt(items, settled, failures, touched)
            except PoisonedError as poisoned:
                failures |= poisoned.failures
            except DBAPIError as error:
                if not is_retryable(error) or attempt >= _ATTEMPTS:
                    raise
        raise AssertionError("every pass names a new failure or ends")

    async def _attempt(
        self,
        items: Sequence[_Item],
        settled: Sequence[Settled],
        failures: dict[bytes, str],
        touched: set[bytes],
    ) -> list[Posted]:
        """`touched` are the conversations that earlier attempts wanted, and then those of this one too."""
        async with self._database.writing() as connection:
            work = Work(connection, self._vault)
            transaction = Transaction(work, self._world.clock(), self._process)
            transaction.settle(settled)
            try:
                if items:
                    await self._handle_all(items, transaction, failures, touched)
                await transaction.finish()
            finally:
                touched |= transaction.wanted
        return transaction.posted

    async def _handle_all(
        self,
        items: Sequence[_Item],
        transaction: Transaction,
        failures: dict[bytes, str],
        touched: set[bytes],
    ) -> None:
        # Who writes about a case, and who is told of it, may hold each other up in a circle. One of them is
        # sent back, and locks all it needed at once the next time, in order and before any case.
        keys = {item.conversation for item in items} | touched
        await transaction.load(keys.union(*(item.group.all for item in items if item.group is not None)))
        # Only now, with the conversations locked, is what another process has handled surely visible.
        arrived = {item.event: item.envelope.received_at for item in items}
        fresh = await inbox.take(transaction.work, arrived, failures)
        raised: dict[bytes, str] = {}
        for item in items:
            if item.event not in fresh:
                continue
            fresh.remove(item.event)
            if item.event in failures:
                self._apologise(item, transaction)
                continue
            try:
                await self._handle(item, transaction)
            except DBAPIError:
                raise
            except Exception as error:  # whatever it is, it must not take the rest of the batch with it
                raised[item.event] = type(error).__name__
                log.exception("event_failed", channel=item.envelope.channel)
        if raised:
            raise PoisonedError(raised)

    async def _handle(self, item: _Item, transaction: Transaction) -> None:
        if item.group is not None:
            context = self._world.context(transaction.now, item.envelope.channel)
            await groups.handle(item.envelope, item.group, transaction, context, self._desk)
        elif isinstance(item.envelope.event, TimePassed):
            await self._pass_time(item, transaction)
        elif not isinstance(item.envelope.event, GroupEvent):
            await self._answer(item, item.envelope.event, transaction)

    async def _pass_time(self, item: _Item, transaction: Transaction) -> None:
        """Nothing, if somebody wrote meanwhile and so put it off."""
        to = transaction.known.get(item.conversation)
        if to is None or to.due_at is None or to.due_at > transaction.now:
            return
        context = self._world.context(transaction.now, to.channel)
        state = await self._converse(TimePassed(), self._state(to), to, transaction, context)
        transaction.remember(to, state, self._world.programme.unit)

    async def _answer(self, item: _Item, event: PersonEvent, transaction: Transaction) -> None:
        to = self._meet(item, transaction)
        state = self._state(to)
        context = self._world.context(transaction.now, item.envelope.channel)
        if isinstance(event, MediaReceived):
            cases.receive_file(
                transaction.work,
                event.file_id,
                to.key,
                event.kind,
                event.size,
                transaction.now,
                look=event.look,
            )
            if event.source is not None:
                file_work.fetch(transaction.work, event.file_id, event.source, to.key, transaction.now)
        if to.staff is not None and self._desk.wants(event, state):
            state, replies = await self._desk.handle(event, state, to, transaction, context)
            transaction.say(to, replies)
        else:
            state = await self._converse(event, state, to, transaction, context)
        transaction.remember(to, state, self._world.programme.unit)

    async def _converse(
        self, event: Event, state: State, to: Conversation, transaction: Transaction, context: Context
    ) -> State:
        events, handled = [event], 0
        while events:
            handled += 1
            if handled > _EFFECTS_A_TURN:
                raise RuntimeError("the dialogue asks for effects without end")
            outcome = step(state, events.pop(0), context)
            state = outcome.state
            transaction.say(to, outcome.replies)
            for effect in outcome.effects:
                happened = await carry_out(effect, to, transaction, context, self._desk)
                if happened is not None:
                    events.append(happened)
        return state

    def _state(self, of: Conversation) -> State:
        stored = of.open_state(self._vault)
        return State(locale=self._world.locale) if stored is None else state_of_json(stored)

    def _apologise(self, item: _Item, transaction: Transaction) -> None:
        if isinstance(item.envelope.event, TimePassed):
            self._let_be(item, transaction)
            return
        to = self._meet(item, transaction)
        try:
            self._state(to)
        except (SealError, ValidationError):
            # It will never be read again; without it the citizen can at least begin anew.
            to.set_state(b"{}", to.locale)
        police = self._world.programme.number_of("police")
        transaction.say(to, [Reply(self._world.texts.render("error-apology", to.locale, police=police))])

    def _let_be(self, item: _Item, transaction: Transaction) -> None:
        """Nobody asked for anything, so nobody hears of it; it is not tried again."""
        to = transaction.known.get(item.conversation)
        if to is None:
            return
        try:
            self._state(to)
        except (SealError, ValidationError):
            to.set_state(b"{}", to.locale)
        else:
            to.set_state(to.state or b"{}", to.locale)

    def _meet(self, item: _Item, transaction: Transaction) -> Conversation:
        envelope = item.envelope
        return transaction.meet(item.conversation, envelope.channel, envelope.address, self._world.locale)

    def _item(self, envelope: Envelope) -> _Item:
        if envelope.group is not None:
            keys = GroupKeys.of(envelope, envelope.group, self._vault)
            event = inbox.event_key(self._vault, keys.group, envelope.event_id)
            return _Item(envelope, keys.group, event, keys)
        conversation = envelope.conversation or self._vault.pseudonym(envelope.channel, envelope.user_id)
        return _Item(envelope, conversation, inbox.event_key(self._vault, conversation, envelope.event_id))
