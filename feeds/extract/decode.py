"""Bytes of a page -> text, whatever the page says of its own encoding."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)""", re.I)


def decode(body: bytes, charset: str | None, *, html: bool = True) -> tuple[str, str]:
    """Return the text of `body` and the name of the encoding used."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace"), name
    declared = _DECLARED.search(body[:2048])
    names = ["utf-8", charset, declared and declared[1].decode("ascii")]
    for name in names:
        try:
            return body.decode(name or "utf-8"), name or "utf-8"
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("windows-1252", "replace"), "windows-1252"
