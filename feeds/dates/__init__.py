"""Read the dates that pages and feeds state, and only those: a wrong date is worse than none.

stated      the records: StatedDate, DateContext
names       months and weekdays of 30 languages, as data
words       what a word means: month, weekday
characters  digits, spaces and dashes of all scripts made plain, one for one
order       which of two numbers is the day
times       the time of day beside a date
zones       the zone beside a time
latin numeric cjk   readers: a text and a place in it -> a day, or None
scan        the ladder of readers, run over a text
assemble    a day with its time, zone and weekday -> StatedDate
dressing    words that may stand around a date
url         the day in a URL's path
"""

from feeds.dates.assemble import stated
from feeds.dates.characters import plain
from feeds.dates.dressing import is_dressing
from feeds.dates.order import day_first_of
from feeds.dates.scan import readings
from feeds.dates.stated import UNKNOWN, DateContext, StatedDate
from feeds.dates.url import url_date

__all__ = ["DateContext", "StatedDate", "day_first_of", "find_dates", "parse_date", "url_date"]

_LONGEST = 200


def parse_date(text: str, context: DateContext = UNKNOWN) -> StatedDate | None:
    """Return the date that a text as a whole is, None if it is none or more than one.

    Labels ("Published:"), weekdays, brackets and separators around it are tolerated; anything else is not.
    """
    if len(text) > _LONGEST:
        return None
    simple = plain(text)
    found = readings(simple, context)
    if len(found) != 1:
        return None
    one = stated(text, simple, found[0], context)
    return one if is_dressing(simple[: one.start]) and is_dressing(simple[one.end :]) else None


def find_dates(text: str, context: DateContext = UNKNOWN) -> list[StatedDate]:
    """Return all dates inside a text, in order; linear in the length of the text."""
    simple = plain(text)
    return [stated(text, simple, reading, context) for reading in readings(simple, context)]
