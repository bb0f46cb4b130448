"""The log, the private values behind it, documents, drafts and preferences."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, area by area."""
    _log()
    _beside_the_log()
    _not_events()


def _log() -> None:
    op.create_table(
        "writer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("incarnation", sa.Text, nullable=False, unique=True),
        sa.Column("counter", sa.Integer, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("is_local", sa.Boolean, nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("writer", sa.Integer, sa.ForeignKey("writer.id"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("ref", sa.LargeBinary(16)),
        sa.Column("officer", sa.LargeBinary(16), nullable=False),
        sa.Column("happened_at", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("commitment", sa.LargeBinary(32)),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("is_amendment", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_ref", "event", ["ref", "writer", "seq"])
    op.create_index(
        "ix_event_amendment", "event", ["recorded_at"], sqlite_where=sa.text("is_amendment = 1")
    )
    op.execute(
        "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event "
        "BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event "
        "BEGIN SELECT RAISE(ABORT, 'the log is never deleted'); END"
    )


def _beside_the_log() -> None:
    op.create_table(
        "private_value",
        sa.Column("commitment", sa.LargeBinary(32), primary_key=True),
        sa.Column("salt", sa.LargeBinary(16)),
        sa.Column("value", sa.Text),
        sa.Column("erased_at", sa.BigInteger),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document",
        sa.Column("sha256", sa.LargeBinary(32), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _not_events() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.LargeBinary(16), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("saved_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "preference",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
