"""What every test needs: no screen, and Qt's one harmless offscreen complaint left out."""

from __future__ import annotations

import faulthandler
import os
import sys
from typing import TYPE_CHECKING

import pytest

from onecua.ui.none_refcount import keep_none_alive

if TYPE_CHECKING:
    from collections.abc import Iterator

STUCK_AFTER_S = 240
"""No test takes a quarter of this; one that waits for a dialog nobody answers waits for ever."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_none_alive()


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of window hints, raising and grabbing; it has no window.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")


@pytest.fixture(autouse=True)
def _never_stuck() -> Iterator[None]:
    """End a stuck test, with the place where it stood, instead of the whole run's time."""
    # Under capture the error stream has no file; the original one has.
    faulthandler.dump_traceback_later(STUCK_AFTER_S, exit=True, file=sys.__stderr__)
    yield
    faulthandler.cancel_dump_traceback_later()
