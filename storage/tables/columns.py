"""What every table is made with: its metadata, and moments that are the same on every engine."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Dialect, MetaData, TypeDecorator

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
