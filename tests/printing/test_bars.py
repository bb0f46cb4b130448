"""Bars of a page: parts as wide as their counts, numbers where there is room, a key in one line."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from onecua.errors import RuleError
from onecua.printing import papers
from onecua.printing.bars import KeyRun, PartsBar
from onecua.printing.values import PaperValues
from tests.printing.samples import squeezed, whole_text

FIELDS = dict.fromkeys(
    (
        *("office", "desk_full_name", "period", "first_day", "last_day", "bars_title", "factors"),
        *("how", "scope", "contact", "place", "issued_day", "issued_month", "issued_year"),
    ),
    "x",
)
COUNTS = dict.fromkeys(("slips", "good", "good_words", "mean", "mean_words", "coverage"), "1")
GREEN, RED = "0.10588", "0.70196"


def question(label="Thái độ", parts="60 30 6 3 1", steps="5 4 3 2 1"):
    return {
        "label": label,
        "parts": parts,
        "steps": steps,
        "number": "100",
        "mean": "4,5",
        "good": "90 %",
    }


def poster(*questions, words="5 Rất hài lòng"):
    lists = {"counts": [COUNTS], "questions": questions, "levels": [{"step": "5", "words": words}]}
    return papers.render("survey_poster", PaperValues(FIELDS, lists), layout="one_on_a4")


def rectangles(pdf, red):
    """Return the widths of the rectangles that are filled with a colour of this red."""
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    found, colour = [], ""
    for line in content.splitlines():
        if filled := re.match(r"([\d.]+) [\d.]+ [\d.]+ rg", line):
            colour = filled[1]
        elif (drawn := re.match(r"(?:n )?[\d.]+ [\d.]+ ([\d.]+) [\d.]+ re f", line)) and (
            colour.startswith(red) or f"{float(colour or 0):.5f}".startswith(red)
        ):
            found.append(float(drawn[1]))
    return found


def test_parts_are_as_wide_as_their_counts():
    drawn = PartsBar([("5", 60), ("4", 30), ("1", 10)], 12, 9)
    assert drawn.wrap(200, 0) == (200, 12)
    pdf = poster(question(parts="60 40", steps="5 1"))
    green, red = rectangles(pdf, GREEN[:6])[-1], rectangles(pdf, RED[:6])[-1]
    assert green / red == pytest.approx(60 / 40, rel=0.02)


def test_a_narrow_part_carries_no_number():
    text = whole_text(poster(question(parts="9731 41 0 0 7")))
    assert "9731" in text
    assert squeezed("4,5 90 %") in text
    assert "417" not in text


def test_nothing_to_draw_is_drawn_as_nothing():
    pdf = poster(question(parts="0 0 0 0 0"))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_a_long_key_shrinks_into_its_line():
    long = KeyRun([("5", "Rất hài lòng" * 9), ("1", "Không" * 9)], 12)
    long.wrap(300, 0)
    assert long._needed(12) > 300
    assert long._needed(12 * 300 / long._needed(12)) <= 300.01


def test_without_bars_the_block_is_left_out():
    assert squeezed("Số phiếu mỗi mức") not in whole_text(poster())


def test_a_missing_value_is_refused_by_name():
    entry = question()
    del entry["steps"]
    with pytest.raises(RuleError, match=r"questions\[\]\.steps"):
        poster(entry)


def test_as_many_questions_as_the_longest_form_has_fit_one_page():
    pdf = poster(*[question(f"Câu {number}") for number in range(24)])
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
