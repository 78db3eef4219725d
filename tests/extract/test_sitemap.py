"""Sitemaps, news sitemaps and sitemap indexes."""

import gzip

import pytest

from feeds.errors import UnreadableError
from feeds.extractors.news_address import is_listing, smells_of_news
from feeds.extractors.page import Page
from feeds.extractors.sitemap import MAX_FOLLOWS, MAX_ITEMS, extract
from feeds.model import Extraction, Follow, Kind, LinkPatterns, RawItem, RawText

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


A = "<url><loc>https://www.acme.example/news/a</loc></url>"


def read(document: str | bytes, patterns: LinkPatterns | None = None) -> Extraction:
    body = document if isinstance(document, bytes) else document.encode()
    return extract(Page(url="https://www.acme.example/sitemap.xml", body=body, language="en", links=patterns))


def urlset(*records: tuple[str, str | None]) -> str:
    parts = [f"<url><loc>{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>" for url, day in records]
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {SPACES}>{"".join(parts)}</urlset>'


def links(document: str | bytes) -> list[str | None]:
    return [item.link for item in read(document).items]


def test_a_news_sitemap_gives_title_date_and_publication() -> None:
    extraction = read(f"""<urlset {SPACES}><url><loc> https://www.acme.example/x?a=1&amp;b=2 </loc>
        <lastmod>2025-10-28T00:00:00Z</lastmod><news:news><news:publication><news:name>The Acme Times</news:name>
        <news:language>zh-cn</news:language></news:publication><news:publication_date>2025-10-27</news:publication_date>
        <news:title>公司 &amp; Co</news:title><news:keywords>drugs, cancer, drugs</news:keywords></news:news>
        <image:image><image:loc>/i.jpg</image:loc></image:image></url>
        <url><loc>https://www.acme.example/about</loc></url></urlset>""")
    assert extraction == Extraction(
        kind=Kind.SITEMAP,
        items=(
            RawItem(
                link="https://www.acme.example/x?a=1&b=2",
                title=RawText(value="公司 & Co"),
                date="2025-10-27",
                date_evidence="news:publication_date",
                updated="2025-10-28T00:00:00Z",
                language="zh-cn",
                origin="The Acme Times",
                image="https://www.acme.example/i.jpg",
                categories=("drugs", "cancer"),
            ),
        ),
        language="en",
        reasons=("read as news sitemap of 2: all are news",),
    )


def test_the_last_change_of_a_page_is_not_its_publication() -> None:
    (item,) = read(urlset(("https://www.acme.example/news/a", "2025-10-27"))).items
    assert (item.date, item.date_evidence, item.updated) == (None, None, "2025-10-27")


def test_of_a_plain_sitemap_only_what_lies_under_news_is_taken() -> None:
    extraction = read(
        urlset(
            ("https://www.acme.example/", None),
            ("https://www.acme.example/products/press-fit-bearings", None),
            ("https://www.acme.example/en/press-releases/2025/a.html", None),
            ("https://www.acme.example/news/", None),
            ("https://www.acme.example/news/category/x", None),
            ("https://www.acme.example/news/2024", None),
            ("https://www.acme.example/news/2025/", None),
            ("https://www.acme.example/news/2025/b", None),
            ("https://www.acme.example/%E6%96%B0%E9%97%BB%E4%B8%AD%E5%BF%83/1.html", None),
            ("https://www.acme.example/careers", None),
        )
    )
    assert [item.link for item in extraction.items] == [
        "https://www.acme.example/en/press-releases/2025/a.html",
        "https://www.acme.example/news/2024",
        "https://www.acme.example/news/2025/b",
        "https://www.acme.example/%E6%96%B0%E9%97%BB%E4%B8%AD%E5%BF%83/1.html",
    ]
    assert extraction.reasons == ("read as sitemap of 10: 4 are under a path that speaks of news",)


def test_without_a_path_that_speaks_of_news_all_pages_are_taken() -> None:
    extraction = read(urlset(("https://www.acme.example/", None), ("https://www.acme.example/a", None)))
    assert [item.link for item in extraction.items] == ["https://www.acme.example/a"]
    assert "no path speaks of news" in extraction.reasons[0]


def test_those_changed_last_come_first_and_no_page_comes_twice() -> None:
    one, two, three = (f"https://www.acme.example/news/{number}" for number in range(3))
    assert links(urlset((one, "2025-01"), (two, "2025-03-01T10:00:00+08:00"), (three, None), (one, "2025-01"))) == [
        two,
        one,
        three,
    ]
    assert links(urlset((one, None), (two, None))) == [one, two]


def test_of_very_many_the_newest_are_taken() -> None:
    many = [(f"https://www.acme.example/news/{number}", f"{2000 + number % 25}-01-01") for number in range(5_000)]
    extraction = read(urlset(*many))
    assert len(extraction.items) == MAX_ITEMS
    assert {item.updated for item in extraction.items[:200]} == {"2024-01-01"}
    assert "of 5,000" in extraction.reasons[-1]


def index(*children: tuple[str, str | None]) -> str:
    parts = [
        f"<sitemap><loc>{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</sitemap>" for url, day in children
    ]
    return f"<sitemapindex {SPACES}>{''.join(parts)}</sitemapindex>"


def test_of_an_index_the_sitemaps_of_news_are_wanted_newest_first() -> None:
    extraction = read(
        index(
            ("https://www.acme.example/product-sitemap.xml", "2025-12-01"),
            ("/post-sitemap.xml", "2020-01-01"),
            ("https://www.acme.example/press-sitemap-2.xml.gz", "2025-10-01"),
            ("https://www.acme.example/sitemap.xml", None),
        )
    )
    assert extraction.items == ()
    assert extraction.follows == (
        Follow(url="https://www.acme.example/press-sitemap-2.xml.gz", why="sitemap of an index"),
        Follow(url="https://www.acme.example/post-sitemap.xml", why="sitemap of an index"),
    )


def test_of_a_large_index_only_some_are_wanted_those_with_the_highest_numbers() -> None:
    extraction = read(index(*((f"https://www.acme.example/sitemap-{number}.xml", None) for number in range(1, 40))))
    assert [follow.url for follow in extraction.follows[:2]] == [
        "https://www.acme.example/sitemap-39.xml",
        "https://www.acme.example/sitemap-38.xml",
    ]
    assert len(extraction.follows) == MAX_FOLLOWS


def followed(document: str, **patterns: tuple[str, ...]) -> list[str]:
    """Return what is wanted of an index, without the host."""
    wanted = read(document, LinkPatterns(**patterns) if patterns else None).follows
    return [follow.url.removeprefix("https://www.acme.example/") for follow in wanted]


def test_of_sitemaps_by_month_the_newest_months_are_wanted_whenever_they_were_written() -> None:
    document = index(
        ("/sitemap-2025-09.xml", "2025-11-20T03:00:09Z"),
        ("/sitemap-2024-12.xml", "2025-11-20T03:00:10Z"),
        ("/sitemap-2025-10.xml", "2025-11-20T03:00:01Z"),
    )
    assert followed(document) == ["sitemap-2025-10.xml", "sitemap-2025-09.xml", "sitemap-2024-12.xml"]
    years = index(("/posts/2023.xml.gz", None), ("/posts/2025.xml.gz", None), ("/posts/2024.xml.gz", None))
    assert followed(years) == ["posts/2025.xml.gz", "posts/2024.xml.gz", "posts/2023.xml.gz"]


def test_where_not_all_sitemaps_are_by_month_the_last_change_decides() -> None:
    document = index(
        ("/sitemap-2025-10.xml", "2025-10-30"), ("/sitemap-latest.xml", "2025-11-20"), ("/sitemap-7.xml", None)
    )
    assert followed(document) == ["sitemap-latest.xml", "sitemap-2025-10.xml", "sitemap-7.xml"]


def test_sitemaps_of_pictures_and_films_are_not_read_where_there_are_others() -> None:
    document = index(("/image-sitemap.xml", "2025-11-20"), ("/sitemap_videos1.xml", None), ("/pages.xml", "2020-01-01"))
    assert followed(document) == ["pages.xml"]
    assert followed(index(("/news/image-sitemap.xml", None), ("/news/sitemap.xml", None))) == ["news/sitemap.xml"]
    assert followed(index(("/image-sitemap.xml", None))) == ["image-sitemap.xml"]


def test_patterns_choose_among_the_sitemaps_of_an_index() -> None:
    document = index(("/en/posts.xml", None), ("/cn/posts.xml", None), ("/cn/products.xml", None), ("/jobs.xml", None))
    assert followed(document) == ["en/posts.xml", "cn/posts.xml"]
    assert followed(document, include=("*/cn/products*",)) == ["cn/products.xml"]
    assert followed(document, exclude=("*/en/*",)) == ["cn/posts.xml"]
    assert followed(document, include=("*/news/*",)) == ["en/posts.xml", "cn/posts.xml"]  # meant for items only
    assert followed(document, include=("*/cn/*",), exclude=("*/products.xml",)) == ["cn/posts.xml"]
    assert followed(document, exclude=("*",)) == []


def test_patterns_take_the_place_of_the_guess_at_which_pages_are_news() -> None:
    document = urlset(
        ("https://www.acme.example/news/a", None),
        ("https://www.acme.example/deals/b", None),
        ("https://www.acme.example/deals/c.pdf", None),
    )
    include = LinkPatterns(include=("*/deals/*",), exclude=("*.pdf",))
    assert [item.link for item in read(document, include).items] == ["https://www.acme.example/deals/b"]
    exclude = LinkPatterns(exclude=("*/news/*",))
    assert [item.link for item in read(document, exclude).items] == [
        "https://www.acme.example/deals/b",
        "https://www.acme.example/deals/c.pdf",
    ]
    assert read("https://www.acme.example/deals/b\nhttps://www.acme.example/news/a", include).items == (
        RawItem(link="https://www.acme.example/deals/b"),
    )


def test_a_page_tells_its_other_languages() -> None:
    (item,) = read(f"""<urlset {SPACES} xmlns:xhtml="http://www.w3.org/1999/xhtml"><url>
        <loc>https://www.acme.example/en/news/a</loc>
        <xhtml:link rel="alternate" hreflang="en" href="https://www.acme.example/en/news/a"/>
        <xhtml:link rel="alternate" hreflang="zh_CN" href="/cn/news/a?x=1&amp;y=2"/>
        <xhtml:link rel="alternate" hreflang="x-default" href="https://www.acme.example/news/a"/>
        <xhtml:link rel="amphtml" hreflang="de" href="https://www.acme.example/amp/a"/>
        <xhtml:link rel="alternate" media="only screen" href="https://m.acme.example/a"/>
        <xhtml:link rel="alternate" hreflang="fr" href="javascript:alert(1)"/></url></urlset>""").items
    assert item.language == "en"
    assert item.alternates == (("zh-CN", "https://www.acme.example/cn/news/a?x=1&y=2"),)


def test_dates_and_titles_of_films_and_pictures_are_not_those_of_the_page() -> None:
    (item,) = read(f"""<urlset {SPACES} xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"><url>
        <image:image><image:loc>https://cdn.example/1.jpg</image:loc><image:title>A picture</image:title></image:image>
        <video:video><video:thumbnail_loc>https://cdn.example/t</video:thumbnail_loc><video:title>A film</video:title>
        <video:publication_date>2019-01-01</video:publication_date><video:player_loc>/p</video:player_loc></video:video>
        <loc>https://www.acme.example/news/a</loc><lastmod>2025-11-02</lastmod></url></urlset>""").items
    assert item == RawItem(
        link="https://www.acme.example/news/a", updated="2025-11-02", image="https://cdn.example/1.jpg"
    )


@pytest.mark.timeout(60)
def test_fifty_thousand_pages_in_four_languages_each_are_read() -> None:
    versions = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="https://www.acme.example/{tag}/news/N"/>'
        for tag in ("en", "de", "fr")
    )
    record = f"<url><loc>https://www.acme.example/news/N</loc>{versions}</url>"
    body = "".join(record.replace("N", str(number)) for number in range(50_000))
    extraction = read(f'<urlset {SPACES} xmlns:xhtml="http://www.w3.org/1999/xhtml">{body}</urlset>')
    assert len(extraction.items) == MAX_ITEMS
    assert len(extraction.items[0].alternates) == 3


def test_a_plain_list_of_addresses_is_a_sitemap() -> None:
    assert links("\ufeffhttps://www.acme.example/news/a\r\n\r\nhttps://www.acme.example/news/b\r\nnonsense") == [
        "https://www.acme.example/news/a",
        "https://www.acme.example/news/b",
    ]


@pytest.mark.parametrize(
    "document",
    [
        "<urlset><url><loc>https://www.acme.example/news/a</loc><url><loc>https://www.acme.example/news/b</loc></url>",
        f"<urlset>{A}<url><loc>https://www.acme.example/news/b</loc></url><url><loc>https://www.acme.example/news/c",
        f"\n<?xml version='1.0'?><urlset>{A}<x:y></url><url><loc><![CDATA[https://www.acme.example/news/b]]></loc></url></urlset>",
    ],
)
def test_what_can_be_read_of_broken_xml_is_read(document: str) -> None:
    extraction = read(document)
    assert [item.link for item in extraction.items] == [f"https://www.acme.example/news/{name}" for name in "ab"]


def test_a_bare_ampersand_in_an_address_is_meant() -> None:
    assert links("<urlset><url><loc>https://www.acme.example/news?a=1&b=2</loc></url></urlset>") == [
        "https://www.acme.example/news?a=1&b=2"
    ]


@pytest.mark.timeout(60)
def test_the_largest_sitemap_there_may_be_is_read() -> None:
    body = urlset(*((f"https://www.acme.example/news/{number}", "2025-01-01") for number in range(50_000)))
    assert len(read(body).items) == MAX_ITEMS


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("<!doctype html><title>Not here</title>", 'HTML page, not a sitemap; its title is "Not here"'),
        ("<rss><channel/></rss>", "not a sitemap: it begins with <rss>"),
        ("", "no XML element"),
        (gzip.compress(b"x", mtime=0), "no XML element|not a sitemap"),
    ],
)
def test_what_is_no_sitemap_is_named(document: str | bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(document)


@pytest.mark.parametrize(
    ("url", "speaks"),
    [
        ("https://a.example/news/x", True),
        ("https://a.example/News-and-Events/x", True),
        ("https://news.a.example/x", True),
        ("https://a.example/actualités/x", True),
        ("https://a.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/x", True),
        ("https://a.example/news.php?id=1", True),
        ("https://a.example/news-sitemap.xml", True),
        ("https://a.example/newsletter/x", False),
        ("https://a.example/our-news", False),
        ("https://a.example/", False),
        ("https://press.example/x", False),
    ],
)
def test_some_addresses_speak_of_news(url: str, speaks: bool) -> None:  # noqa: FBT001 - a table of truth
    assert smells_of_news(url) is speaks


def test_some_addresses_are_those_of_lists() -> None:
    lists = [
        "https://a.example/",
        "https://a.example/news",
        "https://a.example/news/tag/x",
        "https://a.example/n/2024",
    ]
    pages = ["https://a.example/news/x", "https://a.example/news/2025", "https://a.example/?id=3"]
    folders = {"https://a.example/n/2024"}
    assert [url for url in (*lists, *pages) if is_listing(url, folders)] == lists
