"""All documents of the output folder: Feeds in every format, their calendars, the list of them, the page. Pure."""

from collections.abc import Iterator, Mapping, Sequence

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
        for render in FORMATS.values():
            yield render(feed, names)
        calendar = calendar_document(feed, names)
        if calendar is not None:
            yield calendar
    yield opml_document(feeds, names)
    yield index_document(feeds, names)
