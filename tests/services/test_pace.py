"""At risk by own history: procedure and holder first, then the procedure, pauses left out."""

from datetime import datetime

from onecua.domain.deadline import parse_handling_time
from onecua.domain.dossier import Move
from onecua.services.pace import PaceService
from onecua.services.setup import new_officer, record_officer
from tests.desks import NHUNG, NO_TERM, THREE_DAYS, move, receive

KHANH = new_officer("Trần Quốc Khánh")


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


def at_risk(desk):
    return PaceService(desk.database, desk.rulebook).at_risk()


def test_a_dossier_that_usually_makes_it_is_not_at_risk(desk, clock):
    settled(desk, clock, 5)
    clock.set(2026, 11, 20, 8)
    receive(desk)
    assert at_risk(desk) == []


def test_without_experience_nothing_is_at_risk(desk, clock):
    settled(desk, clock, 4, days=4)
    clock.set(2026, 11, 20, 8)
    receive(desk)
    assert at_risk(desk) == []


def test_slow_history_puts_a_fresh_dossier_at_risk(desk, clock):
    """Four days of 480 minutes were needed, three are promised."""
    settled(desk, clock, 5, days=4)
    clock.set(2026, 11, 16, 8)
    dossier = receive(desk)
    (found,) = at_risk(desk)
    assert found.dossier.id == dossier
    assert found.dossier.code == "H24.119-261116-0001"
    assert found.outlook.needed == 4 * 480
    assert found.outlook.left == 3 * 480 + 450
    clock.set(2026, 11, 19, 17, 1)
    assert at_risk(desk) == []  # overdue, no longer at risk


def test_the_holder_s_own_pace_goes_before_that_of_all(desk, clock):
    record_officer(desk, KHANH)
    settled(desk, clock, 5, days=1)
    settled(desk, clock, 5, days=4, holder=KHANH.id, first=datetime(2026, 10, 12, 8))
    clock.set(2026, 11, 16, 8)
    mine, his = receive(desk), receive(desk)
    move(desk, his, Move.FORWARD, holder=KHANH.id)
    assert [each.dossier.id for each in at_risk(desk)] == [his]
    assert desk.records.read(mine).dossier.holder == NHUNG.id


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
    assert at_risk(desk) == []


def test_a_dossier_without_experience_of_its_kind_is_left_alone(desk, clock):
    settled(desk, clock, 5, days=4)
    clock.set(2026, 11, 16, 8)
    receive(desk, NO_TERM, term=parse_handling_time("1 working_day"))
    assert at_risk(desk) == []


def test_a_voided_dossier_is_no_experience(desk, clock):
    settled(desk, clock, 5, days=4)
    desk.handling.void(desk.records.find("H24.119-260907-0001"), "nhập nhầm")
    clock.set(2026, 11, 16, 8)
    receive(desk, THREE_DAYS)
    assert at_risk(desk) == []
