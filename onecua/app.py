"""The window: `onecua` without a command, and `onecua-window`."""

from __future__ import annotations

import argparse
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

    from PySide6.QtWidgets import QApplication

    from onecua.services.folders import data_folder
    from onecua.ui.starting import Start

    app = QApplication(["onecua"])
    start = Start(app, data_folder(options.data))
    start.begin()
    ended = app.exec()
    start.end()
    return start.status or ended
