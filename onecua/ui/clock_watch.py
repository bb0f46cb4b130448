"""Says above every page that the PC's clock is doubtful, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onecua.domain.clock_guard import ClockState, ClockVerdict, headline
from onecua.errors import BusyError
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from onecua.ui.clock_guard_dialog import ClockGuardDialog
    from onecua.ui.main_window import MainWindow
    from onecua.ui.widgets.banner import BannerKind

_KINDS: dict[ClockState, BannerKind] = {
    ClockState.BEHIND: "danger",
    ClockState.WENT_BACK: "warning",
    ClockState.JUMPED: "warning",
}
_ACTIONS = {
    ClockState.BEHIND: "Cách xử lý",
    ClockState.WENT_BACK: "Xem lại giờ",
    ClockState.JUMPED: "Xem lại giờ",
}


class ClockWatch(QObject):
    """Looks at the clock when asked; the band stays as long as the doubt."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown: ClockVerdict | None = None
        self.dialog: ClockGuardDialog | None = None

    def look(self) -> None:
        """Judge the clock, remember that the window is open, say or unsay the doubt."""
        verdict = self._window.desk.clock_guard.look()
        self._show(verdict)
        self._note(verdict)

    def note_end(self) -> None:
        """Remember until when the window was open."""
        self._note(self._window.desk.clock_guard.look(), closing=True)

    def _note(self, verdict: ClockVerdict, *, closing: bool = False) -> None:
        try:
            self._window.desk.clock_guard.note(verdict, closing=closing)
        except BusyError:
            return  # another program writes just now: the mark of a minute ago will do

    def _show(self, verdict: ClockVerdict) -> None:
        before, self._shown = self._shown, verdict
        if verdict.state is ClockState.RIGHT:
            self._window.frame.clear_notice()
            if self.dialog is not None:
                self.dialog.reject()
        elif verdict != before:
            state = verdict.state
            strong, text = headline(verdict)
            self._window.frame.set_notice(strong, text, _KINDS[state], _ACTIONS[state], self._ask)

    def _ask(self) -> None:
        from onecua.ui.clock_guard_dialog import ClockGuardDialog

        desk = self._window.desk
        verdict = desk.clock_guard.look()
        if verdict.state is ClockState.RIGHT:
            self.look()
            return
        refused = desk.clock_guard.who_may_confirm(desk.officer, verdict.state)
        days = desk.clock_guard.jump_days
        self.dialog = ClockGuardDialog(verdict, refused, days, self._window)
        self.dialog.confirmed.connect(lambda: try_until_free(self, self._confirm))
        self.dialog.days_changed.connect(
            lambda given: try_until_free(self, lambda: desk.clock_guard.set_jump_days(given))
        )
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _confirm(self) -> None:
        desk = self._window.desk
        desk.clock_guard.confirm(desk.clock_guard.look(), desk.officer)
        self.look()

    def _on_finished(self) -> None:
        self.dialog = None
        self.look()
