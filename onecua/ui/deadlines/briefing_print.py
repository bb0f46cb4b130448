"""The sheet of the morning, asked for from this page and from the front page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.progress import Progress
    from onecua.services.desk import Desk

BRIEFING_TITLE = "Tờ giao ban"


def briefing_work(desk: Desk) -> Callable[[Progress], bytes]:
    """Return work for the worker: the sheet as of now, as PDF."""

    def work(progress: Progress) -> bytes:
        from onecua import products

        return products.briefing_pdf(desk, progress)

    return work
