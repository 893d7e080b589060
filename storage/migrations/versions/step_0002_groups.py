"""Groups of staff; digests are subscribed to by a conversation, be it a person's or a group's."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "staff_group",
        sa.Column("conversation", sa.LargeBinary(length=16), nullable=False),
        sa.Column("has_alerts", sa.Boolean(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False, comment="whose communes it hears of"),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name=op.f("fk_staff_group_added_by")),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversation.key"], name=op.f("fk_staff_group_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_staff_group")),
        comment="Groups of a unit that an admin has subscribed to something.",
    )
    # Copies: a renamed table keeps the names of its keys and constraints on PostgreSQL, and they would clash.
    op.execute("CREATE TABLE old_subscription AS SELECT * FROM subscription")
    op.execute("CREATE TABLE old_digest_run AS SELECT * FROM digest_run")
    op.drop_index("ix_subscription_next_due_at", table_name="subscription")
    op.drop_table("digest_run")
    op.drop_table("subscription")
    _create()
    op.execute(
        "INSERT INTO subscription SELECT s.conversation, o.at, o.next_due_at"
        " FROM old_subscription o JOIN staff s ON s.id = o.staff_id"
    )
    op.execute(
        "INSERT INTO digest_run SELECT s.conversation, o.due_at, o.claimed_at, o.is_late"
        " FROM old_digest_run o JOIN staff s ON s.id = o.staff_id"
    )
    op.drop_table("old_subscription")
    op.drop_table("old_digest_run")


def _create() -> None:
    op.create_table(
        "subscription",
        sa.Column(
            "conversation",
            sa.LargeBinary(length=16),
            nullable=False,
            comment="of a member of staff, or of a group",
        ),
        sa.Column("at", sa.String(length=5), nullable=False, comment="HH:MM, the subscriber's own hour"),
        sa.Column("next_due_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversation.key"], name=op.f("fk_subscription_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_subscription")),
    )
    op.create_index("ix_subscription_next_due_at", "subscription", ["next_due_at"], unique=False)
    op.create_table(
        "digest_run",
        sa.Column("conversation", sa.LargeBinary(length=16), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversation.key"], name=op.f("fk_digest_run_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation", "due_at", name=op.f("pk_digest_run")),
    )


def downgrade() -> None:
    """There is no way back but the backup from before: an older program knows no groups."""
    raise NotImplementedError("restore the backup that was made before this step")
