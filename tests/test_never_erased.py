"""No function moves a first promise; a due date is moved where moves are reckoned, nowhere else.

The sources are read, not run: who adds another place that writes one of these has to say so here.
"""

import ast
import re

import pytest
from hypothesis import given

from onecua.domain.dossier_history import fold
from onecua.domain.dossier_history.steps import _MOVED_FIELDS
from onecua.domain.event import Kind
from tests.histories import events_of, facts_of, histories, key_in_memory
from tests.test_architecture import PACKAGE, SOURCES

FOLD = {"domain/dossier_history/reception.py"}
RECEPTIONS = {"services/intake.py", "domain/imported.py", "services/demo/reception.py"}
MOVES = {
    "domain/dossier_history/steps.py",
    "services/move_bodies.py",
    "services/demo/handling.py",
    "services/demo/redating.py",
    "services/demo/waiting.py",
}
OTHER_DATES = {
    "services/coordination.py": "an opinion's own date",
    "services/demo/opinions.py": "an opinion's own date",
    "services/demo/promises.py": "what the demonstration remembers of a course",
    "domain/deadline/course.py": "a course reckoned anew beside the one that is told",
    "domain/deadline/share.py": "a share of the time beside the whole",
    "domain/dossier_shares.py": "a share of the time beside the whole",
    "domain/deadline/course_explanation.py": "a reckoning cut short for its explanation",
    "domain/survey/record.py": "the date of a held step, read for surveys",
    "services/figures.py": "figures as of a past instant",
    "storage/proof/words.py": "what the desk calls the column",
}
WRITING_LAYERS = ("domain", "services", "storage", "exchange", "ui")
LOGGED = {"event", "dossier", "dossier_span"}


def sources():
    for path in SOURCES:
        name = path.relative_to(PACKAGE).as_posix()
        if name.partition("/")[0] in WRITING_LAYERS:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def writes(tree, name):
    """Tell whether a module makes a value of this name: a key, an item, an attribute, a change."""
    return any(
        (isinstance(node, ast.Dict) and any(_is(key, name) for key in node.keys))
        or (isinstance(node, ast.Subscript) and _stores(node) and _is(node.slice, name))
        or (isinstance(node, ast.Attribute) and _stores(node) and node.attr == name)
        or (isinstance(node, ast.Call) and _replaces(node, name))
        for node in ast.walk(tree)
    )


def _is(node, name):
    return isinstance(node, ast.Constant) and node.value == name


def _stores(node):
    return isinstance(node.ctx, ast.Store)


def _replaces(call, name):
    called = ast.unparse(call.func).rpartition(".")[2]
    changing = called in {"replace", "_replace", "update", "values", "setattr"}
    named = any(keyword.arg == name for keyword in call.keywords)
    return changing and (named or any(_is(argument, name) for argument in call.args))


@pytest.mark.parametrize(
    "source",
    [
        "body = {'due_at': at}",
        "body['due_at'] = at",
        "dossier.due_at = at",
        "replace(dossier, due_at=at)",
        "update(DOSSIER).values(due_at=at)",
        "body.update(due_at=at)",
        "setattr(dossier, 'due_at', at)",
    ],
)
def test_the_rule_sees_every_way_to_write_a_date(source):
    assert writes(ast.parse(source), "due_at")


@pytest.mark.parametrize("source", ["body['due_at']", "Row(due_at=at)", "x = dossier.due_at"])
def test_the_rule_lets_a_date_be_read(source):
    assert not writes(ast.parse(source), "due_at")


def test_only_a_reception_writes_the_first_promise():
    found = {name for name, tree in sources() if writes(tree, "promised_at")}
    assert found == FOLD | RECEPTIONS | {"storage/proof/words.py"}


def test_only_receptions_and_redating_moves_write_a_due_date():
    found = {name for name, tree in sources() if writes(tree, "due_at")}
    assert found <= FOLD | MOVES | set(OTHER_DATES)


def test_no_move_and_no_undoing_touches_the_first_promise():
    assert "due_at" in _MOVED_FIELDS
    assert "promised_at" not in _MOVED_FIELDS
    steps = (PACKAGE / "domain/dossier_history/steps.py").read_text(encoding="utf-8")
    assert "promised" not in steps


@given(histories())
def test_whatever_happens_the_first_promise_is_that_of_the_reception(history):
    events = events_of(facts_of(history, key_in_memory))
    for ref in {event.ref for event in events if event.kind == Kind.DOSSIER_RECEIVED}:
        own = [event for event in events if event.ref == ref]
        promises = {fold(own[: place + 1]).promised_at for place in range(len(own))}
        assert len(promises) == 1


def statements(tree):
    """Return the texts of a module that may be statements, and the calls that make some."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Call):
            yield ast.unparse(node)


CHANGES = (
    re.compile(r"\b(UPDATE|DELETE FROM|REPLACE INTO)\s+(?P<table>\w+)"),
    re.compile(r"\b(update|delete)\((?P<table>EVENT|DOSSIER|SPAN)\)"),
    re.compile(r"\b(?P<table>EVENT|DOSSIER|SPAN)\.(update|delete)\("),
)
_TABLES = {"EVENT": "event", "DOSSIER": "dossier", "SPAN": "dossier_span"}


def changed_tables(tree):
    for statement in statements(tree):
        for pattern in CHANGES:
            for found in pattern.finditer(statement):
                yield _TABLES.get(found["table"], found["table"])


@pytest.mark.parametrize(
    "source",
    ["run('UPDATE dossier SET x = 1')", "delete(DOSSIER)", "DOSSIER.update().values(x=1)"],
)
def test_the_rule_sees_every_way_to_change_a_row(source):
    assert set(changed_tables(ast.parse(source))) == {"dossier"}


def test_no_statement_changes_the_log_or_a_row_of_a_dossier_but_the_projection():
    found = {
        (name, table)
        for name, tree in sources()
        for table in changed_tables(tree)
        if table in LOGGED and not name.startswith("storage/migrations")
    }
    assert found == {("storage/dossier_projection.py", "dossier_span")}
