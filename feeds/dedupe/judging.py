"""Has it been said before? Pure decisions: judge an Entry against what is known, and find the Story it belongs to.

First depth: one identity is one Story; so are near-equal titles of one company, from different Sources, within a few
days. When unsure, keep apart: hiding news is worse than repeating it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from rapidfuzz import fuzz

from feeds.model import COUNTED_BACK, Entry, Known, Precision, Role, Story, Verdict
from feeds.text import letters, width

NEAR = timedelta(days=3)  # a wire carries a release the same day, a partner's site within days
SIMILAR = 90.0  # of 100; what is less alike is another headline, whatever its words
TELLING = 24  # display columns a title needs to say which release it is: "Monthly return" does not

_AUTHORITY = {role: rank for rank, role in enumerate(Role)}
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    ("a", "an", "the", "and", "of", "in", "on", "at", "for", "to", "with", "by", "from", "as", "its", "s")
)
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
    put in front or leave out. The same key wins; among near-equal titles the most alike, then the nearest in time.
    """
    for story in candidates:
        if any(other.key == entry.key for other in story.entries):
            return story
    alike = [(score, story) for story in candidates if (score := _alike(entry, story, names)) >= SIMILAR]
    return min(alike, key=lambda pair: (-pair[0], _distance(entry, pair[1]), pair[1].id))[1] if alike else None


def _distance(entry: Entry, story: Story) -> timedelta:
    return min(abs(_when(entry) - _when(other)) for other in story.entries)


def join(story: Story, entry: Entry, retired: frozenset[str] = frozenset()) -> Story:
    """Return the Story with the Entry in it, in place of the one its Source had there; the best voice leads.

    `retired` are Sources that are read no more: they speak last, for nothing they told will ever be corrected.
    """
    others = [other for other in story.entries if (other.source_id, other.key) != (entry.source_id, entry.key)]
    entries = sorted((*others, entry), key=lambda each: (each.source_id in retired, *_voice(each)))
    return replace(story, entries=tuple(entries), first_seen=min(story.first_seen, entry.first_seen))


def revise(old: Entry, new: Entry) -> Entry:
    """Return what a Source says now, with the facts kept that only its article page gave; identity stays."""
    told = old if _better_dated(old, new) else new
    return replace(
        new,
        title=old.title if _cut_off(new.title, old.title) else new.title,
        key=old.key,
        aliases=tuple(dict.fromkeys((*old.aliases, *new.aliases))),
        published=told.published,
        published_evidence=told.published_evidence,
        summary=new.summary or old.summary,
        body=new.body or old.body,
        language=new.language or old.language,
        origin=new.origin or old.origin,
        author=new.author or old.author,
        image=new.image or old.image,
        first_seen=old.first_seen,
    )


def _better_dated(old: Entry, new: Entry) -> bool:
    """Tell whether the date that is known is to be kept: it was stated, or is the instant of the day now stated."""
    if old.published is None or new.published is None:
        return new.published is None
    if COUNTED_BACK in (new.published_evidence or ""):
        return True
    if new.published.ambiguous and not old.published.ambiguous and _swapped(old.published.day, new.published.day):
        return True
    finer = old.published.precision is Precision.INSTANT and new.published.precision is Precision.DATE
    return finer and old.published.day == new.published.day


def _swapped(known: date, guessed: date) -> bool:
    """Tell whether a day that is a guess is made of the numbers of the day that is known, in either order."""
    pairs = {(known.month, known.day), (known.day, known.month)}
    return known.year == guessed.year and (guessed.month, guessed.day) in pairs


def _cut_off(title: str, whole: str) -> bool:
    """Tell whether a list shows but the beginning of a title that is known in full."""
    shown = title.rstrip(" .…")
    return title.endswith(("…", "...")) and whole.startswith(shown)


def noticeable(old: Entry, new: Entry) -> bool:
    """Tell whether readers should be told of the change: another title or day, not another spelling of the title.

    Another summary is none: teasers rotate, and carry counters.
    """
    days = [entry.published.day if entry.published else None for entry in (old, new)]
    return letters(old.title) != letters(new.title) or days[0] != days[1]


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
    if abs(_when(one) - _when(two)) > NEAR or _recurs(one, two):
        return 0.0
    titles = [_without(entry.title, names) for entry in (one, two)]
    if min(width(title) for title in titles) < TELLING or _numbers(titles[0]) != _numbers(titles[1]):
        return 0.0
    if _contains(titles[0], titles[1]):
        return 100.0
    if not _same_words(*titles):
        return 0.0
    return max(fuzz.ratio(letters(titles[0]), letters(titles[1])), fuzz.token_sort_ratio(*titles))


def _recurs(one: Entry, two: Entry) -> bool:
    """Tell whether two entries of one voice state different days: a notice that recurs under one title, then.

    A wire is late by a day or two; a company's own pages state one day for one release.
    """
    days = {entry.published.day for entry in (one, two) if entry.published}
    return one.role is two.role and len(days) > 1


def _same_words(one: str, two: str) -> bool:
    """Tell whether two titles differ in small words and spellings only.

    Releases are written from templates: `EU approval` and `US approval`, `met` and `not met`, 非小细胞 and 小细胞 are
    one word apart and two pieces of news, however alike the whole is.
    """
    words = [Counter(_WORD.findall(title)) for title in (one, two)]
    left, right = (list((words[place] - words[1 - place]).elements()) for place in (0, 1))
    strange = [word for word in left if word not in _SMALL and not any(_spelt_alike(word, other) for other in right)]
    strange += [word for word in right if word not in _SMALL and not any(_spelt_alike(word, other) for other in left)]
    return not strange


def _spelt_alike(one: str, two: str) -> bool:
    """Tell whether two words are one in another spelling or form: licence and license, result and results."""
    common = next((place for place, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), len(one))
    return min(len(one), len(two)) >= 5 and common >= max(len(one), len(two)) - 2 and (one + two).isascii()


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
