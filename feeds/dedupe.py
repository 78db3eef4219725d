"""Has it been said before? Pure decisions: judge an Entry against what is known, and find the Story it belongs to.

First depth: one identity is one Story; so are near-equal titles of one company, from different Sources, within a few
days. When unsure, keep apart: hiding news is worse than repeating it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from feeds.model import Entry, Known, Role, Story, Verdict
from feeds.text import letters, width

NEAR = timedelta(days=3)  # a wire carries a release the same day, a partner's site within days
SIMILAR = 92.0  # of 100; a word more or less in a headline of usual length stays above, another product falls below
TELLING = 24  # display columns a title needs to say which release it is: "Monthly return" does not

_AUTHORITY = {role: rank for rank, role in enumerate(Role)}
_PIECES = re.compile(r"\s+[-–—·•]+\s+|\s*[|｜:：;；【】\[\]（）()]\s*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def judge(entry: Entry, known: Known | None) -> Verdict:
    """Return NEW, CHANGED or SAME for an Entry, given what its own Source is known to have said before."""
    if known is None:
        return Verdict.NEW
    return Verdict.SAME if known.listed == entry.listed else Verdict.CHANGED


def match(entry: Entry, candidates: Sequence[Story], names: Sequence[str] = ()) -> Story | None:
    """Return the Story an Entry new to its Source belongs to, or None.

    `candidates` share a key or a company with it; `names` are the names of those companies, which headlines of wires
    put in front or leave out. The same key wins; among near-equal titles the most alike, then the oldest.
    """
    for story in candidates:
        if any(other.key == entry.key for other in story.entries):
            return story
    alike = [(score, story) for story in candidates if (score := _alike(entry, story, names)) >= SIMILAR]
    return min(alike, key=lambda pair: (-pair[0], pair[1].first_seen, pair[1].id))[1] if alike else None


def join(story: Story, entry: Entry) -> Story:
    """Return the Story with the Entry in it, in place of the one its Source had there; the best voice leads."""
    others = [other for other in story.entries if (other.source_id, other.key) != (entry.source_id, entry.key)]
    entries = sorted((*others, entry), key=_voice)
    return replace(story, entries=tuple(entries), first_seen=min(story.first_seen, entry.first_seen))


def revise(old: Entry, new: Entry) -> Entry:
    """Return what a Source says now, with the facts kept that only its article page gave; identity stays."""
    return replace(
        new,
        key=old.key,
        aliases=tuple(dict.fromkeys((*old.aliases, *new.aliases))),
        published=new.published or old.published,
        published_evidence=new.published_evidence if new.published else old.published_evidence,
        summary=new.summary or old.summary,
        body=new.body or old.body,
        language=new.language or old.language,
        origin=new.origin or old.origin,
        author=new.author or old.author,
        image=new.image or old.image,
        first_seen=old.first_seen,
    )


def noticeable(old: Entry, new: Entry) -> bool:
    """Tell whether readers should be told of the change: another title, day or summary, not another spelling of it."""
    days = [entry.published.day if entry.published else None for entry in (old, new)]
    return (
        letters(old.title) != letters(new.title)
        or days[0] != days[1]
        or letters(old.summary or "") != letters(new.summary or "")
    )


def _voice(entry: Entry) -> tuple[int, datetime, str, str]:
    """Order Entries by authority, then by when we met them: the same set gives the same lead."""
    return (_AUTHORITY[entry.role], entry.first_seen, entry.source_id, entry.key)


def _alike(entry: Entry, story: Story, names: Sequence[str]) -> float:
    """Return how alike an Entry's title is to the closest of a Story's, 0 to 100; 0 where they cannot be the same.

    Two items of one Source are two releases, however alike: its list would not name one twice.
    """
    if any(other.source_id == entry.source_id for other in story.entries):
        return 0.0
    return max((_similarity(entry, other, names) for other in story.entries), default=0.0)


def _similarity(one: Entry, two: Entry, names: Sequence[str]) -> float:
    if abs(_when(one) - _when(two)) > NEAR:
        return 0.0
    titles = [_without(entry.title, names) for entry in (one, two)]
    if min(width(title) for title in titles) < TELLING or _numbers(titles[0]) != _numbers(titles[1]):
        return 0.0
    if _contains(titles[0], titles[1]):
        return 100.0
    return max(fuzz.ratio(letters(titles[0]), letters(titles[1])), fuzz.token_sort_ratio(*titles))


def _contains(one: str, two: str) -> bool:
    """Tell whether one title is the other with a piece of its own put before or behind it: `Title - Wire`.

    The piece must be set off by punctuation: `... in China` may be another trial.
    """
    short, long = sorted((one, two), key=lambda title: len(letters(title)))
    pieces = [letters(piece) for piece in _PIECES.split(long)]
    runs = {"".join(pieces[i:j]) for i in range(len(pieces)) for j in range(i + 1, len(pieces) + 1)}
    return letters(short) in runs


def _without(title: str, names: Sequence[str]) -> str:
    """Return a title without the companies' names, folded, so that only what it tells is compared."""
    text = unicodedata.normalize("NFKC", title).casefold()
    for name in sorted(names, key=lambda name: (-len(name), name)):
        text = text.replace(unicodedata.normalize("NFKC", name).casefold(), " ")
    return " ".join(text.split())


def _numbers(title: str) -> list[str]:
    """Return the numbers of a title in order: another quarter, phase or amount is another release."""
    return _NUMBER.findall(title)


def _when(entry: Entry) -> datetime:
    return entry.published.at if entry.published else entry.first_seen
