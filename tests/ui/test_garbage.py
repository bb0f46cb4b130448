import gc
import weakref

from onecua.ui.garbage import GarbageTimer


class Knot:
    def __init__(self):
        self.self = self


def test_garbage_is_collected_by_the_timer_and_only_by_it(qtbot):
    gc.collect()
    timer = GarbageTimer()
    timer.start()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(Knot())
        kept = [Knot() for _ in range(gc.get_threshold()[0] + 1000)]
        del kept
        assert gone() is not None
        timer._on_timeout()
        assert gone() is None
    finally:
        timer.stop()
    assert gc.isenabled()
