"""The five buckets as cards; pressed ones are in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.board import BUCKET_WORDS, Bucket
from onecua.domain.vietnamese import grouped
from onecua.ui.deadlines.board_words import BUCKET_LOOKS
from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.widgets.figure_card import FigureCard
from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from onecua.domain.board import Board
    from onecua.ui.deadlines.board_words import BoardWords

AT_FIRST = frozenset({Bucket.OVERDUE, Bucket.TODAY, Bucket.SOON})


class BucketCards(QWidget):
    """`changed` follows each press; no card pressed means that all are in the list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = {bucket: _card(bucket) for bucket in Bucket}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for card in self.cards.values():
            card.toggled.connect(lambda _on: self.changed.emit())
            row.addWidget(card, 1)

    def chosen(self) -> frozenset[Bucket]:
        """Return the buckets in the list."""
        pressed = frozenset(bucket for bucket, card in self.cards.items() if card.isChecked())
        return pressed or frozenset(Bucket)

    def set_board(self, board: Board, words: BoardWords) -> None:
        """Show the counts of a board and what is said of each."""
        for bucket, card in self.cards.items():
            count = board.count(bucket)
            tone = BUCKET_LOOKS[bucket][1] if count else "paused"
            card.set_figure(grouped(count), words.card_line(board, bucket), tone)


def _card(bucket: Bucket) -> FigureCard:
    icon, tone = BUCKET_LOOKS[bucket]
    card = FigureCard(icon, BUCKET_WORDS[bucket], tone, wide=True)
    card.setCheckable(True)
    card.setChecked(bucket in AT_FIRST)
    card.setProperty(RING_PROPERTY, True)
    return card
