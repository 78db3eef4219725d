"""From any address of a company to the best reading of its news."""

import json

import pytest

from feeds.errors import HttpStatusError
from feeds.model import Kind
from tests.finding.sites import HOST, POSTS, RELEASES, chrome, feed, rows, rss_feed, searched, sitemap
from tests.pages import article
from tests.server import Page, page, status

BASE = f"https://{HOST}"
MENU = '<li><a href="/news/">News &amp; Media</a></li><li><a href="/blog">Blog</a></li>'
FRONT = page(chrome("<h1>Medicines for Asia</h1><p>We make medicines.</p>", links=MENU))
LISTING = page(chrome(rows(RELEASES), title="News | Acme Pharma", links=MENU))
LINKED = '<link rel="alternate" type="application/atom+xml" href="/news/feed.atom" title="Acme Pharma news">'


def test_a_front_page_leads_to_the_newsroom_and_its_feed() -> None:
    newsroom = page(chrome(rows(RELEASES), head=LINKED, links=MENU))
    with searched({"/": FRONT, "/news/": newsroom, "/news/feed.atom": feed(*RELEASES, base=BASE)}) as search:
        assert search.best == "/news/feed.atom"
        assert search.order[:2] == [("/news/feed.atom", "feed"), ("/news/", "listing")]
        assert [item.title for item in search.found.best.items] == [title for _, title, _ in RELEASES]  # type: ignore[union-attr]  # it was compared above
        assert "holds 100% of the newest items of the page" in search.found.candidates[0].remarks
        assert len(search.site.requests) <= 12


def test_a_newsroom_without_anything_better_is_read_as_it_is() -> None:
    with searched({"/news/": LISTING}, "/news/") as search:
        assert search.order == [("/news/", "listing")]
        assert search.found.best is not None
        assert not search.found.best.stated


def test_a_feed_of_the_blog_is_another_feed_than_that_of_the_press_releases() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="Acme Pharma">'
    pages: dict[str, Page] = {
        "/news/": page(chrome(rows(RELEASES), head=head, links=MENU)),
        "/feed.xml": rss_feed(*POSTS, base=BASE),
    }
    with searched(pages, "/news/") as search:
        assert search.order == [("/news/", "listing"), ("/feed.xml", "feed")]
        assert any("another feed" in remark for remark in search.found.candidates[1].remarks)


def test_a_feed_of_the_whole_site_is_more_than_a_page_of_press_releases() -> None:
    more = [(f"/stories/{n}", f"Story {n} of our people and their work", f"2026-11-{n:02}") for n in range(3, 20)]
    pages: dict[str, Page] = {
        "/news/": page(chrome(rows(RELEASES), head=LINKED, links=MENU)),
        "/news/feed.atom": feed(*RELEASES, *more, base=BASE),
    }
    with searched(pages, "/news/") as search:
        assert search.order == [("/news/", "listing"), ("/news/feed.atom", "feed")]
        assert any("more than that" in remark for remark in search.found.candidates[1].remarks)


def test_press_releases_go_before_the_blog() -> None:
    front = page(
        chrome(
            "<h1>Acme</h1>",
            head='<link rel="alternate" type="application/rss+xml" href="/blog/feed.xml" title="Acme blog">',
            links=MENU,
        )
    )
    pages: dict[str, Page] = {"/": front, "/news/": LISTING, "/blog/feed.xml": rss_feed(*POSTS, base=BASE)}
    with searched(pages) as search:
        assert search.order == [("/news/", "listing"), ("/blog/feed.xml", "feed")]


def test_a_landing_page_of_the_media_leads_on_to_the_releases() -> None:
    landing = '<h1>Media</h1><a href="/media/press-releases">Press releases</a> <a href="/media/kit">Media kit</a>'
    pages: dict[str, Page] = {
        "/": page(chrome("<h1>Acme</h1>", links='<li><a href="/media">Media</a></li>')),
        "/media": page(chrome(landing)),
        "/media/press-releases": LISTING,
    }
    with searched(pages) as search:
        assert search.best == "/media/press-releases"
        assert search.site.asked("/media/kit") == 0


def test_an_article_leads_to_the_list_it_belongs_to() -> None:
    path = RELEASES[0][0]
    pages: dict[str, Page] = {path: page(article(RELEASES[0][1], RELEASES[0][2])), "/news/press-releases/": LISTING}
    with searched(pages, path) as search:
        assert search.best == "/news/press-releases/"


def test_the_company_s_own_subdomains_belong_to_it() -> None:
    investors = chrome("<h1>Acme</h1>", links='<li><a href="http://ir.acme-pharma.example:{port}/">Investors</a></li>')
    pages: dict[str, Page] = {
        f"//{HOST}/": lambda asked: page(investors.replace("{port}", asked.headers["host"].rpartition(":")[2])),
        "//ir.acme-pharma.example/": page(chrome('<a href="/news-releases">News releases</a>')),
        "//ir.acme-pharma.example/news-releases": LISTING,
    }
    with searched(pages) as search:
        assert search.best == "/news-releases"
        assert "ir.acme-pharma.example" in search.found.candidates[0].url


@pytest.mark.parametrize(
    ("language", "name", "path"),
    [
        ("zh-CN", "新闻中心", "/xwzx"), ("ja", "ニュース", "/a/1"), ("ko", "보도자료", "/b"), ("de", "Presse", "/p"),
        ("fr", "Actualités", "/fr/actualites"), ("es", "Sala de prensa", "/x"), ("ru", "Новости", "/y"),
        ("tr", "Haberler", "/z"), ("ar", "الأخبار", "/ar"), ("he", "חדשות", "/he/x"), ("th", "ข่าวสาร", "/n"),
    ],
)  # fmt: skip
def test_news_sections_are_found_in_many_languages(language: str, name: str, path: str) -> None:
    menu = f'<li><a href="{path}">{name}</a></li>'
    pages: dict[str, Page] = {
        "/": page(chrome("<h1>Acme</h1>", language=language, links=menu)),
        path: page(chrome(rows(RELEASES), language=language, links=menu)),
    }
    with searched(pages) as search:
        assert search.best == path


def test_a_feed_is_taken_as_it_is() -> None:
    with searched({"/rss": rss_feed(*RELEASES, base=BASE)}, "/rss") as search:
        assert search.order == [("/rss", "feed")]
        assert search.site.paths == ["/rss"]
        assert search.found.owner.name == "Acme Pharma"
        assert search.found.owner.homepage == f"{BASE}/"


def test_an_address_of_a_stated_kind_is_read_as_that_and_nothing_else_is_asked() -> None:
    with searched({"/news/": LISTING}, "/news/", Kind.LISTING) as search:
        assert search.order == [("/news/", "listing")]
        assert search.found.candidates[0].stated
        assert search.site.paths == ["/news/"]


def test_a_platform_s_feed_is_asked_for_where_the_page_shows_the_platform() -> None:
    head = '<link rel="stylesheet" href="/wp-content/themes/acme/style.css">'
    pages: dict[str, Page] = {
        "/news/": page(chrome(rows(RELEASES), head=head)),
        "/feed/": rss_feed(*RELEASES, base=BASE),
    }
    with searched(pages, "/news/") as search:
        assert search.order[0] == ("/feed/", "feed")
        assert not search.found.candidates[0].sure
    with searched({**pages, "/news/": LISTING}, "/news/") as search:
        assert search.site.asked("/feed/") == 0


def test_where_the_page_is_built_by_script_its_sitemap_serves() -> None:
    shell = '<!DOCTYPE html><title>Acme</title><div id="root"></div><script src="/app.js"></script>'
    urls = [f"{BASE}{path}" for path, _, _ in RELEASES]
    with searched({"/": page(shell), "/sitemap.xml": sitemap(*urls)}) as search:
        assert search.order == [("/sitemap.xml", "sitemap")]
        assert "none of its 6 items have a title" in search.found.candidates[0].remarks


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<!DOCTYPE html><title>Acme</title><div id="root"></div><script src="/app.js"></script>', "built by script"),
        ("<!DOCTYPE html><title>Just a moment...</title><p>Checking your browser</p>", "check for robots"),
        ('<!DOCTYPE html><title>Log in</title><form><input type="password"></form>', "login"),
        ("<!DOCTYPE html><title>Acme</title><p>Welcome</p>", "no list of items"),
    ],
)
def test_where_nothing_is_found_it_says_why_and_what_to_do(html: str, words: str) -> None:
    with searched({"/": page(html)}) as search:
        assert search.found.best is None
        assert words in (search.found.problem or "")


def test_an_address_that_gives_no_document_is_an_error() -> None:
    with pytest.raises(HttpStatusError), searched({"/": status(403)}):
        pass


def test_a_search_is_bounded_and_asks_for_nothing_twice() -> None:
    menu = "".join(f'<li><a href="/news-{n}">News {n}</a></li>' for n in range(40))
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/rss{n}.xml">' for n in range(40))
    with searched({"/": page(chrome("<h1>Acme</h1>", head=links, links=menu))}) as search:
        assert len(search.site.paths) <= 12
        assert len(set(search.site.paths)) == len(search.site.paths)
        assert [tried.url for tried in search.heard] == [tried.url for tried in search.found.tried]


def test_a_feed_that_nobody_keeps_any_more_goes_behind_the_page() -> None:
    old = [(path, title, day.replace("2026", "2021")) for path, title, day in RELEASES]
    pages: dict[str, Page] = {
        "/news/": page(chrome(rows(RELEASES), head=LINKED)),
        "/news/feed.atom": feed(*old, base=BASE),
    }
    with searched(pages, "/news/") as search:
        assert search.order[0] == ("/news/", "listing")
        assert any("2021-11-19" in remark for remark in search.found.candidates[1].remarks)


def test_a_feed_in_another_language_goes_behind_the_page() -> None:
    german = rss_feed(*RELEASES, base=BASE)
    assert hasattr(german, "body")
    text = german.body.decode().replace("<link>", "<language>de</language><link>", 1)
    pages: dict[str, Page] = {
        "/news/": page(chrome(rows(RELEASES), head=LINKED)),
        "/news/feed.atom": page(text, "application/rss+xml"),
    }
    with searched(pages, "/news/") as search:
        assert search.order[0] == ("/news/", "listing")
        assert "is in another language (de)" in search.found.candidates[1].remarks


Q4_PAGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Acme - News</title>'
    '<link rel="stylesheet" href="//s22.q4cdn.com/959853165/files/css/global.css"></head><body>'
    '<nav><a href="/overview/default.aspx">Overview</a><a href="/stock/default.aspx">Stock</a></nav>'
    '<div class="module_container"></div><script src="/js/evergreen.app.min.js"></script></body></html>'
)


def q4_list() -> str:
    """Return press releases as Q4's sites answer with them to their own pages."""
    told = [
        {
            "Headline": title,
            "LinkToDetailPage": path,
            "PressReleaseDate": f"{day[5:7]}/{day[8:]}/{day[:4]} 07:00:00",
            "LanguageId": 1,
            "ShortBody": "",
            "SeoName": path.rpartition("/")[2],
        }
        for path, title, day in RELEASES
    ]
    return json.dumps({"GetPressReleaseListResult": told})


def test_where_an_investors_site_has_no_feed_its_json_serves() -> None:
    pages: dict[str, Page] = {
        "/news/default.aspx": page(Q4_PAGE),
        "/feed/PressRelease.svc/GetPressReleaseList": page(q4_list(), "application/json"),
    }
    with searched(pages, "/news/default.aspx") as search:
        assert search.site.asked("/rss/pressrelease.aspx") == 1
        best = search.found.best
        assert best is not None
        assert best.kind is Kind.JSON
        assert [item.title for item in best.items] == [title for _, title, _ in RELEASES]
        assert [item.published.date().isoformat() for item in best.items if item.published] == [d for *_, d in RELEASES]


def test_wordpress_posts_serve_where_its_feed_is_shut() -> None:
    posts = [
        {
            "id": number,
            "date": f"{day}T08:00:00",
            "date_gmt": f"{day}T07:00:00",
            "link": f"{BASE}{path}",
            "title": {"rendered": title.replace("&", "&amp;")},
            "excerpt": {"rendered": f"<p>About {title}.</p>", "protected": False},
        }
        for number, (path, title, day) in enumerate(RELEASES, 100)
    ]
    head = '<link rel="https://api.w.org/" href="/wp-json/"><script src="/wp-includes/js/a.js"></script>'
    pages: dict[str, Page] = {
        "/news/": page(chrome('<div id="app"></div>', head=head)),
        "/wp-json/wp/v2/posts": page(json.dumps(posts), "application/json"),
    }
    with searched(pages, "/news/") as search:
        assert [str(one.kind) for one in search.found.candidates if one.fits] == ["json"]
        assert [item.title for item in search.found.candidates[0].items] == [title for _, title, _ in RELEASES]
