"""A dressed application; a test that leaves a thread or a timer running fails."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot

from onecua.storage.database import WINDOW_BUSY_MS
from onecua.ui.theme import Scheme, theme
from tests.desks import MovableClock, copied_folder, desk_in
from tests.ui.framed import QUIET_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication

    from onecua.services.desk import Desk


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """Dress the application once: each dressing restyles every widget that is still there."""
    theme().apply(qapp)
    return qapp


class PatientBot(QtBot):
    """Waits long for what is sure to come: a right test never needs it, a slow machine may."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = QUIET_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = QUIET_MS, **more: object):
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def dressed(dressed_app: QApplication) -> Iterator[None]:
    yield
    if theme().text_scale != 1.0 or theme().dark:
        theme().set_text_scale(1.0)
        theme().set_scheme(Scheme.SYSTEM)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def desk(tmp_path: Path, clock: MovableClock) -> Iterator[Desk]:
    """A desk of a declared office whose connections give up as the window's do."""
    with desk_in(copied_folder(tmp_path / "data"), clock, busy_ms=WINDOW_BUSY_MS) as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_left_running(qapp: QApplication) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    timers = [timer for top in qapp.topLevelWidgets() for timer in top.findChildren(QTimer)]
    running = [repr(timer) for timer in timers if timer.isActive()]
    # What a test closed dies with it and not in the first event loop of a later test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not left, f"threads left running: {left}"
    assert not running, f"timers left running: {running}"
