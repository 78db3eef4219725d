"""One process at a time, whatever becomes of the one before."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from feeds.errors import StoreError, StoreLockedError
from feeds.store.lock import hold, lock_path

HOLDER = """
import sys
from feeds.store.lock import hold
with hold(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(url: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_leaves_with_a_clear_message(url: str) -> None:
    with holder(url) as first:
        with pytest.raises(StoreLockedError, match=r"Another process .*feeds\.db\.lock\.") as caught, hold(url):
            pass
        assert "--wait" in caught.value.hint
        first.communicate("go\n")
    with hold(url):
        pass


def test_a_second_process_waits_as_long_as_it_was_told(url: str) -> None:
    with holder(url) as first:
        began = monotonic()
        with pytest.raises(StoreLockedError, match=r"within 0\.2 seconds"), hold(url, 0.2):
            pass
        assert 0.2 <= monotonic() - began < 5
        assert first.stdin is not None
        first.stdin.write("go\n")
        first.stdin.flush()
        with hold(url, 30):
            pass
        first.communicate()


def test_the_lock_of_a_killed_process_does_no_harm(url: str) -> None:
    with holder(url) as first:
        first.kill()
        first.communicate()
    assert lock_path(url).exists()
    with hold(url):
        pass


def test_the_lock_is_given_back_when_the_work_fails(url: str) -> None:
    with pytest.raises(KeyError), hold(url):
        raise KeyError
    with hold(url):
        pass


def test_a_lock_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"), hold(f"sqlite:///{tmp_path / 'no' / 'feeds.db'}"):
        pass


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs /proc, a folder in which nobody may make files")
def test_a_lock_that_cannot_be_made_says_so() -> None:
    with pytest.raises(StoreError, match=r"/proc/feeds\.db\.lock cannot be used"), hold("sqlite:////proc/feeds.db"):
        pass


def test_a_database_on_a_server_has_a_lock_of_its_own_on_this_machine() -> None:
    one, other = lock_path("postgresql://me:secret@host/one"), lock_path("postgresql://me:secret@host/other")
    assert one != other
    assert "secret" not in one.name
