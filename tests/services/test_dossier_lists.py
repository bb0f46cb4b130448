"""Lists of a desk and the five counts of its front page, each with the list behind it."""

from datetime import datetime

import pytest

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import Channel, Move
from onecua.domain.summary import DossierFilter
from onecua.services import dossier_lists
from tests.desks import MARITAL, move, receive, received_fact, request, sealed_person


@pytest.fixture
def worked(desk, clock):
    """Twelve dossiers of four mornings: late, due today, open, finished, paused, voided."""
    for day in (10, 17, 18, 20):
        clock.set(2026, 11, day, 8)
        for _ in range(3):
            receive(desk, channel=Channel(1 + day % 3))
    clock.set(2026, 11, 20, 9, 12)
    ids = [summary.id for summary in desk.lists.everything(DossierFilter())]
    move(desk, ids[0], Move.FINISH)
    move(desk, ids[1], Move.REQUEST_SUPPLEMENT)
    desk.handling.void(ids[2], "trùng")
    return desk


def test_each_count_of_the_front_page_is_the_length_of_its_list(worked):
    counts = worked.lists.front_counts()
    assert [count.name for count in counts] == [
        "Nhận hôm nay", "Quá hạn", "Đến hạn hôm nay", "Sắp đến hạn", "Chờ trả kết quả",
    ]  # fmt: skip
    for count in counts:
        assert count.count == len(list(worked.lists.everything(count.wanted)))
    assert {count.name: count.count for count in counts} == {
        "Nhận hôm nay": 3, "Quá hạn": 0, "Đến hạn hôm nay": 3, "Sắp đến hạn": 6,
        "Chờ trả kết quả": 1,
    }  # fmt: skip


def test_what_the_page_counts_as_open_is_what_the_report_counts(worked):
    """A dossier only registered on the portal is not being settled (`rules.md` 5)."""
    owner, commitment = sealed_person()
    fact = received_fact(commitment, datetime(2026, 11, 20, 8), status=1)
    with worked.database.write() as transaction:
        transaction.append([owner, fact], worked.officer.id)
    from onecua.domain.period import monthly

    open_count = worked.lists.count(DossierFilter(open_only=True))
    assert open_count == worked.figures.monthly(monthly(2026, 12)).total.open


def test_an_hour_after_closing_what_was_due_today_is_overdue(worked, clock):
    clock.set(2026, 11, 20, 17, 1)
    counts = {count.name: count.count for count in worked.lists.front_counts()}
    assert (counts["Quá hạn"], counts["Đến hạn hôm nay"]) == (3, 0)


def test_soon_means_three_counted_days_and_skips_days_off(worked, clock):
    """From Friday 20/11 with Tuesday 24/11 off, three counted days end on Thursday 26/11."""
    bounds = worked.deadlines.bounds()
    assert (bounds.end_of_today, bounds.end_of_soon) == (
        datetime(2026, 11, 21), datetime(2026, 11, 27),
    )  # fmt: skip
    soon = DossierFilter(urgency=Urgency.DUE_SOON)
    assert {s.due_at.day for s in worked.lists.everything(soon)} == {23, 26}


def test_a_list_and_the_standing_of_its_rows_agree(worked):
    for urgency in Urgency:
        if urgency is Urgency.DONE:
            continue
        for summary in worked.lists.everything(DossierFilter(urgency=urgency)):
            assert worked.deadlines.standing(summary).urgency is urgency


def test_a_whole_list_longer_than_a_page_has_every_row_once(worked, monkeypatch):
    monkeypatch.setattr(dossier_lists, "_EXPORT_PAGE", 4)
    keys = [summary.key for summary in worked.lists.everything(DossierFilter())]
    assert len(keys) == len(set(keys)) == 11


def test_search_and_the_list_of_a_person(worked):
    known = worked.intake.known_person("030192004512")
    wanted = worked.lists.of_person(known.id, "Hồ sơ của bà Tâm")
    assert len(list(worked.lists.everything(wanted))) == known.dossier_count == 11
    assert wanted.words == "Hồ sơ của bà Tâm"
    assert len(worked.lists.search("thanh tam", limit=5)) == 5


def test_sectors_are_those_in_use(worked):
    assert len(worked.lists.sectors()) == 1


def test_an_unknown_procedure_code_lists_nothing(worked):
    assert list(worked.lists.everything(DossierFilter(procedure_code=MARITAL))) == []
    assert worked.intake.problems(request()) is None
