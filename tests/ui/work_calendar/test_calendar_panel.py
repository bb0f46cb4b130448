"""The calendar edited by keys, undone, imported, exported and adopted."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    DayKind,
    DayState,
    Scope,
    parse_sessions,
)
from onecua.errors import RuleError
from onecua.ui.work_calendar.draft import left_unfinished
from onecua.ui.work_calendar.side_panel import Tab
from tests.desks import event_count, receive
from tests.ui.work_calendar.conftest import ALT, CONTROL

CULTURE_DAY = date(2026, 11, 24)


def test_the_year_opens_at_today_with_nothing_to_adopt(calendar):
    panel = calendar.panel
    assert panel.grids.title.text() == "Năm 2026"
    assert panel.grids.current() == date(2026, 11, 20)
    assert panel.side.days.rows.rowCount() == len(
        [day for day in calendar.desk.calendars.document().days if day.on.year == 2026]
    )
    assert not calendar.primary().isEnabled()
    assert "T6 20/11/2026 · Làm việc" in panel.grids.words.text()


def test_keys_walk_the_days_and_the_list_follows(calendar):
    calendar.press(Qt.Key.Key_Down)
    calendar.press(Qt.Key.Key_Left)
    calendar.press(Qt.Key.Key_Left)
    calendar.press(Qt.Key.Key_Left)
    panel = calendar.panel
    assert panel.grids.current() == CULTURE_DAY
    assert panel.side.days.table.current_row().on == CULTURE_DAY
    assert panel.grids.words.text().startswith("T3 24/11/2026 · Nghỉ: Ngày Văn hóa Việt Nam.")
    assert panel.side.days.remove_button.isEnabled()
    calendar.press(Qt.Key.Key_PageDown)
    calendar.press(Qt.Key.Key_PageDown)
    assert panel.grids.title.text() == "Năm 2027"
    assert {panel.side.days.rows.row_at(0).on.year} == {2027}
    assert not panel.side.days.remove_button.isEnabled()


def test_alt_arrows_turn_the_years_and_the_months(calendar):
    calendar.press(Qt.Key.Key_Right, ALT)
    assert calendar.panel.grids.current() == date(2027, 11, 20)
    calendar.press(Qt.Key.Key_H, CONTROL)
    calendar.panel.grids.view.setFocus()
    calendar.press(Qt.Key.Key_Right)
    assert calendar.panel.grids.title.text() == "Tháng 11/2026"
    assert calendar.opened.page.subtitle() == "Lịch làm việc · Tháng 11/2026"
    calendar.press(Qt.Key.Key_Left, ALT)
    assert calendar.panel.grids.title.text() == "Tháng 10/2026"


def test_a_day_is_written_down_by_keys_alone_and_nothing_holds_yet(calendar):
    count = event_count(calendar.desk.database)
    calendar.go_to(date(2026, 12, 14))
    calendar.press(Qt.Key.Key_Return)
    form = calendar.panel.side.days.form
    assert form.on.value() == date(2026, 12, 14)
    assert calendar.opened.frame.focusWidget() is form.name
    calendar.type("Lễ hội đền Tranh")
    calendar.press(Qt.Key.Key_Return)
    calendar.type("QĐ 5/QĐ-UBND")
    calendar.press(Qt.Key.Key_Return)
    calendar.press(Qt.Key.Key_Return)
    calendar.press(Qt.Key.Key_Right)
    assert form.scope.value() is Scope.LOCAL
    calendar.press(Qt.Key.Key_Return, CONTROL)

    day = CalendarDay(
        date(2026, 12, 14), DayKind.OFF, "Lễ hội đền Tranh", "QĐ 5/QĐ-UBND", scope=Scope.LOCAL
    )
    assert calendar.panel.draft.document.day(day.on) == day
    assert calendar.desk.calendars.document().day(day.on) is None
    assert event_count(calendar.desk.database) == count
    assert calendar.opened.page.action_bar().state == "1 thay đổi chưa áp dụng"
    assert calendar.opened.frame.focusWidget() is calendar.panel.grids.year

    calendar.adopt()

    assert calendar.desk.calendars.document().day(day.on) == day
    assert "Hạn đã hẹn không đổi" in calendar.said[-1][0]
    assert not calendar.primary().isEnabled()


def test_a_day_is_edited_with_hours_of_its_own(calendar):
    calendar.go_to(date(2026, 8, 22))
    calendar.press(Qt.Key.Key_D, CONTROL)
    form = calendar.panel.side.days.form
    assert form.kind.value() is DayKind.MAKE_UP
    calendar.retype(form.sessions, "07:30-11:30")
    calendar.retype(form.on, "23/08/2026")
    calendar.press(Qt.Key.Key_Return, CONTROL)

    document = calendar.panel.draft.document
    assert document.day(date(2026, 8, 22)) is None
    assert document.day(date(2026, 8, 23)).sessions == parse_sessions("07:30-11:30")
    assert calendar.panel.grids.current() == date(2026, 8, 23)


def test_problems_of_a_day_are_told_beside_their_fields_and_nothing_is_cleared(calendar):
    calendar.go_to(CULTURE_DAY)
    calendar.press(Qt.Key.Key_Return)
    form = calendar.panel.side.days.form
    form.kind.setFocus()
    calendar.press(Qt.Key.Key_Right)
    calendar.retype(form.name, " ")
    calendar.retype(form.sessions, "sáng")
    calendar.retype(form.on, "31/02/2026")
    calendar.press(Qt.Key.Key_Return, CONTROL)

    assert form.fields["on"].problem() == "Lịch không có ngày 31/02/2026. Xem lại ngày và tháng."
    assert "Ghi tên ngày" in form.fields["name"].problem()
    assert "«sáng»" in form.fields["sessions"].problem()
    assert calendar.opened.frame.focusWidget() is form.on
    assert form.sessions.value() == "sáng"
    assert not calendar.panel.draft.is_edited

    calendar.retype(form.on, "22/08/2026")
    calendar.retype(form.name, "Làm việc")
    calendar.retype(form.sessions, "")
    calendar.press(Qt.Key.Key_Return, CONTROL)

    assert "đã có trong lịch: Làm bù cho thứ Hai 31/8/2026" in form.fields["on"].problem()


def test_escape_closes_the_form_first_and_then_the_calendar(calendar):
    calendar.press(Qt.Key.Key_N, CONTROL)
    assert calendar.panel.side.edited() is calendar.panel.side.days
    calendar.press(Qt.Key.Key_Escape)
    assert calendar.panel.side.edited() is None
    assert calendar.panel.isVisible()
    calendar.press(Qt.Key.Key_Escape)
    assert not calendar.panel.isVisible()


def test_escape_keeps_what_was_typed_and_enter_on_a_day_goes_back_to_it(calendar):
    calendar.press(Qt.Key.Key_N, CONTROL)
    form = calendar.panel.side.days.form
    calendar.retype(form.name, "Giỗ Tổ của làng")
    calendar.press(Qt.Key.Key_Escape)
    assert calendar.panel.side.edited() is calendar.panel.side.days
    assert calendar.opened.frame.focusWidget() is calendar.panel.grids.grid()
    calendar.press(Qt.Key.Key_Right)
    calendar.press(Qt.Key.Key_Return)
    assert form.name.value() == "Giỗ Tổ của làng"
    assert form.isAncestorOf(calendar.opened.frame.focusWidget())
    calendar.press(Qt.Key.Key_W, CONTROL)
    assert calendar.panel.side.edited() is None
    assert not calendar.panel.draft.is_edited


def test_a_new_day_begins_empty_where_the_chosen_date_is_listed(calendar):
    calendar.go_to(CULTURE_DAY)
    calendar.press(Qt.Key.Key_N, CONTROL)
    form = calendar.panel.side.days.form
    assert form.on.value() is None
    assert form.name.value() == ""


def test_a_day_is_taken_off_and_the_step_undone(calendar):
    calendar.go_to(CULTURE_DAY)
    calendar.press(Qt.Key.Key_Delete)
    assert calendar.panel.draft.document.day(CULTURE_DAY) is None
    assert calendar.panel.side.health.findings[0].words.startswith("T3 24/11/2026 chưa ghi nghỉ")
    calendar.press(Qt.Key.Key_Z, CONTROL)
    assert calendar.panel.draft.document == calendar.desk.calendars.document()
    assert not calendar.primary().isEnabled()


def test_hours_of_a_new_season_are_written_down(calendar):
    panel = calendar.panel
    panel.side.tabs.setFocus()
    calendar.press(Qt.Key.Key_Right)
    assert panel.side.hours.isVisible()
    calendar.press(Qt.Key.Key_N, CONTROL)
    form = panel.side.hours.form
    assert form.since.value() == date(2026, 11, 20)
    assert form.lines[0].hours.value() == "07:30-11:30,13:00-17:00"
    calendar.retype(form.since, "01/12/2026")
    calendar.retype(form.name, "Giờ mùa đông")
    calendar.retype(form.lines[0].hours, "08:00-12:00,13:00-16:00")
    calendar.retype(form.lines[5].hours, "07:30-11:30")
    form.lines[5].counted.click()
    assert form.lines[0].length.text() == "7 giờ"
    assert form.lines[6].length.text() == "nghỉ"
    calendar.press(Qt.Key.Key_Return, CONTROL)

    season = panel.draft.document.seasons[-1]
    assert (season.since, season.name) == (date(2026, 12, 1), "Giờ mùa đông")
    assert season.week[0].sessions == parse_sessions("08:00-12:00,13:00-16:00")
    assert season.week[1].sessions == OFFICE_HOURS
    assert season.week[5].sessions
    assert not season.week[5].counted
    assert panel.side.hours.list.rows.rowCount() == 2
    calendar.adopt()
    assert calendar.desk.rulebook.calendar.closing(date(2026, 12, 7)).hour == 16


def test_problems_of_hours_are_told_all_at_once(calendar):
    panel = calendar.panel
    panel.side.show_tab(Tab.HOURS)
    calendar.press(Qt.Key.Key_N, CONTROL)
    form = panel.side.hours.form
    calendar.retype(form.since, "")
    calendar.retype(form.lines[1].hours, "chiều")
    calendar.retype(form.lines[2].hours, "11:00-07:00")
    calendar.press(Qt.Key.Key_Return, CONTROL)
    assert form.fields["since"].problem() == "Ghi ngày bắt đầu."
    assert "Thứ Ba: Không đọc được" in form._problem.words()
    assert "Thứ Tư: Buổi 11:00-07:00" in form._problem.words()
    assert not panel.draft.is_edited


def test_a_second_season_of_one_date_and_the_last_season_are_kept_from_harm(calendar):
    panel = calendar.panel
    panel.side.show_tab(Tab.HOURS)
    assert not panel.side.hours.remove_button.isEnabled()
    calendar.press(Qt.Key.Key_N, CONTROL)
    calendar.retype(panel.side.hours.form.since, "02/01/2025")
    calendar.press(Qt.Key.Key_Return, CONTROL)
    assert "Đã có mùa giờ" in panel.side.hours.form.fields["since"].problem()
    calendar.retype(panel.side.hours.form.since, "01/12/2026")
    calendar.press(Qt.Key.Key_Return, CONTROL)
    panel.side.hours.list.table.select_position(1)
    panel.side.hours.remove_button.click()
    assert len(panel.draft.document.seasons) == 1


def test_findings_propose_days_that_one_key_lists(calendar):
    calendar.panel.draft.step("Bỏ", calendar.panel.draft.document.without_day(date(2026, 4, 27)))
    calendar.panel.show_findings()
    health = calendar.panel.side.health
    assert "Giỗ Tổ Hùng Vương 2026 trùng ngày nghỉ" in health.list.words.text()
    calendar.press(Qt.Key.Key_T, CONTROL)
    assert calendar.panel.draft.document.day(date(2026, 4, 27)).name == "Nghỉ bù Giỗ Tổ Hùng Vương"
    assert calendar.panel.grids.current() == date(2026, 4, 27)
    assert not health.add_button.isEnabled()
    assert calendar.panel.side.tabs.value() is Tab.HEALTH


def test_a_file_is_taken_over_into_the_draft_with_its_differences(calendar, tmp_path):
    path = tmp_path / "2027.csv"
    path.write_text("date,kind,name\n2027-02-08,off,Tết Nguyên đán\n", encoding="utf-8")
    calendar.panel.import_file(path)

    changes = calendar.panel.side.changes
    assert changes.isVisible()
    assert changes.list.rows.rowCount() == len(calendar.panel.draft.differences()) > 5
    assert calendar.panel.grids.current().year == 2027
    assert calendar.desk.calendars.document().day(date(2027, 4, 16)) is not None
    changes.undo_all_button.click()
    assert not calendar.panel.draft.is_edited
    assert calendar.panel.draft.last_words == "Bỏ mọi thay đổi"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"a,b\n", "date,kind,name"), (b"date,kind,name\n2026-13-01,off,x\n", "Dòng 2")],
)
def test_a_file_that_is_no_calendar_is_told_and_changes_nothing(calendar, tmp_path, content, words):
    path = tmp_path / "sai.csv"
    path.write_bytes(content)
    calendar.panel.import_file(path)
    assert calendar.panel.problem.isVisible()
    assert words in calendar.panel.problem.accessibleName()
    assert not calendar.panel.draft.is_edited


def test_the_calendar_in_view_is_exported_and_reads_back(calendar, tmp_path):
    calendar.panel.draft.step("x", calendar.panel.draft.document.without_day(CULTURE_DAY))
    calendar.opened.shell.next_file = str(tmp_path / "lich.csv")
    calendar.press(Qt.Key.Key_E, CONTROL)
    assert calendar.opened.shell.asked_files[-1][1] == "lich-lam-viec-2026.csv"
    found = calendar.desk.calendars.read_file(tmp_path / "lich.csv")
    assert found.day(CULTURE_DAY) is None
    calendar.panel.import_file(tmp_path / "lich.csv")
    assert "không khác" in calendar.said[-1][0]


def test_what_was_begun_is_there_again_after_the_window_closed(calendar):
    calendar.panel.draft.step("x", calendar.panel.draft.document.without_day(CULTURE_DAY))
    assert left_unfinished(calendar.desk)
    draft = type(calendar.panel.draft)()
    draft.begin(calendar.desk)
    assert draft.is_edited
    assert draft.document.day(CULTURE_DAY) is None
    draft.undo()
    draft.keep(calendar.desk)
    assert not left_unfinished(calendar.desk)


def test_a_calendar_without_working_days_is_refused_before_anything_is_written(calendar):
    document = calendar.panel.draft.document
    days = [
        CalendarDay(date.fromordinal(n), DayKind.OFF, "Nghỉ", state=DayState.EXPECTED)
        for n in range(date(2028, 1, 1).toordinal(), date(2029, 1, 1).toordinal())
    ]
    calendar.panel.draft.step("x", document.with_days(*days))
    count = event_count(calendar.desk.database)
    with pytest.raises(RuleError, match="Năm 2028"):
        calendar.panel.adopting.begin()
    assert event_count(calendar.desk.database) == count


def test_another_window_that_adopts_is_followed_or_told(calendar):
    desk, panel = calendar.desk, calendar.panel
    desk.calendars.adopt(desk.calendars.document().without_day(CULTURE_DAY))
    calendar.opened.page.on_changed(frozenset({"office"}))
    assert panel.draft.document.day(CULTURE_DAY) is None
    panel.draft.step("x", panel.draft.document.without_day(date(2026, 1, 1)))
    desk.calendars.adopt(desk.calendars.document().without_day(date(2026, 4, 30)))
    calendar.opened.page.on_changed(frozenset({"office"}))
    assert panel.draft.document.day(date(2026, 4, 30)) is not None
    with pytest.raises(RuleError, match="cửa sổ khác"):
        panel.adopting.begin()
    assert panel.draft.is_edited


def test_history_names_what_each_adoption_changed(calendar):
    calendar.go_to(CULTURE_DAY)
    calendar.press(Qt.Key.Key_Delete)
    calendar.adopt()
    calendar.panel.side.tabs.setFocus()
    for _ in range(4):
        calendar.press(Qt.Key.Key_Right)
    history = calendar.panel.side.history
    assert history.isVisible()
    assert history.list.rows.rowCount() == 2
    assert "Bỏ T3 24/11/2026: Nghỉ: Ngày Văn hóa Việt Nam." in history.list.words.text()


def test_adopting_alone_moves_no_date(calendar):
    dossier = receive(calendar.desk)
    calendar.panel.draft.step("x", calendar.panel.draft.document.without_day(CULTURE_DAY))
    calendar.adopt()
    dialog = calendar.panel.adopting.dialog
    assert dialog is not None
    dialog.yes_button.click()
    found = calendar.desk.records.read(dossier).dossier
    assert found.due_at == found.promised_at == datetime(2026, 11, 26, 17)
    assert calendar.desk.calendars.document().day(CULTURE_DAY) is None
