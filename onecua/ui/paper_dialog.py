"""A paper to look at and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.pdf_preview import PdfPreview, print_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZE = (980, 640)
_MARGIN = 16


class PaperDialog(QDialog):
    """Shows a paper; Ctrl+P prints it, Esc closes. What was saved stays saved either way."""

    def __init__(
        self,
        title: str,
        pdf: bytes,
        printed: Callable[[], object] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # The window would keep each paper of the day, and whose it is, until the evening.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._pdf = pdf
        self._printed = printed
        self.preview = PdfPreview()
        self.preview.set_pdf(pdf)
        self.print_button = ShortcutButton("In", key="Ctrl+P", icon="printer", kind="primary")
        self.close_button = ShortcutButton("Đóng", key="Esc", kind="secondary")
        self.print_button.clicked.connect(self._on_print)
        self.close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.preview, 1)
        layout.addLayout(buttons)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_print(self) -> None:
        if print_pdf(self, self._pdf):
            if self._printed is not None:
                self._printed()
            self.accept()
