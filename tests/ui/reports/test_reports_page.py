"""The page shows the desk's figures, opens what stands behind them and follows the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea

from onecua.domain.figures import COLUMNS, Check
from onecua.domain.period import Basis, monthly
from onecua.ui.reports.checks_panel import ChecksPanel
from onecua.ui.reports.figures_table import FiguresTable
from onecua.ui.reports.form_head import FormHead
from onecua.ui.reports.glance_panel import GlancePanel
from onecua.ui.reports.period_picker import MonthStepper, PeriodPicker
from onecua.ui.theme import theme
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.table_view import TableView
from tests.ui.framed import come_to_rest, in_frame, settle
from tests.ui.reports.month import NOVEMBER

CARRIED = "(6) kỳ này = (11) kỳ trước"

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from onecua.ui.reports.reports_page import ReportsPage
    from tests.ui.shell_for_tests import ShellForTests


def table_of(page: ReportsPage) -> FiguresTable:
    return page.findChild(FiguresTable)


def shown(page: ReportsPage) -> dict[str, tuple[int, ...]]:
    model = table_of(page).model()
    rows = range(model.rowCount())
    return {
        model.index(row, 1).data(): tuple(
            int(model.index(row, column).data()) for column in range(2, 13)
        )
        for row in rows
    }


def words_at_right(page: ReportsPage) -> list[str]:
    return [label.text() for label in page.findChildren(ElidedLabel) if label.text()]


def test_the_last_month_that_is_over_is_shown_as_counted_by_hand(page: ReportsPage):
    assert page.subtitle() == "Tháng 11/2026"
    assert shown(page) == NOVEMBER
    assert "Số liệu tại 24:00 14/11/2026" in words_at_right(page)


def test_the_table_is_the_desks_own_in_every_cell(page: ReportsPage, shell: ShellForTests):
    figures = shell.desk.figures.monthly(monthly(2026, 11))
    wanted = {
        row.sector: tuple(row.cell(column) for column in COLUMNS)
        for row in (figures.total, *figures.rows)
    }
    assert shown(page) == wanted
    assert list(shown(page))[1:] == [row.sector for row in figures.rows]


def test_the_head_says_period_and_units_in_their_short_form(page: ReportsPage):
    words = page.findChild(FormHead).words()
    assert "Biểu số II.06a/VPCP/KSTT" in words
    assert "(Từ ngày 15/10/2026 đến ngày 14/11/2026)" in words
    assert "Đơn vị báo cáo: UBND xã Thanh Hà" in words
    assert "Đơn vị nhận báo cáo: UBND TP Hải Phòng" in words
    assert not [line for line in words if "tạm tính" in line]


def test_a_units_name_is_not_broken_in_the_head(page: ReportsPage):
    texts = [label.text() for label in page.findChild(FormHead).findChildren(Label)]
    assert any("UBND\N{NO-BREAK SPACE}TP\N{NO-BREAK SPACE}Hải" in text for text in texts)


@pytest.mark.parametrize(("width", "height"), [(1182, 632), (1182, 554), (1270, 620)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_table_comes_to_rest_at_every_size(
    qtbot: QtBot, page: ReportsPage, width: int, height: int, scale: float
):
    theme().set_text_scale(scale)
    page.resize(width, height)
    come_to_rest(qtbot)
    table = table_of(page)
    shown = table.verticalScrollBar().isVisible()
    assert shown == (table.content_height() > table.height())
    assert table.horizontalHeader().length() <= table.viewport().width() or scale > 1


def test_nothing_but_the_table_scrolls_on_the_counters_screen(qtbot: QtBot, shell: ShellForTests):
    frame, page = in_frame(qtbot, shell, "reports")
    frame.resize(1366, 690)
    settle(qtbot, shell)
    scroll = frame.stack.currentWidget()
    assert isinstance(scroll, QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    assert table_of(page).height() > table_of(page).minimumSizeHint().height()


def test_enter_opens_exactly_the_dossiers_of_each_cell(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests
):
    table = table_of(page)
    model = table.model()
    cells = [model.index(row, column) for row in range(4) for column in range(2, 13)]
    for index in cells:
        shell.lists.clear()
        table.setCurrentIndex(index)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        settle(qtbot, shell)
        count = int(index.data())
        if count:
            assert len(shell.lists[-1].keys) == count
            assert len(shell.desk.lists.page(shell.lists[-1])) == count
            assert "Tháng 11/2026" in shell.lists[-1].words
        else:
            assert not shell.lists
            assert "không có hồ sơ" in shell.said[-1][0]


def test_a_double_click_opens_a_cell_too(qtbot: QtBot, page: ReportsPage, shell: ShellForTests):
    table = table_of(page)
    row = list(shown(page)).index("Đất đai")
    spot = table.visualRect(table.model().index(row, 12)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle(qtbot, shell)
    assert [one.code for one in shell.desk.lists.page(shell.lists[-1])] == ["H24.119-261110-0001"]


def test_arrow_keys_stay_on_figures(qtbot: QtBot, page: ReportsPage):
    table = table_of(page)
    table.setCurrentIndex(table.model().index(1, 3))
    for _ in range(4):
        qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().column() == 2
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 2)


def test_the_running_month_says_that_it_is_not_over(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests
):
    qtbot.keyClick(table_of(page), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, shell)
    assert page.subtitle() == "Tháng 12/2026"
    assert "Kỳ chưa kết thúc, số liệu đến 09:12 20/11/2026" in words_at_right(page)
    assert shown(page)["Tổng số"][0] == 5
    head = page.findChild(FormHead).words()
    assert "Số liệu tạm tính đến 09:12 20/11/2026" in head


def test_a_month_that_has_not_begun_cannot_be_chosen(qtbot: QtBot, page: ReportsPage):
    stepper = page.findChild(MonthStepper)
    for _ in range(3):
        qtbot.keyClick(stepper, Qt.Key.Key_Right)
    assert stepper.title() == "Tháng 12/2026"
    qtbot.keyClick(stepper, Qt.Key.Key_Left)
    qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert stepper.title() == "Tháng 10/2026"


def test_calendar_months_stop_at_the_running_one(qtbot: QtBot, page: ReportsPage):
    picker = page.findChild(PeriodPicker)
    picker.step(1)
    qtbot.keyClick(picker.findChild(Segmented), Qt.Key.Key_Right)
    assert picker.period() == monthly(2026, 11, Basis.CALENDAR)


def test_checks_and_glance_tell_the_same_figures(page: ReportsPage):
    checks = page.findChild(ChecksPanel)
    assert checks.verdict() == "6 / 6 đúng"
    assert checks.rows()[0].proof() == "5 = 2 + 2 + 1"
    assert page.findChild(GlancePanel).captions() == [
        "4: trực tuyến 2 (50,00 %)",
        "1 trước · 1 đúng · 1 quá hạn",
        "1 trong hạn · 1 quá hạn",
    ]


def test_a_broken_identity_is_read_whole_beside_its_button(qtbot: QtBot):
    panel = ChecksPanel()
    qtbot.addWidget(panel)
    panel.resize(252, 300)
    proof = "39 ≠ 41: kỳ trước còn 41 hồ sơ, 2 hồ sơ ghi muộn"
    panel.set_checks([Check("(3) = (7) + (11)", True, "5 = 5"), Check(CARRIED, False, proof)])
    panel.show()
    come_to_rest(qtbot)
    (row,) = [each for each in panel.rows() if not each.is_ok()]
    assert row.button.isVisible()
    for label in row.findChildren(Label):
        assert label.width() > 180
        assert label.height() >= label.heightForWidth(label.width())


def test_copying_gives_the_whole_table_as_numbers(qtbot: QtBot, page: ReportsPage):
    qtbot.keyClick(table_of(page), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][4] == "Số hồ sơ nhận giải quyết – Trong kỳ – Trực tiếp, dịch vụ bưu chính"
    assert lines[1][-1] == "(13)"
    assert {line[1]: tuple(map(int, line[2:])) for line in lines[2:]} == NOVEMBER


def test_late_entries_are_listed_and_open_their_dossier(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests
):
    found = shell.desk.figures.amendments(monthly(2026, 11))
    views = next(one for one in page.findChildren(Segmented) if one.value() == "table")
    assert str(len(found)) in views.accessibleDescription()
    qtbot.keyClick(views, Qt.Key.Key_Right)
    table = next(one for one in page.findChildren(TableView) if one.isVisible())
    assert table.model().rowCount() == len(found) > 0
    for column, words in ((2, "09:15 03/11/2026"), (4, "Nguyễn Thị Hồng Nhung")):
        assert table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(words) + 16
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].endswith("Lý do")
    assert lines[1].endswith(found[0].reason)
    table.select_position(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shell.desk.records.read(shell.dossiers[-1]).dossier.code == found[0].code


def test_a_commit_is_counted_a_moment_later(qtbot: QtBot, page: ReportsPage, shell: ShellForTests):
    shell.desk.database.on_commit(page.on_changed)
    found = shell.desk.lists.search("H24.119-261110-0001")[0]
    shell.desk.handling.void(found.id, "nhập nhầm")
    qtbot.waitUntil(lambda: shown(page)["Tổng số"][0] == 4)
    assert shown(page)["Đất đai"][-1] == 0


def test_a_desk_without_dossiers_shows_an_empty_month(qtbot: QtBot, page: ReportsPage):
    picker = page.findChild(PeriodPicker)
    for _ in range(6):
        picker.step(-1)
    qtbot.waitUntil(lambda: list(shown(page)) == ["Tổng số"])
    assert set(shown(page)["Tổng số"]) == {0}
    assert "chưa nhận hồ sơ nào" in page.findChild(GlancePanel).captions()
