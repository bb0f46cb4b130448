"""The card in which one paper slip is entered: which form, how it came, its code, its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from onecua.domain.survey.questionnaire import QuestionKind, Questionnaire
from onecua.domain.survey.response import Via
from onecua.domain.survey.token import read_token
from onecua.errors import RuleError
from onecua.ui.surveys.answer_grid import AnswerGrid
from onecua.ui.surveys.answer_row import line_height
from onecua.ui.surveys.scan_burst import code_in
from onecua.ui.surveys.slip_entry import CORRECTS, SlipEntry
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.survey.questionnaire import Question

_WAYS = ((Via.PAPER, "Phiếu giấy"), (Via.LATER, "Điện thoại, gửi lại"))
_TOKEN_WIDTH = 186
_LETTERS = 11
_HINT = "quét, hoặc gõ tay"
_READY = "Hết câu hỏi. Enter ghi phiếu, 0 sửa câu trước."


class SlipCard(Card):
    """`coded` gives the text of a slip's code, `finished` asks to enter it, `dropped` to forget it.

    `chosen` follows another form or way. With `show_check` the card has no code: a slip of a pile
    is entered again.
    """

    coded = Signal(str)
    finished = Signal()
    dropped = Signal()
    chosen = Signal()

    def __init__(self, form: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__("Nhập phiếu giấy", parent=parent)
        self.forms = ChoiceField([(form, form.title)])
        self.way = Segmented(_WAYS)
        self.way.setAccessibleName("Cách nhận phiếu")
        self.token = CodeField()
        self.token_field = Field("Mã phiếu", self.token, _HINT)
        self.grid = AnswerGrid(SlipEntry(form))
        self.legend = Label("", "small", "sub", wrap=True)
        self.drop = ShortcutButton("Bỏ phiếu đang gõ", "Ctrl+Del", kind="quiet")
        self._asked = QWidget()
        self._scroll = _scrolled(self.grid)
        self._lay_out()
        self.forms.changed.connect(lambda _form: self._on_form_changed())
        self.way.changed.connect(lambda _way: self.chosen.emit())
        self.drop.clicked.connect(self.dropped)
        self.token.given.connect(self.coded)
        self.grid.finished.connect(self.finished)
        self.grid.scanned.connect(self.coded)
        self.grid.changed.connect(self._on_caret)
        self.grid.moved.connect(self._on_moved)
        self._on_caret()

    def form(self) -> Questionnaire:
        """Return the chosen form."""
        form = self.forms.value()
        assert isinstance(form, Questionnaire)
        return form

    def via(self) -> Via:
        """Return how the slips come in."""
        return Via(str(self.way.value()))

    def offer(self, forms: Sequence[Questionnaire]) -> None:
        """Offer these forms; the one chosen before stays chosen while it is offered."""
        before = self.form()
        self.forms.set_options([(form, form_words(form, forms)) for form in forms])
        if before in forms:
            self.forms.set_value(before)
        elif self.grid.entry().form != self.form():
            self.begin(self.form())

    def begin(self, form: Questionnaire) -> None:
        """Wait for the next slip: no code, no answers."""
        self.set_title("Nhập phiếu giấy")
        self._asked.show()
        self.token.show_code("")
        self.token_field.set_problem(None)
        self.token_field.set_hint(_HINT)
        self.grid.set_entry(SlipEntry(form))
        self._scroll.verticalScrollBar().setValue(0)

    def show_check(self, form: Questionnaire, title: str) -> None:
        """Wait for the answers of a slip that is entered again."""
        self.set_title(title)
        self._asked.hide()
        self.grid.set_entry(SlipEntry(form))
        self.grid.take_focus()

    def show_valid(self, code: str) -> None:
        """Show the code of a slip that may be used and go on to its answers."""
        self.token.show_code(code)
        self.token_field.set_problem(None)
        self.token_field.set_hint("hợp lệ, chưa dùng")
        self.grid.take_focus()

    def refuse_code(self, words: str) -> None:
        """Say beside the code what is wrong; the next scan takes its place."""
        self.token_field.set_hint(_HINT)
        self.token_field.set_problem(words)
        self.token.setFocus()
        self.token.selectAll()

    def _on_form_changed(self) -> None:
        self.begin(self.form())
        self.chosen.emit()

    def _on_caret(self) -> None:
        entry = self.grid.entry()
        problem = self.grid.problems().get("")
        self.drop.setVisible(bool(self.token.text()) or not entry.is_untouched())
        self.legend.setText(problem or legend(entry.current))

    def _on_moved(self, top: int, bottom: int) -> None:
        self._scroll.ensureVisible(0, bottom + line_height(), 0, 0)
        self._scroll.ensureVisible(0, top, 0, 0)

    def _lay_out(self) -> None:
        self.set_flush()
        self.set_head(self.drop)
        head = QVBoxLayout(self._asked)
        head.setContentsMargins(12, 10, 12, 10)
        head.addWidget(
            FieldRow(
                [
                    (Field("Mẫu phiếu", self.forms), 0),
                    (Field("Cách nhận", self.way), self.way.sizeHint().width()),
                    (self.token_field, _TOKEN_WIDTH),
                ]
            )
        )
        foot = QFrame()
        foot.setProperty("band", "bottom")
        words = QVBoxLayout(foot)
        words.setContentsMargins(12, 6, 12, 6)
        words.addWidget(self.legend)
        self.body.addWidget(self._asked)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(foot)


class CodeField(TextField):
    """Takes the code of a slip, scanned or typed; `given` follows Enter or its last letter."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "scan", parent)
        # A Vietnamese input method would make marks of the code's letters.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.changed.connect(self._on_changed)
        self.returnPressed.connect(self._on_enter)

    def show_code(self, code: str) -> None:
        """Show a code as it is printed, without giving it again."""
        self.blockSignals(True)
        self.setText(code)
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z of the empty field take back the slip before."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def _on_enter(self) -> None:
        if self.value():
            self.given.emit(self.value())

    def _on_changed(self, text: str) -> None:
        """Take a whole code at once; a wrong one waits for Enter, perhaps it is not all."""
        if is_whole(text):
            self.given.emit(text)


def is_whole(text: str) -> bool:
    """Tell whether a text is a whole code: its check letter is right, its end has come."""
    if code_in(text) and len(text.rsplit(":", 1)[-1]) < _LETTERS:
        return False
    try:
        read_token(text)
    except RuleError:
        return False
    return True


def legend(question: Question | None) -> str:
    """Say which digits answer a question."""
    if question is None:
        return _READY
    skips = "" if question.required else " · + để trống"
    if CORRECTS not in {choice.code for choice in question.choices}:
        skips += " · 0 sửa câu trước"
    if question.kind is QuestionKind.TEXT:
        return "Gõ lời ghi trên phiếu, Enter sang câu sau · + để trống · ↑ câu trước"
    offered = " · ".join(f"{choice.code} {choice.words}" for choice in question.choices)
    if question.kind is QuestionKind.MULTIPLE:
        return f"{offered} · bấm nhiều số, ↓ sang câu sau{skips}"
    return f"{offered}{skips}"


def form_words(form: Questionnaire, forms: Sequence[Questionnaire]) -> str:
    """Return a form's title, with its version where another one is called the same."""
    alike = [other for other in forms if other.title == form.title]
    return f"{form.title} (bản {form.version})" if len(alike) > 1 else form.title


def _scrolled(grid: AnswerGrid) -> QScrollArea:
    grid.setObjectName("page")  # the style sheet lets the card's ground show through
    scroll = QScrollArea()
    scroll.setWidget(grid)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll
