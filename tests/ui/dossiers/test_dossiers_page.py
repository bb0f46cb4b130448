"""Walking through the page by keyboard alone, on a real desk of 300 dossiers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from onecua.domain.dossier import Move, Status
from onecua.domain.summary import DossierFilter, Sort
from onecua.services.moving import MoveRequest
from onecua.ui.due_words import due_words
from tests.ui.dossiers.conftest import Opened
from tests.ui.dossiers.making import new_desk
from tests.ui.framed import come_to_rest, opened_page

DOWN, UP, ENTER, ESC = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape


def status(wanted: Status):
    return lambda row: row.status is wanted


def test_opens_on_open_dossiers_with_the_first_in_the_detail(opened):
    rows = opened.rows()
    assert rows
    assert all(row.status not in (Status.RETURNED, Status.FINISHED) for row in rows)
    assert opened.record.dossier.id == rows[0].id
    assert opened.page.list.table.hasFocus()
    assert opened.page.action_bar().state == f"Đã chọn {rows[0].code}"


def test_the_detail_follows_the_arrow_keys(opened):
    rows = opened.rows()
    opened.press(DOWN)
    opened.press(DOWN)
    opened.press(UP)
    assert opened.record.dossier.id == rows[1].id
    assert opened.page.handling.panel.code.text() == rows[1].code
    assert opened.page.handling.panel.owner.text() == rows[1].owner_name


def test_enter_goes_to_the_deeds_and_esc_back_to_the_list(opened):
    opened.press(ENTER)
    assert opened.page.handling.panel.deeds.hasFocus()
    opened.press(ESC)
    assert opened.page.list.table.hasFocus()


def test_letters_in_the_list_narrow_it_without_marks(opened):
    opened.type("lua")
    opened.settle()
    assert opened.page.filters.quick.hasFocus()
    assert {row.owner_name for row in opened.rows()} == {"Bùi Thị Lụa"}
    opened.press(ENTER)
    assert opened.page.list.table.hasFocus()
    assert opened.page.filters.wanted().text == "lua"


def test_the_quick_filter_takes_what_an_input_method_commits(opened):
    opened.control(Qt.Key.Key_F)
    event = QInputMethodEvent()
    event.setCommitString("Diệp")
    QApplication.sendEvent(opened.page.filters.quick, event)
    opened.settle()
    assert {row.owner_name for row in opened.rows()} == {"Ặng Ỗ Ỷ Thị Ngọc Diệp"}


def test_esc_leaves_the_quick_filter_with_its_text(opened):
    opened.control(Qt.Key.Key_F)
    opened.type("anh")
    opened.press(ESC)
    assert opened.page.list.table.hasFocus()
    assert opened.page.filters.quick.value() == "anh"


def test_ctrl_c_copies_the_code(opened):
    opened.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == opened.record.dossier.code


def test_the_copy_button_copies_the_code(opened):
    QGuiApplication.clipboard().clear()
    opened.page.handling.panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == opened.record.dossier.code


def test_a_head_asks_for_its_order_and_then_the_other_way(opened):
    head = opened.page.list.table.horizontalHeader()
    for descending in (False, True):
        head.sectionClicked.emit(2)
        opened.settle()
        wanted = list(
            opened.desk.lists.everything(
                DossierFilter(open_only=True), Sort.OWNER, descending=descending
            )
        )
        assert [row.id for row in opened.rows()] == [row.id for row in wanted]


def test_the_dossier_in_view_stays_marked_in_another_order(opened):
    row = opened.choose(status(Status.PROCESSING))
    opened.page.list.table.horizontalHeader().sectionClicked.emit(1)
    opened.settle()
    assert opened.page.list.table.current_row().id == row.id
    assert opened.record.dossier.id == row.id


def test_an_empty_list_offers_to_drop_the_filters(opened):
    opened.page.set_filter(DossierFilter(text="khongcoai"))
    opened.settle()
    assert opened.rows() == []
    assert opened.page.handling.record is None
    assert opened.page.action_bar().primary is None
    opened.page.list._none_found.acted.emit()
    opened.settle()
    assert len(opened.rows()) == 300


def test_a_named_list_has_a_chip_with_its_words(opened):
    keys = tuple(row.key for row in opened.rows()[:7])
    opened.page.set_filter(DossierFilter(keys=keys, words="Cột (13): quá hạn, tháng 11/2026"))
    opened.settle()
    assert {row.key for row in opened.rows()} == set(keys)
    extra = opened.page.filters.extra
    assert extra.isVisible()
    assert "Cột (13)" in extra.accessibleDescription()
    extra.clear()
    opened.settle()
    assert not extra.isVisible()
    assert len(opened.rows()) == 300


def test_a_dossier_outside_the_list_is_shown_and_no_row_is_marked(opened):
    outside = next(
        row
        for row in opened.desk.lists.everything(DossierFilter())
        if row.status is Status.RETURNED
    )
    opened.page.show_dossier(outside.id)
    assert opened.record.dossier.id == outside.id
    assert not opened.page.list.table.selectionModel().hasSelection()


def test_a_dossier_in_the_list_is_marked_when_it_is_asked_for(opened):
    row = opened.rows()[20]
    opened.page.show_dossier(row.id)
    assert opened.page.list.table.currentIndex().row() == 20
    assert opened.record.dossier.id == row.id


def test_a_commit_keeps_choice_and_scroll_position(opened):
    row = opened.rows()[40]
    opened.page.list.table.select_position(40)
    bar = opened.page.list.table.verticalScrollBar()
    before = bar.value()
    assert before > 0
    other = next(r for r in opened.rows() if r.status is Status.PROCESSING and r.id != row.id)
    opened.desk.handling.move(MoveRequest(other.id, Move.FORWARD, holder=opened.desk.officer.id))
    opened.settle()
    assert opened.record.dossier.id == row.id
    assert opened.page.list.table.current_row().id == row.id
    assert bar.value() == before


def test_when_another_counter_ends_the_dossier_in_view_no_neighbour_is_marked(opened):
    row = opened.choose(status(Status.PROCESSING))
    place = opened.page.list.table.currentIndex().row()
    opened.desk.handling.move(MoveRequest(row.id, Move.FINISH))
    opened.settle()
    assert opened.record.dossier.status is Status.FINISHED
    assert row.id not in {each.id for each in opened.rows()}
    assert not opened.page.list.table.selectionModel().hasSelection()
    opened.page.list.table.setFocus()
    opened.press(DOWN)
    assert opened.page.list.table.currentIndex().row() == place
    assert opened.record.dossier.id == opened.rows()[place].id


def test_the_foot_counts_what_the_list_holds(opened):
    rows = opened.rows()
    standing = [opened.desk.deadlines.standing(row).urgency for row in rows]
    expected = f"{len(rows)} hồ sơ đang giải quyết"
    for urgency, words in (
        ("overdue", "quá hạn"),
        ("due_today", "hôm nay"),
        ("paused", "tạm dừng"),
    ):
        count = sum(each == urgency for each in standing)
        expected += f" · {count} {words}" if count else ""
    assert opened.page.list.foot_words() == expected


def test_a_page_out_of_view_is_fresh_when_it_comes_back(opened):
    opened.page.left()
    opened.frame.hide()
    row = next(r for r in opened.rows() if r.status is Status.PROCESSING)
    opened.desk.handling.move(MoveRequest(row.id, Move.FINISH))
    opened.frame.show()
    opened.page.entered()
    opened.settle()
    assert row.id not in {each.id for each in opened.rows()}


def test_a_due_date_explains_itself(opened):
    computed = next(r for r in opened.rows() if r.status is Status.PROCESSING and r.key % 11 != 0)
    opened.page.show_dossier(computed.id)
    opened.press(Qt.Key.Key_F4)
    due = opened.page.handling.panel.due
    assert due.explained()
    deadline = opened.desk.deadlines.explain(opened.record.dossier)
    assert deadline is not None
    assert due.strip.cells()[-1].day == str(deadline.due_at.day)
    assert due.words.text()
    opened.press(Qt.Key.Key_F4)
    assert not due.explained()


def test_a_given_date_says_whose_it_is(opened):
    given = next(
        row.id
        for row in opened.rows()
        if opened.desk.records.read(row.id).dossier.batch is not None
    )
    opened.page.show_dossier(given)
    opened.press(Qt.Key.Key_F4)
    due = opened.page.handling.panel.due
    assert not due.strip.isVisible()
    assert "Ngày hẹn do hệ thống tỉnh cấp" in due.words.text()


def test_the_first_promise_stands_beside_another_due_date(opened):
    row = opened.choose(status(Status.AWAITING_SUPPLEMENT))
    opened.control(Qt.Key.Key_Return)
    record = opened.desk.records.read(row.id)
    assert record.dossier.due_at != record.dossier.promised_at
    lines = opened.page.handling.panel.due.box.lines.text().splitlines()
    assert lines[0] == f"Hẹn trả {due_words(record.dossier.due_at)}"
    assert lines[1] == f"Hẹn lần đầu {due_words(record.dossier.promised_at)}"


def test_tabs_show_papers_money_and_people(opened):
    panel = opened.page.handling.panel
    panel.tabs.setCurrentIndex(1)
    assert panel.papers.values()[0].value == opened.record.dossier.procedure_name
    panel.tabs.setCurrentIndex(2)
    assert panel.money.values()[0].value == "8.000 đ"
    panel.tabs.setCurrentIndex(3)
    assert panel.people.values()[0].value == opened.record.owner.full_name


def test_no_tool_tip_repeats_a_name(opened):
    model = opened.page.list.model
    tip = Qt.ItemDataRole.ToolTipRole
    for row in range(20):
        name = model.row_at(row).owner_name
        tips = [model.index(row, column).data(tip) for column in range(model.columnCount())]
        assert not any(name in (text or "") for text in tips)


def test_an_empty_desk_teaches_where_dossiers_come_from(tmp_path, qtbot):
    with opened_page(Opened, new_desk(tmp_path / "empty"), qtbot, "dossiers") as opened:
        opened.page.set_filter(DossierFilter())
        opened.settle()
        assert opened.page.list._none_yet.isVisible()
        opened.page.list._none_yet.acted.emit()
        assert opened.shell.pages == ["intake"]


def test_the_clock_of_the_tests_is_the_friday_of_the_mock(opened):
    assert opened.desk.clock() == datetime(2026, 11, 20, 9, 12)


def test_the_open_day_strip_takes_rows_of_the_deeds_and_scrolls_no_page(opened):
    opened.frame.resize(1366, 690)
    panel = opened.page.handling.panel
    closed = len(panel.deeds.entries())
    panel.due.toggle()
    assert len(panel.deeds.entries()) < closed
    assert panel.deeds.entries()[-1].title.startswith("Việc khác")
    scroll = opened.page.parentWidget().parentWidget()
    opened.qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    panel.due.toggle()
    assert len(panel.deeds.entries()) == closed


def test_what_stands_in_the_detail_ends_where_the_action_bar_ends(opened):
    opened.frame.resize(1366, 768)
    come_to_rest(opened.qtbot)
    panel, frame = opened.page.handling.panel, opened.frame
    ends = {
        widget.mapTo(frame, widget.rect().topRight()).x()
        for widget in (panel.status, panel.due, frame.action_bar.primary_button())
    }
    assert len(ends) == 1
