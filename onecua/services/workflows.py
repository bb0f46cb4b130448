"""The internal workflow of a procedure: the office's own steps, else the published sample."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from onecua import assets, files
from onecua.domain.procedure_rule import WorkStep, term_from
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.services.rulebook import Rulebook


@lru_cache(maxsize=1)
def _published() -> Mapping[str, tuple[WorkStep, ...]]:
    """Return the published workflows by procedure; the first case of one that has several."""
    document = json.loads(files.read_bytes(assets.resource("data", "workflows.json")).decode())
    found: dict[str, tuple[WorkStep, ...]] = {}
    for workflow in document["workflows"]:
        steps = tuple(
            WorkStep(name, role, term_from(term)) for name, role, term in workflow["steps"]
        )
        found.setdefault(workflow["code"], steps)
    return found


def published_steps(procedure_code: str | None) -> tuple[WorkStep, ...]:
    """Return the published sample workflow of a procedure, none when there is none."""
    return _published().get(procedure_code or "", ())


class WorkflowService:
    """Says which steps a procedure goes through here."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def steps(self, procedure_code: str | None) -> tuple[WorkStep, ...]:
        """Return the steps of a procedure, none when nobody wrote them down."""
        own = self._rulebook.own_rules.get(procedure_code or "")
        if own is not None and own.steps:
            return own.steps
        return published_steps(procedure_code)

    def step(self, procedure_code: str | None, place: int) -> WorkStep:
        """Return one step; raises `RuleError` when the workflow has none at this place."""
        steps = self.steps(procedure_code)
        if not 0 <= place < len(steps):
            raise RuleError("Quy trình nội bộ không có bước này. Chọn lại bước.", "step")
        return steps[place]
