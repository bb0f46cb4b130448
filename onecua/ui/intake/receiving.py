"""Saving an intake: all problems at once, or a dossier and its receipt."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.errors import RuleError, RuleErrors
from onecua.ui.intake.reading import each_problem, first_of_each
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.domain.intake import IntakeRequest
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.intake import Received
    from onecua.ui.intake.reading import Reading
    from onecua.ui.shell import Shell

RECEIPT_FORM = "01"


class Receiving(QObject):
    """Receives in the name of the page; a busy database is asked again while it waits.

    `received` gives `Received` and whether the result went out with it, `refused` the problems
    that only the saving found.
    """

    received = Signal(object, bool)
    refused = Signal(object)
    waiting_changed = Signal(bool)

    def __init__(self, desk: Callable[[], Desk], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.waiting = False

    def problems(self, reading: Reading, *, papers: bool = True) -> list[RuleError]:
        """Return everything that keeps an intake from being received, one for each field."""
        found = self._desk().intake.problems(reading.request, papers=papers)
        return first_of_each([*reading.problems, *(each_problem(found) if found else ())])

    def start(self, request: IntakeRequest, *, instantly: bool) -> None:
        """Receive; the dossier is on the disk when `received` is told."""
        if not self.waiting:
            try_until_free(
                self,
                lambda: self._receive(request, instantly),
                lambda: self._wait(True),
                on_end=lambda: self._wait(False),
            )

    def _receive(self, request: IntakeRequest, instantly: bool) -> None:
        try:
            done = self._desk().intake.receive(request, instantly=instantly)
        except RuleErrors as wrong:
            self._wait(False)
            self.refused.emit(list(wrong.problems))
        else:
            self._wait(False)
            self.received.emit(done, instantly)

    def _wait(self, waiting: bool) -> None:
        if waiting != self.waiting:
            self.waiting = waiting
            self.waiting_changed.emit(waiting)


def warm_up(shell: Shell) -> None:
    """Load what makes papers while the officer is still typing: it takes half a second once."""

    def load(_progress: Progress) -> None:
        importlib.import_module("onecua.products")

    shell.tasks.run(load, lambda _nothing: None)


def show_receipt(shell: Shell, owner: QObject, done: Received) -> None:
    """Show Mẫu số 01 for printing; that it was printed is recorded."""
    from onecua import products

    def on_printed() -> None:
        handling = shell.desk.handling
        try_until_free(owner, lambda: handling.printed(done.dossier, RECEIPT_FORM))

    pdf = products.receipt_pdf(shell.desk, done.dossier)
    shell.show_paper(f"Giấy tiếp nhận {done.code}", pdf, on_printed)
