import os
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.model import Document
from feeds.publish import documents_of
from tests.publish.builders import NAMES, PUBLISHER
from tests.publish.cases import every_feed
from tests.publish.lint import complaints_of

GOLDEN = Path(__file__).with_name("golden")


def rendered() -> dict[str, Document]:
    documents = documents_of(every_feed(), PUBLISHER, NAMES.sources, NAMES.companies, NAMES.topics)
    return {document.path: document for document in documents}


@pytest.mark.parametrize("path", sorted(rendered()))
def test_a_document_is_the_golden_one_byte_for_byte(path: str) -> None:
    """Write them anew with FEEDS_GOLDEN=write, and read the difference before it is committed."""
    golden = GOLDEN / path
    if os.environ.get("FEEDS_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(rendered()[path].body)
    assert rendered()[path].body == golden.read_bytes()


def test_no_golden_document_is_left_over() -> None:
    assert {str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*") if path.is_file()} == set(rendered())


def test_the_same_input_gives_the_same_bytes() -> None:
    assert rendered() == rendered()


def test_every_feed_is_there_in_every_format_with_its_media_type_and_its_calendar() -> None:
    types = {path: document.media_type for path, document in rendered().items()}
    paths = ("companies/acme", "companies/yonghe", "topics/events", "all")
    assert types == {
        **{f"{path}.atom": "application/atom+xml" for path in paths},
        **{f"{path}.rss": "application/rss+xml" for path in paths},
        **{f"{path}.ics": "text/calendar" for path in paths if path != "topics/events"},  # of which no event is told
        "feeds.opml": "text/x-opml",
        "index.html": "text/html",
    }


@pytest.mark.parametrize("path", [path for path in sorted(rendered()) if path.endswith((".atom", ".rss"))])
def test_a_validator_has_nothing_to_say(path: str) -> None:
    assert complaints_of(rendered()[path]) == []


def test_the_order_of_companies_and_topics_in_the_configuration_does_not_matter() -> None:
    turned = documents_of(
        every_feed(),
        PUBLISHER,
        dict(reversed(list(NAMES.sources.items()))),
        dict(reversed(list(NAMES.companies.items()))),
        dict(reversed(list(NAMES.topics.items()))),
    )
    assert {document.path: document for document in turned} == rendered()


def test_nothing_promised_still_gives_a_valid_list_and_a_page() -> None:
    opml, index = documents_of([], PUBLISHER, {}, {}, {})
    assert b"<outline" in opml.body
    assert b"No feed is promised yet" in index.body


def test_documents_of_a_story_whose_names_are_gone_are_still_valid() -> None:
    feeds = [replace(feed, spec=replace(feed.spec, title="", description="", homepage="x")) for feed in every_feed()]
    for document in documents_of(feeds, replace(PUBLISHER, title="", language="??"), {}, {}, {}):
        if document.path.endswith((".atom", ".rss")):
            assert complaints_of(document) == []
