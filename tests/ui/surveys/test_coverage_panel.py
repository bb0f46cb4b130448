"""«Độ phủ» used by keyboard: figures both ways, groups, the list of dossiers without a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from onecua.domain.dossier import Move
from onecua.domain.survey.token import token_of, token_text
from tests.desks import NHUNG, TAM, move
from tests.products.papers.reading import absent
from tests.surveys import answered, close_batch
from tests.ui.surveys.entering import CONTROL, Opened, opened_page
from tests.ui.surveys.test_results_panel import MONTH, waited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.ui.surveys.coverage_panel import CoveragePanel


@pytest.fixture
def opened(tmp_path, qtbot) -> Iterator[Opened]:
    """Four dossiers, three returned, one of them with its slip."""
    with opened_page(tmp_path, qtbot, 4, "coverage") as found:
        for dossier in found.dossiers[:3]:
            move(found.desk, dossier, Move.FORWARD, Move.FINISH, Move.RETURN)
            found.clock.forward(minutes=5)
        rows = [answered({"chung": 5})] * 5
        close_batch(found.desk, rows, found.dossiers[:1], month=MONTH)
        found.page.scope.step(1)
        waited(found, qtbot)
        yield found


def panel_of(opened) -> CoveragePanel:
    return opened.page.panel_of("coverage")


def test_the_cards_count_both_ways(opened):
    panel = panel_of(opened)
    assert panel.returned.figure() == "33,33 %"
    assert panel.returned.accessibleDescription() == "1 / 3 hồ sơ đã trả, chỉ tiêu 100 %"
    assert panel.received.figure() == "25,00 %"
    assert panel.without.figure() == "2"


def test_the_list_names_who_has_no_slip_and_enter_opens_the_dossier(opened):
    panel = panel_of(opened)
    rows = panel.table.rows()
    assert [row.dossier for row in rows] == [opened.dossiers[2], opened.dossiers[1]]
    assert {row.owner_name for row in rows} == {TAM.full_name}
    panel.table.setFocus()
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    assert opened.shell.dossiers == [opened.dossiers[1]]
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert opened.shell.dossiers == [opened.dossiers[1]] * 2


def test_the_whole_list_opens_among_the_dossiers(opened):
    opened.press(Qt.Key.Key_L, CONTROL)
    (wanted,) = opened.shell.lists
    assert wanted.words == "Đã trả chưa có phiếu khảo sát, Tháng 12/2026"
    found = opened.desk.lists.page(wanted)
    assert {each.id for each in found} == set(opened.dossiers[1:3])


def test_the_slips_of_the_list_are_printed_with_their_tokens(opened):
    opened.press(Qt.Key.Key_P, CONTROL)
    ((_, paper, _),) = opened.shell.papers
    for dossier in opened.dossiers[1:3]:
        assert absent(paper, token_text(token_of(dossier))) == []


def test_the_list_is_copied_with_names_of_officers(opened):
    panel_of(opened).table.setFocus()
    opened.press(Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Đã trả\tMã hồ sơ\tChủ hồ sơ\tNgười nhận"
    assert text.count(NHUNG.name) == 2


def test_sectors_officers_and_weeks_and_a_table_of_both_ways(opened):
    card = panel_of(opened).coverage
    (line,) = card.lines()
    assert (line.used, line.whole, line.received_used, line.received_whole) == (1, 3, 1, 4)
    card.parts.setFocus()
    opened.press(Qt.Key.Key_Right)
    assert [each.name for each in card.lines()] == [NHUNG.name]
    opened.press(Qt.Key.Key_Right)
    assert [each.name for each in card.lines()] == ["16/11–22/11"]
    card.ways.setFocus()
    opened.press(Qt.Key.Key_Right)
    opened.press(Qt.Key.Key_Right)
    assert card.table.isVisible()
    assert card.table.as_text().splitlines()[1] == "16/11–22/11\t3\t1\t33,33 %\t4\t25,00 %"


def test_a_card_chooses_what_the_bars_count(opened):
    panel = panel_of(opened)
    QTest.keyClick(panel.received, Qt.Key.Key_Space)
    assert panel.coverage.ways.value() == "received"
    QTest.keyClick(panel.returned, Qt.Key.Key_Space)
    assert panel.coverage.ways.value() == "returned"
    QTest.keyClick(panel.without, Qt.Key.Key_Space)
    assert len(opened.shell.lists) == 1


def test_one_sector_narrows_cards_and_list(opened, qtbot):
    sector = opened.desk.records.read(opened.dossiers[0]).dossier.sector
    opened.page.scope.offer_sectors([sector, "Không có hồ sơ"])
    opened.page.scope.sectors.setCurrentIndex(2)
    waited(opened, qtbot)
    panel = panel_of(opened)
    assert (panel.returned.figure(), panel.without.figure()) == ("—", "0")
    assert panel.without.accessibleDescription() == "chưa trả hồ sơ nào"
    assert panel.empty._title.text() == "Kỳ này chưa trả hồ sơ nào"
    opened.page.scope.sectors.setCurrentIndex(1)
    waited(opened, qtbot)
    assert (panel.returned.figure(), panel.without.figure()) == ("33,33 %", "2")


def test_when_every_dossier_has_its_slip_it_says_so(opened, qtbot):
    rows = [answered({"chung": 5})] * 5
    close_batch(opened.desk, rows, opened.dossiers[1:3], month=MONTH)
    panel = panel_of(opened)
    qtbot.waitUntil(panel.empty.isVisible)
    assert panel.returned.figure() == "100,00 %"
    assert panel.without.accessibleDescription() == "hồ sơ đã trả đều có phiếu"
    assert opened.buttons()["Mở hồ sơ"].isEnabled() is False
    panel.open_list()
    assert opened.shell.lists == []


def test_a_month_without_dossiers_says_so(opened, qtbot):
    opened.page.scope.step(-1)
    waited(opened, qtbot)
    panel = panel_of(opened)
    assert panel.returned.figure() == "—"
    assert panel.empty.isVisible()
