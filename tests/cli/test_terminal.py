"""Strangers write titles, links and status lines; a terminal may show them and must never obey them."""

import json
import logging
import re
from pathlib import Path

import pytest

from feeds.cli.app import HarmlessFormatter
from feeds.cli.harmless import harmless, harmless_json, harmless_lines
from feeds.model import SourceState
from feeds.store import SqlStore
from tests.builders import NOON, entry, outcome, story
from tests.cli.door import sources_yaml, started, typed
from tests.pages import atom
from tests.server import page, serve

EVIL = "Acme\x1b]0;owned\x07 \x9b31m [bold]wins[/bold] :smile: \u202egnp.exe\r\nfailed  fake \x1b[2J\x7f end"
ESCAPES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def tainted(folder: Path) -> Path:
    """A store into which hostile text has found its way untidied, whatever the stages before promise."""
    path = sources_yaml(folder, "https://www.acme.example/news")
    source_id = typed("status", "--json").json[0]["source"]
    evil = entry(
        EVIL, source_id=source_id, summary=EVIL, origin=EVIL, published_evidence=EVIL, aliases=(f"guid:{EVIL}",)
    )
    state = SourceState(
        source_id=source_id, failures=2, failing_since=NOON, error=f"fetch: {EVIL}", permanent_url=f"https://x/{EVIL}"
    )
    with SqlStore(f"sqlite:///{folder}/feeds.db") as store, store.turn(source_id) as turn:
        turn.put(story(evil))
        turn.finish(state, outcome(source_id=source_id, message=EVIL), "run")
    assert path.exists()
    return folder


COMMANDS = (["status"], ["explain", "https://acme.example/news/plant"], ["explain", "https://acme.example/other"])


@pytest.mark.parametrize("command", COMMANDS)
def test_no_control_reaches_a_pipe(tainted: Path, command: list[str]) -> None:
    done = typed(*command)
    for said in (done.out, done.err):
        assert not ESCAPES.search(said)
        assert not re.search("^failed  fake", said, re.MULTILINE)  # a title cannot fake a line


@pytest.mark.parametrize("columns", [60, 160])
@pytest.mark.parametrize("command", COMMANDS[:2])
def test_no_control_and_no_markup_reaches_a_terminal(tainted: Path, command: list[str], columns: int) -> None:
    said = typed(*command, columns=columns).out
    ours = re.sub("\x1b\\[[0-9;]*m", "", said)  # our own colours
    assert not ESCAPES.search(ours)
    assert "[bold]wins[/bold] :smile:" in ours
    assert "\\x1b]0;owned" in ours


@pytest.mark.parametrize("command", COMMANDS[:2])
def test_for_machines_nothing_is_changed_and_nothing_raw(tainted: Path, command: list[str]) -> None:
    done = typed(*command, "--json")
    assert not ESCAPES.search(done.out)
    assert EVIL in _texts(done.json)


def _texts(value: object) -> str:
    if isinstance(value, dict):
        return "\0".join(_texts(held) for held in value.values())
    if isinstance(value, list):
        return "\0".join(_texts(held) for held in value)
    return str(value)


def test_a_preview_of_a_hostile_page_is_harmless(folder: Path) -> None:
    title = "Acme &#27;]0;owned&#7; &#155;31m [bold]wins[/bold] over \x1b[2J cancer"
    body = f'<ul class="news">{"".join(f"<li><a href=/n/{n}>{title} {n}</a> 2026-11-1{n}</li>" for n in range(5))}</ul>'
    (folder / "page.html").write_text(body, encoding="utf-8")
    tried = ("--items", "li", "--title", "a")
    said = typed("preview", "page.html", *tried, columns=140).out
    assert not ESCAPES.search(re.sub("\x1b\\[[0-9;]*m", "", said))
    assert "[bold]wins[/bold]" in said
    assert not ESCAPES.search(typed("preview", "page.html", *tried, "--json").out)


def test_a_servers_words_are_harmless_in_a_run_and_its_log(folder: Path) -> None:
    location = "http://127.0.0.1:1/\u202e\x9b31m"
    reply = page("", None)
    with serve(
        {"/news": type(reply)(status=302, headers=(("Location", location.encode().decode("latin-1")),))}
    ) as site:
        sources_yaml(folder, site.url("/news"))
        process = started("--verbose", "run")
        out, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert not ESCAPES.search(out.decode())
    assert not ESCAPES.search(err.decode())
    assert "outcome source=" in err.decode()


def test_log_lines_are_harmless() -> None:
    record = logging.LogRecord("feeds", logging.INFO, __file__, 1, "title=%s", (EVIL,), None)
    said = HarmlessFormatter("%(message)s").format(record)
    assert not ESCAPES.search(said.replace("\n", ""))


# --------------------------------------------------------------------------- the filter itself


def test_what_reads_well_stays_as_it_is() -> None:
    for text in ("谢其润女士 – “R&D” 2025 ✓ 👩‍🔬", "שלום \u200fעולם", "a  b", "[bold] \\x1b"):
        assert harmless(text) == harmless_lines(text) == harmless_json(text) == text


@pytest.mark.parametrize("text", [EVIL, "\x00", "\x9b", "\u2028", "\x85", "\x1b", "a\tb\nc", "\ud800"])
def test_json_means_the_same_after_it(text: str) -> None:
    document = json.dumps({text: [text]}, ensure_ascii=False, indent=2)
    assert json.loads(harmless_json(document)) == {text: [text]}
    assert not ESCAPES.search(harmless_json(document))


def test_lines_stay_lines_only_where_they_are_meant() -> None:
    assert harmless("a\nb\tc\r\nd") == "a b c  d"
    assert harmless_lines("a\nb\tc\rd") == "a\nb c d"


# --------------------------------------------------------------------------- colours, encodings


def status_on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    sources_yaml(folder, "https://www.acme.example/news")
    return typed(*arguments, "status", columns=80, **environment).out


def test_colours_are_for_terminals_that_want_them(folder: Path) -> None:
    assert "\x1b[" in status_on_terminal(folder)
    assert "\x1b" not in status_on_terminal(folder, NO_COLOR="1")
    assert "\x1b" not in status_on_terminal(folder, TERM="dumb")
    assert "\x1b" not in status_on_terminal(folder, "--no-color")


CHINESE = "谢其润女士应邀出席国际生物医药产业创新大会 😀"


@pytest.fixture
def chinese(folder: Path) -> None:
    (folder / "feed.atom").write_text(atom(("/news/1", CHINESE, "2026-11-18")), encoding="utf-8")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("columns", [None, 60, 160])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb2312", "utf-8"])
def test_chinese_news_never_breaks_an_output_that_cannot_carry_it(encoding: str, columns: int | None) -> None:
    done = typed("preview", "feed.atom", columns=columns, encoding=encoding)
    assert (done.code, done.err) == (0, "")
    assert ("\\U0001f600" in done.out) is (encoding != "utf-8")
    assert typed("preview", "feed.atom", "--json", encoding=encoding).json["items"][0]["title"] == CHINESE


@pytest.mark.usefixtures("chinese")
def test_the_c_locale_breaks_nothing() -> None:
    process = started("preview", "feed.atom", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert b"\\u8c22" in out
