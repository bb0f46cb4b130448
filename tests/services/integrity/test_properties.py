"""Random lives of dossiers have no finding; any one value changed in a row of one is found."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onecua.domain.integrity import Area
from onecua.storage import log
from onecua.storage.dossier_projection import DOSSIER_COLUMNS, SPAN_COLUMNS
from tests.desks import NHUNG, MovableClock, copied_folder, desk_in
from tests.histories import facts_of, histories
from tests.services.integrity.conftest import work
from tests.tampering import edit, problems

MANY = settings(max_examples=25, deadline=None)
VALUES = st.one_of(
    st.none(),
    st.integers(0, 12),
    st.integers(1_700_000_000, 1_800_000_000),
    st.text(max_size=6),
    st.binary(min_size=16, max_size=16),
)


def live(desk, history):
    """Let a random history happen at the desk."""
    with desk.database.read() as connection:
        writer, begun = log.local_writer(connection), log.length(connection)

    def key_of(place):
        return f"{writer.device}/{writer.incarnation}/{begun + place + 1}"

    with desk.database.write() as transaction:
        transaction.append(facts_of(history, key_of), NHUNG.id)


@MANY
@given(history=histories(late=False))
def test_what_desks_do_in_time_has_no_finding(history):
    with TemporaryDirectory() as place:
        folder = copied_folder(Path(place) / "data", plain=True)
        with desk_in(folder, MovableClock()) as desk:
            live(desk, history)
            assert [each.words for each in problems(desk)] == []


@MANY
@given(history=histories())
def test_late_entries_leave_log_and_tables_alike(history):
    """A late entry out of order, as no desk takes it, may date what was not to be dated."""
    with TemporaryDirectory() as place:
        folder = copied_folder(Path(place) / "data", plain=True)
        with desk_in(folder, MovableClock()) as desk:
            live(desk, history)
            assert [each.words for each in problems(desk) if each.area is not Area.DATE] == []


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """A worked office, made once: every example takes its edit back."""
    folder = copied_folder(tmp_path_factory.mktemp("worked") / "data", plain=True)
    clock = MovableClock()
    with desk_in(folder, clock) as desk:
        work(desk, clock)
        assert problems(desk) == []
        yield desk


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    column=st.sampled_from([name for name in DOSSIER_COLUMNS if name != "key"]),
    code=st.integers(1, 7),
    value=VALUES,
)
def test_any_value_of_a_row_changed_by_hand_is_found(worked, column, code, value):
    where = f"code LIKE '%-{code:04}'"
    with worked.database.read() as connection:
        found = connection.exec_driver_sql(f"SELECT key, {column} FROM dossier WHERE {where}")
        key, before = found.one()
        nullable = {
            row[1] for row in connection.exec_driver_sql("PRAGMA table_info(dossier)") if not row[3]
        }
    assume(value != before and (value is not None or column in nullable))
    change(worked, "dossier", column, value, "key", key)
    try:
        assert any(f"{code:04}" in each.code or column == "id" for each in problems(worked))
    finally:
        change(worked, "dossier", column, before, "key", key)


def change(desk, table, column, value, key_column, key):
    statement = f"UPDATE {table} SET {column} = :value WHERE {key_column} = :key"
    edit(desk, statement, value=value, key=key)


@pytest.mark.parametrize("column", [name for name in SPAN_COLUMNS if name != "dossier"])
def test_any_column_of_a_span_changed_by_hand_is_found(worked, column):
    with worked.database.read() as connection:
        query = f"SELECT dossier, from_at, {column} FROM dossier_span ORDER BY 1, 2 LIMIT 1"
        dossier, from_at, before = connection.exec_driver_sql(query).one()
    value = "khác" if column == "sector" else (before or 0) + 1
    edit(
        worked,
        f"UPDATE dossier_span SET {column} = :value WHERE dossier = :dossier AND from_at = :at",
        value=value,
        dossier=dossier,
        at=from_at,
    )
    moved = value if column == "from_at" else from_at
    try:
        (found, *_) = problems(worked)
        assert found.code
        assert found.area is Area.TABLE
    finally:
        edit(
            worked,
            f"UPDATE dossier_span SET {column} = :value WHERE dossier = :dossier AND from_at = :at",
            value=before,
            dossier=dossier,
            at=moved,
        )


def test_a_changed_key_leaves_orphans_or_a_dossier_that_no_search_finds(worked):
    edit(worked, "UPDATE dossier SET key = key + 1000 WHERE code LIKE '%-0007'")
    try:
        (found,) = problems(worked)
        assert "chỉ mục tìm kiếm" in found.words
    finally:
        edit(worked, "UPDATE dossier SET key = key - 1000 WHERE code LIKE '%-0007'")
