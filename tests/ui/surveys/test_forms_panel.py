"""«Mẫu phiếu»: what a form asks, a file added or refused line by line, one put in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from onecua.products import page_count
from onecua.services.desk import Desk
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from onecua.ui.theme import theme
from onecua.ui.widgets.label import Label
from tests.desks import NHUNG, MovableClock, copied_folder, event_count
from tests.domain.survey.forms import IDS, MINIMAL, shipped
from tests.printing.samples import page_texts
from tests.products.papers.reading import absent
from tests.ui.framed import CONTROL, Framed, come_to_rest, opened_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.ui.surveys.forms_panel import FormsPanel
    from onecua.ui.surveys.surveys_page import SurveysPage

OWN = "thanh_ha/1"


@dataclass
class Opened(Framed):
    """The tab in its page and frame, and ways to look."""

    page: SurveysPage
    folder: Path
    clock: MovableClock

    @property
    def panel(self) -> FormsPanel:
        return self.page.panel_of("forms")

    @property
    def library(self):
        return self.desk.questionnaires

    @property
    def marked(self) -> str:
        listed = self.panel.current()
        return listed.form.key if listed is not None else ""

    def file(self, text: str, name: str = "phieu.toml") -> Path:
        path = self.folder.parent / name
        path.write_text(text, "utf-8")
        return path


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    folder, clock = copied_folder(tmp_path / "data"), MovableClock()
    desk = Desk(open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS), NHUNG)
    more = {"folder": folder, "clock": clock}
    with opened_page(Opened, desk, qtbot, "surveys", "forms", **more) as found:
        yield found


def test_the_form_of_the_desk_stands_first_and_is_shown(opened):
    assert opened.marked == "desk/1"
    assert opened.frame.focusWidget() is opened.panel.table
    assert opened.panel.rows.rowCount() == len(IDS)
    texts = opened.panel.preview.texts()
    assert "Cán bộ giao tiếp với ông (bà) có lịch sự, tôn trọng không?" in texts
    assert any("Nghị định số 61/2018/NĐ-CP" in text for text in texts)
    assert not opened.primary().isEnabled()
    assert opened.primary().toolTip() == "Quầy đang dùng mẫu này."


@pytest.mark.parametrize("form_id", IDS)
def test_the_preview_tells_every_question_and_choice_of_any_form(opened, form_id):
    opened.panel.select(f"{form_id}/1")
    form = opened.library.form(f"{form_id}/1")
    shown = "\n".join(opened.panel.preview.texts())
    wanted = [question.text for question in form.questions]
    wanted += [f"{c.code} {c.words}" for question in form.questions for c in question.choices]
    assert [text for text in wanted if text not in shown] == []


def test_when_a_question_is_asked_is_told_in_words(opened):
    words = opened.panel.preview.texts()
    assert "trả lời bằng chữ · chỉ hỏi khi câu 1 chọn 2 hoặc 1 · không bắt buộc" in words
    assert "chọn một · về người trả lời · không bắt buộc" in words


def test_a_form_is_put_in_force_by_keyboard_alone(opened):
    opened.panel.select("quick/1")
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert opened.library.in_force(opened.clock().date()).key == "quick/1"
    assert opened.marked == "quick/1"
    assert opened.panel.table.currentIndex().row() == 0
    assert opened.shell.said == [
        ("Từ nay quầy dùng «Phiếu đánh giá nhanh». Phiếu đã trả lời vẫn theo mẫu cũ.", "success")
    ]
    opened.press(Qt.Key.Key_Down)
    assert opened.primary().isEnabled()


def test_a_form_out_of_its_validity_says_why_it_cannot_be_used(opened):
    before = event_count(opened.shell.desk.database)
    opened.panel.select("sipas_2017/1")
    assert opened.primary().toolTip() == "Mẫu đã hết hiệu lực: 01/01/2017 – 31/12/2020."
    opened.press(Qt.Key.Key_Return, CONTROL)
    opened.panel.put_in_force()
    assert event_count(opened.shell.desk.database) == before


def test_a_right_file_is_added_and_marked_but_not_used(opened):
    opened.panel.add_file(opened.file(MINIMAL))
    assert opened.marked == OWN
    assert opened.shell.said == [("Mẫu «Phiếu của xã» đã thêm, chưa dùng tại quầy.", "success")]
    assert opened.library.in_force(opened.clock().date()).key == "desk/1"
    opened.panel.add_file(opened.file(MINIMAL))
    assert opened.shell.said[-1][0] == "Mẫu «Phiếu của xã» đã có từ trước, không đổi gì."


def test_a_file_is_chosen_by_key(opened, monkeypatch):
    chosen = [str(opened.file(MINIMAL)), ""]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (chosen.pop(0), ""))
    opened.press(Qt.Key.Key_O, CONTROL)
    assert opened.marked == OWN
    opened.press(Qt.Key.Key_O, CONTROL)
    assert len(opened.shell.said) == 1


def test_a_faulty_file_is_told_line_by_line_mended_and_read_again(opened):
    text = shipped("desk").replace('id = "desk"', 'id = "xa"')
    bad = text.replace("version = 1", "vesion = 1").replace('factor = "thoi_gian"', 'factor = "x"')
    path = opened.file(bad)
    before = event_count(opened.shell.desk.database)
    opened.panel.add_file(path)
    assert opened.panel.faults.isVisible()
    assert opened.panel.faults.texts()[:4] == [
        "Dòng 1",
        "Thiếu khóa «version» (số nguyên). Thêm vào.",
        "Dòng 11",
        "Không có khóa «vesion». Có phải là «version»? Sửa lại tên hoặc bỏ đi.",
    ]
    assert opened.panel.faults.banner.accessibleName().startswith("phieu.toml: 4 chỗ sai")
    assert not opened.primary().isEnabled()
    assert event_count(opened.shell.desk.database) == before
    opened.file(text)
    opened.press(Qt.Key.Key_F5)
    assert opened.panel.preview.isVisible()
    assert opened.marked == "xa/1"


def test_faults_are_put_away_without_adding_anything(opened):
    opened.panel.add_file(opened.file("id = "))
    assert opened.panel.faults.isVisible()
    opened.press(Qt.Key.Key_Escape)
    assert opened.panel.preview.isVisible()
    assert opened.frame.focusWidget() is opened.panel.table
    opened.panel.add_file(opened.file("id = "))
    opened.panel.table.setFocus()
    opened.press(Qt.Key.Key_Down)
    assert opened.panel.preview.isVisible()


def test_a_version_that_is_taken_is_told_beside_the_other_faults(opened):
    opened.panel.add_file(opened.file(MINIMAL.replace("thanh_ha", "quick")))
    (line, words) = opened.panel.faults.texts()
    assert line == "Dòng 2"
    assert words.startswith("Đã có mẫu «quick» phiên bản 1 với nội dung khác. Tăng version thành 2")


def test_a_form_is_saved_as_a_file_that_can_be_added_again(opened):
    path = opened.folder.parent / "mau.toml"
    opened.shell.next_file = str(path)
    opened.press(Qt.Key.Key_S, CONTROL)
    assert path.read_text("utf-8") == shipped("desk")
    assert opened.shell.asked_files[0][1] == "desk-1.toml"
    opened.shell.next_file = ""
    opened.press(Qt.Key.Key_S, CONTROL)
    assert len(opened.shell.said) == 1


@pytest.mark.parametrize(("key", "count"), [("desk/1", 2), ("sipas_2023/1", 1)])
def test_one_sheet_of_blank_slips_is_shown_for_printing(opened, key, count):
    opened.panel.select(key)
    opened.press(Qt.Key.Key_P, CONTROL)
    ((title, pdf, printed),) = opened.shell.papers
    form = opened.library.form(key)
    assert (title, printed) == (f"Phiếu trắng, {form.title}", None)
    assert absent(pdf, form.title.upper()) == []
    assert page_count(pdf) == 1
    assert page_texts(pdf)[0].count(form.title.upper()) == count


def test_what_another_window_added_is_followed_and_the_marked_one_stays(opened):
    opened.panel.select("ward_nine/1")
    database = open_database(opened.folder, clock=opened.clock)
    other = Desk(database, NHUNG)
    other.questionnaires.adopt(MINIMAL)
    other.questionnaires.put_in_force(OWN)
    database.close()
    opened.panel.on_changed(frozenset({"dossiers"}))
    assert opened.panel.rows.rowCount() == len(IDS)
    opened.panel.on_changed(frozenset({"office"}))
    assert opened.panel.rows.rowCount() == len(IDS) + 1
    assert opened.marked == "ward_nine/1"
    assert opened.primary().isEnabled()


def test_a_busy_file_is_waited_for_and_the_bar_says_so(opened, qtbot):
    opened.panel.select("quick/1")
    database = open_database(opened.folder, clock=opened.clock)
    with database.write():
        opened.press(Qt.Key.Key_Return, CONTROL)
        assert opened.primary().toolTip() == "đang lưu…"
        assert opened.library.in_force(opened.clock().date()).key == "desk/1"
    database.close()
    qtbot.waitUntil(lambda: opened.marked == "quick/1" and bool(opened.shell.said))
    assert opened.library.in_force(opened.clock().date()).key == "quick/1"


def test_a_narrow_window_puts_the_preview_below_and_the_page_scrolls(opened, qtbot):
    for _ in range(2):  # the rail gives its words up first, then the frame may be as narrow
        opened.frame.resize(1000, 700)
        come_to_rest(qtbot)
    panel = opened.panel
    qtbot.waitUntil(lambda: panel.preview.mapTo(panel, panel.preview.pos()).y() > 300)
    qtbot.waitUntil(lambda: panel.table.height() > 200)


def test_faults_are_in_view_with_their_button_at_large_text(opened, qtbot):
    theme().set_text_scale(1.5)
    opened.frame.resize(1366, 768)
    opened.panel.add_file(opened.file(shipped("desk").replace("version = 1", "vesion = 1")))
    faults = opened.panel.faults
    button = faults.again_button
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    lines = [each for each in faults.findChildren(Label) if each.text().startswith("Dòng")]
    assert lines
    assert not [each for each in lines if each.visibleRegion().isEmpty()]
    last = max(each.mapTo(faults, each.rect().bottomLeft()).y() for each in lines)
    assert 0 < button.mapTo(faults, button.rect().topLeft()).y() - last < 100
