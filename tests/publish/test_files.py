import fcntl
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.errors import OutputError
from feeds.model import Document
from feeds.publish.files import FileOutput
from tests.samples import do_without


def a_document(path: str = "companies/acme.atom", body: bytes = b"<feed/>", **changes: str) -> Document:
    return Document(path=path, media_type=changes.get("media_type", "application/atom+xml"), body=body)


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def temporary_below(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.tmp"))


def test_documents_are_written_where_they_belong(tmp_path: Path) -> None:
    output = tmp_path / "new" / "output"
    written = FileOutput(output).write([a_document(), a_document("index.html", b"<p>", media_type="text/html")])
    assert written.changed == ("companies/acme.atom", "index.html")
    assert files_below(output) == {"companies/acme.atom", "index.html"}
    assert (output / "companies/acme.atom").read_bytes() == b"<feed/>"


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    output = FileOutput(tmp_path)
    output.write([a_document()])
    place = tmp_path / "companies/acme.atom"
    os.utime(place, ns=(1, 1))
    before, folder = place.stat(), place.parent.stat()
    assert output.write([a_document()]).unchanged == ("companies/acme.atom",)
    after = place.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert place.parent.stat().st_mtime_ns == folder.st_mtime_ns


@pytest.mark.parametrize("body", [b"<other/>", b"<feeds/>", b"<fee/>"])
def test_what_changed_is_replaced(tmp_path: Path, body: bytes) -> None:
    output = FileOutput(tmp_path)
    output.write([a_document()])
    assert output.write([a_document(body=body)]).changed == ("companies/acme.atom",)
    assert (tmp_path / "companies/acme.atom").read_bytes() == body
    assert temporary_below(tmp_path) == []


def test_a_web_server_may_read_what_is_written(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        FileOutput(tmp_path).write([a_document()])
    finally:
        os.umask(before)
    assert (tmp_path / "companies/acme.atom").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "path",
    [
        "../x.atom",
        "a/../../x.atom",
        "/etc/x.atom",
        "",
        ".",
        "a//b",
        "a/",
        "a\\..\\b",
        "a\0b",
        ".hidden",
        "a/.git/x",
        "a\nb",
    ],
)
def test_no_document_leaves_the_folder(tmp_path: Path, path: str) -> None:
    output = tmp_path / "output"
    with pytest.raises(OutputError, match="no path below the output folder"):
        FileOutput(output).write([a_document(path)])
    assert files_below(tmp_path) == set()


@pytest.mark.parametrize("body", [b"", b"<feed>", b"<a/><b/>", b"\x00", b"<feed>\xff</feed>", b"&nbsp;"])
def test_a_good_document_is_never_replaced_by_an_illformed_one(tmp_path: Path, body: bytes) -> None:
    output = FileOutput(tmp_path)
    output.write([a_document()])
    with pytest.raises(OutputError, match="not well-formed"):
        output.write([a_document(body=body)])
    assert (tmp_path / "companies/acme.atom").read_bytes() == b"<feed/>"


def test_a_document_larger_than_parsers_like_is_written(tmp_path: Path) -> None:
    body = b"<feed>" + b"x" * 11_000_000 + b"</feed>"
    assert FileOutput(tmp_path).write([a_document(body=body)]).changed


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    documents = [a_document("a.atom"), a_document("b.atom", b"<"), a_document("../c.atom"), a_document("d.atom")]
    with pytest.raises(OutputError) as caught:
        FileOutput(tmp_path).write(documents)
    assert files_below(tmp_path) == {"a.atom", "d.atom"}
    assert "b.atom" in str(caught.value)
    assert "../c.atom" in str(caught.value)
    assert caught.value.hint


def test_many_failures_are_told_in_few_lines(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        FileOutput(tmp_path).write(a_document(f"{number}.atom", b"<") for number in range(100))
    assert str(caught.value).count("\n") == 5
    assert "95 more" in str(caught.value)


def test_a_file_in_place_of_a_folder_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "companies").write_text("in the way")
    with pytest.raises(OutputError, match="companies could not be written") as caught:
        FileOutput(tmp_path).write([a_document(), a_document("all.atom")])
    assert "move it away" in caught.value.hint
    assert (tmp_path / "all.atom").is_file()


def test_a_file_in_place_of_the_output_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("in the way")
    with pytest.raises(OutputError, match="output could not be written"):
        FileOutput(tmp_path / "output").write([a_document()])


def test_a_folder_in_place_of_a_document_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "companies/acme.atom").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"acme\.atom could not be written: Is a directory") as caught:
        FileOutput(tmp_path).write([a_document()])
    assert "move it away" in caught.value.hint
    assert temporary_below(tmp_path) == []


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="too long") as caught:
        FileOutput(tmp_path).write([a_document("x" * 300)])
    assert "shorter id" in caught.value.hint


def test_a_long_name_that_fits_is_written(tmp_path: Path) -> None:
    name = "永" * 85
    assert FileOutput(tmp_path).write([a_document(name)]).changed == (name,)


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "companies"
    folder.mkdir()
    left = [tmp_path / ".index.html.0123456789abcdef.tmp", folder / ".acme.atom.fedcba9876543210.tmp"]
    others = [
        folder / name for name in (".acme.atom.tmp", "acme.tmp", ".x.0123.tmp", ".htaccess", ".x.0123456789abcdeF.tmp")
    ]
    for path in (*left, *others):
        path.write_text("half")
    (folder / ".link.0123456789abcdef.tmp").symlink_to(others[0])
    FileOutput(tmp_path).write([a_document(), a_document("index.html", media_type="text/html")])
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in others)
    assert (folder / ".link.0123456789abcdef.tmp").is_symlink()


def test_what_a_living_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    busy = tmp_path / ".index.html.0123456789abcdef.tmp"
    with busy.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        FileOutput(tmp_path).write([a_document("all.atom")])
        assert busy.exists()
    FileOutput(tmp_path).write([a_document("all.atom")])
    assert not busy.exists()


@pytest.fixture
def guarded_folder() -> Iterator[Path]:
    """Give a folder with one document that the user of the test may neither list nor write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        FileOutput(folder).write([a_document("all.atom")])
        (folder / "all.atom").chmod(0o444)
        folder.chmod(0o111)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)  # permissions do not bind root
        try:
            yield folder
        finally:
            if user == 0:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_folder_without_permission_is_told_with_what_to_do(guarded_folder: Path) -> None:
    with pytest.raises(OutputError, match="Permission denied") as caught:
        FileOutput(guarded_folder).write([a_document("all.atom", b"<new/>"), a_document("new.atom")])
    assert "right to write there" in caught.value.hint
    assert (guarded_folder / "all.atom").read_bytes() == b"<feed/>"


WRITER = """
import itertools, sys
from pathlib import Path
from feeds.model import Document
from feeds.publish.files import FileOutput

output = FileOutput(Path(sys.argv[1]))
print("ready", flush=True)
for turn in itertools.count():
    body = b"<feed>" + bytes([97 + turn % 26]) * 200_000 + b"</feed>"
    output.write(Document(path=f"companies/{n}.atom", media_type="application/atom+xml", body=body) for n in range(5))
"""


def test_a_reader_never_meets_a_part_of_a_document_even_when_the_writer_is_killed(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        end = time.monotonic() + chance.uniform(0.05, 0.25)
        while time.monotonic() < end:
            _all_are_whole(tmp_path)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        _all_are_whole(tmp_path)
    FileOutput(tmp_path).write([a_document("companies/1.atom")])
    assert temporary_below(tmp_path) == []


def _all_are_whole(folder: Path) -> None:
    for path in folder.glob("companies/*.atom"):
        body = path.read_bytes()
        assert len(body) == 200_013
        assert body.startswith(b"<feed>")
        assert body.endswith(b"</feed>")
        assert len(set(body[6:-7])) == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a file system of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True, check=False, text=True
    )
    if mounted.returncode:
        do_without(f"no small file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_what_was_there_and_says_so(small_disk: Path) -> None:
    output = FileOutput(small_disk)
    output.write([a_document("all.atom", b"<feed>old</feed>")])
    large = b"<feed>" + b"x" * 300_000 + b"</feed>"
    with pytest.raises(OutputError, match="No space left on device") as caught:
        output.write([a_document("all.atom", large), a_document("small.atom")])
    assert "Free some space" in caught.value.hint
    assert files_below(small_disk) == {"all.atom", "small.atom"}
    assert (small_disk / "all.atom").read_bytes() == b"<feed>old</feed>"


def test_a_read_only_file_system_is_told(small_disk: Path) -> None:
    output = FileOutput(small_disk)
    output.write([a_document("all.atom")])
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert output.write([a_document("all.atom")]).unchanged == ("all.atom",)
    with pytest.raises(OutputError, match="Read-only file system") as caught:
        output.write([a_document("all.atom", b"<new/>")])
    assert "Mount it for writing" in caught.value.hint
