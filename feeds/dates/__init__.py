"""Read the dates that pages and feeds state, and only those: a wrong date is worse than none.

stated      the records: StatedDate, DateContext
names       months and weekdays, as data; names_further, marked_names, relative_names, zone_names likewise
words       what a word means: month, weekday
characters  digits, spaces and dashes of all scripts made plain, one for one
order       which of two numbers is the day
times       the time of day beside a date
zones       the zone beside a time
latin numeric cjk   readers: a text and a place in it -> a day, or None
arabic marked   readers of whole texts, in scripts that need their own; calendars: years and days of other countries
scan        the ladder of these readers, run over a text of any length
whole       readers of forms that are a date only where nothing else stands in the text
iso compact relative   whole texts: ISO 8601, bare digits, "3 hours ago"
assemble    a day with its time, zone and weekday -> StatedDate
dressing    words that may stand around a date
url         the day in a URL's path
reading     the two ways to read: the whole text is a date, or dates stand in it
"""

from feeds.dates.order import day_first_of, orders_shown, usual_order
from feeds.dates.reading import find_dates, parse_date
from feeds.dates.stated import DateContext, StatedDate
from feeds.dates.url import url_date

__all__ = [
    "DateContext",
    "StatedDate",
    "day_first_of",
    "find_dates",
    "orders_shown",
    "parse_date",
    "url_date",
    "usual_order",
]
