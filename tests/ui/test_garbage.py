import gc
import weakref

from onecua.ui.garbage import GarbageTimer, collect_what_is_due


class Knot:
    def __init__(self):
        self.self = self


def test_garbage_is_collected_by_the_timer_and_only_by_it(qtbot, automatic_collection):
    gc.collect()
    timer = GarbageTimer()
    timer.start()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(Knot())
        kept = [Knot() for _ in range(gc.get_threshold()[0] + 1000)]
        del kept
        assert gone() is not None
        timer._timer.timeout.emit()
        assert gone() is None
    finally:
        timer.stop()
    assert gc.isenabled()


def test_the_timer_leaves_collection_off_where_it_was_off(qtbot):
    timer = GarbageTimer()
    timer.start()
    timer.stop()
    assert not gc.isenabled()


def test_nothing_is_collected_before_it_is_due():
    gc.collect()
    knot = Knot()
    kept = weakref.ref(knot)
    del knot
    collect_what_is_due()
    assert kept() is not None
