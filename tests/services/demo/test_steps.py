"""Every step of a dossier is one that the services would have written."""

from collections import Counter

from onecua.domain.deadline import By
from onecua.domain.dossier import Channel, Move, check_move
from onecua.domain.dossier_history import fold
from onecua.domain.event import CORRECTIONS, Kind
from onecua.domain.imported import LATE_MARK
from onecua.services.courses import CourseService
from onecua.storage import log
from tests.services.demo.offices import rows


def test_every_move_was_allowed_when_it_happened(office, histories):
    with office.database.read() as connection:
        for events in histories.values():
            for place, event in enumerate(events):
                before = fold(events[:place])
                assert (before is None) == (event.kind == Kind.DOSSIER_RECEIVED)
                assert before is None or not before.is_voided
                if event.kind == Kind.DOSSIER_MOVED:
                    private = log.private_values(connection, [event.commitment or b""])
                    reason = private.get(event.commitment, {}).get("reason", "")
                    check_move(before.status, Move(event.body["move"]), reason)
                elif event.kind == Kind.MOVE_UNDONE:
                    assert before.last_move == event.body["undoes"]


def test_promises_are_those_of_the_deadline_service(office, histories):
    for events in histories.values():
        dossier = fold(events)
        if dossier.batch is None:
            assert office.deadlines.explain(dossier).due_at == dossier.promised_at


def test_due_dates_after_a_pause_are_those_of_the_deadline_service(office, histories):
    resumed = Counter()
    courses = CourseService(office.rulebook)
    for events in histories.values():
        for event in events:
            move = event.body.get("move")
            if move == Move.REQUEST_SUPPLEMENT:
                closes_at = office.deadlines.closes_at(event.happened_at)
                assert event.body["closes_at"] == closes_at.isoformat(timespec="minutes")
        course = courses.of(events)
        assert course.recomputed() == tuple(change.due_at for change in course.changes)
        assert course.due_at == fold(events).due_at
        resumed.update(change.by for change in course.changes)
    assert resumed[By.RESTART] > 50
    assert resumed[By.RESUME] > 10


def test_terms_that_the_catalogue_leaves_open_are_the_offices_own_recorded_once(office):
    by_code = "SELECT json_extract(body, '$.{}') AS code, {} AS seq FROM event WHERE kind = '{}' "
    recorded = rows(office, by_code.format("procedure", "seq", "term_recorded"))
    received = by_code.format("procedure.code", "min(seq)", "dossier_received") + "GROUP BY code"
    first_received = dict(tuple(row) for row in rows(office, received))
    assert len({row.code for row in recorded}) == len(recorded) > 20
    for code, seq in recorded:
        assert seq < first_received[code]
        procedure = office.rulebook.catalogue.by_code(code)
        term = office.deadlines.term_in_force(procedure, Channel.IN_PERSON)
        assert term.is_own
        assert "Nguyễn Thị Hồng Nhung" in term.note or "Lương Thị Mai Chi" in term.note


def test_two_late_entries_carry_their_reason(office, histories):
    late = [
        (key, events[0])
        for key, events in histories.items()
        if events[0].is_late and events[0].body.get("late") != LATE_MARK
    ]
    assert len(late) == 2
    for dossier, event in late:
        entry = office.records.read(dossier).history[0]
        assert "hôm nay nhập lại" in entry.reason
        assert event.recorded_at.date() == office.rulebook.calendar.next_counted(
            event.happened_at.date()
        )


def test_corrections_undone_moves_and_voided_dossiers_have_reasons(office, histories):
    seen = Counter()
    with office.database.read() as connection:
        for events in histories.values():
            for event in events:
                if event.kind in CORRECTIONS:
                    private = log.private_values(connection, [event.commitment])
                    assert private[event.commitment]["reason"]
                    seen[event.kind] += 1
    assert seen[Kind.DOSSIER_CORRECTED] > 5
    assert seen[Kind.MOVE_UNDONE] > 1
    assert seen[Kind.DOSSIER_VOIDED] > 1


def test_history_reads_in_words(office, histories):
    dossier_id = next(key for key, e in histories.items() if e[-1].kind == Kind.DOSSIER_MOVED)
    record = office.records.read(dossier_id)
    assert record.history[0].words == "Tiếp nhận hồ sơ"
    assert {entry.officer_name for entry in record.history} <= {
        officer.name for officer in office.officers().values()
    }
    assert office.records.find(record.dossier.code) == dossier_id
