"""How a command ends when it is stopped, or when nobody reads on."""

import os
import signal
import subprocess
import time
from pathlib import Path
from threading import Event

import feedparser

from tests.cli.door import COMMAND, on_terminal, sources_yaml, started, typed
from tests.pages import atom
from tests.server import ATOM, Asked, Reply, hang, page, serve, slow

FEED = page(atom(("/news/1", "Acme opens a plant for cell therapies in Suzhou", "2026-11-18")), ATOM)


def wait_until(condition: object, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not (callable(condition) and condition()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, and wait until the program has said that it heard."""
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    for line in process.stderr:
        if b"Stopping" in line:
            return
    raise AssertionError("it ended without a word")


def test_ctrl_c_ends_a_run_with_130_and_nothing_half_written(folder: Path) -> None:
    released = Event()

    def late(_: Asked) -> Reply:
        released.wait(20)
        return FEED

    with serve({"/good": FEED, "/late": late}) as site:
        sources_yaml(folder, site.url("/good"), site.url("/late"))
        process = started("run")
        wait_until(lambda: site.asked("/late"))
        stop(process)
        released.set()
        out, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert out == b""
        assert b"Traceback" not in err
        assert not list(folder.rglob("*.tmp"))
        assert typed("run", "--source", "acme").code == 0
    parsed = feedparser.parse((folder / "output/all.atom").read_bytes())
    assert len(parsed.entries) == 1


def test_ctrl_c_twice_ends_a_run_at_once(folder: Path) -> None:
    with serve({"/hangs": hang()}) as site:
        sources_yaml(folder, site.url("/hangs"))
        path = folder / "sources.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("deadline: 30s", "deadline: 1h"), encoding="utf-8")
        process = started("run")
        wait_until(lambda: site.asked("/hangs"))
        stop(process)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 130
    assert typed("status").code == 0


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    sources_yaml(folder, *(f"https://www.acme.example/{n}" for n in range(2000)))
    script = f"set -o pipefail; {' '.join(COMMAND)} status | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=30)
    assert done.stdout.startswith("source\t")
    assert done.stderr == ""
    assert done.returncode == 141


def test_output_to_nowhere_at_all_is_no_error(folder: Path) -> None:
    sources_yaml(folder, "https://www.acme.example/news")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run([*COMMAND, "schema"], stdout=gone, stderr=subprocess.PIPE, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (141, b"")


def test_on_a_terminal_a_bar_shows_how_far_a_run_is(folder: Path) -> None:
    with serve({"/good": slow(FEED, 0.3)}) as site:
        sources_yaml(folder, site.url("/good"))
        code, said = on_terminal(80, "run")
    assert code == 0
    bar, _, result = said.partition("1 source visited")
    assert "reading sources" in bar
    assert bar.endswith("\x1b[2K")  # it is gone when the result comes
    assert "reading sources" not in result
