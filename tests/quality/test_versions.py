"""How surely versions of one release in several languages are known: no wrong pair, and few that are missed."""

from itertools import combinations
from pathlib import Path

import pytest

from feeds.dedupe.blocks import may_be_versions
from feeds.dedupe.version_traces import traces_of
from feeds.dedupe.versions import version_of
from feeds.model import Entry
from tests.builders import entry, stated

# Releases that one company might publish on one day, written for this test; a line is `language | address | title |
# text`, an empty line stands between releases. Many are built from one template, as real ones are. Those of the first
# file were there when the rules were made; those of the second were written later, in two lots: before anything was
# changed for them 20 of 29 and 9 of 12 pairs were found, and 4 of 1006 and 2 of 264 others wrongly joined.
FILES = ("version_texts.txt", "version_texts_later.txt")
COMPANIES = frozenset({"acme", "novara"})
Pairs = list[tuple[Entry, Entry]]


def told(line: str) -> Entry:
    language, url, title, text = (part.strip() for part in line.split("|", 3))
    key = url.partition("://")[2].removeprefix("www.")
    return entry(title, key=key, link=url, language=language, summary=text, published=stated("2025-11-10"))


def pairs(name: str) -> tuple[Pairs, Pairs]:
    """Return the pairs that are versions of one release, and all the others."""
    blocks = Path(__file__).with_name(name).read_text(encoding="utf-8").strip().split("\n\n")
    releases = [[told(line) for line in block.splitlines()] for block in blocks]
    same = [pair for release in releases for pair in combinations(release, 2)]
    other = [(one, two) for first, second in combinations(releases, 2) for one in first for two in second]
    return same, other


@pytest.mark.parametrize("name", FILES)
def test_no_two_releases_are_taken_for_versions_of_one(name: str) -> None:
    _, other = pairs(name)
    assert len(other) > 1000
    wrong = [(one.title, two.title, found.why) for one, two in other if (found := version_of(one, two, COMPANIES))]
    assert not wrong


@pytest.mark.parametrize(("name", "floor"), [(FILES[0], 0.92), (FILES[1], 0.82)])
def test_most_versions_are_known_by_what_they_say(name: str, floor: float) -> None:
    same, _ = pairs(name)
    assert len(same) >= 40
    found = [version_of(one, two, COMPANIES) for one, two in same]
    assert sum(evidence is not None for evidence in found) / len(same) >= floor


@pytest.mark.parametrize("name", FILES)
def test_versions_meet_in_a_block(name: str) -> None:
    same, _ = pairs(name)
    assert all(may_be_versions(traces_of(one, COMPANIES), traces_of(two, COMPANIES)) for one, two in same)
