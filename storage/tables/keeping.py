"""What the database must remember of itself."""

from sqlalchemy import BigInteger, Column, LargeBinary, String, Table

from storage.tables.columns import metadata

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
