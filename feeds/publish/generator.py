"""feedgen 1.0.0 with its traps handled, once for all formats.

- `FeedEntry.link()` loses rel, type and hreflang, titles cannot be HTML, `source` has neither id nor updated, and
  nothing takes xml:lang: all of this is added by `Additions`, an extension of feedgen's own kind.
- `updated` and `lastBuildDate` default to now: both are set from the Feed, always.
- `add_entry` puts each entry before the last one unless told otherwise.
- `feedgen.ext` cannot be imported before `feedgen.feed` (it uses lxml.etree without importing it).
- RFC 822 dates switch the locale of the process: render in one thread of a process.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from feeds.model import Feed, Story
from feeds.publish.fitting import one_line, whole_seconds, without_tags
from feeds.publish.telling import HTML, Link, Names, event_of, feed_language, homepage_of, owners_of, title_of

# Left without a version: an upgrade of this program must not rewrite every document.
GENERATOR = "feeds"

EVENTS = "http://purl.org/rss/1.0/modules/event/"  # the event module of RSS 1.0, used in Atom and RSS 2.0, too

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WITH_REFERENCES = re.compile(rb"<(?!content)[^<&]*&[^<]*")  # a tag and the text after it, but for bodies


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLabel:
    """The atom:source of an entry: the place it came from (RFC 4287, section 4.2.11)."""

    id: str
    title: str
    updated: str  # RFC 3339
    link: Link | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EventLabel:
    """The event an entry tells of, as the event module of RSS 1.0 has it (http://purl.org/rss/1.0/modules/event/)."""

    startdate: str  # ISO 8601: a day, or a time of day with its offset
    enddate: str | None
    location: str | None
    organizer: str
    type: str


class Additions:
    """A feedgen extension that adds to an entry or item what feedgen itself loses or cannot say.

    feedgen makes one for each entry as `entry.additions` and calls `extend_atom` or `extend_rss` when all else is
    written; one for the feed as `feed.additions`, which is asked for namespaces.
    """

    def __init__(self) -> None:
        self.links: Sequence[Link] = ()
        self.language: str | None = None
        self.html_title = False
        self.source: SourceLabel | None = None
        self.namespaces: Mapping[str, str] = {}
        self.event: EventLabel | None = None

    def extend_ns(self) -> Mapping[str, str]:
        """Return the namespaces that the document needs beside those of the format: of events, where it has any."""
        return self.namespaces

    def extend_rss(self, item: etree._Element) -> etree._Element:
        """Add to an RSS item the event it tells of."""
        if self.event and item.tag == "item":
            _append_event(item, self.event)
        return item

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """Complete an Atom entry; atom:source comes last, since readers take the first title and id they meet."""
        if entry.tag == "feed":
            return entry
        if self.language:
            entry.set(_XML_LANG, self.language)
        title = entry.find("title")
        if self.html_title and title is not None:
            title.set("type", "html")
        self._complete_links(entry)
        if self.event:
            _append_event(entry, self.event)
        if self.source:
            _append_source(entry, self.source)
        return entry

    def _complete_links(self, entry: etree._Element) -> None:
        """Replace the bare link that feedgen demands by all links, with everything they say."""
        bare = entry.find("link")
        if bare is None:
            return
        for link in self.links:
            bare.addprevious(_link_element(link))
        entry.remove(bare)


def generator_of(feed: Feed, names: Names, url: str, media_type: str) -> Any:
    """Return a feedgen FeedGenerator with the channel's facts set, those that all formats share.

    `url` is where the document is served, `media_type` what it is.
    """
    generator = FeedGenerator()
    generator.register_extension("additions", Additions, Additions)
    generator.title(title_of(feed.spec))
    generator.link(href=url, rel="self", type=media_type)
    generator.link(href=homepage_of(feed.spec, names.publisher), rel="alternate", type=HTML)  # last: the RSS link
    generator.updated(whole_seconds(feed.updated))
    generator.language(feed_language(names.publisher))
    generator.generator(GENERATOR)
    if any(event_of(story) for story in feed.stories):
        generator.additions.namespaces = {"ev": EVENTS}
    return generator


def event_label(story: Story, names: Names) -> EventLabel | None:
    """Return the event that a Story tells of, the first where it tells of several: the module has room for one."""
    event = event_of(story)
    if event is None:
        return None
    return EventLabel(
        startdate=event.start.isoformat(),
        enddate=event.end.isoformat() if event.end is not None else None,
        location=without_tags(one_line(event.place)) or None,
        organizer=", ".join(owners_of(story, names)),
        type=event.kind.value,
    )


def with_hex_references(document: bytes) -> bytes:
    """Return an XML document whose plain text writes & and < as hexadecimal references.

    Feed readers that decode titles twice are told by this form that the text is meant literally (RSS Advisory Board,
    RSS Best Practices Profile, character data); to XML it is the same. Bodies keep the usual, shorter form.
    """

    def hexed(match: re.Match[bytes]) -> bytes:
        return match[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")

    return _WITH_REFERENCES.sub(hexed, document)


def _link_element(link: Link) -> etree._Element:
    attributes = {"href": link.href, "rel": link.rel, "type": link.type, "hreflang": link.hreflang}
    return etree.Element("link", {name: value for name, value in attributes.items() if value})


def _append_event(parent: etree._Element, label: EventLabel) -> None:
    for name in ("startdate", "enddate", "location", "organizer", "type"):
        if text := getattr(label, name):
            etree.SubElement(parent, f"{{{EVENTS}}}{name}").text = text


def _append_source(entry: etree._Element, label: SourceLabel) -> None:
    source = etree.SubElement(entry, "source")
    etree.SubElement(source, "id").text = label.id
    etree.SubElement(source, "title").text = label.title
    etree.SubElement(source, "updated").text = label.updated
    if label.link:
        source.append(_link_element(label.link))
