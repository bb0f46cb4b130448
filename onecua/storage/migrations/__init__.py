"""Alembic revisions of the log and the primary tables, run in process."""
