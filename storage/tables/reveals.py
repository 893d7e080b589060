"""Who asks to see what is masked, until a second person has answered."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Table

from storage.tables.columns import Instant, metadata

reveal_request = Table(
    "reveal_request",
    metadata,
    Column("case_number", BigInteger, ForeignKey("cases.number"), primary_key=True, autoincrement=False),
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("reason_sealed", LargeBinary, nullable=False),
    Column("expires_at", Instant, nullable=False),
    comment="Who asks to see a case as it was written; the row goes with the second person's answer.",
)
