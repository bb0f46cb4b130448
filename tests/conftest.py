"""What every test needs: no screen, and Qt's one harmless offscreen complaint left out."""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from onecua.ui.garbage import collect_what_is_due
from onecua.ui.none_refcount import keep_none_alive

if TYPE_CHECKING:
    from collections.abc import Iterator

STUCK_AFTER_S = 240
"""No test takes a quarter of this; one that waits for a dialog nobody answers waits for ever."""

_strayed: list[str] = []
"""The threads that collected garbage though they were not the main one."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_none_alive()
# Neither a slow machine nor the luck of the draw decides a run: every machine tries the same cases.
# `--hypothesis-profile default` looks for new ones.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def _watch_collections(phase: str, _info: dict[str, int]) -> None:
    if phase == "start" and threading.current_thread() is not threading.main_thread():
        _strayed.append(threading.current_thread().name)


def pytest_configure(config: pytest.Config) -> None:
    # The offscreen platform says this of window hints, raising and grabbing; it has no window.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")
    # Said once where LC_ALL=C, to whichever test makes the application.
    config.addinivalue_line("qt_log_ignore", "^Detected locale ")
    # A worker that collects the widgets of an earlier test takes the whole run down with it.
    gc.disable()
    gc.callbacks.append(_watch_collections)


def pytest_collection_finish() -> None:
    # What is here before the first test stays to the end: no collection need look at it again.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected_on_the_main_thread() -> Iterator[None]:
    """As in the running program: garbage goes between tests, and never on another thread."""
    yield
    collect_what_is_due()
    assert not _strayed, f"garbage collected on {_strayed.pop()}"


@pytest.fixture
def automatic_collection() -> Iterator[None]:
    """Garbage collected by Python itself, as a program starts with."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture(autouse=True)
def _never_stuck() -> Iterator[None]:
    """End a stuck test, with the place where it stood, instead of the whole run's time."""
    # Under capture the error stream has no file; the original one has.
    faulthandler.dump_traceback_later(STUCK_AFTER_S, exit=True, file=sys.__stderr__)
    yield
    faulthandler.cancel_dump_traceback_later()
