"""The demo as a user runs it, and what it leaves behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

pytestmark = pytest.mark.xdist_group("demo")  # one worker runs the demo for all

SEED = (
    "Ms. Theresa Tse Invited to Attend 2025 International Biomedical Industry Innovation Conference Beijing Forum,"
    "Sino Biopharm's Frontier Technology Innovation R&D Center to be Established in International Pharmaceutical "
    "Innovation Park"
)
LINK = "https://www.sino-biopharm.example/en/news/2025/1027-beijing-forum.html"


def feeds(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "feeds", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=100, env=environment
    )


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, object]]]:
    """The demo's folder, and what it said for machines."""
    folder = tmp_path_factory.mktemp("demo")
    done = feeds("demo", "--keep", str(folder), "--json", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


Demo = tuple[Path, dict[str, dict[str, object]]]


@pytest.mark.parametrize("path", ["companies/sino-biopharm", "topics/biopharma-events", "all"])
@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_the_seeds_item_stands_in_its_feeds_with_its_four_facts(demo: Demo, path: str, suffix: str) -> None:
    parsed = feedparser.parse((demo[0] / "output" / f"{path}.{suffix}").read_bytes())
    assert not parsed.bozo
    (entry,) = [entry for entry in parsed.entries if entry.link == LINK]
    assert entry.title == SEED
    assert tuple(entry.published_parsed[:6]) == (2025, 10, 27, 12, 0, 0)
    assert entry.summary.startswith("On the afternoon of October 25, the plenary session")
    assert entry.id.startswith("tag:feeds.example,2026-01-01:")


def test_the_seeds_stated_origin_is_kept(demo: Demo) -> None:
    assert "Beijing Daily" in (demo[0] / "output/companies/sino-biopharm.atom").read_text(encoding="utf-8")


def test_chinese_and_japanese_news_is_read_as_well_as_english(demo: Demo) -> None:
    parsed = feedparser.parse((demo[0] / "output/feeds/asia.atom").read_bytes())
    entries = {entry.title: entry for entry in parsed.entries}
    chinese = entries["中国生物制药南京细胞治疗生产基地正式启用"]
    assert tuple(chinese.published_parsed[:3]) == (2025, 6, 11)
    assert chinese.summary.startswith("周二，公司位于南京的细胞治疗生产基地举行启用仪式")
    japanese = entries["富山新工場の竣工について"]
    assert tuple(japanese.published_parsed[:3]) == (2025, 9, 5)
    assert japanese.summary.startswith("花見製薬の富山新工場が竣工し")


def test_versions_of_a_release_in_two_languages_are_one_entry_that_links_both(demo: Demo) -> None:
    parsed = feedparser.parse((demo[0] / "output/feeds/asia.atom").read_bytes())
    assert not [entry.title for entry in parsed.entries if entry.title.startswith("谢其润女士应邀出席")]
    (seed,) = [entry for entry in parsed.entries if entry.title == SEED]
    versions = [(link.href, link.hreflang) for link in seed.links if link.rel == "alternate"]
    assert versions[0] == (LINK, "en")
    assert [language for _, language in versions] == ["en", "zh-CN"]


def test_the_forum_of_the_seed_is_on_the_calendar(demo: Demo) -> None:
    told = (demo[0] / "output/topics/biopharma-events.ics").read_bytes()
    days = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in Calendar.from_ical(told).walk("VEVENT")}
    assert [day for name, day in days.items() if "Beijing Forum" in name] == [date(2025, 10, 25)]


def test_what_the_wire_repeats_is_published_once(demo: Demo) -> None:
    parsed = feedparser.parse((demo[0] / "output/all.atom").read_bytes())
    titles = [entry.title for entry in parsed.entries]
    assert len([title for title in titles if "BT-207" in title]) == 1
    assert len([title for title in titles if "Third Quarter 2025" in title]) == 1
    assert len([title for title in titles if "NG-12" in title and "Survival" in title]) == 1
    assert "Chairwoman Theresa Tse at Beijing Forum" not in " ".join(titles)
    assert demo[1]["first"]["duplicates"] == 8  # four of the wire, four in Chinese


def test_a_wires_item_reaches_the_company_it_is_about(demo: Demo) -> None:
    parsed = feedparser.parse((demo[0] / "output/companies/quanta-bio.atom").read_bytes())
    assert [entry.title for entry in parsed.entries] == [
        "Quanta Bio Announces Webcast of Fireside Chat at London Conference"
    ]


def test_every_source_but_the_broken_one_is_read(demo: Demo) -> None:
    failed = demo[1]["first"]["failed"]
    assert isinstance(failed, dict)
    assert list(failed) == ["quanta-bio/quanta-bio.example-news"]
    assert "503" in failed["quanta-bio/quanta-bio.example-news"]


def test_the_second_pass_repeats_nothing_and_rewrites_nothing(demo: Demo) -> None:
    second = demo[1]["second"]
    assert (second["new"], second["changed"], second["duplicates"], second["written"]) == (0, 0, 0, [])
    assert second["stories"] == demo[1]["first"]["stories"]


def test_the_demo_tells_a_person_what_happened(tmp_path: Path) -> None:
    done = feeds("demo", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in (
        "10 sources",
        "First pass",
        "Second pass",
        "0 documents written",
        "Beijing Daily",
        "index.html",
        "503",
    ):
        assert words in done.stdout
    assert (tmp_path / "output" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


def test_the_demo_leaves_the_output_of_a_real_store_alone(tmp_path: Path) -> None:
    (tmp_path / "feeds.db").write_bytes(b"")
    done = feeds("demo", folder=tmp_path)
    assert done.returncode == 2
    assert "--keep" in done.stderr


def test_the_demo_serves_its_feeds_until_it_is_stopped(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "feeds", "demo", "--serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "output/index.html").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        address = f"http://127.0.0.1:{port}/all.atom"
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
            parsed = feedparser.parse(answer.read())
        assert [link.href for link in parsed.feed.links if link.rel == "self"] == [address]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
