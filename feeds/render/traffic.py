"""What a page being rendered asks for: decided about, counted, got through the Fetcher. Knows nothing of browsers."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from feeds.errors import FetchError, HttpStatusError
from feeds.model import Asking, Fetched, Request
from feeds.protocols import Fetcher

# Playwright's resource types (those of the DevTools protocol). What only pleases the eye is not fetched.
_WANTED = frozenset({"document", "script", "xhr", "fetch"})
_METHODS = frozenset({"GET", "POST"})
_NOT_SENT = frozenset(
    {
        "accept-encoding", "cache-control", "connection", "content-length", "cookie", "host", "pragma", "priority",
        "proxy-authorization", "proxy-connection", "purpose", "range", "te", "transfer-encoding", "upgrade",
        "upgrade-insecure-requests", "user-agent", "expect",
    }
)  # fmt: skip
_NOT_SENT_PREFIXES = ("sec-", "if-", ":")


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one page may cost."""

    requests: int = 80  # to all servers
    bytes: int = 30_000_000  # of all answers, and of the page in the end
    seconds: float = 20.0  # until it is taken as it is
    navigations: int = 4  # to other pages, by script or refresh
    elements: int = 150_000  # above which it is taken as it is


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A request of the page."""

    url: str
    method: str = "GET"
    kind: str = "fetch"  # resource type
    main: bool = False  # it is for the page itself, not for a frame in it or something it uses
    headers: Mapping[str, str]  # names in lower case
    body: bytes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the page is given."""

    status: int = 200
    headers: Mapping[str, str]
    body: bytes = b""


class Traffic:
    """All requests of one page. Safe to use from several threads."""

    def __init__(self, fetcher: Fetcher, page: Fetched, limits: Limits) -> None:
        self._fetcher = fetcher
        self._limits = limits
        self._page = page
        self._here: dict[str, Fetched] = {}  # other documents there are already, by address
        self._lock = threading.Lock()
        self._over = False
        self.requests = 0
        self.bytes = 0
        self.navigations = -1  # the first is to the page itself
        self.pending = 0

    def end(self) -> None:
        """From here on nothing is fetched."""
        self._over = True

    def answer(self, asked: Asked) -> Answer | None:
        """Return what the page is given; None where it is refused, or cannot be had."""
        with self:
            if asked.kind == "stylesheet":
                return _given("text/css", b"", asked)  # scripts may wait for it; what it looks like is nobody's concern
            if asked.kind == "preflight" or asked.method == "OPTIONS":
                return _preflight(asked)
            if asked.kind not in _WANTED or asked.method not in _METHODS or self._over:
                return None
            if asked.kind == "document":
                return self._document(asked) if asked.main else None
            return self._got(asked)

    def __enter__(self) -> Self:
        with self._lock:
            self.pending += 1
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self.pending -= 1

    def _document(self, asked: Asked) -> Answer | None:
        """Return a page: the one that was fetched before, or one to which the script goes on."""
        self.navigations += 1
        if self.navigations > self._limits.navigations:
            return None
        known = self._page if self.navigations == 0 else self._here.pop(asked.url, None)
        if known is not None and asked.method == "GET":
            return _given(_content_type(known), known.body, asked)
        return self._got(asked)

    def _got(self, asked: Asked) -> Answer | None:
        request = _request(asked)
        if request is None or not self._has_room():
            return None
        try:
            fetched = self._fetcher.fetch(request)
        except HttpStatusError as error:
            return Answer(status=error.status if 400 <= error.status < 600 else 502, headers=_sharing(asked))
        except FetchError:
            return None  # the page is told that it failed, and goes on as well as it can
        if not isinstance(fetched, Fetched) or not self._has_room_for(fetched):
            return None
        if asked.main and fetched.final_url != asked.url:
            # The address has to be the one its relative links are meant for.
            self._here[fetched.final_url] = fetched
            return Answer(headers={"content-type": "text/html", "refresh": f"0;url={fetched.final_url}"})
        return _given(_content_type(fetched), fetched.body, asked)

    def _has_room(self) -> bool:
        with self._lock:
            self.requests += 1
            return self.requests <= self._limits.requests

    def _has_room_for(self, fetched: Fetched) -> bool:
        with self._lock:
            self.bytes += len(fetched.body)
            return self.bytes <= self._limits.bytes


def _request(asked: Asked) -> Request | None:
    """Return a request as we make it: with the headers its script gave, without cookies; None for what is not text."""
    headers = tuple(
        (name, value)
        for name, value in asked.headers.items()
        if name.lower() not in _NOT_SENT and not name.lower().startswith(_NOT_SENT_PREFIXES)
    )
    try:
        body = asked.body.decode() if asked.body is not None and asked.method == "POST" else None
    except UnicodeDecodeError:
        return None
    return Request(url=asked.url, asking=Asking(method=asked.method, body=body, headers=headers))


def _given(content_type: str, body: bytes, asked: Asked) -> Answer:
    return Answer(headers={"content-type": content_type, **_sharing(asked)}, body=body)


def _content_type(fetched: Fetched) -> str:
    media_type = fetched.media_type or "text/html"
    return f"{media_type}; charset={fetched.charset}" if fetched.charset else media_type


def _sharing(asked: Asked) -> dict[str, str]:
    """Return the headers that let a page read what another host says (CORS): no answer here holds anything personal."""
    origin = asked.headers.get("origin")
    if origin is None:
        return {}
    return {"access-control-allow-origin": origin, "access-control-allow-credentials": "true"}


def _preflight(asked: Asked) -> Answer:
    wanted = asked.headers.get("access-control-request-headers", "*")
    allowed = {"access-control-allow-headers": wanted, "access-control-allow-methods": "GET, POST"}
    return Answer(status=204, headers=_sharing(asked) | allowed)
