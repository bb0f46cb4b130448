"""All problems at once, beside their fields, in words that say what to do; nothing is cleared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.intake.conftest import ALT, CTRL, Counter

RETURN = Qt.Key.Key_Return


def test_every_problem_is_told_at_once_and_the_first_gets_the_focus(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant(number="03008501237")
    person = counter.page.form.people.applicant
    person.phone.setFocus()
    person.phone.clear()
    counter.type("0983 555 21")
    counter.page.form.checklist.table.setFocus()
    counter.press(Qt.Key.Key_Space)
    counter.save()
    assert counter.problems() == {
        "identity_number": "Đang có 11 chữ số, cần 12 (CMND cũ: 9). Xem lại trên thẻ.",
        "phone": "Đang có 9 chữ số, cần 10. Không có thì để trống.",
        "papers.1": "Chưa có bản nào. Nhận đủ thì ghi số bản; còn thiếu thì bấm Ctrl+2 để lập "
        "phiếu yêu cầu bổ sung.",
    }
    assert counter.focused() is person.number
    assert counter.page.summary.isVisible()
    state = counter.page.action_bar().state
    assert state == "Chưa lưu: còn 3 chỗ cần xem lại."
    assert person.phone.text() == "0983 555 21"
    assert not counter.received()


def test_f8_goes_from_one_problem_to_the_next(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant(number="03008501237")
    counter.save()
    counter.press(Qt.Key.Key_F8)
    table = counter.page.form.checklist.table
    assert counter.focused() is table
    current = table.current_paper()
    assert current is not None
    assert current.key == "0"
    counter.press(Qt.Key.Key_F8)
    current = table.current_paper()
    assert current is not None
    assert current.key == "1"
    counter.press(Qt.Key.Key_F8)
    assert counter.focused() is counter.page.form.people.applicant.number


def test_a_mended_problem_goes_and_no_new_one_comes_while_typing(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.save()
    before = set(counter.problems())
    assert before == {"full_name", "papers.0", "papers.1"}
    person = counter.page.form.people.applicant
    person.full_name.setFocus()
    counter.type("Đặng Văn Khải")
    counter.press(Qt.Key.Key_F9)
    person.phone.setFocus()
    counter.type("09")
    counter.until(lambda: counter.problems() == {})
    assert not counter.page.summary.isVisible()
    person.phone.clear()
    counter.save()
    assert len(counter.received()) == 1


def test_nothing_entered_asks_for_the_procedure_and_the_name(counter: Counter) -> None:
    counter.press(Qt.Key.Key_Return, CTRL)
    assert counter.focused() is counter.page.form.procedure.box
    assert set(counter.problems()) == {"full_name"}
    assert counter.page.summary.count() == 2


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("full_name", "Nguyễn " * 2_000, "Rút ngắn lại."),
        ("address", "Thôn An Bình, " * 800, "Rút ngắn lại."),
        ("full_name", "🎉🎉🎉", "Ghi họ và tên người nộp."),
        ("full_name", "12345", "Tên không có chữ cái nào."),
        ("identity_number", "0" * 10_000, "Rút ngắn lại."),
        ("identity_number", "０３０１", "Số giấy tờ chỉ gồm"),
        ("email", "khong phai thu", "Thư điện tử phải có dạng"),
        ("phone", "gọi cho con trai", "chỉ gồm chữ số"),
    ],
)
def test_odd_input_gets_a_clear_sentence_and_stays(
    counter: Counter, field: str, typed: str, told: str
) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    control = counter.page.form.fields()[field].control
    control.setText(typed)
    shown = control.text()
    counter.save()
    assert told in counter.problems()[field]
    assert control.text() == shown
    assert not counter.received()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/1985", "Lịch không có ngày 31/02/1985."),
        ("09/03/0085", "Năm 85 quá xa."),
        ("09/03/2190", "Ngày sinh ở sau ngày hôm nay."),
        ("hôm qua", "Ghi ngày đủ ngày, tháng, năm"),
    ],
)
def test_absurd_dates_are_told_beside_the_date(counter: Counter, typed: str, told: str) -> None:
    counter.choose("2.001035")
    counter.fill_applicant(number="")
    counter.press(Qt.Key.Key_F9)
    counter.page.form.people.applicant.born_on.setText(typed)
    counter.save()
    assert told in counter.problems()["born_on"]
    assert counter.page.form.people.applicant.born_on.text() == typed


def test_decomposed_text_and_control_characters_are_kept_clean(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    decomposed = "Nguye\u0302\u0303n Thi\u0323 H\u00f4\u0300ng\u200b\u0007"
    counter.page.form.people.applicant.full_name.setText(decomposed)
    counter.save()
    assert counter.last().owner.full_name == "Nguyễn Thị Hồng"


@pytest.mark.parametrize(
    ("day", "hour", "reason", "wrong"),
    [
        ("21/11/2026", "08:00", "quên", {"received_at"}),
        ("18/11/2026", "", "quên", {"received_hour"}),
        ("18/11/2026", "25:00", "quên", {"received_hour"}),
        ("18/11/2026", "08:00", "", {"late_reason"}),
        ("", "08:00", "", {"received_at"}),
        ("31/02/2026", "08:00", "quên", {"received_at"}),
    ],
)
def test_a_late_entry_must_be_whole(
    counter: Counter, day: str, hour: str, reason: str, wrong: set[str]
) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.press(Qt.Key.Key_N, ALT)
    panel = counter.page.form.reception
    panel.received_on.setText(day)
    panel.received_hour.setText(hour)
    panel.late_reason.setText(reason)
    counter.save()
    assert set(counter.problems()) == wrong


def test_what_counts_is_never_tucked_away(counter: Counter) -> None:
    counter.press(Qt.Key.Key_N, ALT)
    counter.page.form.reception.late_reason.setText("mất điện")
    counter.press(Qt.Key.Key_N, ALT)
    assert counter.page.form.reception.late_reason.isVisible()


@pytest.mark.parametrize(("typed", "amount"), [("15.000", 15_000), ("15000 đ", 15_000), ("0", 0)])
def test_an_unknown_fee_may_be_typed(counter: Counter, typed: str, amount: int) -> None:
    counter.choose("1.004873")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.page.side.fee.amount.setFocus()
    counter.type(typed)
    counter.save()
    assert counter.last().dossier.fee_amount == amount


@pytest.mark.parametrize("typed", ["mười nghìn", "-5", "9" * 40])
def test_a_fee_that_is_no_amount_is_told(counter: Counter, typed: str) -> None:
    counter.choose("1.004873")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.page.side.fee.amount.setText(typed)
    counter.save()
    assert counter.focused() is counter.page.side.fee.amount
    assert not counter.received()


def test_a_fee_taken_without_an_amount_is_told(counter: Counter) -> None:
    counter.choose("1.004873")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.page.side.fee.state.setFocus()
    counter.press(Qt.Key.Key_Right)
    counter.save()
    assert counter.focused() is counter.page.side.fee.amount
    assert not counter.received()
