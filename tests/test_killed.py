"""A run that is killed at any moment, and the run after it: nothing lost, nothing twice, every file whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from feeds.config import load
from feeds.store import SqlStore
from tests.builders import spec
from tests.pages import article, atom, newsroom
from tests.server import ATOM, Site, page, serve

MOMENTS = 8  # random moments at which a run is killed
pytestmark = pytest.mark.xdist_group("killed")  # one worker has the run to compare with
ITEMS = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", f"2025-11-{n:02}") for n in range(1, 13)]


def config_text(site: Site) -> str:
    sources = "".join(f"      - {site.url(f'/feed-{n}')}\n" for n in range(4))
    return (
        "publisher: {title: Test, base_url: https://feeds.example/}\n"
        "fetch: {allow: [127.0.0.1]}\n"
        "companies:\n  acme:\n    name: Acme\n    sources:\n"
        f"{sources}      - {site.url('/news')}\n"
        "topics: {plans: {title: Plans, any: [plan]}}\n"
    )


def pages() -> dict[str, object]:
    feeds = {
        f"/feed-{n}": page(atom(*((f"/{n}{path}", f"{title}, part {n}", day) for path, title, day in ITEMS)), ATOM)
        for n in range(4)
    }
    articles = {path: page(article(title, day)) for path, title, day in ITEMS}
    return {"/news": page(newsroom(ITEMS)), **feeds, **articles}


def start(config: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "feeds", "run", "--config", str(config), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def final_state(config: Path) -> list[tuple[object, ...]]:
    """Return all that is stored, by id, but for the instants at which it was seen."""
    store = SqlStore(load(config).store)
    try:
        return [
            (s.id, [(e.source_id, e.key, e.title, e.summary, e.published, e.complete) for e in s.entries],
             [m.id for m in s.companies], [m.id for m in s.topics], s.updated)
            for s in sorted(store.stories(spec(limit=1000)), key=lambda story: story.id)
        ]  # fmt: skip
    finally:
        store.close()


def documents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def check_whole(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix in (".atom", ".rss", ".opml"):
            etree.parse(path)  # raises where it is cut off


@pytest.fixture(scope="session")
def site() -> object:
    with serve(pages()) as served:  # type: ignore[arg-type]  # a mapping of pages
        yield served


def folder_with_config(folder: Path, site: Site) -> Path:
    folder.mkdir()
    (folder / "sources.yaml").write_text(config_text(site), encoding="utf-8")
    return folder / "sources.yaml"


def run_to_the_end(config: Path) -> float:
    started = time.monotonic()
    process = start(config)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 0, complaint.decode()
    return time.monotonic() - started


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, site: Site) -> tuple[Path, float]:
    """The folder of a run that nobody killed, and how long it took."""
    config = folder_with_config(tmp_path_factory.mktemp("whole") / "run", site)
    return config, run_to_the_end(config)


def killed_run(folder: Path, site: Site, after: float) -> Path:
    """Start a run and kill it after so many seconds; one that ends before is begun anew, and killed sooner."""
    for attempt in range(6):
        config = folder_with_config(folder / f"killed-{attempt}", site)
        process = start(config)
        try:
            process.wait(after / 2**attempt)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        if process.returncode == -signal.SIGKILL:
            return config
    raise AssertionError("every run ended before it could be killed")


@pytest.mark.parametrize("moment", [random.Random(7 + n).uniform(0.1, 1.0) for n in range(MOMENTS)])
def test_a_killed_run_and_a_run_after_it_come_to_the_same_end(
    tmp_path: Path, site: Site, whole: tuple[Path, float], moment: float
) -> None:
    config = killed_run(tmp_path, site, moment * whole[1])
    check_whole(config.parent / "output")
    run_to_the_end(config)
    assert final_state(config) == final_state(whole[0])
    assert documents(config.parent / "output") == documents(whole[0].parent / "output")
    assert not list(config.parent.rglob("*.tmp"))


def test_two_runs_at_once_do_not_disturb_each_other(tmp_path: Path, site: Site) -> None:
    config = folder_with_config(tmp_path / "both", site)
    processes = [start(config) for _ in range(2)]
    ends = [(process.communicate(timeout=60)[1], process.returncode) for process in processes]
    codes = sorted(code for _, code in ends)
    assert codes in ([0, 0], [0, 2])
    for complaint, code in ends:
        if code == 2:
            assert b"Another process is at work on the store" in complaint
            assert b"--wait" in complaint
    check_whole(config.parent / "output")


def test_runs_wait_for_each_other_if_they_are_told_to(tmp_path: Path, site: Site) -> None:
    config = folder_with_config(tmp_path / "waits", site)
    processes = [start(config, "--wait", "60") for _ in range(3)]
    ends = [(process.communicate(timeout=60)[1], process.returncode) for process in processes]
    assert [code for _, code in ends] == [0, 0, 0], ends
