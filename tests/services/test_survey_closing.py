"""The day's close: five or more enter the log together, once, whatever stops it half way."""

import pytest

from onecua import assets, files
from onecua.domain.period import month_of
from onecua.domain.survey.response import Via
from onecua.errors import BusyError, RuleError, StorageError
from onecua.services.setup import new_officer
from onecua.storage import surveys
from onecua.storage.survey_pool import POOL_FILE, SLOTS, PendingAnswer
from tests.desks import NHUNG, desk_in, event_count, log_problems, receive
from tests.domain.survey.forms import shipped
from tests.files.faulty import FaultyCalls
from tests.votes import closed_batches, desk_form, enter, scanned, vote

WARD = shipped("ward_nine")
LINH = new_officer("Trần Thùy Linh", "Công chức Tư pháp - Hộ tịch")


@pytest.fixture
def dossiers(desk):
    return [receive(desk) for _ in range(12)]


def voted(desk, dossiers):
    for each in dossiers:
        vote(desk, each)


def covered(desk, dossiers):
    """Return how many of the dossiers have their slip used by a closed batch."""
    with desk.database.read() as connection:
        found = [
            surveys.find_slip(connection, desk.records.read(d).dossier.survey_token)
            for d in dossiers
        ]
    return sum(slip.is_used for slip in found)


def test_fewer_than_five_wait(desk, dossiers):
    voted(desk, dossiers[:4])
    before = event_count(desk.database)
    assert desk.surveys.closing.close() == 0
    assert event_count(desk.database) == before
    vote(desk, dossiers[4])
    assert desk.surveys.closing.close() == 5
    assert desk.surveys.closing.close() == 0
    assert event_count(desk.database) == before + 3, "the form, the tokens, the answers"
    assert covered(desk, dossiers) == 5


def test_nothing_was_ever_answered(desk):
    assert desk.surveys.closing.close() == 0
    assert not (desk.database.folder / POOL_FILE).exists()


def test_an_unfinished_response_is_counted_and_leaves_no_answer(desk, dossiers):
    voted(desk, dossiers[:5])
    left = desk.surveys.begin(desk.surveys.slip_of(dossiers[5]), desk_form(desk), Via.KIOSK)
    desk.surveys.answer(left, "chung", 1)
    desk.surveys.leave(left)
    desk.surveys.closing.close()
    (batch,) = closed_batches(desk)
    assert (batch.unfinished, len(batch.answers), covered(desk, dossiers)) == (1, 5, 5)
    assert {answer.answers["chung"] for answer in batch.answers} == {5}


def test_a_form_put_in_force_in_mid_period_makes_a_batch_of_its_own(desk, dossiers):
    voted(desk, dossiers[:6])
    desk.questionnaires.put_in_force("quick/1")
    for each in dossiers[6:11]:
        vote(desk, each, {desk_form(desk).questions[0].id: 2})
    assert desk.surveys.closing.close() == 11
    found = {batch.form: len(batch.answers) for batch in closed_batches(desk)}
    assert found == {"desk/1": 6, "quick/1": 5}


def test_answers_keep_the_form_that_was_asked_whatever_becomes_of_the_shipped_file(
    desk, dossiers, folder, clock, tmp_path, monkeypatch
):
    """A later release: the words of one form are changed under its name, the file is gone next."""
    voted(desk, dossiers[:5])
    desk.surveys.closing.close()
    desk.questionnaires.put_in_force("quick/1")
    asked = desk.questionnaires.form("desk/1")
    forms = tmp_path / "forms"
    forms.mkdir()
    text = shipped("desk").replace("Rất hài lòng", "Tuyệt vời")
    (forms / "desk.toml").write_text(text, "utf-8")
    monkeypatch.setattr(assets, "form", lambda *_parts: forms)
    with desk_in(folder, clock) as after:
        assert after.questionnaires.form("desk/1") == asked
        (forms / "desk.toml").unlink()
        results = after.survey_figures.results(month_of(clock().date()))
        assert (results.figures.form, results.figures.overall.counts[0]) == (asked, 5)
        with after.database.read() as connection:
            assert log_problems(connection) == []


def test_slips_that_wait_for_a_form_that_is_gone_stop_nobody_else(
    desk, dossiers, tmp_path, monkeypatch
):
    ward = desk.questionnaires.form("ward_nine/1")
    pile = desk.survey_piles.mine(ward)
    for each in dossiers[:5]:
        desk.survey_piles.enter(desk.surveys.slip_of(each), pile, {"chung": 4})
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "desk.toml").write_text(shipped("desk"), "utf-8")
    monkeypatch.setattr(assets, "form", lambda *_parts: forms)
    voted(desk, dossiers[5:10])
    assert desk.survey_piles.open_piles() == ()
    with pytest.raises(RuleError, match=r"Không có mẫu phiếu «ward_nine/1»\. Thêm lại tệp"):
        desk.surveys.closing.close()
    assert [batch.form for batch in closed_batches(desk)] == ["desk/1"]
    voted(desk, dossiers[10:])
    desk.questionnaires.adopt(WARD)
    (pile,) = desk.survey_piles.open_piles()
    assert desk.survey_piles.sign(pile) == 5
    assert {batch.form for batch in closed_batches(desk)} == {"desk/1", "ward_nine/1"}


def test_a_form_is_kept_once(desk, dossiers):
    voted(desk, dossiers[:5])
    desk.surveys.closing.close()
    before = event_count(desk.database)
    voted(desk, dossiers[5:10])
    desk.surveys.closing.close()
    assert event_count(desk.database) == before + 2
    listed = desk.questionnaires.listed()[0]
    assert (listed.form.key, listed.is_in_force, listed.added_at) == ("desk/1", True, None)


def test_a_stop_between_the_pool_and_the_log_loses_and_doubles_nothing(
    desk, dossiers, folder, clock
):
    voted(desk, dossiers[:6])
    with desk_in(folder, clock) as other, other.database.write():
        with pytest.raises(BusyError):
            desk.surveys.closing.close()
        assert desk.surveys.pool.read().batches, "its number stands in the pool"
    assert closed_batches(desk) == []
    with desk_in(folder, clock) as after:
        assert after.surveys.closing.close() == 6
        assert [len(batch.answers) for batch in closed_batches(after)] == [6]
        assert covered(after, dossiers) == 6


def test_a_stop_after_the_commit_is_only_cleared_up(desk, dossiers, folder, clock):
    voted(desk, dossiers[:6])
    enter(desk, dossiers[7])
    # The first renaming gives the batch its number, the second would clear the pool.
    with files.system_calls(FaultyCalls("replace", fail_at=2)), pytest.raises(StorageError):
        desk.surveys.closing.close()
    assert len(desk.surveys.pool.read().tokens) == 7
    before = event_count(desk.database)
    with desk_in(folder, clock) as after:
        with pytest.raises(RuleError, match="đã được dùng"):
            after.surveys.slip(scanned(dossiers[0]))
        vote(after, dossiers[6])
        assert len(after.surveys.pool.read().tokens) == 2, "the pile's and the new one"
        assert after.surveys.closing.close() == 0
        assert event_count(after.database) == before
        assert [len(batch.answers) for batch in closed_batches(after)] == [6]


@pytest.mark.parametrize("fail_at", range(1, 13))
def test_wherever_the_disk_fails_a_repeat_enters_each_response_once(
    desk, dossiers, folder, clock, fail_at
):
    voted(desk, dossiers[:5])
    for each in dossiers[5:10]:
        enter(desk, each)
    pile = desk.survey_piles.mine(desk_form(desk))
    try:
        with files.system_calls(FaultyCalls("replace fsync", fail_at=fail_at)):
            desk.survey_piles.sign(pile)
    except StorageError:
        assert desk.surveys.pool.read()
    with desk_in(folder, clock) as after:
        after.surveys.closing.close()
        if after.survey_piles.open_piles():
            after.survey_piles.sign(pile)
        found = {batch.via: len(batch.answers) for batch in closed_batches(after)}
        assert found == {Via.KIOSK: 5, Via.PAPER: 5}
        assert covered(after, dossiers) == 10
        with after.database.read() as connection:
            assert log_problems(connection) == []


def test_a_close_in_the_middle_of_a_response_counts_it_once_and_not_as_unfinished(desk, dossiers):
    voted(desk, dossiers[:5])
    going = desk.surveys.begin(desk.surveys.slip_of(dossiers[5]), desk_form(desk), Via.KIOSK)
    desk.surveys.answer(going, "chung", 1)
    desk.act_as(LINH)  # another officer at the desk closes, the citizen goes on
    assert desk.surveys.closing.close() == 5
    (kept,) = desk.surveys.pool.read().answers
    assert (kept.key, kept.body["answers"]) == (going.key, {"chung": 1})
    desk.surveys.finish(going)
    voted(desk, dossiers[6:10])
    assert desk.surveys.closing.close() == 5
    found = [(batch.unfinished, len(batch.answers)) for batch in closed_batches(desk)]
    assert found == [(0, 5), (0, 5)]


def test_a_pool_that_fills_up_leaves_the_response_being_given_alone(desk):
    slip = desk.surveys.slip_of(receive(desk))
    going = desk.surveys.begin(slip, desk_form(desk), Via.KIOSK)
    desk.surveys.answer(going, "chung", 2)
    content = desk.surveys.pool.read()
    left = [PendingAnswer(str(n), going.group, {"answers": {}}, False) for n in range(SLOTS - 8)]
    content.answers += left
    desk.surveys.pool.write(content)
    enter(desk, receive(desk))
    content = desk.surveys.pool.read()
    assert [answer.key for answer in content.answers if not answer.complete] == [going.key]
    assert content.counters[going.group]["unfinished"] == SLOTS - 8


def test_a_pool_that_fills_up_closes_by_itself(desk):
    slips = [receive(desk) for _ in range(SLOTS // 2 + 6)]
    voted(desk, slips)
    batches = closed_batches(desk)
    waiting = len(desk.surveys.pool.read().tokens)
    assert batches
    assert sum(len(batch.answers) for batch in batches) + waiting == len(slips)
    assert all(len(batch.answers) >= 5 for batch in batches)


def test_responses_nobody_finished_never_stop_the_others(desk, dossiers):
    form = desk_form(desk)
    slip = desk.surveys.slip_of(dossiers[0])
    for _ in range(SLOTS + 8):
        desk.surveys.answer(desk.surveys.begin(slip, form, Via.KIOSK), "chung", 5)
    voted(desk, dossiers[1:6])
    desk.surveys.closing.close()
    (batch,) = closed_batches(desk)
    assert (batch.unfinished, len(batch.answers)) == (SLOTS + 8, 5)


def test_a_damaged_pool_is_told_with_what_to_do_and_the_desk_goes_on(desk, dossiers):
    voted(desk, dossiers[:5])
    path = desk.database.folder / POOL_FILE
    content = bytearray(path.read_bytes())
    content[5_000] ^= 1
    path.write_bytes(content)
    for deed in (
        desk.surveys.closing.close,
        lambda: desk.surveys.slip(scanned(dossiers[6])),
        lambda: vote(desk, dossiers[6]),
    ):
        with pytest.raises(StorageError, match="Bỏ phiếu chờ bị hỏng"):
            deed()
    assert receive(desk)


def test_a_damaged_pool_is_dropped_and_new_slips_are_taken(desk, dossiers):
    voted(desk, dossiers[:5])
    folder = desk.database.folder
    (folder / POOL_FILE).write_bytes((folder / POOL_FILE).read_bytes()[:-1])
    desk.surveys.pool.drop()
    assert [path for path in folder.iterdir() if "khao-sat" in path.name] == []
    voted(desk, dossiers[:5])
    assert desk.surveys.closing.close() == 5


def test_the_close_is_written_in_the_name_of_who_is_at_the_desk(desk, dossiers):
    voted(desk, dossiers[:5])
    desk.surveys.closing.close()
    with desk.database.read() as connection:
        last = connection.exec_driver_sql("SELECT officer FROM event ORDER BY seq DESC LIMIT 2")
        assert {bytes(row[0]) for row in last} == {NHUNG.id.bytes}
