"""Part a release into sentences, the title first. Pure; linear in the length of the text."""

import re
from collections.abc import Iterator

from feeds.dates.characters import plain
from feeds.dates.names import listed
from feeds.events.records import Facts, Sentence
from feeds.text import tidy

MOST = 200_000  # characters of a body that are looked at: the longest circulars tell of their meeting long before
LONGEST = 1_200  # characters; a "sentence" that goes on is a table or a page without full stops, and is cut

# A full stop ends a sentence if the next word has a capital and what stands before is none of these.
_ABBREVIATED = listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun dr mr mrs ms prof st "
    "no nos vol inc corp co ltd dept approx vs jr sr gen hon u.s u.k u.n d.c n.j n.y n.c ph.d m.d m.sc b.sc m.p.h e.g "
    "i.e a.m p.m est al rm blk"
)
# What it stands behind is looked at last: a pattern that begins with a set of characters is found several times faster.
_END = re.compile(
    r"[。！？；.!?](?:(?<=[。！？；])[。！？；]*[”’」』》)]*"
    r"|(?:(?<=[^\W\d_][.!?])|(?<=[\"”’)\]][.!?]))[\"”')\]]*(?=\s{1,3}[\"“(\[•*|\-]?\s?[A-Z0-9])"
    r"|(?<=[\d)%]\.)[\"”')\]]*(?=\s{1,3}[\"“(\[•*]?[A-Z])"
    r"|(?<=[A-Z]{2}\.)(?=[A-Z][A-Za-z\-]{2})"  # "San Antonio, TX.The study": a lost space
    r"|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{2,20}\s))"
)
_LAST_WORD = re.compile(r"[A-Za-z.]{1,12}\Z")
_INITIALS = re.compile(r"(?:[a-z]\.)*[a-z]")  # "J.P.": what stands before the full stop
_MONTH = re.compile(r"(?:Jan|Feb|Mar|March|Apr|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\Z")
_BULLET = re.compile(r"\s[•●▪◦]\s|\s\|\|\s?")
_BULLET_SIGN = re.compile("[•●▪◦|]")  # a quick look for what every bullet holds
_LATE_MORNING = re.compile(r"\d\s?[ap]\.m\Z", re.IGNORECASE)
# After "p.m." a sentence goes on if a zone follows; a new one begins with these.
_BEGINS = re.compile(
    r"\s{1,3}(?:A|An|The|This|To|In|On|For|Interested|Participants|Investors|Please|Following|You|If)\s"
)


def sentences_of(facts: Facts) -> Iterator[Sentence]:
    """Yield the title, then the sentences of the body, cut to `LONGEST`, within the first `MOST` characters."""
    title = tidy(facts.title)[:LONGEST]
    yield Sentence(text=plain(title), shown=title, place=0)
    place = 1
    for shown in facts.text[:MOST].split("\n"):
        text = plain(shown)
        for start, end in _spans(text):
            part = shown[start:end].lstrip()
            begins = end - len(part)
            part = part.rstrip()
            if part:
                yield Sentence(text=text[begins : begins + len(part)], shown=part, place=place)
                place += 1


def sentence_texts(text: str) -> Iterator[str]:
    """Yield the sentences of a plain text as printed, within its first `MOST` characters."""
    for line in text[:MOST].split("\n"):
        shown = tidy(line)
        yield from (shown[start:end] for start, end in _spans(plain(shown)))


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a line begin and end."""
    start = 0
    for end in (*_ends(line), len(line)):
        while end - start > LONGEST:
            cut = line.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = start + LONGEST if cut < 0 else cut
            yield start, cut
            start = cut
        if end > start:
            yield start, end
            start = end


def _ends(line: str) -> list[int]:
    """Return where sentences of a line end, in order."""
    ends = [match.end() for match in _END.finditer(line) if _is_end(line, match)]
    if _BULLET_SIGN.search(line) is None:
        return ends
    return sorted({*ends, *(match.start() for match in _BULLET.finditer(line))})


def _is_end(line: str, match: re.Match[str]) -> bool:
    if match[0][0] != ".":
        return True
    before = line[max(0, match.start() - 12) : match.start()]
    if _LATE_MORNING.search(before):
        return _BEGINS.match(line, match.end()) is not None
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    said = word[0].lower().strip(".")
    if _MONTH.search(before) and line[match.end() : match.end() + 3].strip()[:1].isdigit():
        return False  # "March. 8, 2022", "placeOct. 9-13"
    return said not in _ABBREVIATED and _INITIALS.fullmatch(said) is None
