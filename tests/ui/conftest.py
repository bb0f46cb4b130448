"""A dressed application; a test that leaves a thread or a timer running fails."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from onecua.ui.theme import Scheme, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme().apply(qapp)
    yield
    if theme().text_scale != 1.0 or theme().dark:
        theme().set_text_scale(1.0)
        theme().set_scheme(Scheme.SYSTEM)


@pytest.fixture(autouse=True)
def nothing_left_running(qapp: QApplication) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads left running: {left}"
    timers = (timer for top in qapp.topLevelWidgets() for timer in top.findChildren(QTimer))
    running = [timer for timer in timers if timer.isActive()]
    assert not running, f"timers left running: {running}"
