"""Proofs of consent, and a token by which a teller's own cases are found and cut."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward. Older ties get their token from the first purge, which has the keys."""
    op.create_table(
        "consent",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False),
        sa.Column(
            "person",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="PRF of the conversation; none once it is forgotten",
        ),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column(
            "version", sa.String(length=4), nullable=False, comment="of the words, in seeds/consents.yaml"
        ),
        sa.Column("locale", sa.String(length=8), nullable=False, comment="the language they were read in"),
        sa.Column("given_on", sa.BigInteger(), nullable=False, comment="the day only"),
        sa.Column("withdrawn_on", sa.BigInteger(), nullable=True, comment="likewise"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        comment="Who agreed to which words for which purpose.",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_consent_person", "consent", ["person"], unique=False)
    op.add_column(
        "reporter",
        sa.Column(
            "teller_token",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="PRF of the conversation: finds one's own cases, goes with the row",
        ),
    )
    op.create_index("ix_reporter_teller_token", "reporter", ["teller_token"], unique=False)


def downgrade() -> None:
    """There is no way back but the backup from before: an older program knows no consents."""
    raise NotImplementedError("restore the backup that was made before this step")
