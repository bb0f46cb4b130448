import io
import threading

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from onecua.errors import StorageError
from onecua.ui.tasks import Runner
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.confirm_dialog import Answer, ConfirmDialog, Question
from onecua.ui.widgets.label import Label, WrappingLabel
from onecua.ui.widgets.pdf_preview import (
    PdfPreview,
    draw_pages,
    open_pdf,
    prepare_printer,
    print_pdf,
)
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.task_dialog import TaskPanel, run_in_dialog

VOID = Question("Hủy hồ sơ nhập nhầm?", "Việc này không hoàn tác được.", "Hủy hồ sơ")


def paper(size=A5, pages=2):
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=size)
    for _ in range(pages):
        canvas.rect(20, 20, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.fixture
def runner():
    made = Runner()
    yield made
    made.shutdown()


def test_a_paper_is_shown_page_by_page(qtbot):
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.set_pdf(paper(pages=3))
    assert preview.page_count() == 3
    preview.set_pdf(paper(pages=1))
    assert preview.page_count() == 1
    preview.resize(400, 500)
    preview.show()
    assert not preview.grab().isNull()


def test_the_view_ends_its_rendering_before_the_document_dies(qtbot):
    preview = PdfPreview()
    qtbot.addWidget(preview)
    kinds = [type(child) for child in preview.children()]
    assert kinds.index(QPdfView) < kinds.index(QPdfDocument)


def test_the_question_for_a_printer_outlives_its_answer_nowhere(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    asked = []

    def leave():
        asked.append(type(QApplication.activeModalWidget()))
        QApplication.activeModalWidget().reject()

    QTimer.singleShot(0, window, leave)
    assert not print_pdf(window, paper())
    assert asked == [QPrintDialog]
    assert window.findChildren(QPrintDialog) == []


def test_what_is_no_pdf_is_refused(qtbot):
    preview = PdfPreview()
    qtbot.addWidget(preview)
    with pytest.raises(ValueError, match="not a PDF"):
        preview.set_pdf(b"PK\x03\x04")


@pytest.mark.parametrize(
    ("size", "pages"), [(A4, 2), (A5, 1), (landscape(A4), 1)], ids=["A4", "A5", "A4 across"]
)
def test_the_printer_gets_every_page_in_its_own_size(tmp_path, size, pages):
    holder = QObject()
    document = open_pdf(paper(size, pages), holder)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    prepare_printer(printer, document)
    draw_pages(printer, document)
    written = PdfReader(tmp_path / "in.pdf")
    assert len(written.pages) == pages
    box = written.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=2)
    assert len(written.pages[0].images) == 1


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(tmp_path):
    holder = QObject()
    document = open_pdf(paper(), holder)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "không có" / "in.pdf"))
    with pytest.raises(StorageError, match="Máy in không nhận"):
        draw_pages(printer, document)


def test_no_is_the_first_answer_and_nothing_happens(qtbot):
    dialog = ConfirmDialog(VOID)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    assert dialog.no_button.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer() is None


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_paragraph_of_a_dialog_is_not_cut(qtbot, scale):
    theme().set_text_scale(scale)
    words = "Hồ sơ sẽ không còn trong danh sách và số liệu nào; diễn biến vẫn được lưu. " * 4
    dialog = ConfirmDialog(Question("Hủy hồ sơ nhập nhầm", words, "Hủy hồ sơ"))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    for label in dialog.findChildren(WrappingLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_yes_is_answered_with_its_key(qtbot):
    dialog = ConfirmDialog(VOID)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.answer() == Answer()


def test_a_reason_asked_for_must_be_written(qtbot):
    dialog = ConfirmDialog(Question("Hủy?", "…", "Hủy hồ sơ", reason_label="Lý do"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.yes_button.click()
    assert dialog.answer() is None
    assert dialog.isVisible()
    assert "Ghi lý do" in dialog.reason_field.problem()
    dialog.reason.set_value("nhập trùng")
    dialog.yes_button.click()
    assert dialog.answer() == Answer("nhập trùng")


def test_a_dialog_shows_the_work_and_goes_when_it_is_done(qtbot, runner):
    window, results = QWidget(), []
    qtbot.addWidget(window)
    go = threading.Event()

    def work(progress):
        progress.step(3, 10, "hồ sơ")
        go.wait(5)
        return 10

    dialog = run_in_dialog(window, "Đang nhập danh sách", runner, work, results.append)
    ended = []
    dialog.finished.connect(ended.append)
    qtbot.waitUntil(lambda: dialog.panel._bar.maximum() == 10)
    assert dialog.panel._what.text() == "hồ sơ 3 / 10"
    assert results == []
    go.set()
    qtbot.waitUntil(lambda: results == [10])
    assert ended == [1]


def test_escape_stops_the_work_and_calls_nobody(qtbot, runner):
    started = threading.Event()

    def work(progress):
        while True:
            progress.step(0)
            started.set()

    dialog = run_in_dialog(None, "Đang nhập", runner, work, pytest.fail, pytest.fail)
    ended = []
    dialog.finished.connect(ended.append)
    assert started.wait(5)
    dialog.reject()
    dialog.close()
    assert dialog.panel._what.text() == "Đang dừng…"
    qtbot.waitUntil(lambda: ended != [])
    assert not runner.busy()


def test_a_failure_ends_the_panel_and_goes_to_who_asked(qtbot, runner):
    panel, failures = TaskPanel("Sao lưu"), []
    qtbot.addWidget(panel)

    def work(_progress):
        raise StorageError("Ổ đĩa đã đầy.")

    with qtbot.waitSignal(panel.ended):
        panel.start(runner, work, pytest.fail, failures.append)
    assert [str(error) for error in failures] == ["Ổ đĩa đã đầy."]
    assert not panel.under_way()


def test_a_failure_nobody_takes_is_raised_for_the_hook(qtbot, runner):
    panel = TaskPanel("Sao lưu")
    qtbot.addWidget(panel)

    def work(_progress):
        raise StorageError("Ổ đĩa đã đầy.")

    with qtbot.capture_exceptions() as caught:
        panel.start(runner, work, pytest.fail)
        qtbot.waitUntil(lambda: caught != [])
    assert caught[0][0] is StorageError


@pytest.mark.parametrize(
    ("width", "scale", "below"), [(1182, 1.0, False), (900, 1.0, True), (1310, 1.5, True)]
)
def test_the_side_column_moves_under_the_form(qtbot, width, scale, below):
    theme().set_text_scale(scale)
    columns = SideColumn(QWidget(), 372)
    qtbot.addWidget(columns)
    columns.side.addWidget(Label("Hẹn trả kết quả"))
    columns.resize(width, 632)
    columns.show()
    QApplication.processEvents()
    assert columns.below() is below
    side = columns.side.parentWidget()
    assert side.width() == (width if below else 372)


def test_a_card_has_a_head_of_40_pixels(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    card = Card("Phí, lệ phí", "Theo nghị quyết của HĐND")
    card.body.addWidget(Label("15.000 đ"))
    QVBoxLayout(page).addWidget(card)
    page.show()
    head = card.layout().itemAt(0).widget()
    assert head.height() == 40
    card.set_title("Phí")
    assert card.accessibleName() == "Phí"
    small = Card("Nhìn nhanh", small=True)
    qtbot.addWidget(small)
    assert small.layout().itemAt(0).widget().minimumHeight() == 36
