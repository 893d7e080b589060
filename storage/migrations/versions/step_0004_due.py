"""A conversation says when something it remembers is due: an open form is offered again, or erased."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward. Forms that are open now are counted from the next word on."""
    op.add_column(
        "conversation",
        sa.Column(
            "due_at",
            sa.BigInteger(),
            nullable=True,
            comment="when an open form is offered or erased, the hour",
        ),
    )
    op.create_index(
        "ix_conversation_due_at",
        "conversation",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
