"""The whole of «Toàn vẹn» in place of the cards of «Quản trị»: the check, and moved dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.integrity.check_view import CheckView
from onecua.ui.integrity.moved_view import MovedView
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from onecua.ui.page import ActionBarSpec
    from onecua.ui.shell import Shell

CHECK, MOVED = "check", "moved"


class IntegrityPanel(QWidget):
    """`closed` asks to go back, `bars_changed` for other deeds."""

    closed = Signal()
    bars_changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = ShortcutButton("Về Quản trị", "Esc", "arrow-left", kind="quiet")
        self.views = Segmented([(CHECK, "Kiểm tra"), (MOVED, "Mọi lần đổi hạn")])
        self.views.setAccessibleName("Xem")
        self.check = CheckView(shell)
        self.moved = MovedView(shell)
        self.back_button.clicked.connect(self.closed)
        self.views.changed.connect(self._on_view_changed)
        for view in (self.check, self.moved):
            view.bars_changed.connect(self.bars_changed)
            view.slot.changed.connect(self._block)
        self._lay_out()

    def subtitle(self) -> str:
        """Return what is in view."""
        return "Toàn vẹn"

    def action_bar(self) -> ActionBarSpec:
        """Return the deeds of the view."""
        return self._view().action_bar()

    def entered(self) -> None:
        """Read the view anew and put the focus into it."""
        self._view().entered()
        if not self._view().take_focus():
            self.views.setFocus()

    def left(self) -> None:
        """Wait for no list any more; a check goes on."""
        self.moved.left()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Follow commits: dates may have moved, the log is longer."""
        if self.views.value() == MOVED and "dossiers" in touched:
            self.moved.read()
        else:
            self.check.anchor.refresh()

    def show_check(self) -> None:
        """Bring the check into view."""
        self.views.set_value(CHECK)
        self._on_view_changed(CHECK)

    def show_moved(self) -> None:
        """Bring the movings of due dates into view."""
        self.views.set_value(MOVED)
        self._on_view_changed(MOVED)

    def _view(self) -> CheckView | MovedView:
        return self.moved if self.views.value() == MOVED else self.check

    def _on_view_changed(self, _view: object) -> None:
        self.moved.left()
        self._show_view()
        self._view().entered()
        self.bars_changed.emit()

    def _show_view(self) -> None:
        for view in (self.check, self.moved):
            view.setVisible(view is self._view())

    def _block(self) -> None:
        """Leave Esc to «Dừng» while work is under way; the rail leads away as always."""
        busy = self.check.slot.busy() or self.moved.slot.busy()
        words = "Bấm «Dừng» hoặc đợi xong rồi về."
        self.back_button.set_blocked(words if busy else None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back_button)
        head.addWidget(self.views)
        head.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        # No stack: as high as its highest view it would make the page scroll, not the list.
        rows.addWidget(self.check, 1)
        rows.addWidget(self.moved, 1)
        self._show_view()
