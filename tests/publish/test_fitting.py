import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.publish.fitting import (
    carried,
    html_where_ambiguous,
    language_of,
    one_line,
    tag_uri,
    web_address,
    without_tags,
)
from tests.publish.builders import PUBLISHER
from tests.publish.lint import FULL_URI, TAG_URI

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))  # lone surrogates too


@given(ANY_TEXT)
def test_whatever_is_carried_fits_into_an_xml_document(text: str) -> None:
    element = etree.Element("x")
    element.text = carried(text)
    assert etree.fromstring(etree.tostring(element, encoding="UTF-8")).text == (carried(text) or None)


def test_what_xml_can_carry_stays_as_it_is() -> None:
    text = "中國生物製藥 عربي 😀 e\u0301 ]]> &amp; <b> \t\n x\u200d\u2060 𠀋"
    assert carried(text) == text


def test_controls_and_halves_of_characters_are_dropped_and_lost_characters_shown() -> None:
    assert carried("a\x00b\x08c\x1bd\x85e\x9ff\ud800g\ufffeh\uffffi\ufffd\r\nj\rk") == "abcdefghi?\nj\nk"


def test_a_line_is_one_line() -> None:
    assert one_line(" a\n b\u00a0\u3000c\r\n") == "a b c"
    assert one_line(None) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("p < 0.05 & q > 2", "p < 0.05 & q > 2"),
        ("the <b> tag", "the <b> tag"),
        ("<b>Important</b> news", "‹b›Important‹/b› news"),
        ("a < b, <i class='x'>c</i>", "a < b, ‹i class='x'›c‹/i›"),
    ],
)
def test_text_that_quotes_an_element_is_not_taken_for_one(text: str, shown: str) -> None:
    assert without_tags(text) == shown


@given(ANY_TEXT)
def test_nothing_is_left_that_ends_an_element(text: str) -> None:
    assert not re.search(r"</\w+>", without_tags(text + "</b>"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Johnson & Johnson", "Johnson & Johnson"),
        ("AT&T", "AT&amp;T"),
        ("a < b", "a < b"),
        ("<b>", "&lt;b>"),
        ("&amp;", "&amp;amp;"),
    ],
)
def test_only_what_html_would_read_as_markup_is_escaped(text: str, written: str) -> None:
    assert html_where_ambiguous(text) == written


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=d&e=f#g", "https://a.example/b?c=d&e=f#g"),
        ("https://a.example/%E4%B8%AD", "https://a.example/%E4%B8%AD"),
        ("https://a.example/中 文|{x}[1]", "https://a.example/%E4%B8%AD%E6%96%87%7C%7Bx%7D%5B1%5D"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/b", None),
        ("/b", None),
        ("https://", None),
        ("http://[::1/x", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_come_through_with_what_a_uri_may_hold(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@given(ANY_TEXT)
def test_any_address_is_a_valid_one_or_none(text: str) -> None:
    address = web_address("https://a.example/" + text)
    assert address is None or FULL_URI.fullmatch(address)


@given(ANY_TEXT.filter(bool))
def test_any_tag_uri_is_valid(specific: str) -> None:
    assert TAG_URI.fullmatch(tag_uri(PUBLISHER, "sources/" + specific))


def test_a_source_address_makes_a_canonical_tag() -> None:
    made = tag_uri(PUBLISHER, "sources/acme:https://acme.example/a?b=c d")
    assert made == "tag:news.example.org,2026-01-01:sources/acme:https://acme.example/a%3Fb=c%20d"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("EN_us", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        (" zh-CN ", "zh-CN"),
        ("cn", None),
        ("jp", None),
        ("english", None),
        ("", None),
        ("en-", None),
        ("x-default", None),
        (None, None),
    ],
)
def test_only_languages_that_exist_are_named(tag: str | None, language: str | None) -> None:
    assert language_of(tag) == language
