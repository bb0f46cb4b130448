"""Page Khảo sát: what citizens answered, paper slips to be entered, who lacks one, the forms."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from onecua.errors import StorageError
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.surveys.day_close import DayClose
from onecua.ui.surveys.scope_bar import ScopeBar
from onecua.ui.theme import theme
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import GAP, PAGE_MARGINS, scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from onecua.ui.shell import Shell
    from onecua.ui.surveys.survey_panel import SurveyPanel

Tab = Literal["results", "paper", "coverage", "forms"]
_NARROW_BELOW = 1120
_MERGE_KEY, _SCREEN_KEY = "Ctrl+M", "F7"
_TOO_FEW = "Chưa gộp: chưa có 5 phiếu cùng mẫu, cùng cách lấy. Đủ thì tự gộp khi đóng cửa sổ."


def _results(shell: Shell) -> SurveyPanel:
    from onecua.ui.surveys.results_panel import ResultsPanel

    return ResultsPanel(shell)


def _paper(shell: Shell) -> SurveyPanel:
    from onecua.ui.surveys.paper_panel import PaperPanel

    return PaperPanel(shell)


def _coverage(shell: Shell) -> SurveyPanel:
    from onecua.ui.surveys.coverage_panel import CoveragePanel

    return CoveragePanel(shell)


def _forms(shell: Shell) -> SurveyPanel:
    from onecua.ui.surveys.forms_panel import FormsPanel

    return FormsPanel(shell)


@dataclass(frozen=True)
class TabEntry:
    """A tab: its key, its word, and where it is made when it is first wanted."""

    key: Tab
    word: str
    make: Callable[[Shell], SurveyPanel]


TABS = (
    TabEntry("results", "Kết quả", _results),
    TabEntry("paper", "Nhập phiếu giấy", _paper),
    TabEntry("coverage", "Độ phủ", _coverage),
    TabEntry("forms", "Mẫu phiếu", _forms),
)


class SurveysPage(Page):
    """Khảo sát; each tab is made when it is first wanted and gives its own action bar."""

    title = "Khảo sát"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._panels: dict[Tab, SurveyPanel] = {}
        self._day = DayClose(shell.desk, self)
        self.tabs = Segmented([(entry.key, entry.word) for entry in TABS])
        self.tabs.setAccessibleName("Phần của trang Khảo sát")
        self.scope = ScopeBar(shell.desk.clock().date())
        self._stack = QStackedWidget()
        self.tabs.changed.connect(lambda _tab: self._on_tab_changed())
        self.scope.changed.connect(self._on_scope_changed)
        self._shown: SurveyPanel | None = None
        self._roomy = False  # until the width is known: a wide bar would push the window wider
        self._lay_out()
        QShortcut(QKeySequence(_MERGE_KEY), self).activated.connect(self._on_merge_key)
        theme().changed.connect(self._fit)

    def subtitle(self) -> str:
        """Say what may be looked at here."""
        return "Số liệu đã gộp, không dò được ra người trả lời"

    def action_bar(self) -> ActionBarSpec:
        """Return the tab's own bar, with the citizen screen and the closing of the day beside."""
        spec = self.panel().action_bar()
        screen = self._screen_action()
        counts = self.panel().counts_period
        merge = Action(
            "Gộp phiếu chờ", self.merge, self._cap(_MERGE_KEY), "archive", key_elsewhere=True
        )
        more = (merge, screen) if counts and (self._roomy or not spec.link) else (screen,)
        return replace(spec, secondaries=(*more, *spec.secondaries))

    def panel(self) -> SurveyPanel:
        """Return the tab in view, made first when it has to be.

        One that cannot be made, as the slips that wait were damaged, gives way to the results.
        """
        try:
            return self.panel_of(self.tab())
        except StorageError as error:
            if self.tab() == "results":
                raise
            self.tabs.set_value("results")
            self._shell.say(error.message, "danger")
            return self.panel_of("results")

    def panel_of(self, tab: Tab) -> SurveyPanel:
        """Return a tab, made first when it has to be."""
        if tab not in self._panels:
            made = next(entry for entry in TABS if entry.key == tab).make(self._shell)
            made.bars_changed.connect(self.bars_changed)
            self._panels[tab] = made
            self._stack.addWidget(made)
        return self._panels[tab]

    def tab(self) -> Tab:
        """Return the key of the tab in view."""
        key = self.tabs.value()
        return next(entry.key for entry in TABS if entry.key == key)

    def show_tab(self, tab: str) -> None:
        """Let a tab stand in view when the page is entered next; `KeyError` for an unknown one."""
        if tab not in [entry.key for entry in TABS]:
            raise KeyError(tab)
        self.tabs.set_value(tab)
        self.bars_changed.emit()

    def entered(self) -> None:
        """Read the tab in view anew."""
        desk = self._shell.desk
        self.scope.set_today(desk.clock().date())
        self.scope.offer_sectors(desk.lists.sectors())
        self._show_panel()

    def left(self) -> None:
        """Let the tab in view wait for nothing more."""
        if self._shown is not None:
            self._shown.left()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Pass a commit on to the tab in view."""
        self.panel().on_changed(touched)

    def merge(self) -> None:
        """Let what waits enter the figures, five or more of a kind together."""
        self._day.close(self._on_merged)

    def open_citizen_screen(self) -> None:
        """Show the citizen screen, on the second monitor if there is one."""
        from onecua.ui.surveys.citizen.opening import open_citizen_screen

        open_citizen_screen(self._shell)
        self.bars_changed.emit()

    def close_citizen_screen(self) -> None:
        """Close the citizen screen on the other monitor; what was answered there is kept."""
        from onecua.ui.surveys.citizen.opening import close_citizen_screen

        close_citizen_screen(self._shell)
        self.bars_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the choice of the period below the tabs where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _screen_action(self) -> Action:
        if _is_screen_open(self._shell):
            return Action("Đóng màn hình công dân", self.close_citizen_screen, icon="monitor")
        words, key = "Mở màn hình công dân", self._cap(_SCREEN_KEY)
        return Action(words, self.open_citizen_screen, key, "monitor", key_elsewhere=True)

    def _cap(self, key: str) -> str | None:
        """Return a key for the cap on its button where there is room; it works everywhere.

        The bar of the forms is the widest: with one more cap the window could not be made narrow.
        """
        return key if self._roomy and self.tab() != "forms" else None

    def _on_merge_key(self) -> None:
        if self.panel().counts_period:
            self.merge()

    def _on_merged(self, count: int) -> None:
        if count:
            self._shell.say(f"Đã gộp {count} phiếu vào số liệu.")
        else:
            self._shell.say(_TOO_FEW, "accent")

    def _on_tab_changed(self) -> None:
        self._show_panel()
        self.bars_changed.emit()

    def _on_scope_changed(self) -> None:
        panel = self.panel()
        panel.set_scope(self.scope.period(), self.scope.sector())
        panel.entered()
        self.bars_changed.emit()

    def _show_panel(self) -> None:
        panel = self.panel()
        if self._shown is not None and self._shown is not panel:
            self._shown.left()
        self._shown = panel
        self.scope.setVisible(panel.counts_period)
        self._stack.setCurrentWidget(panel)
        if panel.counts_period:
            panel.set_scope(self.scope.period(), self.scope.sector())
        panel.entered()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(GAP)
        self._top.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._top.addWidget(self.scope, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*PAGE_MARGINS)
        rows.setSpacing(GAP)
        rows.addLayout(self._top)
        rows.addWidget(self._stack, 1)

    def _fit(self) -> None:
        narrow = self.width() < scaled(_NARROW_BELOW)
        if self._roomy == narrow:
            self._roomy = not narrow
            # Later: the bar may be just making its buttons, which is what changed the width.
            QTimer.singleShot(0, self, self.bars_changed.emit)
        way = QBoxLayout.Direction
        self._top.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def _is_screen_open(shell: Shell) -> bool:
    """Tell whether the citizen screen is open; what was never imported was never opened."""
    opening = sys.modules.get("onecua.ui.surveys.citizen.opening")
    return opening is not None and opening.open_screen(shell) is not None
