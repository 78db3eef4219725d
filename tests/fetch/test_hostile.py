"""Servers that drip, break off, lie and talk nonsense: each gets a clear error, in bounded time and memory."""

import random
import socket
import threading
import time
import tracemalloc
from collections.abc import Sequence

import pytest

from feeds.errors import (
    BrokenResponseError,
    ConnectError,
    DeadlineError,
    FetchError,
    HttpStatusError,
    TooLargeError,
)
from feeds.fetch import HttpFetcher
from feeds.model import Fetched, FetchPolicy, NotModified, Request
from tests.fetch.conftest import FetcherOf
from tests.server import (
    Line,
    Page,
    Raw,
    bomb,
    drip_body,
    drip_head,
    garbage,
    hang,
    head,
    moved,
    overlong_body,
    page,
    raw,
    reset,
    serve,
    short_body,
    slow,
    status,
)

SOON = 0.4  # the deadline of these tests, in seconds


def fetched(fetcher_of: FetcherOf, answer: Page, **settings: object) -> Fetched:
    with serve({"/": answer}) as site:
        result = fetcher_of(site.policy(**settings)).fetch(Request(url=site.url()))
    assert isinstance(result, Fetched)
    return result


def failure(fetcher_of: FetcherOf, answer: Page, **settings: object) -> FetchError:
    """The error that fetching this answer gives; it has a sentence, a hint, and the URL."""
    with serve({"/": answer}) as site:
        with pytest.raises(FetchError) as caught:
            fetcher_of(site.policy(**settings)).fetch(Request(url=site.url()))
        assert caught.value.url == site.url()
    assert str(caught.value).endswith(".")
    assert "127.0.0.1" in str(caught.value)
    assert caught.value.hint
    return caught.value


# --------------------------------------------------------------------------- time


@pytest.mark.parametrize(
    "answer",
    [
        hang(),
        drip_head(every=0.02),
        drip_body(every=0.02),
        drip_body(every=0.02, chunked=True),
        slow(page("late"), 5),
        [moved("/", 302, set_cookie="a=1"), hang()],
        Raw(lambda line: line.drip(head(103) * 1000, 0.001)),
    ],
    ids=["hang", "drip head", "drip body", "drip chunks", "slow", "redirect and hang", "for ever informational"],
)  # fmt: skip
def test_the_deadline_holds_however_the_server_spends_it(fetcher_of: FetcherOf, answer: Page) -> None:
    begun = time.monotonic()
    error = failure(fetcher_of, answer, deadline=SOON)
    assert time.monotonic() - begun < SOON + 0.4
    assert isinstance(error, DeadlineError)


def test_the_deadline_covers_all_redirects_together(fetcher_of: FetcherOf) -> None:
    pages = {f"/{number}": slow(moved(f"/{number + 1}", 302), 0.15) for number in range(9)}
    with serve(pages) as site:
        begun = time.monotonic()
        with pytest.raises(DeadlineError):
            fetcher_of(site.policy(deadline=SOON)).fetch(Request(url=site.url("/0")))
        assert time.monotonic() - begun < SOON + 0.4
        assert len(site.requests) <= 3


def test_a_name_server_that_hangs_is_left_behind(fetcher_of: FetcherOf) -> None:
    release = threading.Event()

    def hanging(host: str) -> Sequence[str]:
        release.wait(10)
        return ["93.184.216.34"]

    begun = time.monotonic()
    with pytest.raises(DeadlineError, match="name servers"):
        fetcher_of(FetchPolicy(deadline=0.2), resolver=hanging).fetch(Request(url="http://news.example/"))
    assert time.monotonic() - begun < 0.6
    release.set()


def test_a_tls_handshake_that_hangs_keeps_to_the_deadline(fetcher_of: FetcherOf) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        begun = time.monotonic()
        with pytest.raises(DeadlineError, match="handshake"):
            fetcher_of(FetchPolicy(allow=("127.0.0.1",), deadline=0.2)).fetch(Request(url=f"https://127.0.0.1:{port}/"))
        assert time.monotonic() - begun < 0.6


def test_a_drip_on_a_kept_connection_gains_nothing(fetcher_of: FetcherOf) -> None:
    with serve({"/": [page("quick"), drip_body(every=0.02)]}) as site:
        fetcher = fetcher_of(site.policy(deadline=SOON))
        assert isinstance(fetcher.fetch(Request(url=site.url())), Fetched)
        time.sleep(0.1)
        begun = time.monotonic()
        with pytest.raises(DeadlineError):
            fetcher.fetch(Request(url=site.url()))
        assert SOON - 0.1 < time.monotonic() - begun < SOON + 0.4


def test_the_page_of_an_error_may_drip_as_it_likes(fetcher_of: FetcherOf) -> None:
    def play_404(line: Line) -> None:
        line.send(head(404, "Content-Length: 1000"))
        line.drip(b"x" * 1000, 0.05)

    begun = time.monotonic()
    assert isinstance(failure(fetcher_of, Raw(play_404)), HttpStatusError)
    assert time.monotonic() - begun < 1.5


# --------------------------------------------------------------------------- size


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "gzip, gzip", "br, gzip", "gzip, br"])
def test_a_bomb_is_stopped_before_it_fills_the_memory(fetcher_of: FetcherOf, coding: str) -> None:
    limit = 1_000_000
    packed = bomb(coding, 40_000_000)
    tracemalloc.start()
    try:
        error = failure(fetcher_of, packed, max_bytes=limit)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(error, TooLargeError)
    assert "1,000,000 bytes" in str(error)
    assert peak < limit + 3_000_000


def test_a_bomb_of_many_gzip_members_is_stopped(fetcher_of: FetcherOf) -> None:
    one = bomb("gzip", 1_000_000).body
    many = page(one * 50, "application/gzip")
    assert isinstance(failure(fetcher_of, many, max_bytes=3_000_000), TooLargeError)


def test_a_body_over_the_limit_is_not_even_begun_when_its_length_says_so(fetcher_of: FetcherOf) -> None:
    begun = time.monotonic()
    answer = raw(head(200, "Content-Length: 999999999999") + b"x")
    assert isinstance(failure(fetcher_of, answer, max_bytes=1000), TooLargeError)
    assert time.monotonic() - begun < 0.5


@pytest.mark.parametrize("framing", ["Transfer-Encoding: chunked", "Connection: close"])
def test_a_body_over_the_limit_is_stopped_when_nothing_says_so(fetcher_of: FetcherOf, framing: str) -> None:
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n" if "chunked" in framing else b"x" * 65_536
    assert isinstance(failure(fetcher_of, raw(head(200, framing) + chunk * 100), max_bytes=100_000), TooLargeError)


def test_exactly_the_limit_is_not_over_it(fetcher_of: FetcherOf) -> None:
    for packed in (None, "gzip"):
        assert len(fetched(fetcher_of, page(b"x" * 50_000, packed=packed), max_bytes=50_000).body) == 50_000
        assert isinstance(failure(fetcher_of, page(b"x" * 50_001, packed=packed), max_bytes=50_000), TooLargeError)


# --------------------------------------------------------------------------- broken answers

CHUNKED = head(200, "Transfer-Encoding: chunked")


@pytest.mark.parametrize(
    "answer",
    [
        short_body(),
        overlong_body(),
        raw(head(200, "Content-Length: 0") + b"<html>"),
        reset(head(200, "Content-Length: 1000") + b"<html>"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: te"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"),
        raw(b"HTTP/1.1 200 OK"),
        raw(head(200, "Content-Length: abc") + b"x"),
        raw(head(200, "Content-Length: -1") + b"x"),
        raw(head(200, "Content-Length: 1e3") + b"x"),
        raw(head(200, "Content-Length: " + "9" * 5000) + b"x"),
        raw(head(200, "Content-Length: 1, 2") + b"x"),
        raw(head(200, "Content-Length: 1", "Content-Length: 2") + b"x"),
        raw(head(200, "Transfer-Encoding: gzip, chunked") + b"1\r\nx\r\n0\r\n\r\n"),
        raw(head(200, "Transfer-Encoding: snappy") + b"x"),
        raw(CHUNKED),
        raw(CHUNKED + b"5\r\nhel"),
        raw(CHUNKED + b"5\r\nhello\r\n"),
        raw(CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n"),
        raw(CHUNKED + b"-1\r\n" + b"x" * 200_000),
        raw(CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n"),
        raw(CHUNKED + b"\r\n"),
        raw(CHUNKED + b"1" * 70_000),
        garbage(),
        raw(b"SSH-2.0-OpenSSH_9.2p1\r\n"),
        raw(b"\x16\x03\x01\x00\x02\x01\x00" * 50),
        raw(b"\x00" * 1000),
        raw(b"HTTP/2.0 200 OK\r\n\r\n"),
        raw(b"HTTP/1.1 OK\r\n\r\n"),
        raw(b"HTTP/1.1 99999 OK\r\n\r\n"),
        raw(b"ICY 200 OK\r\n\r\n"),
        raw(b"<html>HTTP/0.9</html>"),
        raw(head(200, "X: " + "x" * 1_000_000)),
        raw(b"HTTP/1.1 200 " + b"x" * 1_000_000),
        raw(head(200, *["X: y"] * 10_000)),
        raw(head(200, "Content-Encoding: gzip", "Content-Length: 9") + b"\x1f\x8b\x08junkyy"),
    ],
    ids=lambda answer: None,
)
def test_an_answer_that_cannot_be_read_to_its_end_is_broken(fetcher_of: FetcherOf, answer: Page) -> None:
    error = failure(fetcher_of, answer, deadline=3.0)
    assert isinstance(error, BrokenResponseError), error


@pytest.mark.parametrize("answer", [reset(), raw(b"")], ids=["reset", "closed"])
def test_a_connection_that_ends_before_an_answer_is_a_connection_error(fetcher_of: FetcherOf, answer: Page) -> None:
    assert isinstance(failure(fetcher_of, answer), ConnectError)


def test_a_refused_connection_is_a_connection_error(fetcher_of: FetcherOf) -> None:
    with serve() as site:
        url = site.url()
    with pytest.raises(ConnectError, match=r"No connection to 127\.0\.0\.1: connection refused\.") as caught:
        fetcher_of(site.policy()).fetch(Request(url=url))
    assert caught.value.url == url


def test_the_second_address_is_tried_when_the_first_refuses(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site:
        fetcher = fetcher_of(site.policy(allow=("127.0.0.0/8", "::1")), resolver=lambda _: ["::1", "127.0.0.1"])
        assert isinstance(fetcher.fetch(Request(url=site.url(host="news.example"))), Fetched)


@pytest.mark.parametrize(
    "answer",
    [
        raw(head(200, "Content-Length: 2") + b"ok\r\n"),
        raw(head(200, "Content-Length: 2, 2") + b"ok"),
        raw(head(200, "Content-Length:2", "Content-Length: 2") + b"ok"),
        raw(head(200, "Content-Length: 99", "Transfer-Encoding: Chunked") + b"2\r\nok\r\n0\r\n\r\n"),
        raw(head(200, "Content-Length: abc", "Transfer-Encoding: chunked") + b"2\r\nok\r\n0\r\n\r\n"),
        raw(head(200, "Transfer-Encoding: identity", "Content-Length: 2") + b"ok"),
        raw(CHUNKED + b"002;name=value\r\nok\r\n0\r\nX-Trailer: 1\r\n\r\n"),
        raw(b"HTTP/1.0 200\r\n\r\nok"),
        raw(b"HTTP/1.1 200 \xff\xfe\x00\r\nContent-Length: 2\r\n\r\nok"),
        raw(b"HTTP/1.1 200 OK\nContent-Length: 2\n\nok"),
        raw(b"HTTP/1.1 200 OK\r\nno header at all\r\n: nameless\r\nContent-Length : 2\r\n\r\nok"),
        raw(b"HTTP/1.1 200 OK\r\n folded first\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nok"),
        raw(b"HTTP/1.1 200 OK\r\nX: a\rb\rc\x00\x85\x0b\r\nContent-Length: 2\r\n\r\nok"),
        raw(head(200, *["X: y"] * 90, "Content-Length: 2") + b"ok"),
        raw(head(200, "Set-Cookie: " + "a=" * 20_000, "Content-Length: 2") + b"ok"),
        raw(head(200, "Connection: close") + b"ok"),
    ],
    ids=lambda answer: None,
)
def test_what_is_merely_untidy_is_read(fetcher_of: FetcherOf, answer: Page) -> None:
    assert fetched(fetcher_of, answer, deadline=3.0).body == b"ok"


def test_after_a_broken_answer_the_next_one_is_read_right(fetcher_of: FetcherOf) -> None:
    broken: list[Page] = [short_body(), overlong_body(), raw(CHUNKED + b"-1\r\n"), status(500), page("x" * 5000)]
    for first in broken:
        with serve({"/first": first, "/next": page("next")}) as site:
            fetcher = fetcher_of(site.policy(max_bytes=4000))
            with pytest.raises(FetchError):
                fetcher.fetch(Request(url=site.url("/first")))
            result = fetcher.fetch(Request(url=site.url("/next")))
            assert isinstance(result, Fetched)
            assert result.body == b"next"


def test_an_overlong_answer_does_not_become_the_next_ones_beginning(fetcher_of: FetcherOf) -> None:
    """A server may try to slip in an answer to a question that has not been asked yet."""
    slipped = head(200, "Content-Length: 2") + b"ok" + b"\r\n" + head(200, "Content-Length: 4") + b"evil"
    with serve({"/": raw(slipped), "/next": page("next")}) as site:
        fetcher = fetcher_of(site.policy())
        for path, body in (("/", b"ok"), ("/next", b"next")):
            try:
                result = fetcher.fetch(Request(url=site.url(path)))
            except BrokenResponseError:
                continue
            assert isinstance(result, Fetched)
            assert result.body == body


def test_nothing_but_our_own_errors_comes_out_of_any_bytes(fetcher_of: FetcherOf) -> None:
    """Seeded nonsense: well-formed answers with bytes changed, cut, doubled; the seed is in the failure message."""
    seeds = [
        head(200, "Content-Type: text/html; charset=utf-8", "Content-Length: 5", 'ETag: "1"') + b"hello",
        CHUNKED + b"5\r\nhello\r\n3;x=y\r\nyou\r\n0\r\nA: b\r\n\r\n",
        head(301, "Location: /next", "Set-Cookie: a=b; path=/; expires=Fri, 20 Nov 2026 12:02:00 GMT") + b"",
        head(200, "Content-Encoding: gzip", "Connection: close") + bomb("gzip", 1_000_000).body,
        head(200, "Content-Encoding: br, deflate") + page("hello" * 50, packed="br, deflate").body,
        head(429, "Retry-After: Fri, 20 Nov 2026 12:02:00 GMT", "Content-Length: 0"),
        head(103, "Link: <a>") + head(200, "Content-Length: 2") + b"ok",
    ]
    with serve() as site:
        fetcher = fetcher_of(site.policy(deadline=1.0, max_bytes=100_000))
        for number in range(600):
            chance = random.Random(number)
            site.pages = {"/": raw(mutated(chance, seeds[number % len(seeds)])), "/next": page("next")}
            result = outcome(fetcher, site.url())
            assert isinstance(result, Fetched | NotModified) or (str(result) and result.hint), number


def outcome(fetcher: HttpFetcher, url: str) -> Fetched | NotModified | FetchError:
    try:
        return fetcher.fetch(Request(url=url))
    except FetchError as error:
        return error


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The same with a few bytes changed, left out or doubled, and perhaps cut short."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content))
        match chance.randrange(5):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randint(1, 8)]
            case 2:
                content[at:at] = content[at : at + chance.randint(1, 30)]
            case 3:
                content[at:at] = chance.choice([b"\r\n", b"\0", b":", b"-", b"\xff", b"9" * 30, b" ", b"http://["])
            case _:
                content[at] ^= 1 << chance.randrange(8)
        content = content or bytearray(b"x")
    return bytes(content[: chance.randint(1, len(content))] if chance.random() < 0.2 else content)
