"""Who gets the digest, and which were sent."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, LargeBinary, String, Table

from storage.tables.columns import Instant, metadata

subscription = Table(
    "subscription",
    metadata,
    Column(
        "conversation",
        LargeBinary(16),
        ForeignKey("conversation.key"),
        primary_key=True,
        comment="of a member of staff, or of a group",
    ),
    Column("at", String(5), nullable=False, comment="HH:MM, the subscriber's own hour"),
    Column("next_due_at", Instant, nullable=False),
)
Index("ix_subscription_next_due_at", subscription.c.next_due_at)

digest_run = Table(
    "digest_run",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("due_at", Instant, primary_key=True),
    Column("claimed_at", Instant, nullable=False),
    Column("is_late", Boolean, nullable=False),
)
