"""Cold start to a usable intake page against a bare Qt window plus the import of the ORM."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import in_turn, row, tell

TIMES = 9
BARE = """
import sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
window = QLabel("onecua")
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def main(folder: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ONECUA_QUIT_AFTER_START": "1"}
    # An installed program keeps its compiled modules; a machine that forbids it would time the
    # compiler and not the start.
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(*arguments: str) -> int:
        return subprocess.run([sys.executable, *arguments], env=env, check=True).returncode

    medians = in_turn(
        lambda: run("-m", "onecua", "--data", str(folder)), lambda: run("-c", BARE), TIMES
    )
    baseline = "bare Qt window + import sqlalchemy.orm"
    tell([row("start to a usable intake page", baseline, medians)], _children_peak())


def _children_peak() -> float:
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
