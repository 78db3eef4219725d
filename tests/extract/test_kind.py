"""Which extractor a document goes to."""

import gzip

import pytest

from feeds.errors import UnreadableError
from feeds.extractors import EXTRACTORS, Page, extract, kind_of
from feeds.extractors.packed import MAX_BYTES
from feeds.model import Kind

RSS = "<rss version='2.0'><channel><item><title>x</title><link>https://a.example/1</link></item></channel></rss>"
URLSET = "<urlset><url><loc>https://a.example/news/1</loc></url></urlset>"
HTML = "<!DOCTYPE html><html><head><title>Acme | News</title></head><body><p>x</p></body></html>"


def page(body: str | bytes, media_type: str | None = None) -> Page:
    data = body if isinstance(body, bytes) else body.encode()
    return Page(url="https://a.example/doc", body=data, media_type=media_type)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, Kind.FEED),
        ("\ufeff \n" + RSS, Kind.FEED),
        ('<?xml version="1.0"?><!-- <html> --><?xml-stylesheet href="x"?>\n' + RSS, Kind.FEED),
        ('<!DOCTYPE rss [<!ENTITY a "<html>">]>' + RSS, Kind.FEED),
        ("<br />\n<b>Warning</b>: x.php on line 1<br />\n<?xml version='1.0'?>" + RSS, Kind.FEED),
        (RSS.encode("utf-16"), Kind.FEED),
        ("<rdf:RDF xmlns:rdf='x'/>", Kind.FEED),
        ("<atom:feed xmlns:atom='x'/>", Kind.FEED),
        ("<CHANNEL HREF='x'/>", Kind.FEED),
        ('{"version": "https://jsonfeed.org/version/1"}', Kind.FEED),
        ('{"items": [], "version" : "https:\\/\\/jsonfeed.org\\/version\\/1.1"}', Kind.FEED),
        ('{"items": ["' + "x" * 200_000 + '"], "version": "https://jsonfeed.org/version/1.1"}', Kind.FEED),
        ('{"a": "see https://jsonfeed.org/version/1"}', Kind.JSON),
        ("\ufeff [1]", Kind.JSON),
        ('jQuery1_2({"a": 1})', Kind.JSON),
        ("/**/ typeof cb === 'function' && cb([1]);", Kind.JSON),
        (")]}',\n[1]", Kind.JSON),
        (URLSET, Kind.SITEMAP),
        ("<sitemapindex/>", Kind.SITEMAP),
        ("<sm:urlset xmlns:sm='x'/>", Kind.SITEMAP),
        ("https://a.example/1\nhttps://a.example/2\n", Kind.SITEMAP),
        ("https://a.example/1", Kind.SITEMAP),
        (HTML, Kind.LISTING),
        ("<!doctype html><p>x", Kind.LISTING),
        ("<!doctype html>only words", Kind.LISTING),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='z'/>", Kind.LISTING),
        ("<div><a href=1>x</a></div>", Kind.LISTING),
        ("<html><body><pre><rss version='2.0'></pre>", Kind.LISTING),
    ],
)
@pytest.mark.parametrize("media_type", [None, "text/html", "application/octet-stream"])
def test_the_bytes_tell_the_kind(body: str | bytes, kind: Kind, media_type: str | None) -> None:
    assert kind_of(page(body, media_type)) is kind


def test_where_the_bytes_do_not_tell_the_media_type_does() -> None:
    assert kind_of(page("words", "application/rss+xml")) is Kind.FEED
    assert kind_of(page("words", "text/html")) is Kind.LISTING
    assert kind_of(page("<odd/>", "application/atom+xml")) is Kind.FEED
    assert kind_of(page("null", "application/json")) is Kind.JSON
    assert kind_of(page("null", "application/feed+json")) is Kind.FEED


@pytest.mark.parametrize(
    ("body", "media_type", "message"),
    [
        ("", None, "is empty"),
        (" \n", "text/html", "is empty"),
        ("words", "text/plain", "it was sent as text/plain"),
        ("<?xml version='1.0'?><opml/>", None, "begins with <opml>: neither a feed nor a sitemap"),
        ("<soap/>", "text/xml", "begins with <soap>"),
    ],
)
def test_what_is_none_of_them_is_named(body: str, media_type: str | None, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        extract(page(body, media_type))


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        (HTML, Kind.FEED, r'is an HTML page, not a feed; its title is "Acme \| News"'),
        (HTML, Kind.SITEMAP, r"is an HTML page, not a sitemap"),
        (RSS, Kind.LISTING, "is a feed, not an HTML page"),
        (RSS, Kind.ARTICLE, "is a feed, not an HTML page"),
        (RSS, Kind.SITEMAP, "is a feed, not a sitemap"),
        (URLSET, Kind.FEED, "is a sitemap, not a feed"),
        (URLSET, Kind.LISTING, "is a sitemap, not an HTML page"),
        ('{"a": 1}', Kind.LISTING, "is JSON, not an HTML page"),
        ('{"a": 1}', Kind.FEED, "is JSON, but not a JSON Feed"),
        ("callback({})", Kind.SITEMAP, "is JSON, not a sitemap"),
        (HTML, Kind.JSON, r"is an HTML page, not JSON; its title is"),
        (RSS, Kind.JSON, "is a feed, not JSON"),
        ("%PDF-1.7", Kind.LISTING, "is a PDF document"),
        ("%PDF-1.7", Kind.AUTO, "is a PDF document"),
    ],
)
def test_a_document_of_another_kind_than_asked_for_is_named(body: str, kind: Kind, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        extract(page(body), kind)
    assert "`kind`" in caught.value.hint


def test_a_document_is_read_as_what_it_is() -> None:
    assert extract(page(RSS)).reasons[0] == "feed by its first bytes"
    assert extract(page(RSS), Kind.FEED).kind is Kind.FEED
    assert extract(page(URLSET, "text/html")).kind is Kind.SITEMAP


def test_every_kind_has_its_extractor() -> None:
    assert set(EXTRACTORS) == set(Kind) - {Kind.AUTO}


def test_a_packed_document_is_unpacked() -> None:
    assert len(extract(page(gzip.compress(URLSET.encode()))).items) == 1
    assert len(extract(page(gzip.compress(RSS.encode())), Kind.FEED).items) == 1


def test_a_packed_bomb_is_refused() -> None:
    with pytest.raises(UnreadableError, match="unpacks to more than"):
        extract(page(gzip.compress(b" " * (MAX_BYTES + 1_000_000))))
    with pytest.raises(UnreadableError, match="cannot be unpacked"):
        extract(page(b"\x1f\x8b\x08" + b"\xff" * 50))
