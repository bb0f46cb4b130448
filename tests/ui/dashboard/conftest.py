"""The page Tổng quan on a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onecua.ui.dashboard.dashboard_page import DashboardPage
from tests.ui.reports.month import make_desk
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[ShellForTests]:
    shell = ShellForTests(make_desk(tmp_path / "data"))
    yield shell
    shell.close()


@pytest.fixture
def empty_shell(tmp_path: Path) -> Iterator[ShellForTests]:
    shell = ShellForTests(make_desk(tmp_path / "data", ()))
    yield shell
    shell.close()


@pytest.fixture
def page(qtbot: QtBot, shell: ShellForTests) -> Iterator[DashboardPage]:
    page = DashboardPage(shell)
    yield from entered(qtbot, shell, page)


def entered(qtbot: QtBot, shell: ShellForTests, page: DashboardPage) -> Iterator[DashboardPage]:
    qtbot.addWidget(page)
    page.resize(1182, 632)
    page.show()
    page.entered()
    settle(qtbot, shell)
    yield page
    page.left()
    settle(qtbot, shell)


def settle(qtbot: QtBot, shell: ShellForTests) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.busy())
