"""«Kết quả» used by keyboard: figures, views, another form, a sector, signs, the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from onecua.domain.dossier import Channel, Move
from onecua.domain.survey.response import Via
from onecua.ui.theme import theme
from tests.desks import NHUNG, move
from tests.printing.samples import whole_text
from tests.reports.reading import opened as workbook
from tests.surveys import answered, close_batch
from tests.ui.framed import come_to_rest
from tests.ui.surveys.entering import CONTROL, Opened, opened_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.ui.surveys.results_panel import ResultsPanel

MONTH = "2026-12"
"""The reporting month of the clock, 20/11/2026."""
SECTOR, OTHER = "Hộ tịch", "Chứng thực"


@pytest.fixture
def opened(tmp_path, qtbot) -> Iterator[Opened]:
    with opened_page(tmp_path, qtbot, 3, "results") as found:
        found.page.scope.step(1)
        waited(found, qtbot)
        yield found


def waited(opened, qtbot):
    """Wait until what was asked of the worker has come."""
    qtbot.waitUntil(lambda: not opened.shell.tasks.busy())


def panel_of(opened) -> ResultsPanel:
    return opened.page.panel_of("results")


def rated(code, sector=None, **more):
    return answered({"chung": code, "thai_do": code, **more}, sector)


def fill(opened, qtbot, answers=None, **rest):
    """Close a batch and read anew."""
    rows = answers or [*[rated(5, SECTOR)] * 8, *[rated(2)] * 6]
    close_batch(opened.desk, rows, month=rest.pop("month", MONTH), **rest)
    opened.page.entered()
    waited(opened, qtbot)


def returned(opened):
    for dossier in opened.dossiers:
        move(opened.desk, dossier, Move.FORWARD, Move.FINISH, Move.RETURN)


def test_before_the_first_batch_it_says_what_will_be_here(opened):
    panel = panel_of(opened)
    assert panel.results.empty.isVisible()
    assert panel.cards.satisfied.figure() == "—"
    assert panel.cards.coverage.figure() == "—"
    assert opened.buttons()["Tờ niêm yết"].isEnabled() is False
    assert panel.trend.axis_words.text() == "Chưa có kỳ nào đủ phiếu"


def test_the_cards_and_the_bars_show_the_batch(opened, qtbot):
    returned(opened)
    fill(opened, qtbot, dossiers=opened.dossiers[:2])
    panel = panel_of(opened)
    assert panel.cards.satisfied.figure() == "57,14 %"
    assert panel.cards.mean.figure() == "3,71"
    assert panel.cards.coverage.figure() == "66,67 %"
    assert panel.cards.coverage.accessibleDescription() == "2 / 3 hồ sơ đã trả, còn 1"
    assert panel.cards.ways.figure() == "14"
    lines = panel.results.bars.bars.lines()
    assert [line.name for line in lines] == [
        "Đánh giá chung về lần giải quyết này",
        "Thái độ lịch sự, tôn trọng",
    ]
    assert lines[0].counts == (8, 0, 0, 6, 0)
    assert lines[0].figures == ("14", "3,71", "57,14 %")
    assert "Rất hài lòng 8" in lines[0].said
    assert panel.trend.axis_words.text() == "% mức 4, 5; trục từ 56 %"


def test_the_arrow_keys_change_the_view(opened, qtbot):
    fill(opened, qtbot, texts=(("gop_y", "Thêm ghế ngồi"),))
    results = panel_of(opened).results
    results.choice.setFocus()
    opened.press(Qt.Key.Key_Right)
    assert results.table.isVisible()
    assert [(row.name, row.number) for row in results.table.rows()][:3] == [
        ("Đánh giá chung về lần giải quyết này", "14"),
        ("Thái độ lịch sự, tôn trọng", "14"),
        ("Thái độ phục vụ", "1 câu"),
    ]
    opened.press(Qt.Key.Key_Right)
    groups = [(row.about, row.name, row.number) for row in results.groups.rows()]
    assert groups == [
        ("Lĩnh vực", SECTOR, "8"),
        ("Lĩnh vực", "Gộp, không nêu", "6"),
        ("Kênh nộp", "Gộp, không nêu", "14"),
        ("Cách lấy phiếu", "Màn hình công dân", "14"),
    ]
    opened.press(Qt.Key.Key_Right)
    assert results.texts.toPlainText() == "GÓP Ý\n– Thêm ghế ngồi"
    opened.press(Qt.Key.Key_Right)
    assert results.signs.isVisible()
    opened.press(Qt.Key.Key_Right)
    assert results.signs.isVisible(), "a form without indices has no such view"


def test_a_card_asks_for_its_view_and_coverage_for_its_tab(opened, qtbot):
    fill(opened, qtbot)
    panel = panel_of(opened)
    QTest.keyClick(panel.cards.mean, Qt.Key.Key_Space)
    assert panel.results.view() == "table"
    QTest.keyClick(panel.cards.ways, Qt.Key.Key_Space)
    assert panel.results.view() == "groups"
    QTest.keyClick(panel.cards.satisfied, Qt.Key.Key_Space)
    assert panel.results.view() == "bars"
    QTest.keyClick(panel.cards.coverage, Qt.Key.Key_Space)
    assert opened.shell.pages == ["surveys/coverage"]


def test_a_table_is_copied_whole(opened, qtbot):
    fill(opened, qtbot)
    panel = panel_of(opened)
    panel.show_view("table")
    opened.press(Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0] == "Câu hỏi\tSố phiếu mỗi mức\tPhiếu\tĐiểm\tMức tốt"
    assert "\t14\t3,71\t57,14 %" in text
    assert opened.shell.said[-1][0].startswith("Đã chép bảng")


def test_another_form_of_the_period_is_chosen(opened, qtbot):
    fill(opened, qtbot)
    fill(opened, qtbot, [answered({"chung": 3})] * 5, form="quick/1")
    panel = panel_of(opened)
    assert panel.results.forms.isVisible()
    panel.results.forms.setCurrentIndex(1)
    waited(opened, qtbot)
    assert panel.shown.results.figures.form.key == "quick/1"
    assert panel.cards.satisfied.figure() == "100,00 %"
    assert panel.results.bars.bars.lines()[0].steps == (5, 3, 1)
    assert panel.results.forms.value() == "quick/1"


def test_one_sector_shows_its_own_and_no_texts(opened, qtbot):
    fill(opened, qtbot, texts=(("gop_y", "Thêm ghế ngồi"),))
    opened.page.scope.offer_sectors([SECTOR, OTHER])
    opened.page.scope.sectors.setCurrentIndex(1)
    waited(opened, qtbot)
    panel = panel_of(opened)
    assert (panel.cards.satisfied.figure(), panel.cards.ways.figure()) == ("100,00 %", "8")
    assert "Thêm ghế" not in panel.results.texts.toPlainText()
    assert opened.buttons()["Tờ niêm yết"].isEnabled() is False
    opened.page.scope.sectors.setCurrentIndex(2)
    waited(opened, qtbot)
    assert panel.results.empty.isVisible()
    assert panel.cards.satisfied.figure() == "—"


def test_what_is_hidden_is_counted(opened, qtbot):
    few = [*[rated(5, SECTOR)] * 6, *[answered({"chung": 5}, OTHER)] * 5]
    few += [answered({"chung": 4, "thai_do": 4}, OTHER)] * 2
    fill(opened, qtbot, few)
    foot = panel_of(opened).results._foot.text()
    assert foot == ("Nhóm dưới 5 phiếu không hiện theo lĩnh vực, cán bộ hay câu. Đang ẩn 2 ô.")


def test_a_calendar_month_says_what_the_answers_are(opened, qtbot):
    fill(opened, qtbot, month="2026-11")
    opened.page.scope.bases.setFocus()
    opened.press(Qt.Key.Key_Right)
    waited(opened, qtbot)
    assert "vì phiếu không giữ ngày" in panel_of(opened).results._foot.text()


def test_signs_stand_in_the_bar_and_open(opened, qtbot):
    counters = {"equal_runs": 7, "outside_hours": 1}
    fill(opened, qtbot, via=Via.PAPER, entered_by=NHUNG.id.hex, counters=counters)
    panel = panel_of(opened)
    spec = panel.action_bar()
    assert (spec.state, spec.state_tone) == ("2 dấu hiệu cần xem", "warning")
    spec.link.run()
    assert panel.results.view() == "signs"
    (entry,) = panel.results.signs.table.rows()
    assert (entry.slips, entry.equal_runs, entry.outside_hours) == (14, 7, 1)
    assert f"Phiếu giấy: {NHUNG.name}" in panel.results.signs.table.as_text()


def test_without_signs_the_bar_is_quiet(opened, qtbot):
    fill(opened, qtbot)
    spec = panel_of(opened).action_bar()
    assert (spec.state, spec.link) == ("", None)


def test_the_nine_indices_have_a_view_of_their_own(opened, qtbot):
    rows = [
        answered({"chung": 2, "cs1": 2, "cs3": 1, "cs4": 2, "cs7": 1}, SECTOR, Channel.IN_PERSON)
    ] * 6
    returned(opened)
    fill(opened, qtbot, rows, form="nine_indices/1")
    panel = panel_of(opened)
    panel.show_view("indices")
    lines = {line[0].split(".")[0]: line[1:4] for line in panel.results.indices.table.rows()}
    assert lines["1"] == ("2,0", "2,0", "2,0")
    assert lines["3"] == ("1,0", "2,0", "1,0")
    assert lines["5"] == ("—", "—", "—")
    assert lines["Đơn vị"] == ("", "", "6,0/8")


def test_the_poster_is_shown_for_printing(opened, qtbot):
    fill(opened, qtbot)
    opened.press(Qt.Key.Key_P, CONTROL)
    waited(opened, qtbot)
    ((title, pdf, _printed),) = opened.shell.papers
    assert title == "Tờ niêm yết kết quả khảo sát, Tháng 12/2026"
    assert "57,14%" in whole_text(pdf).replace("\u00a0", "")


def test_the_workbook_is_written_with_ctrl_enter(opened, qtbot, tmp_path):
    fill(opened, qtbot)
    opened.shell.next_file = str(tmp_path / "ket-qua")
    opened.press(Qt.Key.Key_Return, CONTROL)
    waited(opened, qtbot)
    assert opened.shell.asked_files[0][1] == "khao-sat_desk_2026-12.xlsx"
    assert "Kết quả" in workbook(tmp_path / "ket-qua.xlsx").sheetnames
    assert opened.shell.said[-1][0].startswith("Đã ghi ket-qua.xlsx")


def test_thought_better_of_it_nothing_is_written(opened, qtbot, tmp_path):
    fill(opened, qtbot)
    opened.press(Qt.Key.Key_Return, CONTROL)
    waited(opened, qtbot)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_batch_closed_meanwhile_is_read_by_itself(opened, qtbot):
    panel = panel_of(opened)
    close_batch(opened.desk, [rated(5)] * 5, month=MONTH)
    qtbot.waitUntil(lambda: panel.cards.satisfied.figure() == "100,00 %")


def test_the_trend_is_a_table_too(opened, qtbot):
    fill(opened, qtbot)
    trend = panel_of(opened).trend
    trend.choice.setFocus()
    opened.press(Qt.Key.Key_Right)
    assert trend.table.isVisible()
    assert [month.number for month in trend.table.rows()][:2] == [14, 0]
    assert "Tháng 12/2026\t14\t57,14 %" in trend.table.as_text()


def test_a_narrow_window_puts_the_side_below(opened, qtbot):
    fill(opened, qtbot)
    opened.frame.resize(900, 700)
    qtbot.waitUntil(panel_of(opened)._two.below)
    panel = panel_of(opened)
    assert panel.coverage.y() >= 0
    assert panel.results.minimumHeight() >= 400


def test_signs_open_with_their_head_in_view_at_large_text(opened, qtbot):
    theme().set_text_scale(1.5)
    opened.frame.resize(1366, 768)
    fill(opened, qtbot, via=Via.PAPER, entered_by=NHUNG.id.hex, counters={"equal_runs": 7})
    panel = panel_of(opened)
    panel.results.bars.bars.setFocus()
    panel.action_bar().link.run()
    come_to_rest(qtbot)
    assert not panel.results.choice.visibleRegion().isEmpty()
