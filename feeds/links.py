"""Web addresses: resolved, brought into one normal form, and reduced to a permanent identity.

Everything here is pure and total: no address, however hostile, raises; what is no http(s) address stays as it was or
gives None. Rules: RFC 3986 (sections 5 and 6), UTS #46 for international host names, and, where browsers and the RFC
differ on what a sloppy href means, the WHATWG URL standard, because that is what the page's author tested with.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote, unquote, unquote_plus, urljoin, urlsplit

import idna

# ------------------------------------------------------------------------------------------ tracking and session marks
# Names with which campaigns, advertising and mailing services mark a click, as their own documentation gives them and
# as browsers and readers strip them. None of them selects what a page shows. Ambiguous ones (ref, source, from, id,
# cid, campaign) are left alone: dropping a parameter that matters would make two pages one.
_TRACKING_PREFIXES = (
    "utm_",  # Google Analytics and everybody since
    "mtm_",  # Matomo
    "matomo_",
    "piwik_",
    "hsa_",  # HubSpot ads
    "__hs",  # HubSpot: __hstc, __hssc, __hsfp
    "oly_",  # Omeda
    "sfmc_",  # Salesforce Marketing Cloud
    "vero_",  # Vero
    "at_custom",  # AT Internet
    "fb_action_",  # Facebook
    "hmsr",  # Baidu Tongji
    "aspsessionid",  # classic ASP
)
_TRACKING_NAMES = """
    fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid yclid ysclid twclid ttclid
    li_fat_id igshid igsh ndclid epik rdt_cid sccid scclid qclid irclickid irgwc cjevent zanpid tduid rb_clickid
    _openstat _ga _gl _gac mc_cid mc_eid mc_tc mkt_tok _hsenc _hsmi hsctatracking wickedid vgo_ee _ke _kx dm_i
    ml_subscriber ml_subscriber_hash ck_subscriber_id bbeml _bhlid nr_email_referer emci emdi ceid
    pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid
    hmpl hmcu hmkw hmci spm isappinstalled nsukey
    elqtrack elqtrackid elqaid elqat elqak elqcampaignid
    at_medium at_campaign at_link_id at_link_origin at_link_type at_bbc_team xtor
    sc_campaign sc_channel sc_content sc_medium sc_outcome sc_geo sc_country sc_publisher sc_category
    s_cid s_kwcid ef_id wt.mc_id wt.mc_ev wt_mc mkwid pcrid
    ref_src ref_url __twitter_impression _branch_match_id _branch_referrer mibextid
    action_object_map action_type_map action_ref_map guccounter guce_referrer guce_referrer_sig sb_referer_host
    jsessionid phpsessid
"""

_TRACKING = frozenset(_TRACKING_NAMES.split())
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/:@!$&'()*+,;=-._~%"  # pchar and "/" (RFC 3986, section 3.3); % because escapes are already sound
_QUERY_SAFE = _PATH_SAFE + "?"  # section 3.4
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# The URL standard drops tab and newline; no other control and no lone surrogate belongs there either.
_HREF_JUNK = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_WEB_SCHEME = re.compile(r"(?i)https?:")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
LONGEST = 8_000  # characters of an address; more is none that servers take (RFC 9110, section 4.1)
_REMEMBERED = 1_000  # characters of an address that is remembered taken apart; hostile ones are longer
# An address with nothing to escape, as most are.
_PLAIN = re.compile(
    r"https?://[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+/[\w.~!$&'()*+,;=:@/-]*(?:\?[\w.~!$&'()*+,;=:@/?-]+)?", re.A
)
_PLAIN_PATH = re.compile(r"/(?!/)[\w.~!$&'()*+,;=:@/-]*(?:\?[\w.~!$&'()*+,;=:@/?-]+)?", re.A)
_PLAIN_ORIGIN = re.compile(r"https?://[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+(?=[/?#]|\Z)", re.A)
_IP_LITERAL = re.compile(r"\[[0-9a-f:.]+\]")
# A servlet or ASP.NET session written into the path: it changes with every visit and names no page.
_PATH_SESSION = re.compile(r"(?i);jsessionid=[^/;]*|(?<=/)\((?:[a-z]\([^()/]*\))+\)/")
_DEFAULT_DOCUMENT = re.compile(r"(?i)(?<=/)(?:index\.(?:x?html?|php\d?|aspx?|jsp|shtml|cfm)|default\.(?:aspx?|html?))$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    """An http(s) address taken apart: scheme and host in lower case, the rest as found."""

    scheme: str
    host: str  # ASCII; an IPv6 address keeps its brackets
    port: int | None  # None: the scheme's own
    path: str
    query: str
    fragment: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.rest}"

    @property
    def rest(self) -> str:
        """All that follows the scheme."""
        authority = self.host if self.port is None else f"{self.host}:{self.port}"
        query = f"?{self.query}" if self.query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"{authority}{self.path}{query}{fragment}"


def absolute(href: str, base: str) -> str | None:
    """Resolve `href`, as written in a page, against `base`, the absolute URL of the page (RFC 3986, section 5).

    Returns an absolute http or https URL with its illegal characters escaped and nothing else changed, or None where
    the result would be something else (javascript:, mailto:, data:, no host), or longer than any address.
    """
    if len(href) > LONGEST:
        return None
    if _PLAIN.fullmatch(href) and "/." not in href:
        return href
    if _PLAIN_PATH.fullmatch(href) and "/." not in href and (origin := _PLAIN_ORIGIN.match(base)):
        return origin[0] + href
    try:
        joined = urljoin(_repaired(base), _repaired(href))
    except ValueError:
        return None
    if _PLAIN.fullmatch(joined):
        return joined
    parts = _parts_of(joined)
    return None if parts is None else _rebuilt(joined)


def canonical(url: str) -> str:
    """Return the normal form of an absolute URL: the same page, always spelled the same way.

    RFC 3986, section 6: lower-case scheme and host (IDNA), percent-escapes in upper case and only where needed, no
    dot segments, no default port, "/" for an empty path. Beyond it, because what is published must be a permalink:
    tracking and session parameters, credentials and the fragment go, except a fragment that is a route of a page
    built by script (#! and #/). The rest of the query stays byte for byte. What is no http(s) URL comes back as it is.
    """
    parts = _parts_of(url)
    return url if parts is None else str(_normal(parts))


def link_key(url: str) -> str:
    """Return the permanent identity of the page at `url`.

    Independent of http/https, "www.", a trailing slash, a default document such as index.html, tracking parameters,
    the order of parameters, the case of the host and the spelling of escapes; not of the case of the path nor of the
    other parameters. For every URL, link_key(canonical(url)) == link_key(url).
    """
    parts = _parts_of(url)
    if parts is None:
        return url
    parts = _normal(parts)
    host = parts.host.removeprefix("www.") if parts.host.count(".") > 1 else parts.host
    port = None if parts.port in _DEFAULT_PORTS.values() else parts.port
    path = _DEFAULT_DOCUMENT.sub("", parts.path).rstrip("/")
    pairs = sorted(_same_spelling(pair) for pair in parts.query.split("&") if pair)
    return replace(parts, host=host, port=port, path=path, query="&".join(pairs)).rest


def host_of(url: str) -> str:
    """Return the host of an http(s) URL in lower-case ASCII, without port; "" where there is none."""
    parts = _parts_of(url)
    return "" if parts is None else parts.host


# ------------------------------------------------------------------------------------------------------ taking apart


def _repaired(text: str) -> str:
    """Return an address as browsers understand it: no control characters, and slashes for backslashes."""
    text = _HREF_JUNK.sub("", text).strip()
    if "\\" not in text:
        return text
    head, mark, tail = re.split(r"([?#]|\Z)", text, maxsplit=1)
    if ":" not in head or _WEB_SCHEME.match(head):
        head = head.replace("\\", "/")
    return head + mark + tail


def _parts_of(url: str) -> _Parts | None:
    """Take an address apart; None where it is none. A page's links are asked for again and again: few are new."""
    return _remembered_parts(url) if len(url) <= _REMEMBERED else _taken_apart(url)


@lru_cache(maxsize=8192)
def _remembered_parts(url: str) -> _Parts | None:
    return _taken_apart(url)


def _taken_apart(url: str) -> _Parts | None:
    try:
        split = urlsplit(_repaired(url))
        port = split.port
    except ValueError:
        return None
    host = _ascii_host(split.hostname or "")
    if split.scheme not in _DEFAULT_PORTS or host is None:
        return None
    port = None if port == _DEFAULT_PORTS[split.scheme] else port
    return _Parts(
        scheme=split.scheme, host=host, port=port, path=split.path, query=split.query, fragment=split.fragment
    )


def _ascii_host(host: str) -> str | None:
    """Return a host name in lower-case ASCII (UTS #46), None where it is none."""
    host = unquote(host, errors="replace").rstrip(".")
    if ":" in host:
        literal = f"[{host.lower()}]"
        return literal if _IP_LITERAL.fullmatch(literal) else None
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError:
            return None
    host = host.lower()
    return host if _HOST.fullmatch(host) else None


# ------------------------------------------------------------------------------------------------------- normal form


@lru_cache(maxsize=4096)
def _remembered_normal(parts: _Parts) -> _Parts:
    return _normalised(parts)


def _normal(parts: _Parts) -> _Parts:
    short = len(parts.path) + len(parts.query) + len(parts.fragment) <= _REMEMBERED
    return _remembered_normal(parts) if short else _normalised(parts)


def _normalised(parts: _Parts) -> _Parts:
    path = _without_dots(_PATH_SESSION.sub("", _escaped_path(parts.path)))
    query = _quoted(_without_tracking(parts.query, parts.host), _QUERY_SAFE)
    route = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return replace(parts, path=path or "/", query=query, fragment=_quoted(route, _QUERY_SAFE))


def _rebuilt(url: str) -> str:
    """Return an absolute URL whose illegal characters are escaped; nothing else is changed."""
    split = urlsplit(url)
    return split._replace(
        path=_quoted(split.path, _PATH_SAFE),
        query=_quoted(split.query, _QUERY_SAFE),
        fragment=_quoted(split.fragment, _QUERY_SAFE),
    ).geturl()


def _quoted(text: str, safe: str) -> str:
    """Escape what may not stand in a URL; escapes already there stay as they are."""
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe)


def _escaped_path(path: str) -> str:
    return _ESCAPE.sub(_plain_or_upper, _quoted(path, _PATH_SAFE))


def _plain_or_upper(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else match[0].upper()


def _without_dots(path: str) -> str:
    """Remove dot segments (RFC 3986, section 5.2.4)."""
    if "." not in path:
        return path
    segments = path.split("/")
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _without_tracking(query: str, host: str) -> str:
    kept = [pair for pair in query.split("&") if not _is_tracking(pair, host)]
    return "&".join(kept) if any(kept) else ""


def _is_tracking(pair: str, host: str) -> bool:
    name, _, value = pair.removeprefix("amp;").partition("=")  # "amp;": an & escaped once too often
    name = unquote(name, errors="replace").lower()
    if name == "ref":  # blogging software marks its outward links with its own host; any other `ref` may matter
        return unquote(value, errors="replace").lower().removeprefix("www.") == host.removeprefix("www.")
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


def _same_spelling(pair: str) -> str:
    """Return a query parameter with its escapes spelled in one way; a space may be + or %20."""
    return quote(unquote_plus(pair, errors="surrogateescape"), safe="/:@!$'()*,;=?-._~", errors="surrogateescape")
