"""Pairs of pages: how a list was, how it is now, what is known of it and what has to be found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.quality.redesigns import changes
from tests.quality.redesigns.designs import DESIGNS, Style, plain_list
from tests.quality.redesigns.frames import other_page, page
from tests.quality.redesigns.impostors import IMPOSTORS
from tests.quality.redesigns.newsrooms import Newsroom, Release

_STYLES = (("plain", "long"), ("hashed", "iso"), ("none", "dotted"), ("plain", "short"))


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two pages of one list."""

    room: str
    change: str
    url: str
    old: bytes
    new: bytes
    known: frozenset[str] | None = None  # links of the old page's items that are known; None: all
    most_known: int | None = None  # no more than this many are known
    expected: tuple[str, ...]  # links; none where nothing may be accepted


def styled(room: Newsroom, number: int) -> Style:
    names, form = _STYLES[number % len(_STYLES)]
    return Style(language=room.language, names=names, form=form)


def _old(room: Newsroom, releases: Sequence[Release], number: int) -> bytes:
    if room.body is not None and tuple(releases) == room.releases:
        return room.body
    design = list(DESIGNS.values())[number % len(DESIGNS)]
    return page(room, design(releases, styled(room, number)), styled(room, number))


def _new(room: Newsroom, releases: Sequence[Release], number: int, related: Sequence[Release] = ()) -> bytes:
    design = list(DESIGNS.values())[number % len(DESIGNS)]
    frame = (page, other_page)[number // len(DESIGNS) % 2]
    return frame(room, design(releases, styled(room, number)), styled(room, number), related=related)


def _pair(room: Newsroom, change: str, old: bytes, new: bytes, releases: Sequence[Release]) -> Pair:
    return Pair(
        room=room.name, change=change, url=room.url, old=old, new=new, expected=tuple(one.link for one in releases)
    )


def pairs_of(room: Newsroom, seed: int) -> Iterator[Pair]:
    """Yield pairs of one site, each kind of change once, with designs that `seed` chooses."""
    yield from _in_place(room)
    yield from _redesigned(room, seed)
    yield from _moved_on(room, seed)
    yield from _gone(room, seed)
    yield from _gone_in_place(room)


def _in_place(room: Newsroom) -> Iterator[Pair]:
    for name, steps in changes.IN_PLACE.items() if room.body is not None else ():
        tree = changes.tree_of(room)
        for step in steps:
            step(tree)
        assert room.body is not None
        yield _pair(room, f"in place: {name}", room.body, changes.body_of(tree), room.releases)


def _redesigned(room: Newsroom, seed: int) -> Iterator[Pair]:
    """Every design; every rewording."""
    old = _old(room, room.releases, seed)
    for number, name in enumerate(DESIGNS):
        if number % len(DESIGNS) == seed % len(DESIGNS):
            continue
        new = _new(room, room.releases, number + len(DESIGNS) * (seed % 2), related=room.releases[2:4])
        yield _pair(room, f"design: {name}", old, new, room.releases)
    for number, (name, reworded) in enumerate(changes.REWORDINGS.items()):
        releases = reworded(room, room.releases)
        new = _new(room, releases, seed + 1 + number, related=releases[1:3])
        yield _pair(room, f"words: {name}", old, new, releases)


def _moved_on(room: Newsroom, seed: int) -> Iterator[Pair]:
    """A redesign while time goes on: some items new, some fallen off, all new."""
    total = len(room.releases)
    old = _old(room, room.releases, seed)
    half = total // 2
    for name, first, shown, number in (
        ("half of them new", min(5, half), min(10, total), seed + 2),
        ("fewer", 0, max(5, half), seed + 3),
        ("two known, the rest new", max(5, half) - 2, max(5, half), seed + 4),
    ):
        releases = room.releases[:shown]
        known = frozenset(one.link for one in room.releases[first:])
        new = _new(room, releases, number, related=room.releases[first + 1 : first + 2])
        yield replace(_pair(room, f"time: {name}", old, new, releases), known=known)
    if all(one.day for one in room.releases) and half >= 5 and room.releases[0].day != room.releases[half].day:
        known = frozenset(one.link for one in room.releases[half:])
        yield replace(
            _pair(
                room,
                "time: all new, same design",
                old,
                old if room.body else _old(room, room.releases[:half], seed),
                room.releases[: total if room.body else half],
            ),
            known=known,
        )
        new = _new(room, room.releases[:half], seed + 5)
        yield replace(_pair(room, "time: all new, other design", old, new, room.releases[:half]), known=known)
    for most in (1, 2, 4):
        new = _new(room, room.releases, seed + 5 + most, related=room.releases[:1])
        yield replace(_pair(room, f"teacher: {most} known", old, new, room.releases), most_known=most)


def _gone(room: Newsroom, seed: int) -> Iterator[Pair]:
    """The news is gone, another list stands there."""
    old = _old(room, room.releases, seed)
    for number, (name, impostor) in enumerate(IMPOSTORS.items()):
        style = styled(room, seed + number)
        frame = (page, other_page)[(seed + number) % 2]
        related = room.releases[1 : 1 + number % 3]
        new = frame(room, impostor(room, style), style, heading="Welcome", related=related)
        yield _pair(room, f"gone: {name}", old, new, ())
        if number % 4 == seed % 4:
            yield replace(_pair(room, f"gone, few known: {name}", old, new, ()), most_known=4)


def _gone_in_place(room: Newsroom) -> Iterator[Pair]:
    """The page as it was, or changed, without any of its news."""
    for name in ("as it was", "all of these") if room.body is not None else ():
        assert room.body is not None
        tree = changes.tree_of(room)
        changes.without(tree, room, room.releases)
        for step in changes.IN_PLACE.get(name, ()):
            step(tree)
        yield _pair(room, f"gone in place: {name}", room.body, changes.body_of(tree), ())
    if room.body is None:
        style = styled(room, 0)
        old = page(room, plain_list(room.releases, style), style)
        for number, (name, impostor) in enumerate(IMPOSTORS.items()):
            new = page(room, impostor(room, styled(room, number)), style)
            yield _pair(room, f"gone, same frame: {name}", old, new, ())
