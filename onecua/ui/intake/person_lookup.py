"""Who stands at the counter: from the card that was scanned, from what the desk knows already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.domain.applicant import Applicant
from onecua.domain.identity_card import read_card
from onecua.errors import RuleError
from onecua.ui.intake.person_body import body_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.identity_card import CardReading
    from onecua.storage.people import KnownPerson
    from onecua.ui.intake.intake_form import IntakeForm
    from onecua.ui.intake.person_fields import PersonFields
    from onecua.ui.shell import Shell


class PersonLookup(QObject):
    """Fills the group of the applicant or the delegate; `filled` follows a card."""

    filled = Signal()

    def __init__(self, shell: Shell, form: IntakeForm, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._form = form
        self._asked: dict[int, str] = {}
        form.people.person_wanted.connect(self.look_up)
        form.people.dossiers_wanted.connect(self._on_dossiers_wanted)

    def forget(self) -> None:
        """Ask again for every number: another intake begins."""
        self._asked.clear()

    def look_up(self, number: str, group: PersonFields) -> None:
        """Fill in what is known under a number; a number is asked once for an intake."""
        if self._asked.get(id(group)) == number:
            return
        self._asked[id(group)] = number
        known = self._shell.desk.intake.known_person(number)
        if known is not None:
            self._form.people.show_known(known, group)
        else:
            self._form.people.show_unknown(group)

    def take_card(self, text: str, where: QWidget) -> None:
        """Fill in what a card says, then what else is known of its holder."""
        today = self._shell.desk.clock().date()
        try:
            card = read_card(text, today=today)
        except RuleError as error:
            self._shell.say(error.message, "warning")
            return
        group = self._form.people.group_of(where)
        # Filling the number in must not ask already: what is known is filled after the card.
        self._asked[id(group)] = card.number
        self._form.people.show_card(body_of(_holder(card)), group)
        self._asked.pop(id(group), None)
        self.look_up(card.number, group)
        group.warn(" ".join(card.warnings))
        self.filled.emit()

    def take_code(self, code: str) -> None:
        """Offer the dossier whose receipt was scanned."""
        try:
            dossier = self._shell.desk.records.find(code)
        except RuleError as error:
            self._shell.say(error.message, "warning")
            return
        self._shell.say(
            f"{code} là mã trên giấy hẹn của hồ sơ đã nhận.",
            "accent",
            action="Mở hồ sơ",
            run=lambda: self._shell.open_dossier(dossier),
        )

    def _on_dossiers_wanted(self, person: KnownPerson) -> None:
        words = f"Hồ sơ của {person.applicant.full_name}"
        self._shell.open_list(self._shell.desk.lists.of_person(person.id, words))


def _holder(card: CardReading) -> Applicant:
    return Applicant(
        full_name=card.full_name,
        identity_number=card.number,
        old_number=card.old_number,
        born_on=card.born_on,
        gender=card.gender,
        address=card.address,
    )
