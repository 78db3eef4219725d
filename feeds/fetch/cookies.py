"""Cookies, as far as a redirect needs them: set on the way, sent back to the host that set them, then forgotten.

Some sites send whoever comes without a cookie to the same address again, with one. More than this is not wanted, and
what the standard library does with cookies trips over malformed dates and takes its time over long headers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from feeds.fetch.address import WebAddress

_COOKIE = re.compile(r"\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=([\x21-\x3a\x3c-\x7e\x80-\xff ]*)(;|$)")
_ENDED = re.compile(r";\s*(?:max-age\s*=\s*(?:0|-)|expires\s*=[^;]{0,40}\b1970\b)", re.IGNORECASE)
_SECURE = re.compile(r";\s*secure\s*(?:;|$)", re.IGNORECASE)
_LONGEST = 4096
_MOST = 50  # both are what browsers keep at least (RFC 6265, section 6.1)


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Cookie:
    """One cookie; it goes back to exactly this host, whatever domain it claims."""

    host: str
    name: str
    value: str
    secure: bool = False  # only over https


Cookies = frozenset[Cookie]


def cookies_after(cookies: Cookies, address: WebAddress, fields: Iterable[str]) -> Cookies:
    """Return the cookies held after `address` has sent these values of Set-Cookie."""
    held = {(cookie.host, cookie.name): cookie for cookie in cookies}
    for text in fields:
        match = _COOKIE.match(text)
        if match is None or len(text) > _LONGEST:
            continue
        held.pop((address.host, match[1]), None)
        if not _ENDED.search(text) and len(held) < _MOST:
            secure = address.scheme == "https" or bool(_SECURE.search(text))
            held[address.host, match[1]] = Cookie(
                host=address.host, name=match[1], value=match[2].strip(), secure=secure
            )
    return frozenset(held.values())


def cookie_field(cookies: Cookies, address: WebAddress, given: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return the Cookie header field for `address`, nothing if there are no cookies for it.

    `given` are the headers of the source: cookies that are among them are sent along.
    """
    encrypted = address.scheme == "https"
    pairs = [value for name, value in given if name.lower() == "cookie"]
    pairs += [
        f"{cookie.name}={cookie.value}"
        for cookie in sorted(cookies)
        if cookie.host == address.host and (encrypted or not cookie.secure)
    ]
    return {"Cookie": "; ".join(pairs)} if pairs else {}
