"""Addresses in lists of subscriptions: OPML, bookmarks, plain text; and what is none of them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import UnreadableError
from feeds.finding.subscriptions import Listed, listed_in

OPML = """<?xml version="1.0" encoding="{encoding}"?>
<opml version="2.0"><head><title>Mine</title></head><body>
 <outline text="制药">
  <outline type="rss" text="Acme &amp; Söhne" xmlUrl="https://acme.example/feed" htmlUrl="https://acme.example/"/>
  <outline text="Deeper"><outline title="Borealis" TEXT="x" xmlURL="https://borealis.example/rss?a=1&amp;b=2"/></outline>
  <outline type="rss" text="Acme again" xmlUrl="https://acme.example/feed"/>
 </outline>
 <outline type="link" text="A page" url="https://page.example/news"/>
 <outline text="No address"/>
</body></opml>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_opml_of_any_depth_and_encoding_is_read(encoding: str) -> None:
    assert listed_in(OPML.format(encoding=encoding).encode(encoding), "x.opml") == (
        Listed(url="https://acme.example/feed", name="Acme & Söhne", homepage="https://acme.example/", folder="制药"),
        Listed(url="https://borealis.example/rss?a=1&b=2", name="Borealis", folder="Deeper"),
        Listed(url="https://page.example/news", name="A page"),
    )


def test_sloppy_opml_is_mended() -> None:
    body = b'<opml version=1.0><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"></body>'
    assert [one.url for one in listed_in(body, "x")] == ["https://a.example/?x=1&y=2"]


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        '<!DOCTYPE opml [<!ENTITY a "' + "x" * 100_000 + '">]>',
    ],
)
def test_xml_bombs_are_refused(prologue: str) -> None:
    body = (
        f'<?xml version="1.0"?>{prologue}<opml><body><outline text="{"&a;" * 200}" xmlUrl="https://a/"/></body></opml>'
    )
    with pytest.raises(UnreadableError):
        listed_in(body.encode(), "x")


def test_files_of_the_machine_are_never_read() -> None:
    body = b'<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd">]><opml><outline text="&f;" xmlUrl="https://a.example/"/></opml>'
    (one,) = listed_in(body, "x")
    assert "root:" not in str(one)


def test_plain_text_has_comments_names_and_mistakes() -> None:
    text = (
        "\ufeff# mine\r\n\r\nhttps://a.example/feed   # the first\r\n<https://b.example/>\r\n"
        'https://c.example/rss pharma "~Acme Pharma"\r\nnot an address\r\nhttps://a.example/feed\r\n'
    )
    assert listed_in(text.encode(), "x") == (
        Listed(url="https://a.example/feed"),
        Listed(url="https://b.example/"),
        Listed(url="https://c.example/rss", name="Acme Pharma"),
        Listed(url="not"),
    )


def test_bookmarks_of_a_browser_are_read() -> None:
    body = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><META CHARSET=UTF-8><TITLE>Bookmarks</TITLE><DL><p>"
        '<DT><H3>Pharma</H3><DL><p><DT><A HREF="https://a.example/news" ADD_DATE="1">新闻</A>'
        '<DT><A HREF="javascript:alert(1)">x</A></DL><p></DL>'
    )
    assert listed_in(body.encode(), "x") == (Listed(url="https://a.example/news", name="新闻", folder="Pharma"),)


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"PK\x03\x04", b'<?xml version="1.0"?><rss version="2.0"></rss>'])
def test_what_is_no_list_is_refused_with_a_word(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        listed_in(body, "x")


@given(st.binary(max_size=300), st.sampled_from([b"", b"<opml>", b"<!DOCTYPE html><html>", b"https://a.example/\n"]))
def test_any_bytes_give_addresses_or_a_word(noise: bytes, start: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(listed_in(start + noise, "x"), tuple)
