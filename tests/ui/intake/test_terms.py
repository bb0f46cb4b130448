"""Terms that depend on the dossier: one of several cases, a verification, this desk's own share."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from onecua.domain.deadline import parse_handling_time
from onecua.domain.procedure_rule import ProcedureRule
from tests.ui.intake.test_receiving import text_of

if TYPE_CHECKING:
    from onecua.services.records import DossierRecord
    from tests.ui.intake.conftest import Counter

SEVERAL = "2.002762"
"""In person five or ten working days, by the case."""
MARITAL = "1.004873"
FIVE = parse_handling_time("5 working_day")
ONE = parse_handling_time("1 working_day")


def saved(counter: Counter) -> DossierRecord:
    counter.fill_applicant()
    counter.press(Qt.Key.Key_F9)
    counter.save()
    return counter.last()


def test_a_case_is_picked_by_keys_and_asked_again_for_the_next_dossier(counter: Counter) -> None:
    counter.choose(SEVERAL)
    term, due = counter.page.form.term, counter.page.side.due
    assert counter.focused() is term.case
    assert due.words() == "Chưa có hạn"
    counter.press(Qt.Key.Key_Right)
    counter.until(lambda: due.words() == "17:00, T2 30/11/2026")
    counter.press(Qt.Key.Key_Right)
    counter.until(lambda: due.words() == "17:00, T2 07/12/2026")
    assert saved(counter).dossier.rule["time"] == "10 working_day"

    counter.choose(SEVERAL)
    assert counter.focused() is term.case
    assert not term.is_given()
    counter.save()
    assert len(counter.received()) == 1
    assert counter.focused() is term.case


def test_another_term_than_those_of_the_cases_can_be_typed(counter: Counter) -> None:
    counter.choose(SEVERAL)
    counter.press(Qt.Key.Key_End)
    assert counter.focused() is counter.page.form.term.amount
    counter.type("7")
    assert saved(counter).dossier.rule["time"] == "7 working_day"
    counter.choose(SEVERAL)
    assert counter.page.form.term.is_asked()


def test_a_draft_keeps_the_case_and_the_tick(counter: Counter) -> None:
    counter.desk.procedure_rules.record(ProcedureRule(MARITAL, verification=FIVE))
    counter.choose(SEVERAL)
    counter.press(Qt.Key.Key_Right)
    counter.page.form.people.applicant.number.setFocus()
    page = counter.new_page()
    [draft] = counter.desk.drafts.all()
    page.take_draft(draft)
    counter.until(lambda: page.side.due.words() == "17:00, T2 30/11/2026")

    counter.choose(MARITAL)
    page.form.term.verification.setFocus()
    counter.press(Qt.Key.Key_Space)
    page = counter.new_page()
    [draft] = counter.desk.drafts.all()
    page.take_draft(draft)
    assert page.form.term.needs_verification()


def test_a_verification_known_at_the_counter_moves_the_promise_and_is_printed(
    counter: Counter,
) -> None:
    counter.choose(MARITAL)
    term, due = counter.page.form.term, counter.page.side.due
    assert not term.verification.isVisible()
    counter.desk.procedure_rules.record(ProcedureRule(MARITAL, verification=FIVE))
    counter.choose(MARITAL)
    counter.until(term.verification.isVisible)
    assert due.words() == "17:00, T5 26/11/2026"
    term.verification.setFocus()
    counter.press(Qt.Key.Key_Space)
    counter.until(lambda: due.words() == "17:00, T5 03/12/2026")
    assert "cộng 5 ngày làm việc để xác minh" in due.explanation()
    record = saved(counter)
    assert record.dossier.promised_at == record.dossier.due_at == datetime(2026, 12, 3, 17)
    printed = " ".join(text_of(counter.shell.papers[-1][1]).split())
    assert "3 ngày làm việc và 5 ngày làm việc xác minh" in printed

    counter.choose(MARITAL)
    assert not term.needs_verification()


def test_the_tick_of_one_procedure_is_not_that_of_the_next(counter: Counter) -> None:
    for code in (MARITAL, "1.004837"):
        counter.desk.procedure_rules.record(ProcedureRule(code, verification=FIVE))
    counter.choose(MARITAL)
    term = counter.page.form.term
    term.verification.setFocus()
    counter.press(Qt.Key.Key_Space)
    assert term.needs_verification()
    counter.choose("1.004837")
    assert not term.needs_verification()
    counter.choose("2.001035")
    assert term.isHidden()


def test_a_rule_taken_back_meanwhile_takes_the_tick_with_it(counter: Counter) -> None:
    counter.desk.procedure_rules.record(ProcedureRule(MARITAL, verification=FIVE))
    counter.choose(MARITAL)
    term = counter.page.form.term
    term.verification.setFocus()
    counter.press(Qt.Key.Key_Space)
    counter.desk.procedure_rules.record(ProcedureRule(MARITAL))
    counter.save()  # the page has not looked again yet
    assert "chưa ghi thời gian xác minh" in term.verification_problem()
    counter.page.side.refresh()
    assert not term.needs_verification()
    assert saved(counter).dossier.due_at == datetime(2026, 11, 26, 17)


def test_nothing_is_returned_at_once_that_must_be_verified(counter: Counter) -> None:
    counter.desk.procedure_rules.record(ProcedureRule("2.000908", verification=FIVE))
    counter.choose("2.000908")
    assert counter.page.action_bar().secondaries[-1].text == "Trả ngay"
    counter.page.form.term.verification.setFocus()
    counter.press(Qt.Key.Key_Space)
    assert counter.page.action_bar().secondaries[-1].text != "Trả ngay"


def test_a_linked_procedure_shows_the_whole_and_this_desks_share(counter: Counter) -> None:
    due = counter.page.side.due
    counter.choose(MARITAL)
    assert due.desk_words() == ""
    counter.desk.procedure_rules.record(ProcedureRule(MARITAL, desk_term=ONE))
    counter.choose("2.001035")
    counter.choose(MARITAL)
    counter.until(lambda: due.desk_words() == "Riêng bộ phận này: 17:00, T2 23/11/2026")
    assert due.words() == "17:00, T5 26/11/2026"
    record = saved(counter)
    assert record.dossier.desk_due_at == datetime(2026, 11, 23, 17)
    assert due.desk_words() == ""
