from dataclasses import replace

import pytest
from lxml import etree

from feeds.model import FeedSpec
from feeds.publish.opml import opml_document
from tests.publish.builders import NAMES, PUBLISHER, SPEC, a_feed, a_story
from tests.publish.cases import ALL, TOPIC, every_feed


def outlines(*specs: FeedSpec, title: str = PUBLISHER.title) -> list[etree._Element]:
    names = replace(NAMES, publisher=replace(PUBLISHER, title=title))
    document = opml_document([a_feed(spec=spec) for spec in specs], names)
    return list(etree.fromstring(document.body).iter("outline"))


def test_every_feed_is_listed_once_in_its_group() -> None:
    mixed = replace(SPEC, id="mixed", path="mixed", topics=frozenset({"events"}))
    pair = replace(SPEC, id="pair", path="pair", companies=frozenset({"acme", "yonghe"}))
    found = [(one.get("text"), one.get("xmlUrl")) for one in outlines(mixed, SPEC, TOPIC, pair, ALL)]
    base = PUBLISHER.base_url
    assert found == [
        ("All company news", f"{base}all.atom"),
        ("Companies", None),
        ("Acme Biotech", f"{base}companies/acme.atom"),
        ("Topics", None),
        ("Events & talks", f"{base}topics/events.atom"),
        ("More", None),
        ("Acme Biotech", f"{base}mixed.atom"),
        ("Acme Biotech", f"{base}pair.atom"),
    ]


def test_an_outline_of_a_feed_says_all_that_readers_ask_for() -> None:
    assert dict(outlines(SPEC)[1].items()) == {
        "text": "Acme Biotech",
        "title": "Acme Biotech",
        "type": "rss",
        "xmlUrl": "https://news.example.org/feeds/companies/acme.atom",
        "htmlUrl": "https://acme.example/",
        "description": "News of Acme Biotech",
    }


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Johnson & Johnson", "Johnson & Johnson"),
        ("AT&T", "AT&amp;T"),
        ("<b>x</b>\x00", "‹b›x‹/b›"),
        ("永和制药", "永和制药"),
    ],
)
def test_titles_mean_the_same_as_text_and_as_html(title: str, text: str) -> None:
    assert outlines(replace(SPEC, title=title))[1].get("text") == text


def test_news_do_not_change_the_list() -> None:
    quiet, busy = opml_document([a_feed()], NAMES), opml_document([a_feed(a_story())], NAMES)
    assert quiet == busy


def test_the_list_names_its_owner() -> None:
    head = etree.fromstring(opml_document(every_feed(), NAMES).body).find("head")
    assert head is not None
    assert [(child.tag, child.text) for child in head] == [("title", "Company news"), ("ownerName", "Company news")]
