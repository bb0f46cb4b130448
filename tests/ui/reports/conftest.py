"""The page Báo cáo on a real desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onecua.ui.reports.reports_page import ReportsPage
from tests.ui.framed import bare_page
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
def page(qtbot: QtBot, shell: ShellForTests) -> ReportsPage:
    return bare_page(ReportsPage(shell), shell, qtbot)
