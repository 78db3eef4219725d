"""The list of all feeds as OPML 2.0, for readers that subscribe to many at once. Pure.

It carries no date: it says which feeds there are, and changes only when they do (opml.org/spec2.opml leaves
dateCreated and dateModified optional).
"""

from collections.abc import Sequence

from lxml import etree

from feeds.model import Document, Feed
from feeds.publish.fitting import html_where_ambiguous
from feeds.publish.groups import Group, groups_of
from feeds.publish.telling import Names, address_of, description_of, homepage_of, publisher_name, title_of

MEDIA_TYPE = "text/x-opml"
PATH = "feeds.opml"


def opml_document(feeds: Sequence[Feed], names: Names) -> Document:
    """Return feeds.opml: one outline for each feed (its Atom form), grouped as on the page for people."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    owner = html_where_ambiguous(publisher_name(names.publisher))
    etree.SubElement(head, "title").text = owner
    etree.SubElement(head, "ownerName").text = owner
    body = etree.SubElement(root, "body")
    for group in groups_of(feeds):
        _append(body, group, names)
    if not len(body):
        etree.SubElement(body, "outline", text="Feeds")  # a body without an outline is not valid
    return Document(
        path=PATH,
        media_type=MEDIA_TYPE,
        body=etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True),
    )


def _append(body: etree._Element, group: Group, names: Names) -> None:
    """Append a group; the feed of everything stands by itself."""
    parent = body if group.id == "everything" else etree.SubElement(body, "outline", text=group.title)
    for feed in group.feeds:
        title = html_where_ambiguous(title_of(feed.spec))
        outline = etree.SubElement(parent, "outline", text=title, title=title, type="rss")
        outline.set("xmlUrl", address_of(names.publisher, f"{feed.spec.path}.atom"))
        outline.set("htmlUrl", homepage_of(feed.spec, names.publisher))
        outline.set("description", html_where_ambiguous(description_of(feed.spec)))
