"""Xin lỗi, gia hạn: once, in time or by the chief, to a working day; the first promise stays."""

from datetime import date, datetime

import pytest

from onecua.domain.dossier import Move, Status
from onecua.errors import RuleErrors
from onecua.services.moving import MoveRequest
from tests.desks import event_count, move, receive
from tests.services.test_handling import dossier_of, refused
from tests.services.waiting import CHIEF, extend, extension

PROMISED = datetime(2026, 11, 26, 17)
MONDAY = date(2026, 11, 30)


def test_an_apology_moves_the_due_date_and_keeps_the_first_promise(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 16)
    extend(desk, dossier, MONDAY)
    found = dossier_of(desk, dossier)
    assert (found.promised_at, found.due_at) == (PROMISED, datetime(2026, 11, 30, 17))
    assert found.extended_at == clock()
    assert found.status is Status.RECEIVED
    entry = desk.records.read(dossier).history[-1]
    assert (entry.slip_number, entry.reason) == (1, "Chờ Sở Tư pháp trả lời")
    assert (entry.due.before, entry.due.after) == (PROMISED, datetime(2026, 11, 30, 17))


def test_slips_of_apology_are_numbered_through_the_year(desk):
    numbers = []
    for _ in range(2):
        dossier = receive(desk)
        extend(desk, dossier, MONDAY)
        numbers.append(desk.records.read(dossier).history[-1].slip_number)
    assert numbers == [1, 2]


def test_a_dossier_is_extended_once_only_whoever_asks(desk):
    dossier = receive(desk)
    extend(desk, dossier, MONDAY)
    desk.act_as(CHIEF)
    again = lambda: extend(desk, dossier, date(2026, 12, 2), override="vẫn chờ")  # noqa: E731
    assert refused(desk, again, "một lần ngày 20/11/2026")


@pytest.mark.parametrize(
    "now", [(2026, 11, 26, 8), (2026, 11, 26, 17, 1), (2026, 11, 27, 8)], ids=str
)
def test_on_the_due_day_or_later_only_the_chief_may_with_a_reason(desk, clock, now):
    dossier = receive(desk)
    clock.set(*now)
    told = refused(desk, lambda: extend(desk, dossier, MONDAY, override="x"), "chỉ lãnh đạo")
    assert told.field == "override"
    desk.act_as(CHIEF)
    told = refused(desk, lambda: extend(desk, dossier, MONDAY), "Lãnh đạo ghi lý do")
    assert told.field == "override"
    extend(desk, dossier, MONDAY, override="Người ký đi công tác đột xuất")
    assert dossier_of(desk, dossier).due_at == datetime(2026, 11, 30, 17)
    assert desk.records.read(dossier).history[-1].override == "Người ký đi công tác đột xuất"


def test_the_day_before_is_still_in_time_until_midnight(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 23, 59)
    extend(desk, dossier, MONDAY)
    assert dossier_of(desk, dossier).extended_at == clock()


DAYS = [
    ("none", None, "Ghi ngày hẹn trả mới"),
    ("the same day", date(2026, 11, 26), "phải sau ngày hẹn đang có"),
    ("an earlier day", date(2026, 11, 25), "phải sau ngày hẹn đang có"),
    ("a weekend", date(2026, 11, 28), "gần nhất là 30/11/2026"),
    ("a holiday", date(2027, 1, 1), "gần nhất là 04/01/2027"),
    ("the wrong year", date(2028, 11, 30), "Xem lại năm"),
]


@pytest.mark.parametrize(("case", "due_on", "words"), DAYS, ids=[case[0] for case in DAYS])
def test_the_new_day_is_a_working_day_after_the_old_one(desk, case, due_on, words):
    dossier = receive(desk)
    told = refused(desk, lambda: extend(desk, dossier, due_on), words)
    assert told.field == "due_on"


def test_a_chief_gives_no_day_that_is_over_already(desk, clock):
    dossier = receive(desk)
    desk.act_as(CHIEF)
    today = clock.set(2026, 11, 27, 17).date()
    late = lambda on: extend(desk, dossier, on, override="chờ cơ quan khác")  # noqa: E731
    told = refused(desk, lambda: late(today), "Chọn từ ngày 30/11/2026")
    assert told.field == "due_on"
    clock.set(2026, 11, 27, 16, 59)
    late(today)
    assert dossier_of(desk, dossier).due_at == datetime(2026, 11, 27, 17)


def test_an_apology_needs_a_reason(desk):
    dossier = receive(desk)
    told = refused(desk, lambda: extend(desk, dossier, MONDAY, reason=" "), "Ghi lý do")
    assert told.field == "reason"


@pytest.mark.parametrize("pause", [Move.REQUEST_SUPPLEMENT, Move.REQUEST_PAYMENT])
def test_a_dossier_whose_clock_stands_is_not_extended(desk, pause):
    dossier = receive(desk)
    move(desk, dossier, pause)
    assert refused(desk, lambda: extend(desk, dossier, MONDAY), "không thể «Xin lỗi, gia hạn»")


def test_a_written_promise_cannot_be_undone(desk):
    dossier = receive(desk)
    extend(desk, dossier, MONDAY)
    assert refused(desk, lambda: desk.handling.undo(dossier, "nhầm"), "bằng văn bản")


def test_a_pause_after_an_apology_moves_the_extended_date(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    extend(desk, dossier, MONDAY)
    clock.set(2026, 11, 25, 9)
    move(desk, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 27, 9)
    move(desk, dossier, Move.PAID)
    assert dossier_of(desk, dossier).due_at == datetime(2026, 12, 2, 17)


def test_several_are_extended_together(desk):
    chosen = [receive(desk) for _ in range(3)]
    desk.handling.move_all([extension(each, MONDAY) for each in chosen])
    assert {dossier_of(desk, each).due_at for each in chosen} == {datetime(2026, 11, 30, 17)}
    slips = [desk.records.read(each).history[-1].slip_number for each in chosen]
    assert slips == [1, 2, 3]


def test_of_several_all_or_none_are_extended_and_the_wrong_one_is_named(desk):
    first, second, third = (receive(desk) for _ in range(3))
    extend(desk, second, MONDAY)
    before = (event_count(desk.database), desk.database.digest())
    with pytest.raises(RuleErrors, match=r"H24\.119-261120-0002: Hồ sơ đã xin lỗi") as told:
        desk.handling.move_all([extension(each, MONDAY) for each in (first, second, third)])
    assert all("0002" in problem.message for problem in told.value.problems)
    assert (event_count(desk.database), desk.database.digest()) == before


def test_the_history_rebuilds_to_the_same_tables(desk, clock):
    dossier = receive(desk)
    extend(desk, dossier, MONDAY)
    clock.set(2026, 12, 1, 9)
    desk.handling.move(MoveRequest(dossier, Move.FINISH))
    digest = desk.database.digest()
    desk.database.rebuild()
    assert desk.database.digest() == digest
    course = desk.records.read(dossier).course
    assert course.recomputed() == tuple(change.due_at for change in course.changes)
