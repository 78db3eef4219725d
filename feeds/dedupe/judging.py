"""One Source's word against its own of before, and whose word leads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from feeds.model import COUNTED_BACK, Entry, Known, Precision, Role, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Voices:
    """Whose word leads a Story."""

    authority: tuple[Role, ...] = tuple(Role)  # every Role, best first
    language: str = "en"  # BCP 47; of equal voices, one in this language leads


def judge(entry: Entry, known: Known | None) -> Verdict:
    """Return NEW, CHANGED or SAME for an Entry, given what its own Source is known to have said before."""
    if known is None:
        return Verdict.NEW
    return Verdict.SAME if known.listed == entry.listed else Verdict.CHANGED


def led(entries: Iterable[Entry], voices: Voices, retired: frozenset[str] = frozenset()) -> list[Entry]:
    """Return the Entries of a Story, the best voice first: by authority, language, then by when they came out.

    The same set gives the same order, however it was met. `retired` are Sources that are read no more: they speak last,
    for nothing they told will ever be corrected.
    """
    rank = {role: place for place, role in enumerate(voices.authority)}
    language = _primary(voices.language)

    def voice(entry: Entry) -> tuple[bool, int, bool, datetime, str, str]:
        other = entry.language is not None and _primary(entry.language) != language
        dated = entry.published.at if entry.published else entry.first_seen
        return entry.source_id in retired, rank[entry.role], other, dated, entry.source_id, entry.key

    return sorted(entries, key=voice)


def _primary(language: str) -> str:
    """Return the primary subtag of a language tag: en of en-GB."""
    return language.partition("-")[0].lower()


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
