"""Pages whose markup changes, and their items do not: classes, boxes, regions, advertisements, numbers, date forms."""

from typing import Any

import lxml.html
import pytest

from feeds.extractors.listing import extract
from feeds.extractors.page import Page, html_of
from tests.extract.mutations import MUTATIONS, Row
from tests.extract.test_listing_cases import CASES, day_of, expected_of, names

# A date that only a class set apart from what follows it: "2025年10月10日IR".
GLUED = {("without classes", "definition-list-japanese")}


def changed(name: str, mutation: str, expected: dict[str, Any]) -> tuple[bytes, list[Row]] | None:
    page = Page(url=expected["url"], body=(CASES / name / "page.html").read_bytes())
    tree = html_of(page)
    rows = [Row(link=row["link"], title=row["title"], date=row["date"]) for row in expected["items"]]
    wanted = MUTATIONS[mutation](tree, rows, page.url)
    if wanted is None:
        return None
    html: bytes = lxml.html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>")
    return html, wanted


@pytest.mark.parametrize("mutation", list(MUTATIONS))
def test_a_change_of_markup_changes_no_item(mutation: str) -> None:
    number, applied = list(MUTATIONS).index(mutation), 0
    seen = [name for name in names() if not name.startswith("data-")]  # their markup is not where the news stands
    for name in seen[number % 3 :: 3]:  # a third of the pages for each change; each page meets several changes
        expected = expected_of(name)
        made = changed(name, mutation, expected)
        if made is None or (mutation, name) in GLUED:
            continue
        html, rows = made
        extraction = extract(Page(url=expected["url"], body=html, charset="utf-8"))
        read = [
            (item.link, item.title.value if item.title else None, day_of(item.date, extraction))
            for item in extraction.items
        ]
        wanted = [(row.link, row.title, row.date.isoformat() if row.date else None) for row in rows]
        assert read == wanted, f"{name}, {mutation}"
        applied += 1
    assert applied > 1 or mutation == "footer first"
