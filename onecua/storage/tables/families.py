"""The two families of tables and the names of their constraints."""

from __future__ import annotations

from sqlalchemy import MetaData

_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PRIMARY = MetaData(naming_convention=_NAMES)
"""The log and the tables that no log can rebuild."""

PROJECTIONS = MetaData(naming_convention=_NAMES)
"""Tables that are made from the log."""
