"""Texts of the fields are read kindly, and what cannot be read is told."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from onecua.ui.intake.reading import Reader


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("15.000", 15_000),
        ("15,000", 15_000),
        ("1 005 000 đ", 1_005_000),
        ("20000 đồng", 20_000),
        ("0", 0),
    ],
)
def test_money(typed: str, read: int | None) -> None:
    reader = Reader()
    assert reader.money("fee", typed) == read
    assert reader.problems == []


@pytest.mark.parametrize("typed", ["-1", "mười", "1e5", "9" * 13, "١٢٣"])
def test_what_is_no_money_is_told(typed: str) -> None:
    reader = Reader()
    assert reader.money("fee", typed) is None
    assert [problem.field for problem in reader.problems] == ["fee"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("8:05", time(8, 5)), ("08h30", time(8, 30)), ("13h", time(13)), ("23.59", time(23, 59))],
)
def test_hours(typed: str, read: time) -> None:
    assert Reader().hour("received_hour", typed) == read


@pytest.mark.parametrize("typed", ["", "24:00", "8:60", "sáng", "08:30:00"])
def test_what_is_no_hour_is_told(typed: str) -> None:
    reader = Reader()
    assert reader.hour("received_hour", typed) is None
    assert reader.problems[0].message == "Ghi giờ nhận như 08:30."


@pytest.mark.parametrize(
    ("typed", "read"), [("3", Decimal(3)), ("0,5", Decimal("0.5")), ("1.5", Decimal("1.5"))]
)
def test_amounts(typed: str, read: Decimal) -> None:
    assert Reader().amount("term", typed) == read


@pytest.mark.parametrize("typed", ["ba", "NaN", "Infinity", "1/2", "1" * 13])
def test_what_is_no_amount_is_told(typed: str) -> None:
    reader = Reader()
    assert reader.amount("term", typed) is None
    assert [problem.field for problem in reader.problems] == ["term"]
