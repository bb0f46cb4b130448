"""The same database, desk and clock as the other tests of the storage use."""

from tests.storage.conftest import clock, database, desk, folder

__all__ = ["clock", "database", "desk", "folder"]
