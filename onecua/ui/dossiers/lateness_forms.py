"""Why a dossier is late: the cause for the report, and the giải trình drafted from its history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onecua.domain.lateness import CAUSES
from onecua.errors import RuleError, RuleErrors
from onecua.ui.dossiers.deed_form import DeedForm
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.text_field import TextArea, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.products import ExplanationWords
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deeds import Deed
    from onecua.ui.dossiers.dossier_work import DossierWork

_CHOOSE = "Chọn nguyên nhân"


class CauseForm(DeedForm):
    """Asks the cause, by its code, and a note; said again, the last word counts."""

    def __init__(self, record: DossierRecord, deed: Deed, parent: QWidget | None = None) -> None:
        super().__init__(record, deed, parent)
        self.cause = ChoiceField(
            [(None, _CHOOSE), *((code, f"{code} · {words}") for code, words in CAUSES.items())]
        )
        self.note = TextArea("vì sao, ai, từ khi nào", 4)
        self.earlier_button.hide()
        told = record.dossier.late_cause
        self.lay_out(
            {
                "cause": Field("Nguyên nhân", self.cause),
                "note": Field("Ghi rõ sự việc", self.note),
            },
            f"Đã ghi: {CAUSES.get(told, told)}. Ghi lại thì lấy lần sau." if told else "",
        )
        if told in CAUSES:
            self.cause.set_value(told)

    def act(self, work: DossierWork) -> None:
        """Record the cause."""
        problems = []
        if self.cause.value() is None:
            problems.append(RuleError("Chọn nguyên nhân quá hạn.", "cause"))
        if not self.note.value():
            words = "Ghi rõ vì sao quá hạn, để người đọc báo cáo hiểu được."
            problems.append(RuleError(words, "note"))
        if problems:
            raise RuleErrors(problems)
        work.explain_lateness(self.record, str(self.cause.value()), self.note.value())

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed or chosen."""
        told = self.record.dossier.late_cause
        return not self.note.value() and self.cause.value() in (None, told)


class AccountForm(DeedForm):
    """Shows the drafted words of a giải trình, to be read over and changed, and prints it."""

    stays = True

    def __init__(
        self, record: DossierRecord, deed: Deed, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, deed, parent)
        from onecua import products

        self._draft = products.explanation_words(desk, record.dossier.id)
        self.story = TextArea("", 6)
        self.cause = TextArea("để trống thì ghi tay trên giấy", 3)
        self.measure = TextArea("để trống thì ghi tay trên giấy", 3)
        self.recipient = TextField()
        self.earlier_button.hide()
        self.lay_out(
            {
                "story": Field("Diễn biến hạn và kết quả", self.story),
                "cause": Field("Nguyên nhân", self.cause),
                "measure": Field("Biện pháp khắc phục", self.measure),
                "recipient": Field("Kính gửi", self.recipient),
            },
            "Soạn từ diễn biến của hồ sơ; đọc lại và sửa trước khi in. Bảng các bước và thời gian "
            "từng người giữ có sẵn trên giấy.",
        )
        self.story.set_value(self._draft.story)
        self.cause.set_value(self._draft.cause)
        self.recipient.set_value(self._draft.recipient)

    def primary_words(self) -> str:
        """Return what the filled button says."""
        return "Xem và in giải trình"

    def act(self, work: DossierWork) -> None:
        """Show the paper with the words as they read now."""
        problems = []
        if not self.story.value():
            words = "Ghi hồ sơ quá hạn thế nào, ít nhất một câu."
            problems.append(RuleError(words, "story"))
        if not self.recipient.value():
            problems.append(RuleError("Ghi nơi nhận báo cáo giải trình.", "recipient"))
        if problems:
            raise RuleErrors(problems)
        work.show_explanation(self.record.dossier.id, self._words())

    def is_untouched(self) -> bool:
        """Tell whether the draft is as it was proposed."""
        return self._words() == self._draft

    def _words(self) -> ExplanationWords:
        return replace(
            self._draft,
            recipient=self.recipient.value(),
            story=self.story.value(),
            cause=self.cause.value(),
            measure=self.measure.value(),
        )
