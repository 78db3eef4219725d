"""Which other reading of a source is its news, and which only looks like it."""

from datetime import UTC, datetime

from feeds.choosing import beyond, carries, coverage
from feeds.model import Item


def release(number: int, *, site: str = "https://acme.example/news") -> Item:
    return Item(
        link=f"{site}/{number}",
        title=f"Acme Pharma announces step {number} of its plan",
        published=datetime(2026, 10, number, tzinfo=UTC),
    )


PAGE = [release(number) for number in range(20, 10, -1)]


def test_a_feed_with_the_same_items_carries_the_page() -> None:
    assert carries(PAGE, PAGE)
    assert carries([release(number) for number in range(20, 0, -1)], PAGE)


def test_a_feed_with_the_same_titles_at_other_addresses_carries_the_page() -> None:
    assert carries([release(number, site="https://feeds.acme.example/item") for number in range(20, 10, -1)], PAGE)


def test_a_feed_of_something_else_does_not() -> None:
    blog = [
        Item(
            link=f"https://acme.example/blog/{n}", title=f"Thoughts on {n}", published=datetime(2026, 10, n, tzinfo=UTC)
        )
        for n in range(20, 10, -1)
    ]
    assert not carries(blog, PAGE)
    assert coverage(PAGE, blog) == 0.0


def test_a_feed_of_the_whole_site_is_more_than_the_page() -> None:
    more = [
        Item(
            link=f"https://acme.example/all/{n}/{m}",
            title=f"Note {m} of day {n}",
            published=datetime(2026, 10, n, tzinfo=UTC),
        )
        for n in range(20, 10, -1)
        for m in range(3)
    ]
    whole = sorted([*PAGE, *more], key=lambda item: item.link)
    assert beyond(PAGE, whole) == 0.75
    assert not carries(whole, PAGE)


def test_an_abandoned_feed_does_not_carry_the_newest() -> None:
    assert not carries([release(number) for number in range(12, 1, -1)], PAGE)


def test_a_short_feed_has_to_hold_no_more_than_its_length() -> None:
    assert carries(PAGE[:3], PAGE)


def test_nothing_carries_nothing() -> None:
    assert not carries([], PAGE)
    assert not carries(PAGE, [])
