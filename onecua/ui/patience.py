"""Deeds that meet the lock of another writer are tried again from the event loop (`rules.md` 16).

The window's connection waits 50 ms for a lock; waiting longer inside one call would freeze it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onecua.errors import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_MS = 150
ATTEMPTS = 120
"""About twenty seconds; an import holds the lock for a few at most."""


def try_until_free(
    owner: QObject,
    deed: Callable[[], object],
    on_wait: Callable[[], object] | None = None,
    attempts: int = ATTEMPTS,
    *,
    on_end: Callable[[], object] | None = None,
) -> None:
    """Do a deed now, or as soon as the database is free.

    `on_wait` follows each refusal, `on_end` the last attempt, whatever came of it. Nothing is
    called once `owner` is gone. After the last attempt the `BusyError` is raised, for the window
    to tell.
    """
    waits = False
    try:
        deed()
    except BusyError:
        waits = attempts > 1
        if not waits:
            raise
        QTimer.singleShot(
            PAUSE_MS,
            owner,
            lambda: try_until_free(owner, deed, on_wait, attempts - 1, on_end=on_end),
        )
    finally:
        tell = on_wait if waits else on_end
        if tell is not None:
            tell()
