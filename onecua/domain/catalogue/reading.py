"""Reading the catalogue files `procedures.json` and `sectors.json`."""

from __future__ import annotations

from enum import StrEnum

from onecua.domain.catalogue.procedures import Catalogue, national_code
from onecua.domain.catalogue.record import Record, load_document
from onecua.domain.deadline.handling_time import HandlingTime, Unit
from onecua.domain.dossier import Channel
from onecua.domain.procedure import (
    ChannelTerm,
    Component,
    Confidence,
    Doubt,
    Fee,
    Procedure,
    Result,
    Scope,
    Sector,
    StatedTerm,
)
from onecua.errors import RuleError


class _ChannelWord(StrEnum):
    DIRECT = "direct"
    ONLINE = "online"
    POSTAL = "postal"


_CHANNELS = {
    _ChannelWord.DIRECT: Channel.IN_PERSON,
    _ChannelWord.ONLINE: Channel.ONLINE,
    _ChannelWord.POSTAL: Channel.POSTAL,
}


def parse_catalogue(text: str) -> Catalogue:
    """Read the text of a `procedures.json`.

    Raises `RuleError` with a Vietnamese sentence that names the procedure and what is wrong.
    """
    header, records = load_document(text, "procedures")
    procedures = tuple(map(_procedure, records))
    seen: set[str] = set()
    for procedure in procedures:
        if procedure.code in seen:
            raise RuleError(f"Danh mục có hai thủ tục cùng mã {procedure.code}. Bỏ bớt một.")
        seen.add(procedure.code)
    return Catalogue(procedures, header.text("as_of"))


def parse_sectors(text: str) -> tuple[Sector, ...]:
    """Read the text of a `sectors.json`; raises `RuleError` as `parse_catalogue` does."""
    _, records = load_document(text, "sectors")
    return tuple(
        Sector(
            record.text("name"),
            record.optional_text("ministry") or None,
            record.optional_text("field_code") or None,
            record.texts("aliases"),
        )
        for record in records
    )


def _procedure(record: Record) -> Procedure:
    code = record.text("code")
    if national_code(code) != code:
        raise record.wrong("code", "mã dạng 1.001193")
    return Procedure(
        code=code,
        name=record.text("name"),
        sector=record.text("sector"),
        scope=record.required_choice("scope", Scope),
        enabled=record.flag("enabled"),
        components=_components(record),
        handling_time=_stated_term(record.record("handling_time")),
        fee=_fee(record.record("fee")),
        results=tuple(
            Result(each.text("name"), each.optional_text("code") or None)
            for each in record.records("results")
        ),
        channels=tuple(_channel(record, word) for word in record.texts("channels")),
        level=record.optional_text("level"),
        agency=record.optional_text("agency"),
        subjects=record.optional_text("subjects"),
        decision=record.optional_text("decision"),
        legal_basis=record.texts("legal_basis"),
        not_demanded=record.texts("not_demanded"),
        source=record.optional_text("source"),
        as_of=record.optional_text("as_of"),
        confidence=record.required_choice("confidence", Confidence),
        confidence_note=record.optional_text("confidence_note"),
        valid_from=record.day("valid_from"),
        valid_to=record.day("valid_to"),
    )


def _channel(record: Record, word: str) -> Channel:
    if word not in set(_ChannelWord):
        raise record.wrong("channels", f"một trong: {', '.join(_ChannelWord)}")
    return _CHANNELS[_ChannelWord(word)]


def _components(record: Record) -> tuple[Component, ...]:
    papers = [
        (case.optional_text("case"), paper)
        for case in record.records("components")
        for paper in case.records("papers")
    ]
    return tuple(
        Component(
            index,
            paper.text("name"),
            case,
            paper.count("originals"),
            paper.count("copies"),
            paper.optional_text("note"),
        )
        for index, (case, paper) in enumerate(papers)
    )


def _fee(record: Record) -> Fee:
    return Fee(
        record.count("amount"),
        record.optional_text("per"),
        record.count("online_amount"),
        record.optional_text("note"),
        record.optional_text("doubt"),
    )


def _stated_term(record: Record) -> StatedTerm:
    value, unit = record.amount("value"), record.choice("unit", Unit)
    doubt = record.choice("needs_check", Doubt)
    if doubt is None and value is None:
        doubt = Doubt.NO_TERM
    elif doubt is None and unit is None:
        doubt = Doubt.NO_UNIT
    if value is not None and unit is not None:
        HandlingTime(value, unit)  # refuses a term that cannot be
    return StatedTerm(
        value,
        unit,
        doubt,
        record.hour("cutoff"),
        record.optional_text("note"),
        tuple(map(_channel_term, record.records("variants"))),
    )


def _channel_term(record: Record) -> ChannelTerm:
    value, unit = record.amount("value"), record.choice("unit", Unit)
    if value is None:
        raise record.wrong("value", "số, không để trống")
    doubt = record.choice("needs_check", Doubt)
    if unit is None:
        doubt = doubt or Doubt.NO_UNIT
    channel = _CHANNELS[record.required_choice("channel", _ChannelWord)]
    return ChannelTerm(channel, value, unit, doubt)
