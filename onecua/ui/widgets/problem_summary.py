"""The line above a form that counts what is to be mended and leads from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from onecua.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProblemSummary(Banner):
    """«3 chỗ cần xem lại trước khi lưu.» with the names of the fields; F8 goes to the next."""

    def __init__(self, before: str = "trước khi lưu", parent: QWidget | None = None) -> None:
        super().__init__("danger", parent=parent)
        self._before = before
        self._targets: list[QWidget] = []
        self._next = 0
        self._button = self.add_action("Đến chỗ đầu tiên", self.go_to_next, "F8")
        self.hide()

    def set_problems(self, problems: Sequence[tuple[str, QWidget]]) -> None:
        """Name the fields that need mending, in the order of the eye; none hides the line."""
        self._targets = [target for _, target in problems]
        self._next = 0
        names = " · ".join(dict.fromkeys(name for name, _ in problems))
        self.set_words(f"{len(problems)} chỗ cần xem lại {self._before}.", names)
        self._button.set_words("Đến chỗ đầu tiên")
        self.setVisible(bool(problems))

    def count(self) -> int:
        """Return how many places need mending."""
        return len(self._targets)

    def go_to_next(self) -> None:
        """Put the caret into the next field to mend and scroll it into view."""
        if not self._targets:
            return
        target = self._targets[self._next % len(self._targets)]
        self._next += 1
        last = self._next % len(self._targets) == 0
        self._button.set_words("Đến chỗ đầu tiên" if last else "Đến chỗ tiếp")
        _reveal(target)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _reveal(target: QWidget) -> None:
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target, 0, 60)
        around = around.parentWidget()
