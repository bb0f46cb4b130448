"""Lines of keys: whatever the text holds, the line that is named is the one of the key."""

import tomllib

import pytest
from hypothesis import given

from onecua.domain.survey.form_lines import FormLines
from tests.domain.survey.forms import IDS, questionnaires, shipped, toml_of

TRICKY = r"""
a = QQQ
[[questions]]
b = 1 # no key
QQQ
c = [ # [[no]]
    1,
    [2,
     3], { d = "]", e = 4 },
]
"quoted key".part = 'x = # y'
[[list]]
x = "a \" b = ["
[list.inner]
y = 2026-11-01T07:00:00+07:00
[[list]]
z = QQQ
[[list]]\QQQxQQQ"
[[list.deep]]
w = -1.5e3
[[list.deep]]
w = 'x'
v = 3
""".replace("QQQ", '"""')


def paths(value, path=()):
    """Return the path of every key and entry of a parsed TOML value."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in entries:
        if isinstance(inner, dict | list):
            yield from paths(inner, (*path, name))
        else:
            yield (*path, name)


def test_strings_comments_and_nesting_do_not_mislead():
    lines = FormLines(TRICKY)
    found = {path: lines.line(path) for path in paths(tomllib.loads(TRICKY))}
    assert found == {
        ("a",): 2,
        ("c",): 6, ("c", 0): 7, ("c", 1): 8, ("c", 1, 0): 8, ("c", 1, 1): 9,
        ("c", 2): 9, ("c", 2, "d"): 9, ("c", 2, "e"): 9,
        ("quoted key",): 11, ("quoted key", "part"): 11,
        ("list",): 1, ("list", 0): 12, ("list", 0, "x"): 13,
        ("list", 0, "inner"): 14, ("list", 0, "inner", "y"): 15,
        ("list", 1): 16, ("list", 1, "z"): 17,
        ("list", 1, "deep"): 16, ("list", 1, "deep", 0): 19, ("list", 1, "deep", 0, "w"): 20,
        ("list", 1, "deep", 1): 21, ("list", 1, "deep", 1, "w"): 22,
        ("list", 1, "deep", 1, "v"): 23,
    }  # fmt: skip


def test_what_is_not_written_stands_where_its_table_stands():
    assert FormLines(TRICKY).line(("list", 1, "missing", "inner")) == 16
    assert FormLines("").line(("missing",)) == 1


def assert_lines_hold_their_keys(text):
    lines, rows = FormLines(text), text.splitlines()
    for path in paths(tomllib.loads(text)):
        if isinstance(path[-1], str) and path[-1] not in {"questions", "factors", "scales"}:
            assert path[-1] in rows[lines.line(path) - 1]


@pytest.mark.parametrize("form_id", IDS)
def test_every_key_of_a_shipped_form_stands_on_its_line(form_id):
    assert_lines_hold_their_keys(shipped(form_id))


@given(questionnaires())
def test_every_key_of_any_form_stands_on_its_line(form):
    assert_lines_hold_their_keys(toml_of(form))
