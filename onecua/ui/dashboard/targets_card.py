"""The directive's targets that can be told from the dossiers, each with its two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from onecua.domain.vietnamese import grouped, percent
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.gauge import Gauge, GaugeReading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.figures import SectorTally
    from onecua.ui.dashboard.year_counts import YearCounts

ONLINE_TARGET = 0.6
"""Công văn 353/UBND-VP of 31/03/2025, point 1: at least 60 % of dossiers online, none overdue."""

SLIPS_TARGET = 1.0
"""The same letter: a satisfaction slip for every dossier."""


class TargetsCard(Card):
    """`online_asked` and `overdue_asked` want the dossiers behind the numerator.

    `slips_asked` wants the page that tells whose slip is missing.
    """

    online_asked = Signal()
    slips_asked = Signal()
    overdue_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Chỉ tiêu năm", "đang tính…", parent=parent)
        self.set_flush()
        self.online = Gauge(GaugeReading("Hồ sơ trực tuyến", "", "", caption="Chỉ tiêu ≥ 60 %"))
        self.slips = Gauge(GaugeReading("Phiếu đánh giá", "", "", caption="Chỉ tiêu 100 %"))
        self.overdue = Gauge(GaugeReading("Hồ sơ quá hạn", "", "", caption="Chỉ tiêu 0"))
        self.online.clicked.connect(self.online_asked)
        self.slips.clicked.connect(self.slips_asked)
        self.overdue.clicked.connect(self.overdue_asked)
        for gauge in (self.online, self.slips, self.overdue):
            self.body.addWidget(gauge)

    def set_counts(self, counts: YearCounts) -> None:
        """Show the year so far."""
        self.set_title(f"Chỉ tiêu năm {counts.year.year}")
        self.set_note(f"{counts.year.first:%d/%m/%Y} – nay")
        self.online.set_reading(online_reading(counts.whole))
        self.slips.set_reading(slips_reading(*counts.slips))
        self.overdue.set_reading(overdue_reading(counts.whole))


def online_reading(row: SectorTally) -> GaugeReading:
    """Return online of all received in the year (`legal.md` §9.3)."""
    received = row.online + row.offline
    rate = row.online / received if received else 0.0
    reached = rate >= ONLINE_TARGET
    return GaugeReading(
        name="Hồ sơ trực tuyến",
        fraction=f"{grouped(row.online)} / {grouped(received)} hồ sơ",
        figure=percent(row.online, received),
        verdict=("Đạt" if reached else "Chưa đạt") if received else "",
        caption="Chỉ tiêu ≥ 60 %",
        rate=rate,
        target=ONLINE_TARGET,
        kind=("success" if reached else "warning") if received else "accent",
    )


def slips_reading(used: int, returned: int) -> GaugeReading:
    """Return dossiers with their survey slip of all returned in the year, of closed batches."""
    reached = used == returned
    return GaugeReading(
        name="Phiếu đánh giá",
        fraction=f"{grouped(used)} / {grouped(returned)} đã trả",
        figure=percent(used, returned),
        verdict=("Đạt" if reached else "Chưa đạt") if returned else "",
        caption="Chỉ tiêu 100 %",
        rate=used / returned if returned else 0.0,
        target=SLIPS_TARGET,
        kind=("success" if reached else "warning") if returned else "accent",
    )


def overdue_reading(row: SectorTally) -> GaugeReading:
    """Return settled late and open past due, of all that there was to settle."""
    overdue = row.late + row.open_overdue
    return GaugeReading(
        name="Hồ sơ quá hạn",
        fraction=f"{grouped(overdue)} / {grouped(row.received)} hồ sơ",
        figure=f"{grouped(overdue)} hồ sơ" if row.received else "—",
        verdict=("Chưa đạt" if overdue else "Đạt") if row.received else "",
        caption="Chỉ tiêu 0",
        words=_overdue_words(row) if row.received else "Chưa có hồ sơ",
        kind=("danger" if overdue else "success") if row.received else "accent",
    )


def _overdue_words(row: SectorTally) -> str:
    if not row.late and not row.open_overdue:
        return "Không có hồ sơ quá hạn"
    return f"{grouped(row.late)} đã trả muộn, {grouped(row.open_overdue)} chưa xong"
