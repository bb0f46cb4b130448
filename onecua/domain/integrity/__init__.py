"""Findings of a check of the data, and the anchors that a log is compared with."""

from onecua.domain.integrity.anchor import (
    Anchor,
    anchor_from,
    in_force,
    kept_anchors,
    parse_mark,
)
from onecua.domain.integrity.finding import (
    AREA_WORDS,
    UNREADABLE,
    Area,
    Finding,
    Findings,
    Severity,
)

__all__ = [
    "AREA_WORDS",
    "UNREADABLE",
    "Anchor",
    "Area",
    "Finding",
    "Findings",
    "Severity",
    "anchor_from",
    "in_force",
    "kept_anchors",
    "parse_mark",
]
