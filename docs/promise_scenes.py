"""The scenes of the promise: deadlines, pauses, apologies, giải trình, calendar, procedures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from screenshot_scenes import press

from onecua.domain.dossier import Status
from onecua.domain.summary import DossierFilter
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.ui.admin.admin_page import AdminPage
from onecua.ui.catalogue.catalogue_page import CataloguePage
from onecua.ui.dossiers.dossiers_page import DossiersPage
from onecua.ui.dossiers.extension_form import ExtensionForm
from onecua.ui.work_calendar.moved_columns import Decision

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from screenshot_scenes import Scene, Settle

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord
    from onecua.ui.main_window import MainWindow
    from onecua.ui.work_calendar.calendar_panel import CalendarPanel

CONSTRUCTION = "Cấp giấy phép xây dựng sửa chữa"
BIRTH_TO_CARD = "2.001023"
DISABILITY = "1.001699"
NEW_DAY = date(2026, 12, 2)
SWAP = (
    CalendarDay(
        date(2026, 11, 23),
        DayKind.OFF,
        "Hoán đổi với thứ Bảy 28/11/2026",
        "Thông báo mẫu",
    ),
    CalendarDay(
        date(2026, 11, 28),
        DayKind.MAKE_UP,
        "Làm bù cho thứ Hai 23/11/2026",
        "Thông báo mẫu",
    ),
)
RULE, STEPS = 1, 2
CONTROL = Qt.KeyboardModifier.ControlModifier


def deadlines(window: MainWindow, settle: Settle) -> None:
    """Show what is due, the first two overdue dossiers ticked."""
    window.show_page("deadlines")
    settle()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(key)


def paused(window: MainWindow, settle: Settle) -> None:
    """Show a dossier whose clock stands, with the days of its way."""
    waiting = DossierFilter(statuses=frozenset({Status.AWAITING_SUPPLEMENT}))
    page = _open(window, settle, first(window.desk, waiting, _adds_its_pause))
    page.handling.panel.due.toggle()


def extension(window: MainWindow, settle: Settle) -> None:
    """Write an apology while the law still lets it be written."""
    found = first(window.desk, DossierFilter(open_only=True), _under_construction)
    page = _open(window, settle, found)
    press(Qt.Key.Key_4, CONTROL)
    form = page.handling.form()
    assert isinstance(form, ExtensionForm)
    form.due_on.set_value(NEW_DAY)
    form.reason_text.set_value("Cơ quan phối hợp chưa trả lời văn bản xin ý kiến.")


def account(window: MainWindow, settle: Settle) -> None:
    """Read over the giải trình of a late dossier."""
    _open(window, settle, late_and_told(window.desk))
    press(Qt.Key.Key_G, CONTROL)


def work_calendar(window: MainWindow, settle: Settle) -> None:
    """Show the year with its days off, make-up days and hours."""
    _calendar(window, settle)


def moved(window: MainWindow, settle: Settle) -> QWidget:
    """Ask what becomes of each promise that a swap of days would move."""
    panel = _calendar(window, settle)
    document = panel.draft.document.with_days(*SWAP)
    panel.draft.step("Hoán đổi", document)
    panel.adopting.begin()
    settle()
    panel.draft.undo()
    dialog = panel.adopting.dialog
    assert dialog is not None
    for decision in (Decision.KEEP, Decision.SLIP, Decision.SLIP, Decision.CALL):
        dialog.decide(decision)
    return dialog


def procedure_rule(window: MainWindow, settle: Settle) -> None:
    """Show how the office reckons a linked procedure."""
    _procedure(window, settle, BIRTH_TO_CARD, RULE)


def procedure_steps(window: MainWindow, settle: Settle) -> None:
    """Show the internal workflow of a procedure."""
    _procedure(window, settle, DISABILITY, STEPS)


def integrity(window: MainWindow, settle: Settle) -> None:
    """Check the whole file, its mark noted as at the end of a day's work."""
    window.desk.anchors.note()
    page = _admin(window)
    page.open_integrity()
    page.integrity().check.check()
    settle()


def moved_dates(window: MainWindow, settle: Settle) -> None:
    """List every moving of a due date."""
    page = _admin(window)
    page.open_integrity()
    page.integrity().show_moved()
    settle()


SCENES: dict[str, Scene] = {
    "deadlines": deadlines,
    "dossier-paused": paused,
    "extension": extension,
    "account": account,
    "work-calendar": work_calendar,
    "moved-promises": moved,
    "procedure-rule": procedure_rule,
    "procedure-steps": procedure_steps,
    "integrity": integrity,
    "moved-dates": moved_dates,
}


def first(desk: Desk, wanted: DossierFilter, fits: Callable[[DossierRecord], bool]) -> UUID:
    """Return the first dossier of a list that fits."""
    records = (desk.records.read(each.id) for each in desk.lists.page(wanted, limit=4_000))
    return next(record.dossier.id for record in records if fits(record))


def late_and_told(desk: Desk) -> UUID:
    """Return an open dossier that is late and whose cause is recorded."""
    return first(
        desk,
        DossierFilter(open_only=True),
        lambda record: record.dossier.late_cause is not None,
    )


def extended(desk: Desk) -> UUID:
    """Return a dossier that an apology was written for."""
    return first(desk, DossierFilter(), lambda record: record.dossier.extended_at is not None)


def _adds_its_pause(record: DossierRecord) -> bool:
    """Tell whether the days after the first were counted before the pause began."""
    paused_at = record.dossier.paused_at
    return paused_at is not None and paused_at.date() > record.dossier.received_at.date()


def _under_construction(record: DossierRecord) -> bool:
    return record.dossier.procedure_name.startswith(CONSTRUCTION)


def _open(window: MainWindow, settle: Settle, dossier: UUID) -> DossiersPage:
    window.open_dossier(dossier)
    settle()
    page = window.page("dossiers")
    assert isinstance(page, DossiersPage)
    return page


def _admin(window: MainWindow) -> AdminPage:
    window.show_page("admin")
    page = window.page("admin")
    assert isinstance(page, AdminPage)
    return page


def _calendar(window: MainWindow, settle: Settle) -> CalendarPanel:
    page = _admin(window)
    page.open_calendar()
    settle()
    return page.work_calendar()


def _procedure(window: MainWindow, settle: Settle, code: str, tab: int) -> None:
    window.show_page("catalogue")
    settle()
    page = window.page("catalogue")
    assert isinstance(page, CataloguePage)
    page.show_procedure(code)
    settle()
    page.panel.tabs.setCurrentIndex(tab)
