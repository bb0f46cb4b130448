"""«Mọi lần đổi hạn»: every moving with who, when, why and by what slip, the promise beside it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from onecua.domain.deadline import By, HandlingTime, Unit
from onecua.domain.dossier import Move
from onecua.domain.moved_dates import BY_WORDS, MOVING
from onecua.errors import Cancelled
from onecua.progress import Progress
from onecua.services.integrity import MovedFilter
from onecua.services.setup import new_officer, record_officer
from tests.desks import NHUNG, move, receive
from tests.services.integrity.conftest import work

DUE = datetime(2026, 11, 26, 17)


@pytest.fixture
def worked(desk, clock):
    work(desk, clock)
    return desk


def read(desk, **wanted):
    return desk.moved_dates.read(MovedFilter(**wanted), Progress()).lines


def test_every_moving_is_told_the_latest_first(worked):
    lines = read(worked)
    assert [(line.code[-4:], line.by) for line in lines] == [
        ("0003", By.RESUME),
        ("0002", By.RESTART),
        ("0004", By.EXTEND),
        ("0005", By.VERIFY),
    ]
    assert {line.promised_at for line in lines} == {DUE}
    assert {line.before for line in lines} == {DUE}


def test_an_apology_names_its_slip_its_reason_and_who_made_it(worked):
    (line,) = read(worked, by=By.EXTEND)
    assert (line.slip, line.reason) == ("Mẫu 04 số 1", "theo quy định")
    assert (line.officer, line.officer_name) == (NHUNG.id, NHUNG.name)
    assert line.at == datetime(2026, 11, 23, 10, 5)
    assert (line.before, line.after, line.due_at) == (
        DUE,
        datetime(2026, 12, 1, 17),
        datetime(2026, 12, 1, 17),
    )


def test_the_end_of_a_pause_is_told_by_what_began_it(worked):
    (line,) = read(worked, by=By.RESTART)
    assert (line.slip, line.reason) == ("Mẫu 02 số 1", "theo quy định")
    (line,) = read(worked, by=By.RESUME)
    assert line.slip == ""


def test_the_list_is_narrowed_by_month_and_officer(worked, clock):
    other = new_officer("Phạm Văn Quyết")
    record_officer(worked, other)
    clock.set(2026, 12, 1, 8)
    worked.act_as(other)
    dossier = receive(worked)
    move(worked, dossier, Move.EXTEND, due_on=date(2026, 12, 11))
    assert len(read(worked)) == 5
    assert len(read(worked, month=date(2026, 11, 30))) == 4
    (line,) = read(worked, month=date(2026, 12, 31))
    assert line.officer_name == "Phạm Văn Quyết"
    assert read(worked, officer=other.id) == (line,)
    assert read(worked, officer=other.id, month=date(2026, 11, 1)) == ()
    assert read(worked, month=date(2027, 1, 1)) == ()


def test_a_move_taken_back_is_no_moving(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.SUPPLEMENTED)
    assert len(read(desk)) == 1
    desk.handling.undo(dossier, "bấm nhầm")
    assert read(desk) == ()


def test_what_was_entered_afterwards_says_when(desk, clock):
    paused, verified = (receive(desk) for _ in range(2))
    clock.set(2026, 11, 27, 9)
    move(desk, paused, Move.REQUEST_SUPPLEMENT, happened_at=datetime(2026, 11, 25, 9))
    five = HandlingTime(Decimal(5), Unit.WORKING_DAY)
    move(desk, verified, Move.VERIFY, happened_at=datetime(2026, 11, 25, 10), extra=five)
    clock.set(2026, 11, 30, 9)
    move(desk, paused, Move.SUPPLEMENTED)
    late = {line.code[-4:]: line.entered_late_at for line in read(desk)}
    entered = datetime(2026, 11, 27, 9)
    assert late == {"0001": entered, "0002": entered}


def test_a_date_moved_back_to_the_first_promise_is_told_both_times(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.EXTEND, due_on=date(2026, 12, 1))
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 20, 16)
    move(desk, dossier, Move.SUPPLEMENTED)
    assert [line.after for line in read(desk)] == [DUE, datetime(2026, 12, 1, 17)]


def test_a_list_too_long_says_that_there_is_more(worked):
    found = worked.moved_dates.read(MovedFilter(), Progress(), at_most=3)
    assert (len(found.lines), found.more) == (3, True)
    whole = worked.moved_dates.read(MovedFilter(), Progress(), at_most=None)
    assert (len(whole.lines), whole.more) == (4, False)


def test_reading_can_be_cancelled(worked):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        worked.moved_dates.read(MovedFilter(), progress)


def test_every_way_to_move_a_date_has_words():
    assert set(BY_WORDS) == set(By)
    assert set(MOVING) == set(By) - {By.PROMISE, By.KEPT}


def test_december_ends_with_the_year():
    wanted = replace(MovedFilter(), month=date(2026, 12, 5))
    assert wanted.span() == (datetime(2026, 12, 1), datetime(2027, 1, 1))
