"""What a page may have, decided without a browser."""

from datetime import UTC, datetime

import pytest

from feeds.errors import DnsError, ForbiddenAddressError, HttpStatusError
from feeds.model import Fetched, NotModified, Request
from feeds.render.traffic import Answer, Asked, Limits, Traffic

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HERE = "https://a.example/news"
Given = Fetched | NotModified | Exception


def fetched(url: str, body: bytes = b"x", final_url: str | None = None) -> Fetched:
    return Fetched(
        url=url, final_url=final_url or url, body=body, media_type="text/html", charset="gbk", fetched_at=NOW
    )


class Web:
    """A Fetcher of documents known beforehand."""

    def __init__(self, *documents: Fetched, error: Exception | None = None) -> None:
        self._documents = {document.url: document for document in documents}
        self._error = error
        self.asked: list[Request] = []

    def fetch(self, request: Request) -> Fetched | NotModified:
        self.asked.append(request)
        if self._error is not None:
            raise self._error
        return self._documents.get(request.url) or fetched(request.url)


def traffic(web: Web, **limits: int) -> Traffic:
    return Traffic(web, fetched(HERE, b"the page"), Limits(**limits))


def asked(url: str = "https://a.example/api", **facts: object) -> Asked:
    return Asked(url=url, **({"headers": {}} | facts))  # type: ignore[arg-type]  # of a test


def test_the_page_itself_is_given_and_not_fetched_again() -> None:
    web = Web()
    answer = traffic(web).answer(asked(HERE, kind="document", main=True))
    assert answer == Answer(headers={"content-type": "text/html; charset=gbk"}, body=b"the page")
    assert not web.asked


@pytest.mark.parametrize(
    "kind", ["image", "font", "media", "texttrack", "eventsource", "websocket", "manifest", "ping", "other", "new"]
)
def test_what_only_pleases_the_eye_or_listens_is_refused(kind: str) -> None:
    web = Web()
    assert traffic(web).answer(asked(kind=kind)) is None
    assert not web.asked


def test_a_frame_in_the_page_is_refused() -> None:
    assert traffic(Web()).answer(asked(kind="document")) is None


def test_styles_are_there_and_empty() -> None:
    answer = traffic(Web()).answer(asked(kind="stylesheet"))
    assert answer is not None
    assert (answer.headers["content-type"], answer.body) == ("text/css", b"")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "TRACE"])
def test_only_what_reads_is_sent(method: str) -> None:
    web = Web()
    assert traffic(web).answer(asked(method=method)) is None
    assert not web.asked


def test_headers_of_the_script_go_along_and_those_of_the_browser_do_not() -> None:
    web = Web()
    headers = {
        "accept": "application/json", "authorization": "Bearer t", "x-key": "k", "referer": HERE, "cookie": "a=b",
        "user-agent": "Chrome", "sec-fetch-mode": "cors", "host": "b.example", "content-length": "5",
        "accept-encoding": "zstd", "if-none-match": "x",
    }  # fmt: skip
    traffic(web).answer(asked(headers=headers))
    asking = web.asked[0].asking
    assert asking is not None
    assert {name for name, _ in asking.headers} == {"accept", "authorization", "x-key", "referer"}


def test_a_body_that_is_no_text_is_refused() -> None:
    web = Web()
    assert traffic(web).answer(asked(method="POST", body=b"\xff\xfe\x00")) is None
    assert not web.asked


def test_another_host_may_be_read_by_the_page() -> None:
    answer = traffic(Web()).answer(asked(headers={"origin": "https://a.example"}))
    assert answer is not None
    assert answer.headers["access-control-allow-origin"] == "https://a.example"
    preflight = traffic(Web()).answer(
        asked(method="OPTIONS", headers={"origin": "null", "access-control-request-headers": "x-key"})
    )
    assert preflight is not None
    assert (preflight.status, preflight.headers["access-control-allow-headers"]) == (204, "x-key")


@pytest.mark.parametrize("error", [ForbiddenAddressError(HERE, "no"), DnsError(HERE, "no")])
def test_what_cannot_be_had_is_refused(error: Exception) -> None:
    assert traffic(Web(error=error)).answer(asked()) is None


@pytest.mark.parametrize(("status", "told"), [(404, 404), (503, 503), (999, 502), (204, 502)])
def test_a_status_without_a_document_is_told(status: int, told: int) -> None:
    answer = traffic(Web(error=HttpStatusError(HERE, status, "no", ""))).answer(asked())
    assert answer is not None
    assert (answer.status, answer.body) == (told, b"")


def test_a_redirected_page_is_opened_where_it_lies_and_fetched_once() -> None:
    web = Web(fetched("https://a.example/en", b"english", "https://a.example/en/news"))
    there = traffic(web)
    there.answer(asked(HERE, kind="document", main=True))
    first = there.answer(asked("https://a.example/en", kind="document", main=True))
    assert first is not None
    assert first.headers["refresh"] == "0;url=https://a.example/en/news"
    second = there.answer(asked("https://a.example/en/news", kind="document", main=True))
    assert second is not None
    assert second.body == b"english"
    assert len(web.asked) == 1


def test_requests_bytes_and_navigations_are_counted() -> None:
    few = traffic(Web(), requests=2)
    assert [few.answer(asked()) is not None for _ in range(4)] == [True, True, False, False]
    small = traffic(Web(fetched("https://a.example/api", b"x" * 60)), bytes=100)
    assert [small.answer(asked()) is not None for _ in range(2)] == [True, False]
    still = traffic(Web(), navigations=1)
    assert [still.answer(asked(kind="document", main=True)) is not None for _ in range(3)] == [True, True, False]
    assert (few.pending, small.pending) == (0, 0)


def test_after_the_end_nothing_is_fetched() -> None:
    web = Web()
    over = traffic(web)
    over.end()
    assert over.answer(asked()) is None
    assert not web.asked
