"""From the procedure to the receipt, by keyboard alone."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from onecua.domain.dossier import Channel, FeeState, ReturnMethod, Status
from tests.ui.intake.conftest import ALT, CARD, CTRL, NOW, Counter

RETURN, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    ("typed", "sector", "due"),
    [
        ("1.004873", "Hộ tịch", datetime(2026, 11, 26, 17)),
        ("2.001035", "Chứng thực", datetime(2026, 11, 25, 17)),
        ("1.001193", "Hộ tịch", datetime(2026, 11, 20, 17)),
        ("1.001776", "Bảo trợ xã hội", None),
        ("1.010736", None, None),
    ],
)
def test_dossiers_of_many_sectors_are_received_by_keyboard(
    counter: Counter, typed: str, sector: str | None, due: datetime | None
) -> None:
    counter.choose(typed)
    form = counter.page.form
    if form.term.is_asked():
        assert counter.focused() is form.term.amount
        counter.type("10")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    if form.checklist.papers.is_empty():
        form.checklist.own.setFocus()
        counter.type("Đơn đề nghị")
        counter.press(RETURN)
    counter.save()
    record = counter.last()
    assert record.dossier.procedure_code == typed
    assert record.owner.full_name == "Đặng Văn Khải"
    assert record.owner.phone == "0983555210"
    assert record.papers
    if sector is not None:
        assert record.dossier.sector == sector
    if due is not None:
        assert record.dossier.promised_at == due
    title, pdf, _ = counter.shell.papers[-1]
    assert title == f"Giấy tiếp nhận {record.dossier.code}"
    assert record.dossier.code in text_of(pdf)


def test_everything_on_the_page_reaches_the_dossier(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    form = counter.page.form
    table = form.checklist.table
    table.setFocus()
    counter.press(SPACE)  # the catalogue's own numbers: one original, one copy
    counter.press(DOWN)
    counter.type("2")
    counter.press(Qt.Key.Key_Right)
    counter.type("3")
    form.reception.channel.setFocus()
    counter.press(Qt.Key.Key_Right)
    form.reception.return_method.setFocus()
    counter.press(Qt.Key.Key_Right)
    form.reception.copies.setFocus()
    counter.press(Qt.Key.Key_Up)
    counter.press(Qt.Key.Key_N, ALT)
    counter.type("Chứng thực hợp đồng tặng cho")
    form.fee.amount.setFocus()
    form.fee.amount.selectAll()
    counter.type("100.000")
    form.fee.state.setFocus()
    counter.press(Qt.Key.Key_Right)
    counter.save()
    record = counter.last()
    counted = [(p.originals, p.copies, p.how) for p in record.papers]
    assert counted == [(1, 1, "Nộp"), (2, 3, "Nộp")]
    dossier = record.dossier
    assert (dossier.channel, dossier.return_method) == (Channel.POSTAL, ReturnMethod.POSTAL)
    assert (dossier.fee_amount, dossier.fee_state) == (100_000, FeeState.CASH)
    assert (dossier.copies, record.request) == (2, "Chứng thực hợp đồng tặng cho")


def test_after_a_save_the_page_is_ready_for_the_next_person(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.save()
    page = counter.page
    assert page.keeper.is_blank()
    assert page.form.people.applicant.full_name.text() == ""
    assert counter.focused() is page.form.procedure.box
    assert page.form.procedure.box.list_open()
    assert not counter.desk.drafts.all()
    counter.press(RETURN)
    chosen = page.form.procedure.procedure()
    assert chosen is not None
    assert chosen.code == "2.001035"
    assert page.form.checklist.handed_in() == ()


def test_a_returning_citizen_needs_few_keys_beside_the_scan(counter: Counter) -> None:
    counter.choose("1.004873")
    counter.scan(CARD)
    counter.page.form.people.applicant.phone.setFocus()
    counter.type("0912555046")
    counter.press(Qt.Key.Key_F9)
    counter.save()
    assert len(counter.received()) == 1
    counter.clock[0] = datetime(2026, 12, 1, 8, 30)
    counter.pressed = 1  # F2
    counter.frame.show_page("intake")
    counter.press(RETURN)
    counter.scan(CARD)
    counter.press(Qt.Key.Key_F9)
    counter.save()
    assert len(counter.received()) == 2
    assert counter.last().owner.phone == "0912555046"
    assert counter.pressed <= 8


def test_printing_the_receipt_is_recorded(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.save()
    before = len(counter.last().history)
    printed = counter.shell.papers[-1][2]
    assert printed is not None
    printed()
    assert len(counter.last().history) == before + 1


def test_a_same_day_result_goes_out_with_the_intake(counter: Counter) -> None:
    counter.choose("2.000908")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.page.side.refresh()
    counter.page.bars_changed.emit()
    counter.press(Qt.Key.Key_4, CTRL)
    dossier = counter.last().dossier
    assert dossier.status is Status.RETURNED
    assert dossier.returned_at == NOW.replace(second=0) or dossier.returned_at == NOW
    assert not counter.shell.papers
    action, run = counter.shell.offered[-1]
    assert action == "In giấy tiếp nhận"
    run()
    assert counter.shell.papers


def test_returning_at_once_is_offered_for_same_day_terms_only(counter: Counter) -> None:
    counter.choose("1.004873")
    assert [a.text for a in counter.page.action_bar().secondaries] == ["Từ chối", "Yêu cầu bổ sung"]
    counter.choose("2.000908")
    assert counter.page.action_bar().secondaries[-1].text == "Trả ngay"


def test_a_late_entry_keeps_its_instant_and_reason(counter: Counter) -> None:
    counter.choose("1.004873")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.press(Qt.Key.Key_N, ALT)
    for text in ("", "18/11/2026", "15:30", "mất điện chiều thứ Tư"):
        counter.type(text)
        counter.press(RETURN)
    counter.until(lambda: counter.page.side.due.words() == "17:00, T2 23/11/2026")
    counter.save()
    record = counter.last()
    assert record.dossier.received_at == datetime(2026, 11, 18, 15, 30)
    assert record.history[0].reason == "mất điện chiều thứ Tư"


def test_a_delegate_hands_in_for_the_applicant(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_U, ALT)
    people = counter.page.form.people
    assert counter.focused() is people.delegate.number
    counter.scan(CARD)
    assert people.delegate.full_name.text() == "Nguyễn Thị Thanh Tâm"
    assert people.applicant.full_name.text() == "Đặng Văn Khải"
    people.authority.setFocus()
    counter.type("Giấy ủy quyền số 12/2026")
    counter.press(Qt.Key.Key_F9)
    counter.save()
    record = counter.last()
    assert record.delegate is not None
    assert record.delegate.full_name == "Nguyễn Thị Thanh Tâm"
    assert record.authority_paper == "Giấy ủy quyền số 12/2026"


def test_an_organisation_has_no_birth_and_no_gender(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.press(Qt.Key.Key_O, ALT)
    person = counter.page.form.people.applicant
    assert not person.born_on.isVisible()
    assert not person.gender.isVisible()
    for text in ("0800123456", "Hợp tác xã Thanh Hà", "Thôn Đông", "02203812345"):
        counter.type(text)
        counter.press(RETURN)
    counter.press(Qt.Key.Key_F9)
    counter.save()
    assert counter.last().owner.full_name == "Hợp tác xã Thanh Hà"
    assert counter.last().owner.kind.value == "organisation"


def test_an_open_twin_is_shown_with_its_code(counter: Counter) -> None:
    for _ in range(2):
        counter.choose("1.004873")
        counter.fill_applicant()
        counter.press(Qt.Key.Key_F9)
        counter.page.side.refresh()
        twins = counter.page.side.facts.twins()
        counter.save()
    assert twins == ["H24.119-261120-0001"]


def test_known_facts_stand_beside_the_form(counter: Counter) -> None:
    counter.choose("1.004873")
    side = counter.page.side
    assert side.due.words() == "17:00, T5 26/11/2026"
    assert "Ngày làm việc thứ 3 là T5 26/11" in side.due.explanation()
    counter.press(Qt.Key.Key_F4)
    assert counter.focused() is side.due.strip
    counter.press(RETURN)
    assert side.due.explanation().splitlines()[0].startswith("T6 20/11")
    assert [cell.word for cell in side.due.strip.cells()] == [
        *("nhận", "nghỉ", "nghỉ", "1", "lễ", "2", "3, hạn")
    ]
