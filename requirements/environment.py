"""The project's own `.venv`: made, filled from the locks, mended, never made poorer."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

from requirements.system import SetupRefused, explain, quietly, say

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS = os.name == "nt"

Stamp = dict[str, str]

# Each level holds everything of the one before it.
LEVELS = ("app", "test", "build")


class Environment:
    """The project's own `.venv`, with a stamp that tells what was installed into it."""

    def __init__(self, root: Path) -> None:
        """Name the places; nothing is touched yet."""
        self.root = root
        self.folder = root / ".venv"
        self.scripts = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.scripts / ("python.exe" if WINDOWS else "python")
        self._stamp_file = self.folder / "onecua-setup.json"

    def prepare(self, level: str) -> bool:
        """Bring the environment up to a level, never down; tell whether there was work."""
        former = self._read_stamp()
        if former and LEVELS.index(former["level"]) > LEVELS.index(level):
            level = former["level"]
        wanted = self._stamp(level)
        if former == wanted and self.python.exists():
            return False
        usable = self._is_usable(former, wanted)
        say(f"Đang chuẩn bị môi trường ở {self.folder} …")
        started = time.monotonic()
        if not usable:
            self._make_anew(wanted)
        # From here to the last line a kill leaves a stamp that never equals a whole one.
        self._write_stamp({**wanted, "unfinished": "yes"})
        try:
            self._install(level)
        except SetupRefused:
            if usable:  # pip takes back what it could not finish
                self._write_stamp(former)
            raise
        self._write_stamp(wanted)
        say(f"Môi trường đã sẵn sàng sau {time.monotonic() - started:.0f} giây.")
        return True

    def _is_usable(self, former: Stamp, wanted: Stamp) -> bool:
        if former:
            same = all(former.get(key) == wanted[key] for key in ("python", "root"))
            return same and "unfinished" not in former and self.python.exists()
        # Somebody made it by hand: keep it when it is of this Python and has pip.
        probe = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
        if not self.python.exists():
            return False
        return quietly([str(self.python), "-c", probe]).stdout.strip() == wanted["python"]

    def _make_anew(self, wanted: Stamp) -> None:
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir()
        self._write_stamp({**wanted, "unfinished": "yes"})
        base = getattr(sys, "_base_executable", None) or sys.executable
        result = quietly([base, "-m", "venv", str(self.folder)], environ=clean_environ())
        if result.returncode:
            raise SetupRefused(explain(result.stdout, "Không tạo được môi trường Python"))

    def _install(self, level: str) -> None:
        locked = self.root / "requirements" / f"{level}.txt"
        self._pip("--only-binary=:all:", "--require-hashes", "-r", str(locked))
        self._pip("--no-deps", "--no-build-isolation", "-e", str(self.root))

    def _pip(self, *arguments: str) -> None:
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        result = quietly([*pip, "install", "--quiet", *arguments], environ=clean_environ())
        if result.returncode:
            raise SetupRefused(explain(result.stdout, "Không cài được thư viện"))

    def _stamp(self, level: str) -> Stamp:
        digest = hashlib.sha256()
        for path in (self.root / "requirements" / f"{level}.txt", self.root / "pyproject.toml"):
            digest.update(path.read_bytes())
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        return {
            "level": level,
            "digest": digest.hexdigest(),
            "python": python,
            "root": str(self.root),
        }

    def _read_stamp(self) -> Stamp:
        try:
            stamp = json.loads(self._stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) and stamp.get("level") in LEVELS else {}

    def _write_stamp(self, stamp: Stamp) -> None:
        if not stamp:
            self._stamp_file.unlink()
            return
        fresh = self._stamp_file.with_suffix(".new")
        fresh.write_text(json.dumps(stamp), encoding="utf-8")
        os.replace(fresh, self._stamp_file)


def clean_environ(**more: str) -> dict[str, str]:
    """Return the process's environment without what would mix other Pythons' libraries in."""
    unwanted = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    return {**{key: value for key, value in os.environ.items() if key not in unwanted}, **more}
