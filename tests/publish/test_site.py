import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from pathlib import PurePosixPath

from hypothesis import given, settings
from lxml import html

from feeds.model import Feed
from feeds.publish.site import LATEST, LATEST_OF_EVERYTHING, index_document
from tests.publish.builders import NAMES, PUBLISHER, SPEC, a_feed, a_story, an_entry
from tests.publish.cases import ALL, every_feed
from tests.publish.test_formats import TEXTS


def page_of(*feeds: Feed) -> html.HtmlElement:
    return html.document_fromstring(index_document(feeds, NAMES).body.decode())


def test_every_feed_is_linked_in_both_formats() -> None:
    links = {link.get("href") for link in page_of(*every_feed()).iter("a")}
    for feed in every_feed():
        assert {f"{feed.spec.path}.atom", f"{feed.spec.path}.rss"} <= links
    assert "feeds.opml" in links


def test_readers_find_the_feeds_of_the_page_everything_first() -> None:
    found = [(link.get("type"), link.get("href")) for link in page_of(*every_feed()).iterfind("head/link")]
    assert found[:2] == [("application/atom+xml", "all.atom"), ("application/rss+xml", "all.rss")]
    assert {href for _, href in found[2:]} == {
        "companies/acme.atom",
        "companies/yonghe.atom",
        "topics/events.atom",
    }


def test_the_latest_titles_stand_with_the_day_the_company_stated() -> None:
    page = page_of(a_feed(a_story(1, title="First & last")))
    (line,) = page.find_class("latest")[0]
    assert line.find("time").get("datetime") == line.findtext("time") == "2026-03-01"
    assert line.findtext("a") == "First & last"


def test_a_day_that_no_company_stated_is_shown_as_first_sight() -> None:
    assert page_of(a_feed(a_story(published=None))).find(".//time").text == "first seen 2026-03-02"


def test_a_feed_shows_a_few_titles_everything_shows_more() -> None:
    stories = [a_story(number) for number in range(1, 21)]
    everything, company = page_of(a_feed(*stories), a_feed(*stories, spec=ALL)).find_class("latest")
    assert (len(everything), len(company)) == (LATEST_OF_EVERYTHING, LATEST)


def test_languages_are_marked() -> None:
    page = page_of(a_feed(a_story(title="永和", language="zh_cn")))
    assert page.get("lang") == "en"
    assert page.find_class("latest")[0].find(".//a").get("lang") == "zh-CN"


def test_the_page_allows_its_own_style_and_nothing_else() -> None:
    body = index_document(every_feed(), NAMES).body.decode()
    style = re.search("<style>(.*?)</style>", body, re.DOTALL)
    assert style is not None
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policies = [meta.get("content") for meta in html.document_fromstring(body).iter("meta") if meta.get("http-equiv")]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_nothing_a_source_or_a_feed_says_becomes_markup(text: str) -> None:
    plain = page_of(a_feed(a_story(title="x"), spec=replace(SPEC, homepage=None)))
    spec = replace(SPEC, title=text or "x", description=text, homepage=text)
    page = page_of(a_feed(a_story(title=text, link=f"https://acme.example/{text}", language=text), spec=spec))
    tags = [element.tag for element in page.iter() if element.tag not in {"p"}]
    assert tags == [element.tag for element in plain.iter() if element.tag not in {"p"}]
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]


def test_only_web_addresses_are_linked() -> None:
    spec = replace(SPEC, homepage="javascript:alert(1)")
    feed = replace(a_feed(spec=spec), stories=(a_story(1, link="data:text/html,x"), a_story(2)))
    for link in page_of(feed).iter("a"):
        href = link.get("href")
        assert href.startswith(("#", "https://")) or PurePosixPath(href).suffix in {".atom", ".rss", ".opml"}


def test_a_path_is_escaped_where_it_is_linked() -> None:
    links = [link.get("href") for link in page_of(a_feed(spec=replace(SPEC, path="a b?c/é"))).iter("a")]
    assert "a%20b%3Fc/%C3%A9.atom" in links


def test_the_page_is_in_the_language_of_its_own_words_and_its_titles_in_the_publishers() -> None:
    names = replace(NAMES, publisher=replace(PUBLISHER, language="de", title="Nachrichten"))
    page = html.document_fromstring(index_document([], names).body.decode())
    assert (page.get("lang"), next(page.iter("h1")).get("lang")) == ("en", "de")


def test_the_other_places_of_a_story_stand_beside_its_title_each_address_once() -> None:
    wired = an_entry(source_id="wire", key="w/1", link="https://wire.example/1")
    chinese = an_entry(source_id="acme-news", key="a/zh", link="https://acme.example/zh/1", language="zh")
    hostile = an_entry(source_id="wire", key="w/2", link="javascript:alert(1)")
    page = page_of(a_feed(a_story(1, wired, chinese, hostile, replace(wired, source_id="else"))))
    (line,) = page.find_class("latest")[0]
    others = [(link.get("href"), link.text, link.get("hreflang")) for link in line.iterfind("span/a")]
    assert others == [
        ("https://wire.example/1", "Example Newswire", None),
        ("https://acme.example/zh/1", "Acme Biotech (zh)", "zh"),
    ]
