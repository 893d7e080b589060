"""Cases, what happens to them, and who told us."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from storage.tables.columns import Instant, metadata

# `sqlite_with_rowid=False` on rows found by a random key: SQLite then keeps one tree instead of two.

cases = Table(
    "cases",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("alias", String(40), nullable=False, comment="what staff call the teller"),
    Column("code_token", LargeBinary(16), nullable=False, unique=True, comment="PRF of the receipt code"),
    Column("form", String(24), nullable=False),
    Column("category", String(24), nullable=False),
    Column("subcategory", String(24)),
    Column("is_urgent", Boolean, nullable=False),
    Column("status", String(16), nullable=False),
    Column("commune", String(5)),
    Column("assignee_id", Integer, ForeignKey("staff.id")),
    Column("answers_sealed", LargeBinary, nullable=False),
    Column("item_count", Integer, comment="pieces of a hand-in, where the teller could say"),
    Column("is_sample", Boolean, nullable=False, server_default=text("false")),
    Column("filed_at", Instant, nullable=False),
    Column("taken_at", Instant),
    Column("closed_at", Instant),
    Column("updated_at", Instant, nullable=False),
    Column("thanks", String(8), comment="offered | accepted | quiet | meet | refused"),
    Column("rating", String(8), comment="the teller's: good | fair | bad"),
    Column("rated_at", Instant),
    Column("reopened_at", Instant, comment="a teller may have a closed case opened again once"),
    Column("register_number", String(40), comment="of the unit's official book"),
    Column("unit_id", Integer, ForeignKey("unit.id"), comment="whose case it is; none: the desk's"),
    Column("asked_at", Instant, comment="a question waits for the teller since then"),
    Column("grade", String(16), comment="valuable | not_valuable | unverified"),
    Column("graded_at", Instant),
    Column("outcomes", String(48), comment="keys, space separated"),
    Column("merged_into", BigInteger, comment="the case it goes with; that one goes with none"),
    Column("merged_count", Integer, nullable=False, server_default=text("0"), comment="how many go with it"),
)
# Lists are read newest first, a page at a time: each filter has an index that ends in that order.
Index("ix_cases_filed_at", cases.c.filed_at, cases.c.number, cases.c.category, cases.c.commune)
Index(
    # the digest counts what is open from the index alone
    "ix_cases_status",
    cases.c.status,
    cases.c.filed_at,
    cases.c.number,
    cases.c.is_urgent,
    cases.c.commune,
)
Index(
    "ix_cases_commune",
    cases.c.commune,
    cases.c.filed_at,
    cases.c.number,
    cases.c.category,
    cases.c.subcategory,
)
Index("ix_cases_category", cases.c.category, cases.c.filed_at, cases.c.number, cases.c.commune)
Index(
    "ix_cases_subcategory",
    cases.c.subcategory,
    cases.c.filed_at,
    cases.c.number,
    cases.c.commune,
    sqlite_where=cases.c.subcategory.is_not(None),
    postgresql_where=cases.c.subcategory.is_not(None),
)
Index(
    "ix_cases_assignee_id",
    cases.c.assignee_id,
    cases.c.filed_at,
    cases.c.number,
    cases.c.commune,
    sqlite_where=cases.c.assignee_id.is_not(None),
    postgresql_where=cases.c.assignee_id.is_not(None),
)
_UNASSIGNED = text(
    "assignee_id IS NULL AND coalesce(status, '') IN ('new', 'accepted', 'in_progress', 'forwarded')"
)
Index(
    "ix_cases_unassigned",
    cases.c.filed_at,
    cases.c.number,
    cases.c.commune,
    sqlite_where=_UNASSIGNED,
    postgresql_where=_UNASSIGNED,
)
Index(
    "ix_cases_urgent",
    cases.c.filed_at,
    cases.c.number,
    cases.c.commune,
    sqlite_where=text("is_urgent = 1"),
    postgresql_where=text("is_urgent"),
)
Index(
    "ix_cases_register_number",
    cases.c.register_number,
    sqlite_where=cases.c.register_number.is_not(None),
    postgresql_where=cases.c.register_number.is_not(None),
)
Index(
    "ix_cases_unit_id",
    cases.c.unit_id,
    cases.c.filed_at,
    cases.c.number,
    sqlite_where=cases.c.unit_id.is_not(None),
    postgresql_where=cases.c.unit_id.is_not(None),
)

Index(
    # what was graded within a period is counted from the index alone
    "ix_cases_graded_at",
    cases.c.graded_at,
    cases.c.grade,
    cases.c.commune,
    cases.c.outcomes,
    sqlite_where=cases.c.graded_at.is_not(None),
    postgresql_where=cases.c.graded_at.is_not(None),
)
Index(
    "ix_cases_merged_into",
    cases.c.merged_into,
    cases.c.number,
    sqlite_where=cases.c.merged_into.is_not(None),
    postgresql_where=cases.c.merged_into.is_not(None),
)

case_event = Table(
    "case_event",
    metadata,
    Column("id", LargeBinary(16), primary_key=True, comment="time-ordered"),
    Column("case_number", BigInteger, ForeignKey("cases.number"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", String(16), nullable=False, comment="message | answer | status"),
    Column("staff_id", Integer, ForeignKey("staff.id")),
    Column("status", String(16)),
    Column("body_sealed", LargeBinary),
)
Index("ix_case_event_case", case_event.c.case_number, case_event.c.id)

reporter = Table(
    "reporter",
    metadata,
    Column("case_number", BigInteger, ForeignKey("cases.number"), primary_key=True, autoincrement=False),
    Column("who_sealed", LargeBinary, nullable=False),
    Column(
        "teller_token",
        LargeBinary(16),
        comment="PRF of the conversation: finds one's own cases, goes with the row",
    ),
    comment="The only tie between a case and its teller. Without the row nobody can find or write to them.",
)

Index("ix_reporter_teller_token", reporter.c.teller_token)

consent = Table(
    "consent",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("person", LargeBinary(16), comment="PRF of the conversation; none once it is forgotten"),
    Column("purpose", String(16), nullable=False),
    Column("version", String(4), nullable=False, comment="of the words, in seeds/consents.yaml"),
    Column("locale", String(8), nullable=False, comment="the language they were read in"),
    Column("given_on", Instant, nullable=False, comment="the day only"),
    Column("withdrawn_on", Instant, comment="likewise"),
    comment="Who agreed to which words for which purpose.",
    sqlite_with_rowid=False,
)
Index("ix_consent_person", consent.c.person)
