"""A column that scrolls by itself, or stands whole where the page scrolls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_RIGHT = 4
Margins = tuple[int, int, int, int]


class ScrollingColumn(QScrollArea):
    """Widgets below each other in `rows`, with margins left, top, right, bottom.

    Where the scroll bar stands in the right margin, the widgets keep their right edge.
    """

    def __init__(
        self, spacing: int, margins: Margins = (0, 0, 0, 0), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._whole = False
        self._margins = margins
        self._content = QWidget()
        self._content.setObjectName("page")
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(*margins)
        self.rows.setSpacing(spacing)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content.installEventFilter(self)

    def set_whole(self, whole: bool) -> None:
        """Stand as high as the content, or scroll within the room that there is."""
        self._whole = whole
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room of its own, so that the window may be small."""
        return QSize(0, self._height() if self._whole else 0)

    def sizeHint(self) -> QSize:
        """Return the width of the content; a page is made as high as its parts wish to be."""
        return QSize(self._content.sizeHint().width(), self._height() if self._whole else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the scroll bar stand in the right margin."""
        super().resizeEvent(event)
        left, top, right, bottom = self._margins
        bar = self.width() - event.size().width()  # a scroll area is told the viewport's size
        beside = max(right - bar, min(right, _LEAST_RIGHT))
        self.rows.setContentsMargins(left, top, beside, bottom)
        if self._whole:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(self._height() if self._whole else 0)
        self.updateGeometry()

    def _height(self) -> int:
        if self.rows.hasHeightForWidth():
            return self.rows.totalHeightForWidth(self.width())
        return self._content.sizeHint().height()
