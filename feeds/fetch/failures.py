"""What requests, urllib3, http.client, ssl, the sockets and the unpackers raise, in the words of our own error tree."""

import http.client
import ssl
from collections.abc import Callable, Iterator

import requests.exceptions
import urllib3.exceptions

from feeds.errors import (
    BrokenResponseError,
    ConnectError,
    DeadlineError,
    FetchError,
    TlsError,
    TooLargeError,
    UrlError,
)
from feeds.fetch.address import parse_address
from feeds.fetch.limits import OverLimitError
from feeds.fetch.unpack import UNPACK_ERRORS
from feeds.fetch.wire import MalformedAnswerError

# RequestException is an OSError; UnicodeError and urllib3's LocationParseError are ValueErrors.
LIBRARY_ERRORS: tuple[type[Exception], ...] = (
    OSError,
    ValueError,
    http.client.HTTPException,
    urllib3.exceptions.HTTPError,
    OverLimitError,
    *UNPACK_ERRORS,
)

_Kind = type[BaseException] | tuple[type[BaseException], ...]
_Maker = Callable[[str, str, BaseException], FetchError]  # URL, its host, what was raised


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """Yield `error` and all exceptions it wraps, in whichever way: as its cause, its reason, or among its arguments."""
    pending, seen = [error], set[int]()
    while pending:
        current = pending.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        wrapped = (current.__cause__, getattr(current, "reason", None), *current.args)
        pending.extend(cause for cause in wrapped if isinstance(cause, BaseException))


def error_before_answer(error: BaseException, url: str) -> FetchError:
    """Return our error for what was raised before the head of an answer was complete."""
    return _mapped(error, url, _BEFORE_ANSWER)


def error_in_content(error: BaseException, url: str) -> FetchError:
    """Return our error for what was raised while the content of an answer was read and unpacked."""
    return _mapped(error, url, _IN_CONTENT)


def _mapped(error: BaseException, url: str, table: tuple[tuple[_Kind, _Maker], ...]) -> FetchError:
    causes = list(causes_of(error))
    host = parse_address(url).host
    for kind, make in table:
        for cause in causes:
            if isinstance(cause, kind):
                return make(url, host, cause)
    return BrokenResponseError(url, f"The answer of {host} cannot be read ({type(error).__name__}).")


def _late(url: str, host: str, _: BaseException) -> FetchError:
    return DeadlineError(url, f"{host} did not answer completely in time.")


def _cut(url: str, host: str, error: BaseException) -> FetchError:
    partial = getattr(error, "partial", None)
    after = f" after {partial:,} bytes" if isinstance(partial, int) else ""
    return BrokenResponseError(url, f"The answer of {host} breaks off{after}.")


def _malformed(url: str, host: str, error: BaseException) -> FetchError:
    return BrokenResponseError(url, f"The answer of {host} {error}.")


def _too_large(url: str, host: str, error: BaseException) -> FetchError:
    return TooLargeError(url, f"The answer of {host} {error}.")


def _url(url: str, host: str, _: BaseException) -> FetchError:
    return UrlError(url, f"{url[:200]} cannot be asked for.")


_BEFORE_ANSWER: tuple[tuple[_Kind, _Maker], ...] = (
    ((TimeoutError, urllib3.exceptions.TimeoutError, requests.exceptions.Timeout), _late),
    (MalformedAnswerError, _malformed),
    (
        http.client.RemoteDisconnected,
        lambda url, host, _: ConnectError(url, f"{host} closed the connection without an answer."),
    ),
    (
        ConnectionError,
        lambda url, host, _: ConnectError(url, f"{host} broke off the connection before an answer came."),
    ),
    (ssl.SSLError, lambda url, host, _: TlsError(url, f"The encrypted connection to {host} broke.")),
    (
        http.client.LineTooLong,
        lambda url, host, _: BrokenResponseError(url, f"{host} answers with a header of over 64 KiB."),
    ),
    (
        (http.client.BadStatusLine, http.client.UnknownProtocol),
        lambda url, host, _: BrokenResponseError(url, f"{host} does not answer in HTTP."),
    ),
    (
        http.client.HTTPException,  # of which the one case left is this
        lambda url, host, _: BrokenResponseError(url, f"{host} answers with over 100 header fields."),
    ),
    (
        (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, urllib3.exceptions.LocationValueError),
        _url,
    ),
)

_IN_CONTENT: tuple[tuple[_Kind, _Maker], ...] = (
    ((TimeoutError, urllib3.exceptions.TimeoutError), _late),
    (OverLimitError, _too_large),
    (MalformedAnswerError, _malformed),
    ((urllib3.exceptions.IncompleteRead, http.client.IncompleteRead), _cut),
    ((ConnectionError, ssl.SSLError), _cut),
    (
        (*UNPACK_ERRORS, urllib3.exceptions.DecodeError),
        lambda url, host, _: BrokenResponseError(url, f"The answer of {host} cannot be unpacked."),
    ),
)
