"""What is wrong with a questionnaire's file, line by line, until it is mended and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.scrolling_column import ScrollingColumn

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.errors import RuleError

_EDGE = 16


class FaultCard(Card):
    """Lists faults; `again_asked` reads the same file again, `closed` puts the card away."""

    again_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tệp chưa thêm được", parent=parent)
        self.set_flush()
        self.banner = Banner("danger")
        self.again_button = ShortcutButton("Đọc lại tệp", "F5", "refresh")
        self.close_button = ShortcutButton("Thôi", "Esc")
        self._scroll = ScrollingColumn(0)
        self._page = QWidget()
        self._scroll.rows.addWidget(self._page)
        self._scroll.rows.addStretch(1)
        self._lay_out()
        self.again_button.clicked.connect(self.again_asked)
        self.close_button.clicked.connect(self.closed)

    def set_whole(self, whole: bool) -> None:
        """Stand as high as the faults, the buttons right below them, or scroll within the card."""
        self._scroll.set_whole(whole)
        self.body.setStretchFactor(self._scroll, 0 if whole else 1)
        self.body.setStretch(self.body.count() - 1, 1 if whole else 0)

    def texts(self) -> list[str]:
        """Return each fault as it is shown."""
        return [label.text() for label in self._page.findChildren(Label)]

    def show_faults(self, path: Path, error: RuleError) -> None:
        """Show what is wrong with a file."""
        count = len(error.problems)
        self.banner.set_words(f"{path.name}: {count} chỗ sai", "Sửa tệp, lưu lại rồi đọc lại.")
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(_EDGE, 10, _EDGE, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, problem in enumerate(error.problems):
            line, told = _fault(problem.message)
            grid.addWidget(line, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)
        self._scroll.rows.replaceWidget(self._page, page)
        self._page.hide()
        self._page.deleteLater()
        self._page = page

    def _lay_out(self) -> None:
        around = QVBoxLayout()
        around.setContentsMargins(12, 12, 12, 0)
        around.addWidget(self.banner)
        self.body.addLayout(around)
        self.body.addWidget(self._scroll, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addStretch(0)


def _fault(message: str) -> tuple[Label, Label]:
    """Return the line of a fault and its words."""
    place, _, words = message.partition(": ")
    told = Label(f"{words[:1].upper()}{words[1:]}", wrap=True)
    told.setAccessibleName(message)
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return Label(place, "strong", "danger"), told
