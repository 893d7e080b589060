"""Units: whose case it is, who belongs to which, and who looks after certain categories only."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward. Everybody so far, and every case, stays with the desk itself."""
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False, comment="public"),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="province | commune | organisation"),
        sa.Column("communes", sa.Text(), server_default="", nullable=False, comment="codes, space separated"),
        sa.Column(
            "categories",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="keys, space separated; empty is all",
        ),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        comment="Who cases are routed to beside the desk itself, and organisations that see no case at all.",
    )
    _add_unit_id("staff", "none: the desk itself")
    _add_unit_id("invite", "none: the desk itself")
    _add_unit_id("cases", "whose case it is; none: the desk's")
    _add_categories("staff", "keys, space separated; empty is all")
    _add_categories("invite", None)
    op.create_index(
        "ix_cases_unit_id",
        "cases",
        ["unit_id", "filed_at", "number"],
        sqlite_where=sa.text("unit_id IS NOT NULL"),
        postgresql_where=sa.text("unit_id IS NOT NULL"),
    )
    counter = sa.table("counter", sa.column("name", sa.String), sa.column("value", sa.BigInteger))
    op.bulk_insert(counter, [{"name": "unit", "value": 0}])


def _add_unit_id(table: str, comment: str) -> None:
    key = sa.ForeignKey("unit.id", name=op.f(f"fk_{table}_unit_id"))
    # Written with the column: SQLite adds no constraint to a table that is there.
    op.add_column(
        table, sa.Column("unit_id", sa.Integer(), key, nullable=True, comment=comment), inline_references=True
    )


def _add_categories(table: str, comment: str | None) -> None:
    op.add_column(
        table, sa.Column("categories", sa.Text(), server_default="", nullable=False, comment=comment)
    )


def downgrade() -> None:
    """There is no way back but the backup from before: an older program would show everybody every case."""
    raise NotImplementedError("restore the backup that was made before this step")
