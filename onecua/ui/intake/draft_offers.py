"""Unfinished intakes of this PC: which are offered, taking one up, throwing one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.ui.intake.drafts_panel import DraftsPanel
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from onecua.domain.procedure import Procedure
    from onecua.storage.drafts import Draft
    from onecua.ui.intake.draft_keeper import DraftKeeper
    from onecua.ui.shell import Shell


class DraftOffers(QObject):
    """Shows the drafts while the page is blank; `taken` gives the one to go on with."""

    taken = Signal(object)

    def __init__(self, shell: Shell, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._keeper = keeper
        self.panel = DraftsPanel(self._procedure_of)
        self.panel.taken.connect(self.taken)
        self.panel.dropped.connect(self.drop)

    def refresh(self) -> None:
        """Read the drafts again; the one on the page is not offered."""
        drafts = self._shell.desk.drafts.all()
        self.panel.show_drafts([draft for draft in drafts if draft.id != self._keeper.draft])
        self.follow()

    def follow(self) -> None:
        """Make room for an intake that has begun."""
        self.panel.setVisible(bool(self.panel.drafts()) and self._keeper.is_blank())

    def drop(self, draft: Draft) -> None:
        """Throw an unfinished intake away; «Hoàn tác» brings it back."""
        try_until_free(self, lambda: self._drop(draft))

    def _drop(self, draft: Draft) -> None:
        self._shell.desk.drafts.drop(draft.id)
        self.refresh()
        self._shell.say(
            f"Đã bỏ nháp: {self.panel.words(draft)}.",
            action="Hoàn tác",
            run=lambda: try_until_free(self, lambda: self._keep_again(draft)),
        )

    def _keep_again(self, draft: Draft) -> None:
        self._shell.desk.drafts.save(draft.id, draft.body)
        self.refresh()

    def _procedure_of(self, code: str) -> Procedure | None:
        return self._shell.desk.rulebook.catalogue.by_code(code)
