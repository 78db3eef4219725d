"""What a listing page gives beyond the plain case, and what it must never give."""

import contextlib
import datetime as dt
import time

import pytest

from feeds.errors import EmptyExtractError, UnreadableError
from feeds.extractors.listing import extract
from feeds.extractors.page import Page
from feeds.model import Extraction, Kind

URL = "https://www.example.com/news/"
NOW = dt.datetime(2025, 10, 28, 9, 0, tzinfo=dt.UTC)
TITLES = (
    "New plant opens in the north of the country",
    "Third quarter results are better than expected",
    "A chief scientist joins the management board",
    "Partnership with three universities announced",
    "The annual report has been published today",
)


def read(html: str, *, url: str = URL) -> Extraction:
    return extract(Page(url=url, body=html.encode(), now=NOW))


def titles(extraction: Extraction) -> list[str]:
    return [item.title.value if item.title else "" for item in extraction.items]


def dates(extraction: Extraction) -> list[str | None]:
    return [item.date for item in extraction.items]


def listed(row: str, titles: tuple[str, ...] = TITLES, before: str = "", after: str = "") -> str:
    rows = "".join(row.format(n=number, day=27 - number, title=title) for number, title in enumerate(titles))
    return f"<html lang=en><body>{before}<ul>{rows}</ul>{after}</body></html>"


def test_an_extraction_says_what_it_is_and_how_it_was_read() -> None:
    head = "<title>News | Example Corp</title><meta property='og:site_name' content='Example Corp'>"
    html = listed('<li><a href="/n/{n}">{title}</a> <span>{day} October 2025</span></li>').replace(
        "<body>", head + "<body>"
    )
    extraction = read(html)
    assert extraction.kind is Kind.LISTING
    assert (extraction.title, extraction.site_name, extraction.language) == (
        "News | Example Corp",
        "Example Corp",
        "en",
    )
    assert extraction.reasons[:3] == ("5 records in body > ul > li", "dates from text of li", "titles from a")


def test_a_date_is_never_invented() -> None:
    extraction = read(listed('<li><h3><a href="/2025/10/{day}/story-{n}">{title}</a></h3></li>'))
    assert dates(extraction) == [None] * 5


def test_todays_date_above_a_list_is_no_publication_date() -> None:
    html = listed('<li><a href="/n/{n}">{title}</a></li>', before="<div><span>Tuesday, 28 October 2025</span></div>")
    assert dates(read(html)) == [None] * 5


def test_a_year_without_a_day_is_no_date() -> None:
    assert dates(read(listed('<li><a href="/n/{n}">{title}</a> <span>October 2025</span></li>'))) == [None] * 5


def test_the_labelled_date_is_preferred_to_another() -> None:
    row = '<li><p>Updated: 28 October 2025</p><a href="/n/{n}">{title}</a><p>Published: {day} October 2025</p></li>'
    assert dates(read(listed(row)))[:2] == ["27 October 2025", "26 October 2025"]


def test_what_a_time_element_shows_is_preferred_to_a_day_that_its_attribute_shifts() -> None:
    row = '<li><a href="/n/{n}">{title}</a><time datetime="2025-10-{day}T23:30:00Z">{day} October 2025</time></li>'
    shifted = listed(row).replace(">27 October", ">28 October")
    extraction = read(shifted)
    assert (extraction.items[0].date, extraction.items[0].date_evidence) == ("28 October 2025", "text of time")
    assert (extraction.items[1].date, extraction.items[1].date_evidence) == (
        "2025-10-26T23:30:00Z",
        "time[datetime]",
    )


def test_a_choice_of_years_above_a_list_is_no_heading() -> None:
    years = "<div><span>2025</span><span>2024</span><span>2023</span></div>"
    html = listed('<li><a href="/n/{n}">{title}</a> <span>Oct {day}</span></li>', before=years)
    assert dates(read(html)) == [None] * 5


def test_an_undecided_order_of_day_and_month_stays_open() -> None:
    row = '<li><span>0{n}/10</span> <a href="/n/{n}">{title}</a></li>'
    html = listed(row, before="<h2>2025</h2>").replace("00/10", "05/10")
    assert dates(read(html))[:2] == ["05/10/2025", "01/10/2025"]


def test_a_number_before_every_title_is_not_part_of_it() -> None:
    row = '<li><a href="/n/{n}.pdf">2025-HC-01{n}7 {title}</a> <i>{day} October 2025</i></li>'
    assert titles(read(listed(row))) == list(TITLES)


def test_a_year_that_begins_titles_stays() -> None:
    years = tuple(f"{year} annual report and accounts" for year in (2025, 2024, 2023, 2022))
    extraction = read(listed('<li><a href="/r/{n}">{title}</a> <i>{day} March 2025</i></li>', years))
    assert titles(extraction) == list(years)


def test_the_same_link_twice_is_one_item() -> None:
    row = '<li><a href="/n/{n}"><img src="/i/{n}.jpg"></a><a href="/n/{n}">{title}</a><time>{day} Oct 2025</time></li>'
    extraction = read(listed(row))
    assert titles(extraction) == list(TITLES)
    assert extraction.items[0].image == "https://www.example.com/i/0.jpg"


def test_sharing_links_are_not_the_items_link() -> None:
    row = (
        '<li><a href="https://www.facebook.com/sharer.php?u={n}">f</a><p>{title}</p><i>{day} Oct 2025</i>'
        '<a href="/n/{n}">Read more</a></li>'
    )
    assert read(listed(row)).items[0].link == "https://www.example.com/n/0"


def test_links_that_are_no_pages_are_no_items() -> None:
    row = '<li><a href="javascript:open({n})">{title}</a> <i>{day} Oct 2025</i></li>'
    with pytest.raises(EmptyExtractError):
        read(listed(row))


def test_relative_links_resolve_against_the_base_of_the_page() -> None:
    html = listed('<li><a href="{n}.html">{title}</a> <i>{day} Oct 2025</i></li>')
    html = html.replace("<body>", '<base href="https://cdn.example.com/en/"><body>')
    assert read(html).items[0].link == "https://cdn.example.com/en/0.html"


def test_a_list_longer_than_the_menu_is_not_needed() -> None:
    menu = "<div>" + "".join(f'<p><a href="/p/{n}">Product family number {n}</a></p>' for n in range(60)) + "</div>"
    html = listed('<li><a href="/n/{n}">{title}</a> <i>{day} Oct 2025</i></li>', TITLES[:3], before=menu)
    assert titles(read(html)) == list(TITLES[:3])


def test_what_others_write_stands_behind_what_the_company_writes() -> None:
    own = "".join(
        f'<li><a href="/press/{n}">{title}</a> <i>{20 - n} May 2025</i></li>' for n, title in enumerate(TITLES)
    )
    others = "".join(
        f'<li><a href="https://paper{n}.example.org/x">What paper number {n} wrote</a> <i>{28 - n} May 2025</i></li>'
        for n in range(15)
    )
    html = f"<body><section><h2>In the media</h2><ul class=m>{others}</ul></section><section><ol>{own}</ol></section>"
    extraction = read(html)
    assert titles(extraction) == list(TITLES)
    assert any(reason.startswith("left alone: 15 records") for reason in extraction.reasons)


def test_the_second_column_of_the_same_news_is_read_too() -> None:
    def column(tag: str, start: int) -> str:
        rows = "".join(
            f'<div class="{tag}"><h4><a href="/press/{start + n}">{title} {start}</a></h4>'
            f"<em>{20 - n} May 2025</em></div>"
            for n, title in enumerate(TITLES)
        )
        return f'<section class="{tag}s">{rows}</section>'

    html = f"<body>{column('big', 100)}{column('small', 200).replace('<em>', '<b>On ').replace('</em>', '</b>')}</body>"
    assert len(read(html).items) == 10


# ------------------------------------------------------------------------------------------------- pages without items


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ('<body><div id="root"></div><script src="/main.js"></script></body>', "built by script"),
        (
            """<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="app"></div>
            <script type="module" src="/assets/index.js"></script></body>""",
            "built by script",
        ),
        ('<body><div id="__next"></div><script id="__NEXT_DATA__">{"props":{}}</script></body>', "built by script"),
        (
            "<title>Just a moment...</title><body><p>Checking your browser before accessing the site.</p></body>",
            "check for robots",
        ),
        ("<title>访问验证</title><body><p>请完成验证后继续访问</p></body>", "check for robots"),
        (
            '<title>Anmelden</title><body><form><input name=u><input type="password" name=p></form></body>',
            "asks for a login",
        ),
        ("<title>403 Forbidden</title><body><h1>Forbidden</h1><hr>nginx</body>", "access is denied"),
        ("<title>Page not found</title><body><h1>404</h1><p>Sorry.</p></body>", "no such page"),
        ("<body><h1>Hello</h1><p>Some text without any link.</p></body>", "no list of items"),
        ('<body><p>One <a href="/only">link</a> only.</p></body>', "no list of items"),
    ],
)
def test_a_page_without_items_says_why(html: str, sentence: str) -> None:
    with pytest.raises(EmptyExtractError, match=sentence):
        read(html)


def test_a_page_of_nothing_but_navigation_has_no_items() -> None:
    links = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("Home", "About", "Products", "Jobs"))
    with pytest.raises(EmptyExtractError):
        read(f"<body><nav><ul>{links}</ul></nav><h1>Welcome</h1><footer><ul>{links}</ul></footer></body>")


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x00", b"%PDF-1.7 ...", b"\x89PNG\r\n"])
def test_what_is_no_page_is_refused(body: bytes) -> None:
    with pytest.raises((UnreadableError, EmptyExtractError)):
        extract(Page(url=URL, body=body))


# ------------------------------------------------------------------------------------------------------- bounded work

ROW = '<tr><td>2025-10-{:02d}</td><td><a href="/n/{}">The title of a news item, number {}</a></td></tr>'
HOSTILE = {
    "nested boxes": "<div>" * 3_000_000,
    "nested lists": '<ul><li><a href="/a">One title of many</a>' * 60_000,
    "a long table": "<table>" + "".join(ROW.format(n % 28 + 1, n, n) for n in range(100_000)) + "</table>",
    "links side by side": "".join(f'<a href="/n/{n}">Title of an item {n}</a> 2025-10-27<br>' for n in range(100_000)),
    "one link a hundred thousand times": '<p><a href="/n">The title of a news item</a></p>' * 100_000,
    "classes without end": "".join(
        f'<div class="a{"bcdefgh"[n % 7] * (n % 300)}">'
        f'<a class="{"xyz"[n % 3] * (n % 200)}" href="/{n}">Item number {n}</a></div>'
        for n in range(30_000)
    ),
    "deep boxes": "".join(
        "<div>" * 150 + f'<a href="/n/{n}">Title of the item {n}</a>' + "</div>" * 150 for n in range(1_000)
    ),
    "a word without end": "<p>" + "2025-10-27 " * 1_000_000,
    "open tags": "<a href=x><b><i><span>" * 100_000,
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_no_page_takes_long(name: str) -> None:
    page = Page(url=URL, body=f"<html><body>{HOSTILE[name]}".encode())
    started = time.process_time()
    with contextlib.suppress(EmptyExtractError, UnreadableError):
        extract(page)
    assert time.process_time() - started < 5


@pytest.mark.timeout(20)
@pytest.mark.parametrize("part", ["a", "a/../", "?a=1&amp;", "%41%e4"])
def test_links_of_a_megabyte_are_no_items_and_cost_little(part: str) -> None:
    long = f"/news/{{n}}/{part * (1_000_000 // len(part))}"
    row = f'<li>{{day}} October 2025 <a href="{long}">{{title}}</a></li>'
    with pytest.raises(EmptyExtractError):
        read(listed(row, tuple(f"{title} {n}" for n in range(3) for title in TITLES)))
