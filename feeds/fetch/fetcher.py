"""The Fetcher: one Request in, one document out, told in order."""

import hashlib
import ssl
import threading
from types import TracebackType
from typing import Self

import requests

from feeds.fetch.content import drain, field_values, read_content
from feeds.fetch.cookies import cookie_field
from feeds.fetch.dial import Directory, Resolver, system_resolver
from feeds.fetch.failures import LIBRARY_ERRORS, error_in_content
from feeds.fetch.guard import guard_of
from feeds.fetch.headers import conditions, parse_content_type, parse_retry_after
from feeds.fetch.redirects import REDIRECTS, Trail, next_hop, setting_out
from feeds.fetch.sending import sending_of
from feeds.fetch.session import Worker
from feeds.fetch.sockets import shared_tls
from feeds.fetch.statuses import DOCUMENT, NOT_MODIFIED, status_error
from feeds.model import Fetched, FetchPolicy, NotModified, Request, Validators
from feeds.protocols import Clock

_ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8"
)
_PACKED = frozenset({"application/gzip", "application/x-gzip", "application/gzip-compressed", "application/x-gunzip"})


class HttpFetcher:
    """Gets documents over HTTP/1.1, with a pool of connections for each thread that calls it.

    Parameters: `policy`, the limits; `clock`, the time to stamp documents with; `user_agent`, see `user_agent_of`;
    `resolver`, for tests; `tls`, made by `feeds.fetch.sockets.prepared_tls`, for tests. Close it after use.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        clock: Clock,
        *,
        user_agent: str,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._directory = Directory(guard_of(policy.allow), policy.connect_to, resolver)
        self._tls = tls or shared_tls()
        self._headers = {"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate, br"}
        self._own = threading.local()
        self._workers: list[tuple[threading.Thread, Worker]] = []
        self._lock = threading.Lock()

    def fetch(self, request: Request) -> Fetched | NotModified:
        """Return the document at `request.url`, or NotModified if it is the one `request` knows.

        Raises FetchError: one of its kinds for each way in which a server can fail, and nothing else.
        """
        worker = self._worker()
        worker.deadline.start(self._policy.deadline)
        trail = setting_out(request.url, sending_of(request.asking, request.url))
        while True:
            response = worker.ask(trail.at.url, trail.sending, _fields(request, trail))
            try:
                locations = [value for value in field_values(response, "Location") if value.strip()]
                if response.status_code not in REDIRECTS or not locations:
                    return self._concluded(request, trail, response, worker)
                set_cookies = field_values(response, "Set-Cookie")
                drain(response, worker.deadline)
            except LIBRARY_ERRORS as error:
                raise error_in_content(error, trail.at.url) from error
            finally:
                response.close()
            trail = next_hop(trail, response.status_code, locations, set_cookies)

    def close(self) -> None:
        """Close all connections of all threads; a fetch after this opens new ones."""
        with self._lock:
            workers, self._workers = self._workers, []
            self._own = threading.local()
        for _, worker in workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _worker(self) -> Worker:
        """Return the calling thread's worker; those of threads that have ended are closed on the way."""
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = Worker(self._directory, self._tls, self._headers)
            with self._lock:
                ended = [old for thread, old in self._workers if not thread.is_alive()]
                self._workers = [entry for entry in self._workers if entry[0].is_alive()]
                self._workers.append((threading.current_thread(), worker))
            for old in ended:
                old.close()
            self._own.worker = worker
        return worker

    def _concluded(
        self, request: Request, trail: Trail, response: requests.Response, worker: Worker
    ) -> Fetched | NotModified:
        """Return what the last answer of the trail amounts to; raises FetchError and what the libraries raise."""
        status = response.status_code
        given = Validators(etag=_field(response, "ETag"), last_modified=_field(response, "Last-Modified"))
        if status == NOT_MODIFIED and (conditions(request.validators) or request.digest):
            kept = Validators(
                etag=given.etag or request.validators.etag,
                last_modified=given.last_modified or request.validators.last_modified,
            )
            drain(response, worker.deadline)
            return self._unchanged(request, trail, kept)
        if status not in DOCUMENT:
            retry_after = parse_retry_after(_field(response, "Retry-After"), self._clock.now())
            drain(response, worker.deadline)
            raise status_error(trail.at.url, trail.at.host, status, retry_after)
        body = read_content(response, self._policy.max_bytes, worker.deadline)
        digest = hashlib.sha256(body).hexdigest()
        if digest == request.digest:
            return self._unchanged(request, trail, given)
        media_type, charset = parse_content_type(field_values(response, "Content-Type"))
        return Fetched(
            url=request.url,
            final_url=trail.at.url,
            permanent_url=trail.permanent_url,
            status=status,
            media_type=None if media_type in _PACKED else media_type,
            charset=charset,
            body=body,
            validators=given,
            digest=digest,
            fetched_at=self._clock.now(),
        )

    def _unchanged(self, request: Request, trail: Trail, validators: Validators) -> NotModified:
        return NotModified(
            url=request.url,
            permanent_url=trail.permanent_url,
            validators=validators,
            digest=request.digest,
            fetched_at=self._clock.now(),
        )


def _fields(request: Request, trail: Trail) -> dict[str, str]:
    """Return the header fields of one request of the trail, beside those of its source.

    A POST has no conditions: one that is met would be answered as an error (RFC 9110, section 13.1.2).
    """
    fields = cookie_field(trail.cookies, trail.at, trail.sending.headers)
    return fields if trail.sending.method == "POST" else fields | conditions(request.validators)


def user_agent_of(version: str, contact: str | None) -> str:
    """Return the name we go by: what reads, and whom to write to about it (RFC 9110, section 10.1.5)."""
    reachable = "".join(letter for letter in contact or "" if " " < letter <= "~" and letter not in "()")
    return f"feeds/{version} (+{reachable})" if reachable else f"feeds/{version}"


def _field(response: requests.Response, name: str) -> str | None:
    values = [value for value in field_values(response, name) if value.strip()]
    return values[0] if values else None
