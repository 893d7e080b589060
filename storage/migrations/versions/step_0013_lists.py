"""Lists in the order of filing: each filter's index ends in it, so that a page among many cases is read at once."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ORDER = ("filed_at", "number")
_UNASSIGNED = (
    "assignee_id IS NULL AND coalesce(status, '') IN ('new', 'accepted', 'in_progress', 'forwarded')"
)


def upgrade() -> None:
    """Go one step forward."""
    for name in ("filed_at", "status", "commune", "category", "assignee_id", "urgent"):
        op.drop_index(f"ix_cases_{name}", table_name="cases")
    _index("filed_at", *_ORDER, "category", "commune")
    _index("status", "status", *_ORDER, "is_urgent", "commune")
    _index("commune", "commune", *_ORDER, "category", "subcategory")
    _index("category", "category", *_ORDER, "commune")
    _index("subcategory", "subcategory", *_ORDER, "commune", where="subcategory IS NOT NULL")
    _index("assignee_id", "assignee_id", *_ORDER, "commune", where="assignee_id IS NOT NULL")
    _index("unassigned", *_ORDER, "commune", where=_UNASSIGNED)
    _index("urgent", *_ORDER, "commune", where="is_urgent = 1", postgresql="is_urgent")


def _index(name: str, *columns: str, where: str | None = None, postgresql: str | None = None) -> None:
    op.create_index(
        f"ix_cases_{name}",
        "cases",
        list(columns),
        sqlite_where=None if where is None else sa.text(where),
        postgresql_where=None if where is None else sa.text(postgresql or where),
    )


def downgrade() -> None:
    """There is no way back but the backup from before."""
    raise NotImplementedError("restore the backup that was made before this step")
