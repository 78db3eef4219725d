"""What a JSON value looks like, whatever its name: an address, a line of text, an image, a piece of markup."""

import re

from feeds.text import width

_SPACE_OR_CJK = re.compile(
    r"\S[ \u00a0\u3000]\S|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3}"
)
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"]+\.[^\s<>\"]+|(?:\.{0,2}/|\?)[^\s<>\"{}]*", re.IGNORECASE)
_RELATIVE = re.compile(
    r"[\w%~.-]{1,200}(?:/[\w%~.,=&+-]{0,200}){0,12}(?:\.(?:s?html?|php\d?|aspx?|jspx?|do|cfm|pdf)|/)(?:[?#][^\s<>\"]*)?"
    r"|[\w%~-]{1,80}(?:/[\w%~.,-]{1,200}){2,12}",
    re.IGNORECASE,
)
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?)(?:$|[?#;!@&])", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|xlsx?|zip|rtf|epub)(?:$|[?#])", re.IGNORECASE)
_ASSET = re.compile(r"\.(?:js|mjs|css|json|xml|woff2?|ttf|mp3|mp4|m4a|m3u8|mov|webm|map)(?:$|[?#])", re.IGNORECASE)
_MACHINE = re.compile(r"/(?:wp-json|jsonapi|graphql|api|rest|_next/data|oembed)(?:/|$|\?)", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:/?[a-zA-Z][a-zA-Z0-9]{0,20}(?=[\s/>])[^<>]{0,2000}>|!--)|&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,10});"
)
_LONGEST_ADDRESS = 2_000


def is_address(value: str) -> bool:
    """Tell whether a text is a web address, absolute, or relative and plainly so."""
    if not 1 < len(value) <= _LONGEST_ADDRESS or value.isdigit() or value.startswith("/Date("):
        return False
    return bool(_ADDRESS.fullmatch(value) or _RELATIVE.fullmatch(value))


def is_page(value: str) -> bool:
    """Tell whether a web address may be that of a page (or of a document to read), by its ending."""
    return is_address(value) and not (_IMAGE_FILE.search(value) or _ASSET.search(value) or value in {"//", "./", "../"})


def is_file(value: str) -> bool:
    """Tell whether a web address is that of a document, such as a PDF."""
    return _FILE.search(value) is not None


def is_for_machines(value: str) -> bool:
    """Tell whether a web address leads to data rather than to a page."""
    return _MACHINE.search(value) is not None


def is_image(value: str) -> bool:
    """Tell whether a text is the address of an image, by its ending."""
    return _IMAGE_FILE.search(value) is not None and is_address(value)


def is_text(value: str) -> bool:
    """Tell whether a text is made of words, unlike names of fields, numbers, slugs and addresses."""
    start = value[:300]
    return _SPACE_OR_CJK.search(start) is not None and _LETTER.search(start) is not None and not is_address(value)


def is_html(value: str) -> bool:
    """Tell whether a text is markup: holds a tag or a character reference."""
    return _MARKUP.search(value[:20_000]) is not None


def columns(value: str) -> int:
    """Return how wide a text is, looked at up to its beginning."""
    return width(value[:600]) + max(0, len(value) - 600)
