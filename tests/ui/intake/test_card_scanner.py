"""A code scanned into any field fills the applicant and does nothing else (`safety.md` T12)."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.intake.conftest import CARD, CTRL, Counter

FIELDS = {
    "procedure": lambda page: page.form.procedure.box,
    "number": lambda page: page.form.people.applicant.number,
    "name": lambda page: page.form.people.applicant.full_name,
    "birth": lambda page: page.form.people.applicant.born_on,
    "gender": lambda page: page.form.people.applicant.gender,
    "phone": lambda page: page.form.people.applicant.phone,
    "papers": lambda page: page.form.checklist.table,
    "channel": lambda page: page.form.reception.channel,
    "copies": lambda page: page.form.reception.copies,
    "day strip": lambda page: page.side.due.strip,
    "fee": lambda page: page.side.fee.amount,
}


def person(counter: Counter) -> tuple[str, ...]:
    body = counter.page.form.people.applicant.body()
    return body.identity_number, body.full_name, body.born_on, body.gender, body.address


SCANNED = (
    "030192004512",
    "Nguyễn Thị Thanh Tâm",
    "14/05/1992",
    "Nữ",
    "Thôn An Bình, Xã Thanh Hà, Thành phố Hải Phòng",
)


@pytest.mark.parametrize("where", FIELDS)
def test_a_card_is_accepted_in_any_field(counter: Counter, where: str) -> None:
    counter.choose("1.004873")
    FIELDS[where](counter.page).setFocus()
    others = {k: v for k, v in counter.page.form.body().items() if k != "people"}
    counter.scan(CARD)
    assert person(counter) == SCANNED
    assert {k: v for k, v in counter.page.form.body().items() if k != "people"} == others
    assert counter.page.form.procedure.box.text().startswith("Thủ tục cấp Giấy xác nhận")
    assert counter.page.form.people.applicant.body().phone == ""
    assert counter.received() == []


def test_the_text_that_stood_in_the_field_comes_back(counter: Counter) -> None:
    phone = counter.page.form.people.applicant.phone
    phone.setFocus()
    counter.type("0912")
    counter.wait(300)
    counter.scan(CARD)
    assert phone.text() == "0912"
    assert person(counter) == SCANNED


@pytest.mark.parametrize("noise", ["\n", "\t", "\r\n"])
def test_enter_and_tab_within_the_code_do_nothing(counter: Counter, noise: str) -> None:
    counter.choose("1.004873")
    counter.page.form.people.applicant.number.setFocus()
    head, tail = CARD[:60], CARD[60:]
    counter.scan(head + noise + tail + noise)
    assert person(counter)[:4] == SCANNED[:4]
    assert counter.page.form.people.applicant.phone.text() == ""


def test_no_shortcut_works_while_a_code_is_read(counter: Counter) -> None:
    counter.choose("1.004873")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.page.form.people.applicant.number.setFocus()
    seeded = random.Random(20261120)
    stray = [
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_2, CTRL),
        (Qt.Key.Key_3, CTRL),
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ]
    for _ in range(12):
        cut = seeded.randrange(14, len(CARD))
        for letter in CARD[:cut]:
            counter.type(letter)
        QTest.keyClick(counter.focused(), *seeded.choice(stray))
        counter.scan(CARD[cut:])
    assert counter.received() == []
    assert counter.page.slips.dialog is None
    assert not counter.page.form.people.has_delegate()
    assert person(counter) == SCANNED


def test_a_card_is_accepted_from_the_clipboard(counter: Counter) -> None:
    birth = counter.page.form.people.applicant.born_on
    birth.setFocus()
    QGuiApplication.clipboard().setText(CARD + "\n")
    counter.press(Qt.Key.Key_V, CTRL)
    assert person(counter) == SCANNED


def test_a_card_that_comes_into_a_field_whole_is_taken_out_of_it(counter: Counter) -> None:
    address = counter.page.form.people.applicant.address
    address.setFocus()
    address.insert(CARD)  # what the context menu's «paste» does
    counter.until(lambda: person(counter) == SCANNED)
    assert address.text() == SCANNED[-1]


def test_an_input_method_may_deliver_the_code(counter: Counter) -> None:
    counter.page.form.people.applicant.email.setFocus()
    for part in (CARD[:12], CARD[12:40], CARD[40:]):
        event = QInputMethodEvent("", [])
        event.setCommitString(part)
        QApplication.sendEvent(counter.focused(), event)
    counter.until(lambda: not counter.page.scanner.reading)
    assert person(counter) == SCANNED
    assert counter.page.form.people.applicant.email.text() == ""


def test_a_damaged_code_is_refused_in_words(counter: Counter) -> None:
    name = counter.page.form.people.applicant.full_name
    name.setFocus()
    counter.scan("030192004512|145678901|")
    words, tone = counter.shell.said[-1]
    assert tone == "warning"
    assert words.endswith("Gõ số định danh và họ tên từ thẻ.")
    assert name.text() == ""


def test_doubts_about_a_card_are_told_beside_the_number(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setFocus()
    counter.scan(CARD.replace("14051992", "99999999"))
    number = counter.page.form.people.applicant.fields()["identity_number"]
    assert number.problem() is None
    lines = [line.words() for line in message_lines(counter)]
    assert any("Không đọc được ngày sinh" in words for words in lines)


def message_lines(counter: Counter) -> list:
    from onecua.ui.widgets.field import MessageLine

    return [line for line in counter.page.findChildren(MessageLine) if line.words()]


@pytest.mark.parametrize(
    "code", ["{code}", "{code}|1.004873|030192004512|Giấy tiếp nhận|onecua|20/11/2026 09:12"]
)
def test_the_code_of_a_receipt_offers_its_dossier(counter: Counter, code: str) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.save()
    dossier = counter.last().dossier
    counter.page.form.people.applicant.full_name.setFocus()
    counter.scan(code.format(code=dossier.code))
    action, run = counter.shell.offered[-1]
    assert action == "Mở hồ sơ"
    run()
    assert counter.shell.dossiers == [dossier.id]
    assert counter.page.form.people.applicant.full_name.text() == ""


def test_the_code_of_an_unknown_receipt_is_told(counter: Counter) -> None:
    counter.scan("H24.119-251120-0007")
    assert "Không có hồ sơ mã H24.119-251120-0007" in counter.shell.said[-1][0]


def test_ordinary_typing_with_enter_goes_to_the_next_field(counter: Counter) -> None:
    applicant = counter.page.form.people.applicant
    applicant.number.setFocus()
    counter.type("030085012377")
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() is applicant.full_name
    counter.type("Đặng Văn Khải")
    counter.press(Qt.Key.Key_Return)
    assert counter.focused() is applicant.born_on
    assert applicant.full_name.text() == "Đặng Văn Khải"


def test_another_card_replaces_the_person_before(counter: Counter) -> None:
    counter.page.form.people.applicant.number.setFocus()
    counter.scan(CARD)
    counter.page.form.people.applicant.phone.setFocus()
    counter.type("0912555046")
    counter.wait(300)
    counter.scan("030085012377||Đặng Văn Khải|09031985|Nam|Thôn Phúc Lộc|01012022")
    body = counter.page.form.people.applicant.body()
    assert (body.full_name, body.phone, body.old_number) == ("Đặng Văn Khải", "", "")
