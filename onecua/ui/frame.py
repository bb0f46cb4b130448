"""The frame round every page: rail, top bar, page, action bar, status bar.

    frame = Frame()
    frame.add_page("intake", "Tiếp nhận", "file-plus", "2", IntakePage(...), group=0)
    frame.set_brand("Xã Thanh Hà", "Bộ phận Một cửa")
    frame.set_search(SuggestBox("Mã hồ sơ, họ tên, …", key="Ctrl+K"))
    frame.show_page("intake")

Only the page scrolls. Below 1180 px of width (more with larger text) the rail shows icons only;
`narrow_changed` tells the pages, whose side columns then move under the form. Shortcuts such as
Alt+1 or F2 belong to the main window, which calls `show_page` or `show_digit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from onecua.ui.page import LEAST_WIDTH, Action, ActionBarSpec, Page
from onecua.ui.theme import theme
from onecua.ui.widgets.action_bar import ActionBar
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.in_view import follow_focus
from onecua.ui.widgets.message_bar import MessageBar
from onecua.ui.widgets.rail import Rail
from onecua.ui.widgets.sizes import PAGE_MARGINS
from onecua.ui.widgets.status_bar import StatusBar, StatusItem
from onecua.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from onecua.ui.widgets.banner import BannerKind

__all__ = ["Action", "ActionBarSpec", "Frame", "Page", "StatusItem"]

NARROW_BELOW = 1180
_MOST_COUNTED = 99


class Frame(QWidget):
    """Rail, bars and the stack of pages."""

    page_changed = Signal(str)
    narrow_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._digits: dict[str, str] = {}
        self._current = ""
        self._narrow = False
        self.rail = Rail()
        self.top_bar = TopBar()
        self.notice = Banner("warning")
        self.notice.framed = True
        self._notice_band = _beside_page(self.notice)
        self._notice_band.hide()
        self.stack = QStackedWidget()
        self.action_bar = ActionBar()
        self.status_bar = StatusBar()
        self._lay_out()
        self._messages = MessageBar(self.stack)
        self.rail.chosen.connect(self.show_page)
        theme().changed.connect(self._fit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def add_page(
        self, key: str, word: str, icon: str, digit: str, page: Page, group: int = 0
    ) -> None:
        """Add a page under a key; `word` and `digit` stand in the rail, groups get a hairline."""
        self._pages[key] = page
        self._digits[digit] = key
        self.rail.add_item(key, word, icon, digit, group)
        self.stack.addWidget(_scrolled(page))
        page.bars_changed.connect(lambda: self._on_bars_changed(key))

    def show_page(self, key: str) -> None:
        """Bring a page into view; `KeyError` for one that was never added."""
        page = self._pages[key]
        before = self._pages.get(self._current)
        if before is not None and before is not page:
            before.left()
        self._current = key
        self.stack.setCurrentIndex(list(self._pages).index(key))
        self.rail.mark(key)
        self._read_bars(page)
        page.entered()
        self.page_changed.emit(key)

    def show_digit(self, digit: str) -> None:
        """Bring the page of a digit key into view, if there is one."""
        if digit in self._digits:
            self.show_page(self._digits[digit])

    def page(self, key: str) -> Page:
        """Return a page."""
        return self._pages[key]

    def current_key(self) -> str:
        """Return the key of the page in view, empty before the first."""
        return self._current

    def narrow(self) -> bool:
        """Tell whether side columns belong under the form."""
        return self._narrow

    def set_badge(
        self, key: str, count: int, kind: Literal["danger", "plain"] = "plain", said: str = ""
    ) -> None:
        """Show a count in the rail, `said` in words; 0 takes it away."""
        text = "" if count == 0 else f"{_MOST_COUNTED}+" if count > _MOST_COUNTED else str(count)
        self.rail.item(key).set_badge(text, kind, said)

    def set_brand(self, title: str, sub: str) -> None:
        """Name the office at the top of the rail."""
        self.rail.brand.set_words(title, sub)

    def set_search(self, field: QWidget) -> None:
        """Put the search field into the top bar (432 px wide)."""
        self.top_bar.set_search(field)

    def set_time(self, date: str, time: str) -> None:
        """Show the day and the hour in use."""
        self.top_bar.set_time(date, time)

    def set_demo(self, demo: bool) -> None:
        """Show «DỮ LIỆU MẪU» on every page."""
        self.top_bar.set_demo(demo)

    def set_status(self, items: Sequence[StatusItem], right: Sequence[StatusItem] = ()) -> None:
        """Show facts in the status bar."""
        self.status_bar.set_items(items, right)

    def set_actions(self, spec: ActionBarSpec) -> None:
        """Show another action bar until the page is asked again."""
        self.action_bar.set_spec(spec)

    def say(
        self,
        text: str,
        kind: BannerKind = "success",
        action: str = "",
        run: Callable[[], object] | None = None,
        key: str | None = None,
    ) -> None:
        """Show a message at the foot of the page; the focus stays where it is."""
        self._messages.show_message(text, kind, action, run, key)

    def has_alarm(self) -> bool:
        """Tell whether a message stands that must be read first: news would take its place."""
        return self._messages.is_alarm()

    def set_notice(
        self, strong: str, text: str, kind: BannerKind, action: str, run: Callable[[], object]
    ) -> None:
        """Say above every page what stays true until it is mended; `clear_notice` ends it."""
        self.notice.set_words(strong, text, kind)
        self.notice.clear_actions()
        self.notice.add_action(action, run)
        self._notice_band.show()

    def clear_notice(self) -> None:
        """Say nothing above the pages."""
        self._notice_band.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons only in the rail of a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 4, 1)
        grid.addWidget(self.top_bar, 0, 1)
        grid.addWidget(self._notice_band, 1, 1)
        grid.addWidget(self.stack, 2, 1)
        grid.addWidget(self.action_bar, 3, 1)
        grid.addWidget(self.status_bar, 4, 0, 1, 2)
        grid.setRowStretch(2, 1)
        grid.setColumnStretch(1, 1)

    def _fit(self) -> None:
        narrow = self.width() / theme().text_scale < NARROW_BELOW
        self.rail.set_narrow(narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            self.narrow_changed.emit(narrow)

    def _on_focus_changed(self) -> None:
        """Let the page scroll to a control that a key or a deed gave the focus."""
        # The signal's own arguments are not taken: the old widget may be half destroyed.
        focus = QApplication.focusWidget()
        if focus is not None and self.stack.isAncestorOf(focus):
            follow_focus(focus)

    def _on_bars_changed(self, key: str) -> None:
        if key == self._current:
            self._read_bars(self._pages[key])

    def _read_bars(self, page: Page) -> None:
        self.top_bar.set_words(page.title, page.subtitle())
        self.action_bar.set_spec(page.action_bar())


def _beside_page(notice: Banner) -> QWidget:
    band = QWidget()
    row = QHBoxLayout(band)
    row.setContentsMargins(PAGE_MARGINS[0], 8, PAGE_MARGINS[2], 0)
    row.addWidget(notice)
    return band


def _scrolled(page: Page) -> QScrollArea:
    page.setObjectName("page")
    page.setMinimumWidth(LEAST_WIDTH)
    scroll = QScrollArea()
    scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would stop where nothing is to be seen
    return scroll
