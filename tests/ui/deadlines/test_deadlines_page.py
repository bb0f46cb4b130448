"""The page by keyboard: buckets, groups, ticks, filters, days, and that it refreshes by itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from onecua.domain.board import BoardFilter, Bucket
from onecua.domain.dossier import Move
from onecua.ui.deadlines.board_model import GroupLine
from onecua.ui.deadlines.extension_form import ExtensionForm
from onecua.ui.theme import Scheme, theme
from tests.desks import NHUNG, move, receive
from tests.ui.deadlines.conftest import KHANH, opened_in

AT_FIRST = [
    *("overdue", "261113-0001", "261116-0001"),
    *("today", "261117-0001"),
    *("soon", "261118-0001", "261119-0001"),
]


def figures(opened):
    return [card.figure() for card in opened.page.cards.cards.values()]


def note(opened, bucket):
    return opened.page.panel._note(bucket)


def test_the_pressing_buckets_are_open_at_first_and_the_caret_on_the_first_dossier(opened):
    assert opened.lines() == AT_FIRST
    assert figures(opened) == ["2", "1", "2", "1", "2"]
    assert opened.frame.focusWidget() is opened.page.panel.view
    assert opened.page.panel.view.current_line().detail.code.endswith("261113-0001")


def test_cards_say_what_is_oldest_nearest_until_when_and_from_when(opened):
    lines = [card.accessibleDescription() for card in opened.page.cards.cards.values()]
    assert lines == [
        "cũ nhất 2 ngày làm việc",
        "gần nhất 17:00",
        "đến hết T5 26/11",
        "từ T6 04/12",
        "1 bổ sung, 1 nộp tiền",
    ]


def test_keys_put_buckets_into_the_list_and_take_them_out(opened):
    opened.control(Qt.Key.Key_5)
    opened.control(Qt.Key.Key_1)
    assert opened.lines()[0] == "today"
    assert opened.lines()[-3:] == ["paused", "261119-0003", "261119-0002"]


def test_no_bucket_pressed_means_all_of_them(opened):
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        opened.control(key)
    assert [each for each in opened.lines() if not each[0].isdigit()] == list(Bucket)


def test_groups_say_how_many_and_what_matters(opened):
    for card in opened.page.cards.cards.values():
        card.setChecked(True)
    assert note(opened, Bucket.OVERDUE) == "2 hồ sơ · 2 chưa ghi nguyên nhân"
    assert note(opened, Bucket.TODAY) == "1 hồ sơ · 1 của Nguyễn Thị Hồng Nhung"
    assert note(opened, Bucket.SOON) == "2 hồ sơ · T2 1 · T4 1"
    assert note(opened, Bucket.PAUSED) == "2 hồ sơ · 1 bổ sung, 1 nộp tiền"


def test_space_ticks_a_dossier_and_on_a_group_s_row_all_of_it(opened):
    opened.press(Qt.Key.Key_Space)
    assert note(opened, Bucket.OVERDUE).endswith("đã chọn 1")
    opened.press(Qt.Key.Key_Up)
    opened.press(Qt.Key.Key_Space)
    assert note(opened, Bucket.OVERDUE).endswith("đã chọn cả 2")
    opened.press(Qt.Key.Key_Space)
    assert opened.page.panel.model.checked() == []


def test_ctrl_a_ticks_the_group_of_the_caret(opened):
    opened.stand_on("261119-0001")
    opened.control(Qt.Key.Key_A)
    codes = [each.key for each in opened.page.panel.model.checked()]
    assert len(codes) == 2
    assert opened.primary().text() == "Lập 2 phiếu xin lỗi (Mẫu số 04)"
    assert opened.page.action_bar().note == "Đã chọn 2 hồ sơ 1–3 ngày"


def test_the_box_of_the_head_ticks_everything_in_the_list(opened):
    box = opened.page.panel.view.all_box
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert len(opened.page.panel.model.checked()) == 5
    assert box.isChecked()
    opened.press(Qt.Key.Key_Space)
    assert not box.isChecked()


def test_ticks_never_outlive_what_is_in_the_list(opened):
    opened.control(Qt.Key.Key_A)
    opened.control(Qt.Key.Key_1)
    assert opened.page.panel.model.checked() == []


def test_arrows_fold_a_group_and_open_it_again(opened):
    opened.press(Qt.Key.Key_Left)
    opened.press(Qt.Key.Key_Left)
    assert opened.lines()[:2] == ["overdue", "today"]
    opened.press(Qt.Key.Key_Return)
    assert opened.lines() == AT_FIRST
    opened.press(Qt.Key.Key_Left)
    opened.press(Qt.Key.Key_Right)
    assert opened.lines() == AT_FIRST


def test_a_press_on_a_group_folds_it_and_a_press_on_a_tick_ticks(opened):
    view = opened.page.panel.view
    for row, expected in ((0, ["overdue", "today"]), (0, AT_FIRST[:2])):
        where = view.visualRect(view.model().index(row, 1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert opened.lines()[:2] == expected
    where = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(opened.page.panel.model.checked()) == 1


def test_enter_opens_the_dossier(opened):
    dossier = opened.page.panel.view.current_line().id
    opened.press(Qt.Key.Key_Return)
    assert opened.shell.dossiers == [dossier]


def test_ctrl_c_copies_the_code_and_letters_look_for_nothing(opened):
    opened.control(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "H24.119-261113-0001"
    opened.press(Qt.Key.Key_T)
    assert opened.page.panel.view.current_line().detail.code == "H24.119-261113-0001"


def test_f4_says_why_that_day_and_follows_the_caret(opened):
    opened.press(Qt.Key.Key_F4)
    why = opened.page.panel.why
    assert why.isVisible()
    assert "Ngày làm việc thứ 3 là T4 18/11" in why.words.text()
    opened.press(Qt.Key.Key_Down)
    assert "Ngày làm việc thứ 3 là T5 19/11" in why.words.text()
    opened.press(Qt.Key.Key_Down)
    assert "Chọn một hồ sơ" in why.words.text()  # on the row of a group
    opened.press(Qt.Key.Key_F4)
    assert not why.isVisible()


def test_a_lateness_explained_is_marked_as_such(opened):
    dossier = opened.page.panel.view.current_line().id
    marks = opened.page.panel.marks_of(opened.page.panel.view.current_line())
    assert [mark.words for mark in marks] == ["Chưa ghi nguyên nhân quá hạn"]
    opened.desk.lateness.explain(dossier, "d2", "chờ xác minh")
    opened.settle()
    marks = opened.page.panel.marks_of(opened.page.panel.view.current_line())
    assert [mark.words for mark in marks] == ["Đã ghi nguyên nhân: Chờ cơ quan phối hợp"]
    assert note(opened, Bucket.OVERDUE) == "2 hồ sơ · 1 chưa ghi nguyên nhân"


def test_a_filter_by_officer_narrows_cards_list_month_and_bars(opened):
    opened.page.panel.filters.set_holder(KHANH.id)
    opened.settle()
    assert figures(opened) == ["1", "0", "1", "0", "0"]
    assert opened.lines() == ["overdue", "261116-0001", "soon", "261118-0001"]
    assert [name for name, _ in opened.page.shares._named] == ["Trần Quốc Khánh"]
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    assert opened.lines() == AT_FIRST


def test_a_bar_pressed_narrows_to_its_officer_and_pressed_again_lets_go(opened):
    bars = opened.page.shares.bars
    bars.setFocus()
    names = [name for name, _ in opened.page.shares._named]
    for _ in range(names.index("Trần Quốc Khánh")):
        opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    opened.settle()
    assert opened.page.panel.filters.wanted() == BoardFilter(holders=frozenset({KHANH.id}))
    opened.press(Qt.Key.Key_Return)
    opened.settle()
    assert opened.page.panel.filters.wanted() == BoardFilter()


def test_chips_count_what_stands_behind_each_value_and_show_the_name_alone(opened):
    filters = opened.page.panel.filters
    assert (KHANH.id, "Trần Quốc Khánh (2, 1 quá hạn)") in filters._holders()
    assert ("step_late", "Bước quá hạn (0)") in filters._marks()
    filters.set_holder(KHANH.id)
    assert filters.holder.accessibleDescription() == "Đang lọc: Trần Quốc Khánh"
    assert filters.words() == "Trần Quốc Khánh"
    opened.settle()


def test_the_table_of_officers_is_copied_whole(opened):
    shares = opened.page.shares
    shares.choice.set_value("table")
    shares._show("table")
    shares.table.setFocus()
    opened.control(Qt.Key.Key_C)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert rows[0] == "Cán bộ\tQuá hạn\tHôm nay\t1–3 ngày\tCòn lại\tTạm dừng"
    assert "Trần Quốc Khánh\t1\t0\t1\t0\t0" in rows
    assert opened.shell.said[-1][0].startswith("Đã chép bảng")


def test_a_day_narrows_the_list_whatever_the_buckets_and_esc_lets_it_go(opened):
    month = opened.page.month.calendar
    month.setFocus()
    for _ in range(2):
        opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    assert opened.page.month.picked == date(2026, 12, 4)
    assert opened.lines() == ["later", "261119-0004"]
    assert opened.page.panel.filters.words() == "hẹn trả 04/12/2026"
    opened.page.panel.view.setFocus()
    opened.press(Qt.Key.Key_Escape)
    assert opened.lines() == AT_FIRST


def test_a_day_that_is_all_done_leads_to_its_list(opened):
    for code in ("261113-0001",):
        opened.stand_on(code)
        dossier = opened.page.panel.view.current_line().id
        move(opened.desk, dossier, Move.FINISH)
    opened.settle()
    opened.page._on_day_chosen(date(2026, 11, 18))
    assert opened.lines() == []
    opened.page.panel._day_empty.acted.emit()
    (wanted,) = opened.shell.lists
    assert wanted.words == "Hẹn trả 18/11/2026"
    assert len(wanted.keys) == 1
    opened.page._on_day_chosen(None)


def test_a_day_without_anything_says_so(opened):
    opened.page._on_day_chosen(date(2026, 11, 28))
    assert "Không có hồ sơ hẹn trả ngày 28/11/2026" in opened.page.panel._day_empty._title.text()


def test_the_month_turns_with_the_keys_and_counts_what_it_shows(opened):
    card = opened.page.month
    card.calendar.setFocus()
    opened.press(Qt.Key.Key_PageDown)
    opened.settle()
    assert card._title.text() == "Tháng 12/2026"
    days = {day.on: day.count.whole for day in card.calendar._days if day.count.whole}
    assert days == {date(2026, 12, 4): 1}
    opened.press(Qt.Key.Key_Home)
    opened.settle()
    assert card._title.text() == "Tháng 11/2026"
    assert card.calendar.caret() == date(2026, 11, 20)


def test_a_commit_is_seen_and_the_caret_stays_on_its_dossier(opened):
    opened.stand_on("261116-0001")
    receive(opened.desk)
    first = opened.lines().index("261113-0001")
    model = opened.page.panel.model
    move(opened.desk, model.row_at(first).id, Move.FINISH)
    opened.settle()
    assert opened.page.panel.view.current_line().detail.code.endswith("261116-0001")
    assert figures(opened) == ["1", "1", "3", "1", "2"]


def test_a_dossier_that_leaves_hands_the_caret_to_its_place(opened):
    dossier = opened.page.panel.view.current_line().id
    move(opened.desk, dossier, Move.FINISH)
    opened.settle()
    assert opened.page.panel.view.current_line().detail.code.endswith("261116-0001")


def test_the_clock_passing_a_due_instant_moves_a_dossier_to_the_overdue(opened):
    opened.clock.set(2026, 11, 20, 17, 0, 1)
    opened.page.on_boundary()
    opened.settle()
    assert figures(opened)[:2] == ["3", "0"]
    assert opened.lines()[:4] == ["overdue", "261113-0001", "261116-0001", "261117-0001"]


def test_midnight_moves_today_and_the_ring(opened):
    opened.clock.set(2026, 11, 23, 0, 0, 1)
    opened.page.on_boundary()
    opened.settle()
    assert figures(opened)[:3] == ["3", "1", "1"]
    assert opened.page.month.calendar._today == date(2026, 11, 23)


def test_a_filter_that_leaves_nothing_names_itself_and_esc_lets_it_go(opened):
    panel = opened.page.panel
    panel.filters.holder.setFocus()
    panel.filters.set_holder(NHUNG.id)
    panel.filters.sector.set_chosen(frozenset({"Đất đai"}))
    panel.filters.changed.emit()
    opened.settle()
    assert opened.lines() == []
    assert "Nguyễn Thị Hồng Nhung · Đất đai" in panel._empty._words.text()
    assert panel._empty._button.isVisible()
    opened.press(Qt.Key.Key_Escape)
    opened.settle()
    assert opened.lines() != []


def test_the_keys_of_the_list_stand_under_it(opened):
    button = opened.page.panel.foot.why_button
    assert (button.text(), button.key) == ("Vì sao ngày này?", "F4")
    button.click()
    assert opened.page.panel.why.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Return])
def test_at_the_largest_text_what_a_key_opens_below_is_scrolled_to(key, tmp_path, qtbot, clock):
    theme().set_text_scale(1.5)
    with opened_in(tmp_path, qtbot, clock) as opened:
        opened.settle()
        modifier = opened.control if key == Qt.Key.Key_Return else opened.press
        modifier(key)
        form = opened.page.deeds.form()
        asked = form.due_on if isinstance(form, ExtensionForm) else opened.page.panel.why
        qtbot.waitUntil(lambda asked=asked: _is_whole(asked))
        assert opened.frame.width() == 1366


def _is_whole(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_an_empty_desk_says_what_will_be_here(empty):
    assert empty.lines() == []
    assert empty.page.panel._stack.currentWidget() is empty.page.panel._empty
    assert empty.primary().isEnabled() is False
    assert "Space" in empty.primary().toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_scrolls_sideways_and_the_window_is_not_pushed_wider(scale, tmp_path, qtbot, clock):
    theme().set_text_scale(scale)
    theme().set_scheme(Scheme.DARK)
    with opened_in(tmp_path, qtbot, clock) as opened:
        opened.settle()
        assert opened.frame.width() == 1366
        page = opened.page
        assert page.panel.view.horizontalScrollBar().maximum() == 0
        assert page.width() <= opened.frame.stack.width()
        assert not page.grab().isNull()


def test_a_screen_reader_hears_groups_and_lines(opened):
    model = opened.page.panel.model
    assert isinstance(model.row_at(0), GroupLine)
    said = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Quá hạn: 2 hồ sơ · 2 chưa ghi nguyên nhân"
    assert model.index(1, 1).data() == "Quá hạn 2 ngày"
    assert "T6 20/11/2026" in opened.page.month.calendar.accessibleDescription()
