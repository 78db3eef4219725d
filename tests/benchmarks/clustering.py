"""What it costs to cluster and classify new entries beside many that are stored.

    python -m tests.benchmarks.clustering [SIZES ...] [--new 1000]

For each size (default 10000 50000 200000 stored entries) a store is filled and so many new entries are settled beside
them, three in ten of them repeats of stored ones by a wire. Prints seconds, milliseconds for a new entry, and the peak
of memory while settling; the last line is the cost at the largest size over that at the smallest: 1.0 is flat.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert

from feeds.classify import Classifier
from feeds.config import load
from feeds.dedupe import VERSION
from feeds.dedupe.blocks import count_of
from feeds.model import (
    BlockKind,
    Config,
    Entry,
    Match,
    Outcome,
    Precision,
    Published,
    Result,
    Role,
    Source,
    SourceState,
    Verdict,
)
from feeds.settle import Settler, mint
from feeds.store import SqlStore, once, rows
from feeds.store.moments import micros
from feeds.store.schema import ENTRIES, ENTRY_BLOCKS, IDENTITIES, META, STORIES, STORY_COMPANIES
from feeds.visit import Arrival, Visit
from tests.samples import ROOT

SIZES = (10_000, 50_000, 200_000)
SPAN = 3650  # days over which the stored entries lie
END = datetime(2026, 11, 20, 12, tzinfo=UTC)
BATCH = 2_000

_SYLLABLES = (
    "al",
    "ber",
    "cor",
    "dan",
    "el",
    "fir",
    "gol",
    "hap",
    "iv",
    "jor",
    "kel",
    "lum",
    "mor",
    "nat",
    "or",
    "pir",
)
_ENDINGS = ("mab", "tinib", "gliptin", "parib", "cept", "vir", "stat", "sertib")
_DISEASES = (
    "gastric cancer", "plaque psoriasis", "type 2 diabetes", "heart failure", "multiple myeloma", "severe asthma",
    "ulcerative colitis", "chronic kidney disease", "migraine", "hepatitis B", "lupus nephritis", "breast cancer",
)  # fmt: skip
_DEEDS = (
    "announces phase {phase} results of {drug} in {disease}",
    "doses first patient in phase {phase} trial of {drug} in {disease}",
    "receives approval for {drug} for the treatment of {disease}",
    "signs {amount} million dollar licence agreement for {drug}",
    "opens {amount} million dollar plant for {drug}",
    "submits application for {drug} in {disease}",
    "to present data on {drug} at medical congress",
)


def word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=3))


def release(number: int, company: str, at: datetime) -> Entry:
    """Return a release of its own, the same for the same number."""
    dice = random.Random(number)
    drug = word(dice) + dice.choice(_ENDINGS)
    facts = {
        "phase": dice.randint(1, 3),
        "drug": drug,
        "disease": dice.choice(_DISEASES),
        "amount": dice.randint(10, 900),
    }
    title = f"{company} {dice.choice(_DEEDS).format(**facts)}"
    sentences = [
        f"{company} today said that {drug} {word(dice)} {dice.randint(2, 99)}.{dice.randint(0, 9)} per cent of "
        f"{dice.randint(40, 4000)} patients with {facts['disease']} {word(dice)} at week {dice.randint(4, 96)}."
        for _ in range(12)
    ]
    key = f"{company.lower().replace(' ', '-')}.example/news/{number}"
    return Entry(
        source_id=f"{company}/news",
        key=key,
        link=f"https://{key}",
        title=title,
        summary=sentences[0],
        body=f"<p>{' '.join(sentences)}</p>",
        listed=str(number),
        published=Published(at=at, precision=Precision.DATE, stated=at.date().isoformat()),
        first_seen=at,
    )


def fill(store: SqlStore, settler: Settler, companies: dict[str, str], size: int) -> None:
    """Store so many releases, each a Story of its own, as settling would have, but in few statements."""
    with store._writing() as connection:
        connection.execute(insert(META), {"name": once.BLOCKS, "value": VERSION})
        for start in range(0, size, BATCH):
            stories, entries, identities, matches, blocks = [], [], [], [], []
            for number in range(start, min(size, start + BATCH)):
                company_id, name = list(companies.items())[number % len(companies)]
                at = END - timedelta(days=number * SPAN / size, seconds=number % 3600)
                entry = replace(release(number, name, at), source_id=f"{company_id}/news")
                story_id, instant = mint(entry.key, settler.publisher), micros(at)
                stories.append(
                    {"id": story_id, "dated": instant, "first_seen": instant, "updated": -number * 1_000_000}
                )
                entries.append(rows.entry_row(entry, story_id, 0))
                identities.append({"key": entry.key, "story_id": story_id, "first_seen": instant})
                matches += rows.match_rows(story_id, [Match(id=company_id, why="its own source")], (instant, instant))
                number_ = rows.number_of(entry.source_id, entry.key)
                own = settler.sketch(entry).blocks
                common = {"dated": instant, "number": number_, "titles": count_of(BlockKind.TITLE, own)}
                blocks += [{"block": one, **common} for one in own]
            for table, made in (
                (STORIES, stories), (ENTRIES, entries), (IDENTITIES, identities), (STORY_COMPANIES, matches),
                (ENTRY_BLOCKS, blocks),
            ):  # fmt: skip
                connection.execute(insert(table), made)


def arriving(companies: dict[str, str], size: int, new: int) -> Iterator[tuple[Entry, bool]]:
    """Yield new entries and whether each repeats a stored one."""
    for number in range(new):
        company_id, name = list(companies.items())[number % len(companies)]
        if number % 10 < 3:
            stored = number * size // new // 10
            company_id, name = list(companies.items())[stored % len(companies)]
            at = END - timedelta(days=stored * SPAN / size)
            repeat = release(stored, name, at)
            key = f"wire.example/{stored}"
            yield replace(repeat, source_id="wire", key=key, link=f"https://{key}", title=f"{repeat.title} - Wire",
                          body=(repeat.body or "")[:600], role=Role.WIRE), True  # fmt: skip
        else:
            own = release(10_000_000 + number, name, END - timedelta(seconds=number))
            yield replace(own, source_id=f"{company_id}/news"), False


def settings(folder: Path) -> Config:
    """Return the configuration of this repository: its companies and topics, with a source for each."""
    loaded = load(ROOT / "sources.yaml")
    own = tuple(
        Source(id=f"{id_}/news", url=f"https://{id_}.example/", name=one.name, company=id_)
        for id_, one in loaded.companies.items()
    )
    wire = Source(id="wire", url="https://wire.example/", name="Wire", role=Role.WIRE)
    return replace(loaded, sources=(*own, wire), store=f"sqlite:///{folder / 'feeds.db'}")


def measured(size: int, new: int) -> tuple[float, int, int]:
    """Return seconds, joined repeats, and the peak of memory in MB above none, of settling beside `size` entries."""
    with TemporaryDirectory() as place:
        config = settings(Path(place))
        companies = {id_: one.name for id_, one in config.companies.items()}
        settler = Settler(publisher=config.publisher, classifier=Classifier(config))
        sources = {source.id: source for source in config.sources}
        with SqlStore(config.store) as store:
            fill(store, settler, companies, size)
            incoming = list(arriving(companies, size, new))
            settler = Settler(publisher=config.publisher, classifier=Classifier(config))  # nothing at hand
            began = time.perf_counter()
            joined = 0
            with store.turn("wire") as turn:
                for entry, _ in incoming:
                    visit = Visit(
                        source=sources[entry.source_id],
                        outcome=Outcome(source_id=entry.source_id, result=Result.READ),
                        state=SourceState(source_id=entry.source_id, checked_at=END),
                        arrivals=(Arrival(entry=entry, verdict=Verdict.NEW),),
                    )
                    joined += settler.settle(visit, turn).duplicates
            seconds = time.perf_counter() - began
        expected = sum(repeats for _, repeats in incoming)
        if joined != expected:
            sys.stderr.write(f"{joined} of {expected} repeats were joined\n")
        return seconds, joined, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure each size in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        sys.stdout.write(" ".join(map(str, measured(options.sizes[0], options.new))))
        return
    sys.stdout.write(f"{'stored':>9} {'new':>6} {'joined':>7} {'seconds':>8} {'ms each':>8} {'peak MB':>8}\n")
    costs = []
    for size in options.sizes:
        command = [sys.executable, "-m", "tests.benchmarks.clustering", str(size), "--new", str(options.new), "--alone"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        sys.stderr.write(answer.stderr)
        seconds, joined, peak = answer.stdout.split()
        costs.append(float(seconds))
        each = 1000 * float(seconds) / options.new
        sys.stdout.write(f"{size:>9} {options.new:>6} {joined:>7} {float(seconds):>8.2f} {each:>8.2f} {peak:>8}\n")
        sys.stdout.flush()
    sys.stdout.write(f"cost of a new entry, largest over smallest: {costs[-1] / costs[0]:.2f}\n")


if __name__ == "__main__":
    main()
