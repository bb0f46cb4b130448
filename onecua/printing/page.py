"""Draws a filled form: pages of text onto sheets of paper, as PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Spacer

from onecua.printing import blocks, fonts
from onecua.printing.needs import APPLICANT_FLAG, COPIES_FLAG, COPY_FIELD
from onecua.printing.pagination import Paginator
from onecua.printing.paper_form import PaperSize
from onecua.printing.row import Cell, Row, RowStyle
from onecua.printing.setting import Setting
from onecua.printing.text import LEADING, Look, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.printing.pagination import Page
    from onecua.printing.paper_form import PaperForm
    from onecua.printing.values import PaperValues

Layout = Literal["two_on_a4", "one_on_a5", "one_on_a4"]
"""Two copies side by side on a landscape A4 to be cut, or one copy on A5 or A4."""

SAMPLE_WORDS = "DỮ LIỆU MẪU"
"""Stands across every page of the practice folder (rule 24)."""

_SIZES_MM = {PaperSize.A5: (148.0, 210.0), PaperSize.A4: (210.0, 297.0)}
_RUNNING_SIZE = 0.85
_RUNNING_LIMIT = 70
_RUNNING_ROOM = 2 * mm
_SAMPLE_GREY = 0.88
_LINE_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper in mm, and where on it each copy's page begins from the left."""

    width: float
    height: float
    paper: PaperSize
    slots: tuple[float, ...]


SHEETS: dict[str, Sheet] = {
    "two_on_a4": Sheet(297.0, 210.0, PaperSize.A5, (0.0, 148.5)),
    "one_on_a5": Sheet(*_SIZES_MM[PaperSize.A5], PaperSize.A5, (0.0,)),
    "one_on_a4": Sheet(*_SIZES_MM[PaperSize.A4], PaperSize.A4, (0.0,)),
}
"""The sheet of each layout."""


@dataclass(frozen=True, slots=True)
class CopyPages:
    """The pages of one copy, set in one text size (points)."""

    pages: list[Page]
    size: float


def draw(form: PaperForm, values: PaperValues, layout: Layout, *, sample: bool) -> bytes:
    """Return the PDF of a form; the same values always give the same bytes."""
    return draw_all(form, [values], layout, sample=sample)


def draw_all(
    form: PaperForm, papers: Sequence[PaperValues], layout: Layout, *, sample: bool
) -> bytes:
    """Return several papers of one form in one PDF, each as if it were alone."""
    sheet = SHEETS[layout]
    out = BytesIO()
    canvas = Canvas(out, (sheet.width * mm, sheet.height * mm), invariant=1, lang="vi")
    _describe(canvas, form, papers[0])
    for values in papers:
        _draw_paper(canvas, form, _set_copies(form, values, sheet), sheet, sample=sample)
    canvas.save()
    return out.getvalue()


def _draw_paper(
    canvas: Canvas, form: PaperForm, copies: Sequence[CopyPages], sheet: Sheet, *, sample: bool
) -> None:
    for number in range(max(len(copy.pages) for copy in copies)):
        for left, copy in zip(sheet.slots, copies, strict=True):
            canvas.saveState()
            canvas.translate(left * mm, 0)
            if sample:
                _draw_sample_words(canvas, sheet)
            if number < len(copy.pages):
                _draw_page(canvas, form, sheet.paper, copy, number)
            canvas.restoreState()
        _draw_cut_line(canvas, sheet)
        canvas.showPage()


def draw_side_by_side(
    form: PaperForm, papers: Sequence[PaperValues], layout: Layout, *, sample: bool
) -> bytes:
    """Return papers of one copy each, as many on a sheet as it has places, in one PDF.

    Every second page of a paper stands on the sheet that follows.
    """
    sheet = SHEETS[layout]
    out = BytesIO()
    canvas = Canvas(out, (sheet.width * mm, sheet.height * mm), invariant=1, lang="vi")
    _describe(canvas, form, papers[0])
    for first in range(0, len(papers), len(sheet.slots)):
        together = papers[first : first + len(sheet.slots)]
        set_ones = [_best(form, values, sheet.paper, "") for values in together]
        left_over = [CopyPages([], 0)] * (len(sheet.slots) - len(set_ones))
        _draw_paper(canvas, form, [*set_ones, *left_over], sheet, sample=sample)
    canvas.save()
    return out.getvalue()


def pages_of(form: PaperForm, values: PaperValues, layout: Layout) -> int:
    """Return how many pages one copy takes, without drawing it."""
    return len(_set_copies(form, values, SHEETS[layout])[0].pages)


def _describe(canvas: Canvas, form: PaperForm, values: PaperValues) -> None:
    canvas.setTitle(fonts.printable(form.name.fill(values.fields).text))
    canvas.setSubject(f"{form.number}, {form.legal_basis}")
    canvas.setCreator("onecua")


def _set_copies(form: PaperForm, values: PaperValues, sheet: Sheet) -> list[CopyPages]:
    """Set every copy in one text size: the first with one page, or else with the fewest.

    The last copy, the applicant's, is the fullest one and decides.
    """
    *others, last = form.copies if len(sheet.slots) > 1 else ("",)
    best = _best(form, values, sheet.paper, last)
    further = (_paginate(form, values, sheet.paper, best.size, name) for name in others)
    return [*(CopyPages(pages, best.size) for pages in further), best]


def _best(form: PaperForm, values: PaperValues, paper: PaperSize, copy: str) -> CopyPages:
    """Set one copy in the largest text size of those that give the fewest pages."""
    best: CopyPages | None = None
    for size in form.pages[paper].sizes_pt:
        pages = _paginate(form, values, paper, size, copy)
        if best is None or len(pages) < len(best.pages):
            best = CopyPages(pages, size)
        if len(pages) == 1:
            break
    assert best is not None  # a page set-up has at least one size
    return best


def _paginate(
    form: PaperForm, values: PaperValues, paper: PaperSize, size: float, copy: str
) -> list[Page]:
    setup = form.pages[paper]
    top, right, bottom, left = (margin * mm for margin in setup.margins_mm)
    width, height = (side * mm for side in _SIZES_MM[paper])
    own = _with_copy_name(values, copy, to_applicant=copy in {"", *form.copies[1:]})
    setting = Setting(own, width - left - right, size, setup.header_pt)
    running = None if form.running.page_in_margin else _running_row(form, setting)
    paginator = Paginator(height - top - bottom, running)
    paginator.add(blocks.rows(form, setting))
    if len(paginator.pages) == 1:
        paginator.pages[0].spread(setup.air_mm * mm)
    return paginator.pages


def _with_copy_name(values: PaperValues, copy: str, *, to_applicant: bool) -> PaperValues:
    own = {COPIES_FLAG: bool(copy), APPLICANT_FLAG: to_applicant}
    flags = values.flags | {flag for flag, is_set in own.items() if is_set}
    return replace(values, fields={**values.fields, COPY_FIELD: copy}, flags=flags)


def _running_row(form: PaperForm, setting: Setting) -> Row:
    """Make the first line of a following page; the page's number is drawn at its right."""
    texts = [
        text.fill(setting.fields).text
        for text in form.running.head
        if text.is_filled(setting.fields) or not text.fields
    ]
    text = " – ".join(texts)
    if len(text) > _RUNNING_LIMIT:
        text = f"{text[:_RUNNING_LIMIT]}…"
    size = setting.size * _RUNNING_SIZE
    content = (plain(text, Look(size)), Spacer(1, _RUNNING_ROOM))
    cell = Cell(content, setting.width * 0.8)
    return Row([cell], RowStyle(line=size * LEADING, padding=0))


def _draw_page(
    canvas: Canvas, form: PaperForm, paper: PaperSize, copy: CopyPages, number: int
) -> None:
    top, right, bottom, left = (margin * mm for margin in form.pages[paper].margins_mm)
    width, height = (side * mm for side in _SIZES_MM[paper])
    canvas.setLineWidth(_LINE_WIDTH)
    for below, row in copy.pages[number].placed:
        row.draw(canvas, left, height - top - below)
    size = copy.size * _RUNNING_SIZE
    pages = {"page": str(number + 1), "pages": str(len(copy.pages))}
    canvas.setFont(fonts.face(italic=True), size)
    if number:
        text = form.running.page.fill(pages).text
        if form.running.page_in_margin:
            canvas.setFont(fonts.face(), copy.size)
            canvas.drawCentredString((left + width - right) / 2, height - top * 0.7, text)
        else:
            canvas.drawRightString(width - right, height - top - size, text)
    if number + 1 < len(copy.pages):
        text = form.running.continued.fill(pages).text
        canvas.drawRightString(width - right, bottom - size * LEADING, text)


def _draw_sample_words(canvas: Canvas, sheet: Sheet) -> None:
    width, height = (side * mm for side in _SIZES_MM[sheet.paper])
    size = width / 7
    canvas.saveState()
    canvas.setFillGray(_SAMPLE_GREY)
    canvas.setFont(fonts.face(bold=True), size)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(50)
    canvas.drawCentredString(0, -size / 3, SAMPLE_WORDS)
    canvas.restoreState()


def _draw_cut_line(canvas: Canvas, sheet: Sheet) -> None:
    for left in sheet.slots[1:]:
        canvas.setLineWidth(_LINE_WIDTH)
        canvas.setDash(4, 4)
        canvas.line(left * mm, 0, left * mm, sheet.height * mm)
