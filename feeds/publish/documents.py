"""All documents of the output folder: Feeds in every format, their calendars, the list of them, the page. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from feeds.model import Company, Document, Feed, Publisher, Source, Topic
from feeds.publish.calendar import calendar_document
from feeds.publish.formats import FORMATS
from feeds.publish.opml import opml_document
from feeds.publish.site import index_document
from feeds.publish.telling import Names


def documents_of(
    feeds: Sequence[Feed],
    publisher: Publisher,
    sources: Mapping[str, Source],
    companies: Mapping[str, Company],
    topics: Mapping[str, Topic],
) -> Iterator[Document]:
    """Yield every document to be published, each rendered when it is asked for.

    The three mappings go by id. Same input, same bytes; the order is that of `feeds`, then feeds.opml, index.html.
    """
    names = Names(publisher=publisher, sources=sources, companies=companies, topics=topics)
    for feed in feeds:
        own = _names_for(feed, names)
        for render in FORMATS.values():
            yield render(feed, own)
        calendar = calendar_document(feed, own)
        if calendar is not None:
            yield calendar
    yield opml_document(feeds, names)
    yield index_document(feeds, names)


def _names_for(feed: Feed, names: Names) -> Names:
    """Return the names for one feed: of one language it is in that, whatever the publisher's other feeds are in."""
    if feed.spec.language is None:
        return names
    return replace(names, publisher=replace(names.publisher, language=feed.spec.language))
