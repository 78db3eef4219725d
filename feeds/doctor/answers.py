"""Findings in how the server answered: blocked, broken, elsewhere, robots."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from feeds.doctor.records import Examined, Finding, Grade
from feeds.errors import (
    BrokenResponseError,
    ConnectError,
    DeadlineError,
    DnsError,
    FetchError,
    ForbiddenAddressError,
    HttpStatusError,
    RedirectError,
    TlsError,
    TooLargeError,
)
from feeds.links import canonical, host_of, link_key

_CODES: tuple[tuple[type[FetchError], str], ...] = (
    (TlsError, "tls"),
    (DnsError, "dns"),
    (ForbiddenAddressError, "address"),
    (ConnectError, "connection"),
    (DeadlineError, "slow"),
    (TooLargeError, "large"),
    (BrokenResponseError, "broken"),
    (RedirectError, "redirect"),
)
_STATUSES = {
    401: "login",
    403: "blocked",
    404: "missing",
    407: "login",
    410: "gone",
    429: "asked-too-often",
    451: "blocked",
}
_BLOCKING = (202, 999)


def refusal(seen: Examined) -> Iterator[Finding]:
    """Say why there is no document."""
    error = seen.refused
    if error is None:
        return
    step = error.hint
    if isinstance(error, ForbiddenAddressError) and not seen.configured:
        step = "If this is a host of your own: --allow HOST here, and `fetch.allow` in sources.yaml."
    yield Finding(code=_code_of(error), grade=Grade.WRONG, what=str(error), step=step or None)


def _code_of(error: FetchError) -> str:
    if isinstance(error, HttpStatusError):
        if error.status in _BLOCKING:
            return "blocked"
        return _STATUSES.get(error.status, "server-error" if error.status >= 500 else "status")
    return next((code for kind, code in _CODES if isinstance(error, kind)), "fetch")


def robots(seen: Examined) -> Iterator[Finding]:
    """Say what robots.txt asks for."""
    rules = seen.robots
    if rules is None:
        return
    if not rules.allowed:
        yield Finding(
            code="robots", grade=Grade.WRONG, what=f"{rules.url} asks programs not to read {seen.url}.",
            step="Use a feed or another address of the site that it allows, or ask its owner to let this reader in.",
        )  # fmt: skip
    if rules.delay and rules.delay > seen.source.every.total_seconds():
        yield Finding(
            code="robots-delay", grade=Grade.NOTE,
            what=f"{rules.url} asks for {rules.delay:,.0f} s between requests; this source is asked more often.",
            step=f"In sources.yaml: `every: {_hours(rules.delay)}h`",
        )  # fmt: skip


def _hours(seconds: float) -> int:
    return int(-(-seconds // 3600))


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def redirect(seen: Examined) -> Iterator[Finding]:
    """Say where the address leads, if elsewhere."""
    response = seen.response
    if response is None or link_key(canonical(response.final_url)) == link_key(canonical(seen.url)):
        return
    line = f"In sources.yaml: `url: {response.final_url}`"
    if _is_home(response.final_url) and not _is_home(seen.url):
        yield Finding(
            code="redirect-home", grade=Grade.WRONG, what=f"{seen.url} leads to the home page, {response.final_url}.",
            step="The page may be gone: look for the news on the site, and write its new address into sources.yaml.",
        )  # fmt: skip
    elif response.permanent_url:
        what = f"{seen.url} has moved for good to {response.permanent_url}."
        yield Finding(
            code="moved", grade=Grade.NOTE, what=what, step=f"In sources.yaml: `url: {response.permanent_url}`"
        )
    elif host_of(response.final_url).removeprefix("www.") != host_of(seen.url).removeprefix("www."):
        yield Finding(
            code="redirect", grade=Grade.NOTE, what=f"{seen.url} leads to another site: {response.final_url}.",
            step=f"See whether that is the same news. {line}",
        )  # fmt: skip
    else:
        yield Finding(code="redirect", grade=Grade.FINE, what=f"{seen.url} leads to {response.final_url}.")
