"""Somebody the desk knows fills the form; the term that nobody states is asked once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.intake.conftest import ALT, CARD, CTRL, Counter

RETURN = Qt.Key.Key_Return


def known(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.save()


def test_a_known_number_fills_the_rest_while_it_is_typed(counter: Counter) -> None:
    known(counter)
    people = counter.page.form.people
    people.applicant.number.setFocus()
    counter.type("030085012377")
    body = people.applicant.body()
    assert (body.full_name, body.born_on, body.phone) == (
        "Đặng Văn Khải",
        "09/03/1985",
        "0983 555 210",
    )
    assert counter.focused() is people.applicant.number
    banner = people._banner.accessibleName()
    assert banner == ("Đã có thông tin người này. Đã điền 5 ô; 1 hồ sơ trước, gần nhất 20/11/2026.")


def test_their_dossiers_can_be_opened_from_the_banner(counter: Counter) -> None:
    known(counter)
    counter.page.form.people.applicant.number.setFocus()
    counter.type("030085012377")
    counter.button("Xem 1 hồ sơ").click()
    wanted = counter.shell.lists[-1]
    assert wanted.words == "Hồ sơ của Đặng Văn Khải"
    assert len(counter.desk.lists.page(wanted)) == 1


def test_filling_is_undone_without_what_was_typed_since(counter: Counter) -> None:
    known(counter)
    person = counter.page.form.people.applicant
    person.number.setFocus()
    counter.type("030085012377")
    person.address.setFocus()
    person.address.selectAll()
    counter.type("Thôn Đông")
    person.email.setFocus()
    counter.press(Qt.Key.Key_Z, CTRL)
    body = person.body()
    assert (body.identity_number, body.full_name, body.address) == (
        "030085012377",
        "",
        "Thôn Đông",
    )
    person.number.setFocus()
    counter.press(RETURN)
    assert person.full_name.text() == ""


def test_what_was_typed_is_not_overwritten_by_what_is_known(counter: Counter) -> None:
    known(counter)
    person = counter.page.form.people.applicant
    person.phone.setText("0912000111")
    person.number.setFocus()
    counter.type("030085012377")
    assert person.phone.text() == "0912000111"
    assert person.full_name.text() == "Đặng Văn Khải"


def test_a_card_is_fresher_than_what_is_known(counter: Counter) -> None:
    known(counter)
    counter.page.form.people.applicant.number.setFocus()
    counter.scan("030085012377||ĐẶNG VĂN KHẢI|09031985|Nam|Tổ 5, Phường Lê Chân|01012026")
    body = counter.page.form.people.applicant.body()
    assert (body.address, body.phone) == ("Tổ 5, Phường Lê Chân", "0983 555 210")


@pytest.mark.parametrize("where", ["number", "full_name", "phone"])
def test_a_card_of_a_known_person_says_what_was_filled_wherever_it_was_scanned(
    counter: Counter, where: str
) -> None:
    known(counter)
    people = counter.page.form.people
    getattr(people.applicant, where).setFocus()
    counter.scan("030085012377||ĐẶNG VĂN KHẢI|09031985|Nam|Tổ 5, Phường Lê Chân|01012026")
    assert "Đã điền 1 ô; 1 hồ sơ trước" in people._banner.accessibleName()
    counter.button("Bỏ điền").click()
    body = people.applicant.body()
    assert (body.full_name, body.phone) == ("Đặng Văn Khải", "")


def test_odd_numbers_are_noted_and_do_not_keep_from_saving(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant(number="145678901")
    person = counter.page.form.people.applicant
    line = person.fields()["identity_number"]
    assert line.problem() is None
    counter.press(Qt.Key.Key_F9)
    counter.save()
    assert len(counter.received()) == 1


def test_an_unknown_term_is_asked_with_its_reason_and_remembered(counter: Counter) -> None:
    counter.choose(counter.without_term().code)
    form, side = counter.page.form, counter.page.side
    assert form.term.is_asked()
    assert counter.focused() is form.term.amount
    assert side.due.words() == "Chưa có hạn"
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.save()
    assert not counter.received()
    assert counter.focused() is form.term.amount
    counter.type("5")
    counter.until(lambda: side.due.words() == "17:00, T2 30/11/2026")
    counter.save()
    assert counter.last().dossier.promised_at is not None
    counter.choose(counter.without_term().code)
    assert not form.term.is_asked()
    note = "Thời hạn của đơn vị, Nguyễn Thị Hồng Nhung nhập ngày 20/11/2026."
    assert side.due.note() == note


def test_a_term_of_nothing_or_of_letters_is_told(counter: Counter) -> None:
    counter.choose(counter.without_term().code)
    counter.fill_applicant()
    for typed in ("0", "-3", "ba", "9" * 30, "99999"):
        counter.page.form.term.amount.setText(typed)
        counter.save()
        assert counter.focused() is counter.page.form.term.amount
        assert counter.page.form.term.amount.text() == typed
    assert not counter.received()


def test_the_term_may_be_given_in_other_units(counter: Counter) -> None:
    counter.choose(counter.without_term().code)
    term = counter.page.form.term
    counter.type("0,5")
    counter.until(lambda: "20/11/2026" in counter.page.side.due.words())
    term.unit.setFocus()
    counter.press(Qt.Key.Key_End)
    assert not term.amount.isEnabled()
    counter.until(lambda: counter.page.side.due.words() == "17:00, T6 20/11/2026")


def test_a_delegate_is_looked_up_by_their_own_number(counter: Counter) -> None:
    known(counter)
    counter.choose("2.001035")
    counter.scan(CARD)
    counter.press(Qt.Key.Key_U, ALT)
    counter.type("030085012377")
    people = counter.page.form.people
    assert people.delegate.full_name.text() == "Đặng Văn Khải"
    assert people.applicant.full_name.text() == "Nguyễn Thị Thanh Tâm"
