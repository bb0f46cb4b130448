"""Kéo dài để xác minh: the time that the law adds, once and while the dossier is in time."""

from datetime import datetime

import pytest

from onecua.domain.deadline import By, Unit
from onecua.domain.dossier import Move
from tests.desks import move, receive
from tests.services.test_handling import dossier_of, refused
from tests.services.waiting import days, extend, verify


def test_the_added_days_follow_the_due_day(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 9)
    verify(desk, dossier, days("5"))
    found = dossier_of(desk, dossier)
    assert (found.promised_at.day, found.due_at) == (26, datetime(2026, 12, 3, 17))
    assert found.verified_at == clock()
    entry = desk.records.read(dossier).history[-1]
    assert (entry.term, entry.slip_number) == ("5 ngày làm việc", None)
    course = desk.records.read(dossier).course
    assert course.changes[-1].by is By.VERIFY
    assert course.recomputed()[-1] == found.due_at


def test_it_is_possible_to_the_due_instant_and_not_after(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 26, 17)
    verify(desk, dossier, days("5"))
    other = receive(desk)
    clock.set(2026, 12, 20, 9)
    assert refused(desk, lambda: verify(desk, other, days("5")), "không còn trong hạn")


def test_only_once(desk):
    dossier = receive(desk)
    verify(desk, dossier, days("5"))
    assert refused(desk, lambda: verify(desk, dossier, days("5")), "chỉ một lần")


@pytest.mark.parametrize("extra", [None, days("1", Unit.SAME_DAY)])
def test_the_term_that_the_law_gives_is_asked(desk, extra):
    dossier = receive(desk)
    told = refused(desk, lambda: verify(desk, dossier, extra), "Ghi thời gian xác minh")
    assert told.field == "extra"


def test_it_is_not_undone_and_not_done_while_paused(desk):
    dossier = receive(desk)
    verify(desk, dossier, days("5"))
    assert refused(desk, lambda: desk.handling.undo(dossier, "nhầm"), "không hoàn tác được")
    paused = receive(desk)
    move(desk, paused, Move.REQUEST_SUPPLEMENT)
    assert refused(desk, lambda: verify(desk, paused, days("5")), "không thể «Kéo dài để xác minh»")


def test_an_apology_may_follow_a_verification(desk):
    dossier = receive(desk)
    verify(desk, dossier, days("5"))
    extend(desk, dossier, datetime(2026, 12, 7).date())
    assert dossier_of(desk, dossier).due_at == datetime(2026, 12, 7, 17)
