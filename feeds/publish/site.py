"""The page for people: every feed with its latest titles, without script, in light and dark. Pure.

It lies beside the documents as index.html, its links are relative: it works wherever the folder is served, and from
the disk. Nothing a source said is markup here (autoescape), and the page forbids itself everything but its own style.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from feeds.model import Document, Entry, Feed, Story
from feeds.publish.calendar import calendar_path
from feeds.publish.fitting import language_of, web_address, whole_seconds
from feeds.publish.groups import Group, groups_of
from feeds.publish.opml import PATH as OPML_PATH
from feeds.publish.telling import (
    Names,
    description_of,
    feed_language,
    headline_of,
    publisher_name,
    source_name,
    title_of,
)

MEDIA_TYPE = "text/html"
PATH = "index.html"
LATEST = 3  # titles shown of each feed
LATEST_OF_EVERYTHING = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Other:
    """Another place that tells the same."""

    name: str
    href: str
    language: str | None  # where it is not that of the title


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One title on the page."""

    title: str
    href: str
    language: str | None
    day: str  # ISO 8601
    stated: bool  # False: the day is when we first saw it
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One feed on the page."""

    title: str
    description: str | None  # None where it says no more than the title
    homepage: str | None
    atom: str  # relative
    rss: str
    calendar: str | None  # None where it has no events
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One group of feeds on the page."""

    id: str
    title: str
    cards: tuple[Card, ...]


def index_document(feeds: Sequence[Feed], names: Names) -> Document:
    """Return index.html: all feeds, grouped, each with its documents and its latest titles."""
    sections = [_section(group, names) for group in groups_of(feeds)]
    style = _style()
    page = (
        _environment()
        .get_template("index.html")
        .render(
            title=publisher_name(names.publisher),
            language=feed_language(names.publisher),
            sections=sections,
            count=len(feeds),
            opml=OPML_PATH,
            style=style,
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )
    return Document(path=PATH, media_type=MEDIA_TYPE, body=page.encode())


def _section(group: Group, names: Names) -> Section:
    count = LATEST_OF_EVERYTHING if group.id == "everything" else LATEST
    return Section(id=group.id, title=group.title, cards=tuple(_card(feed, count, names) for feed in group.feeds))


def _card(feed: Feed, count: int, names: Names) -> Card:
    title, description = title_of(feed.spec), description_of(feed.spec)
    calendar = calendar_path(feed)
    return Card(
        title=title,
        description=description if description != title else None,
        homepage=web_address(feed.spec.homepage),
        atom=quote(f"{feed.spec.path}.atom"),
        rss=quote(f"{feed.spec.path}.rss"),
        calendar=quote(calendar) if calendar else None,
        lines=tuple(_lines(feed.stories[:count], names)),
    )


def _lines(stories: Sequence[Story], names: Names) -> Iterator[Line]:
    for story in stories:
        lead = story.lead
        if href := web_address(lead.link):
            yield Line(
                title=headline_of(lead),
                href=href,
                language=language_of(lead.language),
                day=_day(lead),
                stated=lead.published is not None,
                others=tuple(_others(story, names)),
            )


def _others(story: Story, names: Names) -> Iterator[Other]:
    """Yield the other places of a Story, each address once."""
    language, seen = language_of(story.lead.language), {web_address(story.lead.link)}
    for entry in story.entries[1:]:
        href = web_address(entry.link)
        if href and href not in seen:
            seen.add(href)
            own = language_of(entry.language)
            yield Other(name=source_name(entry, names), href=href, language=own if own != language else None)


def _day(entry: Entry) -> str:
    """Return the day the company stated, in its own zone; the day of first sight where it states none."""
    return (entry.published.day if entry.published else whole_seconds(entry.first_seen).date()).isoformat()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("feeds.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> str:
    return files("feeds.publish").joinpath("templates", "style.css").read_text(encoding="utf-8")
