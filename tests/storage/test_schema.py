"""Revisions: the head is the newest on disk, models are what migrations make, old files open."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect

from onecua.errors import StorageError
from onecua.storage import schema
from onecua.storage.database import create_database, open_database
from onecua.storage.engine import make_engine
from onecua.storage.keys import create_key
from onecua.storage.tables import PRIMARY, PROJECTION_VERSION
from tests.desks import MovableClock, log_problems

VERSIONS = Path(schema.__file__).parent / "migrations" / "versions"
# A data folder as each released schema left it: three dossiers, in status 9, 5 and 2.
RELEASED = sorted((Path(__file__).parent / "released").iterdir())


def test_the_head_is_the_newest_revision_on_disk():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == schema.HEAD
    assert len(list(script.walk_revisions())) == len(list(VERSIONS.glob("0*.py")))


@pytest.mark.parametrize("plain", [False, True])
def test_migrated_tables_are_those_of_the_models(tmp_path, plain):
    key = create_key(tmp_path, plain=plain)
    path = tmp_path / "onecua.db"
    schema.migrate(path, key)
    engine = make_engine(path, key)
    try:
        found = inspect(engine)
        assert set(found.get_table_names()) == {*PRIMARY.tables, "alembic_version"}
        for table in PRIMARY.sorted_tables:
            columns = {c["name"]: c for c in found.get_columns(table.name)}
            assert list(columns) == [c.name for c in table.columns]
            for column in table.columns:
                migrated = columns[column.name]
                assert migrated["nullable"] == column.nullable, column
                assert _affinity(migrated["type"]) == _affinity(column.type.compile(engine.dialect))
            keys = found.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [c.name for c in table.primary_key]
            indexes = {i["name"]: i["column_names"] for i in found.get_indexes(table.name)}
            assert indexes == {i.name: [c.name for c in i.columns] for i in table.indexes}
    finally:
        engine.dispose()


def _affinity(kind):
    return str(kind).split("(")[0]


@pytest.mark.parametrize(
    ("revision", "projected", "refused"),
    [
        (schema.HEAD, PROJECTION_VERSION, False),
        (None, 0, False),
        (schema.HEAD, PROJECTION_VERSION - 1, False),
        ("9999", PROJECTION_VERSION, True),
        (schema.HEAD, PROJECTION_VERSION + 1, True),
    ],
)
def test_only_what_a_newer_program_wrote_is_refused(revision, projected, refused):
    if not refused:
        schema.refuse_newer(revision, projected)
        return
    with pytest.raises(StorageError, match="Cài bản onecua mới"):
        schema.refuse_newer(revision, projected)


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE alembic_version SET version_num = '9999'", "PRAGMA user_version = 9999"],
)
def test_a_newer_file_is_refused_and_not_a_byte_of_it_changes(tmp_path, plain, statement):
    folder = tmp_path / "data"
    database = create_database(folder, plain=plain, clock=MovableClock())
    with database.write() as transaction:
        transaction.connection.exec_driver_sql(statement)
    database.close()
    before = {path.name: path.read_bytes() for path in folder.glob("onecua.db*")}
    with pytest.raises(StorageError, match="bản onecua mới hơn"):
        open_database(folder)
    assert {path.name: path.read_bytes() for path in folder.glob("onecua.db*")} == before


@pytest.mark.parametrize("released", RELEASED, ids=[path.name for path in RELEASED])
def test_a_file_of_every_released_schema_opens_with_everything_in_it(tmp_path, released):
    folder = tmp_path / "data"
    shutil.copytree(released, folder)
    database = open_database(folder)
    try:
        with database.read() as connection:
            assert schema.revision(connection) == schema.HEAD
            assert log_problems(connection) == []
            codes = connection.exec_driver_sql("SELECT code, status FROM dossier ORDER BY code")
            assert codes.fetchall() == [
                ("H24.119-261120-0001", 9),
                ("H24.119-261120-0002", 5),
                ("H24.119-261120-0003", 2),
            ]
        digest = database.digest()
        database.rebuild()
        assert database.digest() == digest
    finally:
        database.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    key = create_key(tmp_path)
    path = tmp_path / "onecua.db"
    schema.migrate(path, key)
    before = path.read_bytes()
    broken = tmp_path / "migrations"
    shutil.copytree(VERSIONS.parent, broken, ignore=shutil.ignore_patterns("__pycache__"))
    (broken / "versions" / "0002_broken.py").write_text(
        'revision = "0002"\ndown_revision = "0001"\n\n'
        "def upgrade():\n"
        "    from alembic import op\n\n"
        '    op.execute("CREATE TABLE half(a)")\n'
        '    op.execute("UPDATE no_such_table SET a = 1")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(schema, "__file__", str(tmp_path / "schema.py"))
    with pytest.raises(Exception, match="no_such_table"):
        schema.migrate(path, key)
    assert path.read_bytes() == before
