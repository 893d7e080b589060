"""Files of cases."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Instant, metadata

file = Table(
    "file",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", LargeBinary(16), comment="who sent it, only until it belongs to a case"),
    Column("case_number", BigInteger, ForeignKey("cases.number")),
    Column("kind", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("look_sealed", LargeBinary, comment="of a picture: by which another much like it is known"),
)
Index("ix_file_case_number", file.c.case_number)
Index("ix_file_received_at", file.c.received_at)

file_work = Table(
    "file_work",
    metadata,
    Column("file_id", String(32), primary_key=True),
    Column("source_sealed", LargeBinary),
    Column("who_sealed", LargeBinary, nullable=False),
    Column("alters_voice", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Instant, nullable=False, comment="also the end of the lease of who is at it"),
    comment="Files that nobody may open yet: to be fetched from their network, or their voice to be altered.",
)
Index("ix_file_work_due_at", file_work.c.due_at)
