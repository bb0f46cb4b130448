"""A small real window-less `Shell`: it keeps what pages asked of it, for tests to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.ui.tasks import Runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from onecua.domain.summary import DossierFilter
    from onecua.services.desk import Desk


class ShellForTests:
    """Implements `onecua.ui.shell.Shell`; call `close()` at the end of the test."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tasks = Runner()
        self.pages: list[str] = []
        self.lists: list[DossierFilter] = []
        self.dossiers: list[UUID] = []
        self.papers: list[tuple[str, bytes, Callable[[], object] | None]] = []
        self.said: list[tuple[str, str]] = []
        self.offered: list[tuple[str, Callable[[], object]]] = []
        self.asked_files: list[tuple[str, str, str]] = []
        self.next_file = ""

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def tasks(self) -> Runner:
        return self._tasks

    def show_page(self, key: str) -> None:
        self.pages.append(key)

    def open_list(self, wanted: DossierFilter) -> None:
        self.lists.append(wanted)

    def open_dossier(self, dossier: UUID) -> None:
        self.dossiers.append(dossier)

    def show_paper(self, title: str, pdf: bytes, printed: Callable[[], object] | None) -> None:
        self.papers.append((title, pdf, printed))

    def save_file(self, title: str, name: str, pattern: str) -> str:
        self.asked_files.append((title, name, pattern))
        return self.next_file

    def say(
        self,
        words: str,
        tone: str = "success",
        *,
        action: str = "",
        run: Callable[[], object] | None = None,
        key: str | None = None,
    ) -> None:
        self.said.append((words, tone))
        if run is not None:
            self.offered.append((f"{action} ({key})" if key else action, run))

    def close(self) -> None:
        self._tasks.shutdown()
        self._desk.database.close()
