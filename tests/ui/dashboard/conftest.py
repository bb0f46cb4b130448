"""The page Tổng quan on a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onecua.ui.dashboard.dashboard_page import DashboardPage
from tests.ui.framed import bare_page
from tests.ui.reports.conftest import shell
from tests.ui.reports.month import make_desk
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

__all__ = ["shell"]


@pytest.fixture
def empty_shell(tmp_path: Path) -> Iterator[ShellForTests]:
    shell = ShellForTests(make_desk(tmp_path / "data", ()))
    yield shell
    shell.close()


@pytest.fixture
def page(qtbot: QtBot, shell: ShellForTests) -> DashboardPage:
    return bare_page(DashboardPage(shell), shell, qtbot)
