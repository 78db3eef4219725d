"""CPU time to learn a listing page, to apply what was learnt, and to visit it with known items; per 100 KB of page.

python -m tests.benchmarks.wrapper [FILE of labelled lists]
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from feeds.extractors.page import Page
from feeds.healing import applied, healed, learnt
from tests.quality.redesigns.measure import page_at
from tests.quality.redesigns.newsrooms import Newsroom, case_rooms, sample_rooms

_ROUNDS = 3
_SMALLEST = 10_000  # bytes; of a smaller page the time per 100 KB says little


def main(words: list[str]) -> None:
    """Print median and worst of each."""
    rooms: list[Newsroom] = [*case_rooms(), *(room for word in words for room in sample_rooms(Path(word)))]
    figures: dict[str, list[tuple[float, float, str]]] = {"learn": [], "apply": [], "visit": []}
    for room in rooms:
        assert room.body is not None
        page = page_at(room.url, room.body)
        listing = learnt(page)
        if listing.wrapper is None:
            continue
        wrapper, items = listing.wrapper, listing.items
        works: dict[str, Callable[[Page], object]] = {
            "learn": learnt,
            "apply": lambda page, wrapper=wrapper: applied(wrapper, page),  # type: ignore[misc]  # bound at once
            "visit": lambda page, wrapper=wrapper, items=items: healed(wrapper, items, page),  # type: ignore[misc]  # likewise
        }
        for name, work in works.items():
            figures[name].append((_seconds(work, page), len(room.body) / 100_000, room.name))
    for name, rows in figures.items():
        large = [row for row in rows if row[1] * 100_000 >= _SMALLEST]
        rates = [seconds / size for seconds, size, _ in large]
        worst = max(rows)
        sys.stdout.write(
            f"{name}: {len(rows)} pages, median {1000 * median(row[0] for row in rows):.1f} ms a page; per 100 KB "
            f"(of {len(large)} pages above {_SMALLEST // 1000} KB) median {1000 * median(rates):.1f} ms, "
            f"worst {1000 * max(rates):.1f} ms; slowest page {1000 * worst[0]:.0f} ms "
            f"({worst[2]}, {worst[1] * 100:.0f} KB)\n"
        )


def _seconds(work: Callable[[Page], object], page: Page) -> float:
    """Return the CPU seconds of the best of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        work(page)
        times.append(time.process_time() - before)
    return min(times)


if __name__ == "__main__":
    main(sys.argv[1:])
