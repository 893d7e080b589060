"""What was taken in: the seizure ledger."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from storage.tables.columns import Instant, metadata

seizure = Table(
    "seizure",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("case_number", BigInteger, ForeignKey("cases.number"), comment="none: taken in without a case"),
    Column("commune", String(5), comment="where; none if that is not known"),
    Column("kind", String(24), nullable=False, comment="a category: gun, ammunition, …"),
    Column("count", Integer, nullable=False, comment="pieces, or rounds"),
    Column("corrects", Integer, ForeignKey("seizure.id"), unique=True, comment="the row this one stands for"),
    Column("book_number", String(40), comment="of the unit's official book"),
    Column("staff_id", Integer, ForeignKey("staff.id"), nullable=False),
    Column("received_at", Instant, nullable=False),
    comment="Rows are only added: a correction is a new row that names the one it stands for.",
)
Index("ix_seizure_case_number", seizure.c.case_number, seizure.c.id)
Index("ix_seizure_received_at", seizure.c.received_at, seizure.c.kind, seizure.c.commune, seizure.c["count"])
