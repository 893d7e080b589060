"""Registers: models of self-management, warnings and who wants them, thanks to tellers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.add_column(
        "cases",
        sa.Column(
            "thanks",
            sa.String(length=8),
            nullable=True,
            comment="offered | accepted | quiet | meet | refused",
        ),
    )
    _create_models()
    _create_warnings()
    counter = sa.table("counter", sa.column("name", sa.String), sa.column("value", sa.BigInteger))
    names = ("model", "model_remark", "warning")
    op.bulk_insert(counter, [{"name": name, "value": 0} for name in names])


def _create_models() -> None:
    op.create_table(
        "model",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False, comment="public"),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("changed_on", sa.BigInteger(), nullable=False, comment="the day only"),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model")),
        comment="Models of self-management; all of it is public.",
    )
    op.create_index("ix_model_commune", "model", ["commune", "id"], unique=False)
    op.create_table(
        "model_remark",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=True, comment="none for a proposal"),
        sa.Column("commune", sa.String(length=5), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="join | remark | proposal"),
        sa.Column("received_on", sa.BigInteger(), nullable=False, comment="the day only"),
        sa.Column("answered_on", sa.BigInteger(), nullable=True, comment="the day only"),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column(
            "who_sealed",
            sa.LargeBinary(),
            nullable=True,
            comment="where an answer may go, and the consent; none without one",
        ),
        sa.Column(
            "teller_token",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="by which who wrote it finds and cuts that tie; goes with it",
        ),
        sa.ForeignKeyConstraint(["model_id"], ["model.id"], name=op.f("fk_model_remark_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_remark")),
        comment="What citizens write to the team of a model.",
    )
    op.create_index("ix_model_remark_model_id", "model_remark", ["model_id", "id"], unique=False)
    op.create_index(
        "ix_model_remark_teller_token",
        "model_remark",
        ["teller_token"],
        unique=False,
        sqlite_where=sa.text("teller_token IS NOT NULL"),
        postgresql_where=sa.text("teller_token IS NOT NULL"),
    )


def _create_warnings() -> None:
    op.create_table(
        "warning",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("topic", sa.String(length=80), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=True, comment="none: for everybody"),
        sa.Column("body", sa.Text(), nullable=False, comment="public"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("drafted_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("reviewed_on", sa.BigInteger(), nullable=True, comment="the day only"),
        sa.Column("published_at", sa.BigInteger(), nullable=True, comment="none: a draft"),
        sa.Column(
            "sent_through",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="the last conversation that was served",
        ),
        sa.Column("sent_at", sa.BigInteger(), nullable=True, comment="when the last subscriber was served"),
        sa.ForeignKeyConstraint(["drafted_by"], ["staff.id"], name=op.f("fk_warning_drafted_by")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["staff.id"], name=op.f("fk_warning_confirmed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warning")),
        comment="Warnings on the tricks of criminals; what is published is public.",
    )
    op.create_table(
        "warning_subscription",
        sa.Column("conversation", sa.LargeBinary(length=16), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=True, comment="none: all of them"),
        sa.Column(
            "consent", sa.String(length=16), nullable=False, comment="the version of the words agreed to"
        ),
        sa.Column("consented_on", sa.BigInteger(), nullable=False, comment="the day only"),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversation.key"], name=op.f("fk_warning_subscription_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_warning_subscription")),
        comment="Who wants warnings. Whoever wants them no more has no row.",
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """There is no way back but the backup from before: an older program knows no registers."""
    raise NotImplementedError("restore the backup that was made before this step")
