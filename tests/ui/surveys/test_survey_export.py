"""The workbook's way out: its name, the unit's own points, what keeps it from being written."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.period import Basis, monthly
from onecua.domain.survey.indices import TypedPoints
from onecua.errors import RuleError
from onecua.ui.surveys.index_points_dialog import IndexPointsDialog, points_of
from onecua.ui.surveys.survey_export import file_name
from tests.domain.survey.making import DESK
from tests.reports.reading import opened as workbook
from tests.surveys import answered, close_batch
from tests.ui.surveys.test_results_panel import MONTH, opened, panel_of, waited

__all__ = ["opened"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_file_is_named_by_form_and_period():
    assert file_name(monthly(2026, 11), DESK) == "khao-sat_desk_2026-11.xlsx"
    calendar = monthly(2026, 11, Basis.CALENDAR)
    assert file_name(calendar, DESK) == "khao-sat_desk_2026-11_duong-lich.xlsx"


@pytest.mark.parametrize(
    ("text", "points"), [("", None), ("  ", None), ("1,5", "1.5"), ("2", "2"), ("0.5", "0.5")]
)
def test_points_are_typed_with_comma_or_dot(text, points):
    assert points_of(text, 5) == (None if points is None else Decimal(points))


@pytest.mark.parametrize("text", ["3", "-1", "hai", "1,5,2", "nan"])
def test_other_points_are_refused_in_words(text):
    with pytest.raises(RuleError, match="chỉ số 5"):
        points_of(text, 5)


@pytest.fixture
def dialog(qtbot):
    made = IndexPointsDialog([TypedPoints(6, Decimal("1.5"), "niêm yết")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_was_typed_before_is_offered_again(dialog):
    dialog.yes_button.click()
    assert dialog.typed() == [TypedPoints(6, Decimal("1.5"), "niêm yết")]


def test_a_wrong_number_is_told_beside_its_field_and_keeps_the_dialog(dialog):
    dialog.points[9].set_value("7")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    assert dialog.fields[9].problem() == "Điểm chỉ số 9 từ 0 đến 2."
    dialog.points[9].set_value("2")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    assert [each.index for each in dialog.typed()] == [6, 9]


def fill_nine(opened, qtbot):
    rows = [answered({"chung": 2, "cs1": 1}) for _ in range(6)]
    close_batch(opened.desk, rows, month=MONTH, form="nine_indices/1")
    opened.page.entered()
    waited(opened, qtbot)


def answer(press):
    """Press a button of the dialog once it stands there."""

    def run():
        window = QApplication.activeModalWidget()
        assert isinstance(window, IndexPointsDialog)
        press(window)

    QTimer.singleShot(0, run)


def test_the_unit_types_its_own_points_before_the_nine_indices_go_out(opened, qtbot, tmp_path):
    fill_nine(opened, qtbot)
    opened.shell.next_file = str(tmp_path / "chin.xlsx")

    def type_points(window):
        window.points[5].set_value("2")
        window.notes[5].set_value("Kế hoạch 12/KH-UBND")
        window.yes_button.click()

    answer(type_points)
    panel_of(opened).start_export()
    waited(opened, qtbot)
    sheet = workbook(tmp_path / "chin.xlsx")["Chín chỉ số"]
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any("Kế hoạch 12/KH-UBND" in text for text in told)


def test_who_turns_back_in_the_dialog_is_asked_for_no_file(opened, qtbot):
    fill_nine(opened, qtbot)
    answer(lambda window: window.no_button.click())
    panel_of(opened).start_export()
    assert opened.shell.asked_files == []


def test_a_refused_file_is_told_and_another_try_is_open(opened, qtbot, tmp_path):
    close_batch(opened.desk, [answered({"chung": 5})] * 5, month=MONTH)
    opened.page.entered()
    waited(opened, qtbot)
    opened.shell.next_file = str(tmp_path / "khong-co" / "a.xlsx")
    panel = panel_of(opened)
    with qtbot.capture_exceptions() as raised:
        panel.start_export()
        assert panel.export.waits() == "Đang ghi tệp…"
        waited(opened, qtbot)
    assert len(raised) == 1
    assert panel.export.waits() is None
