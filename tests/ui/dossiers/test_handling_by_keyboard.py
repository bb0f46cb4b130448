"""Every deed of the page by keyboard alone: what it does, asks, prints, and how it is undone."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.dossier import Channel, FeeState, Move, Status
from onecua.domain.event import Kind
from onecua.domain.summary import DossierFilter
from onecua.domain.vietnamese import fold
from onecua.services.moving import MoveRequest
from onecua.storage.database import open_database
from onecua.ui.dossiers.dossier_history import StepState
from onecua.ui.widgets.confirm_dialog import ConfirmDialog

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


def choose(opened, wanted: Status, *, batch: bool = False):
    """Put the caret on a dossier of a status, received here unless `batch`."""
    if wanted not in (2, 4, 5, 6):
        opened.page.set_filter(DossierFilter(statuses=frozenset({wanted})))
        opened.settle()
    read = opened.desk.records.read
    return opened.choose(
        lambda row: row.status is wanted and (read(row.id).dossier.batch is not None) is batch
    )


def again(opened, row):
    return opened.desk.records.read(row.id)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Status.PROCESSING, Status.FINISHED),
        (Status.AWAITING_SUPPLEMENT, Status.PROCESSING),
        (Status.AWAITING_PAYMENT, Status.PROCESSING),
    ],
)
def test_ctrl_enter_does_the_likeliest_at_once(opened, before, after):
    row = choose(opened, before)
    opened.control(ENTER)
    assert again(opened, row).dossier.status is after
    assert opened.record.dossier.status is after
    assert opened.page.list.table.hasFocus()
    words, tone = opened.shell.said[-1]
    assert row.code in words
    assert tone == "success"


def test_a_received_dossier_is_forwarded_to_a_chosen_officer(opened):
    row = choose(opened, Status.RECEIVED)
    assert opened.primary().text() == "Chuyển xử lý"
    opened.control(ENTER)
    form = opened.page.handling.form()
    assert form.holder.hasFocus()
    wanted = form.holder.itemText(1)
    opened.press(Qt.Key.Key_Down)
    opened.control(ENTER)
    record = again(opened, row)
    assert record.dossier.status is Status.PROCESSING
    assert wanted.startswith(record.holder)
    assert opened.page.handling.form() is None


def test_a_received_dossier_may_get_its_result_at_once(opened):
    row = choose(opened, Status.RECEIVED)
    opened.control(Qt.Key.Key_1)
    record = again(opened, row)
    assert record.dossier.status is Status.FINISHED
    assert [e.move for e in record.history if e.move] == [Move.FORWARD, Move.FINISH]


def test_a_result_is_returned_to_whom_the_form_names(opened):
    row = choose(opened, Status.FINISHED)
    opened.control(ENTER)
    form = opened.page.handling.form()
    assert form.recipient.value() == opened.record.owner.full_name
    opened.control(ENTER)
    assert again(opened, row).dossier.status is Status.RETURNED


def test_a_supplement_needs_items_and_a_reason_and_shows_its_slip(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_2)
    form = opened.page.handling.form()
    opened.control(ENTER)
    assert form.fields["items"].problem()
    assert form.fields["reason"].problem()
    assert form.items.hasFocus()
    opened.type("Ban sao trich luc")
    opened.press(TAB)
    assert form.reason_text.hasFocus()
    opened.type("Thieu giay to")
    opened.control(ENTER)
    record = again(opened, row)
    assert record.dossier.status is Status.AWAITING_SUPPLEMENT
    entry = record.history[-1]
    assert entry.items == ("Ban sao trich luc",)
    assert entry.reason == "Thieu giay to"
    title, pdf, printed = opened.shell.papers[-1]
    assert "Mẫu số 02" in title
    assert "Ban sao trich luc" in text_of(pdf)
    assert printed is not None
    printed()
    assert again(opened, row).history[-1].kind is Kind.PAPER_PRINTED


def test_a_paper_of_the_procedure_is_taken_over_with_enter(opened):
    choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_2)
    form = opened.page.handling.form()
    assert form.listed.hasFocus()
    first = form.record.procedure.components[0].name
    opened.type(fold(first).split()[0])
    assert form.listed.list_open()
    opened.press(Qt.Key.Key_Down)
    opened.press(ENTER)
    assert form.items.value() in {paper.name for paper in form.record.procedure.components}


def test_a_refusal_needs_a_reason_and_shows_its_slip(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_3)
    opened.control(ENTER)
    form = opened.page.handling.form()
    assert form.fields["reason"].problem() == "Ghi lý do để «Từ chối giải quyết»."
    opened.type("Khong du dieu kien")
    opened.control(ENTER)
    assert again(opened, row).dossier.status is Status.FINISHED
    title, pdf, _ = opened.shell.papers[-1]
    assert "Mẫu số 03" in title
    assert "Khong du dieu kien" in text_of(pdf)


def test_stopping_and_withdrawing_share_one_form(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_5)
    form = opened.page.handling.form()
    assert form.choice.hasFocus()
    assert opened.primary().text() == "Công dân rút hồ sơ"
    opened.press(Qt.Key.Key_Down)
    assert opened.primary().text() == "Dừng giải quyết"
    form.reason_text.setFocus()
    opened.type("Toa an yeu cau")
    opened.control(ENTER)
    assert again(opened, row).dossier.status is Status.STOPPED


def test_a_waiting_dossier_is_not_closed_before_its_time(opened):
    choose(opened, Status.AWAITING_SUPPLEMENT)
    opened.control(Qt.Key.Key_5)
    assert Move.CLOSE_WAITING not in opened.page.handling.form().deed.moves


def test_the_payment_pause_is_one_key(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_6)
    assert again(opened, row).dossier.status is Status.AWAITING_PAYMENT


def test_a_deed_of_the_day_before_carries_its_hour_and_a_reason(opened):
    row = opened.choose(
        lambda row: (
            row.status is Status.PROCESSING
            and row.received_at < datetime(2026, 11, 15)
            and opened.desk.records.read(row.id).history[-1].happened_at < datetime(2026, 11, 18)
        )
    )
    opened.control(Qt.Key.Key_L)
    form = opened.page.handling.form()
    opened.control(ENTER)
    assert form.fields["happened_at"].problem()
    QTest.keyClicks(form.day, "19112026")
    QTest.keyClicks(form.hour, "16h15")
    opened.control(ENTER)
    assert "hôm trước" in (form.fields["reason"].problem() or "")
    opened.type("Quen ghi")
    opened.control(ENTER)
    record = again(opened, row)
    assert record.dossier.result_ready_at == datetime(2026, 11, 19, 16, 15)
    assert record.history[-1].is_late
    steps = opened.page.handling.panel.history.steps()
    late = [step for step in steps if step.title == "Có kết quả"]
    assert "ghi sau 20/11" in late[0].sub
    assert late[0].reason == "Lý do: Quen ghi"


def test_a_time_before_the_receipt_is_said_beside_the_time(opened):
    choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_L)
    form = opened.page.handling.form()
    QTest.keyClicks(form.day, "01012020")
    QTest.keyClicks(form.hour, "8")
    form.reason_text.set_value("x")
    opened.control(ENTER)
    assert "trước lúc nhận" in form.fields["happened_at"].problem()


def test_the_last_move_is_undone_with_a_reason_and_struck_out(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(ENTER)
    assert opened.shell.offered[-1][0].startswith("Hoàn tác")
    opened.control(Qt.Key.Key_Z)
    form = opened.page.handling.form()
    assert form.reason_text.hasFocus()
    opened.control(ENTER)
    assert form.fields["reason"].problem() == "Ghi lý do hoàn tác."
    opened.type("Bam nham")
    opened.control(ENTER)
    assert again(opened, row).dossier.status is Status.PROCESSING
    undone = [s for s in opened.page.handling.panel.history.steps() if s.state is StepState.UNDONE]
    assert [step.title for step in undone] == ["Có kết quả"]
    assert "đã hoàn tác" in undone[0].sub


def test_undo_in_the_message_goes_back_to_its_dossier(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(ENTER)
    opened.page.list.table.select_position(0)
    assert opened.record.dossier.id != row.id
    opened.shell.offered[-1][1]()
    assert opened.record.dossier.id == row.id
    assert opened.page.handling.form().deed.name == "undo"


def test_esc_leaves_a_form_with_its_text_and_enter_comes_back(opened):
    first = choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_3)
    opened.type("Dang viet do")
    opened.press(ESC)
    assert opened.page.list.table.hasFocus()
    opened.press(Qt.Key.Key_Down)
    assert opened.page.handling.form() is None
    opened.press(Qt.Key.Key_Up)
    assert opened.record.dossier.id == first.id
    opened.press(ENTER)
    form = opened.page.handling.form()
    assert form.reason_text.hasFocus()
    assert form.reason() == "Dang viet do"


def test_a_second_form_does_not_lose_the_first(opened):
    choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_3)
    opened.type("Dang viet do")
    opened.control(Qt.Key.Key_B)
    assert opened.page.handling.form().deed.name == "forward"
    opened.control(Qt.Key.Key_3)
    assert opened.page.handling.form().reason() == "Dang viet do"


def test_esc_closes_a_form_in_which_nothing_was_typed(opened):
    choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_3)
    opened.press(ESC)
    assert opened.page.handling.form() is None
    assert opened.page.list.table.hasFocus()


def test_ctrl_w_drops_a_form(opened):
    choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_3)
    opened.type("bo di")
    opened.control(Qt.Key.Key_W)
    assert opened.page.handling.form() is None
    opened.control(Qt.Key.Key_3)
    assert opened.page.handling.form().reason() == ""


def test_a_move_that_another_counter_made_first_is_refused_in_words(opened):
    row = choose(opened, Status.PROCESSING)
    opened.control(Qt.Key.Key_3)
    opened.type("Khong du")
    opened.desk.handling.move(MoveRequest(row.id, Move.FINISH))
    opened.control(ENTER)
    form = opened.page.handling.form()
    assert "Đã xử lý xong" in form.fields["reason"].problem()
    assert form.reason() == "Khong du"


def test_a_save_that_meets_another_writer_waits_and_is_done(opened):
    row = choose(opened, Status.PROCESSING)
    other = open_database(opened.desk.database.folder)
    with other.write():
        opened.control(ENTER)
        assert opened.page.action_bar().state == "Đang lưu…"
        assert opened.page.action_bar().primary.blocked == "Đang lưu…"
        assert again(opened, row).dossier.status is Status.PROCESSING
    other.close()
    opened.qtbot.waitUntil(lambda: opened.record.dossier.status is Status.FINISHED)
    assert opened.page.action_bar().state == f"Đã chọn {row.code}"


def answer(words: str):
    """Fill in the confirmation once it opens, and say yes."""

    waiting = QTimer(QApplication.instance())

    def act():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ConfirmDialog) and dialog.isVisible():
            waiting.stop()
            waiting.deleteLater()
            dialog.reason.set_value(words)
            dialog.yes_button.click()

    waiting.timeout.connect(act)
    waiting.start(20)


def test_voiding_asks_once_and_takes_the_dossier_out(opened):
    row = choose(opened, Status.PROCESSING)
    answer("Nhập hai lần")
    opened.control(Qt.Key.Key_Delete)
    opened.settle()
    assert again(opened, row).dossier.is_voided
    assert row.id not in {each.id for each in opened.rows()}
    panel = opened.page.handling.panel
    assert panel.voided.isVisible()
    assert panel.deeds.entries() == []
    assert opened.page.action_bar().primary is None
    opened.page.set_filter(DossierFilter(voided=True))
    opened.settle()
    assert [each.id for each in opened.rows()] == [row.id]


def correction_of(opened, row):
    """Open «Sửa thông tin» by its key and return the dialog."""
    opened.control(Qt.Key.Key_I)
    dialog = opened.page.handling._corrections[row.id]
    opened.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_correction_keeps_the_first_promise(opened):
    row = choose(opened, Status.PROCESSING)
    before = again(opened, row)
    dialog = correction_of(opened, row)
    dialog.full_name.set_value("Nguyễn Văn Sửa")
    dialog.channel.set_value(Channel.POSTAL)
    dialog.fee.set_value("12.000")
    dialog.fee_state.set_value(FeeState.TRANSFER)
    dialog.copies.set_value(2)
    dialog.procedure.setFocus()
    dialog.procedure.selectAll()
    QTest.keyClicks(dialog.procedure, "dang ky khai sinh")
    QTest.keyClick(dialog.procedure, ENTER)
    QTest.keyClicks(dialog.reason, "Nhap nham")
    QTest.keyClick(dialog.reason, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    after = again(opened, row)
    assert after.owner.full_name == "Nguyễn Văn Sửa"
    assert after.dossier.channel is Channel.POSTAL
    assert (after.dossier.fee_amount, after.dossier.fee_state) == (12_000, FeeState.TRANSFER)
    assert after.dossier.copies == 2
    assert "khai sinh" in after.dossier.procedure_name.lower()
    assert after.dossier.promised_at == before.dossier.promised_at
    assert after.history[-1].reason == "Nhap nham"
    assert opened.record.owner.full_name == "Nguyễn Văn Sửa"


def test_a_correction_says_every_problem_beside_its_field(opened):
    row = choose(opened, Status.PROCESSING)
    dialog = correction_of(opened, row)
    dialog.full_name.set_value("")
    dialog.phone.set_value("09")
    dialog.fee.set_value("nhieu")
    dialog.save_button.click()
    wrong = {name for name, field in dialog.fields.items() if field.problem()}
    assert wrong == {"full_name", "phone", "fee", "reason"}
    assert dialog.problems.count() == 4
    assert dialog.isVisible()
    assert again(opened, row).history[-1].kind is not Kind.DOSSIER_CORRECTED
    dialog.hide()


def test_a_correction_of_nothing_is_refused(opened):
    row = choose(opened, Status.PROCESSING)
    dialog = correction_of(opened, row)
    dialog.reason.set_value("x")
    dialog.save_button.click()
    assert "Chưa sửa ô nào" in dialog.fields["reason"].problem()
    dialog.hide()


def test_esc_hides_a_correction_with_what_was_typed(opened):
    row = choose(opened, Status.PROCESSING)
    dialog = correction_of(opened, row)
    dialog.address.set_value("Thôn Mới")
    QTest.keyClick(dialog.address, ESC)
    assert not dialog.isVisible()
    opened.frame.activateWindow()
    opened.qtbot.waitUntil(opened.frame.isActiveWindow)
    opened.page.list.table.setFocus()
    assert correction_of(opened, row) is dialog
    assert dialog.address.value() == "Thôn Mới"
    QTest.keyClick(dialog.address, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert dialog.address.value() != "Thôn Mới"


def test_the_receipt_is_printed_again(opened):
    choose(opened, Status.RECEIVED)
    assert opened.page.action_bar().secondaries[-1].text == "In lại giấy hẹn"
    opened.control(Qt.Key.Key_P)
    title, pdf, _ = opened.shell.papers[-1]
    assert "Mẫu số 01" in title
    assert opened.record.dossier.code in text_of(pdf).replace("\n", "")


def test_of_several_papers_one_is_chosen(opened):
    row = choose(opened, Status.PROCESSING)
    request = MoveRequest(row.id, Move.REQUEST_SUPPLEMENT, "thiếu", ("Tờ khai",))
    opened.desk.handling.move(request)
    opened.page.show_dossier(row.id)
    opened.page.list.table.setFocus()
    opened.control(Qt.Key.Key_P)
    menu = QApplication.activePopupWidget()
    titles = [action.text() for action in menu.actions()]
    assert [title[-10:-1] for title in titles] == ["Mẫu số 02", "Mẫu số 01", "Mẫu số 06"]
    QTest.keyClick(menu, ENTER)
    assert "Mẫu số 02" in opened.shell.papers[-1][0]


def test_an_imported_dossier_that_was_handed_over_has_its_control_slip(opened):
    choose(opened, Status.PROCESSING, batch=True)
    assert opened.page.action_bar().secondaries[-1].text == "In phiếu kiểm soát"
    opened.control(Qt.Key.Key_P)
    title, pdf, _ = opened.shell.papers[-1]
    assert "Mẫu số 06" in title
    assert opened.record.dossier.code in text_of(pdf).replace("\n", "")


def test_an_imported_dossier_has_no_receipt_and_says_why(opened):
    choose(opened, Status.RECEIVED, batch=True)
    printing = opened.page.action_bar().secondaries[-1]
    assert printing.blocked is not None
    assert "không nhận ở quầy này" in printing.blocked


def test_the_list_in_view_becomes_a_workbook(opened, tmp_path):
    opened.shell.next_file = str(tmp_path / "danh sach.xlsx")
    opened.page.set_filter(DossierFilter(statuses=frozenset({Status.AWAITING_SUPPLEMENT})))
    opened.settle()
    expected = [row.code for row in opened.rows()]
    opened.page.list.table.setFocus()
    opened.control(Qt.Key.Key_E)
    opened.settle()
    sheet = load_workbook(opened.shell.next_file).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell for cell in cells if cell.startswith("H24.119-")] == expected
    assert any("Yêu cầu bổ sung giấy tờ" in cell for cell in cells)
    assert opened.shell.said[-1][0].startswith(f"Đã ghi {len(expected)} hồ sơ")


def test_no_file_chosen_writes_nothing(opened):
    opened.control(Qt.Key.Key_E)
    assert opened.shell.asked_files
    assert opened.shell.said == []


def test_the_other_deeds_open_from_the_rows(opened):
    choose(opened, Status.PROCESSING)
    opened.press(ENTER)
    deeds = opened.page.handling.panel.deeds
    for _ in range(4):
        opened.press(Qt.Key.Key_Down)
    assert deeds.current_entry().title.startswith("Việc khác")
    opened.press(ENTER)
    menu = QApplication.activePopupWidget()
    words = [action.text().split("\t") for action in menu.actions()]
    assert ["Sửa thông tin", "Ctrl+I"] in words
    assert ["Hủy hồ sơ nhập nhầm", "Ctrl+Del"] in words
    menu.close()


def test_each_deed_says_its_key_and_no_two_share_one(opened):
    for status in (Status.RECEIVED, Status.PROCESSING, Status.AWAITING_SUPPLEMENT):
        choose(opened, status)
        keys = [deed.key for deed in opened.page.handling._deeds]
        assert all(keys)
        assert len(keys) == len(set(keys))
