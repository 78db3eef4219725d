"""What an HTML page offers as better readings of its news: feeds, platforms' conventions, sitemaps."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import UnreadableError
from feeds.extractors.offers import MOST_OFFERS, Offer, offers_of
from feeds.extractors.page import Page
from feeds.model import Kind
from tests.samples import sample_path

HERE = "https://www.acme.example/news/"


def offers(head: str = "", body: str = "", url: str = HERE, classes: str = "") -> list[Offer]:
    html = f"<!DOCTYPE html><html><head>{head}</head><body class='{classes}'>{body}</body></html>"
    return list(offers_of(Page(url=url, body=html.encode())))


def feeds_in(head: str = "", body: str = "", url: str = HERE) -> list[str]:
    return [offer.url for offer in offers(head, body, url) if offer.sure and offer.kind is Kind.FEED]


def guessed(head: str = "", body: str = "", url: str = HERE, classes: str = "") -> list[str]:
    found = [offer for offer in offers(head, body, url, classes) if not offer.sure and offer.kind is not Kind.SITEMAP]
    return [offer.url.removeprefix("https://www.acme.example") for offer in found]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" href="/f">',
        '<link rel="alternate" type="application/atom+xml; charset=utf-8" href=" /f ">',
        "<LINK REL=ALTERNATE TYPE=APPLICATION/RSS+XML HREF=/f>",
        '<link rel="alternate home" type="application/feed+json" href="/f">',
        '<link rel="alternative" type="application/rss" href="/f">',
        '<link rel="feed" type="text/rss+xml" href="/f">',
        '<link type="application/x-rss+xml" href="/f">',
        '<link rel="alternate" type="application/rdf+xml" href="/f">',
        '<link rel="alternate" type="application/json" title="JSON Feed" href="/f">',
        '<link rel="alternate" type="application/rss+xml" href="feed:https://www.acme.example/f">',
        '<link rel="alternate" type="application/rss+xml" href="feed://www.acme.example/f">',
        '<base href="https://www.acme.example/x/"><link rel="alternate" type="application/rss+xml" href="../f">',
        '<link rel="alternate" type="application/rss+xml" href="http://localhost:1313/f">'.replace("http:", "https:"),
    ],
)
def test_feeds_are_linked_in_many_sloppy_forms(link: str) -> None:
    assert feeds_in(link) == ["https://www.acme.example/f"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="stylesheet" type="application/rss+xml" href="/f">',
        '<link rel="alternate" hreflang="de" href="/de/feed">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x">',
        '<link rel="alternate" type="text/xml+oembed" href="/oembed?url=x">',
        '<link rel="alternate" type="application/json" title="JSON" href="/wp-json/wp/v2/pages/7">',
        '<link rel="alternate" type="application/rss+xml" title="Acme » Comments Feed" href="/comments/feed/">',
        '<link rel="alternate" type="application/rss+xml" title="Acme » New plant Comments Feed" href="/news/p/feed/">',
        '<link rel="alternate" type="application/rss+xml" title="Acme » Kommentar-Feed" href="/x/feed/">',
        '<link rel="alternate" type="application/rss+xml" title="评论 feed" href="/x/feed/">',
        '<link rel="alternate" type="application/atom+xml" href="/feeds/77/comments/default">',
        '<link rel="alternate" type="application/rss+xml" href="/author/jane/feed/">',
        '<link rel="alternate" type="application/rss+xml" href="/search/plant/feed/rss2/">',
        '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml">',
    ],
)
def test_comments_searches_authors_and_embeddings_are_no_feeds_of_the_page(link: str) -> None:
    assert feeds_in(link) == []


def test_the_page_s_own_author_may_have_a_feed() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/author/jane/feed/">'
    assert feeds_in(link, url="https://www.acme.example/author/jane/") != []


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<a href="/rss/PressRelease.aspx"><span>Press Release RSS Feed</span></a>', True),
        ('<a href="/news/feed.xml"><img src="rss.png" alt="RSS"></a>', True),
        ('<a href="/index.php?format=feed&amp;type=rss">Subscribe</a>', True),
        ('<a href="/node/7" class="icon-rss"></a>', True),
        ('<a href="/abonnieren">RSS-Feed</a>', True),
        ('<a href="https://feeds.feedburner.com/acme">Feed</a>', True),
        ('<a href="https://feedly.com/i/subscription/feed/https://www.acme.example/rss">Feedly</a>', False),
        ('<a href="https://blog.someoneelse.example/feed">A friend</a>', False),
        ('<a href="/products/animal-feed">Animal feed</a>', False),
        ('<a href="/feedback">Feedback</a>', False),
        ('<a href="/news/rss-joins-acme">RSS Ltd joins Acme as a partner for the next ten years</a>', False),
        ('<a href="#rss">RSS</a>', False),
    ],
)
def test_feeds_are_linked_in_the_text_too(link: str, *, found: bool) -> None:
    assert bool(feeds_in(body=link)) is found


def test_a_page_that_says_which_its_feeds_are_has_no_others_by_a_word() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/f">'
    assert feeds_in(head, '<a href="/feeds">RSS</a><a href="/press/rss.xml">RSS</a><a href="/f?x=1">RSS</a>') == [
        "https://www.acme.example/f",
        "https://www.acme.example/press/rss.xml",
    ]


def test_feeds_of_the_news_come_before_others() -> None:
    head = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{href}" {more}>'
        for title, href, more in [
            ("Events", "/events.rss", ""), ("Blog", "/blog/rss", ""), ("Acme", "/feed", ""),
            ("Nachrichten", "/de/feed", 'hreflang="de"'), ("Press releases", "/press.rss", ""),
        ]
    )  # fmt: skip
    html = f'<html lang="en"><head>{head}</head><body></body></html>'
    found = [offer.url.rpartition(".example")[2] for offer in offers_of(Page(url=HERE, body=html.encode()))]
    assert found == ["/press.rss", "/feed", "/blog/rss", "/events.rss", "/de/feed", "/sitemap.xml"]


Q4 = '<link rel="stylesheet" href="//s22.q4cdn.com/959/files/css/global.css">'
NOTIFIED = '<link rel="stylesheet" href="/sites/g/files/knoqqb1/themes/site/nir_pid12/css/style.css">'
EQUISOLVE = '<script src="https://shared.equisolve.net/js/app.js"></script>'


def test_investor_relations_platforms_keep_their_feeds_at_one_place() -> None:
    feed, listed = guessed(Q4, '<a href="/news/default.aspx">News</a>')
    assert feed == "/rss/pressrelease.aspx"
    assert listed.startswith("/feed/PressRelease.svc/GetPressReleaseList?")
    assert guessed(NOTIFIED) == ["/rss/news-releases.xml"]
    assert guessed(body='<a href="/news-releases/news-release-details/acme-opens">A</a>') == ["/rss/news-releases.xml"]
    assert guessed(EQUISOLVE) == ["/news-events/press-releases/rss"]
    body = '<a href="/news-events/financial-press-releases/detail/694/acme">A</a>'
    assert guessed(EQUISOLVE, body) == ["/news-events/financial-press-releases/rss"]


def test_a_mention_of_a_platform_is_no_sign_of_it() -> None:
    body = (
        '<a href="https://other.gcs-web.com/news-releases/news-release-details/x">A</a>'
        "<p>Powered by WordPress, Drupal, q4cdn.com and equisolve.net</p>"
        '<a href="https://s22.q4cdn.com/1/files/doc.pdf">PDF</a>'
    )
    assert guessed(body=body) == []


WORDPRESS = (
    '<link rel="https://api.w.org/" href="https://www.acme.example/wp-json/"><script src="/wp-includes/a.js"></script>'
)


def test_wordpress_keeps_the_feed_of_an_archive_beside_it_and_posts_as_json() -> None:
    own, whole, posts = guessed(WORDPRESS, classes="archive category category-news category-12")
    assert (own, whole) == ("/news/feed/", "/feed/")
    assert posts.startswith("/wp-json/wp/v2/posts?")
    assert posts.endswith("&categories=12")
    assert guessed(WORDPRESS, classes="page page-id-7")[0] == "/feed/"  # /news/feed/ would be that page's comments
    assert "/wp-json/wp/v2/press?" in guessed(WORDPRESS, classes="archive post-type-archive post-type-archive-press")[2]


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', HERE, ["/rss.xml"]),
        ('<meta name="generator" content="Ghost 5.80">', HERE, ["/news/rss/", "/rss/"]),
        ('<meta name="generator" content="Hugo 0.120.4">', HERE, ["/news/index.xml", "/index.xml"]),
        ('<meta name="generator" content="Jekyll v4.3.2">', HERE, ["/feed.xml"]),
        ('<meta name="generator" content="TYPO3 CMS">', HERE, ["/news/?type=9818"]),
        ('<meta name="generator" content="HubSpot">', HERE, ["/news/rss.xml"]),
        ('<meta name="generator" content="blogger">', HERE, ["/feeds/posts/default"]),
        ('<meta name="generator" content="Joomla! - Open Source">', HERE, ["/news/?format=feed&type=rss"]),
        ('<script src="//assets.squarespace.com/universal/a.js"></script>', HERE, ["/news/?format=rss"]),
        ('<link href="//cdn.shopify.com/a.css">', "https://www.acme.example/blogs/news", ["/blogs/news.atom"]),
        ("", "https://medium.com/@acme/a-post-1", ["https://medium.com/feed/@acme"]),
        ("", "https://blog.medium.com/", ["https://blog.medium.com/feed"]),
        ("", "https://www.youtube.com/channel/UC0123456789012345678901",
         ["https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789012345678901"]),
        ("", HERE, []),
    ],
)  # fmt: skip
def test_general_software_is_known_by_its_own_marks(head: str, url: str, expected: list[str]) -> None:
    assert guessed(head, url=url) == expected


def test_a_sitemap_is_offered_last() -> None:
    found = offers('<link rel="sitemap" href="/news-sitemap.xml"><link rel=alternate type=application/rss+xml href=/f>')
    assert [(offer.kind, offer.sure) for offer in found] == [
        (Kind.FEED, True), (Kind.SITEMAP, True), (Kind.SITEMAP, False),
    ]  # fmt: skip


def test_a_page_that_links_thousands_of_feeds_offers_a_few() -> None:
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="/f{n}">' for n in range(5000))
    assert len(offers(head)) == MOST_OFFERS


def test_a_page_of_a_hundred_thousand_links_is_read_up_to_a_bound() -> None:
    body = '<a href="/press/rss.xml?n=1" class="rss">Press RSS feed</a>' * 100_000
    assert feeds_in(body=body) == ["https://www.acme.example/press/rss.xml?n=1"]
    assert feeds_in(body=f'<a href="/{"rss-" * 100_000}">RSS</a>') == []


@given(st.text(max_size=200))
def test_any_text_as_address_gives_offers_or_none(href: str) -> None:
    page = f'<link rel="alternate" type="application/rss+xml" href="{href}"><a href="{href}">RSS</a>'
    for offer in offers(page, page):
        assert offer.url.startswith(("http://", "https://"))


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(UnreadableError):
        offers_of(Page(url=HERE, body=b"%PDF-1.7"))


def test_feeds_of_real_pages_are_found() -> None:
    rows = [json.loads(row) for row in sample_path("small/feed_discovery.jsonl").read_text("utf-8").splitlines()]
    wanted = {row["name"]: row for row in rows if row["expect_urls"]}
    hits = 0
    for row in wanted.values():
        first = row["expect_urls"][0]
        # The page's own address is not told: the host of the answer is, but for carriers of feeds.
        host = "/".join(first.split("/")[:3]) + "/"
        found = {offer.url for offer in offers_of(Page(url=host, body=row["html"].encode())) if offer.kind is Kind.FEED}
        hits += set(row["expect_urls"]) <= found
    assert hits == len(wanted)
