"""The workbook leaves the page whole, after one question when the figures do not add up."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from onecua.domain.period import Basis, monthly
from onecua.errors import StorageError
from onecua.ui.reports.checks_panel import ChecksPanel
from onecua.ui.reports.monthly_export import file_name
from onecua.ui.widgets.confirm_dialog import ConfirmDialog
from tests.ui.framed import settle
from tests.ui.reports.month import NOVEMBER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.ui.reports.reports_page import ReportsPage
    from tests.ui.shell_for_tests import ShellForTests


class _Opened(QObject):
    """Takes what would be handed to the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(url.toLocalFile())


@pytest.fixture
def opened() -> Iterator[_Opened]:
    taken = _Opened()
    QDesktopServices.setUrlHandler("file", taken, "take")
    yield taken
    QDesktopServices.unsetUrlHandler("file")


def export(page: ReportsPage) -> None:
    primary = page.action_bar().primary
    assert primary is not None
    assert primary.blocked is None
    primary.run()


def total_row(path: Path) -> tuple[int, ...]:
    sheet = openpyxl.load_workbook(path, data_only=True)["II.06a"]
    for row in sheet.iter_rows(values_only=True):
        if "Tổng số" in row[:2] and isinstance(row[2], int):
            return row[2:13]
    raise AssertionError("no row «Tổng số»")


def test_the_workbook_holds_the_figures_of_the_page(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests, tmp_path: Path, opened: _Opened
):
    shell.next_file = str(tmp_path / "tháng 11")
    export(page)
    assert page.action_bar().primary.blocked == "đang ghi tệp"
    settle(qtbot, shell)
    path = tmp_path / "tháng 11.xlsx"
    assert total_row(path) == NOVEMBER["Tổng số"]
    assert shell.asked_files[0][1] == "II.06a_2026-11.xlsx"
    assert str(tmp_path) in shell.said[-1][0]
    words, run = shell.offered[-1]
    run()
    page.action_bar().link.run()
    assert words == "Mở tệp"
    assert opened.paths == [str(path), str(tmp_path)]


def test_nothing_is_written_without_a_place(page: ReportsPage, shell: ShellForTests):
    export(page)
    assert not shell.tasks.busy()
    assert page.action_bar().primary.blocked is None


def test_stopping_leaves_no_file(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests, tmp_path: Path
):
    gate = threading.Event()
    shell.tasks.run(lambda _progress: gate.wait(5), lambda _: None)
    shell.next_file = str(tmp_path / "a.xlsx")
    export(page)
    page.action_bar().secondaries[0].run()
    assert "đang dừng" in page.action_bar().state
    gate.set()
    settle(qtbot, shell)
    assert not (tmp_path / "a.xlsx").exists()
    assert shell.said[-1][0] == "Đã dừng, không ghi tệp nào."
    assert page.action_bar().primary.blocked is None
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_refusal_is_told_and_the_page_goes_on(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests, tmp_path: Path
):
    shell.next_file = str(tmp_path / "không có" / "a.xlsx")
    with qtbot.capture_exceptions() as caught:
        export(page)
        settle(qtbot, shell)
    assert caught[0][0] is StorageError
    assert page.action_bar().primary.blocked is None
    assert not page.action_bar().state


def answer_dialog(qtbot: QtBot, yes: bool) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        button = dialog.yes_button if yes else dialog.no_button
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)


def reopen_a_dossier_of_last_month(shell: ShellForTests) -> str:
    """Undo a result of last month today, so that (6) differs from last month's (11)."""
    code = "H24.119-261016-0001"
    shell.desk.handling.undo(shell.desk.lists.search(code)[0].id, "bấm nhầm")
    return code


def test_a_broken_identity_is_red_leads_to_its_dossiers_and_asks_once(
    qtbot: QtBot, page: ReportsPage, shell: ShellForTests, tmp_path: Path
):
    code = reopen_a_dossier_of_last_month(shell)
    page.findChild(type(page._picker)).step(1)
    settle(qtbot, shell)
    checks = page.findChild(ChecksPanel)
    assert checks.verdict() == "5 / 6 đúng"
    broken = next(row for row in checks.rows() if not row.is_ok())
    assert "≠" in broken.proof()
    qtbot.mouseClick(broken.button, Qt.MouseButton.LeftButton)
    settle(qtbot, shell)
    assert [one.code for one in shell.desk.lists.page(shell.lists[-1])] == [code]

    shell.next_file = str(tmp_path / "a.xlsx")
    answer_dialog(qtbot, yes=False)
    export(page)
    assert not shell.asked_files
    answer_dialog(qtbot, yes=True)
    export(page)
    settle(qtbot, shell)
    export(page)  # a second question would hang here: nobody answers it
    settle(qtbot, shell)
    assert len(shell.asked_files) == 2
    assert (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (monthly(2026, 11), "II.06a_2026-11.xlsx"),
        (monthly(2026, 1, Basis.CALENDAR), "II.06a_2026-01_duong-lich.xlsx"),
    ],
)
def test_the_file_is_named_after_the_period(period, name):
    assert file_name(period) == name
    assert period.is_over(datetime(2026, 12, 1))
