"""What XML, URIs and language tags can carry: text, addresses and tags made to fit. Pure and total."""

import re
from datetime import datetime
from html import escape
from urllib.parse import quote, urlsplit

from feeds.model import Publisher

# XML 1.0, production [2] Char, less the C1 controls: they are legal, but nobody means them, and the W3C feed validator
# warns of them (BadCharacters).
_NOT_CARRIED = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOST = "\ufffd"  # stands for a character that was lost in decoding; validators warn of it, "?" says the same
_TAG = re.compile(r"<(/?[A-Za-z][^<>]*)>")
_END_TAG = re.compile(r"</\w+>")
_REFERENCE_LIKE = re.compile(r"&(?=[A-Za-z#])|<(?=[A-Za-z/!?])")

# RFC 3986 unreserved, gen-delims without brackets, sub-delims; "%" where it begins an escape is kept apart.
_URI_SAFE = ":/?#@!$&'()*+,;=-._~%"
_ATTRIBUTES = re.compile(r"<[A-Za-z][\w-]*[\s/][^<>]*=[^<>]*>?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TAG_SAFE = ":/@!$&'()*+,;=-._"  # what both RFC 4151 and the canonical form of RFC 3986 leave as it is
_NOT_IN_AUTHORITY = re.compile(r"[^a-z0-9.-]")

# ISO 639-1, and of ISO 639-2 what newsrooms write that has no shorter code.
_LANGUAGE_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ast ceb fil haw
"""
_LANGUAGES = frozenset(_LANGUAGE_CODES.split())
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def carried(text: str) -> str:
    """Return the text with only the characters an XML 1.0 document can carry; line ends become LF."""
    if text.isprintable() and _LOST not in text:  # nearly all text: spares the two passes
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_CARRIED.sub("", text).replace(_LOST, "?")


def one_line(text: str | None) -> str:
    """Return the text as a single line that XML can carry; "" for none."""
    return " ".join(carried(text or "").split())


def without_tags(text: str) -> str:
    """Return plain text in which nothing can be taken for markup by a reader that expects HTML.

    For elements that have no way to say that they are text (RSS titles, names): text that quotes an HTML element, with
    its end tag or with attributes, gets typographic brackets there, all else stays as it is.
    """
    return _TAG.sub(r"‹\1›", text) if holds_markup(text) else text


def holds_markup(text: str) -> bool:
    """Tell whether plain text quotes HTML (an end tag, or one with attributes): Atom then carries it as type="html"."""
    return bool(_END_TAG.search(text) or _ATTRIBUTES.search(text))


def html_of(text: str) -> str:
    """Return plain text as HTML."""
    return escape(text, quote=False)


def html_where_ambiguous(text: str) -> str:
    """Return plain text for a place that some readers take as HTML and others as text (OPML attributes).

    Only what would be read as a reference or a tag is escaped, so that both see the same wherever they can.
    """
    return _REFERENCE_LIKE.sub(lambda match: html_of(match[0]), text)


def web_address(url: str | None) -> str | None:
    """Return an absolute http(s) address with nothing in it that a URI must not hold (RFC 3986); None if it is none."""
    if url is None:
        return None
    url = "".join(carried(url).split())
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    start = len(parts.scheme) + len("://") + len(parts.netloc)
    authority, rest = url[:start], url[start:]
    return quote(_STRAY_PERCENT.sub("%25", authority), safe=_URI_SAFE + "[]") + quote(
        _STRAY_PERCENT.sub("%25", rest), safe=_URI_SAFE
    )


def tag_uri(publisher: Publisher, specific: str) -> str:
    """Return a permanent tag: URI (RFC 4151) of the publisher, in canonical form."""
    host = _NOT_IN_AUTHORITY.sub("-", (urlsplit(publisher.base_url).hostname or "localhost").lower())
    return f"tag:{host},{publisher.since.isoformat()}:{quote(carried(specific), safe=_TAG_SAFE)}"


def language_of(tag: str | None) -> str | None:
    """Return a language tag in the usual case (zh-Hant-TW), None where it names no language (RFC 5646)."""
    tag = (tag or "").strip().replace("_", "-")
    if not _LANGUAGE_TAG.fullmatch(tag):
        return None
    language, *rest = tag.lower().split("-")
    if language not in _LANGUAGES:
        return None
    return "-".join((language, *(_cased(part) for part in rest)))


def _cased(subtag: str) -> str:
    """Return a subtag as RFC 5646, section 2.1.1 writes it: Script, REGION, others in lower case."""
    if len(subtag) == len("Hant") and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == len("TW") else subtag


def whole_seconds(instant: datetime) -> datetime:
    """Return the instant without fractions, which RFC 822 dates cannot carry."""
    return instant.replace(microsecond=0)
