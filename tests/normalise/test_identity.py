from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.model import Item, Precision
from feeds.normalise import keys_of

PAGE = "https://www.acme.example/news/"


def item(link: str = "7.html", title: str = "New drug approved", **facts: Any) -> Item:
    return replace(Item(link=PAGE + link, title=title), **facts)


def on(day: int) -> dict[str, Any]:
    return {"published": datetime(2025, 10, day, tzinfo=UTC), "published_precision": Precision.DATE}


def test_an_item_is_its_page() -> None:
    (key, _), (other, _) = keys_of([item(), item("8.html")], PAGE)
    assert key == "acme.example/news/7.html"
    assert other == "acme.example/news/8.html"


def test_an_identity_survives_another_title_date_scheme_and_tracking() -> None:
    before = keys_of([item()], PAGE)[0][0]
    after = item(title="新药获批上市", **on(27), link="7.html?utm_source=x").link.replace("https://www.", "http://")
    assert keys_of([item(title="Corrected title")], PAGE)[0][0] == before
    assert keys_of([Item(link=after, title="新药获批上市")], PAGE)[0][0] == before


def test_a_guid_is_an_alias_where_it_names_one_item() -> None:
    keys = keys_of([item(guid="tag:acme,2025:7"), item("8.html", guid="8000")], PAGE)
    assert "guid:tag:acme,2025:7" in keys[0][1]
    assert "guid:8000" in keys[1][1]


def test_a_guid_that_could_name_another_item_tomorrow_is_none() -> None:
    for guid in ("1", "017", PAGE, "http://acme.example/news", "https://www.acme.example/", "https://www.acme.example"):
        aliases = keys_of([item(guid=guid), item("8.html", guid="other")], PAGE)[0][1]
        assert not any(alias.startswith("guid:") for alias in aliases)
    same = keys_of([item(guid="x"), item("8.html", guid="x")], PAGE)
    assert not any(alias.startswith("guid:") for _, aliases in same for alias in aliases)


def test_items_that_share_a_link_are_told_apart() -> None:
    shared = [item("list.pdf", "Monthly return", **on(1)), item("list.pdf", "Monthly return", **on(2))]
    keys = [key for key, _ in keys_of([*shared, item("list.pdf", "新药获批")], PAGE)]
    assert len(set(keys)) == 3
    assert all(key.startswith("acme.example/news/list.pdf#") for key in keys)


def test_items_that_link_to_the_list_itself_are_told_apart() -> None:
    keys = [key for key, _ in keys_of([item("#a", "One"), item("?utm_source=x", "Two"), item()], PAGE)]
    assert keys[0] != keys[1]
    assert all(key.startswith("acme.example/news#") for key in keys[:2])


def test_one_item_that_is_the_page_is_known_by_the_page() -> None:
    assert keys_of([item("")], PAGE)[0][0] == "acme.example/news"


def test_an_item_that_comes_to_share_its_link_is_still_known() -> None:
    first, second = item("list", "One", guid="guid-1"), item("list", "Two", guid="guid-2")
    alone = keys_of([first], PAGE)[0]
    together = keys_of([first, second], PAGE)
    assert together[0][0] in alone[1]
    assert together[1][0] not in alone[1]
    alone_again = keys_of([second], PAGE)[0]
    assert together[1][0] in alone_again[1]


def test_a_date_counted_back_is_no_part_of_an_identity() -> None:
    def key(day: int) -> str:
        return keys_of([item("x", "One", **on(day), published_relative=True), item("x", "Two")], PAGE)[0][0]

    assert key(1) == key(2)


ITEMS = st.builds(
    Item,
    link=st.sampled_from([PAGE, PAGE + "7", PAGE + "8", "http://acme.example/news/7/", "https://other.example/"]),
    title=st.sampled_from(["One", "Two", "新药获批"]),
    guid=st.sampled_from([None, "1", "guid-1", "guid-2", PAGE]),
    published=st.sampled_from([None, datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 10, 2, tzinfo=UTC)]),
)


@given(st.lists(ITEMS, max_size=8, unique_by=lambda item: (item.link, item.title)), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_keys_do_not_depend_on_the_order_of_the_page(items: list[Item], chance: Any) -> None:
    keys = dict(zip(map(repr, items), keys_of(items, PAGE), strict=True))
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert {repr(item): key for item, key in zip(shuffled, keys_of(shuffled, PAGE), strict=True)} == keys
    assert all(key not in aliases for key, aliases in keys.values())


def test_a_lone_surrogate_or_nothing_at_all_has_a_key() -> None:
    assert keys_of([], PAGE) == []
    assert len(keys_of([Item(link=PAGE, title=None), Item(link=PAGE, title="\ud800")], PAGE)) == 2
