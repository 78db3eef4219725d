"""Titles: one line of plain text that says what happened, and nothing else."""

import re
from collections.abc import Iterable

from feeds.model import RawText
from feeds.normalise.phrases import is_furniture
from feeds.text import letters, shorten, strip_site, text_of, tidy, unescape

_LONGEST = 500  # code points; what is longer is a paragraph taken for a title
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_INLINE_TAG = re.compile(r"(?i)</?(?:a|abbr|b|br|cite|em|font|i|mark|p|small|span|strong|su[bp]|u)(?:\s[^<>]*)?/?>")
_LEAST_DOUBLED = 12  # columns of a half, below which a name such as "Bora Bora" may be meant


def title_of(raw: RawText | None, site_names: Iterable[str] = ()) -> str | None:
    """Return the title as plain text without the site's name, None where the page gives none.

    A title that a page holds twice ("Title Title", as copied pages do) is given once; "Read more" is no title.
    """
    if raw is None:
        return None
    title = strip_site(_once(plain(raw)), site_names)
    title = shorten(_once(title), _LONGEST)
    return title if letters(title) and not is_furniture(title) else None


def plain(raw: RawText) -> str:
    """Return the plain text of what a page holds, tidy, on one line.

    Plain text that still shows references or tags was escaped once too often by its author: a reader never means to
    show `&#8217;` or `<em>` in the news.
    """
    text = tidy(text_of(raw.value) if raw.html else raw.value)
    if _INLINE_TAG.search(text):
        text = tidy(text_of(text))
    if _REFERENCE.search(text):
        text = tidy(unescape(re.sub(r"&(?:amp;)+", "&", text)))
    return text


def _once(title: str) -> str:
    """Return one half of a title that is the same text twice."""
    half = len(title) // 2
    first, second = title[:half].strip(), title[len(title) - half :].strip()
    middle = title[half : len(title) - half]
    if first == second and not middle.strip() and len(letters(first)) * (1 + (not first.isascii())) >= _LEAST_DOUBLED:
        return first
    return title
