"""Working a case: a question its teller is asked, what it was worth, what was taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("asked_at", sa.BigInteger(), "a question waits for the teller since then"),
    ("grade", sa.String(length=16), "valuable | not_valuable | unverified"),
    ("graded_at", sa.BigInteger(), None),
    ("outcomes", sa.String(length=48), "keys, space separated"),
)


def upgrade() -> None:
    """Go one step forward."""
    for name, kind, comment in _COLUMNS:
        op.add_column("cases", sa.Column(name, kind, nullable=True, comment=comment))
    op.create_index(
        "ix_cases_graded_at",
        "cases",
        ["graded_at", "grade", "commune", "outcomes"],
        sqlite_where=sa.text("graded_at IS NOT NULL"),
        postgresql_where=sa.text("graded_at IS NOT NULL"),
    )
    _open_ledger()


def _open_ledger() -> None:
    op.create_table(
        "seizure",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_number", sa.BigInteger(), nullable=True, comment="none: taken in without a case"),
        sa.Column("commune", sa.String(length=5), nullable=True, comment="where; none if that is not known"),
        sa.Column("kind", sa.String(length=24), nullable=False, comment="a category: gun, ammunition, …"),
        sa.Column("count", sa.Integer(), nullable=False, comment="pieces, or rounds"),
        sa.Column("corrects", sa.Integer(), nullable=True, comment="the row this one stands for"),
        sa.Column("book_number", sa.String(length=40), nullable=True, comment="of the unit's official book"),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name=op.f("fk_seizure_case_number_cases")),
        sa.ForeignKeyConstraint(["corrects"], ["seizure.id"], name=op.f("fk_seizure_corrects_seizure")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_seizure_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seizure")),
        sa.UniqueConstraint("corrects", name=op.f("uq_seizure_corrects")),
        comment="Rows are only added: a correction is a new row that names the one it stands for.",
    )
    op.create_index("ix_seizure_case_number", "seizure", ["case_number", "id"])
    op.create_index("ix_seizure_received_at", "seizure", ["received_at", "kind", "commune", "count"])
    counter = sa.table("counter", sa.column("name", sa.String), sa.column("value", sa.BigInteger))
    op.bulk_insert(counter, [{"name": "seizure", "value": 0}])


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
