"""Boundaries of communes, as an operator imports them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "boundary",
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("shape", sa.LargeBinary(), nullable=False, comment="WKB, degrees of WGS84"),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("commune", name=op.f("pk_boundary")),
        comment="Boundaries of communes that the unit imported. Public, so in the clear.",
    )


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
