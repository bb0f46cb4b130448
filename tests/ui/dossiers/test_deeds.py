"""Which deeds a status offers, hours as people type them, names as lists show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from onecua.domain.deadline import Standing, Urgency
from onecua.domain.dossier import MOVES, Move, Status
from onecua.domain.office import LateBy
from onecua.domain.summary import DossierFilter
from onecua.errors import RuleError
from onecua.ui.dossiers.clock_words import parse_time
from onecua.ui.dossiers.deeds import DeedName, deeds_of, possible_moves, primary_of
from onecua.ui.dossiers.dossier_columns import short_name, status_words, urgency_of
from tests.ui.dossiers.making import NOW

LIKELIEST = {
    Status.RECEIVED: "Chuyển xử lý",
    Status.PROCESSING: "Có kết quả",
    Status.AWAITING_SUPPLEMENT: "Đã nhận đủ bổ sung",
    Status.AWAITING_PAYMENT: "Đã nộp nghĩa vụ tài chính",
    Status.FINISHED: "Trả kết quả",
    Status.RETURNED: None,
    Status.WITHDRAWN: None,
    Status.STOPPED: None,
}


def dossiers(opened):
    """Return one dossier of each status."""
    found = {}
    for row in opened.desk.lists.everything(DossierFilter()):
        if row.status not in found:
            found[row.status] = opened.desk.records.read(row.id).dossier
    return found


def test_each_status_proposes_its_likeliest_deed(opened):
    found = dossiers(opened)
    proposed = {status: primary_of(deeds_of(found[status], NOW)) for status in LIKELIEST}
    words = {status: deed.words if deed else None for status, deed in proposed.items()}
    assert words == LIKELIEST


def test_every_offered_move_is_allowed_by_the_rules_of_the_domain(opened):
    after_forward = {Move.FINISH, Move.FINISH_REFUSED}
    for status, dossier in dossiers(opened).items():
        for move in possible_moves(dossier, NOW):
            allowed = status in MOVES[move].start
            assert allowed or (status is Status.RECEIVED and move in after_forward)


def test_a_supplement_overdue_may_be_closed_and_not_before(opened):
    waiting = dossiers(opened)[Status.AWAITING_SUPPLEMENT]
    assert waiting.closes_at == datetime(2026, 12, 11, 17)
    assert Move.CLOSE_WAITING not in possible_moves(waiting, datetime(2026, 12, 11, 17))
    assert Move.CLOSE_WAITING in possible_moves(waiting, datetime(2026, 12, 11, 17, 1))


def test_past_its_wait_closing_is_proposed_and_a_supplement_still_possible(opened):
    waiting = dossiers(opened)[Status.AWAITING_SUPPLEMENT]
    deeds = deeds_of(waiting, datetime(2026, 12, 11, 17, 1))
    assert primary_of(deeds).name is DeedName.CLOSE
    assert deeds[1].words == "Đã nhận đủ bổ sung"


def test_a_due_date_is_extended_and_prolonged_once_and_only_where_there_is_one(opened):
    running = dossiers(opened)[Status.PROCESSING]
    running = replace(running, due_at=datetime(2026, 11, 25, 17))
    both = {Move.EXTEND, Move.VERIFY}
    for changed, left in (
        ({}, both),
        ({"extended_at": NOW}, {Move.VERIFY}),
        ({"verified_at": NOW}, {Move.EXTEND}),
        ({"rule": {"verification": "5 working_day"}}, {Move.EXTEND}),
        ({"due_at": None}, set()),
        ({"due_at": datetime(2026, 11, 19, 17)}, {Move.EXTEND}),
    ):
        assert both & set(possible_moves(replace(running, **changed), NOW)) == left


def test_an_apology_that_comes_too_late_waits_for_the_chief(opened):
    running = replace(dossiers(opened)[Status.PROCESSING], due_at=NOW)
    for chief, icon in ((False, "lock"), (True, "calendar")):
        deeds = deeds_of(running, NOW, is_chief=chief)
        assert next(deed for deed in deeds if deed.name is DeedName.EXTEND).icon == icon


def test_a_late_dossier_is_asked_why_and_one_judged_by_the_instant_sooner(opened):
    ended = dossiers(opened)[Status.RETURNED]
    ended = replace(
        ended, due_at=datetime(2026, 11, 19, 17), ended_at=datetime(2026, 11, 19, 17, 5)
    )
    wanted = {DeedName.CAUSE, DeedName.ACCOUNT}
    names = {deed.name for deed in deeds_of(ended, NOW)}
    assert not wanted & names
    by_instant = deeds_of(ended, NOW, late_by=LateBy.INSTANT)
    assert wanted <= {deed.name for deed in by_instant}
    assert primary_of(by_instant) is None


def test_nothing_is_undone_that_never_moved(opened):
    received = dossiers(opened)[Status.RECEIVED]
    assert DeedName.UNDO not in {deed.name for deed in deeds_of(received, NOW)}


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("14:30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("1430", time(14, 30)),
        ("8", time(8)),
        ("8h", time(8)),
        ("8 giờ 05", time(8, 5)),
        (" 07.45 ", time(7, 45)),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed, hour):
    assert parse_time(typed) == hour


@pytest.mark.parametrize("typed", ["", "25:00", "8:75", "sáng", "12345"])
def test_an_hour_that_is_none_says_how_to_write_it(typed):
    with pytest.raises(RuleError, match=r"ví dụ 14:30") as caught:
        parse_time(typed)
    assert caught.value.field == "happened_at"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Thủ tục cấp Giấy xác nhận", "Cấp Giấy xác nhận"),
        ("Thủ Tục giải quyết chế độ", "Giải quyết chế độ"),
        ("Đăng ký khai sinh", "Đăng ký khai sinh"),
        ("Thủ tục", "Thủ tục"),
    ],
)
def test_lists_drop_a_leading_thu_tuc(name, shown):
    assert short_name(name) == shown


def test_every_status_has_icon_and_words():
    for status in Status:
        urgency = urgency_of(status, Standing(Urgency.IN_TIME, 3, NOW))
        assert urgency.words
        assert status_words(status)
