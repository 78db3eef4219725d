"""Archives by year or month: as links, and as the choices of a form."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import quote

import lxml.html

from feeds.dates.words import month_of
from feeds.extractors.paging_links import Scene, in_calendar
from feeds.extractors.paging_numbers import replaced
from feeds.extractors.paging_ways import Older, Way
from feeds.extractors.paging_words import CURRENT_CLASSES, PERIOD, plain
from feeds.links import link_key
from feeds.text import tidy

FIRST_YEAR = 1990  # no company had a page of news before
MOST = 400  # archives of one page: thirty years of months
_SELECTS = 50
_YEAR_LABEL = re.compile(r"^[^\d]{0,24}((?:19|20)\d\d)\s*(?:年|년)?[^\d]{0,24}$")
_MONTH_NUMBER_LABEL = re.compile(
    r"^[^\d]{0,12}((?:19|20)\d\d)\s*(?:年|년|[-/.])\s*(\d{1,2})\s*(?:月|월)?[^\d]{0,8}(?:\(\d+\))?$"
)
_COUNT = re.compile(r"\s*[(（\[]\s*\d{1,5}\s*[)）\]]\s*$")
_YEAR_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTH_IN = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Period:
    url: str
    period: str  # 2024 or 2024-10
    present: bool  # marked as the one that is shown


def archives(scene: Scene) -> list[Older]:
    """Return the archives of periods before the one the page shows, the latest first; where it shows none, all.

    Periods still to come are left out, and years before any web page.
    """
    found: dict[str, _Period] = {}
    for one in _of_one_form(list(islice((*_linked(scene), *_choices(scene)), 4 * MOST)), scene):
        if link_key(one.url) != scene.key and _sound(one.period, scene.page.now):
            found.setdefault(one.period, one)
    years = [one for one in found.values() if len(one.period) == 4]
    chosen = years or list(found.values())
    here = _own_period(scene, chosen)
    older = [one for one in chosen if not here or one.period < here[: len(one.period)]]
    older.sort(key=lambda one: one.period, reverse=True)
    return [
        Older(url=one.url, way=Way.ARCHIVE, why=f"archive of {one.period}", period=one.period)
        for one in older[:MOST]
        if not one.present
    ]


def _of_one_form(periods: list[_Period], scene: Scene) -> list[_Period]:
    """Return those whose addresses differ in nothing but digits, from each other or from the page's own.

    One year alone is a report, a tag or a line of copyright.
    """
    forms = Counter(_form(one.url) for one in periods)
    own = _form(scene.page.url) if _period_in(scene.page.url) else None
    return [one for one in periods if forms[_form(one.url)] > 1 or _form(one.url) == own]


def _form(url: str) -> str:
    return re.sub(r"\d+", "0", link_key(url))


def _own_period(scene: Scene, periods: list[_Period]) -> str | None:
    """Return the period that the page itself shows: by its address, or by the mark on a link or choice."""
    own = _period_in(scene.page.url)
    if own is not None and any(_form(one.url) == _form(scene.page.url) for one in periods):
        return own
    return next((one.period for one in periods if one.present), None)


def _period_in(url: str) -> str | None:
    rest = url.split("://", 1)[-1].partition("/")[2]
    month = _MONTH_IN.search(rest)
    if month:
        return f"{month[1]}-{month[2]}"
    year = _YEAR_IN.search(rest)
    return year[1] if year else None


def _sound(period: str, now: datetime | None) -> bool:
    return str(FIRST_YEAR) <= period[:4] and (now is None or period <= f"{now:%Y-%m}"[: len(period)])


def _linked(scene: Scene) -> Iterator[_Period]:
    """Yield links that are called nothing but a period, and whose address has it, too."""
    for link in scene.links:
        period = _period_of(link.label)
        stated = _period_in(link.url)
        if period is None or stated is None or stated[:4] != period[:4]:
            continue
        if len(period) == 4 and len(stated) == 7 and f"{period}/{stated[5:]}" in link.url:
            continue  # a month of that year, or an article
        present = link.element.get("aria-current") not in (None, "false") or bool(CURRENT_CLASSES & link.classes)
        yield _Period(url=link.url, period=period if len(period) == 7 else stated[:4], present=present)


def _period_of(label: str) -> str | None:
    """Return the period that is all a label says: "2024", "2024年", "Archive 2024 (31)", "2024-10"; None else."""
    label = _COUNT.sub("", label)
    month = _MONTH_NUMBER_LABEL.match(label)
    if month and 1 <= int(month[2]) <= 12:
        return f"{month[1]}-{int(month[2]):02}"
    year = _YEAR_LABEL.match(label)
    if year is None or "©" in label:
        return None
    words = [plain(word) for word in (label[: year.start(1)], label[year.end(1) :])]
    if all(word in PERIOD for word in words):
        return year[1]
    named = [number for word in words if (number := month_of(word))]
    return f"{year[1]}-{named[0]:02}" if len(named) == 1 else None


def _choices(scene: Scene) -> Iterator[_Period]:
    """Yield the years of a select: its values are addresses, or what a form (GET) sends."""
    for select in islice(scene.tree.iter("select"), _SELECTS):
        if in_calendar(select):
            continue
        for option in islice(select.iter("option"), MOST):
            period = _period_of(tidy(option.text or ""))
            url = _chosen(scene, select, option.get("value")) if period else None
            if period and url:
                yield _Period(url=url, period=period, present=option.get("selected") is not None)


def _chosen(scene: Scene, select: lxml.html.HtmlElement, value: str | None) -> str | None:
    """Return where choosing a value leads."""
    if not value:
        return None
    if value.startswith(("http://", "https://", "/", "?", "./")) or value.endswith((".html", ".htm", "/")):
        return scene.reachable(value)
    name = select.get("name")
    form = next(select.iterancestors("form"), None)
    if form is None or not name or (form.get("method") or "get").lower() != "get":
        return None
    url = scene.reachable(form.get("action") or scene.page.url)
    if url is None:
        return None
    for field in islice(form.iter("input"), 30):
        hidden, given = field.get("name"), field.get("value")
        if (field.get("type") or "").lower() == "hidden" and hidden and given and len(given) < 200:
            url = replaced(url, quote(hidden, safe="[]"), quote(given, safe=""))
    return replaced(url, quote(name, safe="[]"), quote(value, safe=""))
