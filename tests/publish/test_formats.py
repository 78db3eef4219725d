import locale
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from types import MappingProxyType
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from feeds.model import Document, Match, Story
from feeds.publish.fitting import html_of, one_line, without_tags
from feeds.publish.formats import FORMATS
from feeds.publish.telling import MAX_CONTENT
from feeds.text import sanitise
from tests.publish.builders import ACME, DAWN, NAMES, NEWSROOM, PUBLISHER, WIRE, a_day, a_feed, a_story, an_entry
from tests.publish.lint import ATOM, CONTENT, DC, XML_LANG, complaints_of

HARD = (
    *(
        "永和制药",
        "中國生物製藥有限公司",
        "شركة أكمي",
        "חדשות",
        "😀👩‍🔬",
        "e\u0301",
        "\u202e",
        "\u2028",
        "\r\n",
        "%",
        "\\",
        '"',
    ),
    *("]]>", "&amp;amp;", "&", "<", ">", "<b>x</b>", "</p>", "<script>alert(1)</script>", "<!--", "<![CDATA[", "<?php"),
    *("&#8217;", "&nbsp;", "S&P500", "AT&T", "\x00", "\x1b", "\x85", "\ufffd", "\ufffe", "\ud800"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(HARD), st.text(alphabet=st.characters(exclude_categories=())))).map("".join)
RENDERING = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def render(name: str, *stories: Story, **changes: Any) -> Document:
    return FORMATS[name](a_feed(*stories), replace(NAMES, **changes))


def atom_entry(*stories: Story, **changes: Any) -> etree._Element:
    found = etree.fromstring(render("atom", *stories, **changes).body).find(f"{ATOM}entry")
    assert found is not None
    return found


def rss_item(*stories: Story, **changes: Any) -> etree._Element:
    found = etree.fromstring(render("rss", *stories, **changes).body).find("channel/item")
    assert found is not None
    return found


def atom_text(entry: etree._Element, name: str) -> str:
    """Return the plain text an Atom text construct stands for."""
    element = entry.find(f"{ATOM}{name}")
    assert element is not None
    text = element.text or ""
    return unescape(text) if element.get("type") == "html" else text


@RENDERING
@given(title=TEXTS, summary=TEXTS)
def test_titles_and_summaries_come_back_as_they_were(title: str, summary: str) -> None:
    story = a_story(title=title, summary=summary)
    said = one_line(title) or story.lead.link
    told = one_line(summary) or said
    entry, item = atom_entry(story), rss_item(story)
    assert atom_text(entry, "title") == said
    assert atom_text(entry, "summary") == told
    assert item.findtext("title") == without_tags(said)
    assert unescape(item.findtext("description") or "") == unescape(html_of(told))


@RENDERING
@given(text=TEXTS, body=TEXTS, name=st.sampled_from(("atom", "rss")))
def test_nothing_a_source_says_makes_a_document_invalid(text: str, body: str, name: str) -> None:
    story = a_story(
        1,
        an_entry(link=f"https://wire.example/{text}", language=text, source_id=text),
        title=text,
        summary=text,
        body=sanitise(body, "https://acme.example/"),
        link=f"https://acme.example/{text}",
        origin=text,
        author=text,
        language=text,
    )
    sources = {"acme-news": replace(NEWSROOM, name=text)}
    companies = {"acme": replace(ACME, name=text, homepage=text)}
    assert complaints_of(render(name, story, sources=sources, companies=companies)) == []


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_another_library_reads_what_was_published(name: str) -> None:
    stories = (
        a_story(1, title="永和制药 & AT&T: p < 0.05", published=a_day("2026-02-28")),
        a_story(2, title="Ångström – „Ergebnisse“ 😀", published=None),
    )
    parsed = feedparser.parse(render(name, *stories).body)
    assert not parsed.bozo
    assert parsed.feed.title == "Acme Biotech"
    assert [entry.title for entry in parsed.entries] == ["永和制药 & AT&T: p < 0.05", "Ångström – „Ergebnisse“ 😀"]
    assert [entry.id for entry in parsed.entries] == [story.id for story in stories]
    assert [entry.link for entry in parsed.entries] == [story.lead.link for story in stories]
    assert parsed.entries[0].published_parsed[:6] == (2026, 2, 28, 12, 0, 0)
    assert "published" not in parsed.entries[1]
    assert parsed.entries[0].summary == "The trial takes in 200 patients in eleven countries."
    assert parsed.entries[0].author == "Acme Biotech"
    assert [tag.label or tag.term for tag in parsed.entries[0].tags] == ["Acme Biotech"]


@pytest.mark.parametrize(
    ("name", "instants"),
    [
        ("atom", {"2026-03-02T08:29:00+00:00", "2026-03-01T12:00:00+00:00"}),
        ("rss", {"Mon, 02 Mar 2026 08:29:00 +0000", "Sun, 01 Mar 2026 12:00:00 +0000"}),
    ],
)
def test_every_instant_in_a_document_comes_from_the_data(name: str, instants: set[str]) -> None:
    written = re.findall(r"[^<>]*\d\d:\d\d:\d\d[^<>]*", render(name, a_story()).body.decode())
    assert set(written) == instants


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_documents_are_utf_8_and_say_so(name: str) -> None:
    body = render(name, a_story(title="永和")).body
    assert body.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
    assert "永和" in body.decode("utf-8")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_stories_keep_their_order(name: str) -> None:
    parsed = feedparser.parse(render(name, *(a_story(number) for number in (3, 1, 2))).body)
    assert [entry.link[-1] for entry in parsed.entries] == ["3", "1", "2"]


def other_locales() -> list[str]:
    """Return a locale of this machine whose day names are not English, or none."""
    before = locale.setlocale(locale.LC_TIME)
    found = []
    for name in ("de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "zh_CN.UTF-8", "es_ES.UTF-8", "ja_JP.UTF-8"):
        try:
            locale.setlocale(locale.LC_TIME, name)
        except locale.Error:
            continue
        found.append(name)
    locale.setlocale(locale.LC_TIME, before)
    return found[:1]


@pytest.mark.parametrize("name", [*other_locales(), "C", "C.UTF-8"])
def test_dates_are_english_whatever_the_locale_and_the_locale_stays(name: str) -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_TIME, name)
        chosen = locale.setlocale(locale.LC_ALL)
        assert rss_item(a_story()).findtext("pubDate") == "Sun, 01 Mar 2026 12:00:00 +0000"
        assert locale.setlocale(locale.LC_ALL) == chosen
    finally:
        locale.setlocale(locale.LC_ALL, before)


@pytest.mark.parametrize("days", [0, 1, 58, 59, 365, 4000])
def test_the_weekday_is_that_of_the_date(days: int) -> None:
    moment = datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(days=days)
    story = a_story(published=replace(a_day("2024-01-01"), at=moment))
    text = rss_item(story).findtext("pubDate") or ""
    assert parsedate_to_datetime(text) == moment
    assert text[:3] == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]


def test_an_entry_ends_with_the_source_it_came_from() -> None:
    source = atom_entry(a_story(source_id="wire"))[-1]
    assert source.tag == f"{ATOM}source"
    assert [child.tag.removeprefix(ATOM) for child in source] == ["id", "title", "updated", "link"]
    assert source.findtext(f"{ATOM}id") == "tag:news.example.org,2026-01-01:sources/wire"
    assert source.findtext(f"{ATOM}title") == WIRE.name
    assert source.findtext(f"{ATOM}updated") == "2026-03-01T12:00:00+00:00"


def test_an_item_names_its_source_with_its_address() -> None:
    source = rss_item(a_story(source_id="wire")).find("source")
    assert source is not None
    assert (source.get("url"), source.text) == (WIRE.url, WIRE.name)


def test_links_say_what_they_are() -> None:
    links = atom_entry(a_story(1, an_entry(link="https://wire.example/1"))).findall(f"{ATOM}link")
    assert [dict(link.attrib) for link in links] == [
        {"href": "https://acme.example/news/1", "rel": "alternate", "type": "text/html", "hreflang": "en"},
        {"href": "https://wire.example/1", "rel": "related", "type": "text/html", "hreflang": "en"},
    ]


def test_a_version_in_another_language_is_an_alternate() -> None:
    links = atom_entry(a_story(1, an_entry(link="https://acme.example/zh/1", language="zh"))).findall(f"{ATOM}link")
    assert [(link.get("rel"), link.get("hreflang")) for link in links] == [("alternate", "en"), ("alternate", "zh")]


def test_a_dozen_pages_of_one_story_share_no_role_and_no_address() -> None:
    others = [an_entry(link=f"https://wire.example/{number % 9}") for number in range(12)]
    document = render("atom", a_story(1, *others))
    assert complaints_of(document) == []
    links = etree.fromstring(document.body).findall(f"{ATOM}entry/{ATOM}link")
    assert len(links) == len({link.get("href") for link in links}) == 7


def test_the_author_is_the_company_else_the_origin_else_the_source() -> None:
    def author(**lead: Any) -> tuple[str | None, str | None]:
        story = a_story(**lead)
        return atom_entry(story).findtext(f"{ATOM}author/{ATOM}name"), rss_item(story).findtext(f"{DC}creator")

    assert author(origin="Beijing Daily") == ("Acme Biotech", "Acme Biotech")
    assert author(source_id="wire", origin="Beijing Daily") == ("Beijing Daily", "Beijing Daily")
    assert author(source_id="wire") == ("Example Newswire", "Example Newswire")
    assert author(source_id="gone") == ("acme.example", "acme.example")


def test_the_stated_origin_of_a_company_release_is_a_contributor() -> None:
    story = a_story(origin="Beijing Daily, etc.")
    assert atom_entry(story).findtext(f"{ATOM}contributor/{ATOM}name") == "Beijing Daily, etc."
    assert rss_item(story).findtext(f"{DC}contributor") == "Beijing Daily, etc."


def test_categories_are_the_companies_and_topics_that_exist() -> None:
    story = replace(
        a_story(),
        companies=(Match(id="acme", why=""), Match(id="gone", why="")),
        topics=(Match(id="events", why=""), Match(id="trials", why=""), Match(id="events", why="again")),
    )
    categories = [dict(category.attrib) for category in atom_entry(story).iterfind(f"{ATOM}category")]
    base = PUBLISHER.base_url
    assert categories == [
        {"term": "acme", "scheme": f"{base}companies/", "label": "Acme Biotech"},
        {"term": "events", "scheme": f"{base}topics/", "label": "Events & talks"},
        {"term": "trials", "scheme": f"{base}topics/", "label": "Clinical trials"},
    ]
    assert [(one.text, one.get("domain")) for one in rss_item(story).iterfind("category")] == [
        (category["label"], category["scheme"]) for category in categories
    ]


def test_an_entry_in_another_language_says_so() -> None:
    assert atom_entry(a_story(language="zh_TW")).get(XML_LANG) == "zh-TW"
    assert rss_item(a_story(language="zh_TW")).findtext(f"{DC}language") == "zh-TW"
    assert atom_entry(a_story(language="en")).get(XML_LANG) is None
    assert atom_entry(a_story(language=None)).get(XML_LANG) is None


def test_a_missing_summary_is_the_beginning_of_the_body_else_the_title() -> None:
    assert atom_text(atom_entry(a_story(summary=None, body="<p>First. Second.</p>")), "summary") == "First. Second."
    assert atom_text(atom_entry(a_story(summary=" ", body="<p> </p>", title="T")), "summary") == "T"
    assert rss_item(a_story(summary=None, body=None, title="T & U")).findtext("description") == "T &amp; U"


def test_a_body_is_html_after_the_description() -> None:
    story = a_story(body="<p>AT&amp;T</p>")
    tags = [child.tag for child in rss_item(story)]
    assert tags.index("description") < tags.index(CONTENT)
    assert rss_item(story).findtext(CONTENT) == "<p>AT&amp;T</p>"
    content = atom_entry(story).find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", "<p>AT&amp;T</p>")


def test_a_body_too_large_for_a_feed_is_left_to_its_page() -> None:
    fits, too_large = "永" * (MAX_CONTENT // 3), "永" * (MAX_CONTENT // 3 + 1)
    assert atom_entry(a_story(body=fits)).findtext(f"{ATOM}content") == fits
    assert atom_entry(a_story(body=too_large)).find(f"{ATOM}content") is None
    assert rss_item(a_story(body=too_large)).find(CONTENT) is None


def test_ampersands_in_plain_text_are_hexadecimal_references() -> None:
    """RSS Advisory Board, Best Practices Profile: so a reader that decodes twice knows that they are meant."""
    assert b"<title>AT&#x26;T &#x3C; S&#x26;P</title>" in render("rss", a_story(title="AT&T < S&P")).body


def test_the_feed_names_itself_its_page_and_its_program() -> None:
    feed = etree.fromstring(render("atom", a_story()).body)
    assert feed.findtext(f"{ATOM}id") == "tag:news.example.org,2026-01-01:feeds/companies/acme"
    assert feed.findtext(f"{ATOM}generator") == "feeds"
    assert {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")} == {
        "self": "https://news.example.org/feeds/companies/acme.atom",
        "alternate": "https://acme.example/",
    }
    channel = etree.fromstring(render("rss", a_story()).body)[0]
    assert channel.findtext("link") == "https://acme.example/"
    assert channel.findtext("lastBuildDate") == "Mon, 02 Mar 2026 08:29:00 +0000"


@pytest.mark.parametrize("base", ["https://news.example.org", "http://localhost:8000/", "http://[::1]:8000/a b/"])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_any_base_url_gives_valid_addresses(name: str, base: str) -> None:
    document = render(name, a_story(), publisher=replace(PUBLISHER, base_url=base))
    complaints = [complaint for complaint in complaints_of(document) if "[::1]" not in complaint]
    assert [complaint for complaint in complaints if "SelfLink" not in complaint or "::1" not in base] == []


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_two_stories_with_one_instant_are_seen_by_the_lint(name: str) -> None:
    """The store gives each Story its own instant; the documents say what they are given, and the lint would tell."""
    twins = (replace(a_story(1), updated=DAWN), replace(a_story(2), updated=DAWN))
    assert bool(complaints_of(render(name, *twins))) == (name == "atom")


def test_a_format_is_added_by_a_file_and_a_line() -> None:
    assert isinstance(FORMATS, MappingProxyType)
    assert sorted(FORMATS) == ["atom", "rss"]
