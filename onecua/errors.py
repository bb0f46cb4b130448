"""The two ways a request fails: the request is wrong, or the machine refuses.

Anything else that is raised is a bug of ours and is shown as one.
"""

from __future__ import annotations


class RuleError(Exception):
    """The request breaks a rule; the text is Vietnamese and says what to do."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.problems: tuple[RuleError, ...] = (self,)


class RuleErrors(RuleError):
    """Several problems of one request, each beside its field."""

    def __init__(self, problems: list[RuleError]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class StorageError(Exception):
    """The machine refused (disk, permission, lock); the text is Vietnamese, nothing was lost."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BusyError(StorageError):
    """Another writer holds the database just now; the same call may be tried again."""


class Cancelled(Exception):
    """The person cancelled a long piece of work; nothing was half written."""
