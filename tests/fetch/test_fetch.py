"""A document and what comes with it; validators; redirects."""

import hashlib
import threading

import pytest

from feeds.errors import BrokenResponseError, HttpStatusError, RedirectError
from feeds.fetch import user_agent_of
from feeds.model import Fetched, NotModified, Request, Validators
from tests.fetch.conftest import NOW, FetcherOf
from tests.server import ATOM, Asked, Reply, head, moved, page, raw, serve, status


def test_a_page_arrives_whole_with_what_its_headers_say(fetcher_of: FetcherOf) -> None:
    body = "<h1>中国生物制药</h1>".encode("gb18030")
    with serve(
        {"/news": page(body, "Text/HTML; Charset=GB18030", last_modified="Fri, 20 Nov 2026 08:00:00 GMT")}
    ) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/news")))

    assert isinstance(fetched, Fetched)
    assert fetched.body == body
    assert (fetched.media_type, fetched.charset) == ("text/html", "GB18030")
    assert fetched.url == fetched.final_url == site.url("/news")
    assert fetched.permanent_url is None
    assert fetched.digest == hashlib.sha256(body).hexdigest()
    assert fetched.validators.last_modified == "Fri, 20 Nov 2026 08:00:00 GMT"
    assert fetched.validators.etag is not None
    assert fetched.fetched_at == NOW


def test_we_say_who_asks_and_what_for(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site:
        name = user_agent_of("1.2", "mailto:news@feeds.example")
        fetcher_of(site.policy(), user_agent=name).fetch(Request(url=site.url()))
    asked = site.requests[0].headers
    assert asked["user-agent"] == "feeds/1.2 (+mailto:news@feeds.example)"
    assert asked["accept-encoding"] == "gzip, deflate, br"
    assert "application/atom+xml" in asked["accept"]
    assert "cookie" not in asked


@pytest.mark.parametrize("contact", [None, "", "(\r\n)"])
def test_without_a_contact_the_user_agent_is_still_well_formed(contact: str | None) -> None:
    assert user_agent_of("1.2", contact) == "feeds/1.2"


def test_the_environments_proxy_is_not_used(fetcher_of: FetcherOf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serve({"/": page("straight")}) as site:
        assert fetched_body(fetcher_of, site.policy(), site.url()) == b"straight"


def fetched_body(fetcher_of: FetcherOf, policy: object, url: str) -> bytes:
    fetched = fetcher_of(policy).fetch(Request(url=url))
    assert isinstance(fetched, Fetched)
    return fetched.body


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html", ("text/html", None)),
        ("text/html;charset=utf-8", ("text/html", "utf-8")),
        ('application/atom+xml; type=feed; charset="UTF-8"', ("application/atom+xml", "UTF-8")),
        ("text/html; charset='big5'", ("text/html", "big5")),
        ("text/html; charset=", ("text/html", None)),
        ("text/html, text/html; charset=utf-8", ("text/html", "utf-8")),
        ("html", (None, None)),
        ("; charset=utf-8", (None, None)),
        ("\xff\xfe/\x80", (None, None)),
    ],
)
def test_a_content_type_is_read_with_forbearance(
    fetcher_of: FetcherOf, header: str, expected: tuple[str | None, str | None]
) -> None:
    with serve({"/": page("x", header)}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert (fetched.media_type, fetched.charset) == expected


def test_no_content_type_is_unknown(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x", None)}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert (fetched.media_type, fetched.charset) == (None, None)


# --------------------------------------------------------------------------- validators


def test_an_unchanged_page_is_not_sent_again(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("same", last_modified="Fri, 20 Nov 2026 08:00:00 GMT")}) as site:
        fetcher = fetcher_of(site.policy())
        first = fetcher.fetch(Request(url=site.url()))
        assert isinstance(first, Fetched)
        again = fetcher.fetch(Request(url=site.url(), validators=first.validators, digest=first.digest))

    assert isinstance(again, NotModified)
    assert again.validators == first.validators
    assert again.digest == first.digest
    assert again.fetched_at == NOW


def test_validators_are_echoed_to_the_letter(fetcher_of: FetcherOf) -> None:
    odd = Validators(etag='W/"a b;\xe9-gzip"', last_modified="friday, about noon")
    with serve({"/": status(304)}) as site:
        answer = fetcher_of(site.policy()).fetch(Request(url=site.url(), validators=odd))
    assert site.requests[0].headers["if-none-match"] == odd.etag
    assert site.requests[0].headers["if-modified-since"] == odd.last_modified
    assert isinstance(answer, NotModified)
    assert answer.validators == odd


def test_a_304_may_bring_a_new_etag_and_leave_the_date_as_it_was(fetcher_of: FetcherOf) -> None:
    known = Validators(etag='"1"', last_modified="Fri, 20 Nov 2026 08:00:00 GMT")
    with serve({"/": status(304, etag='"2"')}) as site:
        answer = fetcher_of(site.policy()).fetch(Request(url=site.url(), validators=known))
    assert isinstance(answer, NotModified)
    assert answer.validators == Validators(etag='"2"', last_modified=known.last_modified)


def test_the_same_bytes_again_are_not_modified_and_bring_new_validators(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("same", etag='"new"')}) as site:
        known = hashlib.sha256(b"same").hexdigest()
        answer = fetcher_of(site.policy()).fetch(
            Request(url=site.url(), validators=Validators(etag='"old"'), digest=known)
        )
    assert isinstance(answer, NotModified)
    assert answer.validators == Validators(etag='"new"')
    assert answer.digest == known


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"\u4e2d"', "", '"' + "x" * 10_000 + '"'])
def test_an_etag_that_cannot_be_a_header_is_not_sent(fetcher_of: FetcherOf, etag: str) -> None:
    with serve({"/": page("x")}) as site:
        fetcher_of(site.policy()).fetch(Request(url=site.url(), validators=Validators(etag=etag)))
    assert "if-none-match" not in site.requests[0].headers


def test_not_modified_without_having_been_asked_is_an_error(fetcher_of: FetcherOf) -> None:
    with serve({"/": status(304)}) as site, pytest.raises(HttpStatusError, match="not asked"):
        fetcher_of(site.policy()).fetch(Request(url=site.url()))


# --------------------------------------------------------------------------- connections


def test_five_fetches_use_one_connection(fetcher_of: FetcherOf) -> None:
    pages = {
        "/ok": page("x"),
        "/gone": status(404),
        "/moved": moved("/ok"),
        "/chunked": page("x" * 100_000, packed="gzip"),
    }
    with serve(pages) as site:
        fetcher = fetcher_of(site.policy())
        for path in ("/ok", "/moved", "/chunked", "/ok"):
            fetcher.fetch(Request(url=site.url(path)))
        with pytest.raises(HttpStatusError):
            fetcher.fetch(Request(url=site.url("/gone")))
        fetcher.fetch(Request(url=site.url("/ok")))
        assert len(site.requests) == 7
        assert site.connections == 1


def test_each_thread_has_a_connection_of_its_own_and_those_of_ended_threads_are_closed(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site:
        fetcher = fetcher_of(site.policy())
        for _ in range(4):
            thread = threading.Thread(target=fetcher.fetch, args=(Request(url=site.url()),))
            thread.start()
            thread.join()
        assert site.connections == 4
        assert len(fetcher._workers) == 1


def test_a_fetch_after_closing_opens_a_new_connection_that_is_closed_in_turn(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site:
        fetcher = fetcher_of(site.policy())
        for number in (1, 2, 3):
            fetcher.fetch(Request(url=site.url()))
            assert len(fetcher._workers) == 1
            fetcher.close()
            assert not fetcher._workers
            assert site.connections == number


def test_a_kept_connection_that_the_server_has_closed_is_replaced(fetcher_of: FetcherOf) -> None:
    closing = raw(head(200, "Content-Length: 2", "Connection: keep-alive") + b"ok")  # and then closes it
    with serve({"/": [closing, page("second")]}) as site:
        fetcher = fetcher_of(site.policy())
        fetcher.fetch(Request(url=site.url()))
        second = fetcher.fetch(Request(url=site.url()))
    assert isinstance(second, Fetched)
    assert second.body == b"second"


def test_cookies_last_as_long_as_one_fetch(fetcher_of: FetcherOf) -> None:
    def wall(asked: Asked) -> Reply:
        return page("in") if "seen=1" in asked.headers.get("cookie", "") else moved("/", 302, set_cookie="seen=1")

    with serve({"/": wall}) as site:
        fetcher = fetcher_of(site.policy())
        for _ in range(2):
            fetched = fetcher.fetch(Request(url=site.url()))
            assert isinstance(fetched, Fetched)
            assert fetched.body == b"in"
    assert len(site.requests) == 4


@pytest.mark.parametrize(
    ("sent", "returned"),
    [
        ("a=b", "a=b"),
        ("a=b; Path=/; Expires=Fri, 99 Oov 2026 12:02:00 GMT; HttpOnly", "a=b"),
        ("a=b=c; domain=.example.com", "a=b=c"),
        ("a=", "a="),
        ('a="b c"', 'a="b c"'),
        ("a=b; Max-Age=0", None),
        ("a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("a=b; Secure", None),
        ("=b", None),
        ("b", None),
        ("a b=c", None),
        ("a=" + "x" * 10_000, None),
        ("a=\x01", None),
    ],
)
def test_a_cookie_is_sent_back_on_the_way_as_it_came(fetcher_of: FetcherOf, sent: str, returned: str | None) -> None:
    with serve({"/": moved("/2", 302, set_cookie=sent), "/2": page("x")}) as site:
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert site.requests[1].headers.get("cookie") == returned


def test_a_thousand_cookies_are_not_kept(fetcher_of: FetcherOf) -> None:
    fields = [f"Set-Cookie: c{number}=1" for number in range(90)]
    with serve({"/": raw(head(302, "Location: /2", "Content-Length: 0", *fields)), "/2": page("x")}) as site:
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert site.requests[1].headers["cookie"].count("=") == 50


# --------------------------------------------------------------------------- redirects


def test_redirects_are_followed_and_relative_ones_resolved(fetcher_of: FetcherOf) -> None:
    pages = {"/a/b": moved("../c?d=1", 302), "/c": moved("?e", 307), "/c?e": page("there", ATOM)}
    with serve(pages) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/a/b#top")))
    assert isinstance(fetched, Fetched)
    assert fetched.url == site.url("/a/b#top")
    assert fetched.final_url == site.url("/c?e")
    assert fetched.permanent_url is None
    assert site.paths == ["/a/b", "/c?d=1", "/c?e"]


def test_only_an_unbroken_run_of_permanent_redirects_is_permanent(fetcher_of: FetcherOf) -> None:
    pages = {"/1": moved("/2", 301), "/2": moved("/3", 308), "/3": moved("/4", 302), "/4": moved("/5"), "/5": page("x")}
    with serve(pages) as site:
        fetcher = fetcher_of(site.policy())
        from_start = fetcher.fetch(Request(url=site.url("/1")))
        from_third = fetcher.fetch(Request(url=site.url("/3")))
    assert isinstance(from_start, Fetched)
    assert isinstance(from_third, Fetched)
    assert (from_start.permanent_url, from_start.final_url) == (site.url("/3"), site.url("/5"))
    assert (from_third.permanent_url, from_third.final_url) == (None, site.url("/5"))


def test_a_permanent_redirect_to_something_unchanged_is_reported_too(fetcher_of: FetcherOf) -> None:
    with serve({"/old": moved("/new"), "/new": page("x", etag='"1"')}) as site:
        answer = fetcher_of(site.policy()).fetch(Request(url=site.url("/old"), validators=Validators(etag='"1"')))
    assert isinstance(answer, NotModified)
    assert answer.permanent_url == site.url("/new")


def test_a_circle_is_found_out(fetcher_of: FetcherOf) -> None:
    with serve({"/1": moved("/2"), "/2": moved("/1")}) as site:
        with pytest.raises(RedirectError, match="circle") as caught:
            fetcher_of(site.policy()).fetch(Request(url=site.url("/1")))
        assert len(site.requests) == 2
    assert caught.value.url == site.url("/2")
    assert caught.value.hint


def test_ten_redirects_are_followed_and_no_more(fetcher_of: FetcherOf) -> None:
    def step(asked: Asked) -> Reply:
        left = int(asked.target.rpartition("=")[2])
        return page("arrived") if left == 0 else moved(f"/?left={left - 1}", 302)

    with serve({"/": step}) as site:
        fetcher = fetcher_of(site.policy())
        assert isinstance(fetcher.fetch(Request(url=site.url("/?left=10"))), Fetched)
        site.requests.clear()
        with pytest.raises(RedirectError, match="More than 10"):
            fetcher.fetch(Request(url=site.url("/?left=11")))
        assert len(site.requests) == 11


@pytest.mark.parametrize(
    "location",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.com/", "http://[::1", "http://2130706433/",
     "http://user:secret@example.com/", "http:///", "http://a b/", "gopher://127.0.0.1:25/_", "http://\xff.example/"],
)  # fmt: skip
def test_a_redirect_to_what_is_no_web_address_is_an_error(fetcher_of: FetcherOf, location: str) -> None:
    with serve({"/": moved(location)}) as site, pytest.raises(RedirectError):
        fetcher_of(site.policy()).fetch(Request(url=site.url()))


def test_several_different_locations_are_an_error(fetcher_of: FetcherOf) -> None:
    with serve({"/": raw(head(302, "Location: /a", "Location: /b", "Content-Length: 0"))}) as site:
        with pytest.raises(RedirectError, match="several"):
            fetcher_of(site.policy()).fetch(Request(url=site.url()))
        assert len(site.requests) == 1


def test_a_redirect_without_a_target_carries_no_document(fetcher_of: FetcherOf) -> None:
    with serve({"/": status(302), "/empty": moved("  ")}) as site:
        for path in ("/", "/empty"):
            with pytest.raises(HttpStatusError, match="without saying where") as caught:
                fetcher_of(site.policy()).fetch(Request(url=site.url(path)))
            assert caught.value.status in (301, 302)


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        ("/新闻?页=1".encode(), "/%E6%96%B0%E9%97%BB?%E9%A1%B5=1"),
        ("/新闻".encode("gbk"), "/%D0%C2%CE%C5"),
        (b"/a b|c\\d", "/a%20b%7Cc/d"),
        (b"/100%/x%41", "/100%25/x%41"),
    ],
)
def test_a_location_with_letters_outside_ascii_is_followed_as_meant(
    fetcher_of: FetcherOf, sent: bytes, asked: str
) -> None:
    with serve({"/": moved(sent.decode("latin-1")), asked: page("found")}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert site.paths == ["/", asked]


def test_a_redirects_endless_body_costs_nothing(fetcher_of: FetcherOf) -> None:
    endless = raw(head(302, "Location: /there", "Content-Length: 5000000") + b"x" * 300_000)
    with serve({"/": endless, "/there": page("there")}) as site:
        assert isinstance(fetcher_of(site.policy()).fetch(Request(url=site.url())), Fetched)


def test_a_redirect_that_lies_about_its_body_still_redirects(fetcher_of: FetcherOf) -> None:
    lying = raw(head(301, "Location: /there", "Transfer-Encoding: chunked") + b"zz\r\n")
    with serve({"/": lying, "/there": page("there")}) as site:
        assert isinstance(fetcher_of(site.policy()).fetch(Request(url=site.url())), Fetched)


# --------------------------------------------------------------------------- statuses


@pytest.mark.parametrize(
    "code", [201, 202, 204, 205, 206, 300, 400, 401, 403, 404, 405, 406, 410, 418, 429, 451, 500, 502, 503, 520, 999]
)
def test_each_status_without_a_document_says_what_happened_and_what_to_do(fetcher_of: FetcherOf, code: int) -> None:
    with serve({"/": status(code)}) as site, pytest.raises(HttpStatusError) as caught:
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
    error = caught.value
    assert (error.status, error.url, error.retry_after) == (code, site.url(), None)
    assert str(error).startswith(f"127.0.0.1 answered {code}")
    assert str(error).endswith(".")
    assert error.hint.endswith(".") or error.hint.endswith("nothing to do.")


def test_gone_says_that_the_source_should_be_removed(fetcher_of: FetcherOf) -> None:
    with serve({"/": status(410)}) as site, pytest.raises(HttpStatusError, match="for good") as caught:
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert "Remove the source" in caught.value.hint


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("Fri, 20 Nov 2026 12:02:00 GMT", 120.0),
        ("Friday, 20-Nov-26 12:02:00 GMT", 120.0),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0.0),
        ("999999999999", 366 * 86_400.0),
        ("9" * 400, None),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("Fri, 99 Nov 2026 12:02:00 GMT", None),
        ("Fri, 20 Nov 99999 12:02:00 GMT", None),
    ],
)
@pytest.mark.parametrize("code", [429, 503])
def test_a_server_that_asks_for_rest_is_heard(
    fetcher_of: FetcherOf, code: int, value: str, expected: float | None
) -> None:
    with serve({"/": status(code, retry_after=value)}) as site, pytest.raises(HttpStatusError) as caught:
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert caught.value.retry_after == expected


def test_a_non_authoritative_answer_is_a_document(fetcher_of: FetcherOf) -> None:
    with serve({"/": status(203, "seen")}) as site:
        assert isinstance(fetcher_of(site.policy()).fetch(Request(url=site.url())), Fetched)


def test_early_hints_are_passed_over(fetcher_of: FetcherOf) -> None:
    hints = head(103, "Link: </style.css>; rel=preload") + head(100) + head(102)
    with serve({"/": raw(hints + head(200, "Content-Length: 2", "ETag: x") + b"ok")}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url()))
    assert isinstance(fetched, Fetched)
    assert (fetched.body, fetched.validators.etag) == (b"ok", "x")


def test_switching_protocols_is_no_document(fetcher_of: FetcherOf) -> None:
    with serve({"/": raw(head(101))}) as site, pytest.raises((HttpStatusError, BrokenResponseError)):
        fetcher_of(site.policy()).fetch(Request(url=site.url()))
