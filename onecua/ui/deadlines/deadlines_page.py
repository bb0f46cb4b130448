"""The page «Hạn xử lý»: buckets, the grouped list, the month, what each officer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onecua.domain.board import Bucket, shares
from onecua.domain.vietnamese import name_sort_key
from onecua.ui.deadlines.board_deeds import BoardDeeds
from onecua.ui.deadlines.board_panel import BoardPanel
from onecua.ui.deadlines.board_reading import BoardReading, Shown
from onecua.ui.deadlines.bucket_cards import BucketCards
from onecua.ui.deadlines.calendar_card import CalendarCard
from onecua.ui.deadlines.shares_card import SharesCard
from onecua.ui.page import ActionBarSpec, Page
from onecua.ui.widgets.in_view import bring_into_view
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, PAGE_MARGINS

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from onecua.ui.shell import Shell

_SIDE = 458
_REFRESH_AFTER_MS = 300
_AREAS = frozenset({"dossiers", "office"})


class DeadlinesPage(Page):
    """Watches what is due; apologies, hand-overs and calls for several dossiers at once."""

    title = "Hạn xử lý"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.reading = BoardReading(shell.desk, shell.tasks)
        today = shell.desk.clock().date()
        self.cards = BucketCards()
        self.panel = BoardPanel(shell.desk, self.reading.shown.board)
        self.month = CalendarCard(today)
        self.shares = SharesCard()
        self.deeds = BoardDeeds(shell, self.panel, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._read)
        self._lay_out()
        self._connect()

    def subtitle(self) -> str:
        """Say that nobody has to ask for it."""
        return "Tự làm mới khi qua mốc giờ"

    def action_bar(self) -> ActionBarSpec:
        """Return the deeds of the ticked dossiers, or of the one under the caret."""
        return self.deeds.action_bar()

    def entered(self) -> None:
        """Read everything anew and put the focus into the list."""
        self._read()
        self.panel.view.setFocus()

    def left(self) -> None:
        """Wait for nothing more."""
        self._soon.stop()
        self.reading.forget()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Read anew, a moment later, after a commit that touched dossiers or the office."""
        if "office" in touched:
            self.panel.follow_office()
        if touched & _AREAS and self.isVisible():
            self._soon.start()

    def on_boundary(self) -> None:
        """Read anew: the clock has passed a due instant or midnight."""
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of the day and of the filters with Esc, also where no list is left to hear it."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._on_escaped()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list more height where the other cards went below it."""
        super().resizeEvent(event)
        below = self._two.below()
        self.panel.set_least_height(below=below)
        self.shares.set_least_height(below=below)
        self._main.setContentsMargins(0, 0, 0 if below else GAP, GAP if below else 0)

    def _lay_out(self) -> None:
        column = QWidget()
        self._main = QVBoxLayout(column)
        self._main.setContentsMargins(0, 0, GAP, 0)
        self._main.addWidget(self.panel)
        glance = QWidget()
        beside = QVBoxLayout(glance)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(self.month, 5)
        beside.addWidget(self.shares, 2)
        self._side = QStackedWidget()
        self._side.addWidget(glance)
        self._two = SideColumn(column, _SIDE, ruled=False)
        self._two.side.setContentsMargins(0, 0, 0, 0)
        self._two.side.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*PAGE_MARGINS)
        whole.setSpacing(GAP)
        whole.addWidget(self.cards)
        whole.addWidget(self._two, 1)

    def _connect(self) -> None:
        self.reading.read.connect(self._on_read)
        self.cards.changed.connect(self._show_list)
        self.panel.filters.changed.connect(self._on_narrowed)
        self.panel.filters.day_cleared.connect(lambda: self._on_day_chosen(None))
        self.panel.line_changed.connect(self.bars_changed)
        self.panel.model.checks_changed.connect(self.bars_changed)
        self.panel.opened.connect(self._shell.open_dossier)
        self.panel.day_list_asked.connect(self._open_day)
        self.panel.view.escaped.connect(self._on_escaped)
        self.month.chosen.connect(self._on_day_chosen)
        self.month.month_changed.connect(self._read)
        self.shares.chosen.connect(self._on_officer_chosen)
        self.shares.copied.connect(
            lambda: self._shell.say("Đã chép bảng. Dán được vào Excel, Word.")
        )
        self.deeds.bars_changed.connect(self.bars_changed)
        self.deeds.form_changed.connect(self._on_form_changed)
        for place, bucket in enumerate(Bucket, 1):
            shortcut = QShortcut(f"Ctrl+{place}", self)
            shortcut.activated.connect(self.cards.cards[bucket].toggle)

    def _read(self) -> None:
        self.reading.start(self.panel.filters.wanted(), *self.month.span)

    def _on_narrowed(self) -> None:
        self._read()

    def _on_read(self, shown: Shown) -> None:
        self.panel.filters.set_board(shown.whole)
        self.cards.set_board(shown.board, self.panel.words)
        self._show_month(shown)
        name = self._shell.desk.rulebook.officer_name
        named = [(name(share.of), share) for share in shares(shown.board, lambda d: d.holder)]
        named.sort(key=lambda row: name_sort_key(row[0]))
        named.sort(key=lambda row: (-row[1].running, -row[1].overdue))
        self.shares.set_shares(named)
        self._show_list()

    def _show_month(self, shown: Shown) -> None:
        today = shown.board.at.now.date()
        self.month.show_counts(shown.days, today, self._shell.desk.rulebook.calendar)

    def _show_list(self) -> None:
        shown, day = self.reading.shown, self.month.picked
        if day is None:
            self.panel.show_board(shown.board, self.cards.chosen())
        else:
            self.panel.show_board(
                shown.board.due_on(day), frozenset(Bucket), _day_words(shown, day)
            )
        self.bars_changed.emit()

    def _on_day_chosen(self, on: date | None) -> None:
        self.month.pick(on)
        self.panel.filters.set_day(on)
        self._show_month(self.reading.shown)
        self._show_list()

    def _on_officer_chosen(self, officer: UUID) -> None:
        chosen = self.panel.filters.holder.chosen()
        self.panel.filters.set_holder(None if chosen == {officer} else officer)

    def _on_escaped(self) -> None:
        """Let the day go first, then the chips."""
        if self.month.picked is not None:
            self._on_day_chosen(None)
        elif self.panel.filters.is_narrowed():
            self.panel.filters.clear()

    def _open_day(self) -> None:
        if self.month.picked is not None:
            self._shell.open_list(self._shell.desk.board.due_on(self.month.picked))

    def _on_form_changed(self) -> None:
        """Show the form of a deed in place of the month, or the month again."""
        form = self.deeds.form()
        while (before := self._side.widget(1)) is not None:
            self._side.removeWidget(before)
        if form is not None:
            self._side.addWidget(form)
            self._side.setCurrentWidget(form)
            form.take_focus()
            bring_into_view(form)
        else:
            self.panel.view.setFocus()
        self.bars_changed.emit()


def _day_words(shown: Shown, day: date) -> str:
    """Say, where a day has nothing open, what became of it; title and sentence by a line feed."""
    count = shown.days.get(day)
    if count is None or not count.whole:
        return f"Không có hồ sơ hẹn trả ngày {day:%d/%m/%Y}\nBấm lại vào ngày đó để xem mọi ngày."
    late = f", {count.late} quá hạn" if count.late else ", đều đúng hạn"
    return (
        f"Hồ sơ hẹn trả ngày {day:%d/%m/%Y} đã xong cả\n"
        f"{count.whole} hồ sơ{late}. Bấm lại vào ngày đó để xem mọi ngày."
    )
