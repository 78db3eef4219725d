"""Feeds of every make, as they should be."""

import pytest

from feeds.errors import UnreadableError
from feeds.extractors.feed import extract
from feeds.extractors.page import Page
from feeds.model import Extraction, Kind, RawItem, RawText

URL = "https://www.acme.example/feeds/news.xml"

RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Acme News</title><link>https://www.acme.example/news/</link><language>en-gb</language>
<item>
  <title>Acme &amp; Partner announce &lt;b&gt;results&lt;/b&gt;</title>
  <link>https://www.acme.example/news/1?utm_source=rss&amp;id=7</link>
  <guid isPermaLink="false">acme-1</guid>
  <pubDate>Mon, 27 Oct 2025 09:00:00 +0800</pubDate>
  <description>&lt;p&gt;A short account.&lt;/p&gt;</description>
  <content:encoded><![CDATA[<p>The whole <a href="/text">text</a>.</p>]]></content:encoded>
  <dc:creator>Jo Writer</dc:creator>
  <category>Results</category><category domain="x">Oncology</category><category>Results</category>
  <source url="https://wire.example/rss">Example Wire</source>
  <enclosure url="https://www.acme.example/a.mp3" type="audio/mpeg" length="1"/>
  <media:content url="/pic.jpg" medium="image"><media:description>A man at a desk</media:description></media:content>
</item>
<item><title>Second</title><guid>https://www.acme.example/news/2</guid></item>
</channel></rss>"""

ATOM_1 = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://cdn.acme.example/base/">
<title>Acme</title><link rel="self" href="https://www.acme.example/feed"/><link href="https://www.acme.example/"/>
<entry xml:lang="zh-CN">
  <id>tag:acme.example,2025:1</id><title type="html">A &amp;amp; B</title>
  <link rel="enclosure" href="x.pdf"/><link rel="alternate" hreflang="de" href="../eins"/>
  <published>2025-10-27T09:00:00+08:00</published><updated>2025-10-28T00:00:00Z</updated>
  <summary>Plain &lt;words&gt;</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="img/1.png">it</a></p></div></content>
  <author><name>Jo</name><email>jo@acme.example</email></author><author><name>Al</name></author>
  <category term="r1" label="Reports"/><category term="http://schemas.example/kind#post"/>
  <source><id>x</id><title>Elsewhere</title></source>
</entry>
<entry><id>https://www.acme.example/zwei</id><title>No dates</title><updated>2025-01-01T00:00:00Z</updated></entry>
</feed>"""


def read(document: str | bytes, url: str = URL) -> Extraction:
    body = document if isinstance(document, bytes) else document.encode()
    return extract(Page(url=url, body=body))


def only(document: str | bytes, url: str = URL) -> RawItem:
    (item,) = read(document, url).items
    return item


def item(markup: str, attributes: str = 'version="2.0"') -> RawItem:
    return only(
        f"<rss {attributes}><channel><link>https://www.acme.example/</link><item>{markup}</item></channel></rss>"
    )


def test_rss_2_0_is_read_whole() -> None:
    extraction = read(RSS_2)
    assert (extraction.kind, extraction.title, extraction.language) == (Kind.FEED, "Acme News", "en-gb")
    assert extraction.reasons == ("read as RSS 2.0, 2 entries",)
    assert extraction.items[0] == RawItem(
        link="https://www.acme.example/news/1?utm_source=rss&id=7",
        title=RawText(value="Acme & Partner announce <b>results</b>", html=True),
        date="Mon, 27 Oct 2025 09:00:00 +0800",
        date_evidence="pubDate",
        summary=RawText(value="<p>A short account.</p>", html=True),
        body=RawText(value='<p>The whole <a href="/text">text</a>.</p>', html=True),
        guid="acme-1",
        language="en-gb",
        origin="Example Wire",
        author="Jo Writer",
        image="https://www.acme.example/pic.jpg",
        categories=("Results", "Oncology"),
    )
    assert extraction.items[1].link == "https://www.acme.example/news/2"


def test_atom_1_0_is_read_whole() -> None:
    extraction = read(ATOM_1)
    assert (extraction.title, extraction.language) == ("Acme", "de")
    assert extraction.items[0] == RawItem(
        link="https://cdn.acme.example/eins",
        title=RawText(value="A &amp; B", html=True),
        date="2025-10-27T09:00:00+08:00",
        date_evidence="published",
        updated="2025-10-28T00:00:00Z",
        summary=RawText(value="Plain <words>", html=False),
        body=RawText(value='<p>See <a href="https://cdn.acme.example/base/img/1.png">it</a></p>', html=True),
        guid="tag:acme.example,2025:1",
        language="zh-CN",
        origin="Elsewhere",
        author="Jo, Al",
        categories=("Reports",),
    )


def test_a_last_change_is_not_taken_for_a_publication() -> None:
    second = read(ATOM_1).items[1]
    assert (second.date, second.date_evidence, second.updated) == (None, None, "2025-01-01T00:00:00Z")
    assert second.link == "https://www.acme.example/zwei"


def test_rdf_dates_its_items_by_dublin_core() -> None:
    rdf = only("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel>
        <item rdf:about="https://a.example/1"><title>新闻</title><link>https://a.example/1</link>
        <dc:date>2025-10-27T09:00+09:00</dc:date><dc:subject>Pharma</dc:subject><dc:language>ja</dc:language></item>
        </rdf:RDF>""")
    assert (rdf.date, rdf.date_evidence, rdf.updated) == ("2025-10-27T09:00+09:00", "dc:date", None)
    assert (rdf.language, rdf.categories, rdf.guid) == ("ja", ("Pharma",), "https://a.example/1")


def test_atom_0_3_issues_and_modifies() -> None:
    old = only("""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title>x</title>
        <link rel="alternate" type="text/html" href="http://a.example/1"/><issued>2004-01-01T00:00:00Z</issued>
        <modified>2004-02-01T00:00:00Z</modified><content mode="escaped" type="text/html">&lt;p&gt;b&lt;/p&gt;</content>
        </entry></feed>""")
    assert (old.date, old.date_evidence, old.updated) == ("2004-01-01T00:00:00Z", "issued", "2004-02-01T00:00:00Z")
    assert old.body == RawText(value="<p>b</p>", html=True)
    assert old.summary is None


def test_rss_0_91_keeps_its_document_type() -> None:
    old = only("""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
        "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>T</title>
        <item><title>Caf&eacute; &amp; Co</title><link>http://a.example/1</link></item></channel></rss>""")
    assert old.title == RawText(value="Café & Co", html=False)


def test_rss_0_90_and_cdf_are_read() -> None:
    rdf = only("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel>
        <item><title>x</title><link>http://a.example/1</link></item></rdf:RDF>""")
    cdf = only("""<CHANNEL HREF="http://a.example/"><Title>T</Title><ITEM HREF="http://a.example/1"
        LASTMOD="2025-10-27T09:00"><Title>x</Title><Abstract>About it</Abstract></ITEM></CHANNEL>""")
    for old in (rdf, cdf):
        assert (old.link, old.title) == ("http://a.example/1", RawText(value="x"))
    assert (cdf.date, cdf.updated, cdf.summary) == (None, "2025-10-27T09:00", RawText(value="About it"))


def test_a_feed_without_entries_is_legal() -> None:
    extraction = read('<rss version="2.0"><channel><title>Quiet</title></channel></rss>')
    assert (extraction.items, extraction.title) == ((), "Quiet")


def test_a_tracking_link_gives_way_to_the_original_one() -> None:
    found = item(
        "<link>https://feeds.example/~r/1</link><fb:origLink>https://www.acme.example/news/1</fb:origLink>",
        'version="2.0" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"',
    )
    assert found.link == "https://www.acme.example/news/1"


@pytest.mark.parametrize("guid", ["17", "urn:uuid:1", "tag:a.example,2025:1", "news/17", "javascript:alert(1)"])
def test_an_identifier_that_is_no_address_is_no_link(guid: str) -> None:
    found = item(f"<title>x</title><guid>{guid}</guid>")
    assert (found.link, found.guid) == (None, guid)


def test_links_are_relative_to_the_home_page_in_rss_and_to_the_feed_in_atom() -> None:
    rss = only(
        "<rss version='2.0'><channel><link>https://www.acme.example/</link><item><link>news/1</link></item></channel></rss>",
        "https://feeds.proxy.example/acme",
    )
    atom = only("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='news/1'/></entry></feed>", URL)
    assert rss.link == "https://www.acme.example/news/1"
    assert atom.link == "https://www.acme.example/feeds/news/1"


def test_an_attachment_is_no_link() -> None:
    found = item('<title>x</title><enclosure url="https://a.example/a.mp3" type="audio/mpeg"/>')
    assert (found.link, found.image) == (None, None)


def test_pictures_are_found_where_feeds_put_them() -> None:
    media = 'version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    assert item('<media:thumbnail url="/t.png"/>', media).image == "https://www.acme.example/t.png"
    assert item('<media:content url="/c.webp"/>', media).image == "https://www.acme.example/c.webp"
    assert item('<media:content url="/c.mp4" medium="video"/>', media).image is None
    assert item('<enclosure url="/e.jpg" type="image/jpeg"/>').image == "https://www.acme.example/e.jpg"


def test_words_about_a_picture_are_not_the_text_of_the_item() -> None:
    media = 'version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
    about = "<media:content url='/c.jpg' medium='image'><media:title>Photo</media:title>"
    about += "<media:description>A man</media:description></media:content>"
    for markup in (f"{about}<title>News</title><description>Text</description>", f"<title>News</title>{about}"):
        found = item(markup, media)
        assert found.title == RawText(value="News")
        assert found.body is None
    assert item(f"{about}<title>News</title><description>Text</description>", media).summary == RawText(
        value="Text", html=True
    )


def test_what_feedparser_stumbles_over_does_no_harm() -> None:
    spaces = 'version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"'
    misplaced = "<gml:pos>1 2</gml:pos><georss:point>x</georss:point><textInput><title>Search</title></textInput>"
    assert item(f"<title>News</title>{misplaced}", spaces).title == RawText(value="News")


def test_a_mail_address_is_nobodys_name() -> None:
    assert item("<author>jo@acme.example (Jo Writer)</author>").author == "Jo Writer"
    assert item("<author>jo@acme.example</author>").author is None


def test_what_is_no_feed_is_named() -> None:
    with pytest.raises(UnreadableError, match=r'is an HTML page, not a feed; its title is "Acme & Co"'):
        read("<!DOCTYPE html><html><head><title>\n Acme &amp; Co </title>")
    with pytest.raises(UnreadableError, match=r"not a feed: it begins with <opml>"):
        read("<opml version='2.0'><body/></opml>")
    with pytest.raises(UnreadableError, match="no XML element"):
        read("words only")
