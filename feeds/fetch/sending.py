"""What is sent along with an address, and how much of it goes on when an answer redirects."""

import re
from dataclasses import dataclass, replace

from feeds.errors import RedirectError, UrlError
from feeds.fetch.address import WebAddress
from feeds.model import Asking

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2
_VALUE = re.compile(r"[\x20-\x7e\x80-\xff\t]*")  # section 5.5: no CR, LF or NUL, lest one header become two
_OF_CONTENT = frozenset({"content-type", "content-encoding", "content-language", "content-location", "content-length"})
_METHODS = frozenset({"GET", "POST"})
_SAME_METHOD = frozenset({307, 308})


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """A method, and what goes with it."""

    method: str = "GET"
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()


def sending_of(asking: Asking | None, url: str) -> Sending:
    """Return what a source asks to be sent; raises UrlError where that cannot stand in a request."""
    if asking is None:
        return Sending()
    if asking.method not in _METHODS:
        raise UrlError(url, f"{url[:200]} cannot be asked with the method {asking.method[:20]!r}.")
    for name, value in asking.headers:
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):  # which may be a secret: it is not repeated
            raise UrlError(url, f"{url[:200]} cannot be asked: its header {name[:100]!r} cannot be sent.")
    body = asking.body.encode("utf-8", "replace") if asking.body is not None and asking.method == "POST" else None
    return Sending(method=asking.method, body=body, headers=asking.headers)


def sent_on(sending: Sending, status: int, here: WebAddress, there: WebAddress) -> Sending:
    """Return what is sent after a redirect with `status` from `here` to `there`.

    RFC 9110, section 15.4: a POST becomes a GET without content after 303, and as browsers do after 301 and 302; after
    307 and 308 it is repeated, and that only where it went before: raises RedirectError for another host. Headers
    given for a source may be keys to it, so that they stay with its host.
    """
    own = _is_same_host(here, there)
    if sending.method == "POST" and status in _SAME_METHOD and not own:
        raise RedirectError(here.url, f"{here.host} wants the POST repeated at another host, {there.host}.")
    if not own:
        sending = replace(sending, headers=())
    if sending.method == "GET" or status in _SAME_METHOD:
        return sending
    kept = tuple(header for header in sending.headers if header[0].lower() not in _OF_CONTENT)
    return Sending(headers=kept)


def _is_same_host(here: WebAddress, there: WebAddress) -> bool:
    """Tell whether two addresses have one server behind them; the step from http to https is one to itself."""
    if here.host != there.host:
        return False
    if (here.scheme, here.port) == (there.scheme, there.port):
        return True
    return (here.scheme, here.port, there.scheme, there.port) == ("http", 80, "https", 443)
