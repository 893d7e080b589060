"""Files of cases that staff ask for in their chat."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "export_job",
        sa.Column("id", sa.String(length=32), nullable=False, comment="also the id of the finished file"),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column(
            "conversation", sa.LargeBinary(length=16), nullable=False, comment="where it is handed over"
        ),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("stage", sa.String(length=8), nullable=False, comment="reading, writing, ready or stopped"),
        sa.Column(
            "position", sa.BigInteger(), nullable=False, comment="number of the last case that was read"
        ),
        sa.Column("written", sa.Integer(), nullable=False, comment="cases that were read"),
        sa.Column("message_n", sa.Integer(), nullable=False, comment="the message that tells how far it is"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "due_at", sa.BigInteger(), nullable=False, comment="also the end of the lease of who is at it"
        ),
        sa.Column("claim", sa.String(length=32), nullable=True, comment="of who is at it"),
        sa.Column("asked_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("password_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_export_job_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_job")),
        comment="Files of cases being made for a reader, and finished ones until they are erased.",
    )
    op.create_index("ix_export_job_expires_at", "export_job", ["expires_at"])
    op.create_table(
        "export_part",
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("job_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["export_job.id"], name=op.f("fk_export_part_job_id")),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_export_part")),
        comment="Sealed pages of an export that is not finished.",
    )
    op.create_index("ix_export_part_job_id", "export_part", ["job_id"])


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
