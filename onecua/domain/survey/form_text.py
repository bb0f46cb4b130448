"""A questionnaire from the TOML text of its file, or every fault of the text with its line.

The keys are told to offices in `forms/surveys/README.md`.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from onecua.domain.survey.form_checks import check_form
from onecua.domain.survey.form_lines import FormLines, Path
from onecua.domain.survey.form_table import Faults, FormTable, fault_at
from onecua.domain.survey.questionnaire import (
    Choice,
    Condition,
    Method,
    Question,
    QuestionKind,
    Questionnaire,
    RecordFact,
)

MOST_CHARACTERS = 200_000
"""Of a whole file; the longest shipped one has a tenth."""
TITLE, BASIS, INTRO, THANKS = 160, 400, 400, 200
TEXT, SHORT, FACTOR, WORDS = 300, 60, 100, 80
"""Characters that stand on a screen and on a slip of A5."""
_VERSIONS = 9_999
_CODES = (0, 9)
"""A code is one digit, so that a paper slip is typed digit by digit."""
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LINE = re.compile(r"at line (\d+)")

_Scales = dict[str, tuple[Path, tuple[Choice, ...]]]
"""Of each scale where its choices are written, and the choices."""


def parse_form(text: str) -> Questionnaire:
    """Return the questionnaire that a TOML text describes.

    Raises `RuleErrors` with everything that is wrong, each sentence with its line.
    """
    raw = _read(text)
    faults = Faults(FormLines(text))
    top = FormTable(raw, (), faults)
    form = _form(top)
    top.finish()
    check_form(form, faults)
    faults.raise_all()
    return form


def version_line(text: str) -> int:
    """Return the line on which a text says its version, for who has to raise it."""
    return FormLines(text).line(("version",))


def _read(text: str) -> dict[str, Any]:
    if len(text) > MOST_CHARACTERS:
        raise fault_at(1, f"tệp dài quá {MOST_CHARACTERS} ký tự. Một mẫu phiếu ngắn hơn nhiều.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
    except RecursionError:
        line = 1
    raise fault_at(
        line,
        "không đúng quy tắc TOML. Xem dòng này và dòng ngay trên: thiếu dấu nháy, dấu =, dấu "
        "phẩy hoặc dấu ngoặc, hay một khóa viết hai lần.",
    )


def _form(top: FormTable) -> Questionnaire:
    scales = _scales(top)
    questions = tuple(_question(table, scales) for table in top.tables("questions"))
    valid_to = top.day("valid_to", required=False)
    return Questionnaire(
        id=_id(top),
        version=top.number("version", 1, _VERSIONS),
        title=top.text("title", TITLE),
        legal_basis=top.text("legal_basis", BASIS),
        questions=questions,
        valid_from=top.day("valid_from") or valid_to or date.max,
        valid_to=valid_to,
        intro=top.text("intro", INTRO, ""),
        thanks=top.text("thanks", THANKS, ""),
        method=top.word("method", Method, Method.PLAIN) or Method.PLAIN,
        overall=top.text("overall", SHORT),
        factors=_factors(top),
        asks_officer=top.flag("asks_officer", default=False),
        asks_procedure=top.flag("asks_procedure", default=False),
    )


def _scales(top: FormTable) -> _Scales:
    found: _Scales = {}
    for table in top.tables("scales"):
        name = _id(table)
        if name in found:
            table.fault("id", f"thang điểm «{name}» đã có ở trên. Đặt tên khác.")
        found.setdefault(name, ((*table.path, "choices"), _choices(table)))
        table.finish()
    return found


def _factors(top: FormTable) -> tuple[tuple[str, str], ...]:
    found = []
    for table in top.tables("factors"):
        found.append((_id(table), table.text("name", FACTOR)))
        table.finish()
    return tuple(found)


def _question(table: FormTable, scales: _Scales) -> Question:
    kind = table.word("kind", QuestionKind)
    is_asked = kind is not QuestionKind.TEXT
    demographic = table.flag("demographic", default=False)
    question = Question(
        id=_id(table),
        text=table.text("text", TEXT),
        kind=kind or QuestionKind.TEXT,
        choices=_own_choices(table, scales, kind),
        short=table.text("short", SHORT, ""),
        factor=table.text("factor", SHORT, ""),
        required=table.flag("required", default=is_asked and not demographic),
        when=_condition(table.table("when")),
        record=table.word("record", RecordFact, ""),
        demographic=demographic,
    )
    table.finish()
    return question


def _own_choices(
    table: FormTable, scales: _Scales, kind: QuestionKind | None
) -> tuple[Choice, ...]:
    """Return the choices of a question: written with it, or those of a scale that it names."""
    name = table.text("scale", SHORT, "")
    if kind is QuestionKind.TEXT:
        for key in ("scale", "choices"):
            if table.has(key):
                table.known(key)
                table.fault(key, "câu trả lời bằng chữ không có lựa chọn. Bỏ khóa này.")
        return ()
    if name and table.has("choices"):
        table.known("choices")
        table.fault("choices", "đã có «scale» thì không ghi «choices». Bỏ một trong hai.")
        return ()
    if name and name not in scales:
        table.fault("scale", f"không có thang điểm «{name}». Thêm [[scales]] hoặc sửa lại tên.")
        return ()
    if not name:
        return _choices(table)
    place, choices = scales[name]
    table.faults.written_at((*table.path, "choices"), place)
    return choices


def _choices(table: FormTable) -> tuple[Choice, ...]:
    found = []
    for choice in table.tables("choices", required=True):
        found.append(Choice(choice.number("code", *_CODES), choice.text("words", WORDS)))
        choice.finish()
    return tuple(found)


def _condition(table: FormTable | None) -> Condition | None:
    if table is None:
        return None
    question = table.text("question", SHORT)
    found = Condition(question, table.limit("at_most"), table.limit("at_least"))
    table.finish()
    return found


def _id(table: FormTable) -> str:
    found = table.text("id", SHORT)
    if found and not _ID.fullmatch(found):
        table.fault("id", f"id «{found}» chỉ gồm chữ thường không dấu, số và _, bắt đầu bằng chữ.")
    return found
