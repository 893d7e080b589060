"""Staff, how they came in, and their groups."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from storage.tables.columns import Instant, metadata

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
    Column("unit_id", Integer, ForeignKey("unit.id"), comment="none: the desk itself"),
    Column(
        "categories", Text, nullable=False, server_default="", comment="keys, space separated; empty is all"
    ),
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
    Column("unit_id", Integer, ForeignKey("unit.id"), comment="none: the desk itself"),
    Column("categories", Text, nullable=False, server_default=""),
)

staff_group = Table(
    "staff_group",
    metadata,
    Column("conversation", LargeBinary(16), ForeignKey("conversation.key"), primary_key=True),
    Column("has_alerts", Boolean, nullable=False),
    Column("added_by", Integer, ForeignKey("staff.id"), nullable=False, comment="whose communes it hears of"),
    comment="Groups of a unit that an admin has subscribed to something.",
)
