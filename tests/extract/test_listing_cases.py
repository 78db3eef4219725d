"""Pages that we wrote, one for each kind of markup, with what must be read from them beside each."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from feeds.dates import DateContext, day_first_of, parse_date
from feeds.extractors.listing import extract
from feeds.extractors.page import Page
from feeds.model import Extraction

CASES = Path(__file__).parent / "cases"


def names() -> list[str]:
    return sorted(path.parent.name for path in CASES.glob("*/page.html"))


def expected_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((CASES / name / "expected.yaml").read_text(encoding="utf-8"))
    return loaded


def day_of(text: str | None, extraction: Extraction) -> str | None:
    if text is None:
        return None
    dates = [item.date for item in extraction.items if item.date]
    order = day_first_of(dates, extraction.language)
    found = parse_date(text, DateContext(language=extraction.language, day_first=order))
    assert found is not None, f"{text!r} is no date"
    return found.value.date().isoformat()


@pytest.mark.parametrize("name", names())
def test_a_listing_gives_its_items_in_the_order_of_the_page(name: str) -> None:
    expected = expected_of(name)
    page = Page(url=expected["url"], body=(CASES / name / "page.html").read_bytes(), media_type="text/html")
    extraction = extract(page)
    read = [
        {
            "link": item.link,
            "title": item.title.value if item.title else None,
            "date": day_of(item.date, extraction),
        }
        for item in extraction.items
    ]
    wanted = [
        {"link": row["link"], "title": row["title"], "date": row["date"].isoformat() if row["date"] else None}
        for row in expected["items"]
    ]
    assert read == wanted
