"""The fictitious office: believable, lawful in every step, and the same for the same seed."""

import gc
from collections import Counter
from datetime import date, datetime, timedelta
from io import BytesIO

import pypdf
import pytest
from sqlalchemy import text

from onecua.clock import vietnam_now
from onecua.domain.applicant import ApplicantKind
from onecua.domain.contact import check_phone
from onecua.domain.dossier import Channel, Move, Status, check_move
from onecua.domain.dossier_history import fold
from onecua.domain.event import Kind
from onecua.domain.imported import LATE_MARK
from onecua.domain.intake import IntakeRequest, applicant_problems, missing_papers
from onecua.domain.office import COMMAND_LINE
from onecua.domain.period import Basis, monthly
from onecua.errors import Cancelled, RuleError, RuleErrors
from onecua.products import papers
from onecua.progress import Progress
from onecua.services.demo import DemoPlan, make_demo
from onecua.services.desk import Desk
from onecua.services.intake import required_papers
from onecua.storage import dossiers, log
from onecua.storage.database import open_database
from onecua.storage.people import applicants

FIRST, LAST = date(2026, 1, 1), date(2026, 11, 14)
PLAN = DemoPlan(3_000, FIRST, LAST, 7)
SMALL = DemoPlan(120, date(2026, 9, 1), LAST, 7)


def at_the_end():
    return datetime(2026, 11, 20, 9, 12)


def open_office(folder):
    return Desk(open_database(folder, clock=at_the_end), COMMAND_LINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "mau"
    assert make_demo(folder, PLAN, Progress(), clock=at_the_end) == PLAN.dossiers
    return folder


@pytest.fixture(scope="module")
def office(folder):
    desk = open_office(folder)
    yield desk
    desk.database.close()


def rows(desk, query):
    with desk.database.read() as connection:
        return connection.execute(text(query)).all()


def number(desk, query):
    return rows(desk, query)[0][0]


@pytest.fixture(scope="module")
def histories(office):
    """The events of every dossier, in the order of the log."""
    found = {}
    with office.database.read() as connection:
        for event in log.stream(connection):
            if event.kind in {Kind.DOSSIER_RECEIVED, *_AFTER}:
                found.setdefault(event.ref, []).append(event)
    return found


_AFTER = {
    Kind.DOSSIER_MOVED,
    Kind.MOVE_UNDONE,
    Kind.DOSSIER_CORRECTED,
    Kind.DOSSIER_VOIDED,
}

DONE = "SELECT avg({}) FROM dossier WHERE status IN (9, 10) AND is_voided = 0"
ALL = "SELECT avg({}) FROM dossier"
VISITS = (
    "SELECT count(*) AS n FROM dossier d JOIN person p ON p.commitment = d.owner "
    "WHERE length(p.identity_number) = 12 GROUP BY d.owner"
)
MOVED = (
    "SELECT count(*) / 3000.0 FROM event "
    "WHERE kind = 'dossier_moved' AND body LIKE '%\"move\":\"{}\"%'"
)


@pytest.mark.parametrize(
    ("what", "least", "most"),
    [
        (ALL.format("channel = 2"), 0.45, 0.65),
        (ALL.format("channel = 3"), 0.005, 0.05),
        (DONE.format("ended_at / 86400 < due_at / 86400"), 0.70, 0.90),
        (DONE.format("ended_at / 86400 = due_at / 86400"), 0.08, 0.30),
        (DONE.format("ended_at / 86400 > due_at / 86400"), 0.005, 0.03),
        (MOVED.format("request_supplement"), 0.03, 0.05),
        (MOVED.format("withdraw"), 0.005, 0.01),
        (MOVED.format("stop"), 0.001, 0.004),
        (MOVED.format("finish_refused"), 0.003, 0.007),
        (MOVED.format("close_waiting"), 0.0005, 0.003),
        ("SELECT avg(owner_name LIKE 'Nguyễn %') FROM dossier", 0.25, 0.40),
        ("SELECT count(DISTINCT procedure_code) FROM dossier", 60, 80),
        ("SELECT max(n) FROM (SELECT count(*) AS n FROM dossier GROUP BY owner)", 4, 60),
        (f"SELECT avg(n) FROM ({VISITS})", 1.5, 2.5),
    ],
)
def test_shares_are_those_of_a_believable_office(office, what, least, most):
    assert least <= number(office, what) <= most


def test_procedures_are_asked_for_unevenly(office):
    query = "SELECT count(*) AS n FROM dossier GROUP BY procedure_code ORDER BY n DESC"
    counts = [row.n for row in rows(office, query)]
    assert sum(counts[:10]) > sum(counts) / 2
    assert counts[-1] < counts[0] / 20


def test_the_online_share_rises(office):
    half = "SELECT avg(channel = 2) FROM dossier WHERE received_at {} :middle"
    middle = int((datetime(2026, 6, 1) - datetime(1970, 1, 1)).total_seconds())
    before, after = (number(office, half.format(s).replace(":middle", str(middle))) for s in "<>")
    assert before < after


def test_loads_follow_weekday_and_season(office):
    days = [
        datetime(1970, 1, 1) + timedelta(days=row.day)
        for row in rows(office, "SELECT received_at / 86400 AS day FROM dossier")
    ]
    weekdays = Counter(day.weekday() for day in days)
    assert weekdays[0] > 1.2 * weekdays[4]
    assert weekdays[6] == 0
    assert weekdays[5] == sum(day.date() in MAKE_UP_DAYS for day in days) > 0
    months = Counter(day.month for day in days)
    assert months[7] > 1.5 * months[2]
    schools = "SELECT received_at FROM dossier WHERE procedure_code IN ('1.005099', '2.002481')"
    summer = [(datetime(1970, 1, 1) + timedelta(seconds=r[0])).month for r in rows(office, schools)]
    assert sum(month in (6, 7, 8, 9) for month in summer) > 0.7 * len(summer)


MAKE_UP_DAYS = {date(2026, 1, 10), date(2026, 8, 22)}


def test_every_status_stands_in_the_file(office):
    found = {row[0] for row in rows(office, "SELECT DISTINCT status FROM dossier")}
    # 2 lasts for some minutes only: it stands there when the demonstration ends within a day.
    assert found | {2} == {int(status) for status in Status}


def test_some_open_dossiers_are_overdue_and_some_results_wait(office):
    overdue = "SELECT count(*) FROM dossier WHERE status = 4 AND due_at < :end"
    end = int((datetime(2026, 11, 14) - datetime(1970, 1, 1)).total_seconds())
    assert 1 <= number(office, overdue.replace(":end", str(end))) <= 10
    assert number(office, "SELECT count(*) FROM dossier WHERE status = 9") >= 3
    assert number(office, "SELECT count(*) FROM dossier WHERE status IN (2, 4)") >= 20


def test_nothing_happens_before_the_first_day_or_after_the_last(office):
    times = rows(office, "SELECT min(happened_at), max(recorded_at), max(happened_at) FROM event")[
        0
    ]
    first, *last = (datetime(1970, 1, 1) + timedelta(seconds=t) for t in times)
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


SET_UP = {
    Kind.OFFICE_DECLARED,
    Kind.OFFICER_RECORDED,
    Kind.CATALOGUE_ADOPTED,
    Kind.CALENDAR_ADOPTED,
}


def test_codes_are_numbered_through_the_day_in_the_block_of_counter_1(office):
    days = {}
    for code, received_at in rows(office, "SELECT code, received_at FROM dossier"):
        unit, day, serial = code.split("-")
        on = datetime(1970, 1, 1) + timedelta(seconds=received_at)
        assert (unit, day) == ("H24.119", f"{on:%y%m%d}")
        days.setdefault(day, []).append(int(serial))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in days.values())


def test_slips_and_register_books_are_numbered_without_gaps(office):
    query = "SELECT series, count(*), count(DISTINCT number), max(number) FROM issued_number"
    found = rows(office, f"{query} GROUP BY series")
    assert {row.series for row in found} >= {"slip/01/2026", "slip/02/2026", "slip/03/2026"}
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


def test_rebuilding_gives_the_same_tables(office):
    before = office.database.digest()
    office.database.rebuild()
    assert office.database.digest() == before


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
    services = {
        Move.SUPPLEMENTED: office.deadlines.due_after_supplement,
        Move.PAID: office.deadlines.due_after_pause,
    }
    for events in histories.values():
        for place, event in enumerate(events):
            move = event.body.get("move")
            if move == Move.REQUEST_SUPPLEMENT:
                closes_at = office.deadlines.closes_at(event.happened_at)
                assert event.body["closes_at"] == closes_at.isoformat(timespec="minutes")
            if move in services:
                due_at = services[move](fold(events[:place]), event.happened_at)
                assert event.body["due_at"] == due_at.isoformat(timespec="minutes")
                resumed[move] += 1
    assert resumed[Move.SUPPLEMENTED] > 50
    assert resumed[Move.PAID] > 10


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


def test_people_are_sound_and_invented(office):
    commitments = [row[0].hex() for row in rows(office, "SELECT commitment FROM person")]
    with office.database.read() as connection:
        found = applicants(connection, commitments).values()
    for person in found:
        assert applicant_problems(person, LAST) == []
        assert check_phone(person.phone) == person.phone
        assert person.phone[4:7] == "555"
        assert not person.email or person.email.endswith("@vidu.example")
        assert "Xã " in person.address
    kinds = Counter(person.kind for person in found)
    assert kinds[ApplicantKind.PERSON] > 1_000
    assert kinds[ApplicantKind.ORGANISATION] > 10
    numbers = [person.identity_number for person in found]
    assert len(set(numbers)) == len(numbers)


def test_dossiers_hold_what_the_intake_page_demands(office, histories):
    for dossier_id in list(histories)[::50]:
        record = office.records.read(dossier_id)
        dossier = record.dossier
        if dossier.batch is not None:
            continue
        assert record.procedure.in_force_on(dossier.received_at.date())
        assert record.procedure.enabled
        request = IntakeRequest(
            dossier.id, dossier.procedure_code, record.owner, channel=dossier.channel
        )
        required = required_papers(record.procedure, request)
        handed_in = IntakeRequest(
            dossier.id, dossier.procedure_code, record.owner, papers=dossier.papers
        )
        assert missing_papers(handed_in, required) == []
        assert record.received_by in {"Nguyễn Thị Hồng Nhung", "Lương Thị Mai Chi"}
        assert dossier.register_book.startswith("2026-")


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
                if event.kind in _AFTER - {Kind.DOSSIER_MOVED}:
                    private = log.private_values(connection, [event.commitment])
                    assert private[event.commitment]["reason"]
                    seen[event.kind] += 1
    assert seen[Kind.DOSSIER_CORRECTED] > 5
    assert seen[Kind.MOVE_UNDONE] > 1
    assert seen[Kind.DOSSIER_VOIDED] > 1


def pages(document):
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages]


def test_receipts_can_be_printed_and_are_marked_as_sample(office, histories):
    for dossier_id in list(histories)[:2900:290]:
        record = office.records.read(dossier_id)
        printed = pages(papers.receipt_pdf(office, dossier_id))
        assert record.dossier.code in printed[0]
        assert all("DỮ LIỆU MẪU" in page for page in printed)


@pytest.mark.parametrize(
    ("move", "render"),
    [
        (Move.REQUEST_SUPPLEMENT, papers.supplement_pdf),
        (Move.FINISH_REFUSED, papers.refusal_pdf),
    ],
)
def test_slips_can_be_printed(office, histories, move, render):
    dossier_id = next(
        key for key, events in histories.items() if any(e.body.get("move") == move for e in events)
    )
    code = office.records.read(dossier_id).dossier.code
    assert any(code in page for page in pages(render(office, dossier_id)))


def fingerprint(folder):
    desk = open_office(folder)
    figures = [desk.figures.monthly(monthly(2026, month, Basis.CALENDAR)) for month in (9, 10, 11)]
    digest = desk.database.digest()
    codes = rows(desk, "SELECT code, owner_name, received_at, due_at FROM dossier ORDER BY code")
    desk.database.close()
    return digest, [figure.rows for figure in figures], codes


def test_the_same_seed_gives_the_same_office_and_another_seed_another(tmp_path):
    made = {}
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        plan = DemoPlan(SMALL.dossiers, SMALL.first, SMALL.last, seed)
        make_demo(tmp_path / name, plan, Progress(), clock=vietnam_now)
        made[name] = fingerprint(tmp_path / name)
    assert made["one"] == made["same"]
    assert all(one != other for one, other in zip(made["one"], made["other"], strict=True))


def test_a_small_office_has_late_online_withdrawn_and_supplemented_dossiers(tmp_path):
    make_demo(tmp_path / "mau", SMALL, Progress(), clock=at_the_end)
    desk = open_office(tmp_path / "mau")
    for query in (
        "SELECT count(*) FROM dossier WHERE status > 8 AND ended_at / 86400 > due_at / 86400",
        "SELECT count(*) FROM dossier WHERE channel = 2",
        "SELECT count(*) FROM dossier WHERE status = 7",
        "SELECT count(*) FROM event WHERE body LIKE '%request_supplement%'",
    ):
        assert number(desk, query) > 0, query
    desk.database.close()


@pytest.mark.parametrize("dossiers_wanted", [1, 5, 30])
def test_a_tiny_office_has_exactly_so_many_dossiers(tmp_path, dossiers_wanted):
    plan = DemoPlan(dossiers_wanted, date(2026, 10, 1), date(2026, 10, 5), 1)
    assert make_demo(tmp_path / "mau", plan, Progress(), clock=at_the_end) == dossiers_wanted
    desk = open_office(tmp_path / "mau")
    assert number(desk, "SELECT count(*) FROM dossier") == dossiers_wanted
    desk.database.close()


def test_a_plan_that_ends_today_ends_now(tmp_path):
    now = datetime(2026, 10, 5, 9, 30)
    plan = DemoPlan(60, date(2026, 10, 5), date(2026, 10, 5), 1)
    make_demo(tmp_path / "mau", plan, Progress(), clock=lambda: now)
    desk = open_office(tmp_path / "mau")
    last = number(desk, "SELECT max(recorded_at) FROM event")
    assert datetime(1970, 1, 1) + timedelta(seconds=last) <= now
    assert number(desk, "SELECT count(*) FROM dossier") == 60
    assert number(desk, "SELECT count(*) FROM dossier WHERE status IN (2, 4)") > 0
    desk.database.close()


class StopsAt(Progress):
    """Cancelled by its reader once some dossiers were made."""

    def step(self, done, total=0, what=""):
        if done > 50:
            self.cancel()
        super().step(done, total, what)


def test_a_cancelled_demonstration_leaves_no_folder(tmp_path):
    with pytest.raises(Cancelled):
        make_demo(tmp_path / "mau", SMALL, StopsAt(), clock=at_the_end)
    assert list(tmp_path.iterdir()) == []
    assert gc.isenabled()


def test_a_cancelled_demonstration_leaves_what_was_there_before(tmp_path):
    kept = tmp_path / "ghi-chu.txt"
    kept.write_text("giữ lại", encoding="utf-8")
    with pytest.raises(Cancelled):
        make_demo(tmp_path, SMALL, StopsAt(), clock=at_the_end)
    assert list(tmp_path.iterdir()) == [kept]


def test_an_existing_data_folder_is_refused_and_stays_as_it_is(folder):
    before = {path: path.stat().st_size for path in folder.iterdir()}
    with pytest.raises(RuleError, match="đã có dữ liệu"):
        make_demo(folder, PLAN, Progress(), clock=at_the_end)
    assert {path: path.stat().st_size for path in folder.iterdir()} == before


def test_everything_absurd_about_a_plan_is_told_at_once(tmp_path):
    plan = DemoPlan(0, date(2030, 1, 2), date(2021, 1, 1), 1)
    with pytest.raises(RuleErrors) as told:
        make_demo(tmp_path / "mau", plan, Progress())
    assert [problem.field for problem in told.value.problems] == [
        "dossiers",
        "first",
        "first",
        "last",
    ]
    assert not (tmp_path / "mau").exists()


def test_history_reads_in_words(office, histories):
    dossier_id = next(key for key, e in histories.items() if e[-1].kind == Kind.DOSSIER_MOVED)
    record = office.records.read(dossier_id)
    assert record.history[0].words == "Tiếp nhận hồ sơ"
    assert {entry.officer_name for entry in record.history} <= {
        officer.name for officer in office.officers().values()
    }
    with office.database.read() as connection:
        assert dossiers.find_by_code(connection, record.dossier.code) == dossier_id
