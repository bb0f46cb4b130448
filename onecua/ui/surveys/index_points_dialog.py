"""The points that the unit gives itself for indices that neither slips nor dossiers tell.

Each rests on a paper of the unit and is kept with the officer who gave it and the day.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from onecua.domain.survey.indices import INDEX_WORDS, TypedPoints, check_typed
from onecua.errors import RuleError
from onecua.services.index_points import NOTE_LIMIT
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.period import Period

Texts = dict[int, tuple[str, str]]
"""What is typed of each index: points and note, right or wrong."""
_POINTS_WIDTH = 110
_WIDTH = 620


class IndexPointsDialog(QDialog):
    """Two fields for each index: points from 0 to 2, or none, and what they rest on."""

    def __init__(
        self,
        period: Period,
        asked: Sequence[int],
        before: Sequence[TypedPoints],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Điểm đơn vị tự chấm")
        self._asked = asked
        self.points = {index: TextField("0 đến 2") for index in asked}
        self.notes = {index: TextField("Căn cứ chấm điểm") for index in asked}
        self.fields = {index: Field(f"Điểm chỉ số {index}", self.points[index]) for index in asked}
        self._by = {each.index: each.by for each in before}
        for each in before:
            if each.index in self.points:
                self.points[each.index].set_value(number_words(each.points))
                self.notes[each.index].set_value(each.note)
        self._typed: list[TypedPoints] = []
        self.yes_button = ShortcutButton("Ghi điểm", "Ctrl+Enter", kind="primary")
        self.no_button = ShortcutButton("Không, quay lại", "Esc")
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self.reject)
        self._lay_out(period)
        self.points[asked[0]].setFocus()

    def typed(self) -> list[TypedPoints]:
        """Return the points of the indices that were not left out."""
        return self._typed

    def texts(self) -> Texts:
        """Return what stands in the fields, right or wrong."""
        return {i: (self.points[i].text(), self.notes[i].text()) for i in self._asked}

    def put_back(self, texts: Texts) -> None:
        """Fill in what was typed when the dialog was left before."""
        for index in set(texts) & set(self._asked):
            points, note = texts[index]
            self.points[index].set_value(points)
            self.notes[index].set_value(note)

    def _lay_out(self, period: Period) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        # A line under a field makes the dialog grow: the fields would be squeezed for it.
        rows.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        rows.setSpacing(12)
        rows.addWidget(Label(f"Điểm đơn vị tự chấm, {period.title}", "detail_title"))
        words = Label(
            "Phiếu và hồ sơ không cho biết các chỉ số này. Ghi điểm 0 đến 2 kèm căn cứ; để trống "
            "thì chỉ số không tính và bảng ghi rõ. Sổ giữ người ghi và ngày ghi.",
            wrap=True,
        )
        words.setMinimumWidth(_WIDTH)
        rows.addWidget(words)
        for index in self._asked:
            note = Field(INDEX_WORDS[index], self.notes[index])
            if self._by.get(index):
                note.set_note(f"Ghi lần trước: {self._by[index]}")
            rows.addWidget(FieldRow([(self.fields[index], _POINTS_WIDTH), (note, 0)]))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        rows.addLayout(buttons)

    def _on_yes(self) -> None:
        self._typed, wrong = [], None
        for index in self._asked:
            try:
                given = points_of(str(self.points[index].value()), index)
            except RuleError as problem:
                self.fields[index].set_problem(problem.message)
                wrong = wrong or self.points[index]
                continue
            self.fields[index].set_problem(None)
            if given is not None:
                note = str(self.notes[index].value())[:NOTE_LIMIT].strip()
                self._typed.append(TypedPoints(index, given, note))
        if wrong is not None:
            wrong.setFocus()
        else:
            self.accept()


def points_of(text: str, index: int) -> Decimal | None:
    """Return typed points, None of an empty field; raises `RuleError` for anything else."""
    if not text.strip():
        return None
    try:
        return check_typed(Decimal(text.strip().replace(",", ".")), index)
    except InvalidOperation:
        raise RuleError(f"Điểm chỉ số {index} là một số từ 0 đến 2, như 1,5.") from None


def number_words(points: Decimal) -> str:
    """Return points as they are typed: «1,5»."""
    return f"{points.normalize():f}".replace(".", ",")


def ask_points(
    parent: QWidget,
    period: Period,
    asked: Sequence[int],
    before: Sequence[TypedPoints],
    left: dict[Period, Texts],
) -> list[TypedPoints] | None:
    """Ask for the points of a period; None when the person thought better of it.

    What was typed then stays in `left` and stands there the next time.
    """
    dialog = IndexPointsDialog(period, asked, before, parent)
    dialog.put_back(left.pop(period, {}))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if not accepted:
        left[period] = dialog.texts()
    dialog.deleteLater()
    return dialog.typed() if accepted else None
