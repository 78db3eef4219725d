"""PDF documents, such as exchange filings -> the text of their first page, through the extra `pdf` (pypdf).

Only the text is taken: the title and the dates in a PDF's metadata are those of some template or of the conversion.
The reading is done by a process of its own, `pdf_pages`, that is given little time and memory.
"""

import json
import logging
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from feeds.text import letters, shorten, tidy

MAX_BYTES = 20_000_000
LONGEST = 2_000  # characters of a summary
_SECONDS = 5.0
_SHORTEST = 20  # letters, below which a page says nothing
_EDGE = 4  # lines at the head and at the foot of a page that may be furniture

log = logging.getLogger(__name__)

_READER = Path(__file__).with_name("pdf_pages.py")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_RADICALS = re.compile("[\u2e80-\u2fdf]")  # fonts that draw 用 for the radical ⽤ make converters write the radical
# Characters of East Asian scripts, which take no spaces between them; Korean does.
_WIDE_MARKS = "\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_CJK = f"{_WIDE_MARKS}\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK_GAP = re.compile(f"(?<=[{_CJK}]) (?=[{_CJK}])|(?<=[{_WIDE_MARKS}]) | (?=[{_WIDE_MARKS}])")
# A glyph without a meaning: private use, replacement, and the names that stand for glyphs of an unknown font.
_UNKNOWN = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|/(?:g|G|gid|cid|uni|glyph)\d+|\(cid:\d+\)")
_PAGE_NUMBER = re.compile(
    r"""(?ix) [-–—\s|/·]* (?: (?:page|seite|pagina|página|pág\.?|p\.|strona|sayfa|страница|стр\.) \s* )?
    \d{1,4} (?: \s* (?:/|of|von|de|di|van|z|из|\|) \s* \d{1,4} )? [-–—\s|/·]*
    | 第 \s* \d{1,4} \s* [页頁] .{0,12} | \d{1,4} \s* / \s* \d{1,4} \s* [页頁ページ]+ | \d{1,4} \s* ページ"""
)
# What browsers print at the edges of a page: its address, when it was printed.
_PRINTED = re.compile(
    r"(?i)(?:(?:https?://|file:///|www\.)\S+(?: \d+/\d+)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d\b.*)"
)
_SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+(?=[\"'“‘(\[]?[A-ZÀ-ÞА-ЯЁ0-9\u4e00-\u9fff])")
# What exchanges have every filing begin with: the exchange is not liable, the board warrants. It is never the news.
_DISCLAIMER = re.compile(
    r"""(?ix) takes?\ no\ responsibility\ for\ the\ contents | makes?\ no\ representation\ as\ to\ (?:its|the)\ accuracy
    | expressly\ disclaims?\ any\ liability | not\ for\ (?:release|publication|distribution).{0,80}(?:in|into)\ the
    | 概不\S{0,6}(?:负责|負責) | 不\S{0,6}承[担擔]任何\S{0,4}[责責]任 | (?:发|發)表任何(?:声|聲)明
    | 不存在(?:任何)?虚假记载 | 内容的真实(?:性)?、准确(?:性)?"""
)


def unavailable() -> str | None:
    """Return a sentence that says why PDFs cannot be read and what to do; None where they can."""
    if find_spec("pypdf") is not None:
        return None
    return "Reading PDFs needs an extra that is not installed: pip install 'feeds[pdf]'."


def is_pdf(body: bytes) -> bool:
    """Tell whether a document is a PDF (ISO 32000-1, annex H.3.4.1: the mark is within the first 1,024 bytes)."""
    return b"%PDF-" in body[:1024]


def summary_of(body: bytes, title: str | None = None) -> str | None:
    """Return what the first page of a PDF says, in plain text on one line, of at most LONGEST characters.

    Head and foot lines, page numbers, exchanges' disclaimers and, at the beginning, the `title` that is known already
    are left out. None where it says nothing that can be read (a scan, a password, glyphs without meaning, a damaged or
    hostile file), and where `unavailable()`.
    """
    if not is_pdf(body) or len(body) > MAX_BYTES or unavailable() is not None:
        return None
    pages = [_lines(text) for text in _pages(body)]
    if not pages:
        return None
    lines = _without_furniture(pages[0], pages[1] if len(pages) > 1 else ())
    if not _is_readable(" ".join(lines)):
        return None
    text = _joined(_without_title(lines, title or ""))
    told = [sentence for sentence in _SENTENCE.split(text) if not _DISCLAIMER.search(sentence)]
    text = shorten(_CJK_GAP.sub("", " ".join(told)), LONGEST)
    return text if len(letters(text)) >= _SHORTEST else None


def _pages(body: bytes) -> list[str]:
    """Return the text of the first two pages, as it comes; what was read before time or memory ran out counts."""
    # -P: the folder of the program holds modules of ours, which nothing it imports may find.
    command = [sys.executable, "-P", "-W", "ignore", str(_READER)]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own interpreter and file
    except subprocess.TimeoutExpired as error:
        log.debug("PDF not read within %s s", _SECONDS)
        return _told(error.stdout or b"")
    except OSError as error:
        log.warning("no process to read PDFs with: %s", error)
        return []
    if done.returncode != 0:
        log.debug("PDF not read to its end: %s", done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return _told(done.stdout)


def _told(output: bytes) -> list[str]:
    return [str(json.loads(line)) for line in output.splitlines(keepends=True) if line.endswith(b"\n")]


# ----------------------------------------------------------------------------------------------------------- tidying


def _lines(text: str) -> list[str]:
    text = _LIGATURES.sub(_compatible, _RADICALS.sub(_compatible, text)).replace("\u00ad\n", "").replace("\u00ad", "")
    return [tidied for line in text.splitlines() if (tidied := tidy(line))]


def _compatible(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _without_furniture(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return the lines of a page but those at its edges that number it or that the next page repeats."""
    repeated = {_shape(line) for line in (*second[:_EDGE], *second[-_EDGE:])}
    kept = []
    for place, line in enumerate(first):
        at_edge = place < _EDGE or place >= len(first) - _EDGE
        furniture = _PAGE_NUMBER.fullmatch(line) or _PRINTED.fullmatch(line) or _shape(line) in repeated
        if not (at_edge and furniture):
            kept.append(line)
    return kept


def _shape(line: str) -> str:
    """Return a line as it recurs from page to page, whatever the number of the page."""
    return re.sub(r"\d+", "0", line.casefold()).replace(" ", "")


def _without_title(lines: Sequence[str], title: str) -> list[str]:
    """Return the lines after those that spell the title, if they begin with it; titles run over several lines."""
    known, said = letters(title), ""
    for place, line in enumerate(lines):
        said += letters(line)
        if not known.startswith(said):
            break
        if said == known:
            return list(lines[place + 1 :])
    return list(lines)


def _joined(lines: Sequence[str]) -> str:
    """Return lines as running text: a hyphen at an end stays and takes no space, nor do Chinese and Japanese."""
    text = re.sub(r"(?<=\w)- (?=[^\W\d_A-Z])", "-", " ".join(lines))
    return _CJK_GAP.sub("", text)


def _is_readable(text: str) -> bool:
    known = letters(text)
    unknown = sum(len(found[0]) for found in _UNKNOWN.finditer(text))
    return len(known) >= _SHORTEST and len(known) * 3 >= len(text) and unknown * 50 <= len(text)
