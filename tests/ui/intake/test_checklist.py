"""Space ticks, digits count, Enter goes on; other cases stay folded until they are wanted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from onecua.domain.dossier import Channel
from onecua.ui.intake.checklist_model import Column
from onecua.ui.intake.paper_lines import How, Tally
from tests.ui.intake.conftest import CTRL, Counter

SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return


def opened(counter: Counter, code: str = "1.004873"):
    counter.choose(code)
    panel = counter.page.form.checklist
    panel.table.setFocus()
    return panel


def had(panel) -> dict[int | None, tuple[int, int, str]]:
    return {p.index: (p.originals, p.copies, p.how) for p in panel.handed_in()}


def test_keys_tick_count_and_go_on(counter: Counter) -> None:
    panel = opened(counter)
    counter.press(SPACE)
    counter.press(Qt.Key.Key_Right)
    counter.type("12")
    counter.press(RETURN)
    counter.press(Qt.Key.Key_Down)
    counter.press(SPACE)
    assert had(panel) == {5: (1, 12, "Nộp"), 2: (1, 0, "Xem bản gốc")}
    assert panel.count_words().startswith("mới có 2 / 3 giấy tờ bắt buộc")
    counter.press(SPACE)
    assert 2 not in had(panel)


def test_numbers_are_stepped_and_taken_back(counter: Counter) -> None:
    panel = opened(counter)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        counter.press(key)
    assert had(panel) == {5: (1, 0, "Nộp")}
    counter.press(Qt.Key.Key_Backspace)
    assert had(panel) == {}
    counter.type("9999")
    assert had(panel)[5][0] == 999


def test_enter_leaves_after_the_last_paper(counter: Counter) -> None:
    panel = opened(counter)
    for _ in range(4):
        assert counter.focused() is panel.table
        counter.press(RETURN)
    assert counter.focused() is counter.page.form.reception.channel


def test_one_key_takes_all_required_papers(counter: Counter) -> None:
    panel = opened(counter)
    counter.press(Qt.Key.Key_F9)
    assert set(had(panel)) == {2, 3, 5}
    assert panel.count_words().startswith("đã đủ 3 / 3 giấy tờ bắt buộc")


def test_data_of_the_state_need_no_copy(counter: Counter) -> None:
    panel = opened(counter)
    paper = panel.table.lines.paper(panel.table.lines.row_of("3"))
    panel.table.set_how(paper, How.REUSED)
    assert had(panel)[3] == (0, 0, "Khai thác dữ liệu")
    panel.table.set_how(paper, None)
    assert 3 not in had(panel)


def test_other_cases_fold_and_what_was_ticked_stays_in_view(counter: Counter) -> None:
    panel = opened(counter)
    assert panel.table.lines.row_of("1") == -1
    counter.press(Qt.Key.Key_M, CTRL)
    paper = panel.table.lines.paper(panel.table.lines.row_of("1"))
    panel.table.toggle(paper)
    counter.press(Qt.Key.Key_M, CTRL)
    assert panel.table.lines.row_of("1") >= 0
    assert panel.table.lines.row_of("4") == -1


def test_counts_wait_for_the_return_of_their_procedure(counter: Counter) -> None:
    panel = opened(counter)
    counter.press(Qt.Key.Key_F9)
    before = had(panel)
    counter.choose("2.001035")
    assert had(panel) == {}
    counter.choose("1.004873")
    assert had(panel) == before


def test_the_channel_changes_what_is_required(counter: Counter) -> None:
    panel = opened(counter)
    counter.page.form.reception.channel.setFocus()
    counter.press(Qt.Key.Key_End)
    assert counter.page.form.reception.chosen_channel() is Channel.ONLINE
    assert {line.index for line in panel.papers.required()} == {2, 3, 4}


def test_papers_of_ones_own_are_kept_by_name(counter: Counter) -> None:
    panel = opened(counter)
    counter.press(Qt.Key.Key_M, CTRL)
    panel.own.setFocus()
    counter.type("Biên bản họp gia đình")
    counter.press(RETURN)
    assert panel.own.text() == ""
    paper = panel.handed_in()[-1]
    assert (paper.index, paper.name, paper.originals) == (None, "Biên bản họp gia đình", 1)
    panel.own.setText("x" * 10_000)
    panel.own.setFocus()
    counter.press(RETURN)
    assert len(panel.own.text()) == 10_000


def test_a_procedure_of_fifty_papers_is_shown_whole(counter: Counter) -> None:
    catalogue = counter.desk.rulebook.catalogue
    longest = max(
        (p for p in catalogue.procedures if p.enabled), key=lambda each: len(each.components)
    )
    counter.page.form.procedure.choose(longest)
    counter.press(Qt.Key.Key_M, CTRL)
    table = counter.page.form.checklist.table
    rows = table.lines.rowCount()
    assert rows > 50
    bottom = table.rowViewportPosition(rows - 1) + table.rowHeight(rows - 1)
    counter.until(lambda: bottom <= table.height())


def test_the_mouse_ticks_and_steps(counter: Counter) -> None:
    panel = opened(counter)
    table = panel.table

    def click(row: int, column: Column, right: int = 0) -> None:
        cell = table.visualRect(table.lines.index(row, int(column)))
        where = QPoint(cell.right() - right if right else cell.center().x(), cell.center().y() - 6)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    row = table.lines.row_of("5")
    click(row, Column.TICK)
    click(row, Column.COPIES, right=20)
    assert had(panel) == {5: (1, 1, "Nộp")}
    assert panel.papers.tally("0") == Tally()
