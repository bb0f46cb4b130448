"""What moves a due date, by keyboard alone: apology, verification, complete supplement, steps."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from onecua.domain.dossier import Move, Status
from onecua.domain.procedure_rule import ProcedureRule, WorkStep
from onecua.services.setup import new_officer, record_officer
from tests.desks import THREE_DAYS, move, receive
from tests.products.papers.reading import absent
from tests.services.waiting import CHIEF, days, extend, own_rule, verify
from tests.ui.dossiers.test_handling_by_keyboard import text_of

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
STEPS = (
    WorkStep("Tiếp nhận hồ sơ", "Bộ phận Một cửa", days("0.25")),
    WorkStep("Thẩm định hồ sơ, dự thảo văn bản trả lời", "Công chức Tư pháp", days("1")),
    WorkStep("Ký duyệt", "Chủ tịch UBND xã", days("3")),
    WorkStep("Trả kết quả", "Bộ phận Một cửa"),
)


@pytest.fixture
def dossier(counter):
    """A dossier received on T6 20/11, due on T5 26/11."""
    found = receive(counter.desk)
    counter.show(found)
    return found


def lines(counter):
    return counter.page.handling.panel.due.box.lines.text().splitlines()


def test_an_apology_gives_a_new_day_and_shows_its_slip(counter, dossier, clock):
    clock.set(2026, 11, 24, 15)
    counter.control(Qt.Key.Key_4)
    form = counter.form()
    assert form.due_on.hasFocus()
    assert "chậm nhất T4 25/11/2026" in form.who.text()
    assert not form.fields["override"].isVisible()
    counter.type("30112026")
    assert form.fields["due_on"]._line.words() == "Hẹn lại 17:00, T2 30/11/2026"
    counter.press(ENTER)
    assert form.reason_text.hasFocus()
    counter.type("Cho So Tu phap tra loi")
    counter.control(ENTER)
    record = counter.desk.records.read(dossier)
    assert record.dossier.due_at == datetime(2026, 11, 30, 17)
    title, pdf, printed = counter.shell.papers[-1]
    assert "Mẫu số 04" in title
    assert "Cho So Tu phap tra loi" in text_of(pdf)
    printed()
    steps = counter.page.handling.panel.history.steps()
    assert ("In", "phiếu xin lỗi") in [(step.title, step.rest) for step in steps]
    assert "hẹn lại 17:00, T2 30/11/2026" in counter.shell.said[-1][0]
    assert counter.shell.offered == []
    assert lines(counter) == [
        "Hẹn trả 17:00, T2 30/11/2026",
        "Hẹn lần đầu 17:00, T5 26/11/2026 · đã gia hạn 24/11",
    ]
    assert "Xin lỗi và gia hạn trả kết quả, phiếu số 1" in counter.titles()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("28112026", "gần nhất là 30/11/2026"), ("25112026", "phải sau"), ("30112030", "xa quá")],
)
def test_a_wrong_day_is_told_while_it_is_typed(counter, dossier, typed, words):
    counter.control(Qt.Key.Key_4)
    counter.type(typed)
    assert words in counter.form().fields["due_on"]._line.words()
    counter.control(ENTER)
    form = counter.form()
    assert words in form.fields["due_on"].problem()
    assert form.fields["reason"].problem()
    assert form.due_on.hasFocus()
    assert counter.desk.records.read(dossier).dossier.extended_at is None


def test_a_date_that_cannot_be_read_says_how_to_write_it(counter, dossier):
    counter.control(Qt.Key.Key_4)
    counter.type("31/11/2026")
    counter.control(ENTER)
    assert "Lịch không có ngày" in counter.form().fields["due_on"].problem()


def test_too_late_waits_for_the_chief_who_gives_a_reason(counter, dossier, clock):
    clock.set(2026, 11, 26, 9)
    counter.show(dossier)
    deeds = {deed.name: deed for deed in counter.page.handling._deeds}
    assert deeds["extend"].words == "Xin lỗi, gia hạn: chờ lãnh đạo"
    counter.control(Qt.Key.Key_4)
    form = counter.form()
    assert "chỉ lãnh đạo lập được" in form.who.text()
    assert not form.fields["override"].isVisible()
    counter.type("30112026")
    form.reason_text.set_value("Chờ xác minh")
    counter.control(ENTER)
    assert "chỉ lãnh đạo" in form.fields["reason"].problem()
    counter.desk.act_as(CHIEF)
    counter.show(dossier)
    assert counter.form() is form
    assert form.fields["override"].isVisible()
    counter.control(ENTER)
    assert "Lãnh đạo ghi lý do" in form.fields["override"].problem()
    assert form.override.hasFocus()
    counter.type("Nguoi ky di cong tac")
    counter.control(ENTER)
    record = counter.desk.records.read(dossier)
    assert record.dossier.due_at == datetime(2026, 11, 30, 17)
    steps = counter.page.handling.panel.history.steps()
    told = next(step for step in steps if step.title.startswith("Xin lỗi"))
    assert "Lãnh đạo cho gia hạn muộn: Nguoi ky di cong tac" in told.reason
    assert "Hạn 17:00 T5 26/11 → 17:00 T2 30/11" in told.reason


def test_what_was_extended_is_not_offered_again_nor_undone(counter, dossier):
    extend(counter.desk, dossier, date(2026, 11, 30))
    counter.show(dossier)
    names = {deed.name for deed in counter.page.handling._deeds}
    assert not names & {"extend", "undo"}


def test_a_verification_is_filled_from_the_own_rule_of_the_procedure(counter, dossier):
    own_rule(counter.desk, ProcedureRule(THREE_DAYS, verification=days("5")))
    counter.control(Qt.Key.Key_7)
    form = counter.form()
    assert form.extra.term.amount.value() == "5"
    assert (
        form.extra.words.text() == "Hạn mới 17:00, T5 03/12/2026 (theo cách tính riêng của thủ tục)"
    )
    form.reason_text.setFocus()
    counter.type("Xac minh noi cu tru cu")
    counter.control(ENTER)
    assert counter.desk.records.read(dossier).dossier.due_at == datetime(2026, 12, 3, 17)
    assert "hạn mới 17:00, T5 03/12/2026" in counter.shell.said[-1][0]


def test_a_verification_without_a_rule_asks_the_time(counter, dossier):
    counter.control(Qt.Key.Key_7)
    form = counter.form()
    assert form.extra.term.amount.hasFocus()
    counter.control(ENTER)
    assert "Ghi thời gian xác minh" in form.fields["extra"].problem()
    counter.type("2,5")
    assert form.extra.words.text().startswith("Hạn mới 11:30, T3 01/12/2026")
    form.reason_text.set_value("Xác minh")
    counter.control(ENTER)
    assert counter.desk.records.read(dossier).dossier.verified_at is not None


def test_a_term_typed_for_a_verification_survives_esc(counter, dossier):
    counter.control(Qt.Key.Key_7)
    form = counter.form()
    counter.type("5")
    counter.press(Qt.Key.Key_Escape)
    counter.control(Qt.Key.Key_7)
    assert counter.form() is form
    assert form.extra.term.amount.value() == "5"


def test_who_was_chosen_for_a_hand_over_survives_esc(counter, dossier):
    record_officer(counter.desk, new_officer("Phạm Văn Quyết", "Công chức Tư pháp"))
    counter.control(Qt.Key.Key_B)
    form = counter.form()
    last = form.holder.count() - 1
    form.holder.setCurrentIndex(last)
    counter.press(Qt.Key.Key_Escape)
    counter.control(Qt.Key.Key_B)
    assert counter.form() is form
    assert form.holder.currentIndex() == last


@pytest.mark.parametrize("typed", ["nhieu", "0", "-2", "9999"])
def test_a_time_that_is_none_is_refused_beside_its_field(counter, dossier, typed):
    counter.control(Qt.Key.Key_7)
    form = counter.form()
    counter.type(typed)
    form.reason_text.set_value("Xác minh")
    counter.control(ENTER)
    assert form.fields["extra"].problem()


def test_a_complete_supplement_tells_the_new_date_before_and_after(counter, dossier, clock):
    move(counter.desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 1, 9)
    counter.show(dossier)
    assert lines(counter)[-1] == (
        "Bổ sung đủ hôm nay: hạn mới 17:00, T6 04/12/2026 thay cho 26/11, tính lại từ đầu"
    )
    counter.control(ENTER)
    words, _ = counter.shell.said[-1]
    assert "hạn mới 17:00, T6 04/12/2026 thay cho 26/11, tính lại từ đầu." in words
    assert counter.desk.records.read(dossier).dossier.due_at == datetime(2026, 12, 4, 17)
    offer, run = counter.shell.offered[-1]
    assert offer == "In giấy hẹn mới"
    assert counter.shell.papers == []
    run()
    title, pdf, printed = counter.shell.papers[-1]
    assert "hạn mới" in title
    assert absent(pdf, "17 giờ 00 phút, ngày 04 tháng 12 năm 2026", "bổ sung ngày 01/12/2026") == []
    printed()
    assert counter.desk.records.read(dossier).dossier.promised_at == datetime(2026, 11, 26, 17)


def test_a_payment_says_how_far_its_pause_moves_the_date(counter, dossier, clock):
    move(counter.desk, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 25, 9)
    counter.show(dossier)
    told = "hạn mới 17:00, T2 30/11/2026 thay cho 26/11, cộng thêm thời gian dừng"
    assert lines(counter)[-1] == f"Nộp hôm nay: {told}"
    counter.control(ENTER)
    assert counter.shell.said[-1][0].endswith(f"{told}.")
    assert counter.shell.offered[-1][0].startswith("Hoàn tác")


def test_after_the_wait_closing_is_proposed_with_its_notice(counter, dossier, clock):
    move(counter.desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 14, 17, 1)
    counter.show(dossier)
    assert counter.primary().text() == "Đóng vì quá hạn bổ sung"
    assert counter.desk.records.read(dossier).dossier.status is Status.AWAITING_SUPPLEMENT
    assert counter.titles()[-1] == "Hết hạn bổ sung 17:00, T2 14/12/2026"
    counter.control(ENTER)
    assert counter.form().reason_text.value().startswith("Quá thời gian chờ")
    assert counter.form().is_untouched()
    counter.control(ENTER)
    assert counter.desk.records.read(dossier).dossier.status is Status.STOPPED
    assert "Mẫu số 05" in counter.shell.papers[-1][0]


def test_a_supplement_may_still_come_after_the_wait(counter, dossier, clock):
    move(counter.desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 15, 9)
    counter.show(dossier)
    counter.control(Qt.Key.Key_1)
    assert counter.desk.records.read(dossier).dossier.status is Status.PROCESSING


@pytest.fixture
def stepped(counter):
    own_rule(counter.desk, ProcedureRule(THREE_DAYS, steps=STEPS))
    record_officer(counter.desk, new_officer("Phạm Văn Quyết", "Công chức Tư pháp"))
    found = receive(counter.desk)
    counter.show(found)
    return found


def test_a_hand_over_begins_the_next_step_with_its_own_due_instant(counter, stepped, clock):
    counter.control(ENTER)
    form = counter.form()
    assert form.step.choice.hasFocus()
    assert form.step.place() == 1
    told = form.step.words.text()
    assert told.startswith("Thẩm định hồ sơ, dự thảo văn bản trả lời · Công chức Tư pháp")
    assert told.endswith("1 ngày làm việc · hạn bước 17:00, T2 23/11/2026")
    counter.control(ENTER)
    record = counter.desk.records.read(stepped)
    assert (record.dossier.step.place, record.holder) == (1, "Phạm Văn Quyết")
    assert "hạn bước 17:00, T2 23/11/2026" in counter.shell.said[-1][0]
    holding = counter.page.handling.panel.history.steps()[-2]
    assert holding.sub == "Giữ từ 09:12 T6 20/11 · hạn bước 17:00 T2 23/11"
    assert holding.reason == "Bước: Thẩm định hồ sơ, dự thảo văn bản trả lời"
    clock.set(2026, 11, 25, 9)
    counter.show(stepped)
    assert "quá hạn bước" in counter.page.handling.panel.history.steps()[-2].sub
    counter.control(Qt.Key.Key_B)
    assert counter.form().step.place() == 2
    assert "muộn hơn hạn của hồ sơ" in counter.form().step.words.text()


def test_the_last_step_is_followed_by_none(counter, stepped):
    for place in (1, 2, 3):
        move(counter.desk, stepped, Move.FORWARD, step=place)
    counter.show(stepped)
    counter.control(Qt.Key.Key_B)
    form = counter.form()
    assert form.step.place() is None
    counter.press(Qt.Key.Key_Up)
    assert form.step.place() == 3
    assert "không tính thời gian" in form.step.words.text()


def test_a_late_hand_over_reckons_the_step_from_its_own_hour(counter, stepped, clock):
    clock.set(2026, 11, 25, 9)
    counter.show(stepped)
    counter.control(ENTER)
    form = counter.form()
    form.earlier_button.click()
    form.day.setText("20/11/2026")
    form.hour.setText("14:00")
    assert form.step.words.text().endswith("hạn bước 17:00, T2 23/11/2026")


def test_a_procedure_without_a_workflow_asks_no_step(counter, dossier):
    counter.control(ENTER)
    form = counter.form()
    assert not form.fields["step"].isVisible()
    assert form.holder.hasFocus()


def test_a_verified_dossier_says_so(counter, dossier):
    verify(counter.desk, dossier, days("5"))
    counter.show(dossier)
    assert lines(counter)[1] == "Hẹn lần đầu 17:00, T5 26/11/2026 · kéo dài xác minh 20/11"


def test_every_written_slip_is_printed_again(counter, dossier, clock):
    clock.set(2026, 11, 23, 9)
    move(counter.desk, dossier, Move.FORWARD, holder=counter.desk.officer.id)
    extend(counter.desk, dossier, date(2026, 11, 30))
    move(counter.desk, dossier, Move.STOP)
    for paper, title in (("stop_notice", "05"), ("apology", "04"), ("control_slip", "06")):
        counter.page.handling.work.show_paper(dossier, paper)
        assert f"Mẫu số {title}" in counter.shell.papers[-1][0]
        assert counter.desk.records.read(dossier).dossier.code in text_of(
            counter.shell.papers[-1][1]
        ).replace("\n", "")


def test_the_minute_follows_what_the_hour_allows(counter, dossier, clock):
    """A dossier in view that becomes overdue asks why, without anybody choosing it anew."""
    names = lambda: {deed.name for deed in counter.page.handling._deeds}  # noqa: E731
    clock.set(2026, 11, 26, 17, 1)
    assert "cause" not in names()
    counter.page._on_minute()
    assert "cause" in names()
    assert counter.page.handling.panel.due.box.urgency.accessibleName()


def test_the_minute_leaves_a_form_and_the_rows_alone(counter, dossier, clock):
    counter.control(Qt.Key.Key_4)
    clock.set(2026, 11, 26, 17, 1)
    form = counter.form()
    counter.page._on_minute()
    assert counter.form() is form
    assert form.due_on.hasFocus()
