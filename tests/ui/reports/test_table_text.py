"""Copied tables paste as a table, and nobody's words run as a formula."""

from __future__ import annotations

import pytest

from onecua.ui.reports.table_text import tab_separated


def test_cells_stand_apart_by_tabs_and_rows_by_lines():
    assert tab_separated([["Kỳ", 12], ["Hộ tịch", 0]]) == "Kỳ\t12\nHộ tịch\t0"


@pytest.mark.parametrize("words", ["=1+1", "+84", "-x", "@sum"])
def test_words_that_begin_like_a_formula_are_moved_away_from_the_edge(words):
    assert tab_separated([[words]]) == f" {words}"


def test_tabs_and_lines_inside_a_cell_do_not_break_the_table():
    assert tab_separated([["Đất\tđai\nvà nhà"]]) == "Đất đai và nhà"
