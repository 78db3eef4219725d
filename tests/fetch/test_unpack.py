"""Content codings as servers really use them: nested, bare, mislabelled, cut off."""

import gzip
import time
import zlib

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest

from feeds.errors import BrokenResponseError, FetchError
from feeds.fetch.limits import OverLimitError
from feeds.fetch.unpack import UNPACK_ERRORS, unpacked
from feeds.fetch.wire import MalformedAnswerError
from feeds.model import Fetched, Request
from tests.fetch.conftest import FetcherOf
from tests.server import deflate_bare, head, page, raw, serve

TEXT = "<rss>" + " ".join(f"中国生物制药 {number * 7919}" for number in range(5_000)) + "</rss>"
DATA = TEXT.encode()


def unpack(data: bytes, *codings: str, limit: int = 10_000_000, pieces: int = 1_000) -> bytes:
    cut = (data[begin : begin + pieces] for begin in range(0, len(data), pieces))
    return b"".join(unpacked(cut, codings, limit))


@pytest.mark.parametrize(
    "packed", ["gzip", "x-gzip", "deflate", "br", "gzip, gzip", "br, gzip", "deflate, br", "identity"]
)
def test_every_coding_we_accept_is_undone(fetcher_of: FetcherOf, packed: str) -> None:
    with serve({"/": page(TEXT, packed=packed)}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert fetched.body == DATA


@pytest.mark.parametrize("pieces", [1, 2, 3, 7, 100_000])
def test_it_does_not_matter_how_the_bytes_arrive(pieces: int) -> None:
    short = DATA[:300]
    assert unpack(gzip.compress(short), "gzip", pieces=pieces) == short
    assert unpack(zlib.compress(short), "deflate", pieces=pieces) == short
    assert unpack(deflate_bare(short), "deflate", pieces=pieces) == short
    assert unpack(brotli.compress(short), "br", pieces=pieces) == short
    assert unpack(gzip.compress(short) + gzip.compress(b"more"), pieces=pieces) == short + b"more"


def test_bare_deflate_is_undone_as_well() -> None:
    assert unpack(deflate_bare(DATA), "deflate") == DATA


def test_gzip_members_in_a_row_are_one_document_and_padding_is_none() -> None:
    assert unpack(gzip.compress(b"a") + b"\0" * 5 + gzip.compress(b"b") + b"\0\0", "gzip") == b"ab"
    assert unpack(gzip.compress(b"a") + b"trailing", "gzip") == b"a"


@pytest.mark.parametrize(
    "media_type", ["application/gzip", "application/x-gzip", "application/octet-stream", "text/xml"]
)
def test_a_gzip_file_is_unpacked_whatever_it_is_called(fetcher_of: FetcherOf, media_type: str) -> None:
    with serve({"/sitemap.xml.gz": page(gzip.compress(DATA), media_type)}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/sitemap.xml.gz")))
    assert isinstance(fetched, Fetched)
    assert fetched.body == DATA
    assert fetched.media_type == (None if "gzip" in media_type else media_type)


def test_a_gzip_file_that_is_packed_once_more_for_the_way_is_unpacked_twice(fetcher_of: FetcherOf) -> None:
    with serve({"/": page(gzip.compress(DATA), "application/x-gzip", packed="gzip")}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert fetched.body == DATA


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "utf-8", "none", "binary", "", "gzip, gzip"])
@pytest.mark.parametrize("text", [b"<!DOCTYPE html>" + b"<p>x" * 50, b'{"a": 1}', b"\xef\xbb\xbf<rss/>", b"[]", b""])
def test_text_that_is_labelled_as_packed_is_read_as_it_is(coding: str, text: bytes) -> None:
    assert unpack(text, *filter(None, coding.split(", "))) == text


def test_utf16_text_that_is_labelled_as_packed_is_read_as_it_is() -> None:
    text = "<html>中国</html>".encode("utf-16")
    assert unpack(text, "gzip") == text


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
@pytest.mark.parametrize("kept", [10, 100, -1, -8])
def test_packed_content_that_breaks_off_is_broken(coding: str, kept: int) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](DATA)
    with pytest.raises((MalformedAnswerError, *UNPACK_ERRORS)):
        unpack(packed[:kept], coding)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_bytes_that_are_neither_text_nor_packed_are_broken(coding: str) -> None:
    with pytest.raises((MalformedAnswerError, *UNPACK_ERRORS)):
        unpack(bytes(range(1, 256)) * 10, coding)


@pytest.mark.parametrize("coding", ["zstd", "compress", "dcb"])
def test_a_coding_we_did_not_ask_for_is_named(fetcher_of: FetcherOf, coding: str) -> None:
    answer = raw(head(200, f"Content-Encoding: {coding}", "Content-Length: 4") + b"\x28\xb5\x2f\xfd")
    with serve({"/": answer}) as site, pytest.raises(BrokenResponseError, match=coding):
        fetcher_of(site.policy()).fetch(Request(url=site.url()))


def test_a_hundred_codings_are_not_undone(fetcher_of: FetcherOf) -> None:
    answer = raw(head(200, "Content-Encoding: " + ", ".join(["gzip"] * 100), "Content-Length: 2") + b"ok")
    with serve({"/": answer}) as site, pytest.raises(FetchError):
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
    with pytest.raises(MalformedAnswerError, match="6 times"):
        unpack(b"x", *["gzip"] * 6)


def test_the_limit_holds_at_every_stage() -> None:
    nothing = gzip.compress(bytes(5_000_000))
    with pytest.raises(OverLimitError):
        unpack(nothing, "gzip", limit=1_000_000)
    with pytest.raises(OverLimitError):
        unpack(gzip.compress(nothing), "gzip", "gzip", limit=1_000_000)
    with pytest.raises(OverLimitError):
        unpack(gzip.compress(gzip.compress(b"") * 300_000), "gzip", "gzip", limit=1_000_000)
    with pytest.raises(OverLimitError):
        unpack(b"x" * 2_000_000, limit=1_000_000)


def test_very_many_empty_gzip_members_are_done_with_quickly() -> None:
    begun = time.process_time()
    assert unpack(gzip.compress(b"", mtime=0) * 100_000, "gzip", pieces=65_536) == b""
    assert time.process_time() - begun < 2.0
