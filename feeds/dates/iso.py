"""Read a text that is nothing but a date of RFC 3339 or ISO 8601: the most frequent form, by the shortest way."""

import re
from datetime import datetime

from feeds.dates.stated import DateContext, StatedDate
from feeds.dates.zones import home_of
from feeds.model import Precision

_ISO = re.compile(
    r"(?:19|20)\d\d-[01]\d-[0-3]\d"
    r"([T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+\-](?:0\d|1[0-4]):?[0-5]\d)?)?",
    re.ASCII,
)


def iso_date(text: str, context: DateContext) -> StatedDate | None:
    """Return the date of a text in the form of RFC 3339 (section 5.6), the zone or the time left out or not."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:  # the form is right, the day or the hour does not exist
        return None
    return StatedDate(
        value=value if value.tzinfo else value.replace(tzinfo=home_of(context.timezone)),
        precision=Precision.INSTANT if match[1] else Precision.DATE,
        evidence="ISO 8601",
        text=text,
        start=0,
        end=len(text),
    )
