"""Every step of a dossier is one that the services would have written."""

from collections import Counter
from datetime import datetime

from onecua.domain.deadline import By
from onecua.domain.dossier import Channel, Move, check_move
from onecua.domain.dossier_course import pauses_of
from onecua.domain.dossier_history import fold
from onecua.domain.event import CORRECTIONS, Kind
from onecua.domain.imported import LATE_MARK
from onecua.domain.lateness import is_late
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
    assert resumed[By.RESUME] > 30
    assert resumed[By.VERIFY] > 3
    assert resumed[By.EXTEND] > 10


def test_linked_procedures_have_two_promises_and_some_verifications_were_known_at_once(histories):
    dossiers = [fold(events) for events in histories.values()]
    linked = [each for each in dossiers if each.desk_due_at is not None]
    assert len(linked) > 30
    assert all(each.received_at < each.desk_due_at <= each.promised_at for each in linked)
    assert sum("verification" in each.rule for each in dossiers) > 10


def test_dossiers_go_through_the_steps_of_their_workflow_from_hand_to_hand(office, histories):
    walked, roles = Counter(), set()
    for events in histories.values():
        code = events[0].body["procedure"]["code"]
        places = [e.body["step"]["place"] for e in events if "step" in e.body]
        steps = office.procedure_rules.rule_of(code).steps
        assert places == list(range(1, len(places) + 1))
        assert len(places) < max(len(steps), 1)
        walked.update([len(places)] if places else [])
        roles |= {event.body["holder"] for event in events if "step" in event.body}
    assert walked[3] > 50
    assert len(roles) >= 4
    held = [each for each in map(fold, histories.values()) if each.step is not None]
    assert held
    assert all(each.is_open for each in held)


def test_opinions_are_answered_in_time_late_or_not_yet(histories):
    found = [opinion for events in histories.values() for opinion in fold(events).opinions]
    answered = [each for each in found if each.answered_at is not None]
    late = sum(each.answered_at > each.due_at for each in answered)
    assert len(answered) / 20 < late < len(answered) / 3
    assert len(found) - len(answered) >= 3


def test_apologies_come_in_time_but_for_one_by_the_chief(office, histories):
    chief = next(o.id for o in office.officers().values() if o.is_chief)
    overridden, in_time = 0, 0
    for events in histories.values():
        for place, event in enumerate(events):
            if event.body.get("move") != Move.EXTEND:
                continue
            due_at = fold(events[:place]).due_at
            if event.body.get("override"):
                overridden += 1
                assert event.officer == chief
                assert event.happened_at > due_at
            else:
                in_time += 1
                assert event.happened_at.date() < due_at.date()
    assert overridden == 1
    assert in_time > 10


def test_most_late_dossiers_are_explained_and_only_late_ones(office, histories):
    explained, late = 0, 0
    with office.database.read() as connection:
        for events in histories.values():
            for place, event in enumerate(events):
                if event.kind == Kind.LATENESS_EXPLAINED:
                    assert is_late(fold(events[:place]), event.happened_at)
                    private = log.private_values(connection, [event.commitment])
                    assert private[event.commitment]["note"]
            dossier = fold(events)
            if is_late(dossier, datetime(2026, 11, 14)):
                late += 1
                explained += dossier.late_cause is not None
    assert late * 0.6 < explained < late


def test_some_dossiers_are_late_by_the_hour_alone(histories):
    end = datetime(2026, 11, 14)
    found = [fold(events) for events in histories.values()]
    late = [each for each in found if is_late(each, end)]
    assert any(not is_late(each, end, by_instant=False) for each in late)


def test_some_dossiers_pause_more_than_once(histories):
    pauses = Counter(len(pauses_of(events)) for events in histories.values())
    assert pauses[2] >= 3


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
