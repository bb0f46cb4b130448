"""The window: `onecua` without a command, and `onecua-window`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_REFUSED = 3
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NO_SCREEN = (
    "Máy không có màn hình (biến DISPLAY trống), không mở được cửa sổ. Các lệnh vẫn chạy được: "
    "xem onecua --help.\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on a data folder; return 0, or 3 when the machine refused.

    Wrong options end the program with 2, as on the command line.
    """
    parser = argparse.ArgumentParser(prog="onecua", description="Bộ phận Một cửa cấp xã.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="thư mục dữ liệu")
    options = parser.parse_args(sys.argv[1:] if arguments is None else list(arguments))
    if not _has_screen():
        sys.stderr.write(_NO_SCREEN)
        return _REFUSED

    # The window collects garbage by a timer of its own (`ui/garbage.py`). Until it runs there is
    # none: the collector would only walk all that is imported, again and again.
    gc.disable()

    # What knows no Qt comes first: once PySide6 is there, its hook slows every import down.
    from onecua.services.folders import data_folder

    folder = data_folder(options.data)

    from PySide6.QtWidgets import QApplication

    from onecua.ui.starting import Start

    gc.freeze()  # what is imported stays: no later collection has to walk it either
    app = QApplication(["onecua"])
    start = Start(app, folder)
    start.begin()
    ended = app.exec()
    start.end()
    return start.status or ended


def _has_screen() -> bool:
    """Tell whether Qt can find a screen: without one it aborts the process in English."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, _SCREENS))
