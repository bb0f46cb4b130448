"""What the first start answers; the window makes the data folder from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.office import Office, Role

if TYPE_CHECKING:
    from onecua.services.clock_choice import ClockChoice


@dataclass(frozen=True, slots=True)
class FirstStartChoice:
    """The declaration of an office, or the wish to try the sample one.

    `trusted_time` is None where the PC keeps Vietnam time. With `import_next` the window opens
    the import of a list at once.
    """

    office: Office
    counter: int
    officer_name: str
    officer_title: str = ""
    officer_role: Role = Role.OFFICER
    backup_folder: str = ""
    sample: bool = False
    import_next: bool = False
    trusted_time: ClockChoice | None = None


SAMPLE_OFFICE = Office(
    name="Ủy ban nhân dân xã Mẫu",
    unit_code="H99.999",
    province="Tỉnh Mẫu",
    commune="Xã Mẫu",
    sample=True,
)
"""A unit that does not exist; `H99` is nobody's province."""
