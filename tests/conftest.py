"""What every test needs: no screen, and Qt's one harmless offscreen complaint left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onecua.ui.none_refcount import keep_none_alive

if TYPE_CHECKING:
    import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_none_alive()


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of window hints, raising and grabbing; it has no window.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")
