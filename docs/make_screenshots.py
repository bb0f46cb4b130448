"""Make the pictures of README.md and of the guide from the program itself.

    QT_QPA_PLATFORM=offscreen .venv/bin/python docs/make_screenshots.py [FOLDER]

The office is the fictitious one of `onecua demo`, at a fixed instant, so that a picture changes
only when the program does; the log's mark alone differs, its hash is of salted values. Without
FOLDER the pictures that README.md or a page of the guide names go to docs/images; with it every
picture is written there, light and dark.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import promise_scenes as promise
import screenshot_scenes as scenes
import survey_scenes as survey
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from onecua import products
from onecua.domain.deadline import Unit
from onecua.domain.dossier import Channel
from onecua.domain.period import Basis, monthly
from onecua.domain.summary import DossierFilter, Sort
from onecua.progress import Progress
from onecua.services.demo import DemoPlan, make_demo
from onecua.services.desk import Desk
from onecua.storage.database import open_database
from onecua.ui.dressing import dress
from onecua.ui.first_start.first_start import FirstStart
from onecua.ui.main_window import MainWindow
from onecua.ui.tasks import Runner
from onecua.ui.theme import Scheme, theme

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parent
IMAGES = DOCS / "images"
NOW = datetime(2026, 11, 20, 9, 12, 41)
PLAN = DemoPlan(3_000, date(2026, 1, 2), date(2026, 11, 20), 7)
SIZE = QSize(1366, 768)
COLOURS = 256
MOST_COMPRESSED = 0
"""Quality of a PNG: always the same picture, the smallest file."""
ALIKE = 3
"""Colours that differ by no more in each channel share a place of the palette."""
SETTLING_ROUNDS = 40
PAPER_SCALE = 1.5
SHEET_SCALE = 1.35
IN_PERSON = DossierFilter(channels=frozenset({Channel.IN_PERSON}))


class Pictures:
    """Writes pictures into a folder; only `wanted` names, every one when it is None."""

    def __init__(self, folder: Path, wanted: frozenset[str] | None) -> None:
        self._folder = folder
        self._wanted = wanted
        self.suffix = ""
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, name: str, image: QImage) -> None:
        """Keep a picture under its name and the suffix of the scheme."""
        name += self.suffix
        if self._wanted is None or name in self._wanted:
            small(image).save(str(self._folder / f"{name}.png"), quality=MOST_COMPRESSED)
            print(name)


def small(image: QImage) -> QImage:
    """Return the picture in the 256 colours that it uses most: a third of the bytes.

    Colours are chosen by how many pixels have them, so that grounds, text and icons stay exact.
    """
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(whole.constBits()).cast("I"))
    found: list[int] = []
    for colour, _ in counted.most_common():
        if len(found) < COLOURS and not any(_alike(colour, other) for other in found):
            found.append(colour)
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return whole.convertToFormat(QImage.Format.Format_Indexed8, found, flags)


def _alike(one: int, other: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= ALIKE for shift in (0, 8, 16))


def named_pictures() -> frozenset[str]:
    """Return the names of the pictures that README.md and the guide show."""
    pages = [DOCS.parent / "README.md", *DOCS.rglob("*.md")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    return frozenset(re.findall(r"images/([a-z0-9-]+)\.png", text))


def settle(tasks: Runner) -> None:
    """Let timers, the worker and the painting come to rest."""
    for _ in range(SETTLING_ROUNDS):
        QApplication.processEvents()
        time.sleep(0.01)
    while tasks.busy():
        QApplication.processEvents()
    QApplication.processEvents()


@contextmanager
def sample_desk(place: Path) -> Iterator[Desk]:
    """Open the desk of a fictitious office, with a citizen who has been here in August."""
    make_demo(place, PLAN, Progress(), clock=lambda: NOW)
    database = open_database(place, clock=lambda: NOW)
    desk = Desk(database, scenes.first_officer(database))
    scenes.receive_returning_citizen(desk, NOW - timedelta(days=100))
    try:
        yield desk
    finally:
        database.close()


def take_first_start(pictures: Pictures) -> None:
    """Take the first window, filled in."""
    tasks = Runner()
    window = FirstStart(tasks, lambda: NOW, is_foreign_zone=False)
    show(window)
    scenes.declare_office(window)
    settle(tasks)
    pictures.keep("first-start", window.grab().toImage())
    tasks.shutdown()
    window.close()


def take_pages(pictures: Pictures, desk: Desk) -> None:
    """Take the pages of the window, each scene on a window of its own; a scene may return
    what stands above it.
    """
    for name, play in {**scenes.SCENES, **promise.SCENES, **survey.SCENES}.items():
        window = MainWindow(desk)
        show(window)
        above = play(window, partial(settle, window.tasks))
        settle(window.tasks)
        pictures.keep(name, (above or window).grab().toImage())
        window.page("intake").left()
        for draft in desk.drafts.all():
            desk.drafts.drop(draft.id)
        window.close()


def show(window: QWidget) -> None:
    """Show a window at the size of the counter's screen."""
    window.resize(SIZE)
    window.show()
    window.activateWindow()
    QApplication.processEvents()


def take_receipt(pictures: Pictures, desk: Desk) -> None:
    """Take the newest receipt of one page, with a term of working days, as it is printed."""
    for listed in desk.lists.page(IN_PERSON, sort=Sort.RECEIVED, descending=True):
        dossier = desk.records.read(listed.id).dossier
        by_working_days = str(dossier.rule.get("time", "")).endswith(Unit.WORKING_DAY)
        if by_working_days and dossier.slip_number is not None:
            paper = products.receipt_pdf(desk, dossier.id)
            if products.page_count(paper) == 1:
                pictures.keep("receipt", first_page(paper, PAPER_SCALE))
                return


def take_promise_papers(pictures: Pictures, desk: Desk) -> None:
    """Take the morning's sheet, an apology and a giải trình as they are printed."""
    papers = {
        "briefing": products.briefing_pdf(desk),
        "apology": products.apology_pdf(desk, promise.extended(desk)),
        "account-paper": products.explanation_pdf(desk, promise.late_and_told(desk)),
    }
    for name, paper in papers.items():
        pictures.keep(name, first_page(paper, PAPER_SCALE))


def take_survey_papers(pictures: Pictures, desk: Desk) -> None:
    """Take the page to post and the slip as they are printed."""
    poster = products.survey_poster_pdf(desk, monthly(2026, 11, Basis.OFFICIAL))
    slips = products.blank_slips_pdf(desk, 2)
    for name, paper in (("survey-poster", poster), ("survey-slip", slips)):
        pictures.keep(name, first_page(paper, PAPER_SCALE))


def take_workbook(pictures: Pictures, desk: Desk, place: Path) -> None:
    """Take sheet II.06a of the month's workbook where LibreOffice is there to draw it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("workbook: không có LibreOffice, giữ hình cũ")
        return
    book = place / "thang-10.xlsx"
    products.write_monthly(desk, monthly(2026, 10, Basis.OFFICIAL), book, Progress())
    convert = [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(book)]
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    subprocess.run([*convert, profile], check=True, stdout=subprocess.DEVNULL)
    pictures.keep("workbook", first_page(book.with_suffix(".pdf").read_bytes(), SHEET_SCALE))


def first_page(pdf: bytes, scale: float) -> QImage:
    """Draw the first page of a PDF on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    drawn = document.render(0, (document.pagePointSize(0) * scale).toSize())
    document.close()
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


def take_all(pictures: Pictures, place: Path) -> None:
    """Take every picture, the papers once and the windows in both schemes."""
    with sample_desk(place / "mau") as desk:
        take_receipt(pictures, desk)
        take_promise_papers(pictures, desk)
        take_survey_papers(pictures, desk)
        take_workbook(pictures, desk, place)
        for scheme, suffix in ((Scheme.LIGHT, ""), (Scheme.DARK, "-dark")):
            theme().set_scheme(scheme)
            pictures.suffix = suffix
            take_first_start(pictures)
            take_pages(pictures, desk)


def main(arguments: list[str]) -> None:
    """Write the pictures."""
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    if hasattr(time, "tzset"):
        time.tzset()
    app = QApplication(arguments[:1])
    dress(app)
    folder = Path(arguments[1]) if len(arguments) > 1 else IMAGES
    pictures = Pictures(folder, None if len(arguments) > 1 else named_pictures())
    with tempfile.TemporaryDirectory() as place:
        take_all(pictures, Path(place))


if __name__ == "__main__":
    main(sys.argv)
