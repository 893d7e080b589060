"""Conversations: who they are with is a pseudonym; state and address are sealed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, select

from storage import rows
from storage.sight import Sight, is_outside
from storage.tables import EPOCH, conversation, day_of, microseconds, outbox, staff
from storage.vault import Vault
from storage.work import Work

PARKED = "parked"
"""In the place of a reason for giving up: the message waits until its reader writes again."""

_FORGOTTEN = microseconds(EPOCH)
_ADDRESS = ("utf-8", "surrogatepass")
"""How an address is stored. A network may hand us half a surrogate pair; it must not stop a turn."""


@dataclass(slots=True)
class StaffMember:
    """The staff row of a conversation. `communes` and `categories`, if empty, are all of them.

    `unit_id` None is the desk itself. `is_outside`: of a member organisation, which sees no case.
    """

    id: int
    role: str
    communes: frozenset[str]
    unit_id: int | None = None
    categories: frozenset[str] = frozenset()
    is_outside: bool = False

    @property
    def sight(self) -> Sight:
        """Which cases they may see."""
        area = self.communes, self.unit_id, self.categories
        return Sight.of(self.id, self.role, *area, is_outside=self.is_outside)


@dataclass(slots=True)
class Conversation:
    """A conversation inside a transaction.

    `state` is the JSON of the dialogue's state once it was opened or set; `address` likewise. Both stay
    sealed until asked for, so that one broken row spoils only the events that need it.
    `changed` says that the state must be written; `last_n` is the number of the last message sent.
    `has_backlog`: earlier messages wait that this process is not delivering, so a new one must queue behind them.
    `due_at`: when something it remembers is due, if anything.
    `has_parked`: earlier messages wait until we hear of this conversation again.
    `is_forgotten`: the row is to go once its last messages have gone, unless they write again.
    """

    key: bytes
    channel: str
    locale: str
    last_n: int
    staff: StaffMember | None
    is_new: bool
    loaded_n: int
    has_backlog: bool = False
    has_parked: bool = False
    due_at: datetime | None = None
    changed: bool = False
    is_forgotten: bool = False
    address: str | None = None
    state: bytes | None = None
    address_sealed: bytes | None = None
    state_sealed: bytes | None = None

    @classmethod
    def new(cls, key: bytes, channel: str, address: str, locale: str) -> "Conversation":
        """A conversation that is not on disk yet."""
        return cls(key, channel, locale, 0, None, is_new=True, loaded_n=0, changed=True, address=address)

    def open_state(self, vault: Vault) -> bytes | None:
        """The state as JSON, None if nothing was said yet. Raises `SealError`."""
        if self.state is None and self.state_sealed is not None:
            self.state = vault.unseal(self.state_sealed, "conversation", self.key, "state")
        return self.state

    def open_address(self, vault: Vault) -> str:
        """Where to write back. Raises `SealError`."""
        if self.address is None:
            self.address = open_address(self.address_sealed or b"", self.key, vault)
        return self.address

    def set_state(self, state: bytes, locale: str, due_at: datetime | None = None) -> None:
        """Remembers a new state, and when something in it is due; written by `save`."""
        self.state, self.locale, self.due_at, self.changed = state, locale, due_at, True


def open_address(sealed: bytes, key: bytes, vault: Vault) -> str:
    """The address of conversation `key`. Raises `SealError`."""
    return vault.unseal_identity(sealed, "conversation", key, "address").decode(*_ADDRESS)


_backlog = (
    exists()
    .where(
        outbox.c.conversation == conversation.c.key,
        outbox.c.sent_on.is_(None),
        outbox.c.dead.is_(None),
        outbox.c.leased_by.is_distinct_from(bindparam("process")),
    )
    .correlate(conversation)
)
_parked = (
    exists()
    .where(outbox.c.conversation == conversation.c.key, outbox.c.dead == bindparam("parked"))
    .correlate(conversation)
)
_unlocked = conversation.alias()
# As of when the statement began. If the locked row says otherwise, somebody posted while we waited for the
# lock, and `_backlog`, which looks at that same moment, has not seen it.
_last_n_before = (
    select(_unlocked.c.last_n)
    .where(_unlocked.c.key == conversation.c.key)
    .correlate(conversation)
    .scalar_subquery()
)


def _wanted(among: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            conversation,
            staff.c.id,
            staff.c.role,
            staff.c.communes,
            staff.c.is_active,
            staff.c.unit_id,
            staff.c.categories,
            is_outside().label("is_outside"),
            _backlog.label("has_backlog"),
            _parked.label("has_parked"),
            _last_n_before.label("last_n_before"),
        )
        .outerjoin(staff, staff.c.conversation == conversation.c.key)
        .where(among)
        .order_by(conversation.c.key)
        # SQLite has no row locks and leaves this out: its transaction is the lock.
        .with_for_update(of=conversation)
    )


async def load(work: Work, keys: Collection[bytes], process: str) -> dict[bytes, Conversation]:
    """The conversations that exist among `keys`, locked in key order where the engine locks rows."""
    found = await rows.select_among(
        work.connection, _wanted, conversation.c.key, keys, process=process, parked=PARKED
    )
    return {row[0]: _conversation(row) for row in found}


def _conversation(row: Sequence[Any]) -> Conversation:
    # In the order of `_wanted`: this runs for every event, and taking columns by name is what takes its time.
    (
        key,
        channel,
        address,
        state,
        locale,
        last_n,
        active_on,
        due_at,
        id,
        role,
        communes,
        is_active,
        unit_id,
        categories,
        outside,
        backlog,
        parked,
        last_before,
    ) = row
    return Conversation(
        key=key,
        channel=channel,
        locale=locale,
        last_n=last_n,
        staff=_member(id, role, communes, unit_id, categories, outside) if is_active else None,
        is_new=False,
        loaded_n=last_n,
        has_backlog=bool(backlog) or last_n != last_before,
        has_parked=bool(parked),
        due_at=None if due_at is None else EPOCH + timedelta(microseconds=due_at),
        is_forgotten=active_on == _FORGOTTEN,
        address_sealed=address,
        state_sealed=state,
    )


def _member(
    id: int, role: str, communes: str, unit_id: int | None, categories: str, outside: int | None
) -> StaffMember:
    area = frozenset(communes.split()), unit_id, frozenset(categories.split())
    return StaffMember(id, role, *area, is_outside=outside is not None)


def save(work: Work, known: Iterable[Conversation], now: datetime) -> None:
    """Gathers the writes of every conversation that changed since `load`, and counts them as loaded anew."""
    for one in known:
        if one.is_new:
            plain = one.open_address(work.vault).encode(*_ADDRESS)
            address = work.vault.seal_identity(plain, "conversation", one.key, "address")
            row = {"key": one.key, "channel": one.channel, "address_sealed": address}
            work.insert(conversation, row | _changes(one, work.vault, now))
        elif one.changed:
            work.update(conversation, {"key": one.key}, _changes(one, work.vault, now))
        elif one.last_n != one.loaded_n:
            work.update(
                conversation, {"key": one.key}, {"last_n": one.last_n, "active_on": _active_on(one, now)}
            )
        one.is_new, one.changed, one.loaded_n = False, False, one.last_n


def _changes(one: Conversation, vault: Vault, now: datetime) -> dict[str, Any]:
    return {
        "state_sealed": vault.seal(one.open_state(vault) or b"{}", "conversation", one.key, "state"),
        "locale": one.locale,
        "last_n": one.last_n,
        "active_on": _active_on(one, now),
        "due_at": one.due_at,
    }


def _active_on(one: Conversation, now: datetime) -> datetime:
    return EPOCH if one.is_forgotten else day_of(now)
