"""Units of the police and member organisations."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text

from storage.tables.columns import metadata

unit = Table(
    "unit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String(80), nullable=False, comment="public"),
    Column("kind", String(16), nullable=False, comment="province | commune | organisation"),
    Column("communes", Text, nullable=False, server_default="", comment="codes, space separated"),
    Column(
        "categories", Text, nullable=False, server_default="", comment="keys, space separated; empty is all"
    ),
    Column("is_active", Boolean, nullable=False),
    comment="Who cases are routed to beside the desk itself, and organisations that see no case at all.",
)
