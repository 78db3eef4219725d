"""The records of what a page offers."""

from dataclasses import dataclass

from feeds.model import Kind

LONGEST_ADDRESS = 2_000  # characters of a link that is looked at


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A reading that may be better than the page itself."""

    url: str  # absolute
    kind: Kind  # FEED, JSON or SITEMAP
    why: str  # for people: how the page led there
    sure: bool  # the page links it; else it is where software of that make keeps it
    title: str | None = None  # what the page calls it


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A page of the same organisation that a link calls news."""

    url: str  # absolute
    name: str  # the text of the link
    subject: str  # "press", "news", "media", "investors", "blog", as offers_words has them
    weight: float  # how plainly link and address say so; the higher the better
