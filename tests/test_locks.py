"""The locked requirements: one version each, with hashes, from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def locked(path: Path) -> dict[str, str]:
    """Return each requirement of a lock, joined to one line, by its canonical name."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(re.split(r"[=<>!~;\[ @]", line)[0]): line for line in found}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_no_path(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"://|file:|--index-url|--extra-index-url|--find-links| @ ", text) == []
    assert re.findall(r"(?m)(?:^|\s)(?:[/~.]{1,2}/?\w+/|[A-Za-z]:\\).*$", text) == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_line_of_a_lock_is_one_version_with_hashes(path):
    one_version = re.compile(
        r"[A-Za-z0-9._-]+==[^\s;]+(?: ;[^\\]+?)?(?:\s+--hash=sha256:[0-9a-f]{64})+"
    )

    assert [line[:60] for line in locked(path).values() if not one_version.fullmatch(line)] == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_only_the_sound_build_of_sqlcipher_is_locked(path):
    names = {name for name in locked(path) if name.startswith("sqlcipher3")}

    assert names == {"sqlcipher3"}, "the others bring the same module with a faulty SQLite"


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("app", ["setup"]), ("test", ["setup", "test"]), ("build", ["setup", "test", "build"])],
)
def test_a_lock_holds_what_the_project_asks_for(lock, extras):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        Requirement(text)
        for group in (project["dependencies"], *map(project["optional-dependencies"].get, extras))
        for text in group
    ]
    lines = locked(ROOT / "requirements" / f"{lock}.txt")

    missing = [
        str(requirement)
        for requirement in wanted
        if not requirement.specifier.contains(version_in(lines, requirement.name))
    ]

    assert missing == []


def version_in(lines: dict[str, str], name: str) -> str:
    line = lines.get(canonicalize_name(name), "absent==0")
    return line.split("==")[1].split()[0]


def test_the_locks_agree_with_each_other():
    poorer: dict[str, str] = {}
    for level in ("app", "test", "build"):
        richer = locked(ROOT / "requirements" / f"{level}.txt")
        assert poorer.items() <= richer.items(), level
        poorer = richer


def test_there_is_a_lock_for_each_level():
    assert [path.stem for path in LOCKS] == ["app", "build", "test"]
