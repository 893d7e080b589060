"""Boundaries of communes."""

from sqlalchemy import Column, LargeBinary, String, Table

from storage.tables.columns import Instant, metadata

boundary = Table(
    "boundary",
    metadata,
    Column("commune", String(5), primary_key=True),
    Column("shape", LargeBinary, nullable=False, comment="WKB, degrees of WGS84"),
    Column("imported_at", Instant, nullable=False),
    comment="Boundaries of communes that the unit imported. Public, so in the clear.",
)
