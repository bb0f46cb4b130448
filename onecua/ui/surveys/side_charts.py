"""Beside the results: coverage by sector, and general satisfaction over twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QWidget

from onecua.domain.vietnamese import grouped, percent
from onecua.ui import icons
from onecua.ui.surveys.copied_table import CopiedTable
from onecua.ui.surveys.result_words import share_words
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.gauge import BarRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.trend_line import TrendLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.survey.coverage import CoverageTable, Share
    from onecua.services.survey_figures import TrendMonth

_MOST_ROWS = 40
_ICON = 18
_HUNDRED = 100


class SectorCoverageCard(Card):
    """Dossiers returned with a slip, sector by sector; the verdict stands in the head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Độ phủ theo lĩnh vực", parent=parent)
        self._mark, self._verdict = QLabel(), Label("", "strong")
        self._reached = True
        self._column = ScrollingColumn(0, (12, 4, 12, 4))
        self._none = Label("Kỳ này chưa trả hồ sơ nào.", color="sub", wrap=True)
        self._bars: list[BarRow] = []
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._verdict)
        self.set_head(head)
        self.set_flush()
        self.body.addWidget(self._column, 1)
        self._column.rows.addWidget(self._none)
        self._column.rows.addStretch(1)
        theme().changed.connect(self._tint)

    def set_coverage(self, table: CoverageTable) -> None:
        """Show other shares, the sector with most dossiers first."""
        for bar in self._bars:
            bar.hide()
            bar.deleteLater()
        shares = table.sectors[:_MOST_ROWS]
        widest = max((_fraction(share) for share in shares), key=len, default="")
        self._bars = [_sector_bar(share, widest) for share in shares]
        for place, bar in enumerate(self._bars):
            self._column.rows.insertWidget(place, bar)
        self._none.setVisible(not shares)
        self._reached = not table.whole.missing
        self._verdict.setText(_verdict_words(table))
        set_state(self._verdict, "tone", "success" if self._reached else "warning")
        self._mark.setVisible(bool(table.whole.whole))
        self._tint()

    def _tint(self) -> None:
        name, tone = ("check-circle", "success") if self._reached else ("alert-triangle", "warning")
        self._mark.setPixmap(icons.icon(name, tone, _ICON).pixmap(_ICON, _ICON))


def _verdict_words(table: CoverageTable) -> str:
    if not table.whole.whole:
        return ""
    return "Chưa đủ 100 %" if table.whole.missing else "Đủ 100 %"


def _fraction(share: Share[str]) -> str:
    return f"{grouped(share.used)} / {grouped(share.whole)}"


def _sector_bar(share: Share[str], widest: str) -> BarRow:
    rate = float(share.share) if share.share is not None else 0.0
    figure = percent(share.used, share.whole)
    return BarRow(str(share.of), rate, _fraction(share), figure, widest=widest)


class TrendCard(Card):
    """Twelve reporting months as a line to look at, or as a table to copy."""

    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hài lòng chung, 12 kỳ", small=True, parent=parent)
        self.line = TrendLine()
        self.axis_words = Label("", "small", "sub")
        self.table: CopiedTable[TrendMonth] = CopiedTable("Hài lòng chung, 12 kỳ", _COLUMNS)
        self.choice = Segmented((("line", "Biểu đồ"), ("table", "Bảng")), small=True)
        self.choice.setAccessibleName("Xem biểu đồ hay bảng")
        chart = Card()
        chart.setProperty("card", False)
        chart.body.setContentsMargins(12, 6, 12, 8)
        chart.body.setSpacing(2)
        chart.body.addWidget(self.axis_words)
        chart.body.addWidget(self.line, 1)
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(chart)
        self._stack.addWidget(self.table)
        self.set_head(self.choice)
        self.set_flush()
        self.body.addWidget(self._stack, 1)
        self.choice.changed.connect(
            lambda view: self._stack.setCurrentIndex(0 if view == "line" else 1)
        )
        self.table.copied.connect(self.copied)

    def set_months(self, months: Sequence[TrendMonth], levels: str) -> None:
        """Show other months, the oldest first; `levels` names what the share counts."""
        points = [
            (f"T{each.month.last.month}", None if each.good_share is None else _points(each))
            for each in months
        ]
        shown = [each for each in months if each.good_share is not None]
        last = share_words(shown[-1].good_share) if shown else ""
        self.line.set_points(points, last)
        self.axis_words.setText(self._axis_words(levels) if shown else "Chưa có kỳ nào đủ phiếu")
        self.table.set_rows(list(reversed(months)))

    def _axis_words(self, levels: str) -> str:
        low = self.line.axis().low
        begins = f"trục từ {low:g} %".replace(".", ",") if low else "trục từ 0"
        return f"% {levels[:1].lower()}{levels[1:]}; {begins}"


def _points(month: TrendMonth) -> float:
    return float(month.good_share or 0) * _HUNDRED


_COLUMNS: tuple[Column[TrendMonth], ...] = (
    Column("Kỳ báo cáo", lambda each: each.month.title),
    Column("Phiếu", lambda each: grouped(each.number), 72, "right"),
    Column("Mức tốt", lambda each: share_words(each.good_share), 104, "right"),
)
