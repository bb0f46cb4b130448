"""How the receipt will begin: the head of Mẫu số 01 with what is declared so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.domain.numbering import Slip, block, dossier_code, slip_number_words
from onecua.domain.vietnamese import date_words
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from onecua.domain.office import Office

_PADDING = 18
_LEFT_SHARE = 0.355
_WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_TITLE = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
_MISSING = "…………"


class ReceiptHead(QWidget):
    """The unit's lines, number, place and date, title and first code; what is missing is dotted."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._parent_line = self._desk = self._place = self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_office(self, office: Office, counter: int) -> None:
        """Show another declaration, whole or not."""
        self._parent_line = office.parent_line if office.commune else "ỦY BAN NHÂN DÂN …"
        self._desk = office.desk_name.upper()
        self._place = office.place or _MISSING
        unit = office.unit_code.strip().upper() or _MISSING
        self._code = str(dossier_code(unit, self._today, block(counter).start))
        self.setAccessibleName("Giấy hẹn: " + ", ".join(self.lines()))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """Return what the head says, from the top."""
        number = f"Số: {slip_number_words(Slip.RECEIPT, 1)}"
        dated = f"{self._place}, {date_words(self._today)}"
        code = f"Mã hồ sơ: {self._code}"
        return [self._parent_line, self._desk, number, _NATION, _MOTTO, dated, _TITLE, code]

    def sizeHint(self) -> QSize:
        """Return the room of the paper's head."""
        return QSize(437, self._heights()[-1] + _PADDING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper."""
        painter = QPainter(self)
        colour = theme().color
        paint_box(painter, self.rect(), colour("raised"), colour("line"))
        parent_line, desk, number, nation, motto, dated, title, code = self.lines()
        left, right = self._halves()
        desk_top, number_top, title_top, bottom = self._heights()
        self._wrapped(painter, left, _PADDING, parent_line, "small")
        self._wrapped(painter, left, desk_top, desk, "small_strong")
        self._rule(painter, left, number_top - 6, 0.35)
        self._line(painter, left, number_top, number, "small")
        self._line(painter, right, _PADDING, nation, "small_strong")
        self._line(painter, right, _PADDING + self._high("small"), motto, "small_strong")
        self._rule(painter, right, _PADDING + 2 * self._high("small") + 3, 0.55)
        self._line(painter, right, number_top, dated, "small", italic=True)
        whole = QRectF(left.x(), 0, right.right() - left.x(), 1)
        self._line(painter, whole, title_top, title, "strong")
        self._line(painter, whole, bottom - self._high("small"), code, "small")

    def _heights(self) -> tuple[int, int, int, int]:
        """Return the tops of desk name, number and title, and the foot of the last line."""
        left, _ = self._halves()
        parent_high = self._wrapped_height(left, self._parent_line, "small")
        desk_top = _PADDING + parent_high
        desk_high = self._wrapped_height(left, self._desk, "small_strong")
        number_top = max(desk_top + desk_high, _PADDING + 2 * self._high("small")) + 16
        title_top = number_top + self._high("small") + 12
        return desk_top, number_top, title_top, title_top + self._high("strong") + 20

    def _halves(self) -> tuple[QRectF, QRectF]:
        width = self.width() - 2 * _PADDING
        left = width * _LEFT_SHARE
        return QRectF(_PADDING, 0, left, 1), QRectF(_PADDING + left + 8, 0, width - left - 8, 1)

    def _wrapped(self, painter: QPainter, column: QRectF, top: int, words: str, role: str) -> None:
        height = self._wrapped_height(column, words, role)
        painter.setFont(theme().font(role))
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(column.x(), top, column.width(), height), _WRAPPED, words)

    def _line(
        self,
        painter: QPainter,
        column: QRectF,
        top: int,
        words: str,
        role: str,
        *,
        italic: bool = False,
    ) -> None:
        font = theme().font(role)
        if italic:
            font = type(font)(font)
            font.setItalic(True)
        area = QRectF(column.x(), top, column.width(), self._high(role))
        paint_text(painter, area, words, font, theme().color("text"), CENTER)

    def _rule(self, painter: QPainter, column: QRectF, top: int, share: float) -> None:
        width = column.width() * share
        left = column.center().x() - width / 2
        painter.fillRect(QRectF(left, top, width, 1), theme().color("text"))

    def _wrapped_height(self, column: QRectF, words: str, role: str) -> int:
        metrics = QFontMetrics(theme().font(role))
        return metrics.boundingRect(QRect(0, 0, int(column.width()), 999), _WRAPPED, words).height()

    def _high(self, role: str) -> int:
        return QFontMetrics(theme().font(role)).height()
