"""Sheet «Chín chỉ số»: the unit from slips, from dossiers and typed; officers and sectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.survey.indices import (
    INDEX_WORDS,
    OFFICER_INDICES,
    SOURCE_WORDS,
    UNIT_INDICES,
    Source,
    rounded,
)
from onecua.reports.surveys.report import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onecua.domain.survey.indices import (
        IndexedGroup,
        IndexScore,
        NineIndices,
        Tally,
        TotalScore,
    )
    from onecua.reports.table import Row


def indices_tables(sheet: NineIndices) -> Mapping[str, Iterable[Row]]:
    """Return the rows of the sheet."""
    totals = (
        ("Điểm loại cán bộ (1 + 2 + 3 + 4 + 7), cả đơn vị", sheet.officer_type),
        ("Điểm đơn vị (chín chỉ số)", sheet.unit),
    )
    return {
        "unit": [_index(sheet, index) for index in UNIT_INDICES],
        "totals": [_total(name, total) for name, total in totals if total is not None],
        "officers": [_group(group) for group in sheet.officers],
        "sectors": [_group(group) for group in sheet.sectors],
    }


def _index(sheet: NineIndices, index: int) -> Row:
    counted = next((each for each in sheet.scores if each.index == index), None)
    citizens, record = sheet.citizens.get(index), sheet.record.get(index)
    typed = counted.score if counted and counted.source is Source.TYPED else None
    return {
        "name": INDEX_WORDS[index],
        "points": citizens.points if citizens else None,
        "number": citizens.number if citizens else None,
        "score": _score(citizens),
        "record_points": record.points if record else None,
        "record_number": record.number if record else None,
        "record_score": _score(record),
        "typed": float(typed) if typed is not None else None,
        "counted": float(counted.score) if counted else NO_VALUE,
        "note": _note(counted),
    }


def _score(tally: Tally | None) -> float | str:
    return float(rounded(tally)) if tally else NO_VALUE


def _note(counted: IndexScore | None) -> str:
    if counted is None:
        return "Chưa có số liệu, không tính"
    source = SOURCE_WORDS[counted.source]
    return f"{source}: {counted.note}" if counted.note else source


def _total(name: str, total: TotalScore) -> Row:
    return {
        "name": name,
        "score": float(total.score),
        "best": float(total.best),
        "missing": _missing(total),
        "band": total.band,
    }


def _group(group: IndexedGroup) -> Row:
    scores = {each.index: float(each.score) for each in group.scores}
    return {
        "name": group.name,
        **{f"i{index}": scores.get(index, NO_VALUE) for index in OFFICER_INDICES},
        "score": float(group.total.score),
        "best": float(group.total.best),
        "missing": _missing(group.total),
        "band": group.total.band,
    }


def _missing(total: TotalScore) -> str:
    return ", ".join(map(str, total.missing)) or "không thiếu"
