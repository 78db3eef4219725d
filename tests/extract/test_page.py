"""The tree of an HTML page, its base and its language."""

import pytest

from feeds.errors import UnreadableError
from feeds.extractors.page import Page, base_of, html_of, language_of, language_tag

URL = "https://news.example.com/a/b.html"


def page(body: str | bytes, *, language: str | None = None) -> Page:
    return Page(url=URL, body=body.encode() if isinstance(body, str) else body, language=language)


def test_comments_and_instructions_are_gone() -> None:
    tree = html_of(page("<p>one<!-- no --> two<?php echo 1 ?></p><!-- end -->"))
    assert [element.tag for element in tree.iter()] == ["html", "body", "p"]
    assert tree.text_content() == "one two"


def test_a_page_in_another_encoding_is_read() -> None:
    tree = html_of(page("<meta charset=gb2312><p>公司新闻 发布会</p>".encode("gbk")))
    assert "公司新闻" in tree.text_content()


def test_a_declaration_of_encoding_does_not_spoil_a_decoded_page() -> None:
    text = '<?xml version="1.0" encoding="gb2312"?><html><meta charset="big5"><body>新闻'
    assert html_of(page(text)).text_content().strip() == "新闻"


@pytest.mark.parametrize("body", ["", " \n\t ", "\x00\x00", "\ufeff", "<!-- nothing -->"])
def test_an_empty_page_is_an_error(body: str) -> None:
    with pytest.raises(UnreadableError, match=r"empty|cannot be read"):
        html_of(page(body))


@pytest.mark.parametrize("body", [b"%PDF-1.7 ...", b"\x89PNG\r\n", b"GIF89a", b"PK\x03\x04abc", b"\x1f\x8b\x08abc"])
def test_a_file_of_another_sort_is_named(body: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"is an? (?:PDF|image|ZIP|compressed)"):
        html_of(page(body))


@pytest.mark.timeout(10)
def test_fifty_megabytes_of_nested_tags_are_refused_at_once() -> None:
    with pytest.raises(UnreadableError, match="10,000,000 tags"):
        html_of(page(b"<div>" * 10_000_000))


@pytest.mark.timeout(10)
@pytest.mark.parametrize("tag", [b"<div>", b"<b>", b"<table><tr><td>", b"<a href=x>", b"<ul><li>", b"<font><p>"])
def test_deeply_nested_tags_end_in_a_tree_that_can_be_walked(tag: bytes) -> None:
    tree = html_of(page(b"<h1>first</h1>" + tag * 200_000 + b"last"))
    assert "first" in tree.text_content()
    assert len(tree.xpath("//*")) > 10


@pytest.mark.timeout(20)
@pytest.mark.parametrize("attribute", ["a{}=x", "a{}", "a{}='>'"])
def test_an_element_of_a_million_attributes_is_refused_in_bounded_time(attribute: str) -> None:
    attributes = " ".join(attribute.format(number) for number in range(700_000))
    with pytest.raises(UnreadableError, match="an element of 700,000 attributes"):
        html_of(page(f"<ul><li>one</ul><div {attributes}>two</div>"))


def test_a_large_page_of_many_attributes_in_all_is_read() -> None:
    rows = "".join(f"<p {' '.join(f'data-{name}={row}' for name in range(40))}>{row}</p>" for row in range(2_000))
    assert len(html_of(page(rows)).findall(".//p")) == 2_000


def test_the_first_base_counts() -> None:
    tree = html_of(page('<base target=_top><base href="/x/"><base href="/y/">'))
    assert base_of(tree, page("")) == "https://news.example.com/x/"


@pytest.mark.parametrize("href", ["", "javascript:1", "http://[", "mailto:a@b.c"])
def test_a_base_that_is_none_is_the_page(href: str) -> None:
    assert base_of(html_of(page(f'<base href="{href}"><p>x')), page("")) == URL


@pytest.mark.parametrize(
    ("markup", "tag"),
    [
        ('<html lang="zh-CN">', "zh-CN"),
        ('<html lang="zh_Hant_TW">', "zh-Hant-TW"),
        ('<html xml:lang="de">', "de"),
        ('<meta http-equiv="Content-Language" content="fr, en">', "fr"),
        ('<html lang="{{locale}}"><meta name=language content=ja>', "ja"),
        ('<html lang="">', "sv"),
        ("<p>", "sv"),
    ],
)
def test_the_language_is_the_stated_one_or_the_sources(markup: str, tag: str) -> None:
    source = page(markup + "<body>text", language="sv")
    assert language_of(html_of(source), source) == tag


def test_a_language_tag_is_a_tag() -> None:
    assert [language_tag(text) for text in ("EN-us", "english", "", "x", "zh-cn,en")] == [
        "EN-us",
        None,
        None,
        None,
        "zh-cn",
    ]
