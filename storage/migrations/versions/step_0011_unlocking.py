"""The codes staff unlock content with, views that disappear, and the audit log by person, action and time."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "step_up",
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False, comment="a right code was given once"),
        sa.Column(
            "last_step",
            sa.Integer(),
            nullable=False,
            comment="of 30 s each: the newest whose code was taken",
        ),
        sa.Column(
            "wrong_count",
            sa.Integer(),
            nullable=False,
            comment="wrong codes since the last right one or lock",
        ),
        sa.Column("lock_count", sa.Integer(), nullable=False, comment="locks since the last right code"),
        sa.Column("locked_until", sa.BigInteger(), nullable=True, comment="after wrong codes"),
        sa.Column("unlocked_until", sa.BigInteger(), nullable=True, comment="content is shown until then"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_step_up_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_step_up")),
        comment="The one-time codes of a member of staff.",
    )
    op.create_table(
        "recovery",
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_recovery_staff_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["staff.id"], name=op.f("fk_recovery_asked_by")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_recovery")),
        comment="Whose codes one admin wants erased; a second one confirms.",
    )
    op.create_table(
        "view",
        sa.Column("conversation", sa.LargeBinary(length=16), nullable=False),
        sa.Column(
            "n", sa.Integer(), autoincrement=False, nullable=False, comment="of the message in the outbox"
        ),
        sa.Column("due_at", sa.BigInteger(), nullable=False, comment="when it is taken away"),
        sa.Column(
            "slot", sa.String(length=20), nullable=True, comment="by which it is found before its time"
        ),
        sa.ForeignKeyConstraint(["conversation"], ["conversation.key"], name=op.f("fk_view_conversation")),
        sa.PrimaryKeyConstraint("conversation", "n", name=op.f("pk_view")),
        comment="Messages with content that staff see for a while only.",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_view_due_at"), "view", ["due_at"])
    op.create_index("ix_audit_staff_id", "audit", ["staff_id", "n"])
    op.create_index("ix_audit_action", "audit", ["action", "n"])
    op.create_index("ix_audit_at", "audit", ["at", "n"])


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
