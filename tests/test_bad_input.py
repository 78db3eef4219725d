"""Bad input of every kind, as an operator meets it: a sentence that says what happened, one that says what to do."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from feeds.model import Kind, Result
from tests.builders import config, source
from tests.pages import article, atom, newsroom
from tests.samples import do_without
from tests.server import (
    ATOM,
    Page,
    Reply,
    bomb,
    drip_body,
    drip_head,
    garbage,
    hang,
    moved,
    overlong_body,
    page,
    reset,
    serve,
    short_body,
    status,
)
from tests.worlds import town

GOOD = page(atom(("/news/1", "Acme opens a plant for cell therapies in Suzhou", "2026-11-18")), ATOM)
SEVERAL = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", f"2026-11-{n:02}") for n in range(10, 16)]


def feeds(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "feeds", *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=100, env=environment
    )


# --------------------------------------------------------------------------- sources.yaml


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist"),
        (b"", "is empty"),
        (b"# nothing but a comment\n", "is empty"),
        (b"publisher: {title: [", "is not YAML"),
        (b"publisher:\n\ttitle: x\n", "tabs"),
        (b"- a\n- b\n", "not a mapping"),
        (b"publisher: {title: \xff\xfe}\n", "not UTF-8"),
        (b"publisher: {title: X, base_url: 'https://x.example/'}\n" + b"# filler\n" * 1_200_000, "bytes"),
        (b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (n, n, *[n - 1] * 9) for n in range(98, 107)
        ), "multiply"),
        (b"publisher: !!python/object/apply:os.system [echo]\n", "tag"),
        (b"x: " + b"[" * 5000, "nested"),
        (b"publisher: {title: X, base_url: 'https://x.example/'}\n", "no source"),
    ],
    ids=["missing", "empty", "comment", "cut", "tabs", "list", "latin", "10 MB", "laughs", "tag", "deep", "idle"],
)  # fmt: skip
def test_a_bad_sources_yaml_runs_nothing_and_says_what_is_wrong(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / "sources.yaml").write_bytes(content)
    done = feeds("run", folder=tmp_path)
    assert done.returncode == 2
    assert "sources.yaml" in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "feeds.db").exists()
    assert not (tmp_path / "output").exists()


# --------------------------------------------------------------------------- servers


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (hang(), "DeadlineError", "in time"),
        (drip_head(), "DeadlineError", "in time"),
        (drip_body(), "DeadlineError", "in time"),
        (reset(), "ConnectError", "broke"),
        (short_body(), "BrokenResponseError", "100"),
        (overlong_body(), "BrokenResponseError", "goes on"),
        (garbage(), "BrokenResponseError", "HTTP"),
        (bomb("gzip"), "TooLargeError", "bytes"),
        (bomb("br"), "TooLargeError", "bytes"),
        (moved("/feed"), "RedirectError", "circle"),
        (moved("http://169.254.169.254/latest/meta-data/"), "ForbiddenAddressError", "169.254.169.254"),
        (moved("file:///etc/passwd"), "RedirectError", "file:"),
        (status(403), "HttpStatusError", "403"),
        (status(404), "HttpStatusError", "404"),
        (status(410), "HttpStatusError", "410"),
        (status(429, retry_after="120"), "HttpStatusError", "429"),
        (status(503), "HttpStatusError", "503"),
        (page(""), "UnreadableError", "empty"),
        (page("<html><body><h1>Sorry, an error occurred</h1></body></html>"), "EmptyExtractError", ""),
    ],
    ids=[
        "hangs", "drips head", "drips body", "resets", "short", "overlong", "garbage", "gzip bomb", "brotli bomb",
        "circle", "metadata address", "file", "403", "404", "410", "429", "503", "empty", "error page",
    ],
)  # fmt: skip
def test_a_bad_server_is_an_outcome_with_what_happened_and_what_to_do(
    tmp_path: Path, answer: Page, error: str, words: str
) -> None:
    with serve({"/feed": answer, "/good": GOOD}) as site:
        sources = [
            source("acme/bad", url=site.url("/feed")),
            source("acme/good", url=site.url("/good", "good.example")),
        ]
        settings = config(tmp_path, *sources, fetch=site.policy("good.example", deadline=1.0, max_bytes=1_000_000))
        with town(settings) as t:
            bad, good = t.run().outcomes
            assert (bad.result, bad.error) == (Result.FAILED, error)
            assert words in (bad.message or "")
            assert bad.hint
            assert good.result is Result.READ
            assert t.titles() == ["Acme opens a plant for cell therapies in Suzhou"]


def test_retry_after_is_kept_to(tmp_path: Path) -> None:
    with serve({"/feed": status(429, retry_after="36000")}) as site:
        with town(config(tmp_path, source(url=site.url("/feed")))) as t:
            t.run()
            assert len(t.run(later=9.9).outcomes) == 0
            assert len(t.run(later=0.2).outcomes) == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page("<html><head><title>Our news</title></head><body><p>Hello</p></body></html>"), "HTML"),
        (page("<div>" * 8_000_000, last_modified="x"), ""),
    ],
    ids=["a feed that is HTML", "50 MB of nested tags"],
)
def test_a_page_in_place_of_a_feed_says_so_in_bounded_time(tmp_path: Path, answer: Reply, words: str) -> None:
    with serve({"/feed": answer}) as site:
        settings = source(url=site.url("/feed"), kind=Kind.FEED)
        policy = site.policy(max_bytes=60_000_000, deadline=30.0)
        with town(config(tmp_path, settings, fetch=policy)) as t:
            outcome = t.run().outcomes[0]
            assert outcome.result is Result.FAILED
            assert words in (outcome.message or "")


# --------------------------------------------------------------------------- disk and database


def good_config(folder: Path, url: str) -> None:
    (folder / "sources.yaml").write_text(
        "publisher: {title: T, base_url: https://feeds.example/}\nfetch: {allow: [127.0.0.1]}\n"
        f"companies: {{acme: {{name: Acme, sources: ['{url}']}}}}\n",
        encoding="utf-8",
    )


def test_an_output_that_cannot_be_written_is_told_and_mended_by_the_next_run(tmp_path: Path) -> None:
    with serve({"/feed": GOOD}) as site:
        good_config(tmp_path, site.url("/feed"))
        (tmp_path / "output").write_text("a file where the folder should be")
        done = feeds("run", folder=tmp_path)
        assert done.returncode == 2
        assert "output" in done.stderr
        assert "Traceback" not in done.stderr
        (tmp_path / "output").unlink()
        assert feeds("run", folder=tmp_path).returncode == 0
        assert "Suzhou" in (tmp_path / "output/all.atom").read_text(encoding="utf-8")


@pytest.mark.parametrize("junk", [b"this is no database " * 500, b"SQLite format 3\x00" + b"\xff" * 8192])
def test_a_damaged_database_is_told_and_left_as_it_is(tmp_path: Path, junk: bytes) -> None:
    with serve({"/feed": GOOD}) as site:
        good_config(tmp_path, site.url("/feed"))
        (tmp_path / "feeds.db").write_bytes(junk)
        done = feeds("run", folder=tmp_path)
        assert done.returncode == 2
        assert "feeds.db" in done.stderr
        assert "Traceback" not in done.stderr
        assert (tmp_path / "feeds.db").read_bytes() == junk


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of a given size; skips where mounting is not allowed, fails in CI."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        do_without(f"a small disk cannot be mounted here: {mounted.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("size", ["64k", "400k"])
def test_a_full_disk_is_told_and_costs_nothing_that_was_there(tmp_path: Path, size: str) -> None:
    items = [(f"/news/{n}", f"Acme reports step {n} of its plan for Asia", "2026-11-10") for n in range(400)]
    with serve({"/feed": page(atom(*items), ATOM)}) as site, small_disk(tmp_path / "disk", size) as disk:
        good_config(disk, site.url("/feed"))
        done = feeds("run", folder=disk)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "room" in done.stderr or "space" in done.stderr
        left = [path.name for path in disk.rglob("*.tmp")]
        assert left == []


def test_articles_of_a_server_that_is_overloaded_wait_for_the_next_visit(tmp_path: Path) -> None:
    with serve({"/news": page(newsroom(SEVERAL))}) as site:
        for path, _, _ in SEVERAL:
            site.pages[path] = status(503)
        with town(config(tmp_path, source(url=site.url("/news")))) as t:
            t.run()
            assert sum(site.asked(path) for path, _, _ in SEVERAL) == 1
            for path, title, day in SEVERAL:
                site.pages[path] = page(article(title, day))
            t.run()
            assert all(story.lead.summary for story in t.stories())
