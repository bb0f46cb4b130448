"""Slips of the counter: asks for their text, issues them, shows them for printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from onecua.domain.numbering import Slip, slip_number_words
from onecua.errors import RuleError
from onecua.ui.intake.reading import each_problem
from onecua.ui.intake.slip_dialog import REFUSAL, SUPPLEMENT, SlipDialog, SlipText
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from onecua.domain.intake import IntakeRequest
    from onecua.ui.shell import Shell

_NAMES = {SUPPLEMENT: "Phiếu yêu cầu bổ sung", REFUSAL: "Phiếu từ chối tiếp nhận"}
_KINDS = {SUPPLEMENT: Slip.SUPPLEMENT, REFUSAL: Slip.REFUSAL}


class Slips(QObject):
    """Keeps the text of each form while it is not issued; `issued` gives the form."""

    issued = Signal(str)
    changed = Signal()

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell = shell
        self._page = page
        self._texts: dict[str, SlipText] = {}
        self.dialog: SlipDialog | None = None

    def ask(self, form: str, request: IntakeRequest, missing: tuple[str, ...]) -> None:
        """Open the dialog of a form with what was typed before, or the missing papers."""
        usual = SlipText(items="\n".join(" ".join(name.split()) for name in missing))
        text = self._texts.get(form, usual)
        procedure = self._shell.desk.rulebook.catalogue.by_code(request.procedure_code)
        who = f"{request.applicant.full_name} · {procedure.name if procedure else ''}"
        dialog = SlipDialog(form, who, text, self._page)
        self.dialog = dialog
        dialog.issue_wanted.connect(lambda text: self._issue(dialog, request, text))
        dialog.finished.connect(lambda _result: self._on_closed(dialog))
        dialog.open()

    def body(self) -> dict[str, Any]:
        """Return the texts not issued yet, for the draft."""
        return {form: [text.reason, text.items] for form, text in self._texts.items()}

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Take over the texts that a draft kept."""
        self._texts = {
            str(form): SlipText(str(reason), str(items)) for form, (reason, items) in body.items()
        }

    def _issue(self, dialog: SlipDialog, request: IntakeRequest, text: SlipText) -> None:
        try_until_free(
            dialog,
            lambda: self._issue_now(dialog, request, text),
            lambda: dialog.set_waiting(True),
            on_end=lambda: dialog.set_waiting(False),
        )

    def _issue_now(self, dialog: SlipDialog, request: IntakeRequest, text: SlipText) -> None:
        desk, form = self._shell.desk, dialog.form
        items = text.item_lines() if form == SUPPLEMENT else ()
        try:
            slip = desk.handling.counter_slip(form, request, text.reason, items)
        except RuleError as error:
            dialog.show_problems(each_problem(error))
            return
        dialog.accept()
        self._texts.pop(form, None)
        self.issued.emit(form)
        self._shell.say(f"Đã lập {_NAMES[form].lower()} số {self._number(form, slip.number)}.")
        from onecua import products

        pdf = products.counter_slip_pdf(desk, form, request, slip, text.reason, items)
        self._shell.show_paper(f"{_NAMES[form]} số {self._number(form, slip.number)}", pdf, None)

    def _number(self, form: str, number: int) -> str:
        return slip_number_words(_KINDS[form], number)

    def _on_closed(self, dialog: SlipDialog) -> None:
        if dialog.result() == dialog.DialogCode.Rejected:
            self._texts[dialog.form] = dialog.text()
            self.changed.emit()
        self.dialog = None
        dialog.deleteLater()
