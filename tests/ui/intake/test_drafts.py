"""Nothing typed is lost: drafts are kept as they are typed and offered again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.intake.conftest import ALT, Counter

RETURN = Qt.Key.Key_Return


def fill(counter: Counter) -> None:
    counter.choose("2.001035")
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.press(Qt.Key.Key_U, ALT)
    counter.type("03018")
    counter.press(Qt.Key.Key_N, ALT)
    counter.type("hợp đồng tặng cho")


def test_what_is_typed_is_on_the_disk_within_a_second(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setFocus()
    counter.type("Đặng")
    counter.until(lambda: bool(counter.desk.drafts.all()))
    assert counter.page.action_bar().state == "Nháp đã lưu 09:12:41"
    body = counter.desk.drafts.all()[0].body
    assert body["people"]["applicant"]["full_name"] == "Đặng"


def test_steady_typing_does_not_put_the_saving_off(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setFocus()
    pauses = 0
    for letter in "Nguyen Van A Nguyen Van A":
        counter.type(letter)
        counter.wait(60)
        pauses += not counter.desk.drafts.all()
    assert pauses < 25


def test_a_draft_survives_a_new_page_whole(counter: Counter) -> None:
    fill(counter)
    body = counter.page.form.body()
    counter.page.left()
    page = counter.new_page()
    draft = page.offers.panel.drafts()[0]
    words = page.offers.panel.words(draft)
    assert "Đặng Văn Khải" in words
    assert "Chứng thực giao dịch" in words
    counter.press(Qt.Key.Key_T, ALT)
    assert page.form.body() == body
    assert page.keeper.draft == draft.id
    page.form.people.show_delegate(False)
    counter.save()
    assert counter.last().dossier.id == draft.id
    assert not counter.desk.drafts.all()


def test_an_unfinished_search_and_unreadable_text_are_kept_too(counter: Counter) -> None:
    counter.type("khai si")
    counter.page.form.people.applicant.born_on.setText("31/02")
    counter.page.left()
    page = counter.new_page()
    counter.press(Qt.Key.Key_T, ALT)
    assert page.form.procedure.box.text() == "khai si"
    assert page.form.people.applicant.born_on.text() == "31/02"


def test_several_drafts_are_listed_latest_first(counter: Counter) -> None:
    for name in ("An", "Bình", "Chi", "Dung", "Giang"):
        counter.page.form.people.applicant.full_name.setText(name)
        counter.page.keeper.flush()
        counter.clock[0] = counter.clock[0].replace(minute=counter.clock[0].minute + 1)
        counter.page.keeper.begin()
        counter.page._show_body({})
    page = counter.new_page()
    names = [d.body["people"]["applicant"]["full_name"] for d in page.offers.panel.drafts()]
    assert names == ["Giang", "Dung", "Chi", "Bình", "An"]
    counter.button("Hiện 2 nháp nữa").click()
    assert counter.button("Tiếp tục")


def test_dropping_a_draft_can_be_taken_back(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setText("Đặng Văn Khải")
    counter.page.left()
    counter.new_page()
    kept = counter.desk.drafts.all()[0]
    counter.press(Qt.Key.Key_B, ALT)
    assert counter.desk.drafts.all() == []
    action, run = counter.shell.offered[-1]
    assert action == "Hoàn tác"
    run()
    assert counter.desk.drafts.all()[0].body == kept.body


def test_a_page_made_blank_again_leaves_no_draft(counter: Counter) -> None:
    name = counter.page.form.people.applicant.full_name
    name.setText("Đặng")
    counter.page.keeper.flush()
    name.clear()
    counter.page.keeper.flush()
    assert counter.desk.drafts.all() == []


def test_taking_up_a_draft_keeps_what_is_on_the_page(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setText("Đặng Văn Khải")
    counter.page.left()
    page = counter.new_page()
    draft = page.offers.panel.drafts()[0]
    page.form.people.applicant.full_name.setText("Vũ Thị Lan")
    page.take_draft(draft)
    names = {d.body["people"]["applicant"]["full_name"] for d in counter.desk.drafts.all()}
    assert names == {"Đặng Văn Khải", "Vũ Thị Lan"}


def test_offers_make_room_once_an_intake_has_begun(counter: Counter) -> None:
    counter.page.form.people.applicant.full_name.setText("Đặng Văn Khải")
    counter.page.left()
    page = counter.new_page()
    assert page.offers.panel.isVisible()
    page.form.people.applicant.full_name.setText("V")
    assert not page.offers.panel.isVisible()


def test_escape_loses_nothing(counter: Counter) -> None:
    fill(counter)
    body = counter.page.form.body()
    for widget in (counter.page.form.people.applicant.full_name, counter.page.form.checklist.table):
        widget.setFocus()
        counter.press(Qt.Key.Key_Escape)
    assert counter.page.form.body() == body


def test_the_place_is_remembered_when_another_page_was_looked_at(counter: Counter) -> None:
    counter.page.form.people.applicant.address.setFocus()
    counter.type("Thôn")
    counter.page.left()
    counter.frame.setFocus()
    counter.page.entered()
    assert counter.focused() is counter.page.form.people.applicant.address
