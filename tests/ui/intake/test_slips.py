"""Mẫu số 02 keeps the draft for the day the citizen comes back, Mẫu số 03 ends it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.ui.intake.conftest import ALT, CTRL, Counter

if TYPE_CHECKING:
    from onecua.ui.intake.slip_dialog import SlipDialog


def text_of(pdf: bytes) -> str:
    joined = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(joined.split())


def opened(counter: Counter) -> SlipDialog:
    dialog = counter.page.slips.dialog
    assert dialog is not None
    counter.until(dialog.isActiveWindow)
    return dialog


def half_filled(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.page.form.checklist.table.setFocus()
    counter.press(Qt.Key.Key_Space)


def test_a_supplement_lists_the_missing_papers_and_keeps_the_draft(counter: Counter) -> None:
    half_filled(counter)
    counter.press(Qt.Key.Key_2, CTRL)
    dialog = opened(counter)
    assert dialog.items.value() == "Dự thảo giao dịch"
    dialog.reason.setFocus()
    counter.type("Chưa có dự thảo hợp đồng")
    dialog.issue_button.click()
    title, pdf, printed = counter.shell.papers[-1]
    assert title == "Phiếu yêu cầu bổ sung số 01/PBS-TTPVHCC"
    assert printed is None
    assert "Dự thảo giao dịch" in text_of(pdf)
    assert counter.received() == []
    assert counter.page.keeper.is_blank()
    draft = counter.page.offers.panel.drafts()[0]
    assert draft.body["people"]["applicant"]["full_name"] == "Đặng Văn Khải"
    counter.frame.activateWindow()  # a window manager does that when a dialog closes
    counter.press(Qt.Key.Key_T, ALT)
    counter.press(Qt.Key.Key_F9)
    counter.save()
    assert counter.last().dossier.id == draft.id


def test_a_refusal_needs_a_reason_and_ends_the_draft(counter: Counter) -> None:
    half_filled(counter)
    counter.page.keeper.flush()
    counter.press(Qt.Key.Key_3, CTRL)
    dialog = opened(counter)
    assert not dialog.items_field.isVisible()
    dialog.issue_button.click()
    assert dialog.reason_field.problem() == "Ghi lý do, người dân cần biết vì sao."
    dialog.reason.setFocus()
    counter.type("Đất đang có tranh chấp")
    dialog.issue_button.click()
    title, pdf, _ = counter.shell.papers[-1]
    assert title == "Phiếu từ chối tiếp nhận số 01/PTC-TTPVHCC"
    assert "Đất đang có tranh chấp" in text_of(pdf)
    assert counter.desk.drafts.all() == []
    assert counter.page.keeper.is_blank()


def test_both_texts_of_a_supplement_are_asked_at_once(counter: Counter) -> None:
    half_filled(counter)
    counter.press(Qt.Key.Key_2, CTRL)
    dialog = opened(counter)
    dialog.items.set_value("")
    dialog.issue_button.click()
    assert dialog.items_field.problem()
    assert dialog.reason_field.problem()
    dialog.reject()


def test_a_slip_asks_first_for_whom_it_is(counter: Counter) -> None:
    counter.press(Qt.Key.Key_2, CTRL)
    assert counter.page.slips.dialog is None
    assert counter.focused() is counter.page.form.procedure.box
    assert set(counter.problems()) == {"full_name"}


def test_a_name_of_nine_hundred_letters_leaves_the_fields_their_room(counter: Counter) -> None:
    counter.choose("1.013962")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_2, CTRL)
    dialog = opened(counter)
    assert dialog.height() < 560
    assert dialog.items.height() >= dialog.items.sizeHint().height()


def test_closing_a_slip_loses_no_text(counter: Counter) -> None:
    half_filled(counter)
    counter.press(Qt.Key.Key_2, CTRL)
    opened(counter).reason.set_value("Chưa đủ")
    opened(counter).back_button.click()
    counter.page.left()
    page = counter.new_page()
    counter.press(Qt.Key.Key_T, ALT)
    page.ask_slip("02")
    assert opened(counter).reason.value() == "Chưa đủ"
    opened(counter).reject()


def test_a_text_that_is_far_too_long_is_told_in_the_dialog(counter: Counter) -> None:
    half_filled(counter)
    counter.press(Qt.Key.Key_3, CTRL)
    dialog = opened(counter)
    dialog.reason.set_value("Thiếu giấy tờ. " * 1_000)
    dialog.issue_button.click()
    assert "Rút ngắn lại." in (dialog.reason_field.problem() or "")
    assert len(dialog.reason.value()) > 10_000
    dialog.reject()
