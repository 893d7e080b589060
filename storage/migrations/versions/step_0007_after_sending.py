"""What a teller may do with a closed case: say how it was handled, and have it opened again once."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.add_column(
        "cases",
        sa.Column("rating", sa.String(length=8), nullable=True, comment="the teller's: good | fair | bad"),
    )
    op.add_column("cases", sa.Column("rated_at", sa.BigInteger(), nullable=True))
    op.add_column(
        "cases",
        sa.Column(
            "reopened_at",
            sa.BigInteger(),
            nullable=True,
            comment="a teller may have a closed case opened again once",
        ),
    )


def downgrade() -> None:
    """There is no way back but the backup from before: an older program knows no case that was withdrawn."""
    raise NotImplementedError("restore the backup that was made before this step")
