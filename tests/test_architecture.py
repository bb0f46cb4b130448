"""What the import contracts and the linter cannot see: sizes, names, doors, start-up."""

from __future__ import annotations

import ast
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "onecua"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

TOP_LEVEL_NEEDED = {
    "onecua",
    "resources",
    "forms",
    "tests",
    "pyproject.toml",
    "build.spec",
    "README.md",
}
TOP_LEVEL_ALLOWED = TOP_LEVEL_NEEDED | {"run.py", "requirements", "docs", "CHANGELOG.md", "LICENSE"}

MAX_FILE, MAX_FUNCTION, MAX_MEDIAN = 300, 40, 10
EMPTY_NAMES = ("Manager", "Helper", "Helpers", "Utils", "Util", "Base", "Data", "Info")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions_of(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def called_name(call: ast.Call) -> str:
    """Return `Paragraph` for `Paragraph(...)`, `os.replace` for `os.replace(...)`."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case ast.Attribute(attr=name):
            return f".{name}"
    return ""


def calls_of(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


# --- the rules: each takes a source and returns what breaks it ----------------------------------


def long_functions(tree: ast.Module) -> list[str]:
    return [f.name for f in functions_of(tree) if length_of(f) > MAX_FUNCTION]


def empty_names(tree: ast.Module) -> list[str]:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return [node.name for node in classes if node.name.endswith(EMPTY_NAMES)]


def file_writes(tree: ast.Module) -> list[str]:
    """Find calls that write, rename or remove files without going through `onecua.files`."""
    by_method = {"write_text", "write_bytes", "unlink", "touch", "mkdir"}
    by_module = {
        "os": {"replace", "rename", "remove", "makedirs", "rmdir", "truncate", "fsync"},
        "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"},
    }
    found = []
    for call in calls_of(tree):
        owner, _, name = called_name(call).rpartition(".")
        writes = name in by_method if owner != "files" else False
        if writes or name in by_module.get(owner, ()) or opens_to_write(call):
            found.append(f"line {call.lineno}: {called_name(call)}")
    return found


def opens_to_write(call: ast.Call) -> bool:
    """Tell whether this is `open(path, "w")` or `path.open("w")`, not `zip.open(entry, "w")`."""
    place = {"open": 1, ".open": 0}.get(re.sub(r"^\w*(?=\.open$)", "", called_name(call)))
    if place is None:
        return False
    modes = [k.value for k in call.keywords if k.arg == "mode"] or call.args[place : place + 1]
    return any(
        isinstance(mode, ast.Constant) and set("wax+") & set(str(mode.value)) for mode in modes
    )


def paragraph_makers(tree: ast.Module) -> list[str]:
    """Return the functions that make a reportlab `Paragraph`, which reads markup."""
    makers = [
        function.name
        for function in functions_of(tree)
        for call in calls_of(function)
        if called_name(call).rpartition(".")[2] == "Paragraph"
    ]
    everywhere = [c for c in calls_of(tree) if called_name(c).rpartition(".")[2] == "Paragraph"]
    return sorted(set(makers)) if len(makers) >= len(everywhere) else ["<module>"]


def assertionless_tests(tree: ast.Module) -> list[str]:
    """Return test functions that neither assert nor call something here that does."""
    functions = {function.name: function for function in functions_of(tree)}
    asserting: set[str] = set()
    while True:
        more = {
            name
            for name, function in functions.items()
            if name not in asserting and asserts(function, asserting)
        }
        if not more:
            break
        asserting |= more
    return [name for name in functions if name.startswith("test_") and name not in asserting]


def asserts(function: Function, asserting: set[str]) -> bool:
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return True
    names = {called_name(call).rpartition(".")[2] for call in calls_of(function)}
    proofs = {"raises", "warns", "fail", "waitSignal", "waitSignals", "waitUntil"}
    return bool(names & (proofs | asserting)) or any(n.startswith("assert_") for n in names)


# --- the rules see what they are meant to see ---------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (long_functions, "def f():\n" + "    x = 1\n" * 40, "def f():\n" + "    x = 1\n" * 39),
        (empty_names, "class DossierManager: ...", "class DossierDesk: ..."),
        (empty_names, "class RowBase: ...", "class BaseOfClaim: ..."),
        (file_writes, "path.write_text('x')", "files.write_atomic(path, b'x')"),
        (file_writes, "open(path, 'wb')", "open(path, 'rb')"),
        (file_writes, "path.open('a')", "path.open()"),
        (file_writes, "open(path, mode='x')", "open(path, encoding='utf-8')"),
        (file_writes, "path.open('w')", "package.open(entry, 'w')"),
        (file_writes, "os.replace(a, b)", "name.replace('a', 'b')"),
        (file_writes, "shutil.rmtree(a)", "shutil.which('a')"),
        (paragraph_makers, "def f():\n    Paragraph('x')", "def f():\n    paragraph('x')"),
        (paragraph_makers, "P = platypus.Paragraph('x')", "P = paragraph('x')"),
        (assertionless_tests, "def test_a():\n    f()", "def test_a():\n    assert f()"),
        (
            assertionless_tests,
            "def test_a():\n    see()\ndef see():\n    pass",
            "def test_a():\n    see()\ndef see():\n    assert f()",
        ),
        (
            assertionless_tests,
            "def test_a():\n    with open(x):\n        f()",
            "def test_a():\n    with pytest.raises(E):\n        f()",
        ),
    ],
)
def test_each_rule_sees_the_bad_and_passes_the_good(rule, bad, good):
    assert rule(ast.parse(bad))
    assert not rule(ast.parse(good))


# --- the project keeps the rules ----------------------------------------------------------------


def breaches(paths: list[Path], rule: Callable[[ast.Module], list[str]]) -> list[str]:
    assert paths, "nothing to look at"
    return [
        f"{path.relative_to(ROOT)}: {breach}"
        for path in paths
        for breach in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]


def test_no_file_is_longer_than_300_lines():
    own = [*SOURCES, ROOT / "run.py", *(ROOT / "requirements").glob("*.py")]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in own}

    assert {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > MAX_FILE} == {}


def test_no_function_is_longer_than_40_lines():
    assert breaches(SOURCES, long_functions) == []


def test_half_of_the_functions_are_at_most_10_lines():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    lengths = [length_of(function) for tree in trees for function in functions_of(tree)]

    assert statistics.median(lengths) <= MAX_MEDIAN


def test_no_class_or_module_has_a_name_that_says_nothing():
    modules = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.stem.rpartition("_")[2].title() in EMPTY_NAMES
    ]

    assert modules == []
    assert breaches(SOURCES, empty_names) == []


def test_files_are_written_through_the_one_door():
    outside = [path for path in SOURCES if PACKAGE / "files" not in path.parents]

    assert breaches(outside, file_writes) == []


def test_text_becomes_a_paragraph_in_one_place_that_escapes_it():
    assert len(breaches(SOURCES, paragraph_makers)) <= 1


def test_every_test_can_fail():
    assert breaches(TESTS, assertionless_tests) == []


def test_the_top_level_holds_what_it_should_and_nothing_else():
    if shutil.which("git") is None:
        pytest.skip("no git here")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if listing.returncode or not listing.stdout:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listing.stdout.split("\0") if name}
    visible = {name for name in top if not name.startswith(".")}

    assert visible - TOP_LEVEL_ALLOWED == set()
    assert TOP_LEVEL_NEEDED - visible == set()


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("onecua.app", {"alembic", "openpyxl", "reportlab"}),
        ("onecua.cli", {"PySide6", "shiboken6"}),
        ("onecua.products", {"PySide6"}),
    ],
)
def test_importing_loads_only_what_the_start_needs(module, unwanted):
    program = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert unwanted & set(result.stdout.split()) == set()
