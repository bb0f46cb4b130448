"""A page that is made when it is first shown, so that the window starts without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from onecua.ui.page import LEAST_WIDTH, ActionBarSpec, Page

if TYPE_CHECKING:
    from collections.abc import Callable


class LazyPage(Page):
    """Stands in for a page until somebody wants it."""

    def __init__(self, title: str, make: Callable[[], Page]) -> None:
        super().__init__()
        self.title = title
        self._make = make
        self._page: Page | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    @property
    def made(self) -> Page | None:
        """Return the page if it was made."""
        return self._page

    def page(self) -> Page:
        """Return the page, making it first when it has to be."""
        if self._page is None:
            self._page = self._make()
            self._page.setMinimumWidth(LEAST_WIDTH)
            self._rows.addWidget(self._page)
            self._page.bars_changed.connect(self.bars_changed)
        return self._page

    def subtitle(self) -> str:
        """Return the words beside the title."""
        return self.page().subtitle()

    def action_bar(self) -> ActionBarSpec:
        """Return what stands in the action bar just now."""
        return self.page().action_bar()

    def entered(self) -> None:
        """Pass on that the page came into view."""
        page = self.page()
        if self.title != page.title:
            self.title = page.title
            self.bars_changed.emit()  # the frame has read the stand-in's title before
        page.entered()

    def left(self) -> None:
        """Pass on that another page came into view."""
        if self._page is not None:
            self._page.left()
