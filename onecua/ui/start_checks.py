"""What is looked at once the window is drawn: the file, the last end, the clock, the day's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onecua import files
from onecua.services.clock_choice import ClockChoice, clock_in_use, keep_choice, must_ask
from onecua.ui.closing import CLEAN_EXIT
from onecua.ui.own_desk import on_own_desk
from onecua.ui.patience import try_until_free
from onecua.ui.surveys.day_close import DayClose

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.clock_question import ClockDialog
    from onecua.ui.main_window import MainWindow


class StartChecks(QObject):
    """Runs beside the first minutes of work; only problems are told (`rules.md` 2 and 20)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._surveys = DayClose(window.desk, self)
        self.question: ClockDialog | None = None

    def begin(self) -> None:
        """Prove the file on the worker, note that a run has begun, ask for the hour if need be."""
        preferences = self._desk.preferences
        clean = preferences.get(CLEAN_EXIT) != "0"
        try_until_free(self, lambda: preferences.set(CLEAN_EXIT, "0"))

        def look(desk: Desk, _progress: Progress) -> list[str]:
            files.remove_leftovers(desk.database.folder)
            return desk.verification.at_start(clean_exit=clean)

        self._window.tasks.run(
            on_own_desk(self._desk, look), lambda found: self._on_looked(found, clean), idle=True
        )
        if must_ask(preferences):
            self._ask_the_hour()
        self._window.watch.begin()

    def _on_looked(self, problems: list[str], clean: bool) -> None:
        if problems:
            words = f"{problems[0]} Sao lưu ngay sang ổ khác và báo người phụ trách máy."
            self._window.say(words, "danger")
            return
        if not clean:
            words = "Lần trước máy tắt khi onecua đang mở. Đã kiểm tra lại: dữ liệu còn nguyên."
            self._window.say(words, "success")
        self._window.watch.passed.connect(self._surveys.begin_day)
        self._surveys.begin_day()

    def _ask_the_hour(self) -> None:
        from onecua.ui.clock_question import ClockDialog

        self.question = ClockDialog(self._window)
        self.question.chosen.connect(self._on_hour_chosen)
        self.question.open()

    def _on_hour_chosen(self, choice: ClockChoice) -> None:
        try_until_free(self, lambda: self._keep(choice))

    def _keep(self, choice: ClockChoice) -> None:
        keep_choice(self._desk.preferences, choice)
        self._desk.database.clock = clock_in_use(self._desk.preferences)
        self._window.refresh_status()
        self._window.watch.look_at_clock()
