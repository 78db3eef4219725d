"""Where older items are: what pages, feeds and endpoints say of the way back, and what only looks like it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.extractors.page import Page
from feeds.extractors.paging import Older, Way, older_of

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SITE = "https://www.acme.example"
ROWS = "".join(
    f'<li><span>2026-10-{n:02}</span> <a href="/news/a-{n}">Acme reports step {n} of its plan</a></li>'
    for n in range(1, 11)
)


def ways(body: str, path: str = "/news", media_type: str = "text/html") -> tuple[Older, ...]:
    return older_of(Page(url=f"{SITE}{path}", body=body.encode(), media_type=media_type, now=NOW))


def listing(pager: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>News</title>{head}</head><body>"
        f'<nav><a href="/">Home</a><a href="/about">About</a></nav><ul>{ROWS}</ul>{pager}'
        '<footer><a href="/legal">Legal</a> © 2026 Acme</footer></body></html>'
    )


def first(body: str, path: str = "/news") -> str | None:
    found = ways(body, path)
    return found[0].url.removeprefix(SITE) if found else None


# --------------------------------------------------------------------------- next links


@pytest.mark.parametrize(
    "label",
    [
        "Next", "Next »", "next page ›", "Older posts", "下一页", "下一頁 >", "次へ", "次の10件", "다음 페이지",
        "Weiter", "Suivant ›", "Siguiente", "Próxima página", "Volgende", "Successivo", "Następna", "Далее",
        "Sonraki", "Nästa", "التالي",
    ],
)  # fmt: skip
def test_the_next_page_is_known_by_its_label_in_many_languages(label: str) -> None:
    assert first(listing(f'<p><a href="/news?page=2">{label}</a></p>')) == "/news?page=2"


def test_a_link_of_the_head_or_the_pager_may_say_that_it_is_the_next() -> None:
    assert first(listing("", '<link rel="next" href="/news/page/2/">')) == "/news/page/2/"
    found = ways(listing('<a rel="next" href="?after=a-10">→</a>'))
    assert [(older.url, older.way, older.why) for older in found] == [
        (f"{SITE}/news?after=a-10", Way.NEXT, "linked with rel=next")
    ]


def test_an_arrow_counts_where_its_class_says_next_or_it_goes_on_by_one() -> None:
    assert first(listing('<li class="pager__item--next"><a href="?p=2"><i></i></a></li>')) == "/news?p=2"
    assert first(listing('<a href="?pageNo=2">›</a> <a href="?pageNo=40">»</a>')) == "/news?pageNo=2"
    assert first(listing('<a href="?pageNo=40">»</a>')) is None  # the last page
    assert first(listing('<a href="/products">»</a>')) is None


# --------------------------------------------------------------------------- numbered pages


def pager(*, url: str, here: int, last: int, mark: str = "<span>{}</span>") -> str:
    """A row of numbers; `url` of page n, the first without its number where it has a `|`."""

    def address(number: int) -> str:
        plain, _, numbered = url.rpartition("|")
        return plain if plain and number == 1 else numbered.format(number)

    pieces = [
        mark.format(n) if n == here else f'<a href="{address(n)}">{n}</a>'
        for n in range(max(1, here - 3), min(last, here + 3) + 1)
    ]
    return f'<div class="pages">{" ".join(pieces)}</div>'


@pytest.mark.parametrize(
    "mark", ["<span>{}</span>", '<a class="current" href="#">{}</a>', "<strong>{}</strong>", "<b>[{}]</b>"]
)
@pytest.mark.parametrize(
    ("url", "path_of_2", "path_of_3"),
    [
        ("/news|/news?page={}", "/news?page=2", "/news?page=3"),
        ("/news|/news/page/{}/", "/news/page/2/", "/news/page/3/"),
        ("/news/index.html|/news/index_{}.html", "/news/index_2.html", "/news/index_3.html"),
        ("/news/list-{}.aspx", "/news/list-2.aspx", "/news/list-3.aspx"),
        ("/news?id=17&p={}", "/news?id=17&p=2", "/news?id=17&p=3"),
    ],
)  # fmt: skip
def test_the_page_after_the_present_one_is_taken_of_a_row_of_numbers(
    url: str, path_of_2: str, path_of_3: str, mark: str
) -> None:
    one = url.partition("|")[0].format(1)
    assert first(listing(pager(url=url, here=1, last=9, mark=mark)), one) == path_of_2
    assert first(listing(pager(url=url, here=2, last=9, mark=mark)), path_of_2) == path_of_3
    assert first(listing(pager(url=url, here=9, last=9, mark=mark)), url.rpartition("|")[2].format(9)) is None


def test_pages_may_be_numbered_from_nought_in_their_addresses() -> None:
    row = '<a href="index.html">1</a> <a href="index_1.html">2</a> <a href="index_2.html">3</a>'
    assert first(listing(row), "/xwzx/index.html") == "/xwzx/index_1.html"
    assert first(listing(row), "/xwzx/") == "/xwzx/index_1.html"
    assert first(listing(row), "/xwzx/index_1.html") == "/xwzx/index_2.html"
    assert first(listing(row), "/xwzx/index_2.html") is None


def test_pages_may_be_counted_in_items() -> None:
    row = '<a href="?start=0">1</a> <a href="?start=20">2</a> <a href="?start=40">3</a>'
    assert first(listing(row), "/news") == "/news?start=20"
    assert first(listing(row), "/news?start=20") == "/news?start=40"


def test_a_row_drawn_by_a_common_script_is_read() -> None:
    script = '<script>createPageHTML(20, 0,"index", "html");</script>'
    assert first(listing(script), "/xwzx/") == "/xwzx/index_1.html"
    assert first(listing('<script>createPageHTML(20, 19,"index", "html");</script>'), "/xwzx/index_19.html") is None


@pytest.mark.parametrize(
    "trap",
    [
        '<table class="calendar"><tr><td><a href="/e/2026/11/1">1</a><td><a href="/e/2026/11/2">2</a></table>',
        '<div id="datepicker"><a href="?month=2026-12">Next</a></div>',
        '<a href="/news?page=2&amp;print=1">Next</a>',
        '<a href="/login?next=/news">Next</a>',
        '<a href="#slide-2">Next</a>',
        '<a href="javascript:next()">Next</a>',
        '<a href="https://elsewhere.example/news?page=2">Next</a>',
        '<a href="/news">Next</a>',
        '<a href="/news?size=10">10</a> <a href="/news?size=20">20</a> <a href="/news?size=50">50</a>',
        '<a href="/products/more">More</a>',
        '<p>Read our <a href="/reports/2025.html">2025</a> report</p>',
    ],
)  # fmt: skip
def test_calendars_logins_slides_and_other_sites_lead_nowhere(trap: str) -> None:
    assert ways(listing(trap)) == ()


def test_the_way_never_leads_back() -> None:
    row = '<a href="/news?page=1">Newer</a> <a href="/news?page=2" class="next">Next</a>'
    assert first(listing(row), "/news?page=2") is None
    assert first(listing('<a class="next" href="/news?page=1">‹</a>'), "/news?page=2") is None


# --------------------------------------------------------------------------- load more


@pytest.mark.parametrize(
    ("button", "url"),
    [
        ('<button data-url="/ajax/news?page=2">Load more</button>', "/ajax/news?page=2"),
        ('<a class="load-more" data-next="/news/page/2/" href="#">更多</a>', "/news/page/2/"),
        ('<div hx-get="/news/rows?offset=10" hx-trigger="revealed"></div>', "/news/rows?offset=10"),
        ('<button class="js-load-more" data-href="/api/news" data-page="2">もっと見る</button>', "/api/news?page=2"),
        ('<button data-url="/api/news/{page}">Mehr laden</button>', "/api/news/2"),
        ('<a href="/news?page=2">Show more</a>', "/news?page=2"),
    ],
)
def test_a_load_more_button_says_where_it_loads_from(button: str, url: str) -> None:
    assert first(listing(button)) == url


def test_what_a_button_loads_is_counted_on_by_its_address() -> None:
    found = ways(f"<ul>{ROWS}</ul>", "/ajax/news?page=2")
    assert [(older.url, older.way) for older in found] == [(f"{SITE}/ajax/news?page=3", Way.COUNTED)]
    assert ways(listing(""), "/news?page=2") == ()  # a whole page would say so


# --------------------------------------------------------------------------- archives


def test_archives_of_years_lead_back_from_the_year_that_is_shown() -> None:
    row = "".join(f'<li><a href="/news/{year}/">{year}</a></li>' for year in range(2027, 2019, -1))
    at_home = ways(listing(f"<ul>{row}</ul>"))
    assert [older.period for older in at_home] == ["2026", "2025", "2024", "2023", "2022", "2021", "2020"]
    assert at_home[0].way is Way.ARCHIVE
    assert [older.period for older in ways(listing(f"<ul>{row}</ul>"), "/news/2022/")] == ["2021", "2020"]


def test_the_years_of_a_choice_are_archives() -> None:
    links = '<select onchange="go(this)"><option selected value="/news?year=2026">2026</option>' + "".join(
        f'<option value="/news?year={year}">{year}年</option>' for year in (2025, 2024)
    )
    assert [older.url for older in ways(listing(f"{links}</select>"))] == [
        f"{SITE}/news?year=2025",
        f"{SITE}/news?year=2024",
    ]
    form = (
        '<form action="/releases"><input type="hidden" name="cat" value="7"><select name="fy">'
        '<option value="">All</option><option value="2026" selected>2026</option><option value="2025">2025</option>'
        "</select></form>"
    )
    assert first(listing(form)) == "/releases?cat=7&fy=2025"


def test_months_are_archives_where_there_are_no_years() -> None:
    row = "".join(f'<a href="/news/2026/{month:02}">2026年{month}月 (3)</a>' for month in (9, 8, 7))
    assert [older.period for older in ways(listing(row))] == ["2026-09", "2026-08", "2026-07"]
    assert [older.period for older in ways(listing(row), "/news/2026/08")] == ["2026-07"]


def test_the_next_page_of_a_year_comes_before_the_year_before() -> None:
    row = '<a href="/news/2024?page=2">Next</a> <a href="/news/2025">2025</a> <a href="/news/2023">2023</a>'
    assert [older.url.removeprefix(SITE) for older in ways(listing(row), "/news/2024")] == [
        "/news/2024?page=2",
        "/news/2023",
    ]


# --------------------------------------------------------------------------- articles


def test_an_article_leads_to_its_neighbours() -> None:
    head = '<meta property="og:type" content="article">'
    chinese = '<p>上一篇：<a href="/news/41.html">举办研讨会</a></p><p>下一篇：<a href="/news/43.html">新厂投产</a></p>'
    found = ways(listing(chinese, head), "/news/42.html")
    assert [(older.url.removeprefix(SITE), older.why) for older in found] == [
        ("/news/41.html", "the previous article"),
        ("/news/43.html", "the next article"),
    ]
    assert {older.way for older in found} == {Way.CHAIN}
    english = '<a rel="prev" href="/news/41">Acme opens a plant</a>'
    assert first(listing(english, head), "/news/42") == "/news/41"


# --------------------------------------------------------------------------- feeds and JSON


def test_a_feed_names_its_older_part() -> None:
    entry = '<entry><title>x</title><link rel="next" href="/wrong"/></entry>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="{{}}" href="/feed?page=2"/>{entry}</feed>'
    for rel in ("next", "prev-archive"):
        assert [older.url for older in ways(feed.format(rel), "/feed", "application/atom+xml")] == [
            f"{SITE}/feed?page=2"
        ]
    assert ways(feed.format("alternate"), "/feed", "application/atom+xml") == ()


def test_a_wordpress_feed_is_paged_by_its_convention() -> None:
    feed = (
        '<rss version="2.0"><channel><generator>https://wordpress.org/?v=6.7</generator>'
        "<item><title>x</title></item></channel></rss>"
    )
    assert [older.url for older in ways(feed, "/feed/", "application/rss+xml")] == [f"{SITE}/feed/?paged=2"]
    assert [older.url for older in ways(feed, "/feed/?paged=2", "application/rss+xml")] == [f"{SITE}/feed/?paged=3"]


@pytest.mark.parametrize(
    ("document", "path", "url"),
    [
        ('{"version": "https://jsonfeed.org/version/1.1", "next_url": "/f.json?p=2"}', "/f.json", "/f.json?p=2"),
        ('{"data": [{"t": 1}], "links": {"next": {"href": "/api?cursor=x"}}}', "/api", "/api?cursor=x"),
        ('{"items": [{"t": 1}], "paging": {"next": "https://www.acme.example/api?o=20"}}', "/api", "/api?o=20"),
        ('[{"id": 1, "link": "x"}]', "/wp-json/wp/v2/posts?per_page=20", "/wp-json/wp/v2/posts?per_page=20&page=2"),
        ('[{"id": 1, "link": "x"}]', "/wp-json/wp/v2/posts?page=2", "/wp-json/wp/v2/posts?page=3"),
        ('{"items": [{"t": 1}], "totalPages": 9}', "/api?pageNo=1", "/api?pageNo=2"),
        ('{"items": [{"t": 1}], "totalPages": 1}', "/api?pageNo=1", None),
        ('{"items": [{"t": 1}], "hasMore": false}', "/api?pageNo=1", None),
        ('{"items": []}', "/api?pageNo=4", None),
        ('{"items": [{"t": 1}]}', "/api?limit=20&offset=40", "/api?limit=20&offset=60"),
        ('{"items": [{"t": 1}], "next": 2}', "/api", None),
        ("{broken", "/api?page=1", None),
    ],
)  # fmt: skip
def test_json_names_its_next_page_or_is_counted_on(document: str, path: str, url: str | None) -> None:
    found = ways(document, path, "application/json")
    assert [older.url.removeprefix(SITE) for older in found] == ([url] if url else [])


# --------------------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\x00", b"%PDF-1.7", b"<", b"{", b"[" * 100_000, b"\xff\xfe", b"<html>" + b"<div>" * 5_000,
        b"<a href='?page=" + b"9" * 5_000 + b"'>2</a>", b"<html><body><a href='http://[::1'>Next</a>",
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_read_leads_nowhere(body: bytes) -> None:
    assert older_of(Page(url=f"{SITE}/news", body=body, now=NOW)) == ()


def test_a_page_of_endless_links_is_read_in_bounded_time() -> None:
    body = listing("".join(f'<a href="/news?page={n}">{n}</a>' for n in range(1, 30_000)))
    assert first(body) == "/news?page=2"


@given(st.binary(max_size=400), st.sampled_from(["text/html", "application/rss+xml", "application/json", None]))
def test_any_bytes_lead_somewhere_else_or_nowhere(body: bytes, media_type: str | None) -> None:
    for older in older_of(Page(url=f"{SITE}/news?page=2", body=body, media_type=media_type, now=NOW)):
        assert older.url.startswith("http")
        assert older.url != f"{SITE}/news?page=2"


@pytest.mark.parametrize(
    "piece",
    [
        '<item><link rel="next" ', '<a href="/news?page=2">Next</a>', '<a href="/1/2/3/4/5/6/7">7</a>',
        "<div><a href=?page=2>2</a>",
        "<select><option value=/2020>2020</option></select>", '<div data-url="/x?page=2" class="load-more">more</div>',
        "<script>createPageHTML(1,", '<li class="next next next next"><a href="?page=2"></a></li>',
    ],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_what_repeats_thirty_thousand_times_is_read_in_bounded_time(piece: str) -> None:
    older_of(Page(url=f"{SITE}/feed", body=b"<rss><channel>" + piece.encode() * 30_000, now=NOW))
    older_of(Page(url=f"{SITE}/news", body=b"<html><body>" + piece.encode() * 30_000, now=NOW))
