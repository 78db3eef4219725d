"""Instants as whole microseconds since 1970, the one form in which the tables hold them."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
BEFORE_ALL = (datetime.min.replace(tzinfo=UTC) - EPOCH) // MICROSECOND  # the earliest instant there is


def micros(instant: datetime) -> int:
    """Return an aware instant as microseconds since 1970; raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone, so nobody can tell which instant it is")
    return (instant - EPOCH) // MICROSECOND


def instant_of(number: int) -> datetime:
    """Return microseconds since 1970 as an aware instant in UTC."""
    return EPOCH + timedelta(microseconds=number)


def maybe_micros(instant: datetime | None) -> int | None:
    """Like `micros`; an unknown instant stays unknown."""
    return None if instant is None else micros(instant)


def maybe_instant(number: int | None) -> datetime | None:
    """Like `instant_of`; an unknown instant stays unknown."""
    return None if number is None else instant_of(number)
