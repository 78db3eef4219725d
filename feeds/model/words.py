"""Words with a fixed set of values, what marks a date that was counted back, and how sure an Event must be."""

from enum import IntEnum, StrEnum

CONFIDENT = 0.75  # of an Event, 0 to 1: below it nothing is put on a calendar; chosen for precision, see tests/quality
COUNTED_BACK = "counted back from the time of reading"  # in the evidence of a date that no page states


class Kind(StrEnum):
    """How the bytes of a Source are to be read."""

    AUTO = "auto"  # look at the bytes and decide
    FEED = "feed"  # RSS, RDF, Atom, JSON Feed, CDF
    SITEMAP = "sitemap"  # sitemap, sitemap index, news sitemap
    LISTING = "listing"  # an HTML page that lists items
    ARTICLE = "article"  # an HTML page that is one item
    JSON = "json"  # JSON of any shape that lists items


class Role(StrEnum):
    """Whose voice a Source is; the order is that of authority, best first."""

    ISSUER = "issuer"  # the company itself
    INVESTORS = "investors"  # the company's investor-relations site
    REGULATOR = "regulator"  # an agency or exchange that reports on many companies
    WIRE = "wire"  # a service that carries many companies' releases
    PRESS = "press"  # newspapers and news sites that write of many companies


class Languages(StrEnum):
    """How the language versions of one release are published."""

    TOGETHER = "together"  # one entry, with a link to each version
    APART = "apart"  # besides, a feed for each language


class Precision(StrEnum):
    """How exactly a date was stated."""

    DATE = "date"  # a day, no time of day
    INSTANT = "instant"  # a moment


class EventKind(StrEnum):
    """What sort of dated happening an Event is."""

    CONFERENCE = "conference"  # an appearance at a bank's or other host's conference
    CALL = "call"  # results day, conference call
    WEBCAST = "webcast"
    INVESTOR_DAY = "investor-day"
    ANNUAL_MEETING = "annual-meeting"  # of shareholders, extraordinary ones too
    CONGRESS = "congress"  # a scientific or trade meeting, a forum
    REGULATORY_DATE = "regulatory-date"  # a decision date or committee meeting of a regulator
    CEREMONY = "ceremony"  # openings, signings
    OTHER = "other"


class Status(StrEnum):
    """How sure it is that an Event takes place as told (RFC 5545, section 3.8.1.11)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    """What is to be done with an Entry that was read."""

    NEW = "new"  # never seen: a new Story
    CHANGED = "changed"  # seen before, and its source now says something else
    SAME = "same"  # seen before, unchanged
    DUPLICATE = "duplicate"  # new to its source, but the Story is known from another


class BlockKind(IntEnum):
    """What a block was made of (see feeds.dedupe.blocks); its two lowest bits tell."""

    TITLE = 0  # neighbouring words of a title: many titles have one of them
    TEXT = 1  # of the news text
    LINK = 2  # an address
    VERSION = 3  # what versions of a release in several languages share


class Stage(StrEnum):
    """Where in the pipe something happened."""

    FETCH = "fetch"
    EXTRACT = "extract"
    NORMALISE = "normalise"
    STORE = "store"
    PUBLISH = "publish"


class Result(StrEnum):
    """How a Source fared in a Run, in one word."""

    READ = "read"  # read anew
    UNCHANGED = "unchanged"  # nothing new at the source
    FAILED = "failed"


class Place(StrEnum):
    """Which part of an Entry's text a rule looks at."""

    TITLE = "title"
    SUMMARY = "summary"
    LEAD = "lead"  # the beginning of the summary: sub-headlines and the first sentence
    BODY = "body"


class Fact(StrEnum):
    """What a rule may ask of an Entry beside its text."""

    SOURCE = "source"
    COMPANY = "company"
    LANG = "lang"
