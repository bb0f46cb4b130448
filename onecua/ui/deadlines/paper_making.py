"""Papers that take a moment: made on the worker, one at a time, shown when they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell

BRIEFING_TITLE = "Tờ giao ban"
_WAITS = "Đang lập giấy…"


class PaperMaking(QObject):
    """`busy_changed` follows the begin and the end of making a paper."""

    busy_changed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._busy = False

    def waits(self) -> str | None:
        """Return why no paper is made just now, None when one may be asked for."""
        return _WAITS if self._busy else None

    def make(
        self,
        title: str,
        work: Callable[[Progress], bytes],
        printed: Callable[[], object] | None = None,
    ) -> None:
        """Make a paper off the main thread and show it; what keeps it from being is said."""
        if self._busy:
            return
        self._tell_busy(True)

        def show(pdf: bytes) -> None:
            self._tell_busy(False)
            self._shell.show_paper(title, pdf, printed)

        def failed(error: Exception) -> None:
            self._tell_busy(False)
            if not isinstance(error, RuleError):
                raise error
            self._shell.say(error.message, "danger")

        self._shell.tasks.run(work, show, failed, cancelled=lambda: self._tell_busy(False))

    def make_briefing(self) -> None:
        """Make the sheet of the morning as of now."""
        self.make(BRIEFING_TITLE, _briefing_work(self._shell.desk))

    def _tell_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit()


def _briefing_work(desk: Desk) -> Callable[[Progress], bytes]:
    def work(progress: Progress) -> bytes:
        from onecua import products

        return products.briefing_pdf(desk, progress)

    return work
