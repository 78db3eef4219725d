"""Short ways for tests to say what a text states."""

from datetime import UTC, datetime

from feeds.dates import DateContext, StatedDate, find_dates, parse_date
from feeds.model import Precision

NOW = datetime(2025, 11, 1, 12, tzinfo=UTC)  # a Saturday
KNOWN = DateContext(now=NOW)


def said(read: StatedDate | None) -> str | None:
    """Return a date in ISO 8601 as stated: a day without a time, an instant with its offset; "?" if ambiguous."""
    if read is None:
        return None
    text = read.value.date().isoformat() if read.precision is Precision.DATE else read.value.isoformat()
    return text + "?" * read.ambiguous


def parsed(text: str, context: DateContext = KNOWN) -> str | None:
    return said(parse_date(text, context))


def found(text: str, context: DateContext = KNOWN) -> list[str | None]:
    return [said(read) for read in find_dates(text, context)]
