"""How the domain's values lie in columns: one type for an instant, one for an identity."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1)
_SECOND = timedelta(seconds=1)
FOREVER = 2**62
"""Stands for «no end» where a column must be comparable."""
DAY = 86_400


def seconds(at: datetime) -> int:
    """Return Vietnam wall time as whole seconds since 1970-01-01 00:00 of the same clock."""
    return (at - EPOCH) // _SECOND


def moment(value: int) -> datetime:
    """Return the Vietnam wall time of a number of seconds."""
    return EPOCH + timedelta(seconds=value)


class Instant(TypeDecorator[datetime]):
    """Vietnam wall time as whole seconds, so that days are an integer division in SQL."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Write an instant."""
        return None if value is None else (value - EPOCH) // _SECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Read an instant."""
        return None if value is None else moment(value)


class Identity(TypeDecorator[UUID]):
    """A UUID as its 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """Write a UUID."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        """Read a UUID."""
        return None if value is None else UUID(bytes=value)
