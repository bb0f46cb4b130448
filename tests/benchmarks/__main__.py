"""Measure everything, print a table, keep it in docs/benchmarks.md.

    python -m tests.benchmarks [--dossiers 1000000] [--folder DIR] [NAME …]

Each measurement runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.benchmarks import MEASUREMENTS
from tests.benchmarks.data import reference_folder
from tests.benchmarks.table import markdown

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def measure(name: str, folder: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stderr}")
    return {"name": name, **json.loads(done.stdout.splitlines()[-1])}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--dossiers", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("names", nargs="*", default=list(MEASUREMENTS))
    options = parser.parse_args()
    folder, made = reference_folder(options.folder, options.dossiers)
    found = []
    for name in options.names:
        sys.stderr.write(f"{name}…\n")
        found.append(measure(name, folder))
    where = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    title = f"{date.today():%Y-%m-%d}, {where}, {options.dossiers:,} dossiers"
    text = markdown(title, found, made)
    sys.stdout.write(text + "\n")
    if not options.names or set(options.names) == set(MEASUREMENTS):
        DOCUMENT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
