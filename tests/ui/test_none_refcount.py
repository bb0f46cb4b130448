import sys

import pytest
from PySide6.QtCore import QObject

from onecua.ui.none_refcount import keep_none_alive


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_none_outlives_more_calls_than_a_working_day_makes():
    keep_none_alive()
    quiet = QObject()
    for _ in range(20_000):
        quiet.setObjectName("x")
    assert sys.getrefcount(None) > 1_000_000_000


def test_asking_twice_gives_nothing_more():
    keep_none_alive()
    before = sys.getrefcount(None)
    keep_none_alive()
    assert sys.getrefcount(None) - before < 100_000
