"""The small form of a move, inside the detail panel: only what this move needs is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.dossier import MOVES, Move
from onecua.domain.vietnamese import fold, name_sort_key
from onecua.errors import RuleError, RuleErrors
from onecua.services.moving import MoveRequest
from onecua.ui.dossiers.clock_words import parse_time
from onecua.ui.dossiers.deeds import Deed, DeedName
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.suggest_box import SuggestBox, Suggestion
from onecua.ui.widgets.text_field import TextArea, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from onecua.domain.office import Officer
    from onecua.services.records import DossierRecord

_CANCEL = QKeySequence.StandardKey.Cancel
_UNDO_WORDS = "Bước này bị gạch đi trong diễn biến, không bị xóa. Phiếu đã cấp vẫn giữ số."


@dataclass(frozen=True)
class MoveContext:
    """What a form needs to know of the desk: who works there, who acts."""

    officers: tuple[Officer, ...]
    acting: UUID


class MovePanel(QWidget):
    """Asks what a deed needs; `escaped` wants the focus elsewhere, the text stays.

    `request()` gives the move, `reason()` that of an undoing.
    """

    escaped = Signal()
    move_changed = Signal()

    def __init__(
        self, record: DossierRecord, deed: Deed, context: MoveContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record = record
        self.deed = deed
        self.choice = ChoiceField([(move, MOVES[move].words) for move in deed.moves])
        self.holder = ChoiceField(_holders(context))
        self.recipient = TextField()
        self.listed = SuggestBox("gõ tên giấy tờ của thủ tục")
        self.items = TextArea("mỗi dòng một nội dung", 3)
        self.reason_text = TextArea("", 3)
        self.day, self.hour = DateField(), TextField("giờ:phút")
        self.earlier_button = ShortcutButton("Việc này làm hôm trước", kind="quiet")
        self.fields = self._make_fields()
        self._lay_out()
        self._fill()
        self._connect()
        self._on_move_changed()
        enter_moves_on(self)

    def move_made(self) -> Move | None:
        """Return the move chosen, None for an undoing."""
        return cast("Move", self.choice.value()) if self.deed.moves else None

    def primary_words(self) -> str:
        """Return what the filled button says."""
        move = self.move_made()
        if move is None:
            return "Hoàn tác"
        return MOVES[move].words if len(self.deed.moves) > 1 else self.deed.words

    def request(self) -> MoveRequest:
        """Return the move as it was filled in; raises `RuleErrors` with what cannot be read."""
        move = self.move_made()
        assert move is not None
        problems: list[RuleError] = []
        happened_at = self._instant(problems)
        reason = self.reason_text.value()
        if happened_at is not None and not reason:
            words = "Ghi lý do vì sao việc hôm trước mà hôm nay mới ghi."
            problems.append(RuleError(words, "reason"))
        items = tuple(line.strip() for line in self.items.value().splitlines() if line.strip())
        if move is Move.REQUEST_SUPPLEMENT and not items:
            problems.append(RuleError("Ghi ít nhất một nội dung phải bổ sung.", "items"))
        if MOVES[move].needs_reason and not reason and happened_at is None:
            problems.append(RuleError(f"Ghi lý do để «{MOVES[move].words}».", "reason"))
        if problems:
            raise RuleErrors(problems)
        return MoveRequest(
            self.record.dossier.id,
            move,
            reason,
            items if move is Move.REQUEST_SUPPLEMENT else (),
            cast("UUID", self.holder.value()) if move is Move.FORWARD else None,
            happened_at,
            self.recipient.value() if move is Move.RETURN else "",
        )

    def reason(self) -> str:
        """Return the reason as it was typed."""
        return self.reason_text.value()

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed, so that nothing is lost with the form."""
        texts = (self.items.value(), self.reason_text.value(), self.hour.value(), self.day.text())
        same_name = self.recipient.value() == _recipient(self.record)
        return not any(texts) and same_name

    def show_problems(self, problems: Iterable[RuleError]) -> None:
        """Say each problem beside its field, those without a field beside the reason."""
        for field in self.fields.values():
            field.set_problem(None)
        wrong = [
            (self.fields.get(each.field or "") or self.fields["reason"], each) for each in problems
        ]
        for field, problem in reversed(wrong):
            field.show()
            field.set_problem(problem.message)
            field.control.setFocus()

    def take_focus(self) -> None:
        """Put the caret into the first field."""
        shown = [self.fields[name] for name in _ORDER if self.fields[name].isVisibleTo(self)]
        shown[0].control.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form with Esc; what was typed stays in it."""
        if event.matches(_CANCEL):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> dict[str, Field]:
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.day.setFixedWidth(scaled(164))
        self.hour.setAccessibleName("Giờ")
        row.addWidget(self.day)
        row.addWidget(self.hour, 1)
        when.setFocusProxy(self.day)
        return {
            "move": Field("Việc đã làm", self.choice),
            "holder": Field("Chuyển cho", self.holder),
            "recipient": Field("Người nhận kết quả", self.recipient),
            "listed": Field("Thêm giấy tờ của thủ tục", self.listed),
            "items": Field("Nội dung phải bổ sung", self.items),
            "reason": Field("Lý do", self.reason_text),
            "happened_at": Field("Làm lúc", when, "ngày và giờ"),
        }

    def _lay_out(self) -> None:
        column = ScrollingColumn(10, (8, 8, 16, 8))
        rows = column.rows
        rows.addWidget(Label(self.deed.words, "heading"))
        if not self.deed.moves:
            rows.addWidget(Label(_undo_words(self.record), wrap=True))
        for name in _ORDER:
            rows.addWidget(self.fields[name])
        rows.addWidget(self.earlier_button)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    def _fill(self) -> None:
        self.recipient.set_value(_recipient(self.record))
        self.listed.set_source(self._suggest)
        self.fields["happened_at"].setVisible(self.deed.name is DeedName.EARLIER)
        self.fields["move"].setVisible(len(self.deed.moves) > 1)

    def _connect(self) -> None:
        self.choice.changed.connect(lambda _value: self._on_move_changed())
        self.earlier_button.clicked.connect(self._on_earlier)
        self.listed.picked.connect(self._on_paper_picked)
        self.listed.submitted.connect(self._on_paper_typed)

    def _on_move_changed(self) -> None:
        move = self.move_made()
        self.fields["holder"].setVisible(move is Move.FORWARD)
        self.fields["recipient"].setVisible(move is Move.RETURN)
        supplement = move is Move.REQUEST_SUPPLEMENT
        self.fields["items"].setVisible(supplement)
        self.fields["listed"].setVisible(supplement and self.record.procedure is not None)
        needed = move is None or MOVES[move].needs_reason or self._tells_when()
        self.fields["reason"].set_label("Lý do" if needed else "Ghi chú (nếu có)")
        self.earlier_button.setVisible(move is not None and not self._tells_when())
        self.move_changed.emit()

    def _tells_when(self) -> bool:
        return self.fields["happened_at"].isVisibleTo(self)

    def _on_earlier(self) -> None:
        self.fields["happened_at"].show()
        self._on_move_changed()
        self.day.setFocus()

    def _suggest(self, text: str) -> list[Suggestion]:
        procedure = self.record.procedure
        words = fold(text).split()
        names = [paper.name for paper in procedure.components] if procedure else []
        return [Suggestion(name) for name in names if all(word in fold(name) for word in words)][:8]

    def _on_paper_picked(self, picked: Suggestion) -> None:
        self._on_paper_typed(picked.title)

    def _on_paper_typed(self, name: str) -> None:
        if name:
            before = self.items.value()
            self.items.set_value(f"{before}\n{name}" if before else name)
            self.listed.set_chosen("")

    def _instant(self, problems: list[RuleError]) -> datetime | None:
        if not self._tells_when():
            return None
        wrong = self.day.problem()
        day = self.day.value()
        if wrong or day is None:
            problems.append(RuleError(wrong or "Ghi ngày đã làm việc này.", "happened_at"))
            return None
        try:
            return datetime.combine(day, parse_time(self.hour.value()))
        except RuleError as error:
            problems.append(error)
            return None


_ORDER = ("move", "holder", "recipient", "listed", "items", "happened_at", "reason")


def _holders(context: MoveContext) -> list[tuple[object, str]]:
    """Return who may take the dossier over, colleagues before the acting officer."""
    ordered = sorted(
        (officer for officer in context.officers if officer.active),
        key=lambda officer: (officer.id == context.acting, name_sort_key(officer.name)),
    )
    return [
        (officer.id, f"{officer.name}, {officer.title}" if officer.title else officer.name)
        for officer in ordered
    ]


def _recipient(record: DossierRecord) -> str:
    return (record.delegate or record.owner).full_name


def _undo_words(record: DossierRecord) -> str:
    name = record.dossier.last_move_name
    made = f"Hoàn tác «{MOVES[Move(name)].done_words}». " if name else ""
    return made + _UNDO_WORDS
