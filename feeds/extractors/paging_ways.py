"""The ways from a list of news to older news."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a page leads to older items."""

    NEXT = "next"  # the next page of the same list
    COUNTED = "counted"  # the same, by counting on where no page says so: it may not be there
    ARCHIVE = "archive"  # the list of a year or a month
    CHAIN = "chain"  # from one article to its neighbour


@dataclass(frozen=True, kw_only=True, slots=True)
class Older:
    """A URL that gives older items than the page it was found on."""

    url: str  # absolute
    way: Way
    why: str  # for people, such as 'linked as "Older posts"'
    period: str | None = None  # of an archive: 2024 or 2024-10
