"""POSTs, headers of a source, and what of them goes on when an answer redirects."""

import pytest

from feeds.errors import FetchError, RedirectError, UrlError
from feeds.fetch.address import parse_address
from feeds.fetch.sending import sending_of, sent_on
from feeds.model import Asking, Fetched, NotModified, Request, Validators
from tests.fetch.conftest import FetcherOf
from tests.server import Asked, Reply, head, moved, page, raw, serve, status

JSON = "application/json"
KEY = ("X-Key", "s3cret")
POST = Asking(method="POST", body='{"名":1}', headers=(("Content-Type", JSON), KEY))
GET = Asking(headers=(KEY, ("accept", JSON)))


def echo(asked: Asked) -> Reply:
    return page(asked.body or b"nothing", JSON)


def test_a_post_carries_its_body_and_its_headers(fetcher_of: FetcherOf) -> None:
    with serve({"/api": echo}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=POST))
    assert isinstance(fetched, Fetched)
    assert fetched.body == '{"名":1}'.encode()
    (asked,) = site.requests
    assert asked.method == "POST"
    assert asked.headers["content-length"] == "9"
    assert (asked.headers["content-type"], asked.headers["x-key"]) == (JSON, "s3cret")
    assert asked.headers["user-agent"] == "feeds/test"
    assert "transfer-encoding" not in asked.headers


def test_a_post_without_a_body_says_so(fetcher_of: FetcherOf) -> None:
    with serve({"/api": echo}) as site:
        fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=Asking(method="POST")))
    assert (site.requests[0].method, site.requests[0].headers["content-length"]) == ("POST", "0")


def test_the_headers_of_a_source_come_before_those_all_requests_have(fetcher_of: FetcherOf) -> None:
    with serve({"/api": echo}) as site:
        fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=GET))
    (asked,) = site.requests
    assert (asked.method, asked.headers["accept"], asked.headers["x-key"]) == ("GET", JSON, "s3cret")
    assert "content-length" not in asked.headers


def test_the_next_request_on_the_same_connection_knows_nothing_of_it(fetcher_of: FetcherOf) -> None:
    with serve({"/api": echo, "/": page("x")}) as site:
        fetcher = fetcher_of(site.policy())
        fetcher.fetch(Request(url=site.url("/api"), asking=POST))
        fetcher.fetch(Request(url=site.url()))
        assert site.connections == 1
    asked = site.requests[1]
    assert (asked.method, asked.body) == ("GET", b"")
    assert not {"x-key", "content-type", "content-length"} & set(asked.headers)


def test_a_post_is_known_again_by_its_digest_and_sends_no_conditions(fetcher_of: FetcherOf) -> None:
    with serve({"/api": echo}) as site:
        fetcher = fetcher_of(site.policy())
        first = fetcher.fetch(Request(url=site.url("/api"), asking=POST))
        assert isinstance(first, Fetched)
        known = Request(url=site.url("/api"), asking=POST, validators=Validators(etag='"x"'), digest=first.digest)
        assert isinstance(fetcher.fetch(known), NotModified)
    assert "if-none-match" not in site.requests[1].headers


def test_a_get_with_headers_is_asked_for_changes_only(fetcher_of: FetcherOf) -> None:
    with serve({"/api": page("x", etag='"1"')}) as site:
        answer = fetcher_of(site.policy()).fetch(
            Request(url=site.url("/api"), asking=GET, validators=Validators(etag='"1"'))
        )
    assert isinstance(answer, NotModified)


def test_a_kept_connection_that_was_closed_costs_no_post(fetcher_of: FetcherOf) -> None:
    closing = raw(head(200, "Content-Length: 2", "Connection: keep-alive") + b"ok")
    with serve({"/api": [closing, echo(Asked(method="POST", target="/", headers={}, body=b"two", connection=1))]}) as s:
        fetcher = fetcher_of(s.policy())
        fetcher.fetch(Request(url=s.url("/api"), asking=POST))
        second = fetcher.fetch(Request(url=s.url("/api"), asking=POST))
    assert isinstance(second, Fetched)
    assert second.body == b"two"
    assert s.requests[-1].body == '{"名":1}'.encode()


@pytest.mark.parametrize("value", ["a\r\nX-Other: b", "a\nb", "a\0", "a\r\n b", "中"])
def test_a_header_that_would_become_two_is_not_sent_and_not_repeated(fetcher_of: FetcherOf, value: str) -> None:
    asking = Asking(headers=(("X-Key", "s3cret" + value),))
    with serve({"/": page("x")}) as site, pytest.raises(UrlError) as caught:
        fetcher_of(site.policy()).fetch(Request(url=site.url(), asking=asking))
    assert "'X-Key' cannot be sent" in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert not site.requests


@pytest.mark.parametrize("name", ["X Key", "X-Key:", "", "X\r\nY"])
def test_what_is_no_name_of_a_header_is_not_sent(fetcher_of: FetcherOf, name: str) -> None:
    with serve({"/": page("x")}) as site, pytest.raises(UrlError):
        fetcher_of(site.policy()).fetch(Request(url=site.url(), asking=Asking(headers=((name, "a"),))))
    assert not site.requests


def test_other_methods_are_not_sent(fetcher_of: FetcherOf) -> None:
    with serve({"/": page("x")}) as site, pytest.raises(UrlError, match="DELETE"):
        fetcher_of(site.policy()).fetch(Request(url=site.url(), asking=Asking(method="DELETE")))
    assert not site.requests


@pytest.mark.parametrize(("code", "hint"), [(415, "Content-Type"), (422, "`request`")])
def test_a_body_that_is_refused_is_told_as_such(fetcher_of: FetcherOf, code: int, hint: str) -> None:
    with serve({"/api": status(code)}) as site, pytest.raises(FetchError) as caught:
        fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=POST))
    assert hint in caught.value.hint


# --------------------------------------------------------------------------- redirects


@pytest.mark.parametrize("code", [301, 302, 303])
def test_a_redirected_post_goes_on_as_a_get_without_content(fetcher_of: FetcherOf, code: int) -> None:
    with serve({"/api": moved("/list", code), "/list": echo}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=POST))
    assert isinstance(fetched, Fetched)
    asked = site.requests[1]
    assert (asked.method, asked.body) == ("GET", b"")
    assert not {"content-type", "content-length"} & set(asked.headers)
    assert asked.headers["x-key"] == "s3cret"
    assert fetched.permanent_url is None  # a POST to the new address would be something else


@pytest.mark.parametrize("code", [307, 308])
def test_a_post_is_repeated_at_the_same_host_where_the_answer_wants_it(fetcher_of: FetcherOf, code: int) -> None:
    with serve({"/api": moved("/v2", code), "/v2": echo}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=POST))
    assert isinstance(fetched, Fetched)
    assert fetched.body == '{"名":1}'.encode()
    asked = site.requests[1]
    assert (asked.method, asked.headers["content-type"], asked.headers["x-key"]) == ("POST", JSON, "s3cret")
    assert fetched.permanent_url == (site.url("/v2") if code == 308 else None)


@pytest.mark.parametrize("code", [307, 308])
@pytest.mark.parametrize("target", ["http://b.example/", "http://www.a.example/", "http://a.example:81/"])
def test_a_post_is_never_repeated_at_another_host(fetcher_of: FetcherOf, code: int, target: str) -> None:
    with serve({"//a.example/api": moved(target, code)}) as site:
        fetcher = fetcher_of(site.policy("a.example", "b.example", "www.a.example"))
        with pytest.raises(RedirectError) as caught:
            fetcher.fetch(Request(url="http://a.example/api", asking=POST))
    assert "another host" in str(caught.value)
    assert len(site.requests) == 1


def test_a_post_may_be_answered_at_its_own_address(fetcher_of: FetcherOf) -> None:
    def answer(asked: Asked) -> Reply:
        return moved("/api", 303) if asked.method == "POST" else page("list")

    with serve({"/api": answer}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/api"), asking=POST))
    assert isinstance(fetched, Fetched)
    assert fetched.body == b"list"


def test_a_post_that_leads_back_to_itself_is_a_circle(fetcher_of: FetcherOf) -> None:
    with serve({"/a": moved("/b", 307), "/b": moved("/a", 307)}) as site, pytest.raises(RedirectError, match="circle"):
        fetcher_of(site.policy()).fetch(Request(url=site.url("/a"), asking=POST))


def test_a_get_after_a_post_is_asked_for_changes_only(fetcher_of: FetcherOf) -> None:
    request = Request(url="", asking=POST, validators=Validators(etag='"1"'))
    with serve({"/api": moved("/list", 303), "/list": page("x", etag='"1"')}) as site:
        answer = fetcher_of(site.policy()).fetch(
            Request(url=site.url("/api"), asking=request.asking, validators=request.validators)
        )
    assert isinstance(answer, NotModified)
    assert "if-none-match" not in site.requests[0].headers


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["http://b.example/2", "http://a.example:81/2", "http://sub.a.example/2"])
def test_the_headers_of_a_source_are_never_sent_to_another_host(fetcher_of: FetcherOf, code: int, target: str) -> None:
    pages = {"//a.example/": moved(target, code), "/2": moved("http://a.example/back", 302), "/back": page("x")}
    with serve(pages) as site:
        fetched = fetcher_of(site.policy("a.example", "b.example", "sub.a.example")).fetch(
            Request(url="http://a.example/", asking=GET)
        )
    first, other, back = site.requests
    assert first.headers["x-key"] == "s3cret"
    assert "x-key" not in other.headers
    assert other.headers["accept"] != JSON
    assert "x-key" not in back.headers  # whoever sent us there decides what is asked for with the key
    assert fetched.permanent_url is None  # or the next visit would take the headers there


def test_a_redirect_in_place_keeps_the_headers_and_stays_permanent(fetcher_of: FetcherOf) -> None:
    with serve({"/a": moved("/b", 301), "/b": page("x")}) as site:
        fetched = fetcher_of(site.policy()).fetch(Request(url=site.url("/a"), asking=GET))
    assert site.requests[1].headers["x-key"] == "s3cret"
    assert fetched.permanent_url == site.url("/b")


@pytest.mark.parametrize(
    ("start", "end", "headers"),
    [
        ("http://a.example/", "https://a.example/x", GET.headers),
        ("https://a.example/", "http://a.example/x", ()),
        ("http://a.example:8080/", "https://a.example/x", ()),
        ("https://a.example/", "https://a.example:8443/x", ()),
        ("https://a.example/", "https://a.example:443/x", GET.headers),
        ("https://A.example/", "https://a.EXAMPLE./x", GET.headers),
    ],
)
def test_the_step_to_encryption_is_one_to_the_same_host_and_the_step_back_is_not(
    start: str, end: str, headers: tuple[tuple[str, str], ...]
) -> None:
    sending = sending_of(GET, start)
    assert sent_on(sending, 301, parse_address(start), parse_address(end)).headers == headers


def test_cookies_of_a_source_and_of_the_way_are_sent_together(fetcher_of: FetcherOf) -> None:
    with serve({"/a": moved("/b", 302, set_cookie="seen=1"), "/b": page("x")}) as site:
        asking = Asking(headers=(("Cookie", "session=s3cret"),))
        fetcher_of(site.policy()).fetch(Request(url=site.url("/a"), asking=asking))
    assert [asked.headers["cookie"] for asked in site.requests] == ["session=s3cret", "session=s3cret; seen=1"]
