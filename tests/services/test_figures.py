"""The figures of a desk: every cell led back to its dossiers, last month's unchanged today."""

from datetime import datetime

import pytest

from onecua.domain.dossier import Channel, Move
from onecua.domain.figures import COLUMNS
from onecua.domain.period import Basis, custom, monthly
from onecua.services.correcting import Correction
from onecua.services.moving import MoveRequest
from tests.desks import MARITAL, THREE_DAYS, move, receive

OCTOBER = monthly(2026, 11)  # 15/10 – 14/11
NOVEMBER = monthly(2026, 12)


@pytest.fixture
def worked(desk, clock):
    """A desk whose table of the period 15/10–14/11 has a dossier in each of five columns."""
    clock.set(2026, 10, 12, 8)
    carried, early = receive(desk, channel=Channel.ONLINE), receive(desk)
    clock.set(2026, 10, 13, 8)
    move(desk, early, Move.FINISH)
    clock.set(2026, 10, 20, 8)
    early, late, paused = (receive(desk) for _ in range(3))
    clock.set(2026, 10, 21, 8)
    move(desk, early, Move.FINISH)
    move(desk, paused, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 10, 8)
    move(desk, late, Move.FINISH)
    receive(desk, channel=Channel.ONLINE)
    clock.set(2026, 11, 16, 8)
    desk.late, desk.carried = late, carried
    return desk


def cells(figures):
    return {c: figures.total.cell(c) for c in COLUMNS if figures.total.cell(c)}


EXPECTED = {3: 5, 4: 1, 5: 3, 6: 1, 7: 2, 8: 1, 10: 1, 11: 3, 12: 1, 13: 2}


def test_the_table_of_a_period(worked):
    figures = worked.figures.monthly(OCTOBER)
    assert cells(figures) == EXPECTED
    assert all(check.ok for check in figures.checks())
    assert not figures.is_provisional
    assert figures.counted_at == OCTOBER.end_at


def test_the_periods_before_and_after_hang_together(worked):
    before, after = (worked.figures.monthly(p) for p in (monthly(2026, 10), NOVEMBER))
    assert before.total.open == worked.figures.monthly(OCTOBER).total.carried_over
    assert after.total.carried_over == worked.figures.monthly(OCTOBER).total.open
    assert all(check.ok for check in (*before.checks(), *after.checks()))
    assert after.is_provisional
    assert after.counted_at == datetime(2026, 11, 16, 8)


def listed(desk, wanted):
    return {summary.id for summary in desk.lists.everything(wanted)}


@pytest.mark.parametrize("column", COLUMNS)
def test_behind_every_cell_stand_as_many_dossiers_as_it_says(worked, column):
    figures = worked.figures.monthly(OCTOBER)
    behind = worked.figures.behind(OCTOBER, column)
    assert len(listed(worked, behind)) == figures.total.cell(column)
    for row in figures.rows:
        of_sector = worked.figures.behind(OCTOBER, column, row.sector)
        assert len(listed(worked, of_sector)) == row.cell(column)


def test_a_list_behind_a_cell_says_which_cell(worked):
    words = worked.figures.behind(OCTOBER, 10).words
    assert words == "Tổng số, cột (10), Tháng 11/2026"


def test_the_dossiers_of_the_workbook_are_those_of_the_table(worked):
    counted = list(worked.figures.counted(OCTOBER))
    figures = worked.figures.monthly(OCTOBER)
    for column in (4, 5, 6, 8, 9, 10, 12, 13):
        assert sum(column in each.columns for each in counted) == figures.total.cell(column)
    received = [each.summary.received_at for each in counted]
    assert received == sorted(received)


def test_last_months_table_run_today_is_what_it_was_then(worked, clock):
    then = worked.figures.monthly(OCTOBER)
    clock.set(2026, 11, 30, 8)
    for dossier in listed(worked, worked.figures.behind(OCTOBER, 12)):
        record = worked.records.read(dossier)
        worked.handling.void(receive(worked), "nhập trùng")
        assert record.dossier.is_open
    move(worked, worked.late, Move.RETURN)
    move(worked, worked.carried, Move.FINISH)
    receive(worked)
    assert worked.figures.monthly(OCTOBER) == then


def test_a_late_entry_alone_changes_it_and_is_named(worked, clock):
    then = worked.figures.monthly(OCTOBER)
    clock.set(2026, 11, 30, 8)
    receive(worked, received_at=datetime(2026, 11, 13, 9), late_reason="mất điện")
    now = worked.figures.monthly(OCTOBER)
    assert cells(now) == EXPECTED | {3: 6, 5: 4, 11: 4, 12: 2}
    assert all(check.ok for check in now.checks())
    named = [(each.what, each.reason) for each in worked.figures.amendments(OCTOBER)]
    assert named == [("Tiếp nhận hồ sơ", "mất điện")]
    assert then != now


def test_a_sector_corrected_after_the_period_leaves_its_cell_and_its_list_alike(worked, clock):
    then = worked.figures.monthly(OCTOBER)
    clock.set(2026, 11, 30, 8)
    worked.handling.correct(worked.late, Correction(procedure_code=MARITAL), "nhầm thủ tục")
    assert worked.figures.monthly(OCTOBER) == then
    (sector,) = {row.sector for row in then.rows}
    assert worked.late in listed(worked, worked.figures.behind(OCTOBER, 10, sector))
    counted = [c for c in worked.figures.counted(OCTOBER) if c.summary.id == worked.late]
    assert [each.sector for each in counted] == [sector]
    (named,) = worked.figures.amendments(OCTOBER)
    assert named.reason == "nhầm thủ tục"


def test_a_result_undone_across_the_end_is_the_one_that_the_check_names(worked, clock):
    clock.set(2026, 11, 17, 8)
    worked.handling.undo(worked.late, "kết quả sai")
    figures = worked.figures.monthly(NOVEMBER)
    wrong = [check for check in figures.checks() if not check.ok]
    assert [check.name for check in wrong] == ["(6) kỳ này = (11) kỳ trước"]
    assert listed(worked, worked.figures.shifted(NOVEMBER)) == {worked.late}
    assert listed(worked, worked.figures.shifted(OCTOBER)) == set()
    assert cells(worked.figures.monthly(OCTOBER)) == EXPECTED


def test_a_dossier_without_a_due_date_is_named(worked):
    from tests.services.test_numbers import put_code

    put_code(worked, "H24.119-261109-0777", datetime(2026, 11, 9, 8))
    figures = worked.figures.monthly(OCTOBER)
    assert figures.without_due_date == ("H24.119-261109-0777",)
    assert figures.total.open_in_time == EXPECTED[12] + 1


def test_the_count_against_the_first_promise_stands_beside(worked, clock):
    clock.set(2026, 11, 17, 8)
    (paused,) = listed(worked, worked.figures.behind(OCTOBER, 12))
    move(worked, paused, Move.SUPPLEMENTED)
    figures = worked.figures.monthly(NOVEMBER)
    assert figures.total.open_overdue == 2
    assert figures.against_promise == (0, 3)


def test_a_calendar_month_and_two_free_days_are_counted_alike(worked):
    october = worked.figures.monthly(monthly(2026, 10, Basis.CALENDAR))
    assert cells(october)[3] == 5
    one_day = custom(datetime(2026, 10, 20).date(), datetime(2026, 10, 20).date())
    assert cells(worked.figures.monthly(one_day))[5] == 3


def test_an_empty_period_is_all_zero_and_its_checks_hold(desk):
    figures = desk.figures.monthly(monthly(2026, 3))
    assert cells(figures) == {}
    assert figures.rows == ()
    assert all(check.ok for check in figures.checks())


def test_what_happens_this_very_second_is_counted_in_the_running_period(desk, clock):
    move(desk, receive(desk), Move.FINISH)
    figures = desk.figures.monthly(NOVEMBER)
    assert (figures.total.received, figures.total.finished) == (1, 1)


def test_a_late_move_into_the_period_before_is_counted_there(worked, clock):
    clock.set(2026, 11, 18, 8)
    (dossier,) = listed(worked, worked.figures.behind(OCTOBER, 4))
    done = datetime(2026, 11, 12, 9)
    worked.handling.move(MoveRequest(dossier, Move.FINISH, "mất mạng", happened_at=done))
    figures = worked.figures.monthly(OCTOBER)
    assert figures.total.finished == EXPECTED[7] + 1
    assert worked.figures.monthly(NOVEMBER).checks()[4].ok
    assert worked.records.read(dossier).dossier.procedure_code == THREE_DAYS
