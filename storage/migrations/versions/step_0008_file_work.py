"""What is still to be done with a file after it was told of: fetched from its network, its voice altered."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "file_work",
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("source_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("who_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("alters_voice", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column(
            "due_at", sa.BigInteger(), nullable=False, comment="also the end of the lease of who is at it"
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_file_work")),
        comment="Files that nobody may open yet: to be fetched from their network, or their voice to be altered.",
    )
    op.create_index(op.f("ix_file_work_due_at"), "file_work", ["due_at"])
