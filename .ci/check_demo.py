"""Checks what `feeds demo` wrote, with other libraries than those that wrote it; fails loudly."""

import sys
from pathlib import Path

import feedparser
from lxml import etree

TITLE = (
    "Ms. Theresa Tse Invited to Attend 2025 International Biomedical Industry Innovation Conference Beijing Forum,"
    "Sino Biopharm's Frontier Technology Innovation R&D Center to be Established in International Pharmaceutical "
    "Innovation Park"
)
LINK = "https://www.sino-biopharm.example/en/news/2025/1027-beijing-forum.html"
ORIGIN = "Beijing Daily"
SUMMARY = "On the afternoon of October 25, "
FEEDS = ("companies/sino-biopharm", "topics/biopharma-events", "all")


def main(output: Path) -> int:
    """Return 0 if every document is whole and the seed's item stands in each of its feeds as it should."""
    faults = [fault for path in sorted(output.rglob("*")) if path.is_file() for fault in whole(path)]
    for feed in FEEDS:
        for suffix in ("atom", "rss"):
            faults += seed_item(output / f"{feed}.{suffix}")
    for name in ("feeds.opml", "index.html"):
        if not (output / name).is_file():
            faults.append(f"{name} is missing")
    sys.stdout.writelines(f"{fault}\n" for fault in faults or ["every document is whole; the seed's item is right"])
    return 1 if faults else 0


def whole(path: Path) -> list[str]:
    """Return what is wrong with a file as such."""
    if path.name.endswith(".tmp"):
        return [f"{path} is a temporary file left behind"]
    if path.suffix in (".atom", ".rss", ".opml"):
        try:
            etree.parse(path)
        except etree.XMLSyntaxError as error:
            return [f"{path} is not well-formed: {error}"]
    return []


def seed_item(path: Path) -> list[str]:
    """Return what is wrong with the seed's item in one document."""
    parsed = feedparser.parse(path.read_bytes())
    if parsed.bozo:
        return [f"{path}: feedparser complains: {parsed.bozo_exception}"]
    found = [entry for entry in parsed.entries if entry.link == LINK]
    if len(found) != 1:
        return [f"{path} holds the seed's item {len(found)} times, not once"]
    entry = found[0]
    faults = []
    if entry.title != TITLE:
        faults.append(f"{path}: title is {entry.title!r}")
    if tuple(entry.published_parsed[:4]) != (2025, 10, 27, 12):
        faults.append(f"{path}: published is {entry.published!r}")
    if not entry.summary.startswith(SUMMARY):
        faults.append(f"{path}: summary is {entry.summary!r}")
    if ORIGIN not in [person.get("name") for person in entry.get("contributors", [])]:
        faults.append(f"{path}: origin is {entry.get('contributors')!r}")
    if not entry.id.startswith("tag:"):
        faults.append(f"{path}: id is {entry.id!r}")
    return faults


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
