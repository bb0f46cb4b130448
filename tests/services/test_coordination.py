"""Opinions asked of coordinating units: several at once, each with its own due instant."""

from dataclasses import replace
from datetime import datetime

import pytest

from onecua.domain.deadline import Unit
from onecua.domain.dossier import Move
from onecua.domain.event import Kind
from onecua.errors import RuleErrors
from onecua.services.coordination import OpinionAnswer, OpinionRequest
from tests.desks import NHUNG, move, receive
from tests.services.test_handling import dossier_of, refused
from tests.services.waiting import days

LATE = "mất điện cả chiều"


def asked(dossier, unit="Công an xã", **changed):
    question = "Xác nhận nơi cư trú trước năm 2010"
    return replace(OpinionRequest(dossier, unit, question, days("2")), **changed)


def answered(dossier, key, **changed):
    return replace(OpinionAnswer(dossier, key, "Đúng là đã cư trú, văn bản 12/CAX"), **changed)


def test_an_opinion_asked_has_a_due_instant_and_the_earliest_stands_in_the_list(desk, clock):
    dossier = receive(desk)
    desk.coordination.ask(asked(dossier))
    clock.forward(minutes=10)
    desk.coordination.ask(asked(dossier, "Phòng Kinh tế", term=days("4", Unit.WORKING_HOUR)))
    found = dossier_of(desk, dossier)
    assert [(o.unit, o.due_at) for o in found.opinions] == [
        ("Công an xã", datetime(2026, 11, 25, 17)),
        ("Phòng Kinh tế", datetime(2026, 11, 20, 14, 52)),
    ]
    assert found.opinion_due_at == datetime(2026, 11, 20, 14, 52)
    assert found.due_at == found.promised_at


def test_an_answer_ends_its_own_wait_only(desk, clock):
    dossier = receive(desk)
    desk.coordination.ask(asked(dossier))
    desk.coordination.ask(asked(dossier, "Phòng Kinh tế"))
    first, second = dossier_of(desk, dossier).opinions
    clock.set(2026, 11, 24, 9)
    desk.coordination.answer(answered(dossier, second.key))
    found = dossier_of(desk, dossier).opinions
    assert [o.answered_at for o in found] == [None, clock()]
    again = lambda: desk.coordination.answer(answered(dossier, second.key))  # noqa: E731
    assert refused(desk, again, "đã trả lời ngày 24/11/2026").field == "opinion"
    desk.coordination.answer(answered(dossier, first.key))
    assert dossier_of(desk, dossier).opinion_due_at is None


def test_the_history_tells_who_was_asked_what_and_what_was_answered(desk, clock):
    dossier = receive(desk)
    desk.coordination.ask(asked(dossier))
    clock.forward(hours=2)
    desk.coordination.answer(answered(dossier, dossier_of(desk, dossier).opinions[0].key))
    first, second = desk.records.read(dossier).history[-2:]
    assert (first.kind, second.kind) == (Kind.OPINION_ASKED, Kind.OPINION_GIVEN)
    assert (first.unit, first.term) == ("Công an xã", "2 ngày làm việc")
    assert first.text == "Xác nhận nơi cư trú trước năm 2010"
    assert first.unit_due_at == datetime(2026, 11, 25, 17)
    assert (second.unit, second.text) == ("Công an xã", "Đúng là đã cư trú, văn bản 12/CAX")
    assert first.officer_name == NHUNG.name


def test_everything_wrong_with_a_question_is_told_at_once(desk):
    dossier = receive(desk)
    with pytest.raises(RuleErrors) as told:
        desk.coordination.ask(OpinionRequest(dossier, " ", "", None))
    assert [problem.field for problem in told.value.problems] == ["unit", "question", "term"]


WRONG = [
    ("unit", {"unit": "Ủy ban " * 40}, "dài quá"),
    ("term", {"term": days("1", Unit.SAME_DAY)}, "Ghi thời hạn"),
    ("happened_at", {"happened_at": datetime(2026, 11, 20, 9, 13)}, "ở sau bây giờ"),
    ("happened_at", {"happened_at": datetime(2026, 11, 20, 9, 11)}, "trước lúc nhận"),
]


@pytest.mark.parametrize(("field", "changed", "words"), WRONG)
def test_a_wrong_question_is_refused_beside_its_field(desk, field, changed, words):
    dossier = receive(desk)
    told = refused(desk, lambda: desk.coordination.ask(asked(dossier, **changed)), words)
    assert told.field == field


def test_an_answer_says_something(desk):
    dossier = receive(desk)
    desk.coordination.ask(asked(dossier))
    key = dossier_of(desk, dossier).opinions[0].key
    empty = lambda: desk.coordination.answer(answered(dossier, key, answer=" "))  # noqa: E731
    assert refused(desk, empty, "Ghi ý kiến").field == "answer"


def test_nobody_answers_what_was_not_asked(desk):
    dossier, other = receive(desk), receive(desk)
    desk.coordination.ask(asked(other))
    key = dossier_of(desk, other).opinions[0].key
    act = lambda: desk.coordination.answer(answered(dossier, key))  # noqa: E731
    assert refused(desk, act, "không có ý kiến này").field == "opinion"


def test_a_late_entry_takes_its_place_and_needs_a_reason(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 25, 8)
    then = datetime(2026, 11, 23, 10)
    act = lambda: desk.coordination.ask(asked(dossier, happened_at=then))  # noqa: E731
    assert refused(desk, act, "Ghi lý do").field == "reason"
    desk.coordination.ask(asked(dossier, happened_at=then, reason=LATE))
    opinion = dossier_of(desk, dossier).opinions[0]
    assert (opinion.asked_at, opinion.due_at) == (then, datetime(2026, 11, 26, 17))
    entry = desk.records.read(dossier).history[-1]
    assert (entry.is_late, entry.reason) == (True, LATE)
    before = datetime(2026, 11, 23, 9, 59)
    early = answered(dossier, opinion.key, happened_at=before, reason=LATE)
    told = refused(desk, lambda: desk.coordination.answer(early), "trước lúc xin ý kiến")
    assert told.field == "happened_at"


def test_a_dossier_that_ended_is_not_asked_about_but_an_answer_still_comes_in(desk, clock):
    dossier = receive(desk)
    desk.coordination.ask(asked(dossier))
    move(desk, dossier, Move.FINISH)
    assert refused(desk, lambda: desk.coordination.ask(asked(dossier)), "không còn đang giải quyết")
    clock.forward(hours=1)
    desk.coordination.answer(answered(dossier, dossier_of(desk, dossier).opinions[0].key))
    assert dossier_of(desk, dossier).opinions[0].answered_at == clock()


def test_a_voided_dossier_takes_nothing_more(desk):
    dossier = receive(desk)
    desk.handling.void(dossier, "nhập hai lần")
    assert refused(desk, lambda: desk.coordination.ask(asked(dossier)), "đã hủy")


def test_undoing_a_move_leaves_opinions_as_they_are(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    desk.coordination.ask(asked(dossier))
    desk.handling.undo(dossier, "nhầm người")
    assert [o.unit for o in dossier_of(desk, dossier).opinions] == ["Công an xã"]
    digest = desk.database.digest()
    desk.database.rebuild()
    assert desk.database.digest() == digest
