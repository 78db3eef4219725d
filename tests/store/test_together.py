"""Several threads, several processes, and processes that are killed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from feeds.store import SqlStore
from tests.builders import entry, spec, story

WRITER = """
import sys
from feeds.store import SqlStore
from tests.builders import entry, story
url, name, turns = sys.argv[1], sys.argv[2], int(sys.argv[3])
with SqlStore(url) as store:
    for number in range(turns):
        with store.turn(name) as turn:
            for item in range(3):
                turn.put(story(entry(source_id=name, key=f"{name}/{number}/{item}", body="long " * 500)))
        print(number, flush=True)
"""


def writer(url: str, name: str, turns: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, url, name, str(turns)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_threads_read_what_was_committed_while_a_turn_writes(store: SqlStore) -> None:
    with store.turn("acme/news") as turn:
        turn.put(story(entry(key="x/0")))
    written = Event()

    def look() -> list[tuple[int, int, int]]:
        assert written.wait(10)
        return [
            (store.count(), len(store.stories(spec())), len(store.known("acme/news", ["x/0", "x/1"])))
            for _ in range(20)
        ]

    with ThreadPoolExecutor(max_workers=4) as pool:
        looks = [pool.submit(look) for _ in range(4)]
        with store.turn("acme/news") as turn:
            turn.put(story(entry(key="x/1")))
            written.set()
            for result in looks:
                assert set(result.result(timeout=30)) == {(1, 1, 1)}
    assert store.count() == 2


def test_turns_of_several_threads_are_taken_one_at_a_time(store: SqlStore) -> None:
    def take(number: int) -> None:
        with store.turn(f"source-{number}") as turn:
            for item in range(5):
                turn.put(story(entry(source_id=f"source-{number}", key=f"x/{number}/{item}")))

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(take, range(24)))
    assert store.count() == 120
    assert len({one.updated for one in store.every_story()}) == 120


def test_two_processes_make_one_new_store_and_write_to_it_at_once(url: str) -> None:
    writers = [writer(url, f"writer-{number}", 15) for number in range(3)]
    for process in writers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with SqlStore(url) as store:
        assert store.count() == 3 * 15 * 3
        assert len({one.updated for one in store.every_story()}) == 135


def test_a_process_killed_in_the_middle_leaves_whole_turns(url: str) -> None:
    for round_ in range(5):
        with writer(url, f"writer-{round_}", 10_000) as process:
            assert process.stdout is not None
            for _ in range(3 + round_):
                process.stdout.readline()
            process.kill()
            said = [int(line) for line in process.communicate()[0].splitlines() if line.isdecimal()]
        with SqlStore(url) as store:
            kept = [one for one in store.every_story() if one.lead.source_id == f"writer-{round_}"]
            assert len(kept) % 3 == 0
            assert len(kept) >= 3 * (max(said, default=2 + round_) + 1)
            with store._engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
