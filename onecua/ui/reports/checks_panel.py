"""The identities that a report must satisfy, each with the numbers that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onecua.ui import icons
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from onecua.domain.figures import Check

_ICON = 18
_GAP = 8
_CARRIED_OVER = "(6)"
"""The one identity whose breaking has a list of dossiers behind it begins with this column."""


class ChecksPanel(Card):
    """«6 / 6 đúng» and a row for each identity; `shifted_asked` wants the dossiers that differ."""

    shifted_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kiểm tra số liệu", small=True, parent=parent)
        self._verdict = Label("", "strong")
        self._checked: list[CheckRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._undated = Label("", "small", "warning", wrap=True)
        self.set_head(self._verdict)
        self.body.setContentsMargins(12, 3, 12, 3)
        self.body.setSpacing(4)
        self.body.addLayout(self._list)
        self.body.addWidget(self._undated)
        self.set_undated(())

    def set_checks(self, checks: Sequence[Check]) -> None:
        """Show other identities."""
        while len(self._checked) < len(checks):
            row = CheckRow()
            row.asked.connect(self.shifted_asked)
            self._checked.append(row)
            self._list.addWidget(row)
        for row, check in zip(self._checked, checks, strict=True):
            row.set_check(check)
            set_state(row, "band", "none" if row is self._checked[-1] else "head")
        right = sum(check.ok for check in checks)
        self._verdict.setText(f"{right} / {len(checks)} đúng")
        set_state(self._verdict, "tone", "success" if right == len(checks) else "danger")

    def set_undated(self, codes: Sequence[str]) -> None:
        """Say how many dossiers have no due date; the tool tip names them."""
        self._undated.setText(f"{len(codes)} hồ sơ không có hạn trả, tính là đúng hạn, trong hạn")
        self._undated.setToolTip("\n".join(codes[:20]))
        self._undated.setVisible(bool(codes))

    def rows(self) -> list[CheckRow]:
        """Return the rows shown."""
        return list(self._checked)

    def verdict(self) -> str:
        """Return «6 / 6 đúng»."""
        return self._verdict.text()


class CheckRow(QFrame):
    """An identity: icon, formula, the numbers; broken, it is red and may lead to its dossiers."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ok = True
        self._icon = QLabel()
        self._name = Label("", "strong", wrap=True)
        self._proof = Label("", "small", "sub", wrap=True)
        self.button = ShortcutButton("Xem các hồ sơ lệch", kind="quiet")
        self.button.clicked.connect(self.asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, self._proof):
            words.addWidget(label)
        # Aligned, or the words above would be no wider than the button.
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(_GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setProperty("band", "head")
        theme().changed.connect(self._tint)

    def set_check(self, check: Check) -> None:
        """Show another identity."""
        self._ok = check.ok
        self._name.setText(check.name)
        self._proof.setText(check.proof)
        self.button.setVisible(not check.ok and check.name.startswith(_CARRIED_OVER))
        self.setAccessibleName(f"{check.name}: {'đúng' if check.ok else 'lệch'}, {check.proof}")
        self._tint()
        self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        room = self.width() - _ICON - _GAP
        for label in (self._name, self._proof):
            label.setMinimumHeight(0)  # else the label would not answer with less
            label.setFixedHeight(label.heightForWidth(room))

    def is_ok(self) -> bool:
        """Tell whether the identity holds."""
        return self._ok

    def proof(self) -> str:
        """Return the numbers shown."""
        return self._proof.text()

    def _tint(self) -> None:
        token = "success" if self._ok else "danger"
        mark = icons.icon("check-circle" if self._ok else "alert-octagon", token, _ICON)
        self._icon.setPixmap(mark.pixmap(_ICON, _ICON))
        set_state(self._name, "tone", "text" if self._ok else "danger")
        set_state(self._proof, "tone", "sub" if self._ok else "danger")
