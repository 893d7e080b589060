"""Cases that are alike, cases that go with another, and how a picture looks."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward. Cases from before are not compared with each other."""
    op.add_column(
        "cases",
        sa.Column(
            "merged_into",
            sa.BigInteger(),
            nullable=True,
            comment="the case it goes with; that one goes with none",
        ),
    )
    op.add_column(
        "cases",
        sa.Column(
            "merged_count",
            sa.Integer(),
            nullable=False,
            server_default=sa.text("0"),
            comment="how many go with it",
        ),
    )
    op.create_index(
        "ix_cases_merged_into",
        "cases",
        ["merged_into", "number"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.add_column(
        "file",
        sa.Column(
            "look_sealed",
            sa.LargeBinary(),
            nullable=True,
            comment="of a picture: by which another much like it is known",
        ),
    )
    op.create_table(
        "likeness",
        sa.Column("case_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "other_number", sa.BigInteger(), autoincrement=False, nullable=False, comment="the older one"
        ),
        sa.Column("kind", sa.String(length=8), nullable=False, comment="words | picture"),
        sa.Column("score", sa.Integer(), nullable=False, comment="0 to 100"),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name=op.f("fk_likeness_case_number")),
        sa.ForeignKeyConstraint(["other_number"], ["cases.number"], name=op.f("fk_likeness_other_number")),
        sa.PrimaryKeyConstraint("case_number", "other_number", name=op.f("pk_likeness")),
        comment="Two cases that are much alike: no word of either.",
    )
    op.create_index(op.f("ix_likeness_other_number"), "likeness", ["other_number"])
    op.create_table(
        "comparison",
        sa.Column("case_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column(
            "due_at", sa.BigInteger(), nullable=False, comment="also the end of the lease of who is at it"
        ),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name=op.f("fk_comparison_case_number")),
        sa.PrimaryKeyConstraint("case_number", name=op.f("pk_comparison")),
        comment="Cases that are still to be compared with those that came before.",
    )
    op.create_index(op.f("ix_comparison_due_at"), "comparison", ["due_at"])


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
