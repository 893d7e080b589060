"""Cases that may tell of the same thing."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.tables.columns import Instant, metadata

likeness = Table(
    "likeness",
    metadata,
    Column("case_number", BigInteger, ForeignKey("cases.number"), primary_key=True, autoincrement=False),
    Column(
        "other_number",
        BigInteger,
        ForeignKey("cases.number"),
        primary_key=True,
        autoincrement=False,
        comment="the older one",
    ),
    Column("kind", String(8), nullable=False, comment="words | picture"),
    Column("score", Integer, nullable=False, comment="0 to 100"),
    comment="Two cases that are much alike: no word of either.",
)
Index("ix_likeness_other_number", likeness.c.other_number)

comparison = Table(
    "comparison",
    metadata,
    Column("case_number", BigInteger, ForeignKey("cases.number"), primary_key=True, autoincrement=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Instant, nullable=False, comment="also the end of the lease of who is at it"),
    comment="Cases that are still to be compared with those that came before.",
)
Index("ix_comparison_due_at", comparison.c.due_at)
