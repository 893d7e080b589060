"""Conversations, and what comes in and goes out."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, text

from storage.tables.columns import Instant, metadata

# `sqlite_with_rowid=False` on rows found by a random key: SQLite then keeps one tree instead of two.

conversation = Table(
    "conversation",
    metadata,
    Column("key", LargeBinary(16), primary_key=True, comment="pseudonym of channel and user"),
    Column("channel", String(16), nullable=False),
    Column("address_sealed", LargeBinary, nullable=False),
    Column("state_sealed", LargeBinary, nullable=False),
    Column("locale", String(2), nullable=False),
    Column("last_n", Integer, nullable=False, comment="number of the last message to this conversation"),
    Column("active_on", Instant, nullable=False, comment="the day only"),
    Column("due_at", Instant, comment="when an open form is offered or erased, the hour"),
    sqlite_with_rowid=False,
)
Index(
    "ix_conversation_due_at",
    conversation.c.due_at,
    sqlite_where=conversation.c.due_at.is_not(None),
    postgresql_where=conversation.c.due_at.is_not(None),
)

inbox = Table(
    "inbox",
    metadata,
    Column("key", LargeBinary(16), primary_key=True, comment="PRF of channel, user and event id"),
    Column("received_at", Instant, nullable=False),
    Column("failed", String(60), comment="class of the error that kept this event from being handled"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("conversation", LargeBinary(16), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("slot", String(40)),
    Column("posted_on", Instant, nullable=False, comment="the day only"),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("leased_by", String(16), comment="the process that is delivering it"),
    Column("leased_until", Instant, nullable=False),
    Column("sent_on", Instant, comment="the day; only where people fetch their messages, else the row goes"),
    Column("dead", String(80), comment="why this message was given up"),
    sqlite_with_rowid=False,
)
_waiting = outbox.c.sent_on.is_(None) & outbox.c.dead.is_(None)
Index(
    "ix_outbox_waiting",
    outbox.c.conversation,
    outbox.c.n,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
Index(
    "ix_outbox_sent_on",
    outbox.c.sent_on,
    sqlite_where=outbox.c.sent_on.is_not(None),
    postgresql_where=outbox.c.sent_on.is_not(None),
)
