"""Where the parts of the detail panel begin and end."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

BESIDE = 8
"""Ground of marked rows and scroll bars reach so many pixels beyond the text."""


def inside(widget: QWidget, right: int = 2 * BESIDE) -> QHBoxLayout:
    """Let a widget begin and end where the text of the panel does."""
    return row(widget, BESIDE, right)


def row(widget: QWidget, left: int, right: int) -> QHBoxLayout:
    """Let a widget stand so many pixels from the edges."""
    line = QHBoxLayout()
    line.setContentsMargins(left, 0, right, 0)
    line.addWidget(widget)
    return line


def rule() -> QFrame:
    """Return a hairline."""
    line = QFrame()
    line.setProperty("rule", True)
    return line
