"""Real releases replayed as company sites, and two wires that repeat each in their own way: what is joined, what not.

    python -m tests.quality.replay PATH [--seed N] [--half 0|1] [--one-day]

PATH holds releases, one JSON object a line (id, company, title, url, date, body; or text, or lead, for body), and may
lie beside duplicates.jsonl, which says which of them are one release. Every release is an item of its company's site;
each wire repeats it with an edited title and an edited body, under a link with tracking, a day earlier to two later.
With --one-day all
releases are told on one day: then every template meets every other that was filled from it, which days keep apart in
the world. Deterministic: the same seed gives the same items. Nothing is fetched.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feeds
from feeds.text import letters
from tests.quality.edits import BODY_EDITS, FULL_NAMES, TITLE_EDITS, Edit

WIRES = ("www.healthwire.example", "news.globalwire.example")


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A release as its company's site has it."""

    id: str
    company: str
    title: str
    url: str
    day: datetime
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeat:
    """A wire's item, whose it is, and what was done to it."""

    item: feeds.Item
    release: Release
    edits: tuple[str, str]  # of title, of body


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What became of the repeats, and the pairs of different releases that were joined."""

    tries: Counter[str]  # by kind of edit
    joined: Counter[str]
    missed: tuple[tuple[str, str, str, str], ...]  # id, edits, title, the wire's title
    wrong: tuple[tuple[str, str], ...]  # ids

    @property
    def share(self) -> float:
        """The share of the repeats that were joined with their release."""
        return self.joined["ALL"] / max(1, self.tries["ALL"])


def releases_of(path: Path) -> list[Release]:
    rows = _rows(path)
    return [
        Release(
            id=row["id"], company=row["company"], title=row["title"], url=row["url"],
            day=datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
            body=row.get("body") or row.get("text") or row.get("lead") or "",
        )
        for row in rows if row.get("date")
    ]  # fmt: skip


def on_one_day(releases: Sequence[Release]) -> list[Release]:
    """Return the releases as if all had come out on one day."""
    return [replace(release, day=datetime(2024, 1, 1, tzinfo=UTC)) for release in releases]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def known_same(path: Path, releases: Sequence[Release]) -> dict[str, str]:
    """Return the id that stands for each release: labelled duplicates, and equal titles of one day, are one."""
    stands = {release.id: release.id for release in releases}
    first: dict[tuple[str, datetime], str] = {}
    for release in releases:
        stands[release.id] = first.setdefault((letters(release.title), release.day), release.id)
    labels = path.with_name("duplicates.jsonl")
    for row in _rows(labels) if labels.exists() else ():
        if row["label"] == "duplicate":
            one, two = stands[row["a"]], stands[row["b"]]
            stands = {id_: one if other == two else other for id_, other in stands.items()}
    return stands


def repeats_of(releases: Sequence[Release], seed: int) -> list[Repeat]:
    """Return what the wires make of the releases: each kind of edit as often as any other."""
    chance = random.Random(seed)
    titles = _dealt(TITLE_EDITS, len(releases) * len(WIRES), chance)
    bodies = _dealt(BODY_EDITS, len(releases) * len(WIRES), chance)
    found = []
    for number, release in enumerate(releases):
        for wire, host in enumerate(WIRES):
            place = number * len(WIRES) + wire
            found.append(_repeat(release, host, (titles[place], bodies[place]), random.Random(f"{seed} {place}")))
    return found


def _dealt(edits: dict[str, Edit], count: int, chance: random.Random) -> list[str]:
    deck = (list(edits) * (count // len(edits) + 1))[:count]
    chance.shuffle(deck)
    return deck


def _repeat(release: Release, host: str, edits: tuple[str, str], chance: random.Random) -> Repeat:
    title = TITLE_EDITS[edits[0]](release.title, release.company, release.body, chance)
    body = BODY_EDITS[edits[1]](release.body, release.company, release.title, chance)
    day = release.day + timedelta(days=chance.choice((-1, 0, 0, 0, 1, 1, 2)))
    company = chance.choice((release.company, release.company, FULL_NAMES.get(release.company, release.company)))
    item = feeds.Item(
        title=title,
        link=f"https://{host}/news/{chance.randrange(10**9)}.html?utm_source=rss&utm_campaign={chance.randrange(99)}",
        published=day,
        summary=body if edits[1].startswith("summary") else None,
        body=None if edits[1].startswith("summary") else body or None,
        company=company,
    )
    return Repeat(item=item, release=release, edits=edits)


def replay(releases: Sequence[Release], stands: dict[str, str], seed: int) -> Result:
    """Cluster sites and wires together, and count."""
    repeats = repeats_of(releases, seed)
    items = [
        feeds.Item(title=one.title, link=one.url, published=one.day, body=one.body, company=one.company)
        for one in releases
    ]  # fmt: skip
    owners = [stands[release.id] for release in releases] + [stands[repeat.release.id] for repeat in repeats]
    story_of = {}
    members: defaultdict[int, set[str]] = defaultdict(set)
    for number, story in enumerate(feeds.cluster([*items, *(repeat.item for repeat in repeats)])):
        for index in story:
            story_of[index] = number
            members[number].add(owners[index])
    tries: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    missed = []
    for place, repeat in enumerate(repeats):
        home = {
            story_of[index]
            for index, owner in enumerate(owners[: len(releases)])
            if owner == owners[len(releases) + place]
        }
        kinds = ("ALL", f"title: {repeat.edits[0]}", f"body: {repeat.edits[1]}")
        tries.update(kinds)
        if story_of[len(releases) + place] in home:
            joined.update(kinds)
        else:
            missed.append((repeat.release.id, " + ".join(repeat.edits), repeat.release.title, repeat.item.title or ""))
    wrong = {tuple(sorted(names)[:2]) for names in members.values() if len(names) > 1}
    return Result(tries=tries, joined=joined, missed=tuple(missed), wrong=tuple(sorted((a, b) for a, b in wrong)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only lines with even (0) or odd (1) number")
    parser.add_argument("--one-day", action="store_true", help="as if all had come out on one day")
    parser.add_argument("--worst", type=int, default=20, help="misses to print")
    options = parser.parse_args()
    releases = releases_of(options.path)
    if options.one_day:
        releases = on_one_day(releases)
    stands = known_same(options.path, releases)
    if options.half is not None:
        releases = releases[options.half :: 2]
    result = replay(releases, stands, options.seed)
    lines = [f"{kind:42} {result.joined[kind]:5} of {count:5}" for kind, count in sorted(result.tries.items())]
    lines += ["missed: " + " | ".join(miss) for miss in result.missed[: options.worst]]
    lines += [f"wrongly joined: {' '.join(pair)}" for pair in result.wrong]
    lines.append(f"joined {result.share:.2%} of the repeats; different releases joined: {len(result.wrong)}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
