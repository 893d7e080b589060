"""What staff unlock the content of cases with, and views of it that are to disappear."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Instant, metadata

step_up = Table(
    "step_up",
    metadata,
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("secret_sealed", LargeBinary, nullable=False),
    Column("is_confirmed", Boolean, nullable=False, comment="a right code was given once"),
    Column("last_step", Integer, nullable=False, comment="of 30 s each: the newest whose code was taken"),
    Column("wrong_count", Integer, nullable=False, comment="wrong codes since the last right one or lock"),
    Column("lock_count", Integer, nullable=False, comment="locks since the last right code"),
    Column("locked_until", Instant, comment="after wrong codes"),
    Column("unlocked_until", Instant, comment="content is shown until then"),
    comment="The one-time codes of a member of staff.",
)

recovery = Table(
    "recovery",
    metadata,
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("asked_by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("asked_at", Instant, nullable=False),
    comment="Whose codes one admin wants erased; a second one confirms.",
)

view = Table(
    "view",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False, comment="of the message in the outbox"),
    Column("due_at", Instant, nullable=False, comment="when it is taken away"),
    Column("slot", String(20), comment="by which it is found before its time"),
    comment="Messages with content that staff see for a while only.",
    sqlite_with_rowid=False,
)
Index("ix_view_due_at", view.c.due_at)
