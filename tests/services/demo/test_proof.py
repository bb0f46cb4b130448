"""What the office recorded proves itself: times, numbers, figures, log and tables."""

from datetime import datetime

from onecua.domain.deadline import By
from onecua.domain.dossier_course import due_entries
from onecua.domain.event import Kind
from onecua.domain.integrity import Area
from onecua.domain.period import Basis, monthly
from onecua.progress import Progress
from onecua.storage import log, proof
from tests.services.demo.offices import FIRST, LAST, PLAN, moment, rows

SET_UP = {
    Kind.OFFICE_DECLARED,
    Kind.OFFICER_RECORDED,
    Kind.CATALOGUE_ADOPTED,
    Kind.CALENDAR_ADOPTED,
    Kind.RULE_RECORDED,
    Kind.QUESTIONNAIRE_ADOPTED,
}


def test_nothing_happens_before_the_first_day_or_after_the_last(office):
    times = rows(office, "SELECT min(happened_at), max(recorded_at), max(happened_at) FROM event")[
        0
    ]
    first, *last = (moment(t) for t in times)
    assert first.date() >= FIRST
    assert all(at.date() <= LAST for at in last)


def test_everything_happens_in_office_hours_and_is_recorded_in_order(office):
    calendar, before = office.rulebook.calendar, datetime.min
    with office.database.read() as connection:
        for event in log.stream(connection):
            assert event.recorded_at >= before
            before = event.recorded_at
            if event.kind not in SET_UP:
                sessions = calendar.sessions_on(event.happened_at.date())
                at = event.happened_at.time()
                assert any(s.opens <= at < s.closes for s in sessions), event.happened_at


def test_codes_are_numbered_through_the_day_in_the_block_of_counter_1(office):
    days = {}
    for code, received_at in rows(office, "SELECT code, received_at FROM dossier"):
        unit, day, serial = code.split("-")
        on = moment(received_at)
        assert (unit, day) == ("H24.119", f"{on:%y%m%d}")
        days.setdefault(day, []).append(int(serial))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in days.values())


def test_slips_and_register_books_are_numbered_without_gaps(office):
    query = "SELECT series, count(*), count(DISTINCT number), max(number) FROM issued_number"
    found = rows(office, f"{query} GROUP BY series")
    assert {row.series for row in found} >= {f"slip/0{form}/2026" for form in range(1, 6)}
    for row in found:
        assert row[1] == row[2] == row[3], row.series


def test_the_identities_of_every_month_hold(office):
    for basis in Basis:
        for month in range(1, 12):
            figures = office.figures.monthly(monthly(2026, month, basis))
            assert [check for check in figures.checks() if not check.ok] == []
            assert figures.total.received > 0
            assert figures.without_due_date == ()


def test_the_log_and_the_tables_are_proved(office):
    assert office.verification.run(Progress()) == []


def test_a_whole_year_reckons_to_the_stored_dates(office):
    """Every promise, pause, new term, apology, step and opinion, by the calendar of its day."""
    report = office.integrity.check(Progress())
    assert [finding.words for finding in report.problems] == []
    assert report.dossier_count == PLAN.dossiers
    [late_no_more] = [note for note in report.notes if note.area is not Area.ANCHOR]
    assert "hết quá hạn nhờ «Xin lỗi và gia hạn trả kết quả»" in late_no_more.words
    with office.database.read() as connection:
        entries = [
            entry.by
            for events in proof.histories(connection, frozenset())
            for entry in due_entries(events)
        ]
    reckoned = set(By) - {By.GIVEN, By.KEPT, By.REISSUE}
    assert set(entries) >= reckoned
    assert entries.count(By.GIVEN) <= PLAN.dossiers // 100


def test_rebuilding_gives_the_same_tables(office):
    before = office.database.digest()
    office.database.rebuild()
    assert office.database.digest() == before
