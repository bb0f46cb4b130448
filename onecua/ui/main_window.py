"""The window: frame, pages, search, status. Pages see it as a `Shell`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMainWindow

from onecua.domain.vietnamese import weekday_short
from onecua.ui import status
from onecua.ui.actions import PAGES, PageEntry
from onecua.ui.changes import Changes
from onecua.ui.closing import Closing
from onecua.ui.first_paint import FirstPaint
from onecua.ui.frame import Frame
from onecua.ui.global_search import GlobalSearch
from onecua.ui.lazy_page import LazyPage
from onecua.ui.tasks import Runner
from onecua.ui.watch import Watch
from onecua.ui.window_keys import install_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent

    from onecua.domain.summary import DossierFilter
    from onecua.services.desk import Desk
    from onecua.ui.page import Page
    from onecua.ui.widgets.banner import BannerKind

_CLOCK_MS = 5_000


class MainWindow(QMainWindow):
    """One desk in one window."""

    def __init__(self, desk: Desk, first_page: str = "intake") -> None:
        super().__init__()
        self._desk = desk
        self._tasks = Runner(self)
        self._changes = Changes(desk.database, self)
        self._changes.touched.connect(self._on_touched)
        self.frame = Frame()
        self.setCentralWidget(self.frame)
        self._pages = {entry.key: self._lazy(entry) for entry in PAGES}
        for entry in PAGES:
            page = self._pages[entry.key]
            self.frame.add_page(entry.key, entry.word, entry.icon, entry.digit, page, entry.group)
        self._closing = Closing(self)
        self.watch = Watch(self)
        self._changes.touched.connect(self.watch.on_touched)
        self.watch.passed.connect(lambda: self._tell_page("on_boundary"))
        self._dress()
        self.search = GlobalSearch(self)
        self.frame.set_search(self.search)
        install_keys(self)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._show_time)
        self._clock.start(_CLOCK_MS)
        self._show_time()
        FirstPaint(self).painted.connect(self.watch.refresh_soon)
        self.show_page(first_page)

    def _lazy(self, entry: PageEntry) -> LazyPage:
        return LazyPage(entry.word, lambda: entry.make(self))

    @property
    def desk(self) -> Desk:
        """The services, acting as the officer of the status bar."""
        return self._desk

    @property
    def tasks(self) -> Runner:
        """The one worker for long work."""
        return self._tasks

    def show_page(self, key: str) -> None:
        """Bring a page into view; a slash and the name of a tab may follow: «surveys/forms»."""
        name, _, tab = key.partition("/")
        if tab:
            self.page(name).show_tab(tab)
        self.frame.show_page(name)

    def page(self, key: str) -> Page:
        """Return a page, made if need be."""
        return self._pages[key].page()

    def open_list(self, wanted: DossierFilter) -> None:
        """Open the list of dossiers narrowed to this."""
        from onecua.ui.dossiers.dossiers_page import DossiersPage

        page = self.page("dossiers")
        assert isinstance(page, DossiersPage)
        page.set_filter(wanted)  # before the page reads the list of the filter that it had
        self.show_page("dossiers")

    def open_dossier(self, dossier: UUID) -> None:
        """Open the list with this dossier in the detail panel."""
        from onecua.ui.dossiers.dossiers_page import DossiersPage

        page = self.page("dossiers")
        assert isinstance(page, DossiersPage)
        page.show_dossier(dossier)  # the list that is read next keeps the choice
        self.show_page("dossiers")

    def show_paper(self, title: str, pdf: bytes, printed: Callable[[], object] | None) -> None:
        """Show a paper for printing."""
        from onecua.ui.paper_dialog import PaperDialog

        PaperDialog(title, pdf, printed, self).open()

    def save_file(self, title: str, name: str, pattern: str) -> str:
        """Ask where to write a file; empty when the person thought better of it."""
        path, _ = QFileDialog.getSaveFileName(self, title, name, pattern)
        return path

    def say(
        self,
        words: str,
        tone: BannerKind = "success",
        *,
        action: str = "",
        run: Callable[[], object] | None = None,
        key: str | None = None,
    ) -> None:
        """Say in the message bar what was done."""
        self.frame.say(words, tone, action, run, key)

    def refresh_status(self) -> None:
        """Read the status bar anew."""
        left = status.left_items(self._desk, self.change_officer, self._closing.back_up_now)
        self.frame.set_status(left, status.right_items(self._desk, self.show_help))

    def change_officer(self) -> None:
        """Ask who is at the counter now."""
        from onecua.ui.officer_dialog import OfficerDialog

        left = self.findChild(OfficerDialog)
        dialog = OfficerDialog(self._desk, self)
        if left is not None:
            dialog.take_over(left)
            left.setParent(None)
            left.deleteLater()
        dialog.accepted.connect(self.refresh_status)
        # What a page offers depends on who acts: an apology that comes late is the chief's.
        dialog.accepted.connect(lambda: self._tell_page("on_changed", frozenset({"office"})))
        dialog.open()

    def show_help(self) -> None:
        """Show the keys that work everywhere."""
        from onecua.ui.help_dialog import HelpDialog

        HelpDialog(self.frame.current_key(), self).show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop, once the data is copied to the second folder or no copy is wanted."""
        self._pages[self.frame.current_key()].left()  # what was typed is in the copy as well
        if not self._closing.may_close():
            event.ignore()
            return
        self._changes.stop()
        self._clock.stop()
        self.watch.stop()
        self._tasks.shutdown()
        self._closing.note_clean_exit()
        event.accept()

    def _dress(self) -> None:
        office = self._desk.office
        self.setWindowTitle(f"onecua · {office.commune}")
        self.frame.set_brand(office.commune, "Bộ phận Một cửa")
        self.frame.set_demo(office.sample)
        self.refresh_status()

    def _on_touched(self, touched: frozenset[str]) -> None:
        """Refresh what is in view; the other pages read anew when they are entered."""
        if "office" in touched:
            self._follow_officer()
            self._dress()
        self._tell_page("on_changed", touched)

    def _tell_page(self, what: str, *news: object) -> None:
        """Tell the page in view, if it cares: `on_changed(touched)`, `on_boundary()`."""
        hook = getattr(self._pages[self.frame.current_key()].made, what, None)
        if hook is not None:
            hook(*news)

    def _follow_officer(self) -> None:
        known = self._desk.officers().get(self._desk.officer.id)
        if known is not None and known.active and known != self._desk.officer:
            self._desk.act_as(known)

    def _show_time(self) -> None:
        now = self._desk.clock()
        self.frame.set_time(f"{weekday_short(now.date())}, {now:%d/%m/%Y}", f"{now:%H:%M}")
