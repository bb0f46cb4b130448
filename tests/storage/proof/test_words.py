"""Findings speak as the desk does: columns have names, values are words, persons stay masked."""

from datetime import datetime

import pytest

from onecua.domain.dossier import Status
from onecua.storage.column_types import FOREVER, seconds
from onecua.storage.proof.series import series_words
from onecua.storage.proof.words import FIELD_WORDS, TABLE_WORDS, field_words, value_words
from onecua.storage.tables import DOSSIER, PROJECTIONS, SPAN

LOCAL = {"key", "dossier"}
"""Local row numbers, which are never told."""


def test_every_column_of_a_projection_has_a_name_of_the_desk():
    columns = {c.name for table in PROJECTIONS.sorted_tables for c in table.columns}
    assert columns - LOCAL - set(FIELD_WORDS) == set()
    assert set(FIELD_WORDS) - columns == {"search"}


def test_every_table_but_those_of_dossiers_has_a_name():
    own = {DOSSIER.name, SPAN.name}
    assert set(TABLE_WORDS) == {t.name for t in PROJECTIONS.sorted_tables} - own


AT = seconds(datetime(2026, 11, 25, 17))
VALUES = [
    ("due_at", AT, "25/11/2026 17:00"),
    ("to_at", FOREVER, "chưa kết thúc"),
    ("due_at", 10**16, "«10000000000000000»"),
    ("due_at", "mai", "mai"),
    ("due_at", None, "(trống)"),
    ("owner_name", "", "(trống)"),
    ("status", int(Status.PROCESSING), "Đang xử lý"),
    ("status", 99, "99"),
    ("channel", 2, "Trực tuyến"),
    ("is_voided", 1, "có"),
    ("is_voided", 0, "không"),
    ("is_voided", 7, "7"),
    ("holder", b"nhung", "Nguyễn Thị Hồng Nhung"),
    ("owner", b"\x01\x02", "0102"),
    ("identity_number", "030192004512", "…4512"),
    ("phone", "0912555046", "…5046"),
    ("late_cause", "d2", "Chờ cơ quan phối hợp"),
    ("role", "chief", "Lãnh đạo"),
    ("procedure_name", "x" * 100, "x" * 80 + "…"),
    ("rank", 5, "5"),
]


@pytest.mark.parametrize(("column", "value", "words"), VALUES)
def test_a_value_is_told_in_words(column, value, words):
    assert value_words(column, value, lambda _identity: "Nguyễn Thị Hồng Nhung") == words


def test_a_column_of_a_newer_program_is_told_by_its_name():
    assert field_words("lately_added") == "lately_added"


def test_a_series_is_told_by_its_form_or_its_book():
    assert series_words("slip/04/2026") == "Mẫu số 04 năm 2026"
    assert series_words("book/2026-HT") == "sổ 2026-HT"
