"""The answers of a question as cards: one row in the order of the slip, or a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onecua.domain.survey.questionnaire import QuestionKind
from onecua.ui.surveys.citizen.answer_card import AnswerCard
from onecua.ui.surveys.citizen.faces import moods
from onecua.ui.surveys.citizen.print_size import Print

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.domain.survey.questionnaire import Question
    from onecua.domain.survey.response import Answer

NO_ANSWER = "Không trả lời"
_GAP, _LIST_GAP = 20, 10
_IN_A_ROW, _IN_A_COLUMN = 5, 3
_WIDEST = {1: 760, 2: 620, 3: 330}
"""Cards of so many columns are not wider than this."""


class CardBody(QWidget):
    """Cards of a question; `picked` gives the code of a card, None of «Không trả lời»."""

    picked = Signal(object)
    ticked = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.multiple = question.kind is QuestionKind.MULTIPLE
        scale = question.kind is QuestionKind.SCALE and len(question.choices) <= _IN_A_ROW
        faces = (moods(question.choices) if scale else None) or (None,) * len(question.choices)
        self.cards = [
            AnswerCard(
                choice.words,
                choice.code,
                mood=mood,
                upright=scale,
                ticked=self.multiple,
                parent=self,
            )
            for choice, mood in zip(question.choices, faces, strict=True)
        ]
        if question.demographic:
            self.cards.append(AnswerCard(NO_ANSWER, None, parent=self))
        count = len(self.cards)
        self.columns = count if scale else 1 if count <= _IN_A_COLUMN else 2
        self._gap = _GAP if scale else _LIST_GAP
        self._print = Print()
        for card in self.cards:
            card.clicked.connect(lambda _on=False, card=card: self.press(card))

    @property
    def has_faces(self) -> bool:
        """Tell whether a face stands on the cards."""
        return any(card.mood is not None for card in self.cards)

    def value(self) -> Answer | None:
        """Return the ticked codes of a multiple choice; one card alone is told by `picked`."""
        if not self.multiple:
            return None
        return tuple(c.code for c in self.cards if c.isChecked() and c.code is not None) or None

    def show_answer(self, answer: Answer | None) -> None:
        """Mark what was answered before."""
        chosen = answer if isinstance(answer, tuple) else (answer,)
        for card in self.cards:
            card.setChecked(card.code is not None and card.code in chosen)

    def press(self, card: AnswerCard) -> None:
        """Choose a card, or tick it where several may be chosen."""
        if self.multiple:
            card.setChecked(not card.isChecked())
            self.ticked.emit()
        else:
            self.picked.emit(card.code)

    def mark(self, code: int | None) -> None:
        """Show one card as chosen."""
        for card in self.cards:
            card.setChecked(card.code == code)

    def press_digit(self, digit: int) -> bool:
        """Choose the card of a digit; tell whether there is one."""
        found = next((card for card in self.cards if card.code == digit), None)
        if found is not None:
            self.press(found)
        return found is not None

    def step_focus(self, across: int, down: int) -> bool:
        """Move the focus from card to card; tell whether there was one to go to."""
        at = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        place = 0 if at is None else self._beside(at, across, down)
        if place is None:
            return False
        self.cards[place].setFocus()
        return True

    def least(self, width: int, size: Print) -> int | None:
        """Return the height that the cards need, None where their words do not fit across."""
        across = self._across(width, size)
        heights = [card.least(across, size) for card in self.cards]
        known = [height for height in heights if height is not None]
        return self._whole(max(known), size) if len(known) == len(heights) else None

    def most(self, width: int, size: Print) -> int:
        """Return the height at which they look best."""
        across = self._across(width, size)
        return self._whole(max(card.most(across, size) for card in self.cards), size)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        for card in self.cards:
            card.show_print(size)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards."""
        super().resizeEvent(event)
        self._place()

    @property
    def _rows(self) -> int:
        return -(-len(self.cards) // self.columns)

    def _beside(self, at: int, across: int, down: int) -> int | None:
        column, row = divmod(at, self._rows)
        place = (column + across) * self._rows + row + down
        inside = 0 <= column + across < self.columns and 0 <= row + down < self._rows
        return place if inside and place < len(self.cards) else None

    def _across(self, width: int, size: Print) -> int:
        gaps = size.px(self._gap) * (self.columns - 1)
        share = (width - gaps) // self.columns
        widest = _WIDEST.get(self.columns)
        return min(share, size.px(widest)) if widest else share

    def _whole(self, row: int, size: Print) -> int:
        return row * self._rows + size.px(self._gap) * (self._rows - 1)

    def _place(self) -> None:
        size, rows = self._print, self._rows
        gap, across = size.px(self._gap), self._across(self.width(), size)
        high = (self.height() - gap * (rows - 1)) // rows
        room = max(card.words_high(across, size) for card in self.cards)
        left = (self.width() - across * self.columns - gap * (self.columns - 1)) // 2
        for at, card in enumerate(self.cards):
            column, row = divmod(at, rows)
            card.words_room = room
            card.setGeometry(
                left + column * (across + gap), row * (high + gap), across, max(high, 0)
            )
