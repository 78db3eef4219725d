"""Web addresses, read so strictly that no two parsers can differ about the host they name.

Most ways round an address guard are addresses that the guard reads one way and the connecting library another
(a backslash, two @, octal digits, letters that only look like digits). They are refused here, before anything else.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote

import idna

from feeds.errors import UrlError

_ADDRESS = re.compile(r"(?i:(https?)):(//[^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"//(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT_IN_PATH = "/%:@!$&'()*+,;=-._~"
_KEPT_IN_QUERY = _KEPT_IN_PATH + "?"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, kw_only=True, slots=True)
class WebAddress:
    """An http or https URL in normal form, and whom it names."""

    url: str  # ASCII, without fragment
    scheme: str
    host: str  # lower case, IDNA; an IPv6 address without its brackets
    port: int


def parse_address(url: str) -> WebAddress:
    """Return the address that `url` names beyond doubt.

    Spaces and letters outside ASCII are percent-encoded (as UTF-8), international host names are put into IDNA (RFC
    5891, UTS 46), the fragment is dropped. Raises UrlError for anything but an absolute http or https URL, for one
    that carries a user name, and for every host whose spelling parsers may take differently.
    """
    text = url.strip(" \t\r\n\f")
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise UrlError(url, f"{_shown(url)} is not an absolute http or https address.")
    if _CONTROL.search(text):
        raise UrlError(url, f"{_shown(url)} contains control characters.")
    scheme, authority, path, query = match[1].lower(), match[2], match[3], match[4] or ""
    host, port = _host_and_port(url, authority)
    netloc = f"[{host}]" if ":" in host else host
    if port not in (None, _PORTS[scheme]):
        netloc = f"{netloc}:{port}"
    target = _quoted(path.replace("\\", "/") or "/", _KEPT_IN_PATH) + _quoted(query, _KEPT_IN_QUERY)
    return WebAddress(url=f"{scheme}://{netloc}{target}", scheme=scheme, host=host, port=port or _PORTS[scheme])


def _host_and_port(url: str, authority: str) -> tuple[str, int | None]:
    if "@" in authority:
        raise UrlError(url, f"{_shown(url)} carries a user name.", "Remove the part before the @; feeds cannot log in.")
    match = _AUTHORITY.fullmatch(authority)
    if match is None or not match[1]:
        raise UrlError(url, f"{_shown(url)} does not name a host, or not in a way all programs agree on.")
    port = int(match[2]) if match[2] else None
    if port is not None and not 0 < port < 65_536:
        raise UrlError(url, f"{_shown(url)} names port {port}, which does not exist.")
    host = parse_host(match[1])
    if host is None:
        raise UrlError(
            url,
            f"{_shown(url)} spells its host in a way that programs read differently.",
            "Write the host name, or the address as four plain decimal numbers or in [IPv6] brackets.",
        )
    return host, port


def parse_host(text: str) -> str | None:
    """Return a host name or address in normal form (lower case, IDNA, IPv6 without brackets), None if in doubt.

    The rules are those of the WHATWG URL standard (section 3.5), less all its leniency about numbers: an IPv4 address
    has four plain decimal parts, an IPv6 address stands in brackets and has no zone.
    """
    if text.startswith("["):
        return _ipv6(text[1:-1]) if text.endswith("]") else None
    name = text if text.isascii() else _idna(text)
    if name is None:
        return None
    name = name.lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    if _NUMBER.fullmatch(labels[-1]):
        return name if _is_plain_ipv4(name) else None
    return name


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a host in normal form is, None if it is a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _ipv6(text: str) -> str | None:
    if "%" in text:
        return None
    try:
        return str(IPv6Address(text))
    except ValueError:
        return None


def _is_plain_ipv4(name: str) -> bool:
    try:
        return str(IPv4Address(name)) == name
    except ValueError:
        return False


def _idna(host: str) -> str | None:
    """Return the ASCII form of an international name; None for one that only dresses up an ASCII name."""
    if len(host) > 253:
        return None
    try:
        name = idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return None
    return name if "xn--" in name else None


def _quoted(part: str, kept: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=kept, errors="replace")


def _shown(url: str) -> str:
    """Return a URL fit to be read in a message: one short line, without its password."""
    line = _CONTROL.sub("?", url if len(url) <= 200 else f"{url[:199]}…")
    return re.sub(r"//[^/?#@]*@", "//…@", line)
