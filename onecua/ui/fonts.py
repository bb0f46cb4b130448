"""The faces of the screen: Noto Sans Regular and SemiBold, shipped with the app."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from onecua import assets
from onecua.errors import StorageError

FAMILY = "Noto Sans"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
_loaded: set[str] = set()


def load_fonts() -> None:
    """Add the shipped faces to Qt's font database, once; `StorageError` when one is missing."""
    for name in _FILES:
        if name not in _loaded:
            _load(name)
            _loaded.add(name)


def screen_font(points: float, semibold: bool = False) -> QFont:
    """Return Noto Sans in that size with tabular digits; 600 is the shipped face, not bolded."""
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _load(name: str) -> None:
    path = assets.resource("fonts", name)
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise StorageError(f"Không đọc được phông chữ {name}. Hãy cài lại onecua.")
