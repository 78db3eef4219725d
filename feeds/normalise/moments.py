"""Dates of items: read in the order of day and month that fits the whole page, and refused where they cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from feeds.dates import DateContext, StatedDate, day_first_of, find_dates, parse_date
from feeds.model import COUNTED_BACK, Precision
from feeds.normalise.context import ReadingContext

EARLIEST = 1990  # no news was published on the web before; such years come from empty fields and counters
_TOLERANCE = timedelta(days=1)  # clocks and zones differ; what lies further ahead announces something else
_LONGEST = 500  # characters around a date
_SORTED_ENOUGH = 3  # dates in one direction that show how a list is ordered


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A date as read, or why it was refused."""

    stated: StatedDate | None
    evidence: str | None  # where it stood and how it was read


NO_MOMENT = Moment(stated=None, evidence=None)


def date_context(texts: Sequence[str], context: ReadingContext, language: str | None) -> DateContext:
    """Return how dates of a page are to be read, given the texts of all of them."""
    base = DateContext(now=context.fetched_at, timezone=context.timezone, language=language)
    order = day_first_of(texts, language)
    return replace(base, day_first=_order_that_fits(texts, base) if order is None else order)


def moment_of(text: str | None, where: str | None, context: DateContext) -> Moment:
    """Return the date that `text` states; `where` tells where it stood.

    A date more than a day after the page was fetched is no publication date, nor is one before 1990.
    """
    stated = _read(text, context) if text else None
    if stated is None:
        return NO_MOMENT
    evidence = f"{where}: {stated.evidence}" if where else stated.evidence
    if is_future(stated, context.now):
        return Moment(stated=None, evidence=f"{evidence}; {_day(stated)} refused: it lies in the future")
    if stated.value.year < EARLIEST:
        return Moment(stated=None, evidence=f"{evidence}; {_day(stated)} refused: before the web")
    if stated.ambiguous:
        evidence += "; the order of day and month is a guess"
    if stated.relative:
        evidence += f"; {COUNTED_BACK}"
    return Moment(stated=stated, evidence=evidence)


def is_future(stated: StatedDate, now: datetime | None) -> bool:
    """Tell whether a date lies more than a day after `now`; a day counts from its beginning."""
    if now is None:
        return False
    if stated.precision is Precision.DATE:
        return stated.value.date() > now.astimezone(stated.value.tzinfo).date() + _TOLERANCE
    return stated.value > now + _TOLERANCE


def _read(text: str, context: DateContext) -> StatedDate | None:
    """Return the date that a text is, else the only one in it."""
    text = text[:_LONGEST].strip()
    stated = parse_date(text, context)
    if stated is not None:
        return stated
    found = find_dates(text, context)
    return found[0] if found and all(other.value == found[0].value for other in found) else None


def _order_that_fits(texts: Sequence[str], context: DateContext) -> bool | None:
    """Return the order of day and month that fits a page's dates where the other does not, None if undecided.

    An order that puts news into the future is wrong; so is one that shuffles a list which the other puts in sequence.
    """
    if not any(stated is not None and stated.ambiguous for stated in (_read(text, context) for text in texts)):
        return None
    day_first = _all_read(texts, replace(context, day_first=True))
    month_first = _all_read(texts, replace(context, day_first=False))
    for suits in (_none_in_future, _in_sequence):
        fits = suits(day_first, context.now), suits(month_first, context.now)
        if fits[0] != fits[1]:
            return fits[0]
    return None


def _all_read(texts: Sequence[str], context: DateContext) -> list[StatedDate]:
    return [stated for stated in (_read(text, context) for text in texts) if stated is not None]


def _none_in_future(dates: Sequence[StatedDate], now: datetime | None) -> bool:
    return not any(is_future(stated, now) for stated in dates)


def _in_sequence(dates: Sequence[StatedDate], _now: datetime | None) -> bool:
    days = [stated.value.date() for stated in dates]
    return len(set(days)) >= _SORTED_ENOUGH and days in (sorted(days), sorted(days, reverse=True))


def _day(stated: StatedDate) -> str:
    return stated.value.date().isoformat()
