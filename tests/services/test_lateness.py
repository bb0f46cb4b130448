"""Why a dossier is late, and the account of it that a giải trình gives."""

from datetime import datetime

import pytest

from onecua.domain.deadline import Timeliness
from onecua.domain.dossier import Move
from onecua.domain.event import Kind
from onecua.errors import RuleErrors
from onecua.services.coordination import OpinionAnswer, OpinionRequest
from onecua.services.setup import new_officer, record_officer
from tests.desks import NHUNG, move, receive
from tests.services.test_handling import dossier_of, refused
from tests.services.waiting import days, extend

LATE_NOTE = "Sở Tư pháp trả lời chậm 3 ngày"
DUE = datetime(2026, 11, 26, 17)


def late(desk, clock):
    """Receive a dossier and let it become overdue by a quarter of an hour."""
    dossier = receive(desk)
    clock.set(2026, 11, 26, 17, 15)
    return dossier


def test_the_cause_of_an_overdue_dossier_is_recorded_and_the_last_word_counts(desk, clock):
    dossier = late(desk, clock)
    desk.lateness.explain(dossier, "d2", LATE_NOTE)
    desk.lateness.explain(dossier, "a", "Người phụ trách nghỉ ốm, không ai thay")
    assert dossier_of(desk, dossier).late_cause == "a"
    entries = [e for e in desk.records.read(dossier).history if e.kind is Kind.LATENESS_EXPLAINED]
    assert [(entry.cause, entry.text) for entry in entries] == [
        ("Chờ cơ quan phối hợp", LATE_NOTE),
        ("Thiếu biên chế", "Người phụ trách nghỉ ốm, không ai thay"),
    ]


def test_a_dossier_in_time_has_no_cause(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 26, 17)
    assert refused(desk, lambda: desk.lateness.explain(dossier, "a", "x"), "chưa quá hạn")


def test_one_that_ended_in_time_has_none_ever_after(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 26, 17)
    move(desk, dossier, Move.FINISH)
    clock.set(2026, 12, 20, 9)
    assert refused(desk, lambda: desk.lateness.explain(dossier, "a", "x"), "chưa quá hạn")


def test_cause_and_note_are_both_asked(desk, clock):
    dossier = late(desk, clock)
    with pytest.raises(RuleErrors) as told:
        desk.lateness.explain(dossier, "z", " ")
    assert [problem.field for problem in told.value.problems] == ["cause", "note"]


def test_a_pause_begun_after_the_due_instant_does_not_hide_lateness(desk, clock):
    dossier = late(desk, clock)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    desk.lateness.explain(dossier, "d6", "Xem hồ sơ muộn")
    early = receive(desk)
    move(desk, early, Move.REQUEST_SUPPLEMENT)
    clock.set(2027, 1, 20, 9)
    assert refused(desk, lambda: desk.lateness.explain(early, "a", "x"), "chưa quá hạn")


def test_an_end_on_the_due_day_after_the_hour_is_late_by_the_instant_alone(desk, clock):
    dossier = late(desk, clock)
    move(desk, dossier, Move.FINISH)
    account = desk.lateness.account(dossier)
    verdict = account.against_due
    assert (verdict.by_day, verdict.by_instant) == (Timeliness.ON_TIME, Timeliness.LATE)
    assert (verdict.days, verdict.minutes, verdict.working_minutes) == (0, 15, 0)
    assert account.ended_at == account.judged_at == clock()


def test_an_extended_dossier_is_late_against_its_promise_too(desk, clock):
    dossier = receive(desk)
    extend(desk, dossier, datetime(2026, 11, 30).date())
    clock.set(2026, 12, 1, 10)
    account = desk.lateness.account(dossier)
    assert (account.promised_at, account.due_at) == (DUE, datetime(2026, 11, 30, 17))
    assert (account.against_due.days, account.against_promise.days) == (1, 3)
    assert account.against_due.working_minutes == 150
    assert account.against_promise.working_minutes == 2 * 480 + 150
    assert account.ended_at is None


def test_the_account_says_who_held_it_how_long_and_what_was_waited_for(desk, clock):
    quyet = new_officer("Phạm Văn Quyết", "Công chức Tư pháp")
    record_officer(desk, quyet)
    dossier = receive(desk)
    clock.set(2026, 11, 20, 10, 12)
    move(desk, dossier, Move.FORWARD, holder=quyet.id)
    desk.coordination.ask(OpinionRequest(dossier, "Công an xã", "Nơi cư trú cũ", days("1")))
    clock.set(2026, 11, 23, 8, 30)
    move(desk, dossier, Move.REQUEST_PAYMENT)
    clock.set(2026, 11, 23, 14)
    move(desk, dossier, Move.PAID)
    clock.set(2026, 12, 1, 9)
    desk.lateness.explain(dossier, "d2", LATE_NOTE)
    account = desk.lateness.account(dossier)
    held = [(h.officer, h.minutes, h.paused_minutes) for h in account.holdings]
    assert held[0] == (NHUNG.id, 60, 0)
    assert held[1][0] == quyet.id
    assert held[1][2] == 240
    assert [(p.from_at.hour, p.to_at.hour) for p in account.pauses] == [(8, 14)]
    assert [o.unit for o in account.opinions] == ["Công an xã"]
    assert (account.cause, account.note) == ("d2", LATE_NOTE)


def test_the_draft_tells_what_moved_the_date_what_was_waited_for_and_the_end(desk, clock):
    dossier = receive(desk)
    extend(desk, dossier, datetime(2026, 11, 30).date())
    desk.coordination.ask(OpinionRequest(dossier, "Công an xã", "Nơi cư trú cũ", days("1")))
    clock.set(2026, 12, 1, 10)
    assert desk.lateness.account(dossier).draft.splitlines() == [
        "Ngày T6 20/11 xin lỗi và gia hạn: hạn từ 17:00 T5 26/11 thành 17:00 T2 30/11.",
        (
            "Xin ý kiến Công an xã lúc 09:12 ngày 20/11/2026, hạn trả lời 17:00 ngày 23/11/2026: "
            "chưa trả lời."
        ),
        (
            "Đến 10:00 ngày 01/12/2026 hồ sơ chưa giải quyết xong; so với hạn 17:00 ngày "
            "30/11/2026: quá hạn 1 ngày làm việc theo ngày · 2 giờ 30 phút làm việc theo giờ; "
            "so với ngày hẹn lần đầu: quá hạn 3 ngày làm việc theo ngày · 18 giờ 30 phút làm việc "
            "theo giờ."
        ),
    ]


def test_the_draft_of_an_end_says_when_and_who_answered_late(desk, clock):
    dossier = receive(desk)
    desk.coordination.ask(OpinionRequest(dossier, "Công an xã", "Nơi cư trú cũ", days("1")))
    key = dossier_of(desk, dossier).opinions[0].key
    clock.set(2026, 11, 26, 9)
    desk.coordination.answer(OpinionAnswer(dossier, key, "Đúng"))
    clock.set(2026, 11, 27, 9)
    move(desk, dossier, Move.FINISH)
    clock.set(2026, 11, 30, 9)
    move(desk, dossier, Move.RETURN)
    draft = desk.lateness.account(dossier).draft
    assert "trả lời lúc 09:00 ngày 26/11/2026, sau hạn." in draft
    assert "Có kết quả lúc 09:00 ngày 27/11/2026; so với hạn" in draft


def test_the_draft_names_the_pause_that_stands(desk, clock):
    dossier = late(desk, clock)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    draft = desk.lateness.account(dossier).draft
    assert "Từ 17:15 ngày 26/11/2026 hồ sơ tạm dừng: yêu cầu bổ sung." in draft
