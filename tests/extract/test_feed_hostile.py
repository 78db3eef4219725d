"""Bytes that mean harm, and bytes that mean nothing: items or an ExtractError, never anything else, and soon."""

import json
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.errors import ExtractError, UnreadableError
from feeds.extractors import EXTRACTORS, Page, extract
from feeds.model import Extraction, Kind
from tests.samples import sample_path

RSS = b"<rss version='2.0'><channel><title>t</title><item><title>%s</title></item></channel></rss>"
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' xml:base='/x'><title type='html'>&lt;b></title><entry>"
    b"<link href='1'/><id>2</id><author><name>J</name></author><published>2025-10-27</published><content type='xhtml'>"
    b"<div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></content><category term='c'/></entry></feed>"
)
RDF = (
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item><title>x"
    b"</title><textinput><name>y</name></textinput><image><width>w</width></image></item></rdf:RDF>"
)
FEEDS = [
    RSS % b"News",
    b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]>" + RSS % b"A &amp; &a; <![CDATA[<b>x</b>]]>",
    ATOM,
    RDF,
    b"<urlset><url><loc>https://a.example/news/1</loc><lastmod>2025-01-01</lastmod></url></urlset>",
    b"<sitemapindex><sitemap><loc>https://a.example/news.xml</loc></sitemap></sitemapindex>",
    b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"/1","title":"x"}]}',
    "<html lang=zh><title>新闻</title><ul><li><a href=/1>第一条新闻</a> 2025-10-27</ul>".encode("gb18030"),
    (RSS % b"x").decode().encode("utf-16"),
]
PIECES = [
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"<!DOCTYPE x [", b"</item>", b"<item>", b"<title>",
    b"<media:x y:z=1>", b"&#xD800;", b"&#99999999;", b"&nbsp;", b"\x00", b"\xff\xfe", b"\xe4", b"\x1b$B", b"<a b='",
    b"xml:base='http://['", b"<link href='http://[::'>", b"<source url=x>", b"<svg>", b"<dc:date>", b"<textInput>",
    b"<image><url>", b"<geo:lat>x", b"<georss:point>1 a", b"<itunes:image href='//['/>", b"<media:rating>", b"\r", b'"',
    b"<media:credit>", b"<itunes:explicit>", b"<category>", b"</category>", b"<cloud>", b"<guid>http://[</guid>",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    body = draw(st.sampled_from(FEEDS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(body)))
        length = draw(st.integers(0, 30))
        body = body[:start] + draw(st.sampled_from(PIECES) | st.binary(max_size=6)) + body[start + length :]
    return body


def attempt(body: bytes, kind: Kind) -> None:
    page = Page(url="https://a.example/f", body=body)
    with suppress(ExtractError):
        assert isinstance(extract(page, kind), Extraction)


@settings(max_examples=200, deadline=5_000, suppress_health_check=[HealthCheck.too_slow])
@given(body=st.binary(max_size=400), kind=st.sampled_from([Kind.AUTO, *EXTRACTORS]))
def test_any_bytes_give_items_or_an_extract_error(body: bytes, kind: Kind) -> None:
    attempt(body, kind)


@settings(max_examples=400, deadline=5_000, suppress_health_check=[HealthCheck.too_slow])
@given(body=mutated(), kind=st.sampled_from([Kind.AUTO, Kind.FEED, Kind.SITEMAP]))
def test_damaged_documents_give_items_or_an_extract_error(body: bytes, kind: Kind) -> None:
    attempt(body, kind)


LAUGHS = (
    b'<!DOCTYPE r [<!ENTITY a "%s">' % (b"ha" * 50)
    + b"".join(b'<!ENTITY %c "%s">' % (char, b"&%c;" % (char - 1) * 10) for char in b"bcdefgh")
    + b"]>"
)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "prologue",
    [
        LAUGHS,
        b'<!DOCTYPE r [\n<!ENTITY a "&h;">\n<!ENTITY h "&a;">\n]>',
        b'<!DOCTYPE r [<!ENTITY h "' + b"B" * 100_000 + b'">]>',
    ],
    ids=["billion laughs", "circle", "quadratic"],
)
@pytest.mark.parametrize(
    "document", [RSS % (b"&h;" * 2_000), b"<urlset><url><loc>%s</loc></urlset>" % (b"&h;" * 2_000)]
)
def test_a_bomb_is_refused_before_it_fills_memory(prologue: bytes, document: bytes) -> None:
    body = prologue + document.replace(b"%s", b"&h;" * 2_000)
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="XML bombs"):
        extract(Page(url="https://a.example/f", body=body))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize(
    "declaration",
    [
        b"<!ENTITY h SYSTEM 'file:///etc/passwd'>",
        b"<!ENTITY h PUBLIC 'x' 'http://127.0.0.1:9/x'>",
        b"<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;",
        b"<!ENTITY % h 'x'>",
    ],
)
def test_what_lies_outside_the_document_is_never_looked_at(declaration: bytes) -> None:
    body = b"<!DOCTYPE rss [" + declaration + b"]>" + RSS % b"A &h; B"
    (item,) = extract(Page(url="https://a.example/f", body=body)).items
    assert item.title is not None
    assert item.title.value == "A &h; B"


def test_a_document_type_of_plain_entities_is_welcome() -> None:
    prologue = b"""<!DOCTYPE rss PUBLIC "x" "y.dtd" [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN"
        "http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent"> %HTMLlat1; <!ENTITY co "Acme &#174; &amp; Co">]>"""
    (item,) = extract(Page(url="https://a.example/f", body=prologue + RSS % b"&co; caf&eacute;")).items
    assert item.title is not None
    assert item.title.value == "Acme ® & Co café"


def test_known_attacks_end_in_an_error() -> None:
    for line in sample_path("small/xml_attacks.jsonl").read_text("utf-8").splitlines():
        attack = json.loads(line)
        for kind in (Kind.FEED, Kind.SITEMAP):
            with pytest.raises(ExtractError):
                extract(Page(url="https://a.example/f", body=attack["input"].encode()), kind)


REPEATED = {
    "open tags": b"<rss><channel>" + b"<a>" * 100_000,
    "open quotes": b"<rss><channel>" + b'<a " ' * 100_000 + b"</channel></rss>",
    "open comments": b"<rss><channel>" + b"<!--" * 100_000 + b"</channel></rss>",
    "open sections": b"<rss><channel>" + b"<![CDATA[" * 100_000 + b"</channel></rss>",
    "half end tags": b"<rss><channel>" + b"</a" * 100_000,
    "ampersands": RSS % (b"&" * 500_000),
    "blank lines": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>"
    + b"\n<![CDATA[ ]]>&#32;" * 50_000
    + b"<div/></content></entry></feed>",
    "a long name": b"<rss><channel><item><author>" + b"a" * 2_000_000 + b"</author></item></channel></rss>",
    "categories": b"<rss><channel><item>" + b"<category>a</category>" * 50_000 + b"</item></channel></rss>",
    "prefixes": b"<rss><channel>" + b"".join(b"<a%d:x/>" % number for number in range(50_000)) + b"</channel></rss>",
    "a long tag": b"<rss><channel><a " + b"b='1' " * 1_000_000 + b"/></channel></rss>",
    "document types": b"<!DOCTYPE x [" * 100_000 + RSS % b"x",
    "many tags": b"<rss>" + b"<a/>" * 2_000_000,
    "gzip": b"\x1f\x8b\x08\x00" + b"\x00" * 1_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("body", REPEATED.values(), ids=REPEATED)
def test_hostile_repetition_ends_soon(body: bytes) -> None:
    attempt(body, Kind.FEED)
    attempt(body, Kind.SITEMAP)
