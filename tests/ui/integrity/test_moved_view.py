"""«Mọi lần đổi hạn» by keys: narrowed, opened, written to a workbook; read anew when one moves."""

from datetime import date, timedelta

from openpyxl import load_workbook
from PySide6.QtCore import Qt

from onecua.domain.deadline import By
from onecua.domain.dossier import Move
from onecua.ui.integrity.moved_columns import moved_columns
from tests.desks import NHUNG, move, receive
from tests.ui.integrity.conftest import CONTROL, cells


def show(integrity):
    integrity.panel.views.setFocus()
    integrity.press(Qt.Key.Key_Right)
    integrity.settle()


def extended(integrity):
    dossier = receive(integrity.desk)
    move(integrity.desk, dossier, Move.EXTEND, due_on=date(2026, 12, 1), reason="Chờ tỉnh trả lời")
    return dossier


def test_an_empty_month_teaches(integrity):
    show(integrity)
    assert integrity.moved.empty.isVisible()
    assert integrity.moved.count.text() == "0 lần đổi hạn"
    assert integrity.action("Xuất Excel").blocked


def test_the_list_scrolls_and_not_the_page(integrity):
    show(integrity)
    page = integrity.opened.page
    assert page.heightForWidth(page.width()) < 400
    assert page.minimumSizeHint().height() < 400


def test_a_moving_stands_beside_the_first_promise(integrity):
    extended(integrity)
    show(integrity)
    assert cells(integrity.moved.table.model()) == [
        [
            "H24.119-261120-0001",
            "17:00 26/11/2026",
            "17:00 01/12/2026",
            "Xin lỗi, gia hạn",
            "Nguyễn Thị Hồng Nhung",
            "Chờ tỉnh trả lời",
        ]
    ]
    assert integrity.moved.count.text() == "1 lần đổi hạn"
    assert "Hạn hiện nay: 17:00 01/12/2026" in integrity.moved.detail.text()


def test_the_list_is_narrowed_by_each_choice(integrity):
    extended(integrity)
    show(integrity)
    view = integrity.moved
    for field, away, back in (
        (view.month, date(2026, 10, 1), date(2026, 11, 1)),
        (view.by, By.RESTART, By.EXTEND),
        (view.officer, integrity.desk.officer.id, NHUNG.id),
    ):
        for value in (away, back):
            field.set_value(value)
            view.read()
            integrity.settle()
            assert view.table.model().rowCount() == (value == back)
    field.set_value(None)


def test_enter_opens_the_dossier(integrity):
    dossier = extended(integrity)
    show(integrity)
    integrity.moved.take_focus()
    integrity.press(Qt.Key.Key_Return)
    assert integrity.shell.dossiers == [dossier]


def test_the_whole_list_goes_into_a_workbook(integrity, tmp_path):
    extended(integrity)
    show(integrity)
    integrity.shell.next_file = str(tmp_path / "doi-han.xlsx")
    integrity.press(Qt.Key.Key_E, CONTROL)
    sheet = load_workbook(tmp_path / "doi-han.xlsx").active
    written = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert {
        "NHỮNG LẦN ĐỔI HẠN TRẢ KẾT QUẢ",
        "Tháng 11/2026 · Mọi cách đổi · Mọi cán bộ",
        "Xin lỗi, gia hạn",
        "Mẫu 04 số 1",
        "Chờ tỉnh trả lời",
        "2026-12-01 17:00:00",
    } <= written
    assert "Đã xuất 1 lần đổi hạn" in integrity.shell.said[-1][0]


def test_what_was_entered_afterwards_is_marked_and_told(integrity):
    desk, clock = integrity.desk, integrity.desk.clock
    dossier = receive(desk)
    clock.forward(days=1)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT, happened_at=clock() - timedelta(hours=20))
    clock.forward(days=3)
    move(desk, dossier, Move.SUPPLEMENTED)
    show(integrity)
    (officer,) = (each for each in moved_columns() if each.title == "Người đổi")
    assert officer.sub(integrity.moved.table.model().row_at(0)) == "lúc 09:12 24/11, ghi muộn"
    integrity.moved.take_focus()
    assert "Ghi muộn lúc 09:12 21/11/2026." in integrity.moved.detail.text()


def test_thinking_better_of_the_file_writes_none(integrity):
    extended(integrity)
    show(integrity)
    integrity.press(Qt.Key.Key_E, CONTROL)
    assert len(integrity.shell.asked_files) == 1
    assert integrity.shell.said == []


def test_a_moving_made_meanwhile_comes_into_the_list(integrity):
    show(integrity)
    extended(integrity)
    integrity.opened.page.on_changed(frozenset({"dossiers"}))
    integrity.settle()
    assert integrity.moved.table.model().rowCount() == 1


def test_what_was_asked_for_before_leaving_comes_to_nobody(integrity):
    extended(integrity)
    integrity.panel.show_moved()
    integrity.opened.page.left()
    integrity.settle()
    assert integrity.moved.table.model().rowCount() == 0
    integrity.opened.page.entered()
    integrity.settle()
    assert integrity.moved.table.model().rowCount() == 1
