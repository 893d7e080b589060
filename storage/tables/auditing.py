"""Who looked at what."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Instant, metadata

audit = Table(
    "audit",
    metadata,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("staff_id", Integer),
    Column("action", String(24), nullable=False),
    Column("case_number", BigInteger),
    Column("detail", String(80)),
    Column("hash", LargeBinary(32), nullable=False, comment="over this row and the hash before it"),
)
Index("ix_audit_case_number", audit.c.case_number)
Index("ix_audit_staff_id", audit.c.staff_id, audit.c.n)
Index("ix_audit_action", audit.c.action, audit.c.n)
Index("ix_audit_at", audit.c.at, audit.c.n)
