"""Who hands in: the applicant, whom the desk may know, and somebody authorised to do it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from onecua.domain.applicant import Applicant, ApplicantKind, Delegate
from onecua.ui.intake.person_body import PersonBody, body_of, person_body
from onecua.ui.intake.person_fields import PersonFields
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.storage.people import KnownPerson
    from onecua.ui.intake.reading import Reader

_OWNER_HINT = "cũng là chủ hồ sơ; quét thẻ vào ô nào cũng được"


class ApplicantPanel(QWidget):
    """The group of the applicant, its banner, and the group of the delegate (Alt+U).

    `person_wanted` asks who has a number, for which group; `dossiers_wanted` asks for the list
    of the known person's dossiers.
    """

    changed = Signal()
    person_wanted = Signal(str, QWidget)
    dossiers_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.applicant = PersonFields()
        self.delegate = PersonFields("delegate.")
        self.authority = TextField("số, ngày, nơi chứng thực của giấy ủy quyền")
        self._authority_field = Field("Giấy tờ ủy quyền", self.authority)
        self._kind_button = ShortcutButton("Là tổ chức", "Alt+O", kind="quiet")
        self._delegate_button = ShortcutButton("Nộp thay, được ủy quyền", "Alt+U", kind="quiet")
        self._hint = ElidedLabel(_OWNER_HINT, "body", "sub")
        self._banner = Banner("accent", icon="user")
        self._before_fill: PersonBody | None = None
        self._filled: PersonBody | None = None
        self._delegate_group = QWidget()
        self._lay_out()
        self._connect()

    def fields(self) -> dict[str, Field]:
        """Return the fields by the names that problems carry."""
        return {
            **self.applicant.fields(),
            **self.delegate.fields(),
            "delegate.authority_paper": self._authority_field,
        }

    def has_delegate(self) -> bool:
        """Tell whether somebody else hands the dossier in."""
        return not self._delegate_group.isHidden()

    def show_delegate(self, shown: bool) -> None:
        """Open or close the second group; what was typed in it stays."""
        self._delegate_group.setVisible(shown)
        words = "Chủ hồ sơ tự nộp" if shown else "Nộp thay, được ủy quyền"
        self._delegate_button.set_words(words)
        self._hint.set_text("là chủ hồ sơ" if shown else _OWNER_HINT)
        self.changed.emit()

    def read(self, reader: Reader) -> tuple[Applicant, Delegate | None]:
        """Return who the dossier is for and who hands it in."""
        applicant = self.applicant.read(reader)
        if not self.has_delegate():
            return applicant, None
        paper = reader.text("delegate.authority_paper", self.authority.text())
        return applicant, Delegate(self.delegate.read(reader), paper)

    def body(self) -> dict[str, Any]:
        """Return everything typed here, for the draft."""
        return {
            "applicant": asdict(self.applicant.body()),
            "delegate": asdict(self.delegate.body()),
            "authority_paper": self.authority.text(),
            "has_delegate": self.has_delegate(),
        }

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept, or nothing for an empty body."""
        self.applicant.show_body(person_body(body.get("applicant")))
        self.delegate.show_body(person_body(body.get("delegate")))
        self.authority.set_value(str(body.get("authority_paper", "")))
        self.show_delegate(bool(body.get("has_delegate")))
        self._forget_fill()
        self._tell_kind()

    def group_of(self, widget: QWidget) -> PersonFields:
        """Return the group that a card scanned into a widget belongs to."""
        within = self._delegate_group.isAncestorOf(widget)
        return self.delegate if within and self.has_delegate() else self.applicant

    def show_card(self, card: PersonBody, group: PersonFields) -> None:
        """Put what a card says into a group, over what stood there of somebody else."""
        if group is self.applicant:
            # Twelve digits of a scan look like a typed number and were looked up on the way.
            self._take_back()
            self._forget_fill()
        typed = group.body().identity_number.replace(" ", "")
        if typed and typed != card.identity_number:
            group.show_body(card)
        else:
            group.fill(card, over=True)
        self._tell_kind()

    def show_known(self, person: KnownPerson, group: PersonFields) -> None:
        """Fill in what is known of a person and say so."""
        before = group.body()
        count = group.fill(body_of(person.applicant))
        if group is not self.applicant:
            return
        if count:
            self._before_fill, self._filled = before, group.body()
        self._tell_known(person, count)

    def show_unknown(self, group: PersonFields) -> None:
        """Take the banner away: the number is of somebody whom the desk does not know."""
        if group is self.applicant:
            self._forget_fill()

    def undo_fill(self) -> None:
        """Take out what was filled in, but not what was changed since."""
        if self._take_back():
            self._forget_fill()
            self.applicant.full_name.setFocus()

    def _take_back(self) -> bool:
        if self._before_fill is None or self._filled is None:
            return False
        now, before, filled = (
            asdict(body) for body in (self.applicant.body(), self._before_fill, self._filled)
        )
        kept = {name: before[name] if now[name] == filled[name] else now[name] for name in now}
        self.applicant.show_body(PersonBody(**kept))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z undo the filling where the field itself has nothing to undo."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QLineEdit)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self._before_fill is not None
            and not watched.isUndoAvailable()
        ):
            event.ignore()
            return True
        return False

    def _tell_known(self, person: KnownPerson, count: int) -> None:
        past = f"{person.dossier_count} hồ sơ trước"
        if person.last_received_at is not None:
            past += f", gần nhất {person.last_received_at:%d/%m/%Y}"
        filled = f"Đã điền {count} ô; " if count else ""
        self._banner.clear_actions()
        self._banner.set_words("Đã có thông tin người này.", f"{filled}{past}.")
        if person.dossier_count:
            words = f"Xem {person.dossier_count} hồ sơ"
            self._banner.add_action(words, lambda: self.dossiers_wanted.emit(person))
        if count:
            self._banner.add_action("Bỏ điền", self.undo_fill, "Ctrl+Z")
        self._banner.show()

    def _forget_fill(self) -> None:
        self._before_fill = self._filled = None
        self._banner.hide()

    def _tell_kind(self) -> None:
        is_person = self.applicant.kind is ApplicantKind.PERSON
        self._kind_button.set_words("Là tổ chức" if is_person else "Là cá nhân")

    def _lay_out(self) -> None:
        for button in (self._kind_button, self._delegate_button):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Người nộp", "heading"))
        head.addWidget(self._hint, 1)
        head.addWidget(self._kind_button)
        head.addSpacing(12)
        head.addWidget(self._delegate_button)
        group = QVBoxLayout(self._delegate_group)
        group.setContentsMargins(0, 4, 0, 0)
        group.setSpacing(6)
        group.addWidget(Label("Người được ủy quyền nộp thay", "heading"))
        group.addWidget(self.delegate)
        group.addWidget(self._authority_field)
        self._delegate_group.hide()
        self._banner.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(head)
        for widget in (self._banner, self.applicant, self._delegate_group):
            rows.addWidget(widget)

    def _connect(self) -> None:
        self._kind_button.clicked.connect(self._on_kind)
        self._delegate_button.clicked.connect(self._on_delegate)
        self.authority.textChanged.connect(lambda _text: self.changed.emit())
        for group in (self.applicant, self.delegate):
            group.changed.connect(self.changed)
            group.number_given.connect(
                lambda number, group=group: self.person_wanted.emit(number, group)
            )
        for field in self.applicant.findChildren(QLineEdit):
            field.installEventFilter(self)

    def _on_kind(self) -> None:
        other = {
            ApplicantKind.PERSON: ApplicantKind.ORGANISATION,
            ApplicantKind.ORGANISATION: ApplicantKind.PERSON,
        }
        self.applicant.set_kind(other[self.applicant.kind])
        self._tell_kind()
        self.applicant.show_warnings()
        self.applicant.number.setFocus()

    def _on_delegate(self) -> None:
        self.show_delegate(not self.has_delegate())
        (self.delegate if self.has_delegate() else self.applicant).number.setFocus()
