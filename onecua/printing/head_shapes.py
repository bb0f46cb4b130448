"""Flowables of the head of a paper: the short line under a name, and room that may be cut."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

_THICKNESS = 0.6


class Rule(Flowable):
    """A centred line (NĐ 30/2020) with room above and below it; lengths in points."""

    def __init__(self, length: float, room: float) -> None:
        """Keep the length of the line and the height of the room."""
        super().__init__()
        self._length = length
        self.height = room

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width, so that the line can stand in its middle."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line at half the height."""
        left = (self.width - self._length) / 2
        self.canv.setLineWidth(_THICKNESS)
        self.canv.line(left, self.height / 2, left + self._length, self.height / 2)


class Gap(Flowable):
    """Empty height in points; unlike reportlab's spacer it goes on where a page ends."""

    def __init__(self, height: float) -> None:
        """Keep the height."""
        super().__init__()
        self.height = height

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = available_width
        return self.width, self.height

    def split(self, _available_width: float, available_height: float) -> list[Flowable]:
        """Fill the height that is left and keep the rest."""
        return [Gap(available_height), Gap(self.height - available_height)]

    def draw(self) -> None:
        """Draw nothing."""
