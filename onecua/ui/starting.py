"""From a data folder to a window: the first start, the desk, or why neither can be opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize

from onecua.domain.office import COMMAND_LINE
from onecua.errors import RuleError, StorageError
from onecua.services.clock_choice import clock_in_use
from onecua.services.desk import Desk
from onecua.services.folders import sample_folder
from onecua.services.last_officer import last_officer
from onecua.storage.database import WINDOW_BUSY_MS, exists, open_database
from onecua.ui.dressing import dress
from onecua.ui.failure_log import FailureLog
from onecua.ui.failures import Failures
from onecua.ui.first_paint import FirstPaint
from onecua.ui.folder_lock import AlreadyOpenError, FolderLock
from onecua.ui.garbage import GarbageTimer
from onecua.ui.main_window import MainWindow
from onecua.ui.refusal_window import RefusalWindow
from onecua.ui.start_checks import StartChecks
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from onecua.clock import Clock
    from onecua.storage.database import Database
    from onecua.ui.first_opening import FirstOpening
    from onecua.ui.widgets.banner import BannerKind

REFUSED = 3
"""The exit status when the machine refuses, as on the command line."""
QUIT_VARIABLE = "ONECUA_QUIT_AFTER_START"
LOG_FOLDER = "nhat-ky-loi"
_USUAL = QSize(1366, 768)
"""The size of the window when it is not maximised."""


class Start(QObject):
    """Holds what must live as long as the window: lock, database, failures, garbage timer."""

    def __init__(self, app: QApplication, folder: Path, clock: Clock | None = None) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self._clock = clock
        self._locks: list[FolderLock] = []
        self._database: Database | None = None
        self._garbage = GarbageTimer(self)
        self._failures = Failures(FailureLog(folder / LOG_FOLDER), self._say, self._shown, self)
        self.window: QWidget | None = None
        self.told: RefusalWindow | None = None
        self.opening: FirstOpening | None = None
        self.status = 0

    def begin(self) -> None:
        """Show the window that the folder calls for; a refusal has a window too."""
        self._garbage.start()
        self._failures.install()
        try:
            dress(self._app)
            self._locks.append(FolderLock(self._folder))
            if exists(self._folder):
                self.open_desk(self._folder)
            else:
                self._first_start()
        except AlreadyOpenError as error:
            self._refuse("onecua đang mở rồi", error.message)
        except (StorageError, RuleError) as error:
            self._refuse("Chưa mở được dữ liệu", error.message)
        except Exception as error:  # no event loop yet that would hand it to the hook
            self.status = REFUSED
            self._failures.tell(error)

    def end(self) -> None:
        """Give everything back."""
        self._failures.uninstall()
        self._garbage.stop()
        if self.opening is not None:
            self.opening.tasks.shutdown()
        if self._database is not None:
            self._database.close()
        for lock in self._locks:
            lock.release()

    def open_desk(self, folder: Path) -> MainWindow:
        """Open the data of a folder and show its window in place of the one before."""
        database = open_database(folder, busy_ms=WINDOW_BUSY_MS)
        self._database = database
        desk = Desk(database, COMMAND_LINE)
        database.clock = self._clock or clock_in_use(desk.preferences)
        desk.act_as(last_officer(desk))
        with theme().sheet_last():
            window = MainWindow(desk)
        checks = StartChecks(window)
        self._show(window, maximised=True)
        if QUIT_VARIABLE not in os.environ:
            FirstPaint(window).painted.connect(checks.begin)
        return window

    def take_sample_folder(self) -> tuple[Path, bool]:
        """Lock the folder of sample data; return it and whether there is data in it already."""
        folder = sample_folder(self._folder)
        self._locks.append(FolderLock(folder))
        return folder, exists(folder)

    def _first_start(self) -> None:
        from onecua.ui.first_opening import FirstOpening

        self.opening = FirstOpening(self, self._folder)
        self._show(self.opening.window, maximised=True)

    def _show(self, window: QWidget, *, maximised: bool) -> None:
        former, self.window = self.window, window
        if QUIT_VARIABLE in os.environ:
            FirstPaint(window).painted.connect(window.close)
        if maximised:
            window.resize(_USUAL.boundedTo(window.screen().availableSize()))
            window.showMaximized()
        else:
            window.show()
        if former is not None:
            former.close()
            former.deleteLater()

    def _refuse(self, title: str, message: str) -> None:
        self.status = REFUSED
        self._show(RefusalWindow(title, message), maximised=False)

    def _say(self, words: str, kind: BannerKind) -> None:
        if isinstance(self.window, MainWindow):
            self.window.say(words, kind)
        else:
            self.told = RefusalWindow("Chưa làm được việc này", words, self.window)
            self.told.show()

    def _shown(self) -> QWidget | None:
        return self.window
