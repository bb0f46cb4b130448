"""When a result is due and why; pauses, timeliness and urgency against the due instant."""

from onecua.domain.deadline.course import (
    By,
    Change,
    TermRule,
    next_due,
    pause_change,
    recompute,
    replayed,
)
from onecua.domain.deadline.course_explanation import (
    explain_course,
    explain_promise,
)
from onecua.domain.deadline.course_words import change_words
from onecua.domain.deadline.explanation import ExplainedDay, Role
from onecua.domain.deadline.handling_time import (
    HandlingTime,
    Unit,
    handling_time_words,
    parse_handling_time,
)
from onecua.domain.deadline.paragraph import explain_words
from onecua.domain.deadline.pauses import resumed_due
from onecua.domain.deadline.policy import NO_CUTOFF, Cutoff, Model, effective_model
from onecua.domain.deadline.promise import Deadline, due, due_at
from onecua.domain.deadline.reckoning import Measure
from onecua.domain.deadline.sentence import receipt_sentence
from onecua.domain.deadline.share import Share
from onecua.domain.deadline.timeliness import (
    DUE_SOON_DAYS,
    Standing,
    Timeliness,
    Urgency,
    Verdict,
    judge,
    standing_words,
    timeliness,
    timeliness_by_instant,
    urgency,
    verdict_words,
)

__all__ = [
    "DUE_SOON_DAYS",
    "NO_CUTOFF",
    "By",
    "Change",
    "Cutoff",
    "Deadline",
    "ExplainedDay",
    "HandlingTime",
    "Measure",
    "Model",
    "Role",
    "Share",
    "Standing",
    "TermRule",
    "Timeliness",
    "Unit",
    "Urgency",
    "Verdict",
    "change_words",
    "due",
    "due_at",
    "effective_model",
    "explain_course",
    "explain_promise",
    "explain_words",
    "handling_time_words",
    "judge",
    "next_due",
    "parse_handling_time",
    "pause_change",
    "receipt_sentence",
    "recompute",
    "replayed",
    "resumed_due",
    "standing_words",
    "timeliness",
    "timeliness_by_instant",
    "urgency",
    "verdict_words",
]
