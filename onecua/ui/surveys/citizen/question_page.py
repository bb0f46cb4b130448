"""One question on a page: how far, the question, how to answer, the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from onecua.domain.survey.questionnaire import Question, QuestionKind
from onecua.ui.surveys.citizen.card_body import CardBody
from onecua.ui.surveys.citizen.print_size import Print
from onecua.ui.surveys.citizen.progress import Progress
from onecua.ui.surveys.citizen.text_body import TextBody
from onecua.ui.surveys.citizen.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.domain.survey.response import Answer

HELP_FACES = "Chạm vào một khuôn mặt, hoặc bấm số trên bàn phím"
HELP_CARDS = "Chạm vào một ô, hoặc bấm số trên bàn phím"
HELP_SEVERAL = "Chạm vào những ô đúng với ông (bà), rồi bấm «Tiếp tục»"
HELP_TEXT = "Viết vào ô dưới đây, rồi bấm «Tiếp tục»"
SIDE = 48
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Density:
    """How close everything stands: air above and below, gaps under progress, question, help."""

    air: int
    gaps: tuple[int, int, int]
    has_progress: bool = True
    has_help: bool = True


_ROOMY = _Density(20, (14, 8, 26))
_TIGHT = _Density(10, (6, 4, 10))
_BESIDE_KEYS = _Density(10, (6, 6, 6), has_help=False)
_BARE = _Density(8, (6, 6, 6), has_progress=False, has_help=False)


class QuestionPage(QWidget):
    """Shows one question after the other; letters shrink until everything is in view."""

    picked = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._print = Print()
        self.progress = Progress(self)
        self.question = Words("citizen_question", parent=self)
        self.about = Words("citizen_help", "sub", parent=self)
        self.problem = Words("citizen_help", "danger", parent=self)
        self.body: CardBody | TextBody | None = None

    def ask(self, question: Question, answer: Answer | None, *, keys_shown: bool) -> None:
        """Show a question with what was answered before."""
        if self.body is not None:
            self.body.hide()
            self.body.deleteLater()
        self.question.setText(question.text.replace("ng (bà)", f"ng{_NO_BREAK}(bà)"))
        self.problem.setText("")
        self.body = self._made(question, keys_shown)
        self.body.show_answer(answer)
        self.about.setText(_help(question, self.body))
        self._fit()
        self.body.show()

    @property
    def writes(self) -> bool:
        """Tell whether the answer is made up of several presses: a text, several ticks."""
        return isinstance(self.body, TextBody) or (self.body is not None and self.body.multiple)

    def value(self) -> Answer | None:
        """Return the text or the ticks as they stand."""
        return self.body.value() if self.body is not None else None

    def take_focus(self) -> None:
        """Put the caret into the field of a text; no card is chosen before the person does."""
        if isinstance(self.body, TextBody):
            self.body.take_focus()
        else:
            self.setFocus()

    def show_place(self, words: str, place: int, count: int) -> None:
        """Show how far the questions have come."""
        self.progress.set_place(words, place, count)

    def name_officer(self, name: str) -> None:
        """Name whom the answer is about, where the form asks for it."""
        self.about.setText(f"{self.about.text()}\nCán bộ tiếp nhận hồ sơ: {name}")
        self._fit()

    def show_problem(self, words: str) -> None:
        """Say what to do about the answer."""
        self.problem.setText(words)
        self._fit()

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._fit()

    def _made(self, question: Question, keys_shown: bool) -> CardBody | TextBody:
        if question.kind is QuestionKind.TEXT:
            body = TextBody(self, keys_shown=keys_shown)
            body.changed.connect(self._on_text_changed)
            return body
        cards = CardBody(question, self)
        cards.picked.connect(self.picked)
        cards.ticked.connect(self.edited)
        return cards

    def _on_text_changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        """Place everything in the largest print that fits; closer before smaller."""
        if self.body is None or self.width() <= 0:
            return
        keys = isinstance(self.body, TextBody) and not self.body.keys.isHidden()
        ways = (_BESIDE_KEYS, _BARE) if keys else (_ROOMY, _TIGHT)
        tried = [(size, way) for size in self._print.shrunk() for way in ways]
        self._place(*next((each for each in tried if self._fits(*each)), tried[-1]))

    def _fits(self, size: Print, way: _Density) -> bool:
        width = self.width() - 2 * size.px(SIDE)
        least = self.body.least(width, size) if self.body is not None else 0
        return least is not None and self._head(width, size, way) + least <= self._room(size, way)

    def _room(self, size: Print, way: _Density) -> int:
        return self.height() - 2 * size.px(way.air)

    def _head(self, width: int, size: Print, way: _Density) -> int:
        return sum(high + gap for _, high, gap in self._parts(width, size, way))

    def _parts(
        self, width: int, size: Print, way: _Density
    ) -> list[tuple[Progress | Words, int, int]]:
        """Return what stands above the answers, each with its height and the gap below."""
        above, below, under_help = way.gaps
        parts: list[tuple[Progress | Words, int, int]] = []
        if way.has_progress:
            parts.append((self.progress, self.progress.needs(size), size.px(above)))
        parts.append((self.question, self.question.needs(size, width), size.px(below)))
        if way.has_help:
            parts.append((self.about, self.about.needs(size, width), size.px(under_help)))
        if self.problem.text():
            parts.append((self.problem, self.problem.needs(size, width), size.px(above)))
        return parts

    def _place(self, size: Print, way: _Density) -> None:
        assert self.body is not None
        width, left = self.width() - 2 * size.px(SIDE), size.px(SIDE)
        head, room = self._head(width, size, way), self._room(size, way)
        body = max(min(self.body.most(width, size), room - head), self.body.least(width, size) or 0)
        top = size.px(way.air) + max(room - head - body, 0) // 2
        for part in (self.progress, self.about, self.problem):
            part.hide()
        for part, high, gap in self._parts(width, size, way):
            part.show_print(size)
            part.setGeometry(left, top, width, high)
            part.show()
            top += high + gap
        asked = self.question.geometry()
        across = size.balanced(self.question.role, self.question.text(), width)
        self.question.setGeometry((self.width() - across) // 2, asked.y(), across, asked.height())
        self.body.setGeometry(left, top, width, body)
        self.body.show_print(size)


def _help(question: Question, body: CardBody | TextBody) -> str:
    if isinstance(body, TextBody):
        return HELP_TEXT
    if question.kind is QuestionKind.MULTIPLE:
        return HELP_SEVERAL
    return HELP_FACES if body.has_faces else HELP_CARDS
