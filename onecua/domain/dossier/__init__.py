"""A dossier, its ten national statuses and the moves between them.

Statuses are those synchronised with Cổng Dịch vụ công quốc gia (`legal.md` §3.1).
"""

from onecua.domain.dossier.dossier import Dossier, HeldStep, Opinion, Paper, Span
from onecua.domain.dossier.moves import MOVES, Move, MoveRule, allowed_moves, check_move
from onecua.domain.dossier.words import (
    CHANNEL_WORDS,
    ENDED,
    FEE_WORDS,
    OPEN,
    PAUSED,
    RETURN_WORDS,
    RUNNING,
    STATUS_WORDS,
    UNCOUNTED,
    Channel,
    DueSource,
    FeeState,
    ReturnMethod,
    Status,
)

__all__ = [
    "CHANNEL_WORDS",
    "ENDED",
    "FEE_WORDS",
    "MOVES",
    "OPEN",
    "PAUSED",
    "RETURN_WORDS",
    "RUNNING",
    "STATUS_WORDS",
    "UNCOUNTED",
    "Channel",
    "Dossier",
    "DueSource",
    "FeeState",
    "HeldStep",
    "Move",
    "MoveRule",
    "Opinion",
    "Paper",
    "ReturnMethod",
    "Span",
    "Status",
    "allowed_moves",
    "check_move",
]
