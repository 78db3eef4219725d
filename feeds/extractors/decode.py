"""Bytes of a document -> text, by what it says of its encoding and, where that cannot be true, by what the bytes say.

The order is that of the WHATWG Encoding and HTML standards (byte order mark, Content-Type header, meta or XML
declaration, sniffing), with two departures made for real servers: bytes that are valid UTF-8 are UTF-8 whatever is
declared, and a declared encoding that turns the text into gibberish is passed over.
"""

import codecs
import re

from feeds.extractors.charsets import codec_of, name_of
from feeds.extractors.guess import best_of, sample_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 8192  # the standard looks at 1,024 bytes; real pages put scripts before their meta
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_META = re.compile(rb"""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_XML = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_FAULTS = 0.05  # of the characters may be broken in a text that still counts as UTF-8


def decode(body: bytes, charset: str | None, *, html: bool = True) -> tuple[str, str]:
    """Return the text of `body` and the WHATWG name of the encoding it was read as.

    `charset` is the label of the Content-Type header, if any; `html` tells whether <meta> is looked at. Never fails:
    bytes that mean nothing become U+FFFD.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    if wide := _wide(body[:400]):
        return body.decode(wide, "replace"), wide
    if body.isascii():
        return _ascii(body)
    return _utf_8(body) or _legacy(body, charset, html=html)


def _wide(start: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 form that these first bytes are in; markup always has ASCII, hence zero bytes."""
    quarter, half = len(start) // 4, len(start) // 2
    if half < 2 or start.count(0) < half // 4:
        return None
    zeros = [start[place::4].count(0) for place in range(4)]
    if min(zeros[:3]) > quarter * 0.7:
        return "utf-32-be"
    if min(zeros[1:]) > quarter * 0.7:
        return "utf-32-le"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(even, odd) > 4 * min(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _ascii(body: bytes) -> tuple[str, str]:
    if b"\x1b$" in body or b"\x1b(J" in body:  # ISO-2022-JP switches its alphabets by escape sequences
        return body.decode(codec_of("iso-2022-jp") or "ascii", "replace"), "iso-2022-jp"
    return body.decode("ascii"), "utf-8"


def _utf_8(body: bytes) -> tuple[str, str] | None:
    """Read as UTF-8 what is UTF-8, but for a few broken characters: texts cut in mid-character are common."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")  # one that stands there as such is no fault
    if broken and broken > _FAULTS * sum(1 for char in text if char >= "\x80"):
        return None
    return text, "utf-8"


def _legacy(body: bytes, charset: str | None, *, html: bool) -> tuple[str, str]:
    name = best_of(sample_of(body), _declared(body, charset, html=html))
    return body.decode(codec_of(name) or "cp1252", "replace"), name


def _declared(body: bytes, charset: str | None, *, html: bool) -> list[str]:
    """Return the known encodings that the header and the document name, in this order."""
    head = _COMMENT.sub(b"", body[:_HEAD])
    found = [pattern.search(head) for pattern in ((_META, _XML) if html else (_XML,))]
    labels = [charset, *(match[1].decode("ascii") for match in found if match)]
    return [name for name in (name_of(label) for label in labels if label) if name]
