"""A period at a glance: three bars with their numbers in words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped, percent
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.stack_bar import Part, StackBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.figures import MonthlyFigures, SectorTally


class GlancePanel(Card):
    """Received by channel, settled by timeliness, open by timeliness."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Nhìn nhanh", small=True, parent=parent)
        self.body.setContentsMargins(12, 6, 12, 6)
        self.body.setSpacing(1)
        self._received = self._add("Nhận trong kỳ")
        self._finished = self._add("Đã giải quyết")
        self._open = self._add("Đang giải quyết")
        self._promise = Label("", "small", "sub", wrap=True)
        self.body.addWidget(self._promise)
        self.body.addStretch(1)

    def set_figures(self, figures: MonthlyFigures) -> None:
        """Show other figures."""
        row = figures.total
        self._show(self._received, _received_parts(row), _received_words(row))
        self._show(self._finished, _finished_parts(row), _finished_words(row))
        self._show(self._open, _open_parts(row), _open_words(row))
        words = _promise_words(figures)
        self._promise.setText(words)
        self._promise.setVisible(bool(words))

    def captions(self) -> list[str]:
        """Return the words under the bars."""
        return [caption.text() for _, caption in (self._received, self._finished, self._open)]

    def _add(self, title: str) -> tuple[StackBar, Label]:
        bar, caption = StackBar(), Label("", "small", "sub", wrap=True)
        for widget in (Label(title), bar, caption):
            self.body.addWidget(widget)
        self.body.addSpacing(1)
        return bar, caption

    def _show(self, shown: tuple[StackBar, Label], parts: list[Part], words: str) -> None:
        bar, caption = shown
        bar.set_parts(parts, 0 if any(part.count for part in parts) else 1)
        caption.setText(words)


def _received_parts(row: SectorTally) -> list[Part]:
    return [
        Part(row.online, "accent", "trực tuyến"),
        Part(row.offline, "accent_mid", "trực tiếp, bưu chính"),
    ]


def _received_words(row: SectorTally) -> str:
    received = row.online + row.offline
    if not received:
        return "chưa nhận hồ sơ nào"
    share = percent(row.online, received)
    return f"{grouped(received)}: trực tuyến {grouped(row.online)} ({share})"


def _finished_parts(row: SectorTally) -> list[Part]:
    return [
        Part(row.early, "scale_5", "trước hạn"),
        Part(row.on_time, "scale_4", "đúng hạn"),
        Part(row.late, "danger", "quá hạn"),
    ]


def _finished_words(row: SectorTally) -> str:
    if not row.finished:
        return "chưa giải quyết xong hồ sơ nào"
    counts = (grouped(row.early), grouped(row.on_time), grouped(row.late))
    return "{} trước · {} đúng · {} quá hạn".format(*counts)


def _open_parts(row: SectorTally) -> list[Part]:
    return [
        Part(row.open_in_time, "scale_5", "trong hạn"),
        Part(row.open_overdue, "danger", "quá hạn"),
    ]


def _open_words(row: SectorTally) -> str:
    if not row.open:
        return "không còn hồ sơ nào"
    return f"{grouped(row.open_in_time)} trong hạn · {grouped(row.open_overdue)} quá hạn"


def _promise_words(figures: MonthlyFigures) -> str:
    """Say how many are late by the first promise where that is another number."""
    late, overdue = figures.against_promise
    if (late, overdue) == (figures.total.late, figures.total.open_overdue):
        return ""
    return f"Theo lần hẹn đầu: {grouped(late)} trả quá hạn, {grouped(overdue)} đang quá hạn"
