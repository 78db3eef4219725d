"""A list as it changes from day to day, without a redesign: new items, badges, sticky items, promotions, a new year."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import lxml.html

from tests.quality.redesigns import changes
from tests.quality.redesigns.designs import Design, Style
from tests.quality.redesigns.frames import page
from tests.quality.redesigns.newsrooms import Newsroom, Release, slug_of

_FIRST = date(2025, 9, 30)
_SUBJECTS = (
    "Northfield", "The board of directors", "Our plant in Leeds", "The respiratory unit", "A new partner",
    "The regulator",
    "The research centre", "The supervisory board", "A jury of experts", "The city of Porto", "Our subsidiary",
)  # fmt: skip
_DEEDS = (
    "announces the results of the quarter", "opens a second line for filling", "signs an agreement on research",
    "publishes data at the congress in Vienna", "wins the prize for sustainable packaging",
    "welcomes forty apprentices",
    "begins the third phase of the study", "confirms the outlook for the year", "approves the merger of both units",
    "appoints a new head of medicine", "extends the programme for patients", "calls for papers on inhaled antibodies",
    "reports on transactions in own shares",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Update:
    """A list on one day."""

    what: str
    body: bytes
    expected: tuple[str, ...]
    undated: tuple[str, ...] = ()  # of these


def many_releases(room: Newsroom, count: int) -> list[Release]:
    """Return many releases, oldest first, some days apart, some on one day."""
    releases, day = [], _FIRST
    for number in range(count):
        title = f"{_SUBJECTS[number % len(_SUBJECTS)]} {_DEEDS[(number * 5) % len(_DEEDS)]}"
        link = f"{room.origin}/news/{slug_of(title, day)}-{number}"
        releases.append(Release(link=link, title=title, day=day, summary=f"{title}. Details follow in due course."))
        day += timedelta(days=(0, 1, 4, 2, 6, 3, 1, 9)[number % 8])
    return releases


def updates_of(room: Newsroom, design: Design, style: Style, *, shown: int, count: int) -> Iterator[Update]:
    """Yield the first page, then so many updates of it."""
    chance = random.Random(f"{room.name} {style.names} {shown}")
    releases = many_releases(room, shown + 4 * count)
    end = shown
    for number in range(count + 1):
        what = "as usual" if number == 0 else chance.choice(list(_CHANGES))
        end += what == "a new year"  # begins with a new item
        newest_first = releases[max(0, end - shown) : end][::-1]
        yield _CHANGES[what](room, newest_first, design, style, chance)
        end += chance.choice((0, 1, 1, 2, 3))


def _usual(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    return _told("as usual", room, rows, page(room, design(rows, style), style))


def _badge(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    tree, boxes = _drawn(room, rows, design, style)
    box = boxes[chance.randrange(len(boxes))]
    box.set("class", f"{box.get('class') or ''} is-new highlight".strip())
    badge = lxml.html.fragment_fromstring('<span class="badge">New</span>')
    badge.tail, box.text = box.text, None
    if box.tag not in ("tr", "dl", "table", "ul"):
        box.insert(0, badge)
    return _told("a badge", room, rows, changes.body_of(tree))


def _marked(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    tree, boxes = _drawn(room, rows, design, style)
    for box in boxes[:2]:
        box.set("class", f"{box.get('class') or ''} first featured".strip())
    boxes[-1].set("class", f"{boxes[-1].get('class') or ''} last".strip())
    return _told("classes of their own", room, rows, changes.body_of(tree))


def _sticky(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    rows = [rows[-1], *rows[:-1]]
    return _told("a sticky item", room, rows, page(room, design(rows, style), style))


def _promotion(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    film = '<a href="/campaign/film">Discover our campaign</a>'
    promotion = f'<div class="promo"><h3>{film}</h3><p>See the film now.</p></div>'
    return _told("a promotion above", room, rows, page(room, promotion + design(rows, style), style))


def _undated(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    place = chance.randrange(len(rows))
    if design.__name__ in ("by_day", "by_year"):
        return _usual(room, rows, design, style, chance)
    rows = [replace(one, day=None) if number == place else one for number, one in enumerate(rows)]
    told = _told("an item without date", room, rows, page(room, design(rows, style), style))
    return replace(told, undated=(rows[place].link,))


def _new_year(room: Newsroom, rows: Sequence[Release], design: Design, style: Style, chance: random.Random) -> Update:
    rows = rows[: chance.choice((2, 3))]
    return _told("a new year", room, rows, page(room, design(rows, style), style))


_CHANGES = {
    "as usual": _usual,
    "as usual again": _usual,
    "a badge": _badge,
    "classes of their own": _marked,
    "a sticky item": _sticky,
    "a promotion above": _promotion,
    "an item without date": _undated,
    "a new year": _new_year,
}


def _drawn(
    room: Newsroom, rows: Sequence[Release], design: Design, style: Style
) -> tuple[lxml.html.HtmlElement, list[lxml.html.HtmlElement]]:
    body = page(room, design(rows, style), style)
    drawn = replace(room, body=body, releases=tuple(rows))
    tree = changes.tree_of(drawn)
    return tree, changes.boxes_in(tree, drawn, rows)


def _told(what: str, room: Newsroom, rows: Sequence[Release], body: bytes) -> Update:
    return Update(what=what, body=body, expected=tuple(dict.fromkeys(one.link for one in rows)))
