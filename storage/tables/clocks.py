"""Deadlines of cases."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from storage.tables.columns import Instant, metadata

clock = Table(
    "clock",
    metadata,
    Column("id", LargeBinary(16), primary_key=True, comment="time-ordered"),
    Column("case_number", BigInteger, ForeignKey("cases.number")),
    Column("kind", String(16), nullable=False, comment="reception | handling | data_answer | data_request"),
    Column("is_running", Boolean, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("extended", Integer, nullable=False, server_default=text("0"), comment="times"),
    Column("remind_at", Instant, comment="none: nobody is to be reminded any more"),
    Column("reminded_at", Instant),
    Column("met_at", Instant, comment="when it stopped, in time or not"),
    comment="What is to be done with a case until when. It runs until that is done or the case is closed.",
    sqlite_with_rowid=False,
)
Index("ix_clock_case_number", clock.c.case_number, clock.c.kind)
Index(
    "ix_clock_running",
    clock.c.due_at,
    clock.c.case_number,
    clock.c.kind,
    sqlite_where=text("is_running = 1"),
    postgresql_where=text("is_running"),
)
Index(
    "ix_clock_remind_at",
    clock.c.remind_at,
    sqlite_where=clock.c.remind_at.is_not(None),
    postgresql_where=clock.c.remind_at.is_not(None),
)
