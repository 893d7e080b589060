"""The number under which a case stands in the unit's official book."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.add_column(
        "cases",
        sa.Column(
            "register_number", sa.String(length=40), nullable=True, comment="of the unit's official book"
        ),
    )
    op.create_index(
        "ix_cases_register_number",
        "cases",
        ["register_number"],
        sqlite_where=sa.text("register_number IS NOT NULL"),
        postgresql_where=sa.text("register_number IS NOT NULL"),
    )


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
