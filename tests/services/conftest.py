"""The same desk and clock as the tests of the storage use."""

from tests.storage.conftest import clock, desk, folder

__all__ = ["clock", "desk", "folder"]
