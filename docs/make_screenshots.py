"""Make the pictures of the README and the guide from the program itself.

    QT_QPA_PLATFORM=offscreen .venv/bin/python docs/make_screenshots.py

The office is the fictitious one of `onecua demo`, at a fixed instant, so that a picture changes
only when the program does.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from onecua import products
from onecua.domain.summary import DossierFilter
from onecua.progress import Progress
from onecua.services.demo import DemoPlan, make_demo
from onecua.services.desk import Desk
from onecua.storage.database import open_database
from onecua.ui.fonts import load_fonts
from onecua.ui.main_window import MainWindow
from onecua.ui.theme import Scheme, theme

IMAGES = Path(__file__).parent / "images"
NOW = datetime(2026, 11, 20, 9, 12)
PLAN = DemoPlan(3_000, date(2026, 1, 2), date(2026, 11, 20), 7)
SIZE = QSize(1366, 768)
SETTLING_ROUNDS = 40


def settle(app: QApplication, window: MainWindow) -> None:
    """Let timers, the worker and the painting come to rest."""
    for _ in range(SETTLING_ROUNDS):
        app.processEvents()
        app.thread().msleep(10)
    while window.tasks.busy():
        app.processEvents()


def keep(window: MainWindow, name: str) -> None:
    """Keep a picture of the window."""
    window.grab().save(str(IMAGES / f"{name}.png"))
    print(name)


def pages(app: QApplication, window: MainWindow, suffix: str) -> None:
    """Keep a picture of each page."""
    for key in ("dashboard", "intake", "dossiers", "reports", "admin"):
        window.show_page(key)
        if key == "dossiers":
            window.open_list(DossierFilter(open_only=True))
        settle(app, window)
        keep(window, f"{key}{suffix}")


def receipt(desk: Desk) -> None:
    """Keep a picture of the newest receipt."""
    newest = desk.lists.page(DossierFilter(received_from=date(2026, 11, 19)), limit=1)[0]
    buffer = QBuffer()
    buffer.setData(QByteArray(products.receipt_pdf(desk, newest.id)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    size = document.pagePointSize(0) * 1.6
    document.render(0, size.toSize()).save(str(IMAGES / "receipt.png"))
    document.close()


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    app = QApplication(sys.argv)
    load_fonts()
    theme().apply(app)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "mau"
        make_demo(folder, PLAN, Progress(), clock=lambda: NOW)
        database = open_database(folder, clock=lambda: NOW)
        desk = Desk(database, next(o for o in _officers(database)))
        receipt(desk)
        for scheme, suffix in ((Scheme.LIGHT, ""), (Scheme.DARK, "-dark")):
            theme().set_scheme(scheme)
            window = MainWindow(desk)
            window.resize(SIZE)
            window.show()
            pages(app, window, suffix)
            window.close()
        database.close()


def _officers(database: object) -> list[object]:
    from onecua.domain.office import COMMAND_LINE

    found = Desk(database, COMMAND_LINE).officers().values()  # type: ignore[arg-type]
    return [officer for officer in found if officer.id != COMMAND_LINE.id]


if __name__ == "__main__":
    main()
