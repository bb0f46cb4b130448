"""What follows the first start: data is made on the worker, then the desk opens on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onecua.clock import vietnam_now, wall_now
from onecua.domain.office import COMMAND_LINE
from onecua.services.clock_choice import ClockChoice, keep_choice
from onecua.services.folders import patient_desk
from onecua.services.last_officer import LAST_OFFICER
from onecua.services.setup import new_officer, set_up
from onecua.ui.first_start.first_start import FirstStart
from onecua.ui.tasks import Runner
from onecua.ui.widgets.task_dialog import TaskDialog, run_in_dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onecua.clock import Clock
    from onecua.progress import Progress
    from onecua.ui.first_start.choice import FirstStartChoice
    from onecua.ui.starting import Start

SAMPLE_DOSSIERS = 3_000
SAMPLE_SEED = 7


class FirstOpening(QObject):
    """Holds the first window and its worker until the desk stands in its place."""

    def __init__(self, start: Start, folder: Path) -> None:
        super().__init__(start)
        self._start = start
        self._folder = folder
        self.tasks = Runner(self)
        self.window = FirstStart(self.tasks)
        self.making: TaskDialog | None = None
        self.sample_dossiers = SAMPLE_DOSSIERS
        self.window.finished.connect(self._on_finished)
        self.window.cancelled.connect(self.window.close)

    def _on_finished(self, choice: FirstStartChoice) -> None:
        if choice.sample:
            self._open_sample(choice)
            return

        def work(_progress: Progress) -> Path:
            make_office(self._folder, choice)
            return self._folder

        self._make("Đang tạo dữ liệu của đơn vị", work, import_next=choice.import_next)

    def _open_sample(self, choice: FirstStartChoice) -> None:
        folder, is_there = self._start.take_sample_folder()
        if is_there:
            self._open(folder, import_next=False)
            return

        def work(progress: Progress) -> Path:
            make_sample(folder, choice, self.sample_dossiers, progress)
            return folder

        self._make("Đang tạo dữ liệu mẫu", work, import_next=False)

    def _make(self, title: str, work: Callable[[Progress], Path], *, import_next: bool) -> None:
        self.making = run_in_dialog(
            self.window,
            title,
            self.tasks,
            work,
            lambda folder: self._open(folder, import_next=import_next),
        )

    def _open(self, folder: Path, *, import_next: bool) -> None:
        self.tasks.shutdown()
        window = self._start.open_desk(folder)
        if import_next:
            from onecua.ui.admin.admin_page import AdminPage

            window.show_page("admin")
            page = window.page("admin")
            assert isinstance(page, AdminPage)
            page.start_import()


def make_office(folder: Path, choice: FirstStartChoice) -> None:
    """Make the data folder of a declared office."""
    clock = _clock_of(choice)
    officer = new_officer(choice.officer_name, choice.officer_title, role=choice.officer_role)
    office = replace(choice.office, backup_folder=choice.backup_folder)
    desk = set_up(folder, office, counter=choice.counter, first_officer=officer, clock=clock)
    try:
        desk.preferences.set(LAST_OFFICER, officer.id.hex)
        if choice.trusted_time is not None:
            keep_choice(desk.preferences, choice.trusted_time)
    finally:
        desk.database.close()


def make_sample(folder: Path, choice: FirstStartChoice, dossiers: int, progress: Progress) -> None:
    """Make a folder of sample data from the first of January to now."""
    from onecua.services.demo import DemoPlan, make_demo

    clock = _clock_of(choice)
    today = clock().date()
    plan = DemoPlan(dossiers, date(today.year, 1, 1), today, SAMPLE_SEED)
    make_demo(folder, plan, progress, clock=clock)
    if choice.trusted_time is not None:
        with patient_desk(folder, COMMAND_LINE) as desk:
            keep_choice(desk.preferences, choice.trusted_time)


def _clock_of(choice: FirstStartChoice) -> Clock:
    return wall_now if choice.trusted_time is ClockChoice.WALL else vietnam_now
