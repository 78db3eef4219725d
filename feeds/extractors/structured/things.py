"""Things of schema.org, whatever they were written in -> the news that a page lists; https://schema.org/docs/full.html."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from feeds.extractors.page import language_tag
from feeds.extractors.structured.items import Reader, clean_text, home_of, raw_text
from feeds.extractors.structured.looks import is_text
from feeds.extractors.structured.moments import days_where_only_days, moment_text
from feeds.links import absolute
from feeds.model import RawItem, RawText
from feeds.text import width

_MOST_STEPS = 50_000
_MOST_ITEMS = 3_000
_LEAST_NAMED = 3  # items of a list that gives names and addresses only
_NARROW = 20  # columns; shorter names are those of sections
_LONGEST_CATEGORY = 100

_ARTICLE_NAMES = """
    Article NewsArticle BlogPosting LiveBlogPosting Report PressRelease TechArticle ScholarlyArticle
    MedicalScholarlyArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle
    ReportageNewsArticle ReviewNewsArticle SatiricalArticle AdvertiserContentArticle SocialMediaPosting
"""
ARTICLES = frozenset(name.lower() for name in _ARTICLE_NAMES.split())
# Things that may stand for an article in a list where nothing better is said of it.
_PLAIN = frozenset({"", "listitem", "webpage", "itempage", "thing", "creativework", "webcontent", "datafeeditem"})
_NO_LISTS = frozenset(
    {"breadcrumblist", "sitenavigationelement", "offercatalog", "howto", "faqpage", "wpheader", "wpfooter"}
)
# Properties that lead to what a page lists; all others lead to other things.
_LEADING = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "hasPart",
    "blogPost",
    "blogPosts",
    "dataFeedElement",
    "itemListElement",
)
_PREFIXES = ("", "schema:", "http://schema.org/", "https://schema.org/")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listed:
    """A thing that a page lists."""

    thing: Mapping[str, object]
    article: bool  # it says that it is one
    around: Mapping[str, object]  # the list item that holds it, or itself


def items_of_things(roots: Sequence[object], reader: Reader) -> list[RawItem]:
    """Return the articles that a page's things list, in their order; those without a title or an address left out.

    Lists of names and addresses alone (`ItemList`) count where no thing says that it is an article, and where they
    are plainly no menu.
    """
    listed = list(_listed(roots, _ids_in(roots)))
    articles = [one for one in listed if one.article]
    chosen = articles or listed
    items = [_item(one, reader) for one in chosen[:_MOST_ITEMS]]
    items = [item for item in items if item.link and item.title]
    if not articles and not _are_titles(items):
        return []
    dates = days_where_only_days([item.date for item in items], reader.timezone or home_of(items))
    return [replace(item, date=date) for item, date in zip(items, dates, strict=True)]


def types_of(thing: Mapping[str, object]) -> frozenset[str]:
    """Return the bare names of a thing's types in lower case."""
    stated = thing.get("@type") or thing.get("type")
    names = stated if isinstance(stated, list) else [stated]
    return frozenset(
        name.replace("#", "/").replace(":", "/").rpartition("/")[2].lower() for name in names if isinstance(name, str)
    )


def _listed(roots: Sequence[object], ids: Mapping[str, Mapping[str, object]]) -> Iterator[_Listed]:
    waiting: list[tuple[object, bool]] = [(root, False) for root in reversed(roots)]
    seen: set[int] = set()
    for _ in range(_MOST_STEPS):
        if not waiting:
            return
        node, in_list = waiting.pop()
        if isinstance(node, list):
            waiting.extend((one, in_list) for one in reversed(node))
            continue
        if not isinstance(node, Mapping):
            continue
        thing = _meant(node, ids)
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        found = _as_listed(thing, ids, in_list=in_list)
        if found is not None:
            yield found
        elif not types_of(thing) & _NO_LISTS:
            waiting.extend((_get(thing, name), name == "itemListElement") for name in reversed(_LEADING))


def _as_listed(
    thing: Mapping[str, object], ids: Mapping[str, Mapping[str, object]], *, in_list: bool
) -> _Listed | None:
    """Return what a thing lists: itself where it is an article, or what it holds as the element of a list."""
    if types_of(thing) & ARTICLES:
        return _Listed(thing=thing, article=True, around=thing)
    inner = _get(thing, "item")
    if isinstance(inner, list):
        inner = inner[0] if inner else None
    if isinstance(inner, Mapping):
        inner = _meant(inner, ids)
        types = types_of(inner)
        if types & ARTICLES:
            return _Listed(thing=inner, article=True, around=thing)
        return _Listed(thing=inner, article=False, around=thing) if in_list and _is_plain(types) else None
    if in_list and _is_plain(types_of(thing)) and not _get(thing, "itemListElement"):
        return _Listed(thing=thing, article=False, around=thing)
    return None


def _is_plain(types: frozenset[str]) -> bool:
    return not types or bool(types & _PLAIN)


def _ids_in(roots: Sequence[object]) -> Mapping[str, Mapping[str, object]]:
    """Return the things that have an id and say something, by that id."""
    found: dict[str, Mapping[str, object]] = {}
    waiting = list(roots)
    for _ in range(_MOST_STEPS):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, Mapping):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 2:
                found.setdefault(name, node)
            waiting.extend(child for child in node.values() if isinstance(child, Mapping | list))
    return found


def _meant(node: Mapping[str, object], ids: Mapping[str, Mapping[str, object]]) -> Mapping[str, object]:
    """Return the thing that a mere reference (`{"@id": ...}`) means."""
    name = node.get("@id")
    return ids.get(name, node) if isinstance(name, str) and len(node) <= 2 else node


def _get(thing: Mapping[str, object], name: str) -> object:
    return next((thing[prefix + name] for prefix in _PREFIXES if prefix + name in thing), None)


# --------------------------------------------------------------------------- reading one


def _item(listed: _Listed, reader: Reader) -> RawItem:
    thing, around = listed.thing, listed.around
    date = _moment(_get(thing, "datePublished"))
    return RawItem(
        link=_link(thing, around, reader.url),
        title=_title(thing, around),
        date=date,
        date_evidence=f"{reader.where} datePublished" if date else None,
        updated=_moment(_get(thing, "dateModified")),
        summary=_raw(_get(thing, "description")) or _raw(_get(thing, "abstract")),
        body=_raw(_get(thing, "articleBody")),
        language=language_tag(_first_text(_get(thing, "inLanguage")) or "") or reader.language,
        author=_names(_get(thing, "author")),
        image=_address(_get(thing, "image"), reader.url) or _address(_get(thing, "thumbnailUrl"), reader.url),
        categories=tuple(text for text in _texts(_get(thing, "articleSection")) if len(text) < _LONGEST_CATEGORY)[:10],
    )


def _title(thing: Mapping[str, object], around: Mapping[str, object]) -> RawText | None:
    for holder, name in ((thing, "headline"), (thing, "name"), (thing, "title"), (around, "name")):
        if text := _raw(_get(holder, name)):
            return text
    return None


def _link(thing: Mapping[str, object], around: Mapping[str, object], base: str) -> str | None:
    """Return the page of a thing: its address, else the page that it is the subject of, else an id that is one."""
    stated = (_get(thing, "url"), _get(thing, "mainEntityOfPage"), _get(around, "url"), thing.get("@link"))
    for value in stated:
        if found := _address(value, base):
            return found
    item = _get(around, "item")
    for value in (thing.get("@id"), around.get("@id"), item):
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return absolute(value.partition("#")[0], base)
    return None


def _address(value: object, base: str) -> str | None:
    for one in value if isinstance(value, list) else [value]:
        stated = one
        if isinstance(one, Mapping):
            stated = _get(one, "url") or _get(one, "contentUrl") or one.get("@id") or one.get("@value")
        stated = stated[0] if isinstance(stated, list) and stated else stated
        if isinstance(stated, str) and stated.strip() and (found := absolute(stated.strip(), base)):
            return found
    return None


def _moment(value: object) -> str | None:
    value = value[0] if isinstance(value, list) and value and not isinstance(value[0], int) else value
    value = value.get("@value") if isinstance(value, Mapping) else value
    text = moment_text(value)
    return clean_text(text) if text else None


def _texts(value: object) -> list[str]:
    found: list[str] = []
    for one in value[:50] if isinstance(value, list) else [value]:
        text = (_get(one, "name") or one.get("@value")) if isinstance(one, Mapping) else one
        if isinstance(text, str) and (text := clean_text(text)):
            found.append(text)
    return found


def _first_text(value: object) -> str | None:
    return next(iter(_texts(value)), None)


def _raw(value: object) -> RawText | None:
    text = _first_text(value)
    return raw_text(text) if text else None


def _names(value: object) -> str | None:
    return ", ".join(dict.fromkeys(_texts(value)[:10])) or None


def _are_titles(items: Sequence[RawItem]) -> bool:
    """Tell whether the names of a list are titles of news rather than the words of a menu."""
    titles = [item.title.value for item in items if item.title]
    wide = [title for title in titles if width(title[:300]) >= _NARROW and is_text(title)]
    return len(titles) >= _LEAST_NAMED and len(wide) * 3 > len(titles) * 2
