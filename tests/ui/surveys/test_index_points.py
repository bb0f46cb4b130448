"""The nine indices on screen: the unit gives its own points where they stand, and they stay."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.period import monthly
from onecua.domain.survey.indices import TYPED_INDICES, TypedPoints
from onecua.errors import RuleError
from onecua.ui.surveys.index_points_dialog import IndexPointsDialog, points_of
from tests.desks import NHUNG
from tests.reports.reading import opened as workbook
from tests.surveys import answered, close_batch
from tests.ui.surveys.test_results_panel import MONTH, opened, panel_of, waited

__all__ = ["opened"]
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAN = "Kế hoạch 12/KH-UBND"


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
    before = [TypedPoints(6, Decimal("1.25"), "niêm yết", "Nguyễn Thị An, 20/11/2026")]
    made = IndexPointsDialog(monthly(2026, 11), TYPED_INDICES, before)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_was_given_before_is_offered_again_as_it_was(dialog):
    assert dialog.points[6].value() == "1,25"
    dialog.yes_button.click()
    assert dialog.typed() == [TypedPoints(6, Decimal("1.25"), "niêm yết")]


def test_a_wrong_number_is_told_beside_its_field_and_keeps_the_dialog(dialog, qtbot):
    dialog.points[9].set_value("7")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    assert dialog.fields[9].problem() == "Điểm chỉ số 9 từ 0 đến 2."
    qtbot.waitUntil(lambda: dialog.height() == dialog.layout().totalSizeHint().height())
    heights = {each.height() for each in (*dialog.points.values(), *dialog.notes.values())}
    assert min(heights) >= dialog.points[5].sizeHint().height(), "no field is squeezed for a line"
    dialog.points[9].set_value("2")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert not dialog.isVisible()
    assert [each.index for each in dialog.typed()] == [6, 9]


def show_nine(opened, qtbot, **more):
    rows = [answered({"chung": 2, "cs1": 1, **more}, officer=NHUNG.id.hex) for _ in range(6)]
    close_batch(opened.desk, rows, month=MONTH, form="nine_indices/1")
    opened.page.entered()
    waited(opened, qtbot)
    panel_of(opened).show_view("indices")


def answer(press):
    """Press a button of the dialog once it stands there."""

    def run():
        window = QApplication.activeModalWidget()
        assert isinstance(window, IndexPointsDialog)
        press(window)

    QTimer.singleShot(0, run)


def give(opened, qtbot, index, points, note=PLAN):
    def type_points(window):
        window.points[index].set_value(points)
        window.notes[index].set_value(note)
        window.yes_button.click()

    opened.page.window().activateWindow()  # a desktop does it when the dialog is gone
    qtbot.waitUntil(opened.page.window().isActiveWindow)
    answer(type_points)
    QTest.keyClick(opened.page, Qt.Key.Key_G, CONTROL)
    panel_of(opened).entered()  # the double of the shell passes no commit on
    waited(opened, qtbot)


def line_of(opened, beginning):
    lines = panel_of(opened).results.indices.table.rows()
    return next(line for line in lines if line[0].startswith(beginning))


def test_points_are_given_where_the_indices_stand_and_kept(opened, qtbot, tmp_path):
    show_nine(opened, qtbot)
    assert line_of(opened, "5.")[3:] == ("—", "Chưa có số liệu, không tính")
    give(opened, qtbot, 5, "1,5")
    told = f"Đơn vị tự chấm: {PLAN}; {NHUNG.name}, 20/11/2026"
    assert line_of(opened, "5.")[3:] == ("1,5", told)
    assert opened.shell.said[-1][0].startswith("Đã ghi điểm tự chấm")
    give(opened, qtbot, 8, "2")
    assert [line_of(opened, start)[3] for start in ("5.", "8.")] == ["1,5", "2,0"]
    assert line_of(opened, "Đơn vị")[3] == "4,5/6"
    opened.shell.next_file = str(tmp_path / "chin.xlsx")
    panel_of(opened).start_export()
    waited(opened, qtbot)
    sheet = workbook(tmp_path / "chin.xlsx")["Chín chỉ số"]
    assert told in [cell.value for row in sheet.iter_rows() for cell in row]


def test_who_turns_back_in_the_dialog_changes_nothing(opened, qtbot):
    show_nine(opened, qtbot)
    answer(lambda window: window.no_button.click())
    panel_of(opened).results.indices.give.click()
    assert line_of(opened, "5.")[3] == "—"
    assert opened.shell.said == []


def test_an_index_that_slips_tell_is_not_asked_of_the_unit(opened, qtbot):
    show_nine(opened, qtbot, cs6=2)
    assert panel_of(opened).results.indices.asked == TYPED_INDICES


def test_each_officer_has_a_score_of_ten_with_its_band(opened, qtbot):
    show_nine(opened, qtbot, cs3=2, cs4=1, cs7=2)
    line = line_of(opened, f"Cán bộ {NHUNG.name}")
    assert line[3:] == ("6,0/8", "Hoàn thành 100 % nhiệm vụ, thiếu 2")


def test_esc_keeps_what_was_typed_for_the_next_time(opened, qtbot):
    show_nine(opened, qtbot)
    panel = panel_of(opened)

    def leave(window):
        window.points[5].set_value("1,")
        window.notes[5].set_value(PLAN)
        QTest.keyClick(window, Qt.Key.Key_Escape)

    found = []

    def look(window):
        found.append(window.texts()[5])
        window.yes_button.click()

    answer(leave)
    panel.give_points()
    answer(look)
    panel.give_points()
    assert found == [("1,", PLAN)]
