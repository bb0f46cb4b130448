"""Received dossiers of twelve months, as bars to look at or as a table to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.reports.table_text import tab_separated
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.copying_table import CopyingTable
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.painting import paint_box, paint_text
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import text_height, text_width
from onecua.ui.widgets.trend_bars import TrendBar, TrendBars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from onecua.ui.dashboard.year_counts import MonthCount

_WORDS = ("Trực tuyến", "Trực tiếp, bưu chính", "Quá hạn")
_TOKENS = ("accent", "accent_mid", "")
_SQUARE = 10
_COLUMNS: tuple[Column[MonthCount], ...] = (
    Column("Kỳ", lambda month: month.period.title),
    Column("Nhận", lambda month: grouped(month.received), 64, "right"),
    Column("Trực tuyến", lambda month: grouped(month.online), 92, "right"),
    Column("Khác", lambda month: grouped(month.offline), 64, "right"),
    Column("Quá hạn", lambda month: grouped(month.overdue), 76, "right"),
)


class TrendCard(Card):
    """`month_asked(MonthCount)` wants the dossiers received in a month."""

    month_asked = Signal(object)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Hồ sơ nhận", "12 kỳ gần nhất", parent=parent)
        self._months: list[MonthCount] = []
        self.bars = TrendBars(_WORDS)
        self.bars.chosen.connect(lambda at: self.month_asked.emit(self._months[at]))
        self._model = PagedTableModel.of_rows(_COLUMNS, self._months)
        self.table = CopyingTable(self.copy)
        self.table.set_model(self._model)
        self.table.row_opened.connect(self.month_asked)
        self._choice = Segmented((("bars", "Biểu đồ"), ("table", "Bảng")), small=True)
        self._choice.setAccessibleName("Xem biểu đồ hay bảng")
        self._choice.changed.connect(self._show)
        self.set_head(self._choice)
        chart = Card()
        chart.setProperty("card", False)
        chart.body.addWidget(Legend())
        chart.body.addWidget(self.bars, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(self.table)
        self.set_flush()
        self.body.addWidget(self._stack, 1)

    def set_months(self, months: Sequence[MonthCount]) -> None:
        """Show other months, the oldest first."""
        self._months = list(months)
        self.bars.set_bars([_bar(month) for month in months])
        self._model.set_rows(self._months)

    def copy(self) -> None:
        """Put the table on the clipboard and tell it."""
        head = [column.title for column in _COLUMNS]
        rows = [
            (month.period.title, month.received, month.online, month.offline, month.overdue)
            for month in self._months
        ]
        QGuiApplication.clipboard().setText(tab_separated([head, *rows]))
        self.copied.emit()

    def _show(self, which: str) -> None:
        self._stack.setCurrentIndex(0 if which == "bars" else 1)


class Legend(QWidget):
    """What the colours of the bars mean; the third is a red number under the month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Chú giải: " + ", ".join(_WORDS))

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(300, text_height(theme().font("small"), 18, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw squares and words."""
        painter, font = QPainter(self), theme().font("small")
        left, height = 0.0, self.height()
        for token, words in zip(_TOKENS, _WORDS, strict=True):
            if token:
                square = QRectF(left, (height - _SQUARE) / 2, _SQUARE, _SQUARE)
                paint_box(painter, square, theme().color(token), radius=2)
            else:
                bold, red = theme().font("small_strong"), theme().color("danger")
                paint_text(painter, QRectF(left + 2, 0, _SQUARE, height), "n", bold, red)
            left += _SQUARE + 6
            width = text_width(font, words) + 1
            area = QRectF(left, 0, width, height)
            paint_text(painter, area, words, font, theme().color("sub"))
            left += width + 14


def _bar(month: MonthCount) -> TrendBar:
    return TrendBar(
        f"T{month.period.last.month}",
        month.online,
        month.offline,
        month.overdue,
        running=month.is_running,
    )
