"""What was learnt of a listing page: shown to people, and written as they would write it into sources.yaml."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from feeds.choosing import is_learnt
from feeds.errors import ExtractError
from feeds.extractors import Page
from feeds.extractors.wrapper.written import selectors_of
from feeds.healing import Listing, healed, learnt
from feeds.model import Config, Entry, Extraction, Item, Kind, Selectors, Source, SourceState, Wrapper
from feeds.reading import read_page
from feeds.wiring.memory import is_begun, open_store

_FIELDS = ("summary", "date", "title", "link", "reach")  # the first are given up first where selectors misread them


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """What a store remembers of a Source."""

    state: SourceState | None = None
    entries: Sequence[Entry] = ()


def memory_of(config: Config | None, source: Source | None) -> Memory:
    """Return what is remembered of a Source of sources.yaml; nothing for others, and before the first run."""
    if config is None or source is None or not is_begun(config):
        return Memory()
    with open_store(config) as store:
        return Memory(state=store.states().get(source.id), entries=store.last_entries(source.id))


def read(
    page: Page, kind: Kind, site_names: Sequence[str], memory: Memory
) -> tuple[Extraction, list[Item], Wrapper | None]:
    """Read a document as a run would: a listing by what is remembered of it, or else as it is learnt now."""
    if not is_learnt(page, kind):
        return *read_page(page, kind, site_names), None
    listing = _as_remembered(page, site_names, memory) or learnt(page, site_names)
    if not listing.items:
        return *read_page(page, Kind.LISTING, site_names), None  # says why there is nothing
    return listing.extraction, listing.items, listing.wrapper


def _as_remembered(page: Page, site_names: Sequence[str], memory: Memory) -> Listing | None:
    if memory.state is None or memory.state.wrapper is None:
        return None
    known = [Item(link=entry.link, title=entry.title) for entry in memory.entries]
    listing = healed(memory.state.wrapper, known, page, site_names)
    if listing is None:
        return None
    if not listing.why:
        return listing
    why = f"a run would learn it again: {listing.why}"
    extraction = replace(listing.extraction, reasons=(why, *listing.extraction.reasons))
    return replace(listing, extraction=extraction)


def told(wrapper: Wrapper) -> Iterator[str]:
    """Yield for people what was learnt, a line each."""
    review = "; nothing known was found again when it was learnt: have a look at it" if wrapper.review else ""
    yield f"learnt, confidence {wrapper.confidence:.2f}{review}; where selectors can say the same, --yaml prints them:"
    yield f"  all in    {wrapper.region}"
    main = wrapper.lists[0]
    facts = {
        "items": ", ".join(dict.fromkeys(path for rule in wrapper.lists for path in rule.items)),
        "reach": main.reach if main.reach != "box" else None,
        "title": main.title,
        "cut off": ", ".join(main.without) or None,
        "link": main.link,
        "date": _date(wrapper),
        "summary": main.summary,
    }
    for name, value in facts.items():
        if value is not None:
            yield f"  {name:<9} {value or '(the item itself)'}"
    if wrapper.day_first is not None:
        yield f"  {'order':<9} {'day/month' if wrapper.day_first else 'month/day'}"


def _date(wrapper: Wrapper) -> str | None:
    main = wrapper.lists[0]
    if main.date_in is None:
        return None
    ways = {"heading": "a heading above", "pieces": f"pieces from {main.date}"}
    return ways.get(main.date_in, main.date or "") + (", the year from a heading" if main.date_completed else "")


def yaml_of(page: Page, url: str, wrapper: Wrapper | None, items: Sequence[Item], kind: Kind) -> str:
    """Return the entry of a source as it stands in sources.yaml, with selectors where they read the page alike."""
    entry: dict[str, object] = {"url": url}
    if wrapper is None:
        entry["kind"] = kind.value
        return _yaml([entry])
    selectors = _proved(page, wrapper, items)
    if selectors is None:
        return "# No selectors say where these items stand; they are found without.\n" + _yaml([entry])
    for name in ("items", "reach", "title", "link", "date", "summary"):
        if value := getattr(selectors, name):
            entry[name] = value
    return _yaml([entry])


def _proved(page: Page, wrapper: Wrapper, items: Sequence[Item]) -> Selectors | None:
    """Return selectors that read the page as the wrapper does; those that misread it are left out."""
    selectors = selectors_of(wrapper)
    if selectors is None or _reads_alike(page, selectors, items):
        return selectors
    for number in range(1, len(_FIELDS) + 1):
        nothing: dict[str, Any] = dict.fromkeys(_FIELDS[:number])
        fewer = replace(selectors, **nothing)
        if _reads_alike(page, fewer, items):
            return _with_more(page, fewer, selectors, items)
    return None


def _with_more(page: Page, fewer: Selectors, all_of_them: Selectors, items: Sequence[Item]) -> Selectors:
    """Return the selectors with each field that does no harm put back."""
    for name in _FIELDS:
        more = replace(fewer, **{name: getattr(all_of_them, name)})
        if more != fewer and _reads_alike(page, more, items):
            fewer = more
    return fewer


def _reads_alike(page: Page, selectors: Selectors, items: Sequence[Item]) -> bool:
    try:
        again = read_page(replace(page, selectors=selectors), Kind.LISTING)[1]
    except ExtractError:
        return False
    return {_told(item) for item in again} == {_told(item) for item in items}


def _told(item: Item) -> tuple[str, str | None, str | None]:
    return item.link, item.title, item.published.date().isoformat() if item.published else None


def _yaml(entries: list[dict[str, object]]) -> str:
    yaml = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump(entries, text)
    return text.getvalue()
