"""Who worked at this PC last, and so acts when the window opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.office import COMMAND_LINE

if TYPE_CHECKING:
    from onecua.domain.office import Officer
    from onecua.services.desk import Desk

LAST_OFFICER = "officer.last"
"""The preference with the officer's identity."""


def last_officer(desk: Desk) -> Officer:
    """Return who worked here last, else the first officer still at work."""
    last = desk.preferences.get(LAST_OFFICER)
    active = [o for o in desk.officers().values() if o.active and o.id != COMMAND_LINE.id]
    return next((o for o in active if o.id.hex == last), active[0] if active else COMMAND_LINE)
