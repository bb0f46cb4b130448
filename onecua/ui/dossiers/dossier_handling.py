"""The dossier in the detail panel and what is done to it: forms, dialogs, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from onecua.errors import RuleError
from onecua.services.moving import MoveRequest
from onecua.ui.dossiers.correction_dialog import CorrectionDialog
from onecua.ui.dossiers.deed_forms import form_of
from onecua.ui.dossiers.deeds import (
    KEYS,
    PRIMARY_KEY,
    UNDO,
    Deed,
    DeedName,
    deeds_of,
    primary_of,
)
from onecua.ui.dossiers.detail_panel import DetailPanel
from onecua.ui.dossiers.dossier_columns import NO_CODE
from onecua.ui.dossiers.dossier_papers import CONTROL_SLIP, PAPER_TITLES, RECEIPT, printable
from onecua.ui.dossiers.dossier_work import DossierWork
from onecua.ui.page import Action
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.in_view import bring_into_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deed_form import DeedForm
    from onecua.ui.shell import Shell


_PRINT_WORDS = {RECEIPT: "In lại giấy hẹn", CONTROL_SLIP: "In phiếu kiểm soát"}


class DossierHandling(QObject):
    """Keeps one dossier in view; forms and dialogs stay with their dossier until done.

    `bars_changed` follows what the action bar shows, `list_wanted` an end of work here.
    """

    bars_changed = Signal()
    list_wanted = Signal()
    dossier_wanted = Signal(object)

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell = shell
        self._page = page
        self._record: DossierRecord | None = None
        self._deeds: tuple[Deed, ...] = ()
        self._forms: dict[UUID, dict[DeedName, DeedForm]] = {}
        self._open: dict[UUID, DeedName] = {}
        self._saving = False
        self._corrections: dict[UUID, CorrectionDialog] = {}
        self.work = DossierWork(shell, page)
        self.panel = DetailPanel(shell.desk)
        self.panel.deed_asked.connect(self.start)
        self.panel.escaped.connect(self.list_wanted)
        self.work.undo_asked.connect(self._on_undo_asked)
        for key in KEYS:
            shortcut = QShortcut(key, page)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda key=key: self._on_key(key))

    @property
    def dossier(self) -> UUID | None:
        """Return the dossier in view."""
        return self._record.dossier.id if self._record is not None else None

    @property
    def record(self) -> DossierRecord | None:
        """Return the dossier in view, whole."""
        return self._record

    def show(self, dossier: UUID | None) -> None:
        """Show another dossier, or the same one as it is now, or none."""
        desk = self._shell.desk
        self._record = desk.records.read(dossier) if dossier is not None else None
        found = self._record
        self._deeds = self._deeds_of(found) if found is not None else ()
        primary = primary_of(self._deeds)
        self.panel.show_record(found, [deed for deed in self._deeds if deed != primary])
        self.panel.show_form(self.form())
        self.bars_changed.emit()

    def _deeds_of(self, record: DossierRecord) -> tuple[Deed, ...]:
        desk = self._shell.desk
        late_by = desk.office.policy.late_by
        chief = desk.officer.is_chief
        return deeds_of(record.dossier, desk.clock(), is_chief=chief, late_by=late_by)

    def form(self) -> DeedForm | None:
        """Return the form that stands open for the dossier in view."""
        name = self._open.get(self.dossier) if self.dossier is not None else None
        return self._forms[self.dossier][name] if self.dossier and name is not None else None

    def start(self, deed: Deed) -> None:
        """Do a deed, or open the form or dialog that it needs."""
        if self._record is None:
            return
        if deed.name is DeedName.CORRECT:
            self._correct(self._record)
        elif deed.name is DeedName.VOID:
            if self.work.void(self._record):
                self._done(None)
        elif deed.asks:
            self._open_form(self._record, deed)
        else:
            record, request = self._record, MoveRequest(self._record.dossier.id, deed.moves[0])
            self._do(lambda: self.work.move(request, record), None)

    def submit(self) -> None:
        """Do what the form in view says; problems are said beside its fields."""
        form = self.form()
        if form is not None:
            self._do(lambda: form.act(self.work), form)

    def drop_form(self) -> None:
        """Put the form in view away with what was typed."""
        self._forget_form(self.form())
        self.bars_changed.emit()
        self.list_wanted.emit()

    def primary(self) -> Action | None:
        """Return the filled button: the form's deed, or the likeliest one."""
        form = self.form()
        waits = "Đang lưu…" if self._saving else None
        if form is not None:
            return Action(form.primary_words(), self.submit, PRIMARY_KEY, form.deed.icon, waits)
        deed = primary_of(self._deeds)
        if deed is None:
            return None
        return Action(deed.words, lambda: self.start(deed), PRIMARY_KEY, deed.icon, waits)

    def secondaries(self) -> tuple[Action, ...]:
        """Return the buttons beside the primary that concern this dossier."""
        if self.form() is not None:
            return (Action("Thôi", self.drop_form, "Ctrl+W"),)
        record = self._record
        if record is None:
            return (Action("In lại", self.print_again, "Ctrl+P", "printer", "Chọn một hồ sơ"),)
        papers = printable(record)
        alone = papers[0] if len(papers) == 1 else RECEIPT
        words = "In lại" if len(papers) > 1 else _PRINT_WORDS.get(alone, "In lại")
        blocked = None if papers else "Hồ sơ không nhận ở quầy này nên không có giấy để in"
        return (Action(words, self.print_again, "Ctrl+P", "printer", blocked),)

    def state_words(self) -> str:
        """Say in the action bar what is chosen, or what was begun."""
        if self._record is None:
            return "Chưa chọn hồ sơ"
        code = self._record.dossier.code or NO_CODE
        if self._saving:
            return "Đang lưu…"
        return f"Đang ghi cho {code}" if self.form() is not None else f"Đã chọn {code}"

    def print_again(self) -> None:
        """Show a paper again; where there are several, ask which."""
        record = self._record
        papers = printable(record) if record is not None else []
        if record is None or not papers:
            return
        if len(papers) == 1:
            self.work.show_paper(record.dossier.id, papers[0])
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for paper in papers:
            action = menu.addAction(PAPER_TITLES[paper])
            action.triggered.connect(
                lambda _on=False, which=paper: self.work.show_paper(record.dossier.id, which)
            )
        size = menu.sizeHint()
        low = self._page.rect().bottomRight() - QPoint(size.width() + 16, size.height())
        menu.popup(self._page.mapToGlobal(low))
        menu.setActiveAction(menu.actions()[0])

    def _open_form(self, record: DossierRecord, deed: Deed) -> None:
        """Open the form of a deed as it was left; forms of other deeds keep what they hold.

        One in which nothing was typed is made anew, from the dossier as it is by now.
        """
        dossier = record.dossier.id
        left = self._forms.get(dossier, {}).get(deed.name)
        if left is None or left.is_untouched():
            self._forget_form(left)
            form = form_of(deed, record, self._shell.desk)
            form.escaped.connect(self._on_form_escaped)
            form.words_changed.connect(self.bars_changed)
            self._forms.setdefault(dossier, {})[deed.name] = form
        self._open[dossier] = deed.name
        form = self._forms[dossier][deed.name]
        self.panel.show_form(form)
        form.take_focus()
        bring_into_view(form)
        self.bars_changed.emit()

    def _on_form_escaped(self) -> None:
        """Close a form in which nothing was typed; otherwise only leave it."""
        form = self.form()
        if form is not None and form.is_untouched():
            self.drop_form()
        else:
            self.list_wanted.emit()

    def _do(self, deed: Callable[[], None], form: DeedForm | None) -> None:
        """Do a deed, waiting for another writer if need be; a refusal is said in the form."""
        if self._saving:
            return

        def attempt() -> None:
            try:
                deed()
            except RuleError as error:
                self._refuse(error, form)
            else:
                self._done(form)

        try_until_free(
            self,
            attempt,
            lambda: self._tell_saving(True),
            on_end=lambda: self._tell_saving(False),
        )

    def _tell_saving(self, saving: bool) -> None:
        if saving != self._saving:
            self._saving = saving
            self.bars_changed.emit()

    def _refuse(self, error: RuleError, form: DeedForm | None) -> None:
        if form is None:
            self._shell.say(error.message, "danger")
        else:
            form.show_problems(error.problems)

    def _done(self, form: DeedForm | None) -> None:
        if form is not None and form.stays:
            return
        self._forget_form(form)
        self.show(self.dossier)
        self.list_wanted.emit()

    def _forget_form(self, form: DeedForm | None) -> None:
        """Put a form away; it may belong to a dossier that is no longer in view."""
        if form is None:
            return
        dossier = form.record.dossier.id
        del self._forms[dossier][form.deed.name]
        if self._open.get(dossier) is form.deed.name:
            del self._open[dossier]
        if dossier == self.dossier:
            self.panel.show_form(None)
        form.deleteLater()

    def _correct(self, record: DossierRecord) -> None:
        dossier = record.dossier.id
        dialog = self._corrections.get(dossier)
        if dialog is None:
            dialog = CorrectionDialog(self._shell.desk, record, self._page)
            dialog.saved.connect(lambda: self._on_corrected(dossier))
            self._corrections[dossier] = dialog
        dialog.open()

    def _on_corrected(self, dossier: UUID) -> None:
        self._corrections.pop(dossier).deleteLater()
        self._shell.say("Đã sửa thông tin hồ sơ; ngày hẹn lần đầu không đổi.")
        self.show(self.dossier)
        self.list_wanted.emit()

    def _on_undo_asked(self, dossier: UUID) -> None:
        self.dossier_wanted.emit(dossier)
        if UNDO in self._deeds:
            self.start(UNDO)

    def _on_key(self, key: str) -> None:
        deed = next((deed for deed in self._deeds if deed.key == key), None)
        if deed is not None:
            self.start(deed)
