"""Moves that redate, as an officer asks for them, and what the desk says of a dossier."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Move
from onecua.domain.event import Fact, Kind
from onecua.domain.office import Role
from onecua.services.moving import MoveRequest
from tests.desks import NHUNG

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from onecua.domain.procedure_rule import ProcedureRule
    from onecua.services.desk import Desk

CHIEF = replace(NHUNG, role=Role.CHIEF)


def days(amount: str, unit: Unit = Unit.WORKING_DAY) -> HandlingTime:
    return HandlingTime(Decimal(amount), unit)


def extension(dossier: UUID, due_on: date | None, **given: object) -> MoveRequest:
    return replace(
        MoveRequest(dossier, Move.EXTEND, "Chờ Sở Tư pháp trả lời", due_on=due_on), **given
    )


def extend(desk: Desk, dossier: UUID, due_on: date | None, **given: object) -> None:
    desk.handling.move(extension(dossier, due_on, **given))


def verify(desk: Desk, dossier: UUID, extra: HandlingTime | None, **given: object) -> None:
    asked = MoveRequest(dossier, Move.VERIFY, "Phải xác minh nơi cư trú cũ", extra=extra)
    desk.handling.move(replace(asked, **given))


def own_rule(desk: Desk, rule: ProcedureRule) -> None:
    """Record how this office reckons a procedure."""
    with desk.database.write() as transaction:
        fact = Fact(Kind.RULE_RECORDED, None, rule.body())
        transaction.append([fact], desk.officer.id)
