"""Hand-written selectors win, and a mistake in one is named."""

import pytest

from feeds.errors import EmptyExtractError, ExtractError
from feeds.extractors.listing import extract
from feeds.extractors.page import Page
from feeds.model import Extraction, Selectors

URL = "https://www.example.com/news/"
ROWS = "".join(
    f'<div class="row" data-day="2025-10-{day:02d}"><b class="t">Our release number {day}</b> <i>{day} Oct 2025</i>'
    f'<a class="go" href="item-{day}.html">More</a><a class="pdf" href="/pdf/{day}.pdf">PDF</a><p>Text {day}.</p></div>'
    for day in (27, 14, 2)
)
PAGE = f'<html lang=en><body><nav><a href="/a">About us</a><a href="/b">Products</a></nav>{ROWS}</body></html>'


def read(selectors: Selectors, html: str = PAGE) -> Extraction:
    return extract(Page(url=URL, body=html.encode(), selectors=selectors))


def links(extraction: Extraction) -> list[str]:
    return [item.link or "" for item in extraction.items]


def titles(extraction: Extraction) -> list[str]:
    return [item.title.value if item.title else "" for item in extraction.items]


def test_css_finds_every_field() -> None:
    extraction = read(Selectors(items="div.row", title="b.t", link="a.pdf", date="i", summary="p"))
    first = extraction.items[0]
    assert links(extraction) == [f"https://www.example.com/pdf/{day}.pdf" for day in (27, 14, 2)]
    assert titles(extraction)[0] == "Our release number 27"
    assert (first.date, first.date_evidence) == ("27 Oct 2025", "selector i")
    assert first.summary is not None
    assert first.summary.value == "Text 27."
    assert "hand-written selectors: 3 of 3 records" in extraction.reasons[0]


def test_xpath_finds_every_field() -> None:
    selectors = Selectors(items="//div[@class='row']", title="./b", link="./a[@class='pdf']/@href", date="./@data-day")
    extraction = read(selectors)
    assert links(extraction)[0] == "https://www.example.com/pdf/27.pdf"
    assert extraction.items[0].date == "2025-10-27"


def test_an_xpath_in_brackets_and_one_that_gives_a_text_are_understood() -> None:
    extraction = read(Selectors(items="(//div[b])[position() < 3]", title="./b/text()"))
    assert titles(extraction) == ["Our release number 27", "Our release number 14"]


def test_an_attribute_is_taken_with_an_at_sign() -> None:
    extraction = read(Selectors(items="div.row", link="a.pdf@href", date="@data-day"))
    assert links(extraction)[0] == "https://www.example.com/pdf/27.pdf"
    assert extraction.items[0].date == "2025-10-27"


def test_an_at_sign_within_a_css_attribute_is_no_suffix() -> None:
    html = PAGE.replace('class="pdf"', 'class="pdf" data-x="a@b"')
    assert links(read(Selectors(items="div.row", link='a[data-x="a@b"]'), html))[0].endswith("/pdf/27.pdf")


def test_what_selectors_leave_open_is_found_in_the_records() -> None:
    extraction = read(Selectors(items="div.row"))
    assert titles(extraction) == ["Our release number 27", "Our release number 14", "Our release number 2"]
    assert links(extraction)[0] == "https://www.example.com/news/item-27.html"
    assert [item.date for item in extraction.items] == ["27 Oct 2025", "14 Oct 2025", "2 Oct 2025"]


def test_one_record_is_enough_for_a_selector() -> None:
    extraction = read(Selectors(items="div.row:first-of-type", title="b"))
    assert titles(extraction) == ["Our release number 27"]


def test_a_record_without_the_selected_date_has_none() -> None:
    html = PAGE.replace("<i>14 Oct 2025</i>", "")
    extraction = read(Selectors(items="div.row", title="b", link="a", date="i"), html)
    assert [item.date for item in extraction.items] == ["27 Oct 2025", None, "2 Oct 2025"]


def test_a_time_element_gives_its_attribute() -> None:
    html = PAGE.replace("<i>", "<time datetime='2025-10-27T08:00Z'>").replace("</i>", "</time>")
    assert read(Selectors(items="div.row", date="time"), html).items[0].date == "2025-10-27T08:00Z"


@pytest.mark.parametrize(
    "selector", ["div..row", "div[", "a:unknown-thing", "//div[", "./a[foo(]", "div > > a", "li:nth-child(x)"]
)
def test_a_malformed_selector_is_named(selector: str) -> None:
    with pytest.raises(ExtractError) as error:
        read(Selectors(items=selector))
    assert f"items: {selector!r}" in str(error.value)
    assert "malformed" in str(error.value)


def test_an_xpath_that_fails_or_gives_no_element_is_named() -> None:
    for selector in ("//div[unknown-function()]", "(count(//div))"):
        with pytest.raises(ExtractError, match="The selector items"):
            read(Selectors(items=selector))


def test_items_that_match_nothing_are_named() -> None:
    with pytest.raises(EmptyExtractError, match=r"items: 'li\.news' finds nothing on https://www\.example\.com/news/"):
        read(Selectors(items="li.news"))


@pytest.mark.parametrize("field", ["title", "link", "date", "summary"])
def test_a_field_selector_that_never_matches_is_named(field: str) -> None:
    written = {name: ".gone" if name == field else None for name in ("title", "link", "date", "summary")}
    with pytest.raises(ExtractError, match=rf"{field}: '\.gone' finds nothing in any of the 3 records"):
        read(Selectors(items="div.row", **written))


def test_an_empty_selector_is_named() -> None:
    with pytest.raises(ExtractError, match="The selector title is empty"):
        read(Selectors(items="div.row", title="  "))


def test_a_link_selector_takes_the_link_around_or_inside_an_element() -> None:
    inside = read(Selectors(items="div.row", link="b.t, a.go"))
    assert links(inside)[0].endswith("item-27.html")
    html = '<body><a href="/1"><h3>First title of all</h3></a><a href="/2"><h3>Second title of all</h3></a></body>'
    around = read(Selectors(items="h3", link="//nothing | ./self::h3"), html)
    assert links(around) == ["https://www.example.com/1", "https://www.example.com/2"]
