"""Unfinished intakes, offered again: at the start, after a crash, after a supplement slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onecua.domain.procedure import Procedure
    from onecua.storage.drafts import Draft

_MOST_SHOWN = 3


class DraftsPanel(QWidget):
    """One band for each draft, latest first; `taken` and `dropped` give the draft."""

    taken = Signal(object)
    dropped = Signal(object)

    def __init__(
        self, procedure: Callable[[str], Procedure | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._procedure = procedure
        self._drafts: list[Draft] = []
        self._shown: list[QWidget] = []
        self._all = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer these drafts; none hides the panel."""
        self._drafts = list(drafts)
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        limit = len(self._drafts) if self._all else _MOST_SHOWN
        self._shown = [self._band(draft) for draft in self._drafts[:limit]]
        if len(self._drafts) > limit:
            self._shown.append(self._rest(len(self._drafts) - limit))
        for widget in self._shown:
            self._rows.addWidget(widget)
        self.setVisible(bool(self._drafts))

    def drafts(self) -> list[Draft]:
        """Return the drafts offered."""
        return list(self._drafts)

    def words(self, draft: Draft) -> str:
        """Say whose draft it is, for what, and when it was kept."""
        people = draft.body.get("people", {})
        name = str(people.get("applicant", {}).get("full_name", "")).strip()
        procedure = self._procedure(str(draft.body.get("procedure", "")))
        parts = (
            f"{draft.saved_at:%H:%M %d/%m/%Y}",
            name or "chưa ghi tên",
            procedure.short_name if procedure else "chưa chọn thủ tục",
        )
        return " · ".join(parts)

    def _band(self, draft: Draft) -> Banner:
        first = draft is self._drafts[0]
        band = Banner("accent", "Nháp đang dở:", self.words(draft), icon="edit")
        band.add_action("Tiếp tục", lambda: self.taken.emit(draft), "Alt+T" if first else None)
        band.add_action("Bỏ", lambda: self.dropped.emit(draft), "Alt+B" if first else None)
        return band

    def _rest(self, count: int) -> ShortcutButton:
        button = ShortcutButton(f"Hiện {count} nháp nữa", kind="quiet")
        button.clicked.connect(self._on_all)
        return button

    def _on_all(self) -> None:
        self._all = True
        self.show_drafts(self._drafts)
