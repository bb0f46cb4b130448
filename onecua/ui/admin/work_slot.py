"""A place in a card where long work shows itself while it runs on a desk of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.own_desk import on_own_desk
from onecua.ui.widgets.task_dialog import TaskPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell

T = TypeVar("T")


class WorkSlot(QWidget):
    """Empty, or the panel of one piece of work; `changed` follows its beginning and its end."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.panel: TaskPanel | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def busy(self) -> bool:
        """Tell whether work is under way here."""
        return self.panel is not None

    def run(
        self,
        title: str,
        deed: Callable[[Desk, Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        can_stop: bool = True,
    ) -> None:
        """Run a deed on a desk of its own and show how far it is."""
        panel = TaskPanel(title)
        panel.stop_button.setVisible(can_stop)
        panel.ended.connect(self._on_ended)
        self.panel = panel
        self._rows.addWidget(panel)
        self.show()
        self.changed.emit()
        panel.start(self._shell.tasks, on_own_desk(self._shell.desk, deed), done, failed)

    def _on_ended(self) -> None:
        if self.panel is not None:
            self._rows.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        self.hide()
        self.changed.emit()
