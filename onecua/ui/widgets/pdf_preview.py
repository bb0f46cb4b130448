"""A paper before it is printed, from its bytes, and the way to the printer."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from onecua.errors import StorageError

_POINTS_PER_INCH = 72
_FINEST = 600
"""Dots per inch; a finer page would take more than 140 MB and no eye sees it."""


class PdfPreview(QWidget):
    """The pages of a paper, as wide as the widget, scrolled through with the usual keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = b""
        # The view first: children die in this order, and its render thread reads the document.
        self._view = QPdfView(self)
        self._document = QPdfDocument(self)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName("Xem trước bản in")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._view)

    def set_pdf(self, content: bytes) -> None:
        """Show another paper; `ValueError` if it is not a PDF."""
        self._content = content
        _load(self._document, content)

    def content(self) -> bytes:
        """Return the paper shown."""
        return self._content

    def page_count(self) -> int:
        """Return its number of pages."""
        return self._document.pageCount()


def print_pdf(parent: QWidget | None, content: bytes) -> bool:
    """Ask for a printer and print; False when the person leaves the question."""
    holder = QObject()
    document = open_pdf(content, holder)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare_printer(printer, document)
    if not _asked_for(printer, parent):
        return False
    draw_pages(printer, document)
    return True


def _asked_for(printer: QPrinter, parent: QWidget | None) -> bool:
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    # It keeps a bare pointer to the printer: its parent must not keep it longer than that.
    if isValid(dialog):
        delete(dialog)
    return accepted


def open_pdf(content: bytes, parent: QObject) -> QPdfDocument:
    """Return the PDF as a document owned by `parent`; `ValueError` if it is not a PDF."""
    document = QPdfDocument(parent)
    _load(document, content)
    return document


def prepare_printer(printer: QPrinter, document: QPdfDocument) -> None:
    """Give the printer the size and orientation of the paper, without margins of its own."""
    size = document.pagePointSize(0)
    across = size.width() > size.height()
    upright = QSizeF(size.height(), size.width()) if across else size
    match = QPageSize.SizeMatchPolicy.FuzzyMatch
    page = QPageSize(upright, QPageSize.Unit.Point, "", match)
    turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(page, turned, QMarginsF()))


def draw_pages(printer: QPrinter, document: QPdfDocument) -> None:
    """Draw the pages asked for at the printer's resolution; `StorageError` if it refuses."""
    last = document.pageCount()
    pages = range(max(printer.fromPage(), 1), (printer.toPage() or last) + 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageError("Máy in không nhận bản in. Kiểm tra dây, giấy và chọn lại máy in.")
    for position, page in enumerate(pages):
        if position:
            printer.newPage()
        _draw_page(painter, printer, document, page - 1)
    painter.end()


def _draw_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    points = document.pagePointSize(page)
    dots = min(printer.resolution(), _FINEST) / _POINTS_PER_INCH
    pixels = QSize(round(points.width() * dots), round(points.height() * dots))
    image = document.render(page, pixels)
    scale = printer.resolution() / _POINTS_PER_INCH
    whole = QRectF(0, 0, points.width() * scale, points.height() * scale)
    painter.drawImage(whole, image)


def _load(document: QPdfDocument, content: bytes) -> None:
    # The document keeps reading from the buffer, so the buffer belongs to it.
    document.close()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise ValueError(f"not a PDF: {document.error()}")
