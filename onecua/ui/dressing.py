"""The application before any window: faces, colours, Vietnamese words of Qt's own, the icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QIcon

from onecua import assets
from onecua.errors import StorageError
from onecua.ui import icons
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ICON_SIZES = (16, 24, 32, 48, 64, 128)


def dress(app: QApplication) -> None:
    """Give the application its look and its language; `StorageError` when a file is missing."""
    app.setApplicationName("onecua")
    app.setDesktopFileName("onecua")
    QLocale.setDefault(QLocale("vi_VN"))
    theme().apply(app)
    _translate(app)
    app.setWindowIcon(_window_icon())


def _translate(app: QApplication) -> None:
    if app.findChild(QTranslator, "qtbase_vi") is not None:
        return
    translator = QTranslator(app)
    translator.setObjectName("qtbase_vi")
    if not translator.load(str(assets.resource("i18n", "qtbase_vi.qm"))):
        raise StorageError("Không đọc được tệp ngôn ngữ qtbase_vi.qm. Hãy cài lại onecua.")
    app.installTranslator(translator)


def _window_icon() -> QIcon:
    made = QIcon()
    for size in _ICON_SIZES:
        made.addPixmap(icons.pixmap("desk", theme().color("accent"), size))
    return made
