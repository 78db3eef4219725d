"""JSON Feed, and JSON that is none."""

import json

import pytest

from feeds.errors import UnreadableError
from feeds.extractors.feed import extract
from feeds.extractors.page import Page
from feeds.model import Extraction, RawItem, RawText

FEED: dict[str, object] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Acme",
    "language": "en",
    "items": [
        {
            "id": 17,
            "url": "/news/1?a=1&b=2",
            "external_url": "https://elsewhere.example/",
            "title": "A & B",
            "summary": "Short",
            "content_html": "<p>Long</p>",
            "content_text": "Long",
            "date_published": "2025-10-27T09:00:00+08:00",
            "date_modified": "2025-10-28T09:00:00+08:00",
            "authors": [{"name": "Jo"}, {"url": "https://x.example"}],
            "image": "i.png",
            "tags": ["a", "b", "a", 3],
            "language": "zh-CN",
        },
        {"id": "https://www.acme.example/2", "content_text": "Only words", "author": {"name": "Al"}},
        "no item",
        {},
    ],
}


def read(document: object) -> Extraction:
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    return extract(Page(url="https://www.acme.example/feed.json", body=text))


def test_a_json_feed_is_read_whole() -> None:
    extraction = read(FEED)
    assert (extraction.title, extraction.language) == ("Acme", "en")
    assert extraction.reasons == ("read as JSON Feed 1.1, 3 entries",)
    first, second, third = extraction.items
    assert first == RawItem(
        link="https://www.acme.example/news/1?a=1&b=2",
        title=RawText(value="A & B"),
        date="2025-10-27T09:00:00+08:00",
        date_evidence="date_published",
        updated="2025-10-28T09:00:00+08:00",
        summary=RawText(value="Short"),
        body=RawText(value="<p>Long</p>", html=True),
        guid="17",
        language="zh-CN",
        author="Jo",
        image="https://www.acme.example/i.png",
        categories=("a", "b", "3"),
    )
    assert (second.link, second.author, second.body) == (
        "https://www.acme.example/2",
        "Al",
        RawText(value="Only words"),
    )
    assert third == RawItem(language="en")


def test_a_byte_order_mark_and_control_characters_do_no_harm() -> None:
    body = b'\xef\xbb\xbf \n{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a\tb\x0b"}]}'
    assert read(body).items[0].title == RawText(value="a\tb")


def test_half_a_character_does_no_harm() -> None:
    body = b'{"version":"https://jsonfeed.org/version/1","items":[{"title":"a \\ud83d b","url":"https://x.example/\\udc00"}]}'
    (item,) = read(body).items
    assert item.title == RawText(value="a ? b")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (json.dumps(FEED).encode()[:200], "no complete JSON document"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [}', "no complete JSON document"),
        (b'{"rss": {"version": "2.0"}}', "not a JSON Feed"),
        (b"[1, 2]", "not a JSON Feed"),
        (b'{"version": 1, "items": []}', "not a JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "without a list of items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "without a list of items"),
        (b'{"version":' + b"[" * 200_000, "nested too deep"),
        (b'{"version":' + b"1" * 10_000 + b"}", "no complete JSON document"),
    ],
)
def test_other_json_is_named(body: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(body)
