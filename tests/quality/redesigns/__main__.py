"""Measure healing: python -m tests.quality.redesigns [own] [cases] [FILE of labelled lists] [--bad] [--every=N]."""

import sys
import time
from pathlib import Path

from tests.quality.redesigns.measure import Memory, Result, by_change, figures_of, result_of
from tests.quality.redesigns.newsrooms import Newsroom, case_rooms, own_rooms, sample_rooms
from tests.quality.redesigns.pairs import pairs_of


def main(words: list[str]) -> None:
    """Print for each kind of change how many pairs heal, and with --bad those that do not."""
    step = int(next((word.partition("=")[2] for word in words if word.startswith("--every=")), "1"))
    started = time.process_time()
    results, worst = [], 0.0
    for seed, room in list(enumerate(rooms_of(words)))[::step]:
        memory = Memory()
        for pair in pairs_of(room, seed):
            before = time.process_time()
            results.append(result_of(pair, memory))
            worst = max(worst, time.process_time() - before)
    for change, group in by_change(results).items():
        tell(change, group, bad="--bad" in words)
    sys.stdout.write(f"{figures_of(results)} share {figures_of(results).share:.4f}\n")
    sys.stdout.write(f"not learnt: {sorted({one.pair.room for one in results if not one.learnt})}\n")
    sys.stdout.write(f"{len(results)} pairs, {time.process_time() - started:.1f} s CPU, worst {worst:.2f} s\n")


def rooms_of(words: list[str]) -> list[Newsroom]:
    rooms: list[Newsroom] = []
    for word in [word for word in words if not word.startswith("--")] or ["own", "cases"]:
        if word == "own":
            rooms += own_rooms()
        elif word == "cases":
            rooms += case_rooms()
        else:
            rooms += sample_rooms(Path(word))
    return rooms


def tell(change: str, group: list[Result], *, bad: bool) -> None:
    figures = figures_of(group)
    told = f"healed {figures.healed}/{figures.heals}  false heals {figures.false_heals}"
    told += f"  precision {figures.precision:.3f}"
    gone = f"false accepts {figures.false_accepts}/{figures.gone}"
    sys.stdout.write(f"{change:45} {gone if figures.gone else told}\n")
    for one in group if bad else ():
        wrong = one.false_accept if not one.pair.expected else not one.healed or one.precision < 0.9
        if one.learnt and wrong:
            told = f"accepted={one.accepted} recall={one.recall:.2f} precision={one.precision:.2f} review={one.review}"
            sys.stdout.write(f"      {one.pair.room:50} {told} {one.why}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
