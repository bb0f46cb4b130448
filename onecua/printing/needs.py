"""What a form needs, and the refusal when it is not given: a missing value is never a blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.errors import RuleError
from onecua.printing.paper_form import ListedBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onecua.printing.paper_form import PaperForm
    from onecua.printing.values import PaperValues

COPY_FIELD = "copy"
"""The renderer's own field: which copy (liên) this is."""

COPIES_FLAG = "copies"
"""The renderer's own flag: more than one copy is drawn on the sheet."""

PAGE_FIELDS = frozenset({"page", "pages"})
"""The renderer's own fields of the running texts."""

APPLICANT_FLAG = "applicant"
"""The renderer's own flag: this copy goes to the applicant, it is not the one that stays."""

_OWN_FLAGS = frozenset({"", COPIES_FLAG, APPLICANT_FLAG})
_OWN_FIELDS = PAGE_FIELDS | {COPY_FIELD}


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names a form takes, in the order of the paper.

    `by_flag` are the further fields needed when that flag is set (a flag may need none), `lists`
    the columns of each list.
    """

    always: tuple[str, ...]
    by_flag: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


def field_names(form: PaperForm) -> FieldNames:
    """Return every name that the form takes from its values."""
    always: dict[str, None] = dict.fromkeys(_own_removed((*form.name.fields, *_running(form))))
    by_flag: dict[str, dict[str, None]] = {}
    lists: dict[str, dict[str, None]] = {}
    for block in form.blocks:
        if block.when not in _OWN_FLAGS:
            by_flag.setdefault(block.when, {}).update(dict.fromkeys(_own_removed(block.fields)))
        else:
            always.update(dict.fromkeys(_own_removed(block.fields)))
        if isinstance(block, ListedBlock):
            lists.setdefault(block.items, {}).update(dict.fromkeys(block.entry_fields))
    return FieldNames(
        always=tuple(always),
        by_flag={flag: tuple(names) for flag, names in by_flag.items()},
        lists={name: tuple(columns) for name, columns in lists.items()},
    )


def check(form: PaperForm, values: PaperValues) -> None:
    """Refuse values in which the form misses something, naming all of it at once."""
    needed = field_names(form)
    unknown = sorted(values.flags - set(needed.by_flag))
    names = [*needed.always]
    for flag, fields in needed.by_flag.items():
        names += fields if flag in values.flags else ()
    missing = [name for name in names if name not in values.fields]
    for list_name, columns in needed.lists.items():
        missing += _missing_in_list(list_name, columns, values)
    problems = [f"thiếu {name}" for name in dict.fromkeys(missing)]
    problems += [f"không có cờ {flag}" for flag in unknown]
    if problems:
        message = f"Chưa in được {form.number} ({form.form_id}): {', '.join(problems)}."
        raise RuleError(message)


def _missing_in_list(name: str, columns: tuple[str, ...], values: PaperValues) -> Iterator[str]:
    if name not in values.lists:
        yield f"{name}[]"
        return
    for entry in values.lists[name]:
        yield from (f"{name}[].{column}" for column in columns if column not in entry)


def _own_removed(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name not in _OWN_FIELDS)


def _running(form: PaperForm) -> tuple[str, ...]:
    running = form.running
    return tuple(n for t in (*running.head, running.page, running.continued) for n in t.fields)
