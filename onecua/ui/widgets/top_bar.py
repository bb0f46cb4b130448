"""The bar above a page: title, subtitle, the search field, date and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 52
SEARCH_WIDTH = 432
_LEAST_SEARCH = 220
_SEARCH_SHARE = 0.4


class TopBar(QFrame):
    """Title at the left, search and time at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "top")
        self._title = Label("", "page_title")
        self._subtitle = ElidedLabel("", "body", "sub")
        self._badge = Badge("DỮ LIỆU MẪU")
        self._badge.hide()
        self._date = Label(color="sub")
        self._time = Label("", "strong")
        self._search: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle, 1)
        for widget in (self._badge, self._date, self._time):
            self._row.addWidget(widget)
        theme().changed.connect(self._fit)
        self._fit()

    def set_words(self, title: str, subtitle: str) -> None:
        """Name the page in view."""
        self._title.setText(title)
        self._subtitle.set_text(subtitle)

    def set_search(self, field: QWidget) -> None:
        """Put the search field into its place."""
        self._search = field
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.insertWidget(self._row.indexOf(self._date), field)
        self._fit()

    def set_time(self, date: str, time: str) -> None:
        """Show the day («T6, 20/11/2026») and the hour in use."""
        self._date.setText(date)
        self._time.setText(time)

    def set_demo(self, demo: bool) -> None:
        """Say on every page that the people and figures are made up."""
        self._badge.setVisible(demo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the title in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(text_height(theme().font("page_title"), HEIGHT, 18))
        if self._search is not None:
            room = max(_LEAST_SEARCH, round(self.width() * _SEARCH_SHARE))
            self._search.setFixedWidth(min(scaled(SEARCH_WIDTH), room))


class Badge(QWidget):
    """A word in capitals on warning ground."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the word."""
        font = theme().font("small_strong")
        return QSize(text_width(font, self._text) + 16, text_height(font, 24, 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word on its ground."""
        painter = QPainter(self)
        colour = theme().color
        paint_box(painter, self.rect(), colour("warning_soft"), colour("warning"), radius=4)
        area, font = QRectF(self.rect()), theme().font("small_strong")
        paint_text(painter, area, self._text, font, colour("warning"), CENTER)
