"""Summaries and bodies: a few plain sentences, and markup that does no harm."""

import html
import re

from feeds.dates import parse_date
from feeds.model import RawText
from feeds.normalise.phrases import is_furniture, without_tail
from feeds.normalise.titles import plain
from feeds.text import letters, sanitise, shorten, text_of, tidy

_LIMIT = 300  # code points of a summary
_LONGEST_MARKUP = 1_000_000  # characters of markup that its first sentences may stand in: some begin with styles
_LONGEST_READ = 5_000  # characters of text that can matter for its first sentences
_LONGEST_BODY = 1_000_000  # characters of markup; more is not an article
_FULL_TEXT = 900  # characters of text from which a "summary" is the article itself
_SHORT = 80  # characters of a text that may be a label or a date
_ENDS = re.compile(r"[\s.…⋯]+$")


def summary_of(summary: RawText | None, body: RawText | None, title: str | None) -> str | None:
    """Return a short plain summary, from the page's own one, else from the first sentences of the body.

    None where neither says more than the title: a repeated title or "Read more" is no summary.
    """
    for raw in (summary, body):
        text = _lead(raw, title) if raw is not None else ""
        if text:
            return shorten(text, _LIMIT)
    return None


def body_of(body: RawText | None, summary: RawText | None, base_url: str) -> str | None:
    """Return the whole text as sanitised HTML, None where the page does not carry it.

    Feeds without a field for it put the whole text into the description: what is long and marked up is taken for it.
    """
    if body is None and summary is not None and summary.html and len(text_of(summary.value)) >= _FULL_TEXT:
        body = summary
    if body is None or len(body.value) > _LONGEST_BODY:
        return None
    markup = sanitise(body.value if body.html else _marked_up(body.value), base_url)
    return markup if any(char.isalnum() for char in text_of(markup)) else None


def is_cut(text: str) -> bool:
    """Tell whether a text says that it was cut off: it ends with an ellipsis."""
    return text.endswith(("…", "...", "⋯"))


def begins_alike(cut: str, whole: str) -> bool:
    """Tell whether `cut`, but for the ellipsis at its end, is how `whole` begins."""
    start = letters(_ENDS.sub("", cut))
    return bool(start) and letters(whole).startswith(start)


def _lead(raw: RawText, title: str | None) -> str:
    """Return the text from its first sentence on: no title, date or label of a link before or instead of it."""
    if not raw.html:
        lines = [plain(RawText(value=raw.value[:_LONGEST_READ]))]
    else:
        lines = text_of(raw.value[:_LONGEST_MARKUP])[:_LONGEST_READ].split("\n")
    while lines and _says_nothing(lines[0], title):
        del lines[0]
    text = without_tail(_without_title(plain(RawText(value=" ".join(lines))), title))
    return "" if not text or _says_nothing(text, title) else text


def _says_nothing(text: str, title: str | None) -> bool:
    if not any(char.isalnum() for char in text):
        return True
    if len(text) < _SHORT and (is_furniture(text) or parse_date(text) is not None):
        return True
    if title is None or len(text) > 4 * len(title) + _SHORT:
        return False  # so much longer that it says more than the title
    return letters(text) == letters(title) or _begins(text, title)


def _begins(text: str, title: str) -> bool:
    """Tell whether a text is the beginning of the title, said to be cut or not much shorter."""
    return (is_cut(text) or 2 * len(text) > len(title)) and begins_alike(text, title)


def _without_title(text: str, title: str | None) -> str:
    """Return a summary that begins with the whole title without it, where what follows stands on its own."""
    if title is None or not text.startswith(title) or len(letters(title)) < 12:
        return text
    rest = text[len(title) :]
    said = rest.lstrip(" .:|-–—：。！!?？")
    if rest[:1].isalnum() or said[:1].islower() or len(letters(said)) < 20:
        return text
    return said


def _marked_up(text: str) -> str:
    """Return plain text as paragraphs."""
    lines = (tidy(line) for line in text.splitlines())
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
