"""How well headlines are given to the companies that they are about; floors may be raised at will."""

from collections import Counter

import pytest

from feeds.classify import CompanyIndex
from tests.benchmarks.companies import ratio
from tests.builders import entry
from tests.quality.company_cases import COMPANIES, FIRST, SECOND, THIRD

INDEX = CompanyIndex(COMPANIES)


def rows(text: str) -> list[tuple[frozenset[str], str, str | None]]:
    parts = [[part.strip() for part in line.split("|", 2)] for line in text.strip().splitlines()]
    return [(frozenset(ids.split()) - {"-"}, title, lead or None) for ids, title, lead in parts]


@pytest.mark.parametrize(
    ("text", "precision", "recall"),
    [(FIRST, 0.97, 1.0), (SECOND, 0.92, 1.0), (THIRD, 0.98, 0.99)],
    ids=["those the rules were made with", "those written afterwards", "those written later still"],
)
def test_headlines_go_to_the_companies_they_are_about(text: str, precision: float, recall: float) -> None:
    counts: Counter[str] = Counter()
    for wanted, title, lead in rows(text):
        found = {match.id for match in INDEX.companies_of(entry(title, summary=lead), None)}
        counts.update(right=len(found & wanted), wrong=len(found - wanted), missed=len(wanted - found))
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= precision
    assert counts["right"] / (counts["right"] + counts["missed"]) >= recall


def test_the_samples_are_many_and_of_several_scripts() -> None:
    titles = [title for _, title, _ in [*rows(FIRST), *rows(SECOND), *rows(THIRD)]]
    assert len(titles) > 240
    assert sum(not title.isascii() for title in titles) > 60


def test_ten_thousand_companies_cost_an_item_no_more_than_ten() -> None:
    assert ratio() < 2.0
