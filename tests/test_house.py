"""The house rules, checked on the code itself: who imports whom, sizes, no Python in language folders."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "entente"
UPSTREAM = ["model", "vocabulary", "language", "reading", "claims", "entities", "reconcile"]
MAY = {
    "model": set(),
    "vocabulary": {"model"},
    "language": {"model", "vocabulary"},
    "reading": {"model", "language"},
    "claims": {"model", "vocabulary", "language"},
    "entities": {"model", "vocabulary", "language"},
    "reconcile": {"model", "vocabulary"},
    "pipeline": {*UPSTREAM},
    "tracing": {*UPSTREAM, "pipeline"},
    "door": {*UPSTREAM, "pipeline"},
    "engine": {"model", "pipeline"},
    "register": {"model", "vocabulary", "reconcile", "language"},
    "desk": {"model", "reading", "language", "pipeline", "engine", "register"},
    "export": {"model", "vocabulary", "register"},
    "web": {"model", "vocabulary", "language", "register", "export"},
}
PURE = [*UPSTREAM, "pipeline", "tracing", "door"]
FORBIDDEN = {"django", "socket", "http", "urllib.request", "requests", "time", "random", "sqlite3", "subprocess"}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> list[str]:
    """Every module a file imports, inside functions too; relative imports are not used in this house."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def imported_rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("entente.") and name.count(".")}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_follow_the_river(path):
    own = room(path)
    if own in MAY:
        strangers = imported_rooms(path) - MAY[own] - {own}
        assert not strangers, f"{path.relative_to(PACKAGE)} imports {sorted(strangers)}"


@pytest.mark.parametrize("path", [p for p in FILES if room(p) in PURE], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_river_touches_no_clock_network_or_database(path):
    strangers = {name for name in imports(path) if any(name == f or name.startswith(f + ".") for f in FORBIDDEN)}
    assert not strangers
    calls = {
        ast.unparse(n.func) for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)
    }
    assert not calls & {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "datetime.date.today"}


def test_language_folders_hold_no_python():
    folders = [p.parent for p in (PACKAGE / "language").glob("*/numbers.toml")]
    assert len(folders) >= 4
    assert not [p for folder in folders for p in folder.rglob("*.py")]


def functions() -> list[tuple[str, int, int]]:
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = (body[-1].end_lineno - body[0].lineno + 1) if body else 1
                plain = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                named = [a.arg for a in plain if a.arg not in ("self", "cls")]
                place = f"{path.relative_to(PACKAGE)}:{node.name}"
                found.append((place, lines, len(named) if "cli" not in path.parts else 0))
    return found


def test_functions_are_small():
    sizes = sorted(lines for _, lines, _ in functions())
    assert statistics.median(sizes) <= 10
    assert sizes[int(len(sizes) * 0.95)] <= 35
    assert not [f for f, lines, _ in functions() if lines > 60]


def test_functions_take_few_parameters():
    assert not [(f, n) for f, _, n in functions() if n > 5]


def test_files_are_small():
    sizes = {
        p.relative_to(PACKAGE): p.read_text(encoding="utf-8").count("\n") for p in FILES if "migrations" not in p.parts
    }
    ordered = sorted(sizes.values())
    assert ordered[int(len(ordered) * 0.95)] <= 300
    assert not {p: n for p, n in sizes.items() if n > 400}


def test_no_vague_names():
    assert not [
        p for p in FILES if p.stem in {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    ]


def test_no_bare_exceptions():
    allowed = "engine"
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and room(path) != allowed:
                named = ast.unparse(node.type) if node.type else ""
                assert named not in ("", "Exception", "BaseException"), f"{path}:{node.lineno}"
