"""The lint itself: each row of the validator's table that could happen to us is seen when it is put into a document."""

import re
from dataclasses import replace

import pytest

from feeds.publish.formats import FORMATS
from tests.publish.builders import NAMES, a_feed, a_story, an_entry
from tests.publish.lint import complaints_of

STORY = a_story(1, an_entry(link="https://wire.example/1", language=None), title="R and D", body="<p>x</p>")
DOCUMENTS = {name: render(a_feed(STORY), NAMES) for name, render in FORMATS.items()}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_document_that_the_rows_are_put_into_is_clean(name: str) -> None:
    assert complaints_of(DOCUMENTS[name]) == []


@pytest.mark.parametrize(
    ("name", "good", "bad", "complaint"),
    [
        (
            "atom",
            'rel="related" type="text/html"',
            'rel="alternate" type="text/html" hreflang="en"',
            "DuplicateAtomLink",
        ),
        ("atom", 'rel="self"', 'rel="via"', "MissingSelf"),
        ("atom", "wire.example/1", "wire.example/{1}", "InvalidFullLink"),
        ("atom", 'hreflang="en"', 'hreflang="en_US"', "InvalidLanguage"),
        ("atom", ' xml:lang="en"', "", "MissingDCLanguage"),
        ("atom", "tag:news.example.org,2026-01-01:sources", "HTTPS://Example.org:443/1", "InvalidTAG"),
        ("atom", "R and D", "R &lt;b&gt;and&lt;/b&gt; D", "ContainsHTML"),
        ("atom", "R and D", "S&amp;P500", "CharacterData"),
        ("atom", "R and D", "R\u0085D", "BadCharacters"),
        ("atom", "R and D", "R\ufffdD", "BadCharacters"),
        ("atom", "R and D", " ", "NotBlank"),
        ("atom", "2026-03-01T12:00:00+00:00", "2026-03-01", "InvalidRFC3339Date"),
        ("atom", "</source>", "</source><rights>x</rights>", "source is not last"),
        ("atom", "<id>tag:news.example.org,2026-01-01:sources/acme-news</id>", "", "0 .*id in"),
        ("atom", "</feed>", "{entry}</feed>", "Duplicate (id|updated)"),
        ("rss", "<dc:creator>", "<author>Acme</author><dc:creator>", "InvalidContact"),
        ("rss", ' isPermaLink="false"', "", "InvalidHttpGUID"),
        ("rss", "<link>https://acme.example/news/1", "<link>/news/1", "InvalidFullLink"),
        ("rss", "Sun, 01 Mar", "Mon, 01 Mar", "IncorrectDOW"),
        ("rss", "Sun, 01 Mar", "So, 01 Mär", "InvalidRFC2822Date"),
        ("rss", "&lt;p&gt;", '&lt;a href="/x"&gt;', "ContainsRelRef"),
        ("rss", "R and D", "R &lt;b&gt;and&lt;/b&gt; D", "ContainsHTML"),
        ("rss", "R and D", "AT&amp;amp;T", "CharacterData"),
        ("rss", "R and D", "a &lt;b", "CharacterData"),
        ("rss", "</channel>", "<ttl>60</ttl></channel>", "MisplacedItem"),
        ("rss", 'rel="self"', 'rel="hub"', "MissingAtomSelfLink"),
    ],
)
def test_a_row_of_the_validator_is_seen(name: str, good: str, bad: str, complaint: str) -> None:
    text = DOCUMENTS[name].body.decode()
    entry = text[text.find("<entry") : text.find("</feed>")]
    spoilt = text.replace(good, bad.replace("{entry}", entry))
    complaints = complaints_of(replace(DOCUMENTS[name], body=spoilt.encode()))
    assert spoilt != text
    assert [one for one in complaints if re.match(complaint, one)]


def test_content_before_the_description_is_seen() -> None:
    text = DOCUMENTS["rss"].body.decode()
    start, end = text.find("<content:encoded>"), text.find("</content:encoded>") + len("</content:encoded>")
    content = text[start:end]
    spoilt = text.replace(content, "").replace("<item>", f"<item>{content}")
    assert complaints_of(replace(DOCUMENTS["rss"], body=spoilt.encode())) == ["NeedDescriptionBeforeContent"]
