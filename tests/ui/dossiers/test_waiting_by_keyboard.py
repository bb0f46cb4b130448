"""Opinions asked and answered, causes of lateness and giải trình, by keyboard alone."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from onecua.domain.dossier import Move
from onecua.domain.office import LateBy
from onecua.services.coordination import OpinionRequest
from onecua.services.setup import declare_office
from onecua.ui.dossiers.dossier_history import StepState
from onecua.ui.widgets.label import Label
from tests.desks import OFFICE, move, receive
from tests.products.papers.reading import absent
from tests.services.waiting import days

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def dossier(counter):
    """A dossier received on T6 20/11, due on T5 26/11."""
    found = receive(counter.desk)
    counter.show(found)
    return found


def asked(counter, dossier, unit="Công an xã", amount="1"):
    question = "Xác nhận nơi cư trú cũ"
    counter.desk.coordination.ask(OpinionRequest(dossier, unit, question, days(amount)))


def deeds(counter):
    return [deed.name for deed in counter.page.handling._deeds]


def test_an_opinion_is_asked_with_its_own_due_instant(counter, dossier):
    counter.control(Qt.Key.Key_8)
    form = counter.form()
    assert form.unit.hasFocus()
    counter.type("Cong an xa")
    counter.press(ENTER)
    assert form.question.hasFocus()
    counter.type("Xac nhan noi cu tru")
    counter.press(TAB)
    counter.type("2")
    assert form.fields["term"]._line.words() == "Trả lời trước 17:00, T4 25/11/2026"
    counter.control(ENTER)
    opinion = counter.desk.records.read(dossier).dossier.opinions[0]
    assert (opinion.unit, opinion.due_at) == ("Cong an xa", datetime(2026, 11, 25, 17))
    assert "hạn trả lời 17:00, T4 25/11/2026" in counter.shell.said[-1][0]
    steps = counter.page.handling.panel.history.steps()
    told = next(step for step in steps if step.title == "Xin ý kiến")
    assert told.rest == "Cong an xa"
    assert told.reason == "Xac nhan noi cu tru\nHạn trả lời 17:00 T4 25/11"
    waiting = next(step for step in steps if step.title == "Chờ ý kiến:")
    assert (waiting.rest, waiting.state) == ("Cong an xa", StepState.NEXT)


def test_everything_missing_is_told_beside_its_field(counter, dossier):
    counter.control(Qt.Key.Key_8)
    counter.control(ENTER)
    form = counter.form()
    wrong = {name for name, field in form.fields.items() if field.problem()}
    assert wrong == {"unit", "question", "term"}
    assert form.unit.hasFocus()
    assert counter.desk.records.read(dossier).dossier.opinions == ()


def test_an_opinion_of_the_day_before_needs_a_reason(counter, dossier, clock):
    clock.set(2026, 11, 24, 9)
    counter.show(dossier)
    counter.control(Qt.Key.Key_8)
    form = counter.form()
    form.unit.set_value("Công an xã")
    form.question.set_value("Nơi cư trú cũ")
    form.term.amount.set_value("1")
    form.earlier_button.click()
    assert form.day.hasFocus()
    counter.type("20/11/2026")
    form.hour.set_value("14:00")
    assert form.fields["term"]._line.words() == "Trả lời trước 17:00, T2 23/11/2026"
    counter.control(ENTER)
    assert "hôm trước" in form.fields["reason"].problem()
    form.reason_text.set_value("Quên ghi")
    counter.control(ENTER)
    opinion = counter.desk.records.read(dossier).dossier.opinions[0]
    assert opinion.asked_at == datetime(2026, 11, 20, 14)
    steps = counter.page.handling.panel.history.steps()
    told = next(step for step in steps if step.title == "Xin ý kiến")
    assert "ghi sau 24/11" in told.sub
    assert told.reason.endswith("Lý do: Quên ghi")
    waiting = next(step for step in steps if step.title == "Chờ ý kiến:")
    assert (waiting.tone, waiting.sub) == ("danger", "Quá hạn trả lời 17:00, T2 23/11/2026")


def test_the_one_opinion_waited_for_is_answered(counter, dossier, clock):
    asked(counter, dossier)
    clock.set(2026, 11, 23, 9)
    counter.show(dossier)
    assert deeds(counter)[1] == "answer"
    counter.control(Qt.Key.Key_9)
    form = counter.form()
    assert not form.fields["opinion"].isVisible()
    assert form.answer.hasFocus()
    counter.control(ENTER)
    assert "Ghi ý kiến trả lời" in form.fields["answer"].problem()
    counter.type("Dung, van ban 12")
    counter.control(ENTER)
    assert counter.desk.records.read(dossier).dossier.opinions[0].answered_at == clock()
    assert counter.shell.said[-1][0] == "Đã ghi ý kiến của Công an xã."
    assert "answer" not in deeds(counter)
    steps = counter.page.handling.panel.history.steps()
    told = next(step for step in steps if step.title == "Nhận ý kiến")
    assert (told.rest, told.reason) == ("Công an xã", "Dung, van ban 12")


def test_of_several_opinions_one_is_chosen(counter, dossier):
    asked(counter, dossier)
    asked(counter, dossier, "Phòng Kinh tế", "2")
    counter.show(dossier)
    counter.control(Qt.Key.Key_9)
    form = counter.form()
    assert form.opinion.hasFocus()
    counter.press(Qt.Key.Key_Down)
    assert form.fields["answer"]._line.words() == "Hạn trả lời 17:00, T4 25/11/2026"
    form.answer.set_value("Không có ý kiến khác")
    counter.control(ENTER)
    answered = [o.answered_at for o in counter.desk.records.read(dossier).dossier.opinions]
    assert [at is None for at in answered] == [True, False]


@pytest.fixture
def late(counter, dossier, clock):
    """The dossier a quarter of an hour after it was due."""
    clock.set(2026, 11, 26, 17, 15)
    counter.show(dossier)
    return dossier


def test_the_cause_is_asked_first_of_an_overdue_dossier(counter, late):
    assert deeds(counter)[1] == "cause"
    counter.control(Qt.Key.Key_N)
    form = counter.form()
    assert form.cause.hasFocus()
    counter.control(ENTER)
    assert form.fields["cause"].problem() == "Chọn nguyên nhân quá hạn."
    assert form.fields["note"].problem()
    form.cause.set_value("d2")
    form.note.setFocus()
    counter.type("So Tu phap tra loi cham")
    counter.control(ENTER)
    record = counter.desk.records.read(late)
    assert record.dossier.late_cause == "d2"
    box = counter.page.handling.panel.due.box.lines.text()
    assert "Nguyên nhân: chờ cơ quan phối hợp" in box
    steps = counter.page.handling.panel.history.steps()
    told = next(step for step in steps if step.title == "Nguyên nhân quá hạn")
    assert told.reason == "Chờ cơ quan phối hợp. So Tu phap tra loi cham"


def test_a_cause_may_be_stated_again(counter, late):
    counter.desk.lateness.explain(late, "d2", "Chờ trả lời")
    counter.show(late)
    again = next(deed for deed in counter.page.handling._deeds if deed.name == "cause")
    assert again.words == "Ghi lại nguyên nhân quá hạn"
    counter.control(Qt.Key.Key_N)
    form = counter.form()
    assert form.cause.value() == "d2"
    form.cause.set_value("a")
    form.note.set_value("Người phụ trách nghỉ ốm")
    counter.control(ENTER)
    assert counter.desk.records.read(late).dossier.late_cause == "a"


def test_a_dossier_in_time_asks_for_no_cause(counter, dossier, clock):
    clock.set(2026, 11, 26, 17)
    counter.show(dossier)
    assert not {"cause", "account"} & set(deeds(counter))


def test_by_the_day_an_end_after_the_hour_is_in_time(counter, late):
    move(counter.desk, late, Move.FINISH)
    counter.show(late)
    assert "cause" not in deeds(counter)
    lines = counter.page.handling.panel.due.box.lines.text().splitlines()
    assert lines[-1] == "Đúng hạn theo ngày · quá hạn 15 phút theo giờ"


def test_an_office_that_judges_by_the_instant_asks_why(counter, late):
    policy = replace(OFFICE.policy, late_by=LateBy.INSTANT)
    declare_office(counter.desk, replace(OFFICE, policy=policy))
    move(counter.desk, late, Move.FINISH)
    counter.show(late)
    assert "cause" in deeds(counter)
    lines = counter.page.handling.panel.due.box.lines.text().splitlines()
    assert lines[-1] == "Quá hạn 15 phút theo giờ · đúng hạn theo ngày"


def test_a_giai_trinh_is_read_over_changed_and_printed(counter, late):
    counter.desk.lateness.explain(late, "d2", "Sở Tư pháp trả lời chậm")
    counter.show(late)
    counter.control(Qt.Key.Key_G)
    form = counter.form()
    assert form.story.hasFocus()
    assert "quá hạn 15 phút theo giờ" in form.story.value()
    assert form.cause.value() == "Chờ cơ quan phối hợp. Sở Tư pháp trả lời chậm"
    assert counter.primary().text() == "Xem và in giải trình"
    form.measure.setFocus()
    counter.type("Phan cong nguoi thay")
    counter.control(ENTER)
    title, pdf, printed = counter.shell.papers[-1]
    assert "giải trình" in title
    assert absent(pdf, "Biện pháp: Phan cong nguoi thay", "Sở Tư pháp trả lời chậm") == []
    assert counter.form() is form
    printed()
    assert counter.desk.records.read(late).history[-1].words == "In giấy tờ"
    form.story.set_value("")
    counter.control(ENTER)
    assert form.fields["story"].problem()
    counter.control(Qt.Key.Key_W)
    assert counter.page.handling.form() is None


def test_an_untouched_draft_follows_what_was_recorded_since(counter, late):
    counter.control(Qt.Key.Key_G)
    assert counter.form().cause.value() == ""
    counter.press(Qt.Key.Key_Escape)
    counter.desk.lateness.explain(late, "d6", "Xem hồ sơ muộn")
    counter.show(late)
    counter.control(Qt.Key.Key_G)
    assert counter.form().cause.value() == "Lỗi chủ quan của công chức. Xem hồ sơ muộn"


def test_who_asks_for_papers_again_reads_that_the_law_allows_it_once(counter, dossier):
    def told():
        counter.show(dossier)
        counter.control(Qt.Key.Key_2)
        labels = counter.form().findChildren(Label)
        return [label.text() for label in labels if "766" in label.text()]

    assert told() == []
    counter.press(Qt.Key.Key_Escape)
    move(counter.desk, dossier, Move.REQUEST_SUPPLEMENT, Move.SUPPLEMENTED)
    (words,) = told()
    assert words.startswith("Hồ sơ đã được yêu cầu bổ sung 1 lần. Quy định chỉ một lần")
