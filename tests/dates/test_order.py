"""Which of two numbers is the day."""

from dataclasses import replace

import pytest

from feeds.dates import DateContext, day_first_of, orders_shown, usual_order
from tests.dates.reading import KNOWN, parsed


@pytest.mark.parametrize(
    ("text", "context", "day"),
    [
        ("03/04/2025", DateContext(day_first=True), "2025-04-03"),
        ("03/04/2025", DateContext(day_first=False), "2025-03-04"),
        ("13/04/2025", DateContext(day_first=False), "2025-04-13"),
        ("04/13/2025", DateContext(day_first=True), "2025-04-13"),
        ("03/04/2025", DateContext(language="en-US"), "2025-03-04"),
        ("03/04/2025", DateContext(language="en-GB"), "2025-04-03"),
        ("03/04/2025", DateContext(language="fr"), "2025-04-03"),
        ("03/04/2025", DateContext(language="en"), "2025-03-04?"),
        ("03/04/2025", DateContext(language="zh-CN"), "2025-03-04?"),
        ("03/04/2025", DateContext(), "2025-03-04?"),
        ("04/04/2025", DateContext(), "2025-04-04"),
        ("03.04.2025", DateContext(language="de"), "2025-04-03"),
        ("03.04.2025", DateContext(), "2025-04-03?"),
        ("Thursday 03/04/2025", DateContext(), "2025-04-03"),
        ("Sat, 11 04 2020 08:51:49 +0100", DateContext(), "2020-04-11T08:51:49+01:00"),
        ("13/13/2025", DateContext(), None),
    ],
)
def test_the_order_is_decided_or_called_ambiguous(text: str, context: DateContext, day: str | None) -> None:
    assert parsed(text, context) == day


def test_one_date_of_the_page_decides_for_all() -> None:
    assert day_first_of(["03/04/2025", "Posted 25/12/2024"], "en") is True
    assert day_first_of(["03/04/2025", "12/25/2024"], "de") is False
    assert day_first_of(["03/04/2025", "Thursday, 03/04/2025"], None) is True


def test_dates_that_contradict_each_other_decide_nothing() -> None:
    assert day_first_of(["25/12/2024", "12/25/2024"], "en-US") is None


def test_without_a_telling_date_the_language_decides_where_it_is_certain() -> None:
    assert day_first_of(["03/04/2025"], "en-US") is False
    assert day_first_of(["03/04/2025"], "de") is True
    assert day_first_of(["03/04/2025"], "en") is None
    assert day_first_of([], None) is None


def test_a_list_sorted_in_one_order_only_tells_the_order() -> None:
    days = ["05/11/2025", "03/11/2025", "12/10/2025", "07/10/2025", "02/10/2025", "11/09/2025"]
    assert day_first_of(days, "en") is True
    assert day_first_of([f"{day[3:5]}/{day[:2]}{day[5:]}" for day in days], "en") is False
    assert day_first_of(days[:3], "en") is None


def test_addresses_and_versions_do_not_count() -> None:
    assert day_first_of(["10.25.12.20", "v25.12.2024", "a/25/12/2024"], None) is None


@pytest.mark.parametrize(
    ("language", "order"),
    [
        *(("en-US", False), ("en-PH", False), ("fil", False), ("en_us", False)),
        *(("en-GB", True), ("en-AU", True), ("en-IN", True), ("de", True), ("pt-BR", True), ("zh-HK", True)),
        *(("sv", True), ("hu", True), ("ar", True), ("es-MX", True)),
        *(("en", None), ("en-CA", None), ("fr-CA", None), ("es-US", None), ("zh-CN", None), ("ja", None), (None, None)),
    ],
)
def test_a_language_tells_the_order_where_its_speakers_agree(language: str | None, order: bool | None) -> None:  # noqa: FBT001
    assert usual_order(language) is order


def test_an_open_order_is_not_decided_by_the_language() -> None:
    assert parsed("03/04/2025", DateContext(language="de", order_open=True)) == "2025-04-03?"
    assert parsed("03/04/2025", DateContext(language="en-US", order_open=True)) == "2025-03-04?"
    assert parsed("03/04/2025", DateContext(language="de", order_open=True, day_first=False)) == "2025-03-04"
    assert parsed("27/04/2025", DateContext(language="en-US", order_open=True)) == "2025-04-27"


def test_dates_that_contradict_each_other_show_both_orders() -> None:
    assert orders_shown(["25/12/2024", "12/25/2024"], "en-US") == {True, False}
    assert orders_shown(["03/04/2025"], "en-US") == frozenset()


def test_a_featured_item_out_of_line_does_not_hide_the_order_of_a_long_list() -> None:
    days = [
        *("05/03/2025", "05/11/2025", "03/11/2025", "12/10/2025", "07/10/2025"),
        *("02/10/2025", "11/09/2025", "04/09/2025", "12/08/2025", "01/08/2025"),
    ]
    assert day_first_of(days, "en") is True
    assert day_first_of([f"{day[3:5]}/{day[:2]}{day[5:]}" for day in days], "en") is False
    assert day_first_of(days[:6], "en") is None


def test_a_list_out_of_order_either_way_tells_nothing() -> None:
    assert day_first_of(["05/03/2025", "01/11/2025", "03/02/2025", "12/10/2025", "02/01/2025"], "en") is None


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("25/1/11", "eu", "2025-01-11"),
        ("25/1/11", "fr", "2011-01-25"),
        ("25/1/11", None, "2011-01-25?"),
        ("11/1/25", None, "2025-11-01?"),
        ("11/1/25", "en-US", "2025-11-01"),
        ("25. 1. 11.", None, "2011-01-25?"),
        ("25.01.11", None, "2011-01-25"),
    ],
)
def test_which_end_a_short_year_stands_at_is_not_guessed_silently(text: str, language: str | None, day: str) -> None:
    assert parsed(text, replace(KNOWN, language=language)) == day
