"""Feeds that no XML parser accepts, and what their authors meant."""

import pytest

from feeds.errors import UnreadableError
from feeds.extractors.feed import extract
from feeds.extractors.mend import fault_of, mended
from feeds.extractors.page import Page
from feeds.model import Extraction, RawItem

HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
FOOT = "</channel></rss>"


def read(document: str | bytes) -> Extraction:
    body = document if isinstance(document, bytes) else document.encode()
    return extract(Page(url="https://a.example/feed", body=body))


def titles(document: str | bytes) -> list[str | None]:
    return [item.title.value if item.title else None for item in read(document).items]


def news(number: int, title: str | None = None) -> str:
    name = title or f"News {number}"
    return f"<item><title>{name}</title><link>https://a.example/{number}</link><description>Text.</description></item>"


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Research & Development", "Research & Development"),
        ("R&D &copy; 2025&nbsp;GmbH", "R&D © 2025\xa0GmbH"),
        ("Caf&eacute; &unknown; &", "Café &unknown; &"),
        ("p < 0.05 in trial", "p < 0.05 in trial"),
        ("1 &#0;2 &#x1F;3 &#8217;", "1 2 3 ’"),
        ("a\x0bb\x00c\x1f", "abc"),
        ("]]> end", "]]> end"),
        ("<![CDATA[A & B <b>bold</b>]]>", "A & B <b>bold</b>"),
    ],
)
def test_text_that_breaks_the_rules_is_read_as_meant(title: str, meant: str) -> None:
    assert titles(HEAD + news(1, title) + news(2) + FOOT) == [meant, "News 2"]


@pytest.mark.parametrize(
    "before",
    [
        "\n\n \t",
        "\ufeff\n",
        "<br />\n<b>Warning</b>:  include() failed in <b>/srv/x.php</b> on line <b>3</b><br />\n",
        "<!-- cached at 12:00 -->\n",
        "Notice: undefined index\n",
    ],
)
def test_words_before_the_declaration_do_no_harm(before: str) -> None:
    assert titles(before + HEAD + news(1) + FOOT) == ["News 1"]


def test_words_after_the_end_do_no_harm() -> None:
    extraction = read(HEAD + news(1) + FOOT + "\n<script>if (a<b && c) {}</script><!-- x")
    assert (len(extraction.items), extraction.reasons) == (1, ("read as RSS 2.0, 1 entries",))


@pytest.mark.parametrize(
    "broken",
    [
        news(1).replace("</title>", "") + news(2),
        news(1).replace("</item>", "") + news(2),
        news(1).replace("Text.", "One<br>two <img src=a.png> <p>three") + news(2),
        news(1).replace("</link>", "</link></link></b>") + news(2),
        news(1).replace("<description>", "<description lang=en checked>") + news(2),
        news(1).replace("<link>", "<a10:x>y</a10:x><link>") + news(2),
        news(1).replace("Text.", "<b><i>x</b></i>") + news(2),
        news(1).replace("Text.", "<![CDATA[never closed") + news(2),
    ],
)
def test_wrong_tags_do_not_lose_an_item(broken: str) -> None:
    extraction = read(HEAD + broken + FOOT)
    assert extraction.items[0].link in {"https://a.example/1", None}
    assert extraction.items[-1].link == "https://a.example/2"
    assert len(extraction.items) == 2
    assert "mended" in extraction.reasons[1]


def test_a_document_that_breaks_off_gives_what_is_complete() -> None:
    whole = HEAD + "".join(news(number) for number in range(1, 6))
    seen: set[str | None] = set()
    for length in range(len(HEAD) + 20, len(whole)):
        try:
            items = read(whole[:length]).items
        except UnreadableError as error:
            assert "breaks off" in str(error)  # noqa: PT017 - either outcome is right, by how much there is
            continue
        seen.update(item.link for item in items)
    assert seen == {None, *(f"https://a.example/{number}" for number in range(1, 6))}


def test_a_link_is_never_half_an_address() -> None:
    cut = HEAD + news(1) + "<item><title>News 2</title><link>https://a.example/releases/20"
    extraction = read(cut)
    assert [item.link for item in extraction.items] == ["https://a.example/1", None]
    assert extraction.reasons[-1] == "the document breaks off; its half-written last element was left out"


def test_a_declared_encoding_may_be_wrong() -> None:
    document = '<?xml version="1.0" encoding="utf-8"?><rss><channel>' + news(1, "公司新闻发布会今日举行") + FOOT
    assert titles(document.encode("gb18030")) == ["公司新闻发布会今日举行"]
    assert titles(document.replace("utf-8", "bogus").encode()) == ["公司新闻发布会今日举行"]
    assert titles(document.replace("utf-8", "utf-16").encode()) == ["公司新闻发布会今日举行"]
    assert titles(document.encode("utf-16")) == ["公司新闻发布会今日举行"]


def test_mending_gives_wellformed_xml_and_leaves_that_alone() -> None:
    for text in (
        "<a>",
        "<a><b></a>",
        "<a x=1 x=2 y></a>",
        "<a:b c:d='1'>]]></a:b>",
        "<a></b></a>",
        "<a/>",
    ):
        whole = mended(text).text
        assert fault_of(whole) is None
        assert mended(whole).text == whole


def test_items_never_nest() -> None:
    extraction = read(HEAD + "<item><title>One</title><link>https://a.example/1</link>" + news(2) + FOOT)
    expected = [("One", "https://a.example/1"), ("News 2", "https://a.example/2")]
    assert [(item.title.value, item.link) for item in extraction.items if item.title] == expected


def test_an_item_without_anything_is_still_counted() -> None:
    assert read(HEAD + "<item></item><item/>" + FOOT).items == (RawItem(), RawItem())
