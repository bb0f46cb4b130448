"""What saving now would give: the code, the place in the register; and open twins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.theme import tone
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import ElidedLabel, Label

if TYPE_CHECKING:
    from onecua.services.intake import IntakePreview

_NAMES = ("Mã hồ sơ sẽ cấp", "Sổ theo dõi", "Người tiếp nhận", "Hồ sơ trùng đang mở")
_MOST_TWINS = 1


class FactsCard(Card):
    """Facts by name; a twin's code is a link, told by `twin_wanted`."""

    twin_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._values = {name: ElidedLabel() for name in _NAMES}
        self._values[_NAMES[0]] = ElidedLabel(role="strong")
        self._twin_name = Label(_NAMES[-1], color="sub")
        self._none = Label("Không có", color="success")
        self._twins = QHBoxLayout()
        self._links: list[ShortcutButton] = []
        self._refusal = MessageLine()
        self._lay_out()
        self.hide()

    def show_preview(self, preview: IntakePreview, officer: str) -> None:
        """Show what saving now would give."""
        code, book, who, _ = _NAMES
        self._values[code].set_text(preview.next_code)
        number = grouped(preview.book_number)
        self._values[book].set_text(f"Quyển {preview.book}, số {number}")
        self._values[who].set_text(officer)
        self._show_twins(preview.open_duplicates)
        self._refusal.set_words("")
        self.show()

    def show_refusal(self, words: str) -> None:
        """Say why nothing can be received now, as when the numbers of the day are used up."""
        self._refusal.set_words(words, "danger")
        self.show()

    def twins(self) -> list[str]:
        """Return the codes of open twins, as shown."""
        return [link.accessibleName() for link in self._links]

    def _show_twins(self, codes: tuple[str, ...]) -> None:
        more = f"{len(codes)} hồ sơ:" if len(codes) > _MOST_TWINS else ""
        self._none.setText(more if codes else "Không có")
        tone(self._none, "warning" if codes else "success")
        tone(self._twin_name, "warning" if codes else "sub")
        self._none.setVisible(bool(more) or not codes)
        if self.twins() == list(codes[:_MOST_TWINS]):
            return
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = [self._link(code) for code in codes[:_MOST_TWINS]]

    def _link(self, code: str) -> ShortcutButton:
        link = ShortcutButton(code, kind="quiet")
        link.setToolTip("Người này có hồ sơ cùng thủ tục chưa xong. Xem trước khi nhận thêm.")
        link.clicked.connect(lambda: self.twin_wanted.emit(code))
        self._twins.addWidget(link)
        return link

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        for row, name in enumerate(_NAMES[:-1]):
            grid.addWidget(Label(name, color="sub"), row, 0)
            grid.addWidget(self._values[name], row, 1, right)
        grid.addWidget(self._twin_name, len(_NAMES) - 1, 0)
        self._twins.setSpacing(8)
        self._twins.addWidget(self._none)
        grid.addLayout(self._twins, len(_NAMES) - 1, 1, right)
        self.body.addLayout(grid)
        self.body.addWidget(self._refusal)
        self._refusal.hide()
