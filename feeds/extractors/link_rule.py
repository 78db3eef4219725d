"""Which of a record's links leads to the item."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from feeds.extractors.outline import Outline, Span

_SHARING = re.compile(
    r"(?i)(?:facebook|twitter|linkedin|pinterest|reddit|tumblr|addtoany|addthis|sharethis|weibo|telegram|plus\.google)\.\w+/"
    r".*(?:share|intent|sharer|submit|pin/create)|api\.whatsapp|//wa\.me|//t\.me/share|^whatsapp:|service\.weibo|qzone\.qq"
)
_FILED = re.compile(r"(?i)/(?:tags?|categor(?:y|ies|ie|ia)|authors?|topics?|users?|people|autor|kategorie|schlagwort)/")
_DIGITS = re.compile(r"\d+")
_INDEX = re.compile(r"(?i)/(?:index|default)\.\w{2,5}$")  # the page of a folder


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkRule:
    """Where the link of a record stands: its place, and how many links the sample has there."""

    key: str
    coverage: float


def link_rule(outline: Outline, sample: Sequence[Span]) -> LinkRule | None:
    """Learn which link of the records is the item's, by place; None where records share no place for links.

    Good is a place that most records have, where each leads elsewhere, whose target the record links more than once
    (image, title, "read more"), and early.
    """
    places: dict[str, dict[int, str]] = defaultdict(dict)
    orders: dict[str, list[int]] = defaultdict(list)
    repeats: dict[str, list[int]] = defaultdict(list)
    for number, span in enumerate(sample):
        links = usable_links(outline, span)
        votes = Counter(outline.hrefs[link] for link in links)
        for order, link in enumerate(links):
            place = outline.path(link, span.root)
            if number not in places[place]:
                places[place][number] = outline.hrefs[link]
                orders[place].append(order)
                repeats[place].append(votes[outline.hrefs[link]])
    best: LinkRule | None = None
    best_score = 0.0
    for place, found in places.items():
        coverage, distinct = len(found) / len(sample), len(set(found.values())) / len(found)
        filed = sum(bool(_FILED.search(href)) for href in found.values()) / len(found)
        score = 2 * coverage + 2 * distinct - 0.15 * sum(orders[place]) / len(found) - filed
        score += 0.4 * min(2.0, sum(repeats[place]) / len(found) - 1)
        if score > best_score:
            best, best_score = LinkRule(key=place, coverage=coverage), score
    return best


def usable_links(outline: Outline, span: Span) -> list[int]:
    """Return the links of a record that may lead to an item, those of the box around it included."""
    links = outline.links_in(span.start, span.stop)
    if not links:
        around = next((node for node in outline.ancestors(span.root) if node in outline.hrefs), -1)
        links = [around] if around >= 0 else []
    usable = [link for link in links[:60] if not _SHARING.search(outline.hrefs[link])]
    return [link for link in usable if _visible(outline, link)] or usable


def _visible(outline: Outline, link: int) -> bool:
    """Tell whether readers can see a link: it has a text, an image or more in it, or style may give it one."""
    if outline.units_of(link) or outline.ends[link] > link + 1:
        return any(outline.tags[node] != "br" for node in range(link + 1, outline.ends[link])) or bool(
            outline.units_of(link)
        )
    element = outline.elements[link]
    return any(element.get(name) for name in ("class", "aria-label", "title"))


def link_at(outline: Outline, span: Span, rule: LinkRule | None) -> int:
    """Return the link of a record where the rule says, or else its first usable one; -1 if it has none."""
    links = usable_links(outline, span)
    if rule:
        for link in links:
            if outline.path(link, span.root) == rule.key:
                return link
    return links[0] if links else -1


@lru_cache(maxsize=4096)
def folder_of(href: str) -> str:
    """Return what links to items of one kind have in common: the path without its last part, all numbers as 0."""
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    head, slash, _ = _INDEX.sub("", path).rstrip("/").rpartition("/")
    return _DIGITS.sub("0", head + slash)
