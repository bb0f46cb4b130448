"""A workbook made of forms: the renderer that every report shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from onecua import files
from onecua.progress import Progress
from onecua.reports.canvas import Canvas
from onecua.reports.package import write_package
from onecua.reports.sheet import SheetPainter
from onecua.reports.styles import StyleTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.chart._chart import ChartBase

    from onecua.reports.form import SheetForm
    from onecua.reports.rows import SheetRows
    from onecua.reports.table import Row


class ReportWorkbook:
    """Sheets drawn one after the other from forms, then written as a whole file.

    `sample` marks every sheet and every printed page as sample data.
    """

    def __init__(self, title: str, *, sample: bool = False) -> None:
        """Start a workbook without sheets; `title` stands in its properties."""
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._book.properties.title = title
        self._book.properties.creator = "onecua"
        self._styles = StyleTable(self._book)
        self._rows: dict[str, SheetRows] = {}
        self._sample = sample

    def draw(
        self,
        form: SheetForm,
        fields: Mapping[str, str],
        tables: Mapping[str, Iterable[Row]],
        progress: Progress | None = None,
    ) -> Mapping[str, str]:
        """Add the form's sheet; `fields` fill its texts, `tables` its tables by their keys.

        Returns where the columns of its tables stand («sectors.share»: «$F$5:$F$12»). Raises
        RuleError when the form asks for what is not there, Cancelled when cancelled.
        """
        canvas = Canvas(self._book.create_sheet(form.sheet), form.widths, self._styles)
        SheetPainter(canvas, form, sample=self._sample).draw(fields, tables, progress or Progress())
        self._rows[form.sheet] = canvas.rows
        return canvas.drawn

    def add_chart(self, sheet: str, chart: ChartBase, corner: str) -> None:
        """Put a chart over the cells of a sheet that was drawn, its upper left corner there.

        The sheet prints on one page: a page would end in the middle of a chart.
        """
        worksheet = self._book.worksheets[self._book.sheetnames.index(sheet)]
        worksheet.add_chart(chart, corner)
        worksheet.page_setup.fitToHeight = 1

    def save(self, path: Path) -> None:
        """Write the file whole or leave the old one; StorageError when the machine refuses."""
        with files.atomic_path(path) as temporary:
            write_package(self._book, self._rows, temporary)
