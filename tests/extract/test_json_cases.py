"""Answers of JSON endpoints that we wrote after the shapes of the systems in use, with what must be read from each."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from feeds.dates import DateContext, day_first_of, parse_date
from feeds.extractors import extract, kind_of
from feeds.extractors.page import Page
from feeds.model import Extraction, Fields, Kind, Precision, RawItem
from feeds.normalise.titles import plain

CASES = Path(__file__).parent / "json_cases"


def names() -> list[str]:
    return sorted(path.parent.name for path in CASES.glob("*/expected.yaml"))


def expected_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((CASES / name / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


def page_of(name: str, expected: dict[str, Any]) -> Page:
    (path,) = (CASES / name).glob("page.*")
    return Page(
        url=expected["url"],
        body=path.read_bytes(),
        fields=Fields(**expected["fields"]) if "fields" in expected else None,
        timezone=expected.get("timezone"),
        language=expected.get("language"),
    )


def date_of(item: RawItem, extraction: Extraction, timezone: str | None) -> str | None:
    if item.date is None:
        return None
    order = day_first_of([one.date for one in extraction.items if one.date], extraction.language)
    context = DateContext(timezone=timezone, language=extraction.language, day_first=order)
    stated = parse_date(item.date, context)
    assert stated is not None, f"{item.date!r} is no date"
    return stated.value.date().isoformat() if stated.precision is Precision.DATE else stated.value.isoformat()


@pytest.mark.parametrize("name", names())
def test_an_answer_gives_its_items_in_its_order(name: str) -> None:
    expected = expected_of(name)
    page = page_of(name, expected)
    assert kind_of(page) is Kind.JSON
    extraction = extract(page, Kind.JSON)
    assert extraction.kind is Kind.JSON
    read = [
        {
            "link": item.link,
            "title": plain(item.title) if item.title else None,
            "date": date_of(item, extraction, page.timezone),
        }
        for item in extraction.items
    ]
    assert read == expected["items"], extraction.reasons
