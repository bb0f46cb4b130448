"""What moved a step, this desk's part or an opinion is reckoned anew from the log."""

from datetime import date, datetime

import pytest

from onecua.domain.dossier import Move
from onecua.domain.event import Kind
from onecua.domain.integrity import Area
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.services.coordination import OpinionRequest
from onecua.services.moving import MoveRequest
from tests.desks import THREE_DAYS, move, receive
from tests.services.integrity.test_dates import appended, forge, the_date
from tests.services.waiting import days, own_rule
from tests.tampering import edit, problems, seq_of

MOVED = Kind.DOSSIER_MOVED
STEPS = (WorkStep("Thẩm định", "Công chức", days("1")),)
OFF = CalendarDay(date(2026, 11, 27), DayKind.OFF, "Nghỉ bão")


@pytest.fixture
def lived(desk, clock):
    """A linked dossier in a step, with an opinion, supplemented, under a new calendar."""
    own_rule(desk, ProcedureRule(THREE_DAYS, desk_term=days("2"), steps=STEPS))
    dossier = receive(desk)
    desk.handling.move(MoveRequest(dossier, Move.FORWARD, step=0))
    desk.coordination.ask(OpinionRequest(dossier, "Công an xã", "Nơi cư trú", days("5")))
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 26, 9)
    move(desk, dossier, Move.SUPPLEMENTED)
    desk.calendars.adopt(desk.calendars.document().with_days(OFF))
    move(desk, dossier, Move.REISSUE)
    assert problems(desk) == []
    return desk


def later(name):
    return lambda body: body.update({name: "2027-01-05T17:00"})


FORGED = [
    ("supplemented", later("desk_due_at"), "hạn của bộ phận một cửa", "30/11/2026 17:00"),
    ("supplemented", later("step_due_at"), "hạn của bước", "27/11/2026 17:00"),
    ("reissue", later("desk_due_at"), "hạn của bộ phận một cửa", "01/12/2026 17:00"),
    ("reissue", later("step_due_at"), "hạn của bước", "30/11/2026 17:00"),
]


@pytest.mark.parametrize(("name", "change", "field", "expected"), FORGED)
def test_a_forged_date_of_a_share_is_told(lived, name, change, field, expected):
    forge(lived, seq_of(lived, "0001", MOVED, name), change)
    found = next(each for each in problems(lived) if each.field == field)
    assert (found.area, found.code, found.expected) == (
        Area.DATE,
        "H24.119-261120-0001",
        expected,
    )


def test_a_forged_date_of_an_opinion_is_told(lived):
    def moved(body):
        (key,) = body["opinion_dues"]
        body["opinion_dues"][key] = "2027-01-05T17:00"

    forge(lived, seq_of(lived, "0001", MOVED, "reissue"), moved)
    found = the_date(lived)
    assert (found.field, found.expected) == ("hạn lấy ý kiến", "01/12/2026 17:00")


def test_another_way_to_date_a_share_is_told(lived):
    forge(
        lived,
        seq_of(lived, "0001", MOVED, "supplemented"),
        lambda body: body.update(step_by="kept"),
    )
    assert any("ghi cách tính khác cho hạn của bước" in each.words for each in problems(lived))


def test_a_step_moved_by_a_move_that_may_not_is_told(lived):
    dossier = lived.records.find("H24.119-261120-0001")
    appended(lived, dossier, Move.REQUEST_PAYMENT, step_due_at="2027-01-05T17:00")
    assert the_date(lived).field == "hạn của bước"


def test_an_old_entry_that_moved_a_step_by_the_pause_is_right(desk, clock):
    own_rule(desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    dossier = receive(desk)
    desk.handling.move(MoveRequest(dossier, Move.FORWARD, step=0))
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 26, 9)
    move(desk, dossier, Move.PAID)
    seq = seq_of(desk, "0001", MOVED, "paid")
    forge(desk, seq, lambda body: body.pop("step_by"))
    assert problems(desk) == []

    forge(desk, seq, lambda body: body.update(step_due_at="2027-01-05T17:00"))
    found = the_date(desk)
    assert (found.field, found.expected) == ("hạn của bước", "26/11/2026 17:00")


@pytest.mark.parametrize("column", ["desk_due_at", "step_due_at", "opinion_due_at"])
def test_a_date_of_a_share_changed_in_the_table_is_told(lived, column):
    edit(lived, f"UPDATE dossier SET {column} = {column} + 86400")
    (found,) = problems(lived)
    assert (found.area, found.code) == (Area.TABLE, "H24.119-261120-0001")
    assert datetime.strptime(found.stored, "%d/%m/%Y %H:%M") > datetime.strptime(
        found.expected, "%d/%m/%Y %H:%M"
    )
