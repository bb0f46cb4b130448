"""A procedure's own rule in words: for its history, its mark in the list, the office's hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import Model, handling_time_words
from onecua.domain.office import SupplementClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from onecua.domain.office import DeadlinePolicy
    from onecua.domain.procedure_rule import ProcedureRule, WorkStep

MODEL_WORDS = {Model.DAY: "theo ngày", Model.CLOCK: "theo giờ làm việc"}
CLOCK_WORDS = {
    SupplementClock.RESTART: "tính lại từ đầu",
    SupplementClock.PAUSE: "tính tiếp phần còn lại",
}


def cutoff_words(at: time | None, minutes: int | None) -> str:
    """Say a cut-off: «15:00», «60 phút trước giờ về», «không có»."""
    if at is not None:
        return f"{at:%H:%M}"
    return "không có" if minutes is None else f"{minutes} phút trước giờ về"


def rule_words(rule: ProcedureRule) -> str:
    """Say everything that a rule departs in from the office's way; empty when it does not."""
    said = "; ".join(_parts(rule))
    return said[:1].upper() + said[1:]


def _parts(rule: ProcedureRule) -> Iterator[str]:
    if rule.model is not None:
        yield f"tính {MODEL_WORDS[rule.model]}"
    if rule.no_cutoff or rule.cutoff_at is not None or rule.cutoff_minutes is not None:
        yield f"giờ chốt nhận: {cutoff_words(rule.cutoff_at, rule.cutoff_minutes)}"
    if rule.supplement_clock is not None:
        yield f"bổ sung xong {CLOCK_WORDS[rule.supplement_clock]}"
    if rule.verification is not None:
        yield f"xác minh cộng {handling_time_words(rule.verification)}"
    if rule.desk_term is not None:
        yield f"riêng bộ phận này {handling_time_words(rule.desk_term)}"
    if rule.steps:
        yield f"quy trình {len(rule.steps)} bước: {', '.join(map(_step_words, rule.steps))}"


def _step_words(step: WorkStep) -> str:
    if step.term is None:
        return step.name
    return f"{step.name} ({handling_time_words(step.term)})"


def model_hint(policy: DeadlinePolicy) -> str:
    """Say which model the office has."""
    return f"đơn vị đang tính {MODEL_WORDS[policy.model]}"


def cutoff_hint(policy: DeadlinePolicy, stated: time | None) -> str:
    """Say which cut-off holds where the procedure has none of its own."""
    if stated is not None:
        return f"theo danh mục: {stated:%H:%M}"
    return f"đơn vị: {cutoff_words(policy.cutoff_at, policy.cutoff_minutes)}"


def clock_hint(policy: DeadlinePolicy) -> str:
    """Say what the office does once a supplement is complete."""
    return f"đơn vị đang {CLOCK_WORDS[policy.supplement_clock]}"
