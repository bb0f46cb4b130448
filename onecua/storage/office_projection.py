"""Write what the log says about the office to its projections: one writer for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, Table, update
from sqlalchemy.dialects.sqlite import insert as upsert

from onecua.domain.applicant import applicant_from
from onecua.domain.event import Event, Kind
from onecua.domain.office import Role
from onecua.storage import log
from onecua.storage.bulk import Value, insert_rows
from onecua.storage.tables import (
    ADOPTED,
    BATCH,
    INDEX_POINTS,
    OFFICE,
    OFFICER,
    PERSON,
    QUESTIONNAIRE,
    RULE,
    SLIP,
    SURVEY_BATCH,
    TERM,
)

Private = Mapping[bytes, Mapping[str, object]]


def _office(connection: Connection, events: Sequence[Event], private: Private) -> None:
    last = events[-1]
    row = {"id": 1, "body": last.body_text, "declared_at": last.happened_at}
    _put(connection, OFFICE, [row], ["id"])


def _officers(connection: Connection, events: Sequence[Event], private: Private) -> None:
    values = _values(connection, events, private)
    rows = [
        {
            "id": event.ref,
            "name": str(found.get("name", "")),
            "title": str(found.get("title", "")),
            "role": str(event.body.get("role", Role.OFFICER)),
            "is_active": bool(event.body.get("active", True)),
        }
        for event, found in zip(events, values, strict=True)
    ]
    _put(connection, OFFICER, rows, ["id"])


def _people(connection: Connection, events: Sequence[Event], private: Private) -> None:
    values = _values(connection, events, private)
    last = {
        event.ref: (event, applicant_from(found))
        for event, found in zip(events, values, strict=True)
    }
    rows = [
        {
            "id": ref,
            "commitment": event.commitment,
            "identity_number": person.identity_number or None,
            "phone": person.phone or None,
            "full_name": person.full_name,
            "recorded_at": event.happened_at,
        }
        for ref, (event, person) in last.items()
    ]
    _put(connection, PERSON, rows, ["id"])


def _values(
    connection: Connection, events: Sequence[Event], private: Private
) -> list[Mapping[str, object]]:
    wanted = [event.commitment for event in events if event.commitment is not None]
    missing = [commitment for commitment in wanted if commitment not in private]
    found = {**private, **log.private_values(connection, missing)}
    return [found.get(event.commitment or b"", {}) for event in events]


def _adopted(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "kind": event.kind,
            "place": event.seq,
            "adopted_at": event.happened_at,
            "sha256": bytes.fromhex(event.body["sha256"]),
            "officer": event.officer,
        }
        for event in events
    ]
    _put(connection, ADOPTED, rows, ["kind", "place"])


def _terms(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "procedure_code": event.body["procedure"],
            "catalogue": event.body["catalogue"],
            "term": event.body["term"],
            "officer": event.officer,
            "recorded_at": event.happened_at,
        }
        for event in events
    ]
    keys = ["procedure_code", "catalogue"]
    _put(connection, TERM, rows, keys)


def _rules(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "procedure_code": event.body["procedure"],
            "place": event.seq,
            "body": event.body_text,
            "officer": event.officer,
            "recorded_at": event.happened_at,
        }
        for event in events
    ]
    _put(connection, RULE, rows, ["procedure_code", "place"])


def _slips(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "id": event.ref,
            "form": event.body["form"],
            "number": event.body["number"],
            "issued_at": event.happened_at,
            "officer": event.officer,
            "procedure_name": event.body["procedure"]["name"],
            "person": bytes.fromhex(event.body["person"]) if event.body.get("person") else None,
        }
        for event in events
    ]
    _put(connection, SLIP, rows, ["id"])


def _batches(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "id": event.ref,
            "file_name": event.body["file"],
            "imported_at": event.recorded_at,
            "imported_count": event.body["imported"],
            "skipped_count": event.body["skipped"],
        }
        for event in events
    ]
    _put(connection, BATCH, rows, ["id"])


def _withdrawn(connection: Connection, events: Sequence[Event], private: Private) -> None:
    for event in events:
        connection.execute(
            update(BATCH).where(BATCH.c.id == event.ref).values(withdrawn_at=event.recorded_at)
        )


def _survey_tokens(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows: list[tuple[Value, ...]] = [
        (bytes.fromhex(token), event.ref.bytes)
        for event in events
        if event.ref is not None
        for token in event.body["tokens"]
    ]
    insert_rows(connection, "survey_token", ("token", "batch"), rows, key="token")


def _survey_answers(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows: list[dict[str, object]] = [
        {
            "id": event.ref,
            "month": event.body["month"],
            "via": event.body["via"],
            "form": event.body["form"],
            "closed_at": event.happened_at,
            "commitment": event.commitment,
            "body": event.body_text,
        }
        for event in events
    ]
    _put(connection, SURVEY_BATCH, rows, ["id"])


def _questionnaires(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows: list[dict[str, object]] = [
        {
            "place": event.seq,
            "form": event.body["form"],
            "sha256": bytes.fromhex(event.body["sha256"]) if event.body.get("sha256") else None,
            "is_in_force": bool(event.body.get("in_force")),
            "adopted_at": event.happened_at,
        }
        for event in events
    ]
    _put(connection, QUESTIONNAIRE, rows, ["place"])


def _index_points(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows: list[dict[str, object]] = [
        {
            "first_day": event.body["first"],
            "last_day": event.body["last"],
            "index_number": event.body["index"],
            "points": event.body["points"],
            "commitment": event.commitment,
            "officer": event.officer,
            "recorded_at": event.happened_at,
        }
        for event in events
    ]
    keys = ["first_day", "last_day", "index_number"]
    _put(connection, INDEX_POINTS, rows, keys)


def _put(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], keys: list[str]
) -> None:
    statement = upsert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(keys, set_=changed), rows)


WRITERS: Mapping[str, Callable[[Connection, Sequence[Event], Private], None]] = {
    Kind.OFFICE_DECLARED: _office,
    Kind.OFFICER_RECORDED: _officers,
    Kind.PERSON_RECORDED: _people,
    Kind.CATALOGUE_ADOPTED: _adopted,
    Kind.CALENDAR_ADOPTED: _adopted,
    Kind.TERM_RECORDED: _terms,
    Kind.RULE_RECORDED: _rules,
    Kind.SURVEY_TOKENS_USED: _survey_tokens,
    Kind.SURVEY_ANSWERED: _survey_answers,
    Kind.QUESTIONNAIRE_ADOPTED: _questionnaires,
    Kind.INDEX_POINTS_GIVEN: _index_points,
    Kind.SLIP_ISSUED: _slips,
    Kind.LIST_IMPORTED: _batches,
    Kind.LIST_WITHDRAWN: _withdrawn,
}
"""What writes the events of each kind that is about no single dossier."""
