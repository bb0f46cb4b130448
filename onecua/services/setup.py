"""The first start: declare the office, adopt the shipped catalogue and calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onecua import assets, files
from onecua.clock import Clock, vietnam_now
from onecua.domain.calendar_csv import read_calendar_csv
from onecua.domain.catalogue import parse_catalogue
from onecua.domain.event import Fact, Kind
from onecua.domain.numbering import block, check_unit_code
from onecua.domain.office import COMMAND_LINE, Office, Officer, Role
from onecua.domain.procedure_rule import LONGEST_CUTOFF
from onecua.domain.vietnamese import clean
from onecua.domain.work_calendar import CalendarDocument, parse_sessions
from onecua.errors import RuleError, RuleErrors
from onecua.services.calendars import adopted_fact, hours_declared
from onecua.services.desk import Desk
from onecua.services.facts import new_id
from onecua.storage import office as office_storage
from onecua.storage.database import create_database

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from onecua.domain.office import DeadlinePolicy
    from onecua.storage.database import Transaction

LONGEST_WAIT = 365


def office_problems(office: Office, counter: int) -> list[RuleError]:
    """Return everything wrong with a declared office, each beside its field."""
    problems: list[RuleError] = []
    if clean(office.commune) and not clean(office.name):
        problems.append(RuleError("Ghi tên đơn vị như in trên giấy hẹn.", "name"))
    if not clean(office.province):
        problems.append(RuleError("Chọn tỉnh, thành phố.", "province"))
    if not clean(office.commune):
        problems.append(RuleError("Chọn xã, phường, đặc khu.", "commune"))
    for field, check in (
        ("unit_code", lambda: check_unit_code(office.unit_code)),
        ("counter", lambda: block(counter)),
        ("sessions", lambda: parse_sessions(office.policy.sessions)),
        ("saturday", lambda: office.policy.saturday and parse_sessions(office.policy.saturday)),
        ("cutoff", lambda: _check_cutoff(office.policy)),
        ("supplement_wait_days", lambda: _check_wait(office.policy.supplement_wait_days)),
    ):
        try:
            check()
        except RuleError as error:
            problems.append(RuleError(error.message, field))
    return problems


def _check_cutoff(policy: DeadlinePolicy) -> None:
    if policy.cutoff_at is not None and policy.cutoff_minutes is not None:
        raise RuleError("Giờ chốt nhận chỉ ghi một cách: giờ cố định hoặc số phút trước giờ về.")
    if not 0 <= (policy.cutoff_minutes or 0) <= LONGEST_CUTOFF:
        raise RuleError(f"Số phút trước giờ về từ 0 đến {LONGEST_CUTOFF}.")


def _check_wait(days: int) -> None:
    if not 1 <= days <= LONGEST_WAIT:
        raise RuleError(f"Số ngày chờ bổ sung từ 1 đến {LONGEST_WAIT}.")


def _cleaned(office: Office) -> Office:
    """Return the office as papers and codes show it: the unit's code in capitals."""
    return replace(office, name=clean(office.name), unit_code=check_unit_code(office.unit_code))


def set_up(
    folder: Path,
    office: Office,
    *,
    counter: int = 1,
    first_officer: Officer | None = None,
    plain: bool = False,
    clock: Clock = vietnam_now,
    busy_ms: int = 10_000,
) -> Desk:
    """Make a data folder with the shipped catalogue and calendar and return its desk.

    Raises `RuleErrors` for what is wrong with the declaration, `RuleError` for a folder that has
    data, `StorageError` for one that cannot be written.
    """
    problems = office_problems(office, counter)
    if problems:
        raise RuleErrors(problems)
    catalogue, calendar = _shipped_catalogue(), _shipped_calendar(office, clock().date())
    database = create_database(
        folder,
        counter=counter,
        plain=plain,
        clock=clock,
        busy_ms=busy_ms,
        begin=lambda started: _declare(
            started, _cleaned(office), catalogue, calendar, first_officer
        ),
    )
    return Desk(database, first_officer or COMMAND_LINE)


def _shipped_catalogue() -> str:
    catalogue = files.read_bytes(assets.resource("data", "procedures.json")).decode()
    parse_catalogue(catalogue)
    return catalogue


def _shipped_calendar(office: Office, today: date) -> CalendarDocument:
    """Return the shipped days off with the hours that the office declares, valid from today."""
    text = files.read_bytes(assets.resource("data", "work_calendar.csv")).decode()
    return read_calendar_csv(text).with_season(hours_declared(today, office.policy))


def _declare(
    transaction: Transaction,
    office: Office,
    catalogue: str,
    calendar: CalendarDocument,
    first: Officer | None,
) -> None:
    kind = Kind.CATALOGUE_ADOPTED
    sha256 = office_storage.keep_document(transaction.connection, kind, catalogue)
    facts = [
        Fact(Kind.OFFICE_DECLARED, None, office.body()),
        Fact(kind, None, {"sha256": sha256}),
        adopted_fact(transaction, calendar),
    ]
    if first is not None:
        facts.append(officer_fact(first))
    transaction.append(facts, (first or COMMAND_LINE).id)


def officer_fact(officer: Officer) -> Fact:
    """Return the fact that records an officer."""
    private = {"name": officer.name, "title": officer.title}
    return Fact(
        Kind.OFFICER_RECORDED, officer.id, {"active": officer.active, "role": officer.role}, private
    )


def new_officer(
    name: str, title: str = "", officer: UUID | None = None, role: Role = Role.OFFICER
) -> Officer:
    """Return a new officer; raises `RuleError` when the name is empty."""
    name = clean(name)
    if not name:
        raise RuleError("Ghi họ và tên cán bộ.", "officer_name")
    return Officer(officer or new_id(), name, clean(title), role=role)


def record_officer(desk: Desk, officer: Officer) -> None:
    """Add an officer, or change what is known of one."""
    with desk.database.write() as transaction:
        transaction.append([officer_fact(officer)], desk.officer.id)


def declare_office(desk: Desk, office: Office) -> None:
    """Declare the office anew; dates that were promised stay as they were printed.

    Other sessions than those declared before become hours of the work calendar from today on,
    where everything that is reckoned finds them. Raises `RuleErrors` for what is wrong with the
    declaration. One that changes nothing is no event.
    """
    problems = office_problems(office, desk.rulebook.counter)
    if problems:
        raise RuleErrors(problems)
    office = _cleaned(office)
    if office == desk.office:
        return
    calendar = _calendar_with_hours(desk, office.policy)
    with desk.database.write() as transaction:
        facts = [Fact(Kind.OFFICE_DECLARED, None, office.body())]
        if calendar is not None:
            facts.append(adopted_fact(transaction, calendar))
        transaction.append(facts, desk.officer.id)


def _calendar_with_hours(desk: Desk, policy: DeadlinePolicy) -> CalendarDocument | None:
    """Return the calendar with the declared hours, None where they are declared already."""
    former, today = desk.office.policy, desk.clock().date()
    if (policy.sessions, policy.saturday) == (former.sessions, former.saturday):
        return None
    document = desk.calendars.document().with_season(hours_declared(today, policy))
    document.check(today)
    return document
