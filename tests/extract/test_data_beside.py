"""What structured data adds to a list, and when it takes its place."""

import json

import pytest

from feeds.errors import EmptyExtractError
from feeds.extractors.listing import extract
from feeds.extractors.page import Page
from feeds.healing import healed, learnt
from feeds.model import Item
from tests.pages import Told, newsroom

ITEMS: list[Told] = [
    (f"/news/{n}", f"Acme Pharma announces step {n} of its plan for Asia", f"2026-10-{n:02}") for n in range(9, 0, -1)
]


def with_script(page: str, items: list[Told], *, dated: bool = True) -> Page:
    articles = [
        {"@type": "NewsArticle", "headline": title, "url": path} | ({"datePublished": day} if dated else {})
        for path, title, day in items
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": articles})
    script = f'<script type="application/ld+json">{data}</script></head>'
    return Page(url="https://www.acme.example/news", body=page.replace("</head>", script).encode())


def undated(items: list[Told]) -> str:
    page = newsroom(items)
    for _, _, day in items:
        page = page.replace(f'<span class="date">{day}</span>', '<span class="tag">Company</span>')
    return page


SHELL = '<!DOCTYPE html><html><head><title>News</title></head><body><div id="root"></div></body></html>'


def test_dates_that_readers_do_not_see_come_from_the_data_beside_them() -> None:
    extraction = extract(with_script(undated(ITEMS), ITEMS))
    assert [item.date for item in extraction.items] == [day for _, _, day in ITEMS]
    assert all("JSON-LD" in (item.date_evidence or "") for item in extraction.items)


def test_dates_that_readers_see_stay_whatever_the_data_say() -> None:
    wrong = [(path, title, "2020-01-01") for path, title, _ in ITEMS]
    extraction = extract(with_script(newsroom(ITEMS), wrong))
    assert [item.date for item in extraction.items] == [day for _, _, day in ITEMS]


def test_a_page_built_by_script_is_read_from_its_data() -> None:
    extraction = extract(with_script(SHELL, ITEMS))
    assert [item.title.value for item in extraction.items if item.title] == [title for _, title, _ in ITEMS]
    assert any("JSON-LD" in reason for reason in extraction.reasons)


def test_a_page_built_by_script_without_data_is_empty() -> None:
    with pytest.raises(EmptyExtractError):
        extract(Page(url="https://www.acme.example/news", body=SHELL.encode()))


def test_data_of_twice_as_many_items_takes_the_place_of_the_first_few() -> None:
    listing = learnt(with_script(newsroom(ITEMS[:3]), ITEMS))
    assert len(listing.items) == len(ITEMS)
    assert listing.wrapper is None


def test_data_of_something_else_leaves_the_list_alone() -> None:
    others = [(f"/products/{n}", f"Tablet number {n} for the night", "2026-10-01") for n in range(30)]
    extraction = extract(with_script(newsroom(ITEMS), others))
    assert [item.link for item in extraction.items] == [f"https://www.acme.example{path}" for path, _, _ in ITEMS]


def test_a_list_in_data_is_known_again_by_its_items() -> None:
    known = [Item(link=f"https://www.acme.example{path}", title=title) for path, title, _ in ITEMS]
    listing = healed(None, known, with_script(SHELL, ITEMS))
    assert listing is not None
    assert len(listing.items) == len(ITEMS)
    assert healed(None, known, with_script(SHELL, [("/x/1", "Another thing", "2026-01-01")] * 3)) is None
