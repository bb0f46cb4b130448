"""A questionnaire as a citizen is asked: its questions in order, the choices, the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from onecua.ui.surveys.form_words import (
    METHOD_WORDS,
    choice_words,
    has_headings,
    origin_words,
    question_words,
    validity_words,
)
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.scrolling_column import ScrollingColumn

if TYPE_CHECKING:
    from onecua.domain.survey.questionnaire import Question, Questionnaire
    from onecua.services.questionnaires import ListedForm

_EDGE = 16
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class FormPreview(Card):
    """Shows one form; the words above scroll with its questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Xem trước", parent=parent)
        self.set_flush()
        self._listed: ListedForm | None = None
        self.save_button = ShortcutButton("Lưu thành tệp…", "Ctrl+S", "download", small=True)
        self.set_head(self.save_button)
        self._scroll = ScrollingColumn(0)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Các câu hỏi của mẫu phiếu")
        self._page = QWidget()
        self._scroll.rows.addWidget(self._page)
        self._scroll.rows.addStretch(1)
        self.body.addWidget(self._scroll)

    def listed(self) -> ListedForm | None:
        """Return the form shown."""
        return self._listed

    def set_whole(self, whole: bool) -> None:
        """Stand as high as the questions, or scroll within the card."""
        self._scroll.set_whole(whole)

    def texts(self) -> list[str]:
        """Return every line shown from the top."""
        return [label.text() for label in self._page.findChildren(Label)]

    def show_form(self, listed: ListedForm) -> None:
        """Show another form from its first question on; the same one stays as it is."""
        if listed == self._listed:
            return
        self._listed = listed
        form = listed.form
        self.set_title(form.title)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(_EDGE, 10, _EDGE, 12)
        rows.setSpacing(10)
        rows.addLayout(_grid_of_facts(_facts(listed)))
        if form.intro:
            rows.addWidget(_line(form.intro))
        rows.addLayout(_grid_of_questions(form))
        if form.thanks:
            rows.addWidget(_line(form.thanks))
        self._scroll.rows.replaceWidget(self._page, page)
        self._page.hide()
        self._page.deleteLater()
        self._page = page
        self._scroll.verticalScrollBar().setValue(0)


def _facts(listed: ListedForm) -> list[tuple[str, str]]:
    form = listed.form
    found = [
        ("Mẫu", origin_words(listed)),
        ("Mã mẫu", f"{form.key}, in ở chân phiếu"),
        ("Hiệu lực", validity_words(form)),
        ("Căn cứ", form.legal_basis),
        ("Cách tính", METHOD_WORDS[form.method]),
    ]
    if form.asks_officer:
        found.append(("Cán bộ", "người dân đánh giá đúng người nhận hồ sơ của mình"))
    return found


def _grid_of_facts(facts: list[tuple[str, str]]) -> QGridLayout:
    grid = _grid(2)
    for place, (caption, words) in enumerate(facts):
        grid.addWidget(Label(caption, "body", "sub"), place, 0, _TOP_LEFT)
        grid.addWidget(_line(words), place, 1)
    return grid


def _grid_of_questions(form: Questionnaire) -> QGridLayout:
    grid = _grid(9)
    names = dict(form.factors)
    group, choices = "", ""
    for number, question in enumerate(form.questions, start=1):
        if question.factor not in {"", group} and has_headings(form):
            heading = Label(names[question.factor], "strong", "sub", wrap=True)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        group = question.factor
        offered = choice_words(question)
        row = grid.rowCount()
        grid.addWidget(Label(f"{number}.", "strong", "sub"), row, 0, _TOP_RIGHT)
        grid.addLayout(_question(form, question, "" if offered == choices else offered), row, 1)
        choices = offered
    return grid


def _question(form: Questionnaire, question: Question, choices: str) -> QVBoxLayout:
    """Return a question; choices that are those of the one before are not told again."""
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(_line(question.text, "strong"))
    if choices:
        lines.addWidget(_line(choices))
    lines.addWidget(Label(question_words(form, question), "small", "sub", wrap=True))
    return lines


def _grid(spacing: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(spacing)
    grid.setColumnStretch(1, 1)
    return grid


def _line(text: str, role: str = "body") -> Label:
    line = Label(text, role, wrap=True)
    line.setTextInteractionFlags(_READABLE)
    return line
