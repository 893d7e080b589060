"""Every table. Columns ending in `_sealed` hold ciphertext; everything else may be read by whoever has the disk.

What is left in the clear is what officers filter and count by: category, commune, status, times.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime | None) -> int | None:
    """A moment as it is stored: whole microseconds since 1970. Aware datetimes only."""
    return None if moment is None else (moment - EPOCH) // _MICROSECOND


@lru_cache(maxsize=4)
def day_of(moment: datetime) -> datetime:
    """The start of its UTC day.

    What links nothing to nobody by itself still does so by its time: a case and a conversation written in the
    same microsecond belong together. So rows that name a conversation know no more than the day.
    """
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


class Instant(TypeDecorator[datetime]):
    """An aware UTC moment, stored as whole microseconds since 1970: the same on every engine."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To microseconds."""
        del dialect
        return microseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """To an aware moment."""
        del dialect
        return None if value is None else EPOCH + timedelta(microseconds=value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# `sqlite_with_rowid=False` on rows found by a random key: SQLite then keeps one tree instead of two.

setting = Table(
    "setting",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
    comment="What the database must remember of itself: the sentinel that proves the key file fits.",
)

counter = Table(
    "counter",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("value", BigInteger, nullable=False),
    comment="Numbers given out without gaps: cases, staff, audit rows. Its row lock orders writers.",
)

conversation = Table(
    "conversation",
    metadata,
    Column("key", LargeBinary(16), primary_key=True, comment="pseudonym of channel and user"),
    Column("channel", String(16), nullable=False),
    Column("address_sealed", LargeBinary, nullable=False),
    Column("state_sealed", LargeBinary, nullable=False),
    Column("locale", String(2), nullable=False),
    Column("last_n", Integer, nullable=False, comment="number of the last message to this conversation"),
    Column("active_on", Instant, nullable=False, comment="the day only"),
    Column("due_at", Instant, comment="when an open form is offered or erased, the hour"),
    sqlite_with_rowid=False,
)
Index(
    "ix_conversation_due_at",
    conversation.c.due_at,
    sqlite_where=conversation.c.due_at.is_not(None),
    postgresql_where=conversation.c.due_at.is_not(None),
)

inbox = Table(
    "inbox",
    metadata,
    Column("key", LargeBinary(16), primary_key=True, comment="PRF of channel, user and event id"),
    Column("received_at", Instant, nullable=False),
    Column("failed", String(60), comment="class of the error that kept this event from being handled"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("conversation", LargeBinary(16), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("slot", String(40)),
    Column("posted_on", Instant, nullable=False, comment="the day only"),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("leased_by", String(16), comment="the process that is delivering it"),
    Column("leased_until", Instant, nullable=False),
    Column("sent_on", Instant, comment="the day; only where people fetch their messages, else the row goes"),
    Column("dead", String(80), comment="why this message was given up"),
    sqlite_with_rowid=False,
)
_waiting = outbox.c.sent_on.is_(None) & outbox.c.dead.is_(None)
Index(
    "ix_outbox_waiting",
    outbox.c.conversation,
    outbox.c.n,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)
Index(
    "ix_outbox_sent_on",
    outbox.c.sent_on,
    sqlite_where=outbox.c.sent_on.is_not(None),
    postgresql_where=outbox.c.sent_on.is_not(None),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column(
        "communes", Text, nullable=False, server_default="", comment="codes, space separated; empty is all"
    ),
    Column("is_active", Boolean, nullable=False),
    Column("joined_at", Instant, nullable=False),
)

invite = Table(
    "invite",
    metadata,
    Column("token", LargeBinary(16), primary_key=True, comment="PRF of the code"),
    Column("role", String(16), nullable=False),
    Column("communes", Text, nullable=False, server_default=""),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("made_by", Integer, ForeignKey("staff.id")),
)

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
)
Index("ix_cases_filed_at", cases.c.filed_at, cases.c.category, cases.c.commune)
Index(
    # lists want the order; the digest counts what is open from the index alone
    "ix_cases_status",
    cases.c.status,
    cases.c.number,
    cases.c.filed_at,
    cases.c.is_urgent,
    cases.c.commune,
)
Index("ix_cases_commune", cases.c.commune, cases.c.number)
Index("ix_cases_category", cases.c.category, cases.c.number)
Index(
    "ix_cases_assignee_id",
    cases.c.assignee_id,
    cases.c.number,
    sqlite_where=cases.c.assignee_id.is_not(None),
    postgresql_where=cases.c.assignee_id.is_not(None),
)
Index(
    "ix_cases_urgent",
    cases.c.number,
    sqlite_where=text("is_urgent = 1"),
    postgresql_where=text("is_urgent"),
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

file = Table(
    "file",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", LargeBinary(16), comment="who sent it, only until it belongs to a case"),
    Column("case_number", BigInteger, ForeignKey("cases.number")),
    Column("kind", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
)
Index("ix_file_case_number", file.c.case_number)
Index("ix_file_received_at", file.c.received_at)

file_work = Table(
    "file_work",
    metadata,
    Column("file_id", String(32), primary_key=True),
    Column("source_sealed", LargeBinary),
    Column("who_sealed", LargeBinary, nullable=False),
    Column("alters_voice", Boolean, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Instant, nullable=False, comment="also the end of the lease of who is at it"),
    comment="Files that nobody may open yet: to be fetched from their network, or their voice to be altered.",
)
Index("ix_file_work_due_at", file_work.c.due_at)

staff_group = Table(
    "staff_group",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("has_alerts", Boolean, nullable=False),
    Column("added_by", Integer, ForeignKey("staff.id"), nullable=False, comment="whose communes it hears of"),
    comment="Groups of a unit that an admin has subscribed to something.",
)

subscription = Table(
    "subscription",
    metadata,
    Column(
        "conversation",
        LargeBinary(16),
        ForeignKey("conversation.key"),
        primary_key=True,
        comment="of a member of staff, or of a group",
    ),
    Column("at", String(5), nullable=False, comment="HH:MM, the subscriber's own hour"),
    Column("next_due_at", Instant, nullable=False),
)
Index("ix_subscription_next_due_at", subscription.c.next_due_at)

digest_run = Table(
    "digest_run",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("due_at", Instant, primary_key=True),
    Column("claimed_at", Instant, nullable=False),
    Column("is_late", Boolean, nullable=False),
)

model = Table(
    "model",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(24), nullable=False),
    Column("name", String(80), nullable=False, comment="public"),
    Column("commune", String(5), nullable=False),
    Column("state", String(16), nullable=False),
    Column("changed_on", Instant, nullable=False, comment="the day only"),
    Column("is_sample", Boolean, nullable=False),
    comment="Models of self-management; all of it is public.",
)
Index("ix_model_commune", model.c.commune, model.c.id)

model_remark = Table(
    "model_remark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("model_id", Integer, ForeignKey("model.id"), comment="none for a proposal"),
    Column("commune", String(5), nullable=False),
    Column("kind", String(16), nullable=False, comment="join | remark | proposal"),
    Column("received_on", Instant, nullable=False, comment="the day only"),
    Column("answered_on", Instant, comment="the day only"),
    Column("body_sealed", LargeBinary, nullable=False),
    Column("who_sealed", LargeBinary, comment="where an answer may go, and the consent; none without one"),
    Column(
        "teller_token", LargeBinary(16), comment="by which who wrote it finds and cuts that tie; goes with it"
    ),
    comment="What citizens write to the team of a model.",
)
Index(
    "ix_model_remark_teller_token",
    model_remark.c.teller_token,
    sqlite_where=model_remark.c.teller_token.is_not(None),
    postgresql_where=model_remark.c.teller_token.is_not(None),
)
Index("ix_model_remark_model_id", model_remark.c.model_id, model_remark.c.id)

warning = Table(
    "warning",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("topic", String(80), nullable=False),
    Column("commune", String(5), comment="none: for everybody"),
    Column("body", Text, nullable=False, comment="public"),
    Column("source", Text, nullable=False),
    Column("drafted_by", Integer, ForeignKey("staff.id"), nullable=False),
    Column("drafted_at", Instant, nullable=False),
    Column("confirmed_by", Integer, ForeignKey("staff.id")),
    Column("reviewed_on", Instant, comment="the day only"),
    Column("published_at", Instant, comment="none: a draft"),
    Column("sent_through", LargeBinary(16), comment="the last conversation that was served"),
    Column("sent_at", Instant, comment="when the last subscriber was served"),
    comment="Warnings on the tricks of criminals; what is published is public.",
)

warning_subscription = Table(
    "warning_subscription",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("commune", String(5), comment="none: all of them"),
    Column("consent", String(16), nullable=False, comment="the version of the words agreed to"),
    Column("consented_on", Instant, nullable=False, comment="the day only"),
    comment="Who wants warnings. Whoever wants them no more has no row.",
    sqlite_with_rowid=False,
)

audit = Table(
    "audit",
    metadata,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("staff_id", Integer),
    Column("action", String(24), nullable=False),
    Column("case_number", BigInteger),
    Column("detail", String(80)),
    Column("hash", LargeBinary(32), nullable=False, comment="over this row and the hash before it"),
)
Index("ix_audit_case_number", audit.c.case_number)

boundary = Table(
    "boundary",
    metadata,
    Column("commune", String(5), primary_key=True),
    Column("shape", LargeBinary, nullable=False, comment="WKB, degrees of WGS84"),
    Column("imported_at", Instant, nullable=False),
    comment="Boundaries of communes that the unit imported. Public, so in the clear.",
)
