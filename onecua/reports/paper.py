"""How much of an A4 page is left, in the sheet's own points, when it is fitted to the width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecua.reports.form import PrintSetup

_A4_POINTS = (595.3, 841.9)
_POINTS_PER_MM = 72 / 25.4
_UNUSED = 20.0
"""Points a page may leave empty at its foot because the next row is taller."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The printable area in points of the sheet: `height` already divided by the scale."""

    height: float

    @classmethod
    def fitted(cls, setup: PrintSetup, sheet_width: float) -> Paper:
        """Return the paper on which a sheet of that many points prints one page wide."""
        short, long = _A4_POINTS
        width, height = (long, short) if setup.landscape else (short, long)
        left, right, top, bottom = (margin * _POINTS_PER_MM for margin in setup.margins_mm)
        # A sheet narrower than the paper is not blown up.
        scale = min(1.0, (width - left - right) / sheet_width)
        return cls((height - top - bottom) / scale)

    def page_limit(self, used: float, kept: float, repeated: float) -> int:
        """Return the number of pages to squeeze a sheet into, 0 when pages may fall as they do.

        `used` are the points of all rows, `kept` of those at their end that belong on one page,
        such as signatures, `repeated` of the heading on top of every page after the first. Excel
        ignores page breaks on a sheet that is fitted to the page's width; but when a page would
        end among the kept rows, a limit prints the sheet a little smaller and keeps them whole.
        """
        pages, held, uncertain = 1, self.height, _UNUSED
        while used > held + kept + uncertain:
            pages += 1
            held += self.height - repeated
            uncertain += _UNUSED
        return pages if used > held - uncertain else 0
