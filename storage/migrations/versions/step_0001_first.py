"""The first schema: conversations, inbox and outbox, cases, staff, digests, audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go one step forward."""
    op.create_table(
        "audit",
        sa.Column("n", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("case_number", sa.BigInteger(), nullable=True),
        sa.Column("detail", sa.String(length=80), nullable=True),
        sa.Column(
            "hash", sa.LargeBinary(length=32), nullable=False, comment="over this row and the hash before it"
        ),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_case_number", "audit", ["case_number"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("key", sa.LargeBinary(length=16), nullable=False, comment="pseudonym of channel and user"),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column(
            "last_n", sa.Integer(), nullable=False, comment="number of the last message to this conversation"
        ),
        sa.Column("active_on", sa.BigInteger(), nullable=False, comment="the day only"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
        comment="Numbers given out without gaps: cases, staff, audit rows. Its row lock orders writers.",
    )
    op.create_table(
        "inbox",
        sa.Column(
            "key", sa.LargeBinary(length=16), nullable=False, comment="PRF of channel, user and event id"
        ),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "failed",
            sa.String(length=60),
            nullable=True,
            comment="class of the error that kept this event from being handled",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outbox",
        sa.Column("conversation", sa.LargeBinary(length=16), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=True),
        sa.Column("posted_on", sa.BigInteger(), nullable=False, comment="the day only"),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column(
            "leased_by", sa.String(length=16), nullable=True, comment="the process that is delivering it"
        ),
        sa.Column("leased_until", sa.BigInteger(), nullable=False),
        sa.Column(
            "sent_on",
            sa.BigInteger(),
            nullable=True,
            comment="the day; only where people fetch their messages, else the row goes",
        ),
        sa.Column("dead", sa.String(length=80), nullable=True, comment="why this message was given up"),
        sa.PrimaryKeyConstraint("conversation", "n", name=op.f("pk_outbox")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_outbox_sent_on",
        "outbox",
        ["sent_on"],
        unique=False,
        sqlite_where=sa.text("sent_on IS NOT NULL"),
        postgresql_where=sa.text("sent_on IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["conversation", "n"],
        unique=False,
        sqlite_where=sa.text("sent_on IS NULL AND dead IS NULL"),
        postgresql_where=sa.text("sent_on IS NULL AND dead IS NULL"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
        comment="What the database must remember of itself: the sentinel that proves the key file fits.",
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("conversation", sa.LargeBinary(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column(
            "communes",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="codes, space separated; empty is all",
        ),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversation.key"], name=op.f("fk_staff_conversation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("conversation", name=op.f("uq_staff_conversation")),
    )
    op.create_table(
        "cases",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("alias", sa.String(length=40), nullable=False, comment="what staff call the teller"),
        sa.Column("code_token", sa.LargeBinary(length=16), nullable=False, comment="PRF of the receipt code"),
        sa.Column("form", sa.String(length=24), nullable=False),
        sa.Column("category", sa.String(length=24), nullable=False),
        sa.Column("subcategory", sa.String(length=24), nullable=True),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("commune", sa.String(length=5), nullable=True),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column(
            "item_count",
            sa.Integer(),
            nullable=True,
            comment="pieces of a hand-in, where the teller could say",
        ),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("filed_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff.id"], name=op.f("fk_cases_assignee_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_cases")),
        sa.UniqueConstraint("code_token", name=op.f("uq_cases_code_token")),
    )
    op.create_index(
        "ix_cases_assignee_id",
        "cases",
        ["assignee_id", "number"],
        unique=False,
        sqlite_where=sa.text("assignee_id IS NOT NULL"),
        postgresql_where=sa.text("assignee_id IS NOT NULL"),
    )
    op.create_index("ix_cases_category", "cases", ["category", "number"], unique=False)
    op.create_index("ix_cases_commune", "cases", ["commune", "number"], unique=False)
    op.create_index("ix_cases_filed_at", "cases", ["filed_at", "category", "commune"], unique=False)
    op.create_index(
        "ix_cases_status", "cases", ["status", "number", "filed_at", "is_urgent", "commune"], unique=False
    )
    op.create_index(
        "ix_cases_urgent",
        "cases",
        ["number"],
        unique=False,
        sqlite_where=sa.text("is_urgent = 1"),
        postgresql_where=sa.text("is_urgent"),
    )
    op.create_table(
        "digest_run",
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_digest_run_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "due_at", name=op.f("pk_digest_run")),
    )
    op.create_table(
        "invite",
        sa.Column("token", sa.LargeBinary(length=16), nullable=False, comment="PRF of the code"),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("communes", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_invite_made_by")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invite")),
    )
    op.create_table(
        "subscription",
        sa.Column("staff_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=5), nullable=False, comment="HH:MM, the subscriber's own hour"),
        sa.Column("next_due_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_subscription_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_subscription")),
    )
    op.create_index("ix_subscription_next_due_at", "subscription", ["next_due_at"], unique=False)
    op.create_table(
        "case_event",
        sa.Column("id", sa.LargeBinary(length=16), nullable=False, comment="time-ordered"),
        sa.Column("case_number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="message | answer | status"),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=True),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name=op.f("fk_case_event_case_number")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_event_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index("ix_case_event_case", "case_event", ["case_number", "id"], unique=False)
    op.create_table(
        "file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column(
            "conversation",
            sa.LargeBinary(length=16),
            nullable=True,
            comment="who sent it, only until it belongs to a case",
        ),
        sa.Column("case_number", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name=op.f("fk_file_case_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
    )
    op.create_index("ix_file_case_number", "file", ["case_number"], unique=False)
    op.create_index("ix_file_received_at", "file", ["received_at"], unique=False)
    op.create_table(
        "reporter",
        sa.Column("case_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("who_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"], name=op.f("fk_reporter_case_number")),
        sa.PrimaryKeyConstraint("case_number", name=op.f("pk_reporter")),
        comment="The only tie between a case and its teller. Without the row nobody can find or write to them.",
    )
    _start_counters()


def _start_counters() -> None:
    counter = sa.table("counter", sa.column("name", sa.String), sa.column("value", sa.BigInteger))
    op.bulk_insert(counter, [{"name": name, "value": 0} for name in ("case", "staff", "audit")])


def downgrade() -> None:
    """Go one step back."""
    op.drop_table("reporter")
    op.drop_index("ix_file_received_at", table_name="file")
    op.drop_index("ix_file_case_number", table_name="file")
    op.drop_table("file")
    op.drop_index("ix_case_event_case", table_name="case_event")
    op.drop_table("case_event")
    op.drop_index("ix_subscription_next_due_at", table_name="subscription")
    op.drop_table("subscription")
    op.drop_table("invite")
    op.drop_table("digest_run")
    op.drop_index(
        "ix_cases_urgent",
        table_name="cases",
        sqlite_where=sa.text("is_urgent = 1"),
        postgresql_where=sa.text("is_urgent"),
    )
    op.drop_index("ix_cases_status", table_name="cases")
    op.drop_index("ix_cases_filed_at", table_name="cases")
    op.drop_index("ix_cases_commune", table_name="cases")
    op.drop_index("ix_cases_category", table_name="cases")
    op.drop_index(
        "ix_cases_assignee_id",
        table_name="cases",
        sqlite_where=sa.text("assignee_id IS NOT NULL"),
        postgresql_where=sa.text("assignee_id IS NOT NULL"),
    )
    op.drop_table("cases")
    op.drop_table("staff")
    op.drop_table("setting")
    op.drop_index(
        "ix_outbox_waiting",
        table_name="outbox",
        sqlite_where=sa.text("sent_on IS NULL AND dead IS NULL"),
        postgresql_where=sa.text("sent_on IS NULL AND dead IS NULL"),
    )
    op.drop_index(
        "ix_outbox_sent_on",
        table_name="outbox",
        sqlite_where=sa.text("sent_on IS NOT NULL"),
        postgresql_where=sa.text("sent_on IS NOT NULL"),
    )
    op.drop_table("outbox")
    op.drop_table("inbox")
    op.drop_table("counter")
    op.drop_table("conversation")
    op.drop_index("ix_audit_case_number", table_name="audit")
    op.drop_table("audit")
