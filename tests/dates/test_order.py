"""Which of two numbers is the day."""

import pytest

from feeds.dates import DateContext, day_first_of
from tests.dates.reading import parsed


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
