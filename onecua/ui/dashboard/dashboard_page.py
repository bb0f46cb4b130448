"""Page Tổng quan: five figures, what to do today, the year's targets, twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from onecua.domain.summary import DossierFilter
from onecua.ui.dashboard.figure_cards import FigureCards, card_lines
from onecua.ui.dashboard.targets_card import TargetsCard
from onecua.ui.dashboard.today_words import today_words
from onecua.ui.dashboard.trend_card import TrendCard
from onecua.ui.dashboard.work_list import DUE_TODAY, OVERDUE, STALE, WAITING, entries, read_group
from onecua.ui.dashboard.year_counts import (
    LATE,
    OFFLINE,
    ONLINE,
    OPEN_OVERDUE,
    MonthCount,
    YearCounter,
    YearCounts,
    behind_columns,
)
from onecua.ui.deadlines.paper_making import PaperMaking
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.sizes import GAP, PAGE_MARGINS, scaled
from onecua.ui.widgets.two_line_list import Entry, TwoLineList

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.domain.period import Period
    from onecua.ui.shell import Shell
    from onecua.ui.tasks import Task

_SIDE = 450
_NARROW_BELOW = 1000
_REFRESH_AFTER_MS = 300
_MINUTE_MS = 60_000
_LEAST_WORK = 320
"""Pixels; a shorter work list would show one line only."""
_NEW = (
    "Chưa có hồ sơ nào",
    (
        "Hồ sơ quá hạn, đến hạn hôm nay và kết quả chờ trả sẽ hiện ở đây. Bắt đầu bằng cách tiếp "
        "nhận hồ sơ đầu tiên hoặc nhập danh sách đang có ở trang Hồ sơ."
    ),
)
_QUIET = (
    "Hôm nay không có việc gấp",
    "Không có hồ sơ quá hạn, đến hạn hôm nay hay kết quả chờ trả. Việc mới sẽ tự hiện ở đây.",
)


class DashboardPage(Page):
    """Tổng quan; every figure opens the list behind it."""

    title = "Tổng quan"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._year: Period | None = None
        self._counter = YearCounter(shell.desk)
        self._task: Task[YearCounts] | None = None
        self._papers = PaperMaking(shell, self)
        self._papers.busy_changed.connect(self.bars_changed)
        self._cards = FigureCards(shell.desk.lists.front_counts())
        self._cards.opened.connect(shell.open_list)
        self._list = TwoLineList()
        self._list.setAccessibleName("Việc cần làm hôm nay")
        self._list.opened.connect(self._on_entry_opened)
        self._empty = EmptyState("check-circle", *_QUIET)
        self._work = Card("Việc cần làm hôm nay")
        self._targets = TargetsCard()
        self._targets.online_asked.connect(self._on_online_asked)
        self._targets.overdue_asked.connect(self._on_overdue_asked)
        self._targets.slips_asked.connect(lambda: shell.show_page("surveys/coverage"))
        self._trend = TrendCard()
        self._trend.month_asked.connect(self._on_month_asked)
        self._trend.copied.connect(lambda: shell.say("Đã chép bảng. Dán được vào Excel, Word."))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._refresh)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._read_today)
        self._lay_out()
        theme().changed.connect(self._fit)

    def subtitle(self) -> str:
        """Say what kind of day it is."""
        desk = self._shell.desk
        return today_words(desk.clock().date(), desk.rulebook.calendar)

    def action_bar(self) -> ActionBarSpec:
        """Return the way to the intake; F2 itself belongs to the window."""
        now, papers = self._shell.desk.clock(), self._papers
        return ActionBarSpec(
            primary=Action("Tiếp nhận hồ sơ", self._receive, icon="file-plus"),
            secondaries=(
                Action("Giao ban", papers.make_briefing, "Ctrl+P", "printer", papers.waits()),
            ),
            note=f"Số liệu đến {now:%H:%M}. Bấm vào một con số để xem các hồ sơ đứng sau.",
            keys=(("F2", "tiếp nhận, từ mọi trang"),),
        )

    def entered(self) -> None:
        """Read everything anew and put the caret into the work list."""
        self._minute.start()
        self._refresh()
        (self._list if self._list.entries() else self._cards.cards[0]).setFocus()
        self._list.select_first()

    def left(self) -> None:
        """Stop counting and following the clock."""
        self._minute.stop()
        self._soon.stop()
        self._forget()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Refresh, a moment later, after a commit that touched dossiers or the office."""
        if touched & {"dossiers", "office"}:
            # A late entry may change a month that is over: nothing counted before is kept.
            self._counter = YearCounter(self._shell.desk)
            if self.isVisible():
                self._soon.start()

    def on_boundary(self) -> None:
        """Read today anew: the clock alone has made something due or overdue."""
        self._read_today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the side column under the list where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(_NARROW_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)
        wide = self.width() - PAGE_MARGINS[0] - PAGE_MARGINS[2]
        self._side.setFixedWidth(wide if narrow else scaled(_SIDE))

    def _lay_out(self) -> None:
        self._layers = QStackedWidget()
        self._layers.addWidget(self._list)
        self._layers.addWidget(self._empty)
        self._work.set_flush()
        self._work.setMinimumHeight(_LEAST_WORK)
        self._work.body.addWidget(self._layers)
        self._side = QWidget()
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GAP)
        beside.addWidget(self._targets)
        beside.addWidget(self._trend, 1)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(GAP)
        self._columns.addWidget(self._work, 1)
        self._columns.addWidget(self._side)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*PAGE_MARGINS)
        rows.setSpacing(GAP)
        rows.addWidget(self._cards)
        rows.addLayout(self._columns, 1)

    def _refresh(self) -> None:
        self._read_today()
        self._forget()
        counter, today = self._counter, self._shell.desk.clock().date()
        self._task = self._shell.tasks.run(
            lambda progress: counter.count(today, progress), self._on_counted
        )

    def _read_today(self) -> None:
        desk = self._shell.desk
        counts = desk.lists.front_counts()
        stale = desk.watching.stale()
        groups = tuple(
            read_group(desk, kind, count)
            for kind, count in (
                (OVERDUE, counts[1]),
                (DUE_TODAY, counts[2]),
                (STALE, stale),
                (WAITING, counts[4]),
            )
        )
        self._cards.set_counts(counts, card_lines(desk, counts, groups[0], groups[1]))
        lines = entries(desk, groups)
        if lines != self._list.entries():
            self._list.set_entries(lines)
        self._work.set_note(f"{sum(group.count.count for group in groups)} việc" if lines else "")
        self._layers.setCurrentWidget(self._list if lines else self._empty)
        if not lines:
            is_new = not desk.lists.page(DossierFilter(), limit=1)
            self._empty.set_words(*(_NEW if is_new else _QUIET))
        self.bars_changed.emit()

    def _on_counted(self, counts: YearCounts) -> None:
        self._task = None
        self._year = counts.year
        self._targets.set_counts(counts)
        self._trend.set_months(counts.months)

    def _forget(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _receive(self) -> None:
        self._shell.show_page("intake")

    def _on_entry_opened(self, entry: Entry) -> None:
        if isinstance(entry.value, UUID):
            self._shell.open_dossier(entry.value)
        elif isinstance(entry.value, DossierFilter):
            self._shell.open_list(entry.value)

    def _on_online_asked(self) -> None:
        if self._year is not None:
            self._open(self._year, (ONLINE,), f"Nhận trực tuyến, năm {self._year.year}")

    def _on_overdue_asked(self) -> None:
        if self._year is not None:
            self._open(self._year, (LATE, OPEN_OVERDUE), f"Quá hạn, năm {self._year.year}")

    def _on_month_asked(self, month: MonthCount) -> None:
        self._open(month.period, (ONLINE, OFFLINE), f"Nhận trong kỳ, {month.period.title}")

    def _open(self, period: Period, columns: tuple[int, ...], words: str) -> None:
        figures = self._shell.desk.figures
        self._shell.tasks.run(
            lambda _progress: behind_columns(figures, period, columns, words),
            self._shell.open_list,
        )
