"""Documents that people rely on fail here when they rot."""

import ast
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel

import feeds
from feeds import errors
from feeds.cli.app import app
from feeds.cli.codes import Code
from feeds.cli.group import COMMANDS, loaded
from feeds.config import json_schema, load, ruling, schema
from feeds.config.part import Part
from feeds.model import Config
from tests.samples import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS_MD = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
SOURCES_MD = (ROOT / "docs/sources-yaml.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def section(text: str, heading: str) -> str:
    """Return what stands below a heading, up to the next one of its rank or a higher."""
    rank = heading.partition(" ")[0]
    _, found, rest = text.partition(f"\n{heading}\n")
    assert found, f"no heading {heading}"
    return re.split(rf"(?m)^#{{1,{len(rank)}}} ", rest)[0]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


# --------------------------------------------------------------------------- commands

SHARED = section(COMMANDS_MD, "## What all of them share")


def options_of(name: str) -> list[tuple[str, list[str]]]:
    """Return every option and argument of a command, as it is typed."""
    command = loaded(name)
    parts = [command, *getattr(command, "commands", {}).values()]  # of several, such as `feeds topics test`: of all
    return [(param.param_type_name, [*param.opts, *param.secondary_opts]) for part in parts for param in part.params]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_its_options_stand_in_the_reference(name: str) -> None:
    told = section(COMMANDS_MD, f"## feeds {name}")
    for kind, spellings in options_of(name):
        if kind == "argument":
            assert re.search(rf"`feeds {name} ([a-z]+ )?[A-Z|]+`", told)
            continue
        for spelling in spellings:
            shared = spelling == "-c" and "`--config`" in told
            wording = SHARED if shared else told
            assert re.search(rf"`{spelling}\b", wording), f"docs/commands.md says nothing of feeds {name} {spelling}"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_names_no_option_that_is_not_there(name: str) -> None:
    there = {spelling for _, spellings in options_of(name) for spelling in spellings}
    told = set(re.findall(r"`(--[a-z-]+)", section(COMMANDS_MD, f"## feeds {name}")))
    assert told <= there, f"docs/commands.md promises {sorted(told - there)}"


def test_the_options_before_the_command_stand_in_the_reference() -> None:
    for param in typer.main.get_command(app).params:
        for spelling in param.opts:
            assert f"`{spelling}`" in SHARED


def test_the_overview_says_of_each_command_what_its_help_says() -> None:
    for name, summary in COMMANDS.items():
        assert (
            f"| [`feeds {name}`](#feeds-{name}) | {summary[0].lower()}{summary[1:].removesuffix('.')} |" in COMMANDS_MD
        )


def test_every_exit_code_stands_in_the_reference() -> None:
    told = section(COMMANDS_MD, "### Exit codes")
    assert re.findall(r"(?m)^\| (\d+) \|", told) == [str(code.value) for code in Code]


def test_readme_mentions_every_command() -> None:
    missing = [name for name in COMMANDS if f"feeds {name}" not in README]
    assert not missing, f"README.md does not mention feeds {missing}"


def test_readme_mentions_no_command_that_is_not_there() -> None:
    typed = re.findall(r"(?m)^feeds ([a-z]+)", "\n".join(blocks(README, "sh")))
    assert typed
    assert set(typed) <= set(COMMANDS)


# --------------------------------------------------------------------------- sources.yaml

PARTS: dict[str, type[BaseModel]] = {
    "publisher": schema.PublisherPart,
    "fetch": schema.FetchPart,
    "defaults": schema.DefaultsPart,
    "companies": schema.CompanyPart,
    "A source": schema.SourcePart,
    "topics": schema.TopicPart,
    "A rule": ruling.WeightedPart,
    "packs": schema.PackPart,
    "feeds": schema.FeedPart,
}


def keys_in(text: str) -> set[str]:
    """Return the keys that the tables of a section are about."""
    return {key for row in re.findall(r"(?m)^\| (`[^|]+) \|", text) for key in re.findall(r"`([a-z_]+)`", row)}


def keys_of(part: type[BaseModel]) -> set[str]:
    """Return the keys of a part as they stand in the file."""
    return {info.alias or name for name, info in part.model_fields.items()}


@pytest.mark.parametrize("heading", PARTS)
def test_every_key_of_sources_yaml_stands_in_its_section_and_no_other(heading: str) -> None:
    assert keys_in(section(SOURCES_MD, f"## {heading}")) == keys_of(PARTS[heading])


def test_every_part_of_sources_yaml_has_a_section() -> None:
    headings = set(re.split(r", |\n", "\n".join(re.findall(r"(?m)^## (.+)$", SOURCES_MD))))
    assert set(schema.SourcesFile.model_fields) <= headings
    own = set(schema.SharedPart.model_fields) - set(schema.SourcePart.model_fields)
    assert keys_in(section(SOURCES_MD, "## wires, regulators, press")) == own
    assert keys_in(section(SOURCES_MD, "## store, output")) == {"store", "output"}
    parts = {value for value in vars(schema).values() if _is_part(value)} - {
        Part,
        schema.SourcesFile,
        schema.TopicsFile,
    }
    assert parts - {schema.SharedPart} == set(PARTS.values()) - {ruling.WeightedPart}


def _is_part(value: object) -> bool:
    return inspect.isclass(value) and issubclass(value, BaseModel) and value.__module__ == schema.__name__


def test_the_complete_example_loads_and_holds_every_key(tmp_path: Path) -> None:
    (example,) = blocks(SOURCES_MD, "yaml")
    config = written(tmp_path, example)
    assert {source.id for source in config.sources} >= {"sino-biopharm/chinese", "trade-wire"}
    parts: list[type[BaseModel]] = [schema.SourcesFile, *PARTS.values(), schema.SharedPart]
    for part in parts:
        for key in keys_of(part):
            assert re.search(rf"\b{key}:", example), f"the example of docs/sources-yaml.md does without {key}"


def written(folder: Path, text: str) -> Config:
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    return load(folder / "sources.yaml")


@pytest.mark.parametrize("key", ["every", "limit", "feed_limit"])
def test_defaults_are_those_the_schema_has(key: str) -> None:
    stated = re.search(rf"(?m)^\| `{key}` \|.*\| `([^`]+)` \|$", section(SOURCES_MD, "## defaults"))
    field = schema.DefaultsPart.model_fields[key]
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    assert stated is not None
    assert stated[1] == str(extra.get("default", field.default))


# --------------------------------------------------------------------------- README, changelog, errors


def test_readmes_example_of_sources_yaml_loads(tmp_path: Path) -> None:
    (example,) = blocks(README, "yaml")
    config = written(tmp_path, example)
    assert config.sources
    assert config.topics


def test_readmes_example_in_python_uses_what_there_is() -> None:
    (example,) = blocks(README, "python")
    tree = ast.parse(example)
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert used
    for call in used:
        function = call.func
        assert isinstance(function, ast.Attribute)
        assert ast.unparse(function.value) == "feeds"
        assert function.attr in feeds.__all__
        arguments = [ast.unparse(argument) for argument in call.args]
        inspect.signature(getattr(feeds, function.attr)).bind(*arguments, **{str(k.arg): None for k in call.keywords})


def test_readme_names_the_exit_codes_of_runs() -> None:
    assert re.findall(r"(?m)^\| (\d+) \| ", README) == ["0", "1", "2"]


def classes_drawn(drawing: str) -> Iterator[tuple[int, str]]:
    """Yield the classes of a tree that is drawn with lines, each with how deep it stands."""
    for line in drawing.splitlines():
        found = re.match(r"^ {4}((?:│   |    )*(?:├── |└── )?)([A-Z]\w+)(?: {2,}|$)", line)
        if found:
            yield len(found[1]) // 4, found[2]


def test_the_tree_of_errors_is_drawn_as_it_is() -> None:
    drawn: dict[str, str | None] = {}
    above: list[str] = []
    for depth, name in classes_drawn(errors.__doc__ or ""):
        drawn[name] = above[depth - 1] if depth else None
        above[depth:] = [name]
    there = {
        name: (kind.__base__.__name__ if kind is not errors.FeedsError and kind.__base__ else None)
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, errors.FeedsError)
    }
    assert drawn == there


def test_the_changelog_is_ready_for_the_next_change() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d", heading) for heading in headings[1:])
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}  # https://keepachangelog.com/
    assert set(re.findall(r"(?m)^### (.+)$", text)) <= kinds


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_points_to_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in target:
            continue
        held = (document.parent / path).resolve() if path else document
        assert held.is_file(), f"{document.name} points to {target}"
        headings = re.findall(r"(?m)^#+ (.+)$", held.read_text(encoding="utf-8"))
        assert not anchor or anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_a_document_names_are_there(document: Path) -> None:
    named = re.findall(r"`((?:feeds|tests|docs|\.ci)/[\w./-]+)`", document.read_text(encoding="utf-8"))
    missing = [name for name in named if not (ROOT / name).exists() and not name.startswith("feeds/<")]
    assert not missing, f"{document.name} names {missing}"


def test_every_document_is_pointed_to_from_readme() -> None:
    missing = [path.name for path in (ROOT / "docs").glob("*.md") if f"docs/{path.name}" not in README]
    assert not missing


def test_the_schema_beside_sources_yaml_is_the_one_that_the_program_prints() -> None:
    written = json.loads((ROOT / "sources.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema(), "renew it: feeds schema > sources.schema.json"
