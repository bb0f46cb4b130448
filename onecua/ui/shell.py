"""What a page may ask of the window around it; pages never know the window itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from onecua.domain.summary import DossierFilter
    from onecua.services.desk import Desk
    from onecua.ui.tasks import Runner
    from onecua.ui.widgets.banner import BannerKind


class Shell(Protocol):
    """The window as its pages see it."""

    @property
    def desk(self) -> Desk:
        """The services, acting as the officer of the status bar."""

    @property
    def tasks(self) -> Runner:
        """The one worker for long work."""

    def show_page(self, key: str) -> None:
        """Bring a page into view, by its key; «surveys/forms» also opens a tab."""

    def open_list(self, wanted: DossierFilter) -> None:
        """Open the list of dossiers narrowed to this."""

    def open_dossier(self, dossier: UUID) -> None:
        """Open the list with this dossier in the detail panel."""

    def show_paper(self, title: str, pdf: bytes, printed: Callable[[], object] | None) -> None:
        """Show a paper for printing; `printed` is called once it went to a printer."""

    def save_file(self, title: str, name: str, pattern: str) -> str:
        """Ask where to write a file; empty when the person thought better of it."""

    def say(
        self,
        words: str,
        tone: BannerKind = "success",
        *,
        action: str = "",
        run: Callable[[], object] | None = None,
        key: str | None = None,
    ) -> None:
        """Say in the message bar what was done, with one deed and the page's key for it."""
