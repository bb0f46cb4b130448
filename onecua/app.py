"""The window: `onecua` without a command, and `onecua-window`."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on a data folder; return 0, or 3 when the machine refused.

    Wrong options end the program with 2, as on the command line.
    """
    parser = argparse.ArgumentParser(prog="onecua", description="Bộ phận Một cửa cấp xã.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="thư mục dữ liệu")
    options = parser.parse_args(sys.argv[1:] if arguments is None else list(arguments))

    # The window collects garbage by a timer of its own (`ui/garbage.py`). Until it runs there is
    # none: the collector would only walk all that is imported, again and again.
    gc.disable()

    # What knows no Qt comes first: once PySide6 is there, its hook slows every import down.
    from onecua.services.folders import data_folder

    folder = data_folder(options.data)

    from PySide6.QtWidgets import QApplication

    from onecua.ui.starting import Start

    app = QApplication(["onecua"])
    start = Start(app, folder)
    start.begin()
    ended = app.exec()
    start.end()
    return start.status or ended
