"""The morning's sheet: what is due, who may be late by the desk's own history, whom to call."""

from datetime import datetime

from onecua.domain.briefing import CallReason
from onecua.domain.dossier import Move
from onecua.services.desk import Desk
from onecua.services.setup import new_officer, record_officer
from tests.desks import THREE_DAYS, move, receive

KHANH = new_officer("Trần Quốc Khánh")
CHIEF = new_officer("Đặng Thị Thu", "Chánh Văn phòng")


def settled(desk, clock, count, *, days=2, holder=None, first=datetime(2026, 9, 7, 8)):
    """Receive and settle so many dossiers, each in so many days, on Mondays."""
    for week in range(count):
        clock.now = first
        clock.forward(days=7 * week)
        dossier = receive(desk)
        if holder is not None:
            move(desk, dossier, Move.FORWARD, holder=holder)
        clock.forward(days=days)
        move(desk, dossier, Move.FINISH)


def codes(dossiers):
    return [each.code for each in dossiers]


def test_a_morning_tells_what_is_late_due_today_and_due_next(desk, clock):
    clock.set(2026, 11, 18, 9)
    late = receive(desk)
    clock.set(2026, 11, 19, 9)
    receive(desk)
    clock.set(2026, 11, 20, 9)
    receive(desk)
    clock.set(2026, 11, 23, 9)
    receive(desk)
    clock.set(2026, 11, 25, 7, 15)
    found = desk.briefing.today()
    assert codes(found.overdue) == ["H24.119-261118-0001"]
    assert found.overdue[0].days == 1
    assert codes(found.due_today) == ["H24.119-261119-0001"]
    assert found.tomorrow.isoformat() == "2026-11-26"
    assert codes(found.due_tomorrow) == ["H24.119-261120-0001"]
    assert [(call.dossier, call.reason) for call in found.calls] == [(late, CallReason.OVERDUE)]


def test_a_weekend_between_belongs_to_the_next_working_day(desk, clock):
    clock.set(2026, 11, 18, 9)
    receive(desk)
    clock.set(2026, 11, 20, 9)
    found = desk.briefing.today()
    assert found.tomorrow.isoformat() == "2026-11-23"
    assert codes(found.due_tomorrow) == ["H24.119-261118-0001"]


def test_results_wait_since_they_are_there_and_are_called_about_after_five_days(desk, clock):
    clock.set(2026, 11, 11, 9)
    first, second = receive(desk), receive(desk)
    clock.set(2026, 11, 12, 9)
    move(desk, first, Move.FINISH)
    clock.set(2026, 11, 13, 9)
    move(desk, second, Move.FINISH)
    clock.set(2026, 11, 20, 9)
    found = desk.briefing.today()
    assert [(each.code[-4:], each.days) for each in found.waiting] == [("0001", 6), ("0002", 5)]
    assert [(call.dossier, call.reason) for call in found.calls] == [(first, CallReason.RESULT)]


def test_supplements_are_called_about_near_their_end_and_after_it(desk, clock):
    clock.set(2026, 11, 2, 9)
    over = receive(desk)
    move(desk, over, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 5, 9)
    near = receive(desk)
    move(desk, near, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 12, 9)
    move(desk, receive(desk), Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 23, 17, 1)
    found = desk.briefing.today()
    said = [(call.dossier, call.reason, call.is_past) for call in found.calls]
    assert said == [(over, CallReason.SUPPLEMENT, True), (near, CallReason.SUPPLEMENT, False)]


def test_an_extended_dossier_is_called_about_until_its_new_day(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 9)
    move(desk, dossier, Move.EXTEND, due_on=datetime(2026, 11, 30).date())
    (call,) = desk.briefing.today().calls
    assert (call.reason, call.at) == (CallReason.EXTENDED, datetime(2026, 11, 30, 17))
    clock.set(2026, 12, 1, 8)
    (call,) = desk.briefing.today().calls
    assert call.reason is CallReason.OVERDUE


def test_a_dossier_that_usually_makes_it_is_not_at_risk(desk, clock):
    settled(desk, clock, 5)
    clock.set(2026, 11, 18, 8)
    receive(desk)
    assert desk.briefing.today().at_risk == ()


def test_without_experience_nothing_is_at_risk(desk, clock):
    settled(desk, clock, 4, days=4)
    clock.set(2026, 11, 16, 8)
    receive(desk)
    assert desk.briefing.today().at_risk == ()


def test_slow_history_puts_a_fresh_dossier_at_risk(desk, clock):
    """Four days of 480 minutes were needed, three days and what is left of today remain."""
    settled(desk, clock, 5, days=4)
    clock.set(2026, 11, 16, 8)
    receive(desk)
    (found,) = desk.briefing.today().at_risk
    assert found.code == "H24.119-261116-0001"
    assert (found.risk.left, found.risk.needed) == (3 * 480 + 450, 4 * 480)
    assert (found.risk.cases, found.risk.by_holder) == (5, True)


def test_experience_older_than_a_year_is_none(desk, clock):
    settled(desk, clock, 5, days=4, first=datetime(2025, 9, 8, 8))
    clock.set(2026, 11, 16, 8)
    receive(desk)
    assert desk.briefing.today().at_risk == ()


def test_who_took_long_already_is_measured_by_those_that_took_longer_still(desk, clock):
    """Ten days have run: five slow cases needed seven more, eight quick ones are no guide."""
    clock.set(2026, 1, 5, 8)
    for _ in range(5):
        dossier = receive(desk)
        clock.forward(days=25)
        move(desk, dossier, Move.FINISH)
    settled(desk, clock, 8, days=1)
    clock.set(2026, 11, 2, 8)
    slow = receive(desk)
    move(desk, slow, Move.EXTEND, due_on=datetime(2026, 11, 20).date())
    clock.set(2026, 11, 16, 8)
    (found,) = desk.briefing.today().at_risk
    assert found.code == "H24.119-261102-0001"
    assert found.risk.cases == 5
    assert found.risk.left == 450 + 4 * 480 < found.risk.needed


def test_the_holder_s_own_pace_goes_before_that_of_all(desk, clock):
    record_officer(desk, KHANH)
    settled(desk, clock, 5, days=1)
    settled(desk, clock, 5, days=4, holder=KHANH.id, first=datetime(2026, 10, 12, 8))
    clock.set(2026, 11, 16, 8)
    receive(desk)
    his = receive(desk)
    move(desk, his, Move.FORWARD, holder=KHANH.id)
    assert codes(desk.briefing.today().at_risk) == ["H24.119-261116-0002"]


def test_a_pause_counts_for_nobody(desk, clock):
    for week in range(5):
        clock.set(2026, 9, 7, 8)
        clock.forward(days=7 * week)
        dossier = receive(desk)
        move(desk, dossier, Move.REQUEST_SUPPLEMENT)
        clock.forward(days=4)
        move(desk, dossier, Move.SUPPLEMENTED)
        move(desk, dossier, Move.FINISH)
    clock.set(2026, 11, 16, 8)
    receive(desk)
    assert desk.briefing.today().at_risk == ()


def test_a_voided_dossier_is_no_experience(desk, clock):
    settled(desk, clock, 5, days=4)
    desk.handling.void(desk.records.find("H24.119-260907-0001"), "nhập nhầm")
    clock.set(2026, 11, 16, 8)
    receive(desk, THREE_DAYS)
    assert desk.briefing.today().at_risk == ()


def test_the_sheet_is_read_on_a_desk_of_its_own_as_well(desk, clock):
    receive(desk)
    assert Desk(desk.database, CHIEF).briefing.today().at == clock()
