"""The one question before a calendar holds: keep, a new slip, or a call, dossier by dossier."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from onecua.domain.dossier import Move
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.ui.theme import theme
from onecua.ui.work_calendar.moved_columns import Decision, moved_columns
from tests.desks import event_count, move, receive
from tests.ui.work_calendar.conftest import CONTROL

SWAP = CalendarDay(date(2026, 11, 23), DayKind.OFF, "Hoán đổi với thứ Bảy 28/11/2026", "TB 1")
SWAPPED = CalendarDay(date(2026, 11, 28), DayKind.MAKE_UP, "Làm bù cho thứ Hai 23/11/2026", "TB 1")
OLD, NEW = datetime(2026, 11, 26, 17), datetime(2026, 11, 27, 17)


@pytest.fixture
def asked(calendar):
    """Three dossiers that the swap would move, and the question about them."""
    calendar.dossiers = [receive(calendar.desk) for _ in range(3)]
    document = calendar.panel.draft.document.with_days(SWAP, SWAPPED)
    calendar.panel.draft.step("Hoán đổi", document)
    calendar.adopt()
    assert calendar.panel.adopting.dialog is not None
    return calendar


def dialog_of(calendar):
    return calendar.panel.adopting.dialog


def due_of(calendar, place):
    return calendar.desk.records.read(calendar.dossiers[place]).dossier.due_at


def shown(calendar, place):
    line = dialog_of(calendar).rows.row_at(place)
    return [column.value(line) for column in moved_columns()]


def test_each_moved_dossier_is_named_with_both_dates_and_the_reason(asked):
    dialog = dialog_of(asked)
    assert dialog.title.text() == "3 hồ sơ đổi hạn theo lịch mới"
    old, new, owner, day, decision = shown(asked, 0)
    assert (old, new) == ("17:00 T5 26/11", "17:00 T6 27/11")
    assert owner == "Nguyễn Thị Thanh Tâm"
    assert moved_columns()[2].sub(dialog.rows.row_at(0)).startswith("H24.119-261120-")
    assert (day, decision) == ("T2 23/11/2026", "Giữ hạn cũ")
    assert moved_columns()[3].sub(dialog.rows.row_at(0)) == SWAP.name


def test_at_the_largest_text_every_column_ends_inside_the_table(asked, request):
    request.addfinalizer(lambda: theme().set_text_scale(1))
    asked.panel.window().resize(1366, 768)
    dialog_of(asked).back_button.click()
    theme().set_text_scale(1.5)
    asked.panel.adopting.begin()
    dialog = dialog_of(asked)
    assert dialog.width() > 1160
    assert dialog.width() <= asked.panel.window().width()
    last = dialog.rows.columnCount() - 1
    table = dialog.table
    assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()


def test_nothing_is_written_while_the_question_stands_or_when_it_is_put_away(asked):
    count = event_count(asked.desk.database)
    dialog_of(asked).back_button.click()
    assert event_count(asked.desk.database) == count
    assert asked.panel.adopting.dialog is None
    assert asked.panel.draft.is_edited
    assert asked.desk.calendars.document().day(SWAP.on) is None


def test_keep_a_new_slip_and_a_call_each_do_what_they_say(asked):
    dialog = dialog_of(asked)
    order = [line.moved.id for line in dialog.lines]
    dialog.table.select_position(0)
    dialog.decide(Decision.KEEP)
    dialog.decide(Decision.SLIP)
    dialog.decide(Decision.CALL)
    assert dialog.counts.text() == "Giữ hạn cũ: 1 · Cấp lại giấy hẹn: 1 · Gọi báo hạn mới: 1"
    dialog.yes_button.click()

    records = [asked.desk.records.read(each) for each in order]
    assert [record.dossier.due_at for record in records] == [OLD, NEW, NEW]
    assert {record.dossier.promised_at for record in records} == {OLD}
    last = [record.history[-1] for record in records]
    assert [entry.move for entry in last][1:] == [Move.REISSUE, Move.REISSUE]
    assert last[1].slip_number is not None
    assert last[2].slip_number is None
    assert asked.desk.calendars.document().day(SWAP.on) == SWAP


def test_after_it_the_slips_are_printed_and_the_calls_copied(asked):
    dialog = dialog_of(asked)
    dialog.table.select_position(0)
    dialog.decide(Decision.SLIP)
    dialog.decide(Decision.CALL)
    dialog.yes_button.click()

    assert dialog.isVisible()
    assert dialog.rows.rowCount() == 2
    assert "1 giấy hẹn phải in, 1 người phải gọi" in dialog.title.text()
    assert not dialog.yes_button.isVisible()
    dialog.print_button.click()
    title, pdf, _ = asked.opened.shell.papers[-1]
    assert title.startswith("Giấy hẹn H24.119-261120-")
    assert pdf.startswith(b"%PDF")
    dialog.table.select_position(1)
    assert not dialog.print_button.isEnabled()
    dialog.calls_button.click()
    heads, row = QGuiApplication.clipboard().text().split("\n")
    assert heads.split("\t")[:2] == ["Chủ hồ sơ", "Điện thoại"]
    assert "0912555046" in row
    assert "17:00 26/11/2026\t17:00 27/11/2026" in row
    dialog.back_button.click()
    assert asked.panel.adopting.dialog is None


def test_all_dossiers_are_decided_at_once(asked):
    dialog = dialog_of(asked)
    dialog.every.click()
    asked.opened.qtbot.keyClick(dialog.table, Qt.Key.Key_2, CONTROL)
    assert {line.decision for line in dialog.lines} == {Decision.SLIP}
    dialog.yes_button.click()
    assert {due_of(asked, place) for place in range(3)} == {NEW}


def test_a_paused_dossier_keeps_its_date_until_its_pause_ends(calendar):
    calendar.dossiers = [receive(calendar.desk)]
    move(calendar.desk, calendar.dossiers[0], Move.REQUEST_SUPPLEMENT)
    calendar.panel.draft.step("x", calendar.panel.draft.document.with_days(SWAP))
    calendar.adopt()
    dialog = dialog_of(calendar)
    assert shown(calendar, 0)[-1] == "Tạm dừng, giữ"
    assert not dialog.buttons[Decision.SLIP].isEnabled()
    dialog.every.click()
    dialog.decide(Decision.SLIP)
    assert dialog.lines[0].decision is Decision.KEEP
    dialog.yes_button.click()
    assert due_of(calendar, 0) == OLD


def test_kept_dates_can_be_looked_for_later_and_set_right_then(asked):
    dialog_of(asked).yes_button.click()
    assert {due_of(asked, place) for place in range(3)} == {OLD}
    assert asked.panel.adopting.dialog is None

    asked.panel.side.history.review_button.click()
    asked.opened.settle()
    dialog = dialog_of(asked)
    assert len(dialog.lines) == 3
    assert shown(asked, 0)[3] == "T2 23/11/2026"
    dialog.every.click()
    dialog.decide(Decision.CALL)
    dialog.yes_button.click()
    assert {due_of(asked, place) for place in range(3)} == {NEW}
    dialog.back_button.click()

    asked.panel.side.history.review_button.click()
    asked.opened.settle()
    assert asked.panel.adopting.dialog is None
    assert "đều đúng lịch đang áp dụng" in asked.said[-1][0]


def test_many_dossiers_are_reckoned_on_the_worker(calendar, monkeypatch):
    monkeypatch.setattr("onecua.ui.work_calendar.adopting._AT_ONCE", 0)
    calendar.dossiers = [receive(calendar.desk)]
    calendar.panel.draft.step("x", calendar.panel.draft.document.with_days(SWAP))
    calendar.press(Qt.Key.Key_Return, CONTROL)
    assert calendar.panel.adopting.busy()
    assert not calendar.primary().isEnabled()
    calendar.opened.settle()
    assert dialog_of(calendar) is not None
    dialog_of(calendar).yes_button.click()
    assert calendar.desk.calendars.document().day(SWAP.on) == SWAP
