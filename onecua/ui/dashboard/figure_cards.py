"""The five figures of the front page; each opens the list behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.dossier import Channel
from onecua.domain.summary import DossierFilter
from onecua.domain.vietnamese import grouped
from onecua.services.dossier_lists import COUNT_CAP
from onecua.ui.widgets.figure_card import FigureCard
from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.services.desk import Desk
    from onecua.services.dossier_lists import FrontCount
    from onecua.ui.dashboard.work_list import WorkGroup

_LOOKS = (
    ("file-plus", "text"),
    ("alert-octagon", "danger"),
    ("alarm", "warning"),
    ("hourglass", "warning"),
    ("shelf", "text"),
)
"""Icon, and tone while the figure is not 0, in the order of `front_counts`."""


class FigureCards(QWidget):
    """`opened(DossierFilter)` follows a press on a card."""

    opened = Signal(object)

    def __init__(self, counts: Sequence[FrontCount], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = tuple(counts)
        self.cards = [
            FigureCard(icon, count.name)
            for (icon, _), count in zip(_LOOKS, self._counts, strict=True)
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for position, card in enumerate(self.cards):
            card.clicked.connect(lambda _checked=False, at=position: self._open(at))
            row.addWidget(card, 1)

    def set_counts(self, counts: Sequence[FrontCount], lines: Sequence[str]) -> None:
        """Show other figures, each with what is said of it."""
        self._counts = tuple(counts)
        for (_, tone), card, count, line in zip(
            _LOOKS, self.cards, self._counts, lines, strict=True
        ):
            card.set_figure(count_words(count.count), line, tone if count.count else "text")

    def _open(self, position: int) -> None:
        self.opened.emit(self._counts[position].wanted)


def count_words(count: int) -> str:
    """Return a count, «hơn 10.000» where nobody counted on."""
    return f"hơn {grouped(COUNT_CAP)}" if count > COUNT_CAP else grouped(count)


def card_lines(
    desk: Desk, counts: Sequence[FrontCount], overdue: WorkGroup, due_today: WorkGroup
) -> tuple[str, ...]:
    """Return the line under each figure."""
    received, waiting = counts[0], counts[4]
    return (
        _channels(desk, received),
        _oldest(desk, overdue),
        _nearest(due_today),
        _open(desk),
        "Đã có kết quả, chưa trả" if waiting.count else "Không có kết quả nào chờ",
    )


def _channels(desk: Desk, received: FrontCount) -> str:
    if not received.count:
        return "Chưa nhận hồ sơ nào"
    online = desk.lists.count(replace(received.wanted, channels=frozenset({Channel.ONLINE})))
    return f"Trực tuyến {grouped(online)} · Khác {grouped(received.count - online)}"


def _oldest(desk: Desk, overdue: WorkGroup) -> str:
    if not overdue.dossiers:
        return "Không có hồ sơ quá hạn"
    days = desk.deadlines.standing(overdue.dossiers[0]).working_days
    return f"Cũ nhất: {days} ngày làm việc" if days else "Mới quá hạn hôm nay"


def _nearest(due_today: WorkGroup) -> str:
    due = due_today.dossiers[0].due_at if due_today.dossiers else None
    return f"Gần nhất lúc {due:%H:%M}" if due else "Không có hạn nào hôm nay"


def _open(desk: Desk) -> str:
    count = desk.lists.count(DossierFilter(open_only=True))
    return f"Trong {count_words(count)} hồ sơ đang giải quyết" if count else "Không có hồ sơ nào mở"
