"""The form of a move: only what this move needs is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from onecua.domain.dossier import MOVES, Move
from onecua.domain.office import COMMAND_LINE
from onecua.domain.vietnamese import fold, name_sort_key
from onecua.errors import RuleError, RuleErrors
from onecua.services.moving import MoveRequest
from onecua.ui.dossiers.deed_form import DeedForm
from onecua.ui.dossiers.deeds import Deed, DeedName
from onecua.ui.dossiers.step_field import StepField
from onecua.ui.dossiers.verification_field import VerificationField
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.suggest_box import SuggestBox, Suggestion
from onecua.ui.widgets.text_field import TextArea, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from onecua.domain.deadline import HandlingTime
    from onecua.domain.office import Officer
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.dossier_work import DossierWork

_UNDO_WORDS = "Bước này bị gạch đi trong diễn biến, không bị xóa. Phiếu đã cấp vẫn giữ số."
_CLOSE_REASON = "Quá thời gian chờ mà chưa bổ sung đủ giấy tờ theo phiếu yêu cầu."
_VERIFY_WORDS = (
    "Chỉ khi pháp luật cho thêm thời gian để xác minh; một lần, khi còn trong hạn. Không cần phiếu "
    "xin lỗi."
)
_ASK_EXTRA = "Ghi thời gian xác minh mà pháp luật cho thêm, ví dụ 5 ngày làm việc."


class MovePanel(DeedForm):
    """Asks what a move needs; `request()` gives it, `reason()` that of an undoing."""

    def __init__(
        self, record: DossierRecord, deed: Deed, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, deed, parent)
        self.choice = ChoiceField([(move, MOVES[move].words) for move in deed.moves])
        self.holder = ChoiceField(_holders(desk.officers().values(), desk.officer.id))
        self.step = StepField(desk, record)
        self.extra = VerificationField(desk, record)
        self.recipient = TextField()
        self.listed = SuggestBox("gõ tên giấy tờ của thủ tục")
        self.items = TextArea("mỗi dòng một nội dung", 3)
        self.lay_out(self._make_fields(), self._intro())
        self._fill()
        self.choice.changed.connect(lambda _value: self._on_move_changed())
        self.listed.picked.connect(self._on_paper_picked)
        self.listed.submitted.connect(self._on_paper_typed)
        self.day.changed.connect(lambda _day: self._on_when_changed())
        self.hour.changed.connect(lambda _hour: self._on_when_changed())
        self._on_move_changed()
        self._proposed = self._choices()

    def move_made(self) -> Move | None:
        """Return the move chosen, None for an undoing."""
        return cast("Move", self.choice.value()) if self.deed.moves else None

    def primary_words(self) -> str:
        """Return what the filled button says."""
        move = self.move_made()
        if move is None:
            return "Hoàn tác"
        return MOVES[move].words if len(self.deed.moves) > 1 else self.deed.words

    def act(self, work: DossierWork) -> None:
        """Make the move, or undo the last one."""
        if self.move_made() is None:
            work.undo(self.record.dossier.id, self.reason())
        else:
            work.move(self.request(), self.record)

    def request(self) -> MoveRequest:
        """Return the move as it was filled in; raises `RuleErrors` with what cannot be read."""
        move = self.move_made()
        assert move is not None
        problems: list[RuleError] = []
        happened_at = self.happened_at(problems)
        items = tuple(line.strip() for line in self.items.value().splitlines() if line.strip())
        if move is Move.REQUEST_SUPPLEMENT and not items:
            problems.append(RuleError("Ghi ít nhất một nội dung phải bổ sung.", "items"))
        if MOVES[move].needs_reason and not self.reason() and happened_at is None:
            problems.append(RuleError(f"Ghi lý do để «{MOVES[move].words}».", "reason"))
        extra = self._extra(move, problems)
        if problems:
            raise RuleErrors(problems)
        forwarded = move is Move.FORWARD
        return MoveRequest(
            self.record.dossier.id,
            move,
            self.reason(),
            items if move is Move.REQUEST_SUPPLEMENT else (),
            cast("UUID", self.holder.value()) if forwarded else None,
            happened_at,
            self.recipient.value() if move is Move.RETURN else "",
            extra=extra,
            step=self.step.place() if forwarded else None,
        )

    def _extra(self, move: Move, problems: list[RuleError]) -> HandlingTime | None:
        if move is not Move.VERIFY:
            return None
        return self.extra.term.read(problems, "extra", _ASK_EXTRA)

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed, so that nothing is lost with the form."""
        same_name = self.recipient.value() == _recipient(self.record)
        proposed = self.reason_text.value() in ("", _CLOSE_REASON)
        typed = (self.items.value(), self.hour.value(), self.day.text())
        return same_name and proposed and self._choices() == self._proposed and not any(typed)

    def _choices(self) -> tuple[object, ...]:
        term = self.extra.term
        chosen = (self.choice.value(), self.holder.value(), self.step.place())
        return (*chosen, term.amount.value(), term.unit.value())

    def on_when_shown(self) -> None:
        """Ask for the reason of a late entry."""
        self._on_move_changed()

    def _make_fields(self) -> dict[str, Field]:
        return {
            "move": Field("Việc đã làm", self.choice),
            "step": Field("Bước tiếp theo", self.step),
            "holder": Field("Chuyển cho", self.holder),
            "recipient": Field("Người nhận kết quả", self.recipient),
            "listed": Field("Thêm giấy tờ của thủ tục", self.listed),
            "items": Field("Nội dung phải bổ sung", self.items),
            "extra": Field("Thời gian xác minh thêm", self.extra),
            "happened_at": self.when_field(),
            "reason": Field("Lý do", self.reason_text),
        }

    def _intro(self) -> str:
        if not self.deed.moves:
            return _undo_words(self.record)
        if self.deed.moves == (Move.REQUEST_SUPPLEMENT,):
            return _asked_before_words(self.record.dossier.supplement_count)
        return _VERIFY_WORDS if self.deed.moves == (Move.VERIFY,) else ""

    def _fill(self) -> None:
        self.recipient.set_value(_recipient(self.record))
        self.listed.set_source(self._suggest)
        self.fields["happened_at"].setVisible(self.deed.name is DeedName.EARLIER)
        self.fields["move"].setVisible(len(self.deed.moves) > 1)
        if self.deed.name is DeedName.CLOSE:
            self.reason_text.set_value(_CLOSE_REASON)

    def _on_move_changed(self) -> None:
        move = self.move_made()
        forwarded = move is Move.FORWARD
        self.fields["holder"].setVisible(forwarded)
        self.fields["step"].setVisible(forwarded and self.step.has_steps())
        self.fields["recipient"].setVisible(move is Move.RETURN)
        self.fields["extra"].setVisible(move is Move.VERIFY)
        supplement = move is Move.REQUEST_SUPPLEMENT
        self.fields["items"].setVisible(supplement)
        self.fields["listed"].setVisible(supplement and self.record.procedure is not None)
        needed = move is None or MOVES[move].needs_reason or self.tells_when()
        self.fields["reason"].set_label("Lý do" if needed else "Ghi chú (nếu có)")
        self.earlier_button.setVisible(move is not None and not self.tells_when())
        self.words_changed.emit()

    def _on_when_changed(self) -> None:
        self.step.set_begin(self._readable_instant())

    def _readable_instant(self) -> datetime | None:
        return self.happened_at([])

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


def _holders(officers: Iterable[Officer], acting: UUID) -> list[tuple[object, str]]:
    """Return who may take the dossier over, colleagues before the acting officer."""
    ordered = sorted(
        (each for each in officers if each.active and each.id != COMMAND_LINE.id),
        key=lambda officer: (officer.id == acting, name_sort_key(officer.name)),
    )
    return [
        (officer.id, f"{officer.name}, {officer.title}" if officer.title else officer.name)
        for officer in ordered
    ]


def _recipient(record: DossierRecord) -> str:
    return (record.delegate or record.owner).full_name


def _asked_before_words(times: int) -> str:
    """Say that the law has the desk ask once only; nothing the first time."""
    if not times:
        return ""
    return (
        f"Hồ sơ đã được yêu cầu bổ sung {times} lần. Quy định chỉ một lần: từ lần thứ hai, bộ chỉ "
        "số 766 tính hồ sơ là quá hạn."
    )


def _undo_words(record: DossierRecord) -> str:
    name = record.dossier.last_move_name
    made = f"Hoàn tác «{MOVES[Move(name)].done_words}». " if name else ""
    return made + _UNDO_WORDS
