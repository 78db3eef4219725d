"""What is learnt of a page: little, readable, and the same after it was stored."""

from dataclasses import replace

import pytest

from feeds.extractors.page import Page
from feeds.extractors.wrapper import apply_to, learn_from
from feeds.extractors.wrapper.faults import fault_of
from feeds.extractors.wrapper.paths import css_of, parse_path, text_of
from feeds.extractors.wrapper.region import is_region
from feeds.healing import applied, learnt
from feeds.store.learnt import wrapper_of as stored
from feeds.store.learnt import wrapper_text
from tests.extract.wrapper.pages import NOW, html, page, rows, with_rule, wrapper_of
from tests.quality.redesigns.newsrooms import Newsroom, case_rooms

ROOMS = list(case_rooms(least=2))


def page_of(room: Newsroom) -> Page:
    assert room.body is not None
    return Page(url=room.url, body=room.body, media_type="text/html", now=NOW)


def test_a_wrapper_says_no_more_than_it_takes() -> None:
    wrapper = wrapper_of(page(rows()))
    assert wrapper.region == "ul.releases"
    rule = wrapper.lists[0]
    assert (rule.items, rule.link, rule.title, rule.date, rule.date_in) == (
        ("li.release",), "h3/a", "h3/a#1", "span.date#1", "text",
    )  # fmt: skip


def test_a_region_is_found_without_counting_where_that_can_be() -> None:
    listed = "".join(f'<div><p><a href="{link}">{title}</a></p>{day}</div>' for link, title, day in rows())
    source = html(f"<div><div>Promotion</div><div><div><h2>News</h2><div>{listed}</div></div></div></div>")
    wrapper = wrapper_of(source)
    assert ":nth" not in wrapper.region
    assert not any("~" in path for path in wrapper.lists[0].items)


def test_a_class_that_only_today_all_items_have_is_not_asked_for() -> None:
    wrapper = wrapper_of(page(rows(), kind="post post-format-standard post-type-release"))
    new = page(rows(first=-1), kind="post post-format-video post-type-release")
    assert wrapper.lists[0].items == ("li.post",)
    assert apply_to(new, wrapper) is not None


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_stored_wrapper_reads_its_page_as_it_was_learnt(room: Newsroom) -> None:
    listing = learnt(page_of(room))
    if listing.wrapper is None:  # no element says where the items stand: they come from the page's data
        assert any("embedded in the page" in reason for reason in listing.extraction.reasons)
        return
    assert fault_of(listing.wrapper) is None
    text = wrapper_text(listing.wrapper)
    assert stored(text) == listing.wrapper
    assert len(text or "") < 2_000
    again = applied(listing.wrapper, page_of(room)).items
    assert [(item.link, item.title, item.published) for item in again] == [
        (item.link, item.title, item.published) for item in listing.items
    ]


@pytest.mark.parametrize("text", ["ul/li", "ul.list.news/li.item", "table/tr~3/td:1", "ul~2/li", "x-list/x-item.a-b_c"])
def test_a_path_says_the_same_as_text(text: str) -> None:
    path = parse_path(text)
    assert path is not None
    assert text_of(path) == text
    assert is_region(css_of(path))


@pytest.mark.parametrize("text", ["/", "ul//li", ".a", "ul/~2", "ul:x", "ul~0x", "a" * 5 + "/" * 3])
def test_what_is_no_path_gives_none(text: str) -> None:
    assert parse_path(text) is None


@pytest.mark.parametrize("css", ["", "ul[", "a, b", "div >", "div:has(a)", "div" + " > div" * 200, None, 7])
def test_what_is_no_region_is_not_looked_for(css: object) -> None:
    assert not is_region(css)


def test_of_two_elements_that_may_be_the_region_the_one_with_the_items_is() -> None:
    wrapper = wrapper_of(page(rows()))
    found = apply_to(page(rows(), before='<ul class="releases"><li>See below</li></ul>'), wrapper)
    assert found is not None
    assert len(found[0].records) == 8


def test_a_page_without_a_list_gives_no_wrapper() -> None:
    assert learn_from(html("<p>Nothing here.</p>"))[0] is None


def test_a_wrapper_finds_nothing_on_another_page() -> None:
    assert applied(wrapper_of(page(rows())), html("<p>Nothing here.</p>")).items == []


def test_every_sort_of_fault_is_named() -> None:
    wrapper = wrapper_of(page(rows()))
    assert fault_of(replace(wrapper, region="?")) == "its region is no CSS as wrappers have it"
    assert fault_of(replace(wrapper, items=-1)) == "its number of items is none"
    assert fault_of(with_rule(wrapper, coarse="yes")) == "coarse of a list is not as it should be"
    assert fault_of(replace(wrapper, lists=({"items": ["li"]},))) == "a list of it is none"  # type: ignore[arg-type]  # as a store may give it
