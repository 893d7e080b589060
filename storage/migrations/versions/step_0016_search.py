"""Search: keyed tokens of the words of a case; every case there is waits for its own."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "case_token",
        sa.Column(
            "token", sa.BigInteger(), autoincrement=False, nullable=False, comment="PRF of a folded word"
        ),
        sa.Column("case_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("token", "case_number", name=op.f("pk_case_token")),
        comment="Which words a case says, each once, as tokens under the key of the index.",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_token_case", "case_token", ["case_number"])
    waiting = op.create_table(
        "case_to_index",
        sa.Column("case_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "id",
            sa.LargeBinary(length=16),
            nullable=False,
            comment="of the entry in its history; time-ordered",
        ),
        sa.Column("is_whole", sa.Boolean(), nullable=False, comment="all that the case says, not one entry"),
        sa.ForeignKeyConstraint(
            ["case_number"], ["cases.number"], name=op.f("fk_case_to_index_case_number_cases")
        ),
        sa.PrimaryKeyConstraint("case_number", "id", name=op.f("pk_case_to_index")),
        comment="Words that have no tokens yet: written with them, gone when they have.",
        sqlite_with_rowid=False,
    )
    numbers = sa.select(
        sa.column("number", sa.BigInteger()), sa.literal(bytes(16), sa.LargeBinary()), sa.literal(value=True)
    ).select_from(sa.table("cases"))
    op.execute(waiting.insert().from_select(["case_number", "id", "is_whole"], numbers))


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
