"""The board of deadlines: every open dossier in its bucket, counted by day, officer and step."""

from __future__ import annotations

from onecua.domain.board.counting import DayCount, EndedDay, Share, day_counts, shares
from onecua.domain.board.rows import (
    BUCKET_WORDS,
    NO_STEP,
    NO_STEP_WORDS,
    Board,
    BoardFilter,
    Bucket,
    OpenDossier,
    bucket_of,
    sort_out,
)

__all__ = [
    "BUCKET_WORDS",
    "NO_STEP",
    "NO_STEP_WORDS",
    "Board",
    "BoardFilter",
    "Bucket",
    "DayCount",
    "EndedDay",
    "OpenDossier",
    "Share",
    "bucket_of",
    "day_counts",
    "shares",
    "sort_out",
]
