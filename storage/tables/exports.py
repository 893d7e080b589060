"""Files of cases that staff asked for in their chat, until they are erased."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from storage.tables.columns import Instant, metadata

export_job = Table(
    "export_job",
    metadata,
    Column("id", String(32), primary_key=True, comment="also the id of the finished file"),
    Column("staff_id", Integer, ForeignKey("staff.id"), nullable=False),
    Column("conversation", LargeBinary(16), nullable=False, comment="where it is handed over"),
    Column("format", String(8), nullable=False),
    Column("stage", String(8), nullable=False, comment="reading, writing, ready or stopped"),
    Column("position", BigInteger, nullable=False, comment="number of the last case that was read"),
    Column("written", Integer, nullable=False, comment="cases that were read"),
    Column("message_n", Integer, nullable=False, comment="the message that tells how far it is"),
    Column("attempts", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False, comment="also the end of the lease of who is at it"),
    Column("claim", String(32), comment="of who is at it"),
    Column("asked_sealed", LargeBinary, nullable=False),
    Column("password_sealed", LargeBinary),
    comment="Files of cases being made for a reader, and finished ones until they are erased.",
)
Index("ix_export_job_expires_at", export_job.c.expires_at)

export_part = Table(
    "export_part",
    metadata,
    Column("file_id", String(32), primary_key=True),
    Column("job_id", String(32), ForeignKey("export_job.id"), nullable=False),
    Column("position", BigInteger, nullable=False),
    comment="Sealed pages of an export that is not finished.",
)
Index("ix_export_part_job_id", export_part.c.job_id)
