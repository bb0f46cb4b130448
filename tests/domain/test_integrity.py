"""Findings are kept and counted; anchors are kept day by day; a printed mark is read back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from onecua.domain.integrity import (
    AREA_WORDS,
    Anchor,
    Area,
    Finding,
    Findings,
    Severity,
    anchor_from,
    in_force,
    kept_anchors,
    parse_mark,
)
from onecua.errors import RuleError

AT = datetime(2026, 11, 20, 17, 5)
ANCHOR = Anchor("device", "log", 2, 812, "7f3a91c2" + "0" * 56, AT)


def test_every_area_has_words():
    assert set(AREA_WORDS) == set(Area)


def test_the_first_findings_of_an_area_are_told_and_the_others_counted():
    findings = Findings(most=2)
    made = []

    def make():
        made.append(1)
        return Finding(f"{len(made)}", Area.TABLE)

    for _ in range(5):
        findings.tell(Area.TABLE, make)
    findings.add(Finding("khác", Area.LOG))
    findings.leave_out(Area.TABLE, 1_000)
    words = [each.words for each in findings.all()]
    assert words == ["1", "2", "khác", "Bảng: còn 1.003 điều nữa cùng loại, không liệt kê hết."]
    assert len(made) == 2


def test_what_is_left_out_of_notes_is_a_note():
    findings = Findings(most=0)
    findings.add(Finding("x", Area.NUMBER, Severity.NOTE))
    (rest,) = findings.all()
    assert not rest.is_problem


def test_an_anchor_is_read_back_from_its_file_with_and_without_a_reset():
    reset = replace(ANCHOR, reset_by="Phạm Văn Hùng", reset_why="khôi phục")
    for anchor in (ANCHOR, reset):
        assert anchor_from(anchor.body()) == anchor


def test_of_each_day_the_last_anchor_is_kept_and_every_reset():
    anchors = ()
    for hours in range(60):
        at = AT + timedelta(hours=hours)
        reset = "Hùng" if hours == 30 else ""
        anchors = kept_anchors(anchors, replace(ANCHOR, at=at, seq=hours + 1, reset_by=reset))
    assert [each.seq for each in anchors] == [7, 30, 31, 55, 60]
    assert [each.seq for each in in_force(anchors)] == [31, 55, 60]


def test_no_more_than_four_hundred_days_are_kept():
    anchors = ()
    for days in range(450):
        anchors = kept_anchors(anchors, replace(ANCHOR, at=AT + timedelta(days=days), seq=days))
    assert len(anchors) == 400
    assert anchors[-1].seq == 449


@pytest.mark.parametrize(
    "text",
    ["Q2 · 812 · 7f3a91c2", " q2·812·7F3A91C2 ", "2.812.7f3a91c2", "Q2 - 812 - 7f3a91c2"],
)
def test_a_printed_mark_is_read_however_it_was_typed(text):
    assert ANCHOR.mark == "Q2 · 812 · 7f3a91c2"
    assert parse_mark(text) == (2, 812, "7f3a91c2")


@pytest.mark.parametrize(
    "text", ["", "Q2", "812 · 7f3a91c2", "Q2 · 812 · 7f3a", "Q2 · x · 7f3a91c2"]
)
def test_what_is_no_mark_is_refused_with_an_example(text):
    with pytest.raises(RuleError, match="Q1 · 812 · 7f3a91c2"):
        parse_mark(text)
