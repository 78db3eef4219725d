"""Where redirects lead: decided hop by hop, so that each address is read as strictly as the first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote_from_bytes, urljoin

from feeds.errors import RedirectError, UrlError
from feeds.fetch.address import WebAddress, parse_address
from feeds.fetch.cookies import Cookies, cookies_after
from feeds.fetch.sending import Sending, sent_on

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_MOST_HOPS = 10

_ASCII = bytes(range(33, 127)).decode()


@dataclass(frozen=True, kw_only=True, slots=True)
class Trail:
    """The way from the address asked for to the present one."""

    at: WebAddress
    sending: Sending  # to the present one
    hops: int = 0
    permanent_url: str | None = None  # where an unbroken run of permanent redirects from the start leads
    unbroken: bool = True  # so far all were permanent
    cookies: Cookies = frozenset()  # set on the way
    been: frozenset[tuple[str, str, Cookies]]  # methods and addresses asked so far, with the cookies of that time


def setting_out(url: str, sending: Sending) -> Trail:
    """Return the way that begins with `sending` to `url`; raises UrlError."""
    start = parse_address(url)
    return Trail(at=start, sending=sending, been=frozenset({(sending.method, start.url, frozenset())}))


def next_hop(trail: Trail, status: int, locations: Sequence[str], set_cookies: Sequence[str]) -> Trail:
    """Return the way that an answer leads on to: `status`, and the values of its Location and Set-Cookie fields.

    The same address again is a circle, unless a cookie has been set meanwhile: such pages look for it. A permanent
    redirect from https to http is followed but not remembered as permanent, lest encryption be lost for good; nor is
    one after which something else is sent (a GET for a POST, no headers): the next time would send all of it there.
    Raises RedirectError.
    """
    here = trail.at
    there = _target(here, locations)
    cookies = cookies_after(trail.cookies, here, set_cookies)
    sending = sent_on(trail.sending, status, here, there)
    asking = (sending.method, there.url, cookies)
    if asking in trail.been:
        raise RedirectError(here.url, f"{there.url[:200]} redirects in a circle.")
    if trail.hops >= _MOST_HOPS:
        raise RedirectError(here.url, f"More than {_MOST_HOPS} redirects, the last to {there.url[:200]}.")
    downgrade = here.scheme == "https" and there.scheme == "http"
    unbroken = trail.unbroken and status in _PERMANENT and not downgrade and sending == trail.sending
    permanent_url = there.url if unbroken else trail.permanent_url
    return replace(
        trail,
        at=there,
        sending=sending,
        hops=trail.hops + 1,
        permanent_url=permanent_url,
        unbroken=unbroken,
        cookies=cookies,
        been=trail.been | {asking},
    )


def _target(here: WebAddress, locations: Sequence[str]) -> WebAddress:
    targets = {_as_sent(location) for location in locations}
    if len(targets) > 1:
        raise RedirectError(here.url, f"{here.host} redirects to several addresses at once.")
    target = targets.pop()
    try:
        return parse_address(urljoin(here.url, target))
    except (ValueError, UrlError) as error:
        raise RedirectError(here.url, f"{here.host} redirects to {target[:200]!r}, which is no web address.") from error


def _as_sent(location: str) -> str:
    """Return a Location as its server meant it: UTF-8 where it is that, else its bytes percent-encoded."""
    sent = location.strip().encode("latin-1", "replace")
    try:
        return sent.decode("utf-8")
    except UnicodeDecodeError:
        return quote_from_bytes(sent, safe=_ASCII)
