"""Before any command: help, version, completion, and how little is loaded for them."""

import subprocess
import sys

import pytest

from feeds.cli.group import COMMANDS
from tests.cli.door import started, typed

HEAVY = "trafilatura htmldate dateparser feedgen feedparser requests lxml alembic jinja2 http.client"
LOADED = (
    "import sys; from importlib import import_module; import_module(sys.argv[1]); "
    "print(*(name for name in sys.argv[2:] if name in sys.modules))"
)


def loaded_by(module: str, libraries: str) -> list[str]:
    command = [sys.executable, "-c", LOADED, module, *libraries.split()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()


@pytest.mark.parametrize(
    ("module", "libraries"),
    [
        ("feeds.cli", f"{HEAVY} sqlalchemy pydantic ruamel.yaml rich nh3 regex"),
        ("feeds.cli.check", f"{HEAVY} sqlalchemy rich nh3 regex"),
        ("feeds.cli.schema", f"{HEAVY} sqlalchemy rich nh3 regex"),
        ("feeds.cli.status", f"{HEAVY} nh3 regex"),
        ("feeds.cli.explain", HEAVY),
    ],
)
def test_a_command_that_reads_no_page_loads_no_page_reader(module: str, libraries: str) -> None:
    assert loaded_by(module, libraries) == []


def test_help_names_every_command_in_its_order_without_loading_any() -> None:
    done = typed("--help")
    assert done.code == 0
    listing = done.out.partition("Commands:")[2]
    places = [listing.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert all(summary in done.out for summary in COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples_each_on_its_line(name: str) -> None:
    done = typed(name, "-h")
    assert done.code == 0
    examples = done.out.partition("Examples:\n")[2].splitlines()
    assert [line for line in examples if line.startswith(f"    feeds {name}")]


def test_no_command_at_all_is_a_mistake_that_shows_the_help() -> None:
    done = typed()
    assert done.code == 2
    assert "Commands:" in done.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rnu",), "Did you mean 'run'?"),
        (("run", "--sauce", "x"), "--source"),
        (("preview",), "Missing argument"),
        (("preview", "x", "--kind", "feeds"), "'sitemap'"),
        (("preview", "x", "--limit", "0"), "--limit"),
        (("run", "--wait", "-1"), "--wait"),
    ],
)
def test_a_mistake_in_the_command_says_what_would_be_right(arguments: tuple[str, ...], words: str) -> None:
    done = typed(*arguments)
    assert done.code == 2
    assert words in done.err
    assert done.out == ""


def test_version() -> None:
    done = typed("--version")
    assert (done.code, done.out.split()[0]) == (0, "feeds")


def completed(typed_so_far: str) -> list[str]:
    words = typed_so_far.split(" ")
    process = started(_FEEDS_COMPLETE="complete_bash", COMP_WORDS=typed_so_far, COMP_CWORD=str(len(words) - 1))
    out, err = process.communicate(timeout=30)
    assert not err
    return out.decode().split()


@pytest.mark.parametrize(
    ("typed_so_far", "expected"),
    [("feeds ", list(COMMANDS)), ("feeds sta", ["status"]), ("feeds run --dr", ["--dry-run"])],
)
def test_a_shell_completes_commands_and_their_options(typed_so_far: str, expected: list[str]) -> None:
    assert completed(typed_so_far) == expected
