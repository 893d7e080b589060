"""Models of self-management, and warnings."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from storage.tables.columns import Instant, metadata

# `sqlite_with_rowid=False` on rows found by a random key: SQLite then keeps one tree instead of two.

model = Table(
    "model",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(24), nullable=False),
    Column("name", String(80), nullable=False, comment="public"),
    Column("commune", String(5), nullable=False),
    Column("state", String(16), nullable=False),
    Column("changed_on", Instant, nullable=False, comment="the day only"),
    Column("is_sample", Boolean, nullable=False),
    comment="Models of self-management; all of it is public.",
)
Index("ix_model_commune", model.c.commune, model.c.id)

model_remark = Table(
    "model_remark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("model_id", Integer, ForeignKey("model.id"), comment="none for a proposal"),
    Column("commune", String(5), nullable=False),
    Column("kind", String(16), nullable=False, comment="join | remark | proposal"),
    Column("received_on", Instant, nullable=False, comment="the day only"),
    Column("answered_on", Instant, comment="the day only"),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("who_sealed", LargeBinary, comment="where an answer may go, and the consent; none without one"),
    Column(
        "teller_token", LargeBinary(16), comment="by which who wrote it finds and cuts that tie; goes with it"
    ),
    comment="What citizens write to the team of a model.",
)
Index(
    "ix_model_remark_teller_token",
    model_remark.c.teller_token,
    sqlite_where=model_remark.c.teller_token.is_not(None),
    postgresql_where=model_remark.c.teller_token.is_not(None),
)
Index("ix_model_remark_model_id", model_remark.c.model_id, model_remark.c.id)

warning = Table(
    "warning",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("topic", String(80), nullable=False),
    Column("commune", String(5), comment="none: for everybody"),
    Column("body", Text, nullable=False, comment="public"),
    Column("source", Text, nullable=False),
    Column("drafted_by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("confirmed_by", Integer, ForeignKey("staff.id")),
    Column("reviewed_on", Instant, comment="the day only"),
    Column("published_at", Instant, comment="none: a draft"),
    Column("sent_through", LargeBinary(16), comment="the last conversation that was served"),
    Column("sent_at", Instant, comment="when the last subscriber was served"),
    comment="Warnings on the tricks of criminals; what is published is public.",
)

warning_subscription = Table(
    "warning_subscription",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("commune", String(5), comment="none: all of them"),
    Column("consent", String(16), nullable=False, comment="the version of the words agreed to"),
    Column("consented_on", Instant, nullable=False, comment="the day only"),
    comment="Who wants warnings. Whoever wants them no more has no row.",
    sqlite_with_rowid=False,
)
