"""Whatever makes lateness vanish is told with the entry that did it, and proves nothing wrong."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from onecua.domain.clock_guard import CLOCK_BEHIND
from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Move
from onecua.domain.office import Role
from onecua.domain.work_calendar import CalendarDay, DayKind, Scope
from onecua.progress import Progress
from onecua.services.setup import new_officer, record_officer
from onecua.storage import dossiers
from tests.desks import move, receive, request

CHIEF = new_officer("Trần Thị Lành", "Chủ tịch", role=Role.CHIEF)
DUE = "hạn là 26/11/2026 17:00"


@pytest.fixture
def late(desk, clock):
    """A dossier that should have been done on 26 November at 17:00; it is 1 December."""
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    clock.set(2026, 12, 1, 9)
    return dossier


def told(desk, field="quá hạn"):
    """Return what a check says of lateness that vanished; it must find nothing wrong."""
    report = desk.integrity.check(Progress())
    assert report.problems == ()
    return [note.words for note in report.notes if note.field == field]


def told_once(desk, *words):
    (found,) = told(desk)
    assert all(each in found for each in words), found


def test_a_result_entered_for_an_earlier_day(desk, late):
    at = datetime(2026, 11, 26, 16, 30)
    move(desk, late, Move.FINISH, happened_at=at, reason="quên bấm")
    told_once(desk, DUE, "ghi 01/12/2026 09:00", "«Có kết quả», ghi cho 26/11/2026 16:30")


def test_a_pause_entered_for_an_earlier_day(desk, late):
    move(desk, late, Move.REQUEST_SUPPLEMENT, happened_at=datetime(2026, 11, 25, 16))
    move(desk, late, Move.SUPPLEMENTED)
    told_once(desk, DUE, "«Yêu cầu bổ sung», ghi cho 25/11/2026 16:00")


def test_the_end_of_a_pause_taken_back_and_made_again(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 9)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 26, 9)
    move(desk, dossier, Move.SUPPLEMENTED)
    clock.set(2026, 12, 10, 9)
    desk.handling.undo(dossier, "bấm nhầm")
    move(desk, dossier, Move.SUPPLEMENTED)
    told_once(desk, "hạn là 01/12/2026 17:00", "«Hoàn tác bước vừa làm»")


def test_a_verification_allowed_for_an_earlier_day(desk, late):
    five = HandlingTime(Decimal(5), Unit.WORKING_DAY)
    move(desk, late, Move.VERIFY, happened_at=datetime(2026, 11, 25, 9), extra=five)
    told_once(desk, DUE, "«Kéo dài thời hạn để xác minh», ghi cho 25/11/2026 09:00")


def test_days_declared_off_when_they_were_over(desk, late):
    off = [
        CalendarDay(date(2026, 11, day), DayKind.OFF, "Mất điện", scope=Scope.LOCAL)
        for day in (25, 26, 27, 30)
    ]
    desk.calendars.adopt(desk.calendars.document().with_days(*off))
    assert told(desk) == []
    move(desk, late, Move.REISSUE)
    told_once(desk, DUE, "«Cấp lại giấy hẹn theo lịch làm việc mới»")


def test_a_late_dossier_called_an_error(desk, late):
    desk.handling.void(late, "nhập nhầm")
    told_once(desk, DUE, "«Hủy hồ sơ nhập nhầm»")


def test_an_open_dossier_called_an_error_on_another_day_before_it_is_late(desk, clock):
    same_day, later, settled = (receive(desk) for _ in range(3))
    desk.handling.void(same_day, "nhập trùng")
    clock.set(2026, 11, 26, 16)
    move(desk, settled, Move.FINISH)
    for dossier in (later, settled):
        desk.handling.void(dossier, "nhập nhầm")
    assert told(desk) == []
    (words,) = told(desk, "hủy hồ sơ")
    assert "-0002: bị hủy khi chưa giải quyết xong, sau ngày nhận: hạn là 26/11/2026" in words


def test_an_apology_that_a_chief_allows_when_it_is_too_late(desk, late):
    record_officer(desk, CHIEF)
    desk.act_as(CHIEF)
    move(desk, late, Move.EXTEND, due_on=date(2026, 12, 8), override="chờ cơ quan khác")
    told_once(desk, DUE, "«Xin lỗi và gia hạn trả kết quả»")


def test_a_result_stamped_by_a_clock_set_back_to_before_the_due_hour(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    for day in (23, 25, 27):
        clock.set(2026, 11, day, 8)
        desk.clock_guard.note(desk.clock_guard.look())
    clock.set(2026, 11, 26, 23)
    move(desk, dossier, Move.FINISH)
    clock.set(2026, 11, 27, 8, 5)
    told_once(desk, DUE, "ghi 26/11/2026 23:00", "onecua đã dùng đến 27/11/2026 08:00")


def test_only_what_the_clock_dates_says_that_it_was_behind(desk, clock):
    first = receive(desk)
    clock.set(2026, 11, 23, 9)
    desk.clock_guard.note(desk.clock_guard.look())
    clock.set(2026, 11, 20, 15)
    move(desk, first, Move.FORWARD, happened_at=datetime(2026, 11, 20, 14), reason="ghi tay")
    second = receive(desk)
    clock.set(2026, 11, 23, 9, 5)
    third = receive(desk)
    with desk.database.read() as connection:
        events = [dossiers.history(connection, each)[-1] for each in (first, second, third)]
    said = [event.body.get(CLOCK_BEHIND) for event in events]
    assert said == [None, "2026-11-23T09:00", None]


def test_a_result_of_the_due_day_entered_later_is_late_by_the_hour_and_no_more_by_the_day(
    desk, late
):
    move(desk, late, Move.FINISH, happened_at=datetime(2026, 11, 26, 20))
    told_once(desk, DUE, "ghi cho 26/11/2026 20:00")


def test_a_result_entered_on_the_due_day_itself_is_as_late_as_it_was(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    clock.set(2026, 11, 26, 19)
    move(desk, dossier, Move.FINISH, happened_at=datetime(2026, 11, 26, 18))
    assert told(desk) == []


def test_what_was_settled_at_once_and_entered_on_another_day_is_not_told(desk, clock):
    clock.set(2026, 12, 1, 9)
    asked = request(received_at=datetime(2026, 11, 20, 9), late_reason="mất điện")
    desk.intake.receive(asked, instantly=True)
    assert told(desk) == []


def test_what_is_late_all_the_same_is_not_told(desk, clock, late):
    move(desk, late, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 8, 9)
    move(desk, late, Move.SUPPLEMENTED)
    clock.set(2026, 12, 8, 11)
    move(desk, late, Move.FINISH, happened_at=datetime(2026, 12, 8, 10))
    desk.handling.undo(late, "bấm nhầm")
    assert told(desk) == []


def test_what_was_entered_later_than_it_was_done_in_time_is_not_told(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 9)
    move(desk, dossier, Move.FINISH, happened_at=datetime(2026, 11, 24, 9))
    move(desk, dossier, Move.RETURN)
    desk.handling.undo(dossier, "bấm nhầm")
    desk.handling.void(dossier, "nhập trùng")
    assert told(desk) == []
