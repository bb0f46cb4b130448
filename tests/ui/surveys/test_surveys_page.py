"""The page Khảo sát: its tabs, the period above two of them, the close of the day, the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest

from onecua.errors import StorageError
from onecua.storage.survey_pool import POOL_FILE
from onecua.ui.actions import PAGES
from onecua.ui.surveys.surveys_page import TABS
from onecua.ui.widgets.sizes import PAGE_MARGINS
from tests.ui.surveys.entering import CONTROL, Opened, opened_page
from tests.votes import closed_batches, vote

if TYPE_CHECKING:
    from collections.abc import Iterator

MERGE = "Gộp phiếu chờ"


@pytest.fixture
def opened(tmp_path, qtbot) -> Iterator[Opened]:
    with opened_page(tmp_path, qtbot, 8, "results") as found:
        yield found


def words(opened):
    return [button.accessibleName() for button in opened.frame.action_bar.buttons()]


def test_it_stands_between_the_deadlines_and_the_reports():
    keys = [entry.key for entry in PAGES]
    assert keys[keys.index("surveys") - 1 : keys.index("surveys") + 2] == [
        "deadlines",
        "surveys",
        "reports",
    ]
    entry = next(entry for entry in PAGES if entry.key == "surveys")
    assert (entry.word, entry.icon, entry.digit, entry.group) == ("Khảo sát", "smile", "6", 0)


def test_each_tab_is_reached_with_the_arrow_keys(opened):
    opened.page.tabs.setFocus()
    for entry in TABS[1:]:
        QTest.keyClick(opened.page.tabs, Qt.Key.Key_Right)
        opened.page.tabs.setFocus()
        assert opened.page.tab() == entry.key
        assert opened.page.panel().isVisible()
        assert opened.page.scope.isVisible() is opened.page.panel().counts_period
    assert opened.page.subtitle() == "Số liệu đã gộp, không dò được ra người trả lời"


def test_every_tab_has_one_primary_and_the_citizen_screen(opened):
    for entry in TABS:
        opened.page.show_tab(entry.key)
        opened.page.entered()
        assert opened.frame.action_bar.primary_button() is not None
        assert "Mở màn hình công dân" in words(opened)
        assert (MERGE in words(opened)) is opened.page.panel().counts_period


def test_a_tab_that_there_is_not_is_refused(opened):
    with pytest.raises(KeyError):
        opened.page.show_tab("phan-anh")


def test_the_choice_of_period_reaches_the_tab_in_view(opened):
    opened.page.scope.step(1)
    results = opened.page.panel()
    opened.page.show_tab("coverage")
    opened.page.entered()
    assert opened.page.panel() is not results
    assert opened.page.scope.period().title == "Tháng 12/2026"


def test_what_waits_is_merged_once_there_are_five(opened):
    for each in opened.dossiers[:4]:
        vote(opened.desk, each)
    opened.buttons()[MERGE].click()
    assert closed_batches(opened.desk) == []
    assert "chưa có 5 phiếu" in opened.shell.said[-1][0]
    vote(opened.desk, opened.dossiers[4])
    opened.buttons()[MERGE].click()
    assert [len(batch.answers) for batch in closed_batches(opened.desk)] == [5]
    assert opened.shell.said[-1][0] == "Đã gộp 5 phiếu vào số liệu."


def test_a_damaged_pool_leaves_the_page_to_be_looked_at(opened):
    vote(opened.desk, opened.dossiers[0])
    (opened.desk.database.folder / POOL_FILE).write_bytes(b"hong")
    opened.page.entered()
    with pytest.raises(StorageError, match="Bỏ phiếu chờ bị hỏng"):
        opened.page.merge()
    opened.page.show_tab("coverage")
    opened.page.entered()
    assert opened.page.panel().isVisible()


def test_a_tab_that_a_damaged_pool_keeps_from_being_made_gives_way_to_the_results(opened):
    vote(opened.desk, opened.dossiers[0])
    (opened.desk.database.folder / POOL_FILE).write_bytes(b"hong")
    opened.page.show_tab("paper")
    opened.page.entered()
    assert opened.page.tab() == "results"
    assert opened.page.panel().isVisible()
    [(words, tone)] = opened.shell.said
    assert (tone, "Bỏ phiếu chờ bị hỏng" in words) == ("danger", True)


def test_the_tabs_keep_the_left_edge_with_and_without_a_period(opened, qtbot):
    for entry in TABS:
        opened.page.show_tab(entry.key)
        opened.page.entered()
        qtbot.waitUntil(lambda: opened.page.tabs.x() == PAGE_MARGINS[0])


def test_a_narrow_window_puts_the_period_below_the_tabs(opened, qtbot):
    opened.frame.resize(1100, 768)
    qtbot.waitUntil(lambda: opened.page.scope.y() > opened.page.tabs.y())
    assert opened.page.scope.width() <= opened.page.width()
    opened.frame.resize(1366, 768)
    qtbot.waitUntil(lambda: opened.page.scope.y() == opened.page.tabs.y())


def test_what_waits_is_merged_by_its_key_where_it_may_be(opened):
    opened.page.tabs.setFocus()
    QTest.keyClick(opened.page.tabs, Qt.Key.Key_M, CONTROL)
    assert opened.shell.said[-1][0].startswith("Chưa gộp")
    opened.shell.said.clear()
    opened.page.show_tab("paper")
    opened.page.entered()
    opened.press(Qt.Key.Key_M, CONTROL)
    assert opened.shell.said == []


def test_keys_of_window_and_page_stand_on_their_buttons_which_do_not_listen_to_them(opened):
    buttons = {each.accessibleName(): each for each in opened.frame.action_bar.buttons()}
    screen, merge = buttons["Mở màn hình công dân"], buttons[MERGE]
    assert (screen.key, merge.key) == ("F7", "Ctrl+M")
    listening = [*screen.findChildren(QShortcut), *merge.findChildren(QShortcut)]
    assert not [each for each in listening if each.isEnabled()]
