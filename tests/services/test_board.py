"""The board of a real desk: it agrees with the lists, with the calendar and with the history."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from onecua.domain.board import BoardFilter, Bucket, DayCount
from onecua.domain.deadline import Urgency
from onecua.domain.dossier import Move
from onecua.domain.office import LateBy
from onecua.domain.summary import DossierFilter
from onecua.services.setup import declare_office
from tests.desks import move, receive

URGENCIES = {
    Bucket.OVERDUE: Urgency.OVERDUE,
    Bucket.TODAY: Urgency.DUE_TODAY,
    Bucket.SOON: Urgency.DUE_SOON,
    Bucket.LATER: Urgency.IN_TIME,
    Bucket.PAUSED: Urgency.PAUSED,
}


@pytest.fixture
def busy(desk, clock):
    """Dossiers of three working days received on five days, one of them waiting, one settled."""
    for day in (13, 16, 17, 18, 19):
        clock.set(2026, 11, day, 9)
        receive(desk)
    waiting = receive(desk)
    move(desk, waiting, Move.REQUEST_SUPPLEMENT)
    done = receive(desk)
    move(desk, done, Move.FINISH)
    clock.set(2026, 11, 20, 9, 12)
    return desk


@pytest.mark.parametrize(
    "instant", [(2026, 11, 18, 17), (2026, 11, 18, 17, 1), (2026, 11, 20, 9), (2026, 11, 30, 0)]
)
def test_every_bucket_is_the_list_of_its_urgency(busy, clock, instant):
    clock.set(*instant)
    found = busy.board.read()
    for bucket, urgency in URGENCIES.items():
        listed = busy.lists.page(DossierFilter(open_only=True, urgency=urgency))
        assert [each.key for each in found.groups[bucket]] == [each.key for each in listed]


def test_lines_say_how_each_dossier_stands_at_the_board_s_instant(busy):
    found = busy.board.read()
    lines = busy.board.lines(list(found.everything()), found.at.now)
    assert [line.words for line in lines] == [
        *("Quá hạn 2 ngày", "Quá hạn 1 ngày"),
        *("Hôm nay 17:00", "Còn 1 ngày", "Còn 2 ngày", "Chờ bổ sung"),
    ]
    assert {line.detail.owner_name for line in lines} == {"Nguyễn Thị Thanh Tâm"}
    listed = busy.lists.page(DossierFilter(open_only=True))
    assert {line.id for line in lines} == {summary.id for summary in listed}


def test_a_dossier_that_waits_to_be_paid_says_so(desk):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD, Move.REQUEST_PAYMENT)
    found = desk.board.read()
    (line,) = desk.board.lines(found.groups[Bucket.PAUSED], found.at.now)
    assert line.words == "Chờ nộp tiền"
    assert desk.board.closes_at(line.counted) is None


def test_a_supplement_may_be_closed_when_the_desk_says(busy):
    (paused,) = busy.board.read().groups[Bucket.PAUSED]
    assert busy.board.closes_at(paused) == datetime(2026, 12, 11, 17)


def test_days_count_ended_and_open_dossiers_alike(busy):
    first, last = date(2026, 11, 16), date(2026, 11, 29)
    found = busy.board.read()
    days = busy.board.days(found, first, last, BoardFilter())
    assert days == {
        date(2026, 11, 18): DayCount(0, 1, 1),
        date(2026, 11, 19): DayCount(0, 1, 1),
        date(2026, 11, 20): DayCount(1, 0, 1),
        date(2026, 11, 23): DayCount(1, 0, 1),
        date(2026, 11, 25): DayCount(1, 0, 2),
    }
    assert days[date(2026, 11, 25)].done == 1
    listed = busy.board.due_on(date(2026, 11, 25))
    assert len(busy.lists.page(listed)) == 3  # the one that waits would be due then too
    assert listed.words == "Hẹn trả 25/11/2026"


def test_a_filter_by_step_leaves_ended_dossiers_out(busy):
    first, last = date(2026, 11, 16), date(2026, 11, 29)
    wanted = BoardFilter(steps=frozenset({"Thẩm định"}))
    assert busy.board.ended_days(first, last, wanted) == []
    assert busy.board.ended_days(first, last, BoardFilter()) != []


def test_an_office_that_judges_by_the_hour_sees_the_late_hour(desk, clock):
    clock.set(2026, 11, 13, 9)
    dossier = receive(desk)
    clock.set(2026, 11, 18, 17, 30)
    move(desk, dossier, Move.FINISH)
    clock.set(2026, 11, 20, 9)
    day = date(2026, 11, 18)
    (by_day,) = desk.board.ended_days(day, day, BoardFilter())
    policy = replace(desk.office.policy, late_by=LateBy.INSTANT)
    declare_office(desk, replace(desk.office, policy=policy))
    (by_hour,) = desk.board.ended_days(day, day, BoardFilter())
    assert (by_day.count, by_day.late) == (1, 0)
    assert (by_hour.count, by_hour.late) == (1, 1)


def test_a_voided_dossier_is_on_no_board(busy):
    found = busy.board.read()
    (line,) = busy.board.lines(found.groups[Bucket.TODAY], found.at.now)
    busy.handling.void(line.id, "nhập nhầm")
    assert busy.board.read().count(Bucket.TODAY) == 0
    assert date(2026, 11, 20) not in busy.board.days(
        busy.board.read(), date(2026, 11, 20), date(2026, 11, 20), BoardFilter()
    )
