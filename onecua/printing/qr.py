"""The QR code at the top left of a paper (TT 01/2023 Điều 26), square and sharp at any size."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.platypus.flowables import Flowable

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT_BYTES = 640
"""UTF-8 bytes that fit a code of 85 modules: 0,26 mm each at 22 mm, the least a phone reads."""

_SOLID_BYTES = 210  # up to here the stronger correction costs no legibility (57 modules)

Matrix = tuple[tuple[bool, ...], ...]


class QrCode(Flowable):
    """A QR code of a given side in points; it takes no quiet zone, its place on the paper does."""

    def __init__(self, content: str, side: float) -> None:
        """Take a place of this side; RuleError when the content is too long."""
        super().__init__()
        _encoded(content)
        self.width = self.height = side
        self._content = content

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Return the side twice, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Fill all dark modules as one path, so that no hairline parts neighbours."""
        # Worked out here only: a paper is set several times before it fits and is drawn once.
        modules = matrix(self._content)
        module = self.width / len(modules)
        path = self.canv.beginPath()
        for row, cells in enumerate(modules):
            bottom = self.height - (row + 1) * module
            for start, length in _dark_stretches(cells):
                path.rect(start * module, bottom, length * module, module)
        self.canv.setFillGray(0)
        self.canv.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=1)  # both copies of a paper, and no older person's number in memory
def matrix(content: str) -> Matrix:
    """Return the modules of the code row by row, True for dark.

    Raises RuleError when the content is too long to be read from paper.
    """
    encoded = _encoded(content)
    level = QRErrorCorrectLevel.M if len(encoded) <= _SOLID_BYTES else QRErrorCorrectLevel.L
    code = QRCode(None, level)
    code.addData(QR8bitByte(encoded))
    code.make()
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)


def _encoded(content: str) -> bytes:
    encoded = content.encode("utf-8", errors="replace")
    if len(encoded) > LIMIT_BYTES:
        message = (
            f"Nội dung mã QR dài {len(encoded)} byte, quá {LIMIT_BYTES} byte thì in ra không quét "
            "được; hãy rút ngắn."
        )
        raise RuleError(message, field="qr")
    return encoded


def _dark_stretches(cells: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    start = None
    for column, dark in enumerate((*cells, False)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None
