"""The house rules a machine can keep: which room may import which, how large things may grow, what the map says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import feeds
from tests.samples import ROOT

PACKAGE = ROOT / "feeds"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# The rooms, from the door inwards. A room may import from rooms in later lines, and from itself; rooms of one line
# never import each other. A room that is not built yet keeps its place.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("demo",),
    ("api",),
    ("wiring",),
    ("backfill", "finding", "doctor"),
    ("pipeline",),
    ("settle",),
    ("visiting",),
    ("visit",),
    ("healing", "choosing"),
    ("reading",),
    (
        *("config", "fetch", "render", "extractors", "normalise", "dedupe", "classify", "events", "store", "publish"),
        "schedule",
    ),
    ("protocols",),
    ("dates", "text"),
    ("links", "patterns", "han"),
    ("model",),
    ("errors",),
)
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}

# What opens connections, files or databases is reached only through the seams; wiring (and the door) names it.
DOERS = {"feeds.fetch", "feeds.render", "feeds.store", "feeds.publish.files", "feeds.config"}
MAY_NAME_DOERS = {"wiring", "cli", "demo", "__main__"}

# Optional extras: a function may import them, so that all else works, and starts quickly, without.
EXTRAS = {"pypdf", "playwright"}

# Bigger than the budget, each for a reason.
ALLOWED_LONG: dict[str, str] = {}
ALLOWED_PARAMETERS = {
    "feeds.cli.add.command": "each parameter is an option of the command line",
    "feeds.cli.backfill.command": "each parameter is an option of the command line",
    "feeds.cli.import_.command": "each parameter is an option of the command line",
    "feeds.cli.preview.command": "each parameter is an option of the command line",
    "feeds.cli.run.command": "each parameter is an option of the command line",
}


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    return imports_in(tree_of(path))


def imports_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def own(module: str) -> str | None:
    """Return the module of this package that an imported name lies in."""
    while module.startswith("feeds."):
        if module in MODULES:
            return module
        module = module.rpartition(".")[0]
    return None


def functions_of(module: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(tree_of(MODULES[module])):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{module}.{node.name}", node


def code_lines(text: str) -> int:
    """Count lines that are neither blank nor comment nor docstring."""
    tree = ast.parse(text)
    quiet: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            quiet.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = enumerate(text.splitlines(), 1)
    return sum(bool(line.strip()) and not line.strip().startswith("#") and n not in quiet for n, line in lines)


@pytest.mark.parametrize("module", [name for name in MODULES if name != "feeds"])
def test_imports_run_one_way(module: str) -> None:
    here = room_of(module)
    assert here in RANK, f"{here} has no place in the layers: give it one"
    for imported, line in imports_of(MODULES[module]):
        target = own(imported)
        if target is None or room_of(target) == here:
            continue
        assert RANK[here] < RANK[room_of(target)], f"{MODULES[module]}:{line} {here} imports {target}"


@pytest.mark.parametrize("module", list(MODULES))
def test_only_wiring_and_the_door_name_what_does_things(module: str) -> None:
    if room_of(module) in MAY_NAME_DOERS:
        return
    for imported, line in imports_of(MODULES[module]):
        doer = next((doer for doer in DOERS if imported == doer or imported.startswith(f"{doer}.")), None)
        if doer is not None and not module.startswith(doer):
            pytest.fail(f"{MODULES[module]}:{line} {module} names {imported}: go through protocols")


@pytest.mark.parametrize("module", list(MODULES))
def test_no_import_hides_in_a_function_or_behind_a_type_check(module: str) -> None:
    assert "TYPE_CHECKING" not in MODULES[module].read_text(encoding="utf-8")
    for name, function in functions_of(module):
        hidden = {imported.partition(".")[0] for imported, _ in imports_in(function)} - EXTRAS
        assert not hidden, f"{name} imports {sorted(hidden)} inside its body"


@pytest.mark.parametrize("module", list(MODULES))
def test_functions_and_files_stay_within_their_budgets(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    assert code_lines(text) <= 400, f"{module} has {code_lines(text)} code lines"
    for name, function in functions_of(module):
        body = code_lines(ast.unparse(ast.Module(body=function.body, type_ignores=[])))
        assert body <= 40 or name in ALLOWED_LONG, f"{name} has a body of {body} lines"
        arguments = function.args
        count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
        names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
        count -= names[:1] in (["self"], ["cls"])
        assert count <= 5 or name in ALLOWED_PARAMETERS, f"{name} has {count} parameters"


def test_the_map_names_every_room() -> None:
    text = feeds.__doc__ or ""
    rooms = {room_of(module) for module in MODULES} - {"", "__main__"}
    missing = {room for room in rooms if not re.search(rf"\b{room}\b", text)}
    assert not missing, f"feeds/__init__.py does not mention {sorted(missing)}"


def test_the_exceptions_to_the_budgets_still_exist() -> None:
    names = {name for module in MODULES for name, _ in functions_of(module)}
    assert set(ALLOWED_LONG) | set(ALLOWED_PARAMETERS) <= names


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=lambda path: path.stem)
def test_records_are_frozen_and_named(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef) and not any(
            ast.unparse(base) in {"StrEnum", "IntEnum"} for base in node.bases
        ):
            decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
            assert decorators == ["dataclass(frozen=True, kw_only=True, slots=True)"], node.name


def test_the_stub_promises_what_the_package_gives() -> None:
    stub = tree_of(PACKAGE / "__init__.pyi")
    promised = {alias.asname for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert promised == set(feeds.__all__) - {"__version__"}
    for name in feeds.__all__:
        assert getattr(feeds, name) is not None
