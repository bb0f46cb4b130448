"""A workaround for PySide6 6.12.0 under Python 3.11: it drains the references of `None`.

Each call of Qt that returns nothing takes one reference from `None` (measured: 1,000 calls of
`QObject.setObjectName` take 1,000; PySide6 6.11.3 takes none), and some take one from `True` or
`False`. Since Python 3.12 these cannot die; before, the window crashes after some thousand calls.
So they are given a count that no working day uses up.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 50
_IMMORTAL_SINCE = (3, 12)
_SINGLETONS = (None, True, False, NotImplemented, ...)


def keep_none_alive() -> None:
    """Give the singletons references to spare; does nothing where they are immortal."""
    if sys.version_info >= _IMMORTAL_SINCE:
        return
    for singleton in _SINGLETONS:
        if sys.getrefcount(singleton) < _PLENTY // 2:
            # The count is the first field of an object in every release build of CPython.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _PLENTY
