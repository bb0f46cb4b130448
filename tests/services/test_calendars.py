"""The work calendar of an office: adopted, checked, imported, and what a new one would move."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from onecua.domain.calendar_health import Severity
from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind
from onecua.domain.office import DeadlinePolicy
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    Change,
    DayKind,
    Scope,
    Season,
    WeekdayHours,
    parse_sessions,
    usual_week,
)
from onecua.errors import Cancelled, RuleError, RuleErrors, StorageError
from onecua.progress import Progress
from onecua.services.setup import declare_office, set_up
from onecua.storage import office as office_storage
from tests.desks import (
    NHUNG,
    OFFICE,
    MovableClock,
    copied_folder,
    desk_in,
    event_count,
    move,
    receive,
)
from tests.services.test_importing import take

SUMMER_HOURS = parse_sessions("07:00-11:00,13:30-17:30")
SWAP = CalendarDay(date(2026, 11, 23), DayKind.OFF, "Hoán đổi với thứ Bảy 28/11/2026", "TB 1")
SWAPPED = CalendarDay(date(2026, 11, 28), DayKind.MAKE_UP, "Làm bù cho thứ Hai 23/11/2026", "TB 1")


def due_of(desk, dossier):
    return desk.records.read(dossier).dossier.due_at


def preview(desk, document):
    return desk.calendars.preview(document, Progress())


def test_a_new_office_has_its_declared_hours_in_the_calendar(tmp_path):
    policy = DeadlinePolicy(sessions="07:00-11:00,13:30-17:30", saturday="07:00-11:00")
    clock = MovableClock()
    desk = set_up(tmp_path / "data", replace(OFFICE, policy=policy), clock=clock)
    try:
        (season,) = desk.calendars.document().seasons
        assert season.since == clock().date()
        assert season.week == usual_week(SUMMER_HOURS, parse_sessions("07:00-11:00"))
        assert desk.rulebook.calendar.sessions_on(date(2026, 11, 20)) == SUMMER_HOURS
        assert desk.rulebook.calendar.is_counted(date(2026, 11, 21))
        assert len(desk.calendars.document().days) > 60
    finally:
        desk.database.close()


def test_hours_declared_later_are_adopted_from_that_day_on(desk):
    before = desk.calendars.document()
    policy = replace(desk.office.policy, sessions="07:00-11:00,13:30-17:30")
    declare_office(desk, replace(desk.office, policy=policy))
    after = desk.calendars.document()
    assert after.days == before.days
    assert [season.since for season in after.seasons] == [date(2025, 1, 2), date(2026, 11, 20)]
    calendar = desk.rulebook.calendar
    assert calendar.sessions_on(date(2026, 11, 19)) == OFFICE_HOURS
    assert calendar.sessions_on(date(2026, 11, 20)) == SUMMER_HOURS
    count = event_count(desk.database)
    declare_office(desk, replace(desk.office, phone="0220"))
    assert event_count(desk.database) == count + 1


def test_adopting_keeps_the_document_and_moves_no_promise(desk):
    dossier = receive(desk)
    before = due_of(desk, dossier)
    first = desk.calendars.adopted_id
    document = desk.calendars.document().with_days(SWAP, SWAPPED)
    assert desk.calendars.adopt(document, first)
    assert desk.calendars.document() == document
    assert desk.calendars.adopted_id != first
    assert due_of(desk, dossier) == before == datetime(2026, 11, 26, 17)
    assert due_of(desk, receive(desk)) == datetime(2026, 11, 27, 17)
    # The promise is still explained by the calendar that it was made with.
    found = desk.records.read(dossier).dossier
    assert desk.deadlines.explain(found).due_at == found.promised_at
    assert desk.rulebook.calendar_document(first).day(SWAP.on) is None


def test_adopting_the_same_calendar_is_no_event(desk):
    count = event_count(desk.database)
    assert not desk.calendars.adopt(desk.calendars.document(), desk.calendars.adopted_id)
    assert event_count(desk.database) == count


def test_two_calendars_adopted_in_one_second_leave_the_later_in_force(desk):
    for day in (SWAP, SWAPPED):
        desk.calendars.adopt(desk.calendars.document().with_days(day))
    assert desk.calendars.document().day(SWAPPED.on) == SWAPPED
    assert len(desk.calendars.history()) == 3


def test_a_calendar_by_which_nothing_could_be_reckoned_is_refused(desk):
    duty = Season(date(2025, 1, 2), (WeekdayHours(OFFICE_HOURS, counted=False),) * 7)
    count = event_count(desk.database)
    with pytest.raises(RuleError, match="không có ngày làm việc nào được tính hạn"):
        desk.calendars.adopt(desk.calendars.document().with_season(duty))
    assert event_count(desk.database) == count


def test_a_calendar_edited_from_one_that_no_longer_holds_is_refused(folder, clock):
    with desk_in(folder, clock) as one, desk_in(folder, clock) as other:
        based_on, mine = one.calendars.adopted_id, one.calendars.document().with_days(SWAP)
        other.calendars.adopt(other.calendars.document().with_days(SWAPPED))
        with pytest.raises(RuleError, match="cửa sổ khác"):
            one.calendars.adopt(mine, based_on)
        one.database.announce(frozenset({"office"}))
        assert one.calendars.document().day(SWAPPED.on) == SWAPPED
        assert one.calendars.document().day(SWAP.on) is None


def test_history_says_who_adopted_what_and_when(desk, clock):
    clock.forward(hours=1)
    desk.calendars.adopt(desk.calendars.document().with_days(SWAP, SWAPPED))
    latest, first = desk.calendars.history()
    assert (latest.adopted_at, latest.officer_name) == (clock(), NHUNG.name)
    assert [(each.on, each.change) for each in latest.changes] == [
        (SWAP.on, Change.ADDED),
        (SWAPPED.on, Change.ADDED),
    ]
    assert first.adopted_at == datetime(2025, 1, 2, 8)
    assert first.is_first
    assert not latest.is_first
    assert first.changes == ()


def test_the_health_is_that_of_the_calendar_given_or_in_force(desk):
    assert {each.severity for each in desk.calendars.health()} == {Severity.DOUBT}
    document = desk.calendars.document().without_day(date(2026, 11, 24))
    assert desk.calendars.health(document)[0].words.startswith("T3 24/11/2026 chưa ghi nghỉ")


class TestOldDocuments:
    """A calendar adopted before hours had a place in it: the office's declaration has them."""

    @pytest.fixture
    def old(self, tmp_path):
        with desk_in(copied_folder(tmp_path / "data"), MovableClock()) as desk:
            text = "date,kind,name\n2026-11-24,off,Ngày Văn hóa Việt Nam\n"
            with desk.database.write() as transaction:
                kind = Kind.CALENDAR_ADOPTED
                sha256 = office_storage.keep_document(transaction.connection, kind, text)
                transaction.append([Fact(kind, None, {"sha256": sha256})], NHUNG.id)
            yield desk

    def test_it_is_shown_with_the_declared_hours(self, old):
        (season,) = old.calendars.document().seasons
        assert season.since == date(2026, 11, 20)
        assert season.week == usual_week()
        assert not old.calendars.adopt(old.calendars.document())

    def test_its_sessions_are_those_of_the_promise(self, old):
        assert due_of(old, receive(old)) == datetime(2026, 11, 26, 17)
        sha256 = old.calendars.adopted_id
        calendar = old.rulebook.calendar_of(sha256, "08:00-12:00", "")
        assert calendar.closing(date(2026, 11, 20)).hour == 12

    def test_new_hours_are_adopted_beside_the_former(self, old):
        policy = replace(old.office.policy, sessions="07:00-11:00,13:30-17:30")
        declare_office(old, replace(old.office, policy=policy))
        (season,) = old.calendars.document().seasons
        assert season.week == usual_week(SUMMER_HOURS)
        assert old.rulebook.calendar.sessions_on(date(2026, 11, 20)) == SUMMER_HOURS


def test_a_document_with_hours_ignores_the_sessions_of_a_declaration(desk):
    sha256 = desk.calendars.adopted_id
    given = desk.rulebook.calendar_of(sha256, "08:00-12:00", "08:00-12:00")
    assert given.sessions_on(date(2026, 11, 20)) == OFFICE_HOURS
    assert not given.is_open(date(2026, 11, 21))


class TestFiles:
    def test_a_calendar_is_written_and_read_back(self, desk, tmp_path):
        document = desk.calendars.document().with_days(SWAP, SWAPPED)
        desk.calendars.write_file(document, tmp_path / "lịch.csv")
        assert desk.calendars.read_file(tmp_path / "lịch.csv") == document
        assert (tmp_path / "lịch.csv").read_bytes().startswith(b"\xef\xbb\xbfdate,kind,name")

    def test_a_notice_of_one_year_leaves_other_years_local_days_and_hours(self, desk, tmp_path):
        festival = CalendarDay(date(2027, 3, 1), DayKind.OFF, "Lễ hội", scope=Scope.LOCAL)
        desk.calendars.adopt(desk.calendars.document().with_days(festival))
        before = desk.calendars.document()
        path = tmp_path / "2027.csv"
        path.write_text("date,kind,name\n2027-02-08,off,Tết Nguyên đán\n", encoding="utf-8")
        after = desk.calendars.read_file(path)
        assert [day for day in after.days if day.on.year < 2027] == [
            day for day in before.days if day.on.year < 2027
        ]
        assert [(d.on, d.name) for d in after.days if d.on.year == 2027] == [
            (date(2027, 2, 8), "Tết Nguyên đán"),
            (festival.on, "Lễ hội"),
        ]
        assert after.seasons == before.seasons
        assert desk.calendars.document() == before

    def test_a_whole_export_edited_elsewhere_replaces_days_and_hours(self, desk):
        other = CalendarDocument(
            (CalendarDay(date(2026, 12, 14), DayKind.OFF, "Lễ hội", scope=Scope.LOCAL),),
            (Season(date(2026, 12, 1), usual_week(SUMMER_HOURS)),),
        )
        found = desk.calendars.document().taking_over(other)
        assert found.seasons == other.seasons
        assert [day.on for day in found.days if day.on.year == 2026] == [date(2026, 12, 14)]

    @pytest.mark.parametrize(
        ("content", "error", "words"),
        [
            ("ngày".encode("utf-16"), RuleError, "CSV UTF-8"),
            (b"a,b\n1,2\n", RuleError, "date,kind,name"),
            (b"date,kind,name\n2026-13-01,off,x\n", RuleErrors, "2026-13-01"),
            (None, StorageError, "Không tìm thấy"),
        ],
    )
    def test_a_file_that_is_no_calendar_is_refused_with_what_to_do(
        self, desk, tmp_path, content, error, words
    ):
        path = tmp_path / "lịch.csv"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(error, match=words):
            desk.calendars.read_file(path)


class TestPreview:
    def test_it_names_each_open_dossier_that_would_move_with_its_reason(self, desk):
        dossier = receive(desk)
        document = desk.calendars.document().with_days(SWAP, SWAPPED)
        (moved,) = preview(desk, document)
        record = desk.records.read(dossier).dossier
        assert (moved.id, moved.code) == (dossier, record.code)
        assert moved.owner_name == "Nguyễn Thị Thanh Tâm"
        assert (moved.due_at, moved.new_due_at) == (
            datetime(2026, 11, 26, 17),
            datetime(2026, 11, 27, 17),
        )
        assert moved.promised_at == moved.due_at
        assert (moved.changed_on, moved.day) == (SWAP.on, SWAP)
        assert moved.is_running
        assert due_of(desk, dossier) == moved.due_at

    def test_a_day_that_is_worked_again_brings_dates_forward(self, desk):
        receive(desk)
        document = desk.calendars.document().without_day(date(2026, 11, 24))
        (moved,) = preview(desk, document)
        assert moved.new_due_at == datetime(2026, 11, 25, 17)
        assert moved.day.name == "Ngày Văn hóa Việt Nam"

    def test_other_hours_move_the_hour_of_the_promise(self, desk):
        receive(desk)
        season = Season(date(2026, 11, 25), usual_week(SUMMER_HOURS), "Giờ mùa đông")
        (moved,) = preview(desk, desk.calendars.document().with_season(season))
        assert moved.new_due_at == datetime(2026, 11, 26, 17, 30)
        assert (moved.changed_on, moved.day) == (date(2026, 11, 25), None)

    def test_days_beyond_the_promise_or_before_the_receipt_move_nothing(self, desk):
        receive(desk)
        for on in (date(2026, 11, 27), date(2026, 11, 19), date(2026, 11, 22)):
            day = CalendarDay(on, DayKind.OFF, "Nghỉ")
            assert preview(desk, desk.calendars.document().with_days(day)) == ()

    def test_ended_voided_and_given_promises_stay(self, desk, tmp_path):
        ended, voided = receive(desk), receive(desk)
        move(desk, ended, Move.FINISH)
        desk.handling.void(voided, "nhập nhầm")
        take(desk, tmp_path, {})
        document = desk.calendars.document().with_days(SWAP)
        assert preview(desk, document) == ()

    def test_a_paused_dossier_is_named_but_cannot_get_a_slip_now(self, desk):
        dossier = receive(desk)
        move(desk, dossier, Move.REQUEST_SUPPLEMENT)
        (moved,) = preview(desk, desk.calendars.document().with_days(SWAP))
        assert not moved.is_running

    def test_a_calendar_adopted_and_kept_is_not_brought_up_by_an_unrelated_change(self, desk):
        receive(desk)
        desk.calendars.adopt(desk.calendars.document().with_days(SWAP, SWAPPED))
        other = CalendarDay(date(2027, 3, 1), DayKind.OFF, "Lễ hội", scope=Scope.LOCAL)
        assert preview(desk, desk.calendars.document().with_days(other)) == ()

    def test_the_earliest_due_comes_first(self, desk):
        week = HandlingTime(Decimal(5), Unit.WORKING_DAY)
        later, sooner = receive(desk, term=week), receive(desk)
        found = preview(desk, desk.calendars.document().with_days(SWAP))
        assert [each.id for each in found] == [sooner, later]

    def test_it_can_be_stopped(self, desk):
        receive(desk)
        progress = Progress()
        progress.cancel()
        with pytest.raises(Cancelled):
            desk.calendars.preview(desk.calendars.document().with_days(SWAP), progress)
