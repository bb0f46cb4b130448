"""Slips and responses: a slip counts once, what is answered is on the disk, nothing else is."""

import pytest

from onecua.domain.dossier import Channel, Move
from onecua.domain.survey.questionnaire import TEXT_LIMIT, RecordFact
from onecua.domain.survey.response import Marks, Via
from onecua.errors import RuleError, RuleErrors
from onecua.services.surveys import record_of
from tests.desks import THREE_DAYS, desk_in, event_count, move, receive
from tests.domain.survey.forms import MINIMAL
from tests.votes import GOOD, closed_batches, desk_form, scanned, typed, vote


@pytest.fixture
def dossier(desk):
    return receive(desk, THREE_DAYS)


def begun(desk, dossier):
    return desk.surveys.begin(desk.surveys.slip_of(dossier), desk_form(desk), Via.KIOSK)


def test_a_slip_is_read_scanned_and_typed(desk, dossier):
    read = [desk.surveys.slip(text) for text in (scanned(dossier), typed(dossier).lower())]
    assert {slip.dossier for slip in read} == {dossier}
    assert read[0].officer_name == "Nguyễn Thị Hồng Nhung"
    sector = desk.records.read(dossier).dossier.sector
    assert read[0].marks == Marks(sector, Channel.IN_PERSON, desk.officer.id.hex)


def test_a_slip_is_used_once_while_it_waits_and_after_the_close(desk):
    dossiers = [receive(desk) for _ in range(5)]
    for each in dossiers:
        vote(desk, each)
    with pytest.raises(RuleError, match="đã được dùng"):
        desk.surveys.slip(scanned(dossiers[0]))
    assert desk.surveys.closing.close() == 5
    with pytest.raises(RuleError, match="đã được dùng"):
        desk.surveys.slip(typed(dossiers[0]))


def test_two_responses_begun_on_one_slip_count_once(desk, dossier):
    first, second = begun(desk, dossier), begun(desk, dossier)
    for voting in (first, second):
        desk.surveys.answer(voting, "chung", 5)
    desk.surveys.finish(first)
    with pytest.raises(RuleError, match="chỉ dùng một lần"):
        desk.surveys.finish(second)
    content = desk.surveys.pool.read()
    assert [len(content.tokens), sum(a.complete for a in content.answers)] == [1, 1]


def test_the_slip_of_another_office_is_told_by_both_names(desk, dossier):
    with pytest.raises(RuleError, match=r"đơn vị H24\.120, không phải H24\.119") as refused:
        desk.surveys.slip(scanned(dossier, "H24.120"))
    assert refused.value.field == "token"


def test_a_slip_of_no_dossier_and_of_a_voided_one_are_refused(desk, dossier):
    desk.handling.void(dossier, "nhập nhầm")
    with pytest.raises(RuleError, match="đã hủy vì nhập nhầm"):
        desk.surveys.slip(scanned(dossier))
    with pytest.raises(RuleError, match="Không có hồ sơ nào"):
        desk.surveys.slip("0000-0000-000")


def test_a_mistyped_slip_is_told_and_nothing_is_looked_up(desk, dossier):
    wrong = ("A" if typed(dossier)[0] != "A" else "B") + typed(dossier)[1:]
    for text, words in (("", "Không đọc được"), ("7F3K", "Không đọc được"), (wrong, "gõ sai")):
        with pytest.raises(RuleError, match=words):
            desk.surveys.slip(text)


def test_each_answer_is_on_the_disk_and_an_unfinished_response_uses_no_slip(
    desk, dossier, folder, clock
):
    voting = begun(desk, dossier)
    desk.surveys.answer(voting, "chung", 4)
    with desk_in(folder, clock) as after_the_cut:
        kept = after_the_cut.surveys.pool.read()
        assert [(a.body, a.complete) for a in kept.answers] == [({"answers": {"chung": 4}}, False)]
        assert after_the_cut.surveys.slip(scanned(dossier)).dossier == dossier


def test_an_answer_taken_back_leaves_nothing(desk, dossier):
    voting = begun(desk, dossier)
    desk.surveys.answer(voting, "chung", 2)
    desk.surveys.answer(voting, "ly_do", "Chờ lâu")
    desk.surveys.answer(voting, "chung", None)
    assert voting.answers == {}
    assert desk.surveys.pool.read().answers == []


def test_what_is_missing_is_named_and_the_slip_stays_free(desk, dossier):
    voting = begun(desk, dossier)
    with pytest.raises(RuleErrors) as refused:
        desk.surveys.finish(voting)
    assert [problem.field for problem in refused.value.problems] == ["chung"]
    assert desk.surveys.slip(scanned(dossier)).dossier == dossier


def test_ten_thousand_characters_are_refused_with_the_number_too_many(desk, dossier):
    voting = begun(desk, dossier)
    desk.surveys.answer(voting, "chung", 5)
    with pytest.raises(RuleError, match="bớt khoảng 9000 chữ") as refused:
        desk.surveys.answer(voting, "gop_y", "ă" * 10_000)
    assert refused.value.field == "gop_y"
    assert voting.answers == {"chung": 5}
    desk.surveys.answer(voting, "gop_y", "ă" * TEXT_LIMIT)
    desk.surveys.finish(voting)


def test_no_answer_reaches_the_database_before_the_close(desk, dossier):
    before = event_count(desk.database)
    vote(desk, dossier, {**GOOD, "gop_y": "Chờ rất lâu ở sân"})
    assert event_count(desk.database) == before
    files = [path for path in desk.database.folder.rglob("*") if path.is_file()]
    for path in files:
        content = path.read_bytes()
        assert "Chờ rất lâu".encode() not in content
        assert desk.surveys.pool.read().tokens[0].token.encode() not in content


def test_a_withdrawn_response_frees_its_slip(desk, dossier):
    desk.surveys.withdraw(vote(desk, dossier))
    assert desk.surveys.pool.read().answers == []
    vote(desk, dossier)
    assert len(desk.surveys.pool.read().tokens) == 1


def test_the_slip_of_a_dossier_stays_the_same_when_it_is_corrected_and_returned(desk, dossier):
    slip = desk.surveys.slip(scanned(dossier))
    move(desk, dossier, Move.FORWARD, Move.FINISH, Move.RETURN)
    assert desk.surveys.slip(scanned(dossier)) == slip


def test_the_record_says_what_answers_are_held_to(desk, clock, dossier):
    def record():
        return record_of(desk.records.read(dossier).dossier)

    assert record() == {RecordFact.TIMELINESS: None, RecordFact.CONTACTS: True}
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.forward(days=30)
    move(desk, dossier, Move.SUPPLEMENTED, Move.FORWARD)
    clock.forward(days=30)
    move(desk, dossier, Move.FINISH)
    assert record() == {RecordFact.TIMELINESS: False, RecordFact.CONTACTS: None}


def test_equal_responses_within_seconds_and_out_of_hours_are_counted(desk, clock):
    clock.set(2026, 11, 20, 12, 30)
    for each in [receive(desk) for _ in range(7)]:
        vote(desk, each)
        clock.forward(seconds=5)
    desk.surveys.closing.close()
    (batch,) = closed_batches(desk)
    assert (batch.counters["count"], batch.counters["outside_hours"]) == (7, 7)
    assert batch.counters["equal_runs"] == 6


def test_words_that_fit_no_slot_are_refused_and_what_was_said_before_is_sent(desk, dossier):
    """A form of the office with many free texts: the last one is too much for a slot."""
    names = [f"loi_{number}" for number in range(1, 5)]
    asked = "".join(f'\n[[questions]]\nid = "{n}"\nkind = "text"\ntext = "{n}?"\n' for n in names)
    desk.questionnaires.put_in_force(desk.questionnaires.adopt(MINIMAL + asked).key)
    voting = begun(desk, dossier)
    desk.surveys.answer(voting, "chung", 2)
    for name in names[:2]:
        desk.surveys.answer(voting, name, "ệ" * TEXT_LIMIT)
    with pytest.raises(RuleError, match="Rút gọn rồi lưu lại"):
        desk.surveys.answer(voting, names[2], "ệ" * TEXT_LIMIT)
    assert set(voting.answers) == {"chung", *names[:2]}
    desk.surveys.finish(voting)
    (kept,) = desk.surveys.pool.read().answers
    assert set(kept.body["answers"]) == {"chung", *names[:2]}
