"""Keeping answers: one at a time, patient while the database is busy, refusals told calmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.errors import BusyError, RuleError, StorageError
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_KEPT = "Máy chưa ghi được câu trả lời. Mời ông (bà) báo cán bộ tại quầy, rồi bấm lại."


class Keeping(QObject):
    """`refused` gives what the citizen can mend, `failed` what only the officer can."""

    refused = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False

    def keep(self, deed: Callable[[], object], then: Callable[[], object]) -> None:
        """Do what writes, then go on; nothing else is begun meanwhile."""
        if self.busy:
            return
        self.busy = True
        try_until_free(self, lambda: self._attempt(deed, then), on_end=self._rest)

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do what writes once, when nobody waits for it; tell whether it was done."""
        try:
            deed()
        except RuleError as error:
            self.refused.emit(error)
            return False
        except StorageError as error:
            self.failed.emit(error.message)
            return False
        return True

    def _attempt(self, deed: Callable[[], object], then: Callable[[], object]) -> None:
        try:
            deed()
        except BusyError:
            raise
        except RuleError as error:
            self.refused.emit(error)
        except StorageError as error:
            self.failed.emit(error.message)
        else:
            self.busy = False
            then()

    def _rest(self) -> None:
        self.busy = False
