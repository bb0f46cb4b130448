"""The four cards above the results: satisfaction, mean, coverage, how slips came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.vietnamese import grouped, percent
from onecua.ui.surveys import result_words as words
from onecua.ui.widgets.figure_card import FigureCard
from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from onecua.ui.surveys.results_reading import ShownResults


class ResultCards(QWidget):
    """`view_asked(key)` wants a view of the results, `coverage_asked` the tab of coverage."""

    view_asked = Signal(str)
    coverage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.satisfied = FigureCard("smile", "Hài lòng chung")
        self.mean = FigureCard("bars", "Điểm trung bình")
        self.coverage = FigureCard("shield-check", "Độ phủ phiếu")
        self.ways = FigureCard("user", "Cách lấy phiếu")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for card in (self.satisfied, self.mean, self.coverage, self.ways):
            row.addWidget(card)
        self.satisfied.clicked.connect(lambda: self.view_asked.emit("bars"))
        self.mean.clicked.connect(lambda: self.view_asked.emit("table"))
        self.ways.clicked.connect(lambda: self.view_asked.emit("groups"))
        self.coverage.clicked.connect(self.coverage_asked)

    def show_results(self, shown: ShownResults) -> None:
        """Show other figures."""
        figures = shown.results.figures
        self.satisfied.set_figure(*words.satisfied(figures))
        word, figure, line = words.mean_card(figures)
        self.mean.set_word(word)
        self.mean.set_figure(figure, line)
        self.coverage.set_figure(*_coverage(shown))
        self.ways.set_figure(*words.ways(figures))


def _coverage(shown: ShownResults) -> tuple[str, str]:
    """Return coverage of the dossiers returned, of the chosen sector if there is one."""
    table, sector = shown.coverage.returned, shown.results.figures.sector
    shares = [share for share in table.sectors if share.of == sector]
    used = sum(s.used for s in shares) if sector else table.whole.used
    whole = sum(s.whole for s in shares) if sector else table.whole.whole
    told = f"{grouped(used)} / {grouped(whole)} hồ sơ đã trả"
    left = f", còn {grouped(whole - used)}" if whole > used else ""
    return percent(used, whole), f"{told}{left}"
