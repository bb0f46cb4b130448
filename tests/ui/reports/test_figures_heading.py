"""The merged head covers the table without gaps and nothing in it is cut."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from onecua.reports import form
from onecua.ui.reports.figures_heading import FiguresHeading
from onecua.ui.reports.figures_table import FiguresTable
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def heading(qtbot) -> Iterator[FiguresHeading]:
    table = FiguresTable(form.load("II.06a").tables[0])
    qtbot.addWidget(table)
    table.resize(838, 440)
    table.show()
    yield table.findChild(FiguresHeading)
    table.hide()


def test_titles_fill_the_head_and_never_overlap(heading):
    areas = [area for _, area in heading.areas()]
    assert not [pair for pair in combinations(areas, 2) if pair[0].intersects(pair[1])]
    covered = sum(area.width() * area.height() for area in areas)
    whole = QRect()
    for area in areas:
        whole = whole.united(area)
    assert covered == whole.width() * whole.height()
    assert whole.width() == heading.length() == 838


def test_groups_stand_over_their_columns(heading):
    found: dict[str, list[QRect]] = {}
    for words, area in heading.areas():
        found.setdefault(words, []).append(area)
    group, online = found["Trong kỳ"][0], found["Trực tuyến"][0]
    posted = found["Trực tiếp, dịch vụ bưu chính"][0]
    assert (group.left(), group.right()) == (online.left(), posted.right())
    assert group.bottom() + 1 == online.top()
    assert found["STT"][0].height() == found["Số hồ sơ nhận giải quyết"][0].height() + (
        group.height() + online.height()
    )


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_title_fits_its_cell(heading, scale):
    theme().set_text_scale(scale)
    heading.parentWidget().resize(round(838 * scale), 600)
    metrics = QFontMetrics(theme().font("cell_strong"))
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    for words, area in heading.areas():
        needed = metrics.boundingRect(QRect(0, 0, area.width() - 4, 999), flags, words)
        assert needed.height() <= area.height()
        assert needed.width() <= area.width()
