"""Read the items of JSON of any shape: by hand-written JMESPath, or by what its lists of objects look like."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape

from feeds.errors import EmptyExtractError, ExtractError, UnreadableError
from feeds.extractors import listing
from feeds.extractors.decode import decode
from feeds.extractors.page import Page
from feeds.extractors.structured.choose import Found, best_list, found_in, place_of
from feeds.extractors.structured.flat import Path, flat
from feeds.extractors.structured.items import Reader, home_of, raw_text, reader_of, stated_moment
from feeds.extractors.structured.json_text import MAX_CHARACTERS, strict_json
from feeds.extractors.structured.moments import days_where_only_days
from feeds.extractors.structured.paths import last_name, objects_at, values_at
from feeds.extractors.structured.walk import Group, Walked, walked
from feeds.links import absolute
from feeds.model import Extraction, Fields, Kind, RawItem, RawText
from feeds.text import tidy

_LEAST_LINKS = 2  # in HTML within JSON, to be a list
_MOST_MARKUP = 5_000_000  # characters
_NO_LINKS = (
    "Write `link` under `json` so that it makes the address,"
    " such as join('', ['https://www.example.com/news/', to_string(id)])."
)
_NO_LIST = "Run `feeds preview` on the address; write `items` under `json` if its list is of an unusual shape."


def extract(page: Page) -> Extraction:
    """Return the items that JSON lists, in its order, and in `reasons` where and how they were found.

    Hand-written paths of the Source win; fields that they leave open are found as without them. Where the JSON has no
    list of objects but carries HTML (`{"html": "<li>..."}`), that is read as a listing page. Raises UnreadableError for
    what is no JSON, EmptyExtractError where it lists nothing, and ExtractError where a hand-written path is malformed
    or finds nothing.
    """
    document = _loaded(page)
    reader = reader_of(page, page.url, "JSON")
    if page.fields and page.fields != Fields():
        return _chosen(document, page, page.fields, reader)
    content = walked(document)
    best = best_list(content, reader)
    if best is not None and best.items:
        return _extraction(page, best.items, _told(best))
    if (from_markup := _from_markup(content, page)) is not None:
        return from_markup
    raise _nothing(page, best)


def _loaded(page: Page) -> object:
    if len(page.body) > MAX_CHARACTERS:
        raise UnreadableError(f"{page.url} has {len(page.body):,} bytes; a list of news has some hundred thousand.")
    text, _ = decode(page.body, page.charset, html=False)
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise UnreadableError(f"{page.url} is empty.")
    try:
        return strict_json(text)
    except ValueError as error:
        raise UnreadableError(f"{page.url} is no complete JSON document: {error}.") from error


def _extraction(page: Page, items: Sequence[RawItem], reasons: tuple[str, ...]) -> Extraction:
    languages = {item.language for item in items}
    language = languages.pop() if len(languages) == 1 else None
    return Extraction(kind=Kind.JSON, items=tuple(items), language=language or page.language, reasons=reasons)


def _told(found: Found) -> tuple[str, ...]:
    reasons = [f"{len(found.items)} of {len(found.objects)} objects at {found.place}", *_fields_told(found)]
    if found.nameless:
        reasons.append(f"{found.nameless} objects left out: they have no address of a page")
    return tuple(reasons)


def _fields_told(found: Found) -> list[str]:
    roles = (("title", found.roles.title), ("link", found.roles.link), ("date", found.roles.date))
    return [f"{name} from {place_of(paths[0])}" if paths else f"no {name}" for name, paths in roles]


# --------------------------------------------------------------------------- hand-written paths


def _chosen(document: object, page: Page, fields: Fields, reader: Reader) -> Extraction:
    """Return the items that hand-written paths give; without `items`, of the list that looks most like news."""
    content, found = Walked(groups=[], markup={}), None
    if fields.items is None:
        content = walked(document)
        found = best_list(content, reader)
    if found is None:
        objects = objects_at(document, fields, page.url)
        found = found_in(Group(path=(), objects=objects), content, reader)
    else:
        objects = found.objects
    read = found.read if found else (RawItem(),) * len(objects)
    items = _with(read, values_at(objects, fields, page.url), fields, reader)
    whole = [item for item in items if item.link and item.title]
    if not whole:
        lacking = "an address of a page" if any(item.title for item in items) else "a title"
        raise EmptyExtractError(f"None of the {len(objects)} objects of {page.url} has {lacking}.", _NO_LINKS)
    own = ", ".join(name for name in ("items", "title", "link", "date", "summary") if getattr(fields, name) is not None)
    return _extraction(page, whole, (f"hand-written paths: {len(whole)} of {len(objects)} objects", f"{own} by path"))


def _with(read: Sequence[RawItem], values: Mapping[str, list[object]], fields: Fields, reader: Reader) -> list[RawItem]:
    """Put what paths give in the place of what was found without them."""
    items = list(read)
    for place in range(len(items)):
        if "title" in values:
            items[place] = replace(items[place], title=_text_in(values["title"][place]))
        if "summary" in values:
            items[place] = replace(items[place], summary=_text_in(values["summary"][place]))
        if "link" in values:
            link = values["link"][place]
            found = absolute(link.strip(), reader.url) if isinstance(link, str) and link.strip() else None
            items[place] = replace(items[place], link=found)
    if "date" not in values:
        return items
    name = (last_name(fields.date or ""),)
    texts = days_where_only_days(
        [_moment_in(value, name) for value in values["date"]], reader.timezone or home_of(items)
    )
    evidence = f"path {fields.date}"
    return [
        replace(item, date=text, date_evidence=evidence if text else None)
        for item, text in zip(items, texts, strict=True)
    ]


def _moment_in(value: object, name: Path) -> str | None:
    """Return the moment that a value states: itself, or the first in an object (`{"$date": ...}`) that is one."""
    if not isinstance(value, Mapping):
        return stated_moment({name: value}, name)
    values = {(*name, *path): one for path, one in flat(value, lambda one: one).items()}
    return next((text for path in values if (text := stated_moment(values, path))), None)


def _text_in(value: object) -> RawText | None:
    """Return the text of a value: itself, or the first in an object (`{"rendered": ...}`) or list."""
    if isinstance(value, Mapping | list):
        values = flat({"": value}, lambda one: one)
        found = ((path, one) for path, one in values.items() if isinstance(one, str))
        path, value = next(found, ((), None))
        return raw_text(value, path[-1]) if isinstance(value, str) else None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return raw_text(str(value))
    return None


# --------------------------------------------------------------------------- HTML within JSON, and nothing at all


def _from_markup(content: Walked, page: Page) -> Extraction | None:
    """Return the items of the HTML that a document carries, read as a listing page; None where it lists nothing."""
    pieces = sorted(content.markup.values(), key=lambda texts: -sum(text.count("href") for text in texts))
    for texts in pieces[:3]:
        markup = "\n".join(texts)[:_MOST_MARKUP]
        if "<a" not in markup.lower():
            markup = unescape(markup)
        if markup.lower().count("href") < _LEAST_LINKS:
            continue
        inner = replace(page, body=markup.encode("utf-8", "replace"), charset="utf-8", media_type="text/html")
        try:
            read = listing.extract(inner)
        except ExtractError:  # this piece lists nothing; another may
            continue
        return replace(read, kind=Kind.JSON, reasons=("a list in HTML within JSON", *read.reasons))
    return None


def _nothing(page: Page, best: Found | None) -> EmptyExtractError:
    """Return the error that says best why a document lists nothing."""
    if best is None or not best.nameless:
        return EmptyExtractError(f"{page.url} is JSON, but no list of news can be found in it.", _NO_LIST)
    title = next((item.title.value for item in best.read if item.title), "")
    return EmptyExtractError(
        f"{page.url} is JSON with {best.nameless} titled objects at {best.place} (the first: {tidy(title)[:80]!r}),"
        " but none has the address of a page.",
        _NO_LINKS,
    )
