from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from feeds.dates import DateContext, parse_date
from feeds.extractors.article import extract
from feeds.extractors.article_list import lists_of, looks_like_article
from feeds.extractors.page import Page, html_of
from feeds.model import Kind, Precision, RawItem
from feeds.text import text_of, tidy

CASES = Path(__file__).parent / "articles"
NAMES = sorted(path.name for path in CASES.iterdir())


def expected_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(CASES / name / "expected.yaml")
    return loaded


def page_of(name: str) -> Page:
    expected = expected_of(name)
    return Page(
        url=expected["url"],
        body=(CASES / name / "page.html").read_bytes(),
        now=expected["now"],
        timezone=expected.get("timezone"),
        language=expected.get("source_language"),
    )


def item_of(name: str) -> RawItem:
    found = extract(page_of(name))
    assert found.kind is Kind.ARTICLE
    assert len(found.items) == 1
    assert found.reasons
    return found.items[0]


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_that_of_the_release_and_not_of_its_site_or_section(name: str) -> None:
    expected = expected_of(name)
    title = item_of(name).title
    if "title" in expected:
        assert title is not None
        assert title.value == expected["title"]


@pytest.mark.parametrize("name", NAMES)
def test_the_date_is_the_publication_as_stated(name: str) -> None:
    expected, page, item = expected_of(name), page_of(name), item_of(name)
    wanted = expected["date"] if "date" in expected else expected["day"]
    if wanted is None:
        assert item.date is None
        return
    assert item.date is not None
    assert item.date_evidence
    read = parse_date(item.date, DateContext(now=page.now, timezone=page.timezone, language=item.language))
    assert read is not None
    assert read.precision is Precision(expected["precision"])
    if isinstance(wanted, datetime):
        assert read.value == wanted
    else:
        assert isinstance(wanted, date)
        assert read.value.date() == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_is_the_beginning_of_the_text(name: str) -> None:
    summary = item_of(name).summary
    assert summary is not None
    assert summary.value.startswith(expected_of(name)["summary_starts"])


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_the_text_without_what_stands_around_it(name: str) -> None:
    expected, body = expected_of(name), item_of(name).body
    assert body is not None
    text = tidy(text_of(body.value))
    assert [words for words in expected.get("body_has", ()) if words not in text] == []
    assert [words for words in expected.get("body_lacks", ()) if words in text] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["origin", "author", "canonical", "image", "language", "previous", "next"])
def test_other_details_are_as_stated(name: str, field: str) -> None:
    expected = expected_of(name)
    if field == "language" and "source_language" in expected:
        expected["language"] = expected["source_language"]
    if field in expected:
        assert getattr(item_of(name), field) == expected[field]
    elif field in {"origin", "previous", "next"}:
        assert getattr(item_of(name), field) is None


@pytest.mark.parametrize("name", NAMES)
def test_the_other_language_versions_are_as_stated(name: str) -> None:
    assert [list(pair) for pair in item_of(name).alternates] == expected_of(name).get("alternates", [])


@pytest.mark.parametrize("name", [name for name in NAMES if "list" in expected_of(name)])
def test_an_article_leads_to_the_list_it_belongs_to(name: str) -> None:
    page = page_of(name)
    assert next(follow.url for follow in lists_of(html_of(page), page)) == expected_of(name)["list"]


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_told_from_a_list(name: str) -> None:
    page = page_of(name)
    assert looks_like_article(html_of(page), page)


@pytest.mark.parametrize("name", [name for name in NAMES if "updated" in expected_of(name)])
def test_the_last_change_is_kept_apart(name: str) -> None:
    updated = item_of(name).updated
    assert updated is not None
    read = parse_date(updated)
    assert read is not None
    assert read.value == expected_of(name)["updated"]
