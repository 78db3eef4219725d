"""The formats a Feed is published in: a new one is a file and a line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from feeds.model import Document, Feed
from feeds.publish.atom import atom_document
from feeds.publish.rss import rss_document
from feeds.publish.telling import Names

FORMATS: Mapping[str, Callable[[Feed, Names], Document]] = MappingProxyType(
    {
        "atom": atom_document,
        "rss": rss_document,
    }
)
