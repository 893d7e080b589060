"""Deadlines of cases as rows; those that nobody took yet get theirs."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_RECEPTION = 24 * 3_600_000_000
_REMINDER = 20 * 3_600_000_000
"""Microseconds from the filing, as the unit had it by default until now."""
_AT_ONCE = 1000


def upgrade() -> None:
    """Go one step forward."""
    clock = _make_table()
    op.create_index("ix_clock_case_number", "clock", ["case_number", "kind"])
    op.create_index(
        "ix_clock_running",
        "clock",
        ["due_at", "case_number", "kind"],
        sqlite_where=sa.text("is_running = 1"),
        postgresql_where=sa.text("is_running"),
    )
    op.create_index(
        "ix_clock_remind_at",
        "clock",
        ["remind_at"],
        sqlite_where=sa.text("remind_at IS NOT NULL"),
        postgresql_where=sa.text("remind_at IS NOT NULL"),
    )
    _start_for_new_cases(clock)


def _make_table() -> sa.Table:
    made: sa.Table = op.create_table(
        "clock",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False, comment="time-ordered"),
        sa.Column("case_number", sa.BigInteger(), nullable=True),
        sa.Column(
            "kind",
            sa.String(length=16),
            nullable=False,
            comment="reception | handling | data_answer | data_request",
        ),
        sa.Column("is_running", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("extended", sa.Integer(), server_default=sa.text("0"), nullable=False, comment="times"),
        sa.Column(
            "remind_at", sa.BigInteger(), nullable=True, comment="none: nobody is to be reminded any more"
        ),
        sa.Column("reminded_at", sa.BigInteger(), nullable=True),
        sa.Column("met_at", sa.BigInteger(), nullable=True, comment="when it stopped, in time or not"),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name="fk_clock_case_number"),
        sa.PrimaryKeyConstraint("id", name="pk_clock"),
        comment="What is to be done with a case until when. It runs until that is done or the case is closed.",
        sqlite_with_rowid=False,
    )
    return made


def _start_for_new_cases(clock: sa.Table) -> None:
    connection = op.get_bind()
    cases = sa.table("cases", sa.column("number"), sa.column("status"), sa.column("filed_at"))
    waiting = sa.select(cases.c.number, cases.c.filed_at).where(cases.c.status == "new")
    found = connection.execute(waiting).all()
    for first in range(0, len(found), _AT_ONCE):
        rows = [_reception(*one) for one in found[first : first + _AT_ONCE]]
        connection.execute(clock.insert(), rows)


def _reception(number: int, filed_at: int) -> dict[str, object]:
    return {
        "id": filed_at.to_bytes(8, "big") + secrets.token_bytes(8),
        "case_number": number,
        "kind": "reception",
        "is_running": True,
        "started_at": filed_at,
        "due_at": filed_at + _RECEPTION,
        "extended": 0,
        "remind_at": filed_at + _REMINDER,
    }


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
