"""Under which blocks an Entry is found by its versions in other languages, and looks for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feeds.dedupe.blocks import block_of
from feeds.dedupe.version_tongues import LATIN, Tongue, tongue_of
from feeds.dedupe.version_urls import path_shape_of, shape_of
from feeds.links import link_key
from feeds.model import BlockKind, Entry

MAX_ALTERNATES = 60  # more than the languages of the largest site
LONGEST = 2000  # characters of an address: longer ones are data
# Releases are looked for by day in what is written otherwise; of the languages of the Latin alphabet in English, and
# from English in those that companies publish in beside it: through English the others meet.
_WRITINGS = ("zh", "zh-Hans", "zh-Hant", "ja", "ko", LATIN, "other")
_BESIDE_ENGLISH = ("de", "fr", "es", "it", "pt", "nl", "da", "sv")
_DAYS = (-1, 0, 1)  # midnight lies between time zones


@dataclass(frozen=True, kw_only=True, slots=True)
class Traces:
    """What an Entry leaves for its versions, and what it looks for."""

    tongue: Tongue
    keys: frozenset[str]  # identities: its own, and those of the pages it links as its versions
    blocks: frozenset[int]
    asks: frozenset[int]


def traces_of(entry: Entry, companies: Iterable[str]) -> Traces:
    """Return the traces of an Entry that is about these companies, by id."""
    companies = sorted(set(companies))
    tongue = tongue_of(entry)
    own = _writing_of(tongue)
    keys = keys_of(entry) | {link_key(url) for _, url in entry.alternates[:MAX_ALTERNATES] if len(url) <= LONGEST}
    links = [f"key {key}" for key in keys]
    shape, path = shape_of(entry.link), path_shape_of(entry.link)
    links += [f"shape {shape}"] if shape else []
    links += [f"path {company} {path}" for company in companies if path]
    days = [f"{company} {own}" for company in companies] if entry.published else []
    return Traces(
        tongue=tongue,
        keys=keys,
        blocks=frozenset(block_of(BlockKind.LINK, link) for link in links) | _on_days(entry, days, (0,)),
        asks=_on_days(entry, [f"{company} {other}" for company in companies for other in _others(own)], _DAYS),
    )


def keys_of(entry: Entry) -> frozenset[str]:
    """Return the identities of an Entry's page: its key and, where that came from elsewhere, its link's."""
    return frozenset((entry.key, link_key(entry.link))) if len(entry.link) <= LONGEST else frozenset((entry.key,))


def _on_days(entry: Entry, names: Sequence[str], days: Sequence[int]) -> frozenset[int]:
    if entry.published is None:
        return frozenset()
    day = entry.published.day.toordinal()
    return frozenset(block_of(BlockKind.VERSION, f"{day + each} {name}") for name in names for each in days)


def _writing_of(tongue: Tongue) -> str:
    if tongue.language == "zh":
        return f"zh-{tongue.script}" if tongue.script else "zh"
    if tongue.language in ("ja", "ko", "en", *_BESIDE_ENGLISH):
        return tongue.language
    return "other" if tongue.language is None else LATIN


def _others(own: str) -> tuple[str, ...]:
    """Return the writings in which versions may be: whoever is looked for looks back, whichever comes first."""
    apart = tuple(writing for writing in _WRITINGS if writing != own or own in ("zh", "other"))
    if own == LATIN:
        return apart
    if own == "en":
        return (*(writing for writing in apart if writing != LATIN), *_BESIDE_ENGLISH)
    if own in _BESIDE_ENGLISH:
        return (*(writing for writing in apart if writing != LATIN), "en")
    return (*apart, "en", *_BESIDE_ENGLISH)
