"""Dates of items: read in the order of day and month that fits the whole page, and refused where they cannot be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from feeds.dates import DateContext, StatedDate, find_dates, orders_shown, parse_date, usual_order
from feeds.model import COUNTED_BACK, Precision
from feeds.normalise.context import ReadingContext

EARLIEST = 1990  # no news was published on the web before; such years come from empty fields and counters
_AHEAD = timedelta(hours=15)  # the clocks furthest ahead show UTC+14 (Kiribati); an hour for clocks that are wrong
_FURTHEST = timedelta(days=1100)  # nobody announces an event earlier; 2099-12-31 stands for "never"
_LONGEST = 500  # characters around a date
_SORTED_ENOUGH = 3  # dates in one direction that show how a list is ordered


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A date as read, or why it was refused."""

    stated: StatedDate | None
    evidence: str | None  # where it stood and how it was read
    event: datetime | None = None  # instead of `stated`: a date still to come


NO_MOMENT = Moment(stated=None, evidence=None)


class PageDates:
    """The dates of one document: each text is read once, all of them in the order that the whole page shows."""

    def __init__(self, texts: Iterable[str], context: ReadingContext, language: str | None) -> None:
        self._now = context.fetched_at
        # The language alone is not to decide before the page has been looked at.
        self._open = DateContext(now=context.fetched_at, timezone=context.timezone, language=language, order_open=True)
        self._read: dict[str, StatedDate | None] = {}
        self._day_first: bool | None = None
        self._day_first = self._order_of(list(texts), context, language)

    def moment(self, text: str | None, where: str | None) -> Moment:
        """Return the date that `text` states; `where` tells where it stood.

        A day that has begun nowhere on earth when the page was fetched is the day of an event to come, not that of
        the publication; one before 1990 is none.
        """
        stated = self._stated(text) if text else None
        if stated is None:
            return NO_MOMENT
        evidence = f"{where}: {stated.evidence}" if where else stated.evidence
        if stated.ambiguous:
            evidence += "; the order of day and month is a guess"
        if is_future(stated, self._now):
            return Moment(
                stated=None, evidence=f"{evidence}; {_day(stated)} lies in the future", event=self._event(stated)
            )
        if stated.value.year < EARLIEST:
            return Moment(stated=None, evidence=f"{evidence}; {_day(stated)} refused: before the web")
        if stated.relative:
            evidence += f"; {COUNTED_BACK}"
        return Moment(stated=stated, evidence=evidence)

    def _event(self, stated: StatedDate) -> datetime | None:
        """Return when an event begins, None where that is a guess or so far away that it is none."""
        if self._now is None or stated.ambiguous or stated.value > self._now + _FURTHEST:
            return None
        return stated.value

    def _stated(self, text: str) -> StatedDate | None:
        stated = self._first_read(text)
        if stated is None or not stated.ambiguous or self._day_first is None:
            return stated
        return _read(text, replace(self._open, day_first=self._day_first))

    def _first_read(self, text: str) -> StatedDate | None:
        """Return the date that a text states, ambiguous where its own words do not tell the order."""
        if text not in self._read:
            self._read[text] = _read(text, self._open)
        return self._read[text]

    def _order_of(self, texts: Sequence[str], context: ReadingContext, language: str | None) -> bool | None:
        """Return the order of 03/04/2025 on this page: True for day first, None where it is undecided.

        What its dates show comes first (one that can be read in one order only, a list in sequence), then what was
        learnt of the source before, then the language, then what would put news into the future or shuffle the list.
        """
        shown = orders_shown(texts, language)
        if shown:
            return next(iter(shown)) if len(shown) == 1 else None
        if not any(stated is not None and stated.ambiguous for stated in map(self._first_read, texts)):
            return None
        suited = self._order_that_suits(texts)
        usual = usual_order(language) if context.day_first is None else context.day_first
        if usual is False and suited[0] is True:
            return None  # templates say en-US wherever they are used: American, but then from the future
        return usual if usual is not None else next((order for order in suited if order is not None), None)

    def _order_that_suits(self, texts: Sequence[str]) -> list[bool | None]:
        """Return the order that puts no news into the future where the other does, and that which sorts the list."""
        day_first, month_first = (self._days_read(texts, day_first=first) for first in (True, False))
        return [
            None if (fits := suits(day_first)) == suits(month_first) else fits
            for suits in (self._none_in_future, _in_sequence)
        ]

    def _days_read(self, texts: Sequence[str], *, day_first: bool) -> list[StatedDate]:
        context = replace(self._open, day_first=day_first)
        firsts = ((text, self._first_read(text)) for text in texts)
        return [
            again
            for text, first in firsts
            if first is not None and (again := _read(text, context) if first.ambiguous else first) is not None
        ]

    def _none_in_future(self, dates: Sequence[StatedDate]) -> bool:
        return not any(is_future(stated, self._now) for stated in dates)


def is_future(stated: StatedDate, now: datetime | None) -> bool:
    """Tell whether a date lies ahead of `now` on every clock of the earth; a day counts from its beginning."""
    if now is None:
        return False
    if stated.precision is Precision.DATE:
        return stated.value.date() > (now.astimezone(UTC) + _AHEAD).date()
    return stated.value > now + _AHEAD


def _read(text: str, context: DateContext) -> StatedDate | None:
    """Return the date that a text is, else the only one in it."""
    text = text[:_LONGEST].strip()
    stated = parse_date(text, context)
    if stated is not None:
        return stated
    found = find_dates(text, context)
    return found[0] if found and all(other.value == found[0].value for other in found) else None


def _in_sequence(dates: Sequence[StatedDate]) -> bool:
    days = [stated.value.date() for stated in dates]
    return len(set(days)) >= _SORTED_ENOUGH and days in (sorted(days), sorted(days, reverse=True))


def _day(stated: StatedDate) -> str:
    return stated.value.date().isoformat()
