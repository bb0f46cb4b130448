"""What stands on the screen in each picture: played on the real window, as at the counter."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.applicant import Applicant, Gender
from onecua.domain.deadline import Urgency
from onecua.domain.dossier import FeeState
from onecua.domain.intake import IntakeRequest
from onecua.domain.office import COMMAND_LINE
from onecua.domain.summary import DossierFilter
from onecua.services.desk import Desk
from onecua.services.facts import new_id
from onecua.ui.admin.admin_page import AdminPage
from onecua.ui.dossiers.dossiers_page import DossiersPage
from onecua.ui.intake.intake_page import IntakePage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from onecua.domain.office import Officer
    from onecua.storage.database import Database
    from onecua.ui.first_start.first_start import FirstStart
    from onecua.ui.main_window import MainWindow

    Settle = Callable[[], None]
    Scene = Callable[[MainWindow, Settle], QWidget | None]

CITIZEN = Applicant(
    "Nguyễn Thị Thanh Tâm",
    identity_number="030192004512",
    born_on=date(1992, 5, 14),
    gender=Gender.FEMALE,
    address="Thôn An Bình, Xã Thanh Hà, Thành phố Hải Phòng",
    phone="0912555046",
    email="thanhtam92@vidu.vn",
)
CARD = (
    "030192004512|145678901|Nguyễn Thị Thanh Tâm|14051992|Nữ|"
    "Thôn An Bình, Xã Thanh Hà, Thành phố Hải Phòng|25042021"
)
MARITAL_STATUS = "1.004873"
EARLIER = "2.001212"
QUIET_MS = 250
"""A scanned code is over when no key came for so long."""


def first_officer(database: Database) -> Officer:
    """Return the first officer of a sample office."""
    known = Desk(database, COMMAND_LINE).officers().values()
    return next(officer for officer in known if officer.id != COMMAND_LINE.id)


def receive_returning_citizen(desk: Desk, at: datetime) -> None:
    """Enter a dossier that the citizen handed in at this instant and had back at once."""
    request = IntakeRequest(
        new_id(), EARLIER, CITIZEN, received_at=at, late_reason="Nhập bù hồ sơ giấy"
    )
    desk.intake.receive(request, instantly=True)


def declare_office(window: FirstStart) -> None:
    """Fill in the first window."""
    write("hai ph", Qt.Key.Key_Return)
    write("thanh ha", Qt.Key.Key_Return)
    form = window.form
    form.unit_code.setText("H24.119")
    form.phone.setText("0220 3815 234")
    form.officer_name.setText("Nguyễn Thị Hồng Nhung")
    form.officer_title.setText("Công chức Văn phòng – Thống kê")
    form.officer_title.setFocus()


def dashboard(window: MainWindow, _settle: Settle) -> None:
    """Show the day at a glance."""
    window.show_page("dashboard")


def intake(window: MainWindow, settle: Settle) -> None:
    """Receive a returning citizen: the procedure, the card, the papers."""
    page = _intake_page(window, settle)
    write(MARITAL_STATUS, Qt.Key.Key_Return)
    scan(CARD)
    press(Qt.Key.Key_F9)
    page.form.fee.amount.setText("15.000")
    page.form.fee.state.set_value(FeeState.CASH)
    page.form.people.applicant.phone.setFocus()
    page.keeper.flush()


def intake_problems(window: MainWindow, settle: Settle) -> None:
    """Try to save what is not whole yet."""
    page = _intake_page(window, settle)
    write(MARITAL_STATUS, Qt.Key.Key_Return)
    page.form.people.applicant.number.setFocus()
    write("0301920045", Qt.Key.Key_Return)
    write("Nguyễn Thị Thanh Tâm", Qt.Key.Key_Return)
    write("31/02/1992")
    page.form.people.applicant.phone.setFocus()
    write("0912")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def dossiers(window: MainWindow, _settle: Settle) -> None:
    """Show the open dossiers and the most urgent one in full."""
    window.open_list(DossierFilter(open_only=True))


def dossier_why(window: MainWindow, settle: Settle) -> None:
    """Show a dossier with the days of its promise, a holiday among them."""
    page = _due_soon(window, settle)
    page.handling.panel.due.toggle()


def supplement(window: MainWindow, settle: Settle) -> None:
    """Ask for what is missing in a dossier under way."""
    page = _due_soon(window, settle)
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    form = page.handling.form()
    assert form is not None
    form.items.set_value("Bản sao Giấy chứng tử của người vợ trước\nTờ khai có đủ chữ ký")
    form.reason_text.set_value("Cần chứng minh tình trạng hôn nhân trước đây.")


def reports(window: MainWindow, _settle: Settle) -> None:
    """Show the month's table."""
    window.show_page("reports")


def admin(window: MainWindow, _settle: Settle) -> None:
    """Show what an office declares."""
    window.show_page("admin")


def import_preview(window: MainWindow, settle: Settle) -> None:
    """Look at a provincial list before it is taken over."""
    window.show_page("admin")
    page = window.page("admin")
    assert isinstance(page, AdminPage)
    page.imports.look_at(_provincial_list(window.desk.database.folder.parent))
    settle()


SCENES: dict[str, Scene] = {
    "dashboard": dashboard,
    "intake": intake,
    "intake-problems": intake_problems,
    "dossiers": dossiers,
    "dossier-why": dossier_why,
    "supplement": supplement,
    "reports": reports,
    "admin": admin,
    "import": import_preview,
}


def write(text: str, *keys: Qt.Key) -> None:
    """Type into whatever has the focus: plain keys, and an input method's commits as of Unikey."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(_focus(), letter)
        else:
            commit = QInputMethodEvent("", [])
            commit.setCommitString(letter)
            QApplication.sendEvent(_focus(), commit)
    for key in keys:
        press(key)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(_focus(), key, modifier)


def scan(text: str) -> None:
    """Send what a scanner sends: one key for each letter, then Enter."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(_focus(), event)
    press(Qt.Key.Key_Return)
    QTest.qWait(QUIET_MS)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _intake_page(window: MainWindow, settle: Settle) -> IntakePage:
    window.show_page("intake")
    settle()
    page = window.page("intake")
    assert isinstance(page, IntakePage)
    page.form.procedure.box.setFocus()
    return page


def _due_soon(window: MainWindow, settle: Settle) -> DossiersPage:
    """Open the last of the citizens' dossiers due soon, a holiday before its due day."""
    soon = DossierFilter(open_only=True, urgency=Urgency.DUE_SOON, procedure_code=MARITAL_STATUS)
    window.open_dossier(window.desk.lists.page(soon)[-1].id)
    settle()
    page = window.page("dossiers")
    assert isinstance(page, DossiersPage)
    return page


def _provincial_list(folder: Path) -> Path:
    """Write a list as a provincial system exports it, with what is usually wrong in one."""
    headings = (
        *("STT", "Số hồ sơ", "Tên thủ tục hành chính", "Tên lĩnh vực", "Phòng ban"),
        *("Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Chủ hồ sơ", "Số điện thoại"),
        *("Cán bộ xử lý hiện tại", "Trạng thái hồ sơ"),
    )
    rows = [
        ("Thủ tục đăng ký khai sinh", "Hộ tịch", "03/11/2026 08:12", "04/11/2026 17:00", ""),
        ("Đăng ký khai tử", "Hộ tịch", "03/11/2026 09:40", "", ""),
        ("Cấp phép theo quyết định cũ", "Xây dựng", "03/11/2026 10:05", "18/11/2026 17:00", ""),
        ("Thủ tục đăng ký kết hôn", "Hộ tịch", "không rõ", "06/11/2026 17:00", ""),
        ("Thủ tục đăng ký giám hộ", "Hộ tịch", "03/11/2026 14:20", "10/11/2026 17:00", ""),
    ]
    names = ("Đặng Văn Khải", "Phạm Thị Bích", "Lê Quốc Bảo", "Hoàng Minh Đức", "")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(headings)
    for place, ((procedure, sector, received, due, ended), owner) in enumerate(
        zip(rows, names, strict=True), 1
    ):
        code = f"H24.119-261103-90{place:02}"
        status = "Đang xử lý"
        times = (received, due, ended)
        sheet.append((place, code, procedure, sector, "Văn phòng", *times, owner, "", "", status))
    path = folder / "Danh sách hồ sơ 11-2026.xlsx"
    book.save(path)
    return path
