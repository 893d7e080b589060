"""What cases are found by without being read: keyed tokens of their words, and what has none yet."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, LargeBinary, Table

from storage.tables.columns import metadata

case_token = Table(
    "case_token",
    metadata,
    # No foreign key: it would cost a look at the case for each of its words. They go with the content by themselves.
    Column("token", BigInteger, primary_key=True, autoincrement=False, comment="PRF of a folded word"),
    Column("case_number", BigInteger, primary_key=True, autoincrement=False),
    comment="Which words a case says, each once, as tokens under the key of the index.",
    sqlite_with_rowid=False,
)
Index("ix_case_token_case", case_token.c.case_number)

case_to_index = Table(
    "case_to_index",
    metadata,
    Column("case_number", BigInteger, ForeignKey("cases.number"), primary_key=True, autoincrement=False),
    Column("id", LargeBinary(16), primary_key=True, comment="of the entry in its history; time-ordered"),
    Column("is_whole", Boolean, nullable=False, comment="all that the case says, not one entry"),
    comment="Words that have no tokens yet: written with them, gone when they have.",
    sqlite_with_rowid=False,
)
