"""How known items are recognised."""

from datetime import UTC, date, datetime

import pytest

from feeds.extractors.wrapper.knowing import Teacher, Trace
from feeds.links import link_key
from feeds.model import Item
from feeds.text import letters

DAY = date(2025, 10, 27)


def item(link: str, title: str, day: date | None = DAY) -> Item:
    return Item(link=link, title=title, published=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None)


def trace(link: str, title: str, day: date | None = DAY) -> Trace:
    return Trace(link_key(link), letters(title), day)


KNOWN = item("https://acme.example/news/acme-opens-plant-in-leeds.html", "“Acme opens a plant” in Leeds")


@pytest.mark.parametrize(
    ("link", "title", "day"),
    [
        ("http://www.acme.example/news/acme-opens-plant-in-leeds.html?utm_source=x", "", None),
        ("https://acme.example/en/media/2025/acme-opens-plant-in-leeds", "Plant opened", None),
        ("https://acme.example/n?id=9", '"Acme opens a plant" in\u00a0Leeds', None),
        ("https://acme.example/n?id=9", "“Acme opens a plant” in Leeds | Acme", date(2025, 10, 28)),
        ("https://acme.example/n?id=9", "“Acme opens a pla…", DAY),
        ("https://acme.example/n?id=9", "Press release: “Acme opens a plant” in Leeds", DAY),
    ],
    ids=["link", "end of link", "title", "site name behind", "cut short", "label before"],
)
def test_an_item_is_recognised_by(link: str, title: str, day: date | None) -> None:
    assert Teacher([KNOWN]).find(trace(link, title, day)) == 0


@pytest.mark.parametrize(
    ("link", "title", "day"),
    [
        ("https://acme.example/news/other", "Acme opens an office in Leeds", DAY),
        ("https://acme.example/n?id=9", "“Acme opens a plant” in Leeds", date(2024, 3, 1)),
        ("https://acme.example/n?id=9", "“Acme opens a", None),
        ("https://acme.example/n?id=9", "", DAY),
        ("", "", None),
    ],
    ids=["another title", "another day", "too little left", "no title", "nothing"],
)
def test_an_item_is_not_recognised_by(link: str, title: str, day: date | None) -> None:
    assert Teacher([KNOWN]).find(trace(link, title, day)) is None


def test_releases_of_one_title_are_told_apart_by_their_days() -> None:
    days = [date(2025, month, 28) for month in (10, 7, 4)]
    teacher = Teacher(item(f"https://a.example/{n}", "Notification of transactions", day) for n, day in enumerate(days))
    assert teacher.find(trace("https://a.example/new/1", "Notification of transactions", days[1])) == 1
    assert teacher.find(trace("https://a.example/new/2", "Notification of transactions", date(2025, 1, 28))) is None
    assert teacher.find(trace("https://a.example/new/3", "Notification of transactions", None)) is None


def test_the_end_of_an_address_that_several_share_tells_nothing() -> None:
    teacher = Teacher(item(f"https://a.example/{n}/press-release-details", f"Title number {n}") for n in range(3))
    assert teacher.find(trace("https://a.example/9/press-release-details", "Something else", None)) is None


def test_chinese_titles_count_by_their_columns() -> None:
    teacher = Teacher([item("https://a.example/1", "华泽生物公布中期业绩")])
    assert teacher.find(trace("https://a.example/n/9", "华泽生物公布中期业绩", None)) == 0
