"""A page is read by what was learnt of it, by what is learnt anew, or not at all."""

import pytest

from feeds.errors import UnreadableError
from feeds.extractors.page import Page
from feeds.healing import Listing, healed
from feeds.model import Item, Wrapper
from tests.extract.wrapper.pages import NOW, URL, html, known_of, page, rows, undated, with_rule, wrapper_of

OLD = page(rows())
WRAPPER = wrapper_of(OLD)
KNOWN = known_of(OLD)


def cards(count: int = 8, first: int = 0) -> str:
    return "".join(
        f'<article><time datetime="{day}">{day}</time><p class="t"><a href="{link}">{title}</a></p></article>'
        for link, title, day in rows(count, first)
    )


def links_of(listing: Listing | None) -> list[str]:
    assert listing is not None
    return [item.link.removeprefix("https://acme.example") for item in listing.items]


def test_a_wrapper_that_fits_is_kept_as_it_is() -> None:
    listing = healed(WRAPPER, KNOWN, page(rows(first=-2)))
    assert listing is not None
    assert (listing.wrapper, listing.why) == (WRAPPER, None)
    assert links_of(listing) == [row[0] for row in rows(first=-2)]


def test_a_redesigned_page_is_learnt_anew_with_its_known_items_as_teacher() -> None:
    listing = healed(WRAPPER, KNOWN, html(cards(first=-2)))
    assert links_of(listing) == [row[0] for row in rows(first=-2)]
    assert listing is not None
    assert listing.why == "its items have vanished"
    assert listing.wrapper is not None
    assert not listing.wrapper.review


def test_a_list_without_any_known_item_that_goes_on_from_them_is_marked_for_review() -> None:
    listing = healed(WRAPPER, KNOWN, html(cards(first=-8)))
    assert links_of(listing) == [row[0] for row in rows(first=-8)]
    assert listing is not None
    assert listing.wrapper is not None
    assert listing.wrapper.review


def test_a_list_without_any_known_item_that_should_have_some_is_not_believed() -> None:
    other = "".join(
        f"<article><time>{day}</time><h3><a href='/news/fr-{number}'>Communiqué de presse {number}</a></h3></article>"
        for number, (_, _, day) in enumerate(rows())
    )
    assert healed(WRAPPER, KNOWN, html(other)) is None


RELATED = "".join(f"<li><a href={link}>{title}</a></li>" for link, title, _ in rows(3, 2))
YEARS = "".join(f'<li><a href="/archive/{year}">Releases of {year}</a></li>' for year in range(2010, 2026))


@pytest.mark.parametrize(
    "content",
    ["<p>We are back soon.</p>", f"<aside><h4>Popular</h4><ul>{RELATED}</ul></aside>", f"<ul>{YEARS}</ul>"],
    ids=["maintenance", "related links", "years"],
)
def test_nothing_is_believed_where_the_news_is_gone(content: str) -> None:
    assert healed(WRAPPER, KNOWN, html(content)) is None


def test_a_side_column_with_the_newest_items_does_not_hide_the_list() -> None:
    side = page(rows(3), kind="release").body.decode().partition('<ul class="releases">')[2].partition("</ul>")[0]
    listing = healed(WRAPPER, KNOWN, html(f'{cards()}<ul class="releases">{side}</ul>'))
    assert links_of(listing) == [row[0] for row in rows()]


def test_an_archive_beside_the_list_does_not_take_its_place() -> None:
    known = known_of(page(rows(12)))
    archive = "".join(f'<li><a href="{link}">{title}</a></li>' for link, title, _ in rows(12))
    listing = healed(WRAPPER, known, page(rows(), after=f'<div class="archive"><ul>{archive}</ul></div>'))
    assert listing is not None
    assert listing.why is None
    assert links_of(listing) == [row[0] for row in rows()]


def test_a_wrapper_that_misses_known_items_beside_those_it_finds_is_learnt_anew() -> None:
    halved = with_rule(WRAPPER, items=("li.release.odd",))
    parts = page(rows()).body.split(b'<li class="release">')
    odd = b'<li class="release">'.join((b'<li class="release odd">'.join(parts[:4]), *parts[4:6]))
    odd = b'<li class="release odd">'.join((odd, *parts[6:]))
    listing = healed(halved, KNOWN, Page(url=URL, body=odd, media_type="text/html", now=NOW))
    assert links_of(listing) == [row[0] for row in rows()]
    assert listing is not None
    assert listing.why == "known items stand beside those it finds"


def test_nothing_stored_and_items_known_is_learnt_with_these() -> None:
    listing = healed(None, KNOWN, OLD)
    assert listing is not None
    assert listing.why == "nothing was learnt before"


def test_a_source_without_dates_heals_by_links_and_titles() -> None:
    old = page(undated(rows()))
    new = "".join(f'<div class="row"><a href="{link}">{title}</a></div>' for link, title, _ in rows(first=-2))
    assert links_of(healed(wrapper_of(old), known_of(old), html(new))) == [row[0] for row in rows(first=-2)]


def test_bytes_that_are_no_page_are_said_to_be_none() -> None:
    with pytest.raises(UnreadableError):
        healed(WRAPPER, KNOWN, Page(url=URL, body=b"%PDF-1.7 ...", media_type="text/html", now=NOW))


BROKEN: dict[str, Wrapper] = {
    "region": Wrapper(region="ul[", lists=WRAPPER.lists, confidence=1.0, items=8),
    "foreign region": Wrapper(region="*:has(:has(a)) b c d", lists=WRAPPER.lists, confidence=1.0, items=8),
    "no lists": Wrapper(region="body", lists=(), confidence=1.0, items=8),
    "path": with_rule(WRAPPER, items=("li//",)),
    "no path": with_rule(WRAPPER, items=()),
    "empty path": with_rule(WRAPPER, items=("",)),
    "text for paths": with_rule(WRAPPER, items="li"),
    "reach": with_rule(WRAPPER, reach="round about"),
    "place of dates": with_rule(WRAPPER, date_in="tea leaves"),
    "number": with_rule(WRAPPER, date_number="2"),
    "endless": with_rule(WRAPPER, most=10**12),
    "null": with_rule(WRAPPER, beside=None),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_stored_wrapper_that_cannot_be_read_is_learnt_anew(broken: Wrapper) -> None:
    listing = healed(broken, KNOWN, OLD)
    assert listing is not None
    assert (listing.why or "").startswith("what was stored of it cannot be read: ")
    assert links_of(listing) == [row[0] for row in rows()]


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_few_known_items_are_teachers_enough(most: int) -> None:
    assert links_of(healed(WRAPPER, KNOWN[:most], html(cards()))) == [row[0] for row in rows()]


def test_known_items_without_title_or_date_do_no_harm() -> None:
    known = [Item(link="https://acme.example/x"), Item(link="mailto:press@acme.example"), *KNOWN]
    assert links_of(healed(WRAPPER, known, OLD)) == [row[0] for row in rows()]
