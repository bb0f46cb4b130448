"""Labels that show plain text only: what a citizen's name contains is never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from onecua.ui.theme import theme, tone, type_role
from onecua.ui.widgets.painting import paint_text
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Label(QLabel):
    """A line, or with `wrap` a paragraph, in a type role and a colour token."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        type_role(self, role)
        tone(self, color)


class WrappingLabel(Label):
    """A paragraph of a dialog, `width` pixels wide at 100 % and as high as its words need there.

    A dialog asks a label that wraps for its height before it knows the width: words were cut.
    """

    def __init__(self, text: str, width: int, role: str = "body", color: str = "text") -> None:
        self._width = width
        super().__init__(text, role, color, wrap=True)
        theme().changed.connect(self._fit)
        self._fit()

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._fit()

    def _fit(self) -> None:
        width = scaled(self._width)
        self.setMinimumSize(width, max(self.heightForWidth(width), 0))


class ElidedLabel(QWidget):
    """A line cut with «…» where it does not fit; the tool tip then tells all of it."""

    def __init__(self, text: str = "", role: str = "body", color: str = "text") -> None:
        super().__init__()
        self._color = color
        self._text = ""
        type_role(self, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the whole text takes."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of the first letters; the rest may be cut."""
        return QSize(min(48, self.sizeHint().width()), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text and say all of it in the tool tip if it was cut."""
        whole = self.sizeHint().width() <= self.width() + 1
        self.setToolTip("" if whole else self._text)
        painter = QPainter(self)
        paint_text(painter, self.rect(), self._text, self.font(), theme().color(self._color))
