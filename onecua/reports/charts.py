"""Native charts of a workbook: they read the cells of a sheet, so that they follow its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.axis import Scaling
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties, RegularTextRun
from openpyxl.drawing.text import Paragraph as ChartWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.chart._chart import ChartBase

_ACCENT = "0B5CAD"
_WIDTH_CM = 18
_WHOLE_OVERLAP = 100
_GAP = 45
_BARS = (0.42, 0.14, 0.48, 0.82)
"""Where the bars of shares lie in their chart, as shares of its width and height."""
_TITLE_SIZE, _LABEL_SIZE = 1300, 900
"""In hundredths of a point."""


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its name, the cells it reads («$D$5:$D$9»), its colour and that of its numbers.

    `unnumbered` are the places of parts too small for their number.
    """

    name: str
    cells: str
    color: str = _ACCENT
    ink: str = "000000"
    unnumbered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart shows: the sheet it reads, the cells of the names, the series."""

    title: str
    sheet: str
    names: str
    lines: Sequence[Line]
    height_cm: float = 6.0


def stacked_bars(plot: Plot) -> ChartBase:
    """Return horizontal bars of parts that make 100 %, each part with its number."""
    chart = _bars(plot)
    chart.grouping, chart.overlap = "percentStacked", _WHOLE_OVERLAP
    chart.legend.position = "b"
    chart.y_axis.number_format = "0%"
    chart.y_axis.scaling.max = 1
    return chart


def share_bars(plot: Plot) -> ChartBase:
    """Return horizontal bars of shares from 0 to 100 %."""
    chart = _bars(plot)
    chart.legend = None
    # Long names: without a fixed place for the bars a program leaves every second one out.
    left, top, width, height = _BARS
    place = ManualLayout("inner", "edge", "edge", x=left, y=top, w=width, h=height)
    chart.layout = Layout(manualLayout=place)
    _by_share(chart)
    return chart


def share_line(plot: Plot, low: float) -> ChartBase:
    """Return shares over time as a line whose axis begins at `low`."""
    chart = LineChart()
    _dress(chart, plot)
    chart.legend = None
    for series in chart.series:
        series.marker.symbol, series.marker.size = "circle", 6
        series.smooth = False
    _by_share(chart, low)
    return chart


def _by_share(chart: BarChart | LineChart, low: float = 0) -> None:
    axis = chart.y_axis
    axis.number_format = "0%"
    axis.scaling = Scaling(orientation="minMax", min=low, max=1)


def _bars(plot: Plot) -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = _GAP
    _dress(chart, plot)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1
    for series, line in zip(chart.series, plot.lines, strict=True):
        series.dLbls = _labels(line.ink)
        series.dLbls.dLbl = [_no_label(place) for place in line.unnumbered]
    return chart


def _no_label(place: int) -> DataLabel:
    label = DataLabel(idx=place, showVal=False)
    _hide_names(label)
    return label


def _hide_names(label: DataLabel | DataLabelList) -> None:
    for hidden in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(label, hidden, False)


def _labels(ink: str) -> DataLabelList:
    labels = DataLabelList(showVal=True)
    _hide_names(labels)
    face = ParagraphProperties(defRPr=CharacterProperties(solidFill=ink, sz=_LABEL_SIZE))
    labels.txPr = RichText(p=[ChartWords(pPr=face, endParaRPr=CharacterProperties())])
    return labels


def _title(words: str) -> Title:
    face = ParagraphProperties(defRPr=CharacterProperties(sz=_TITLE_SIZE, b=True))
    paragraph = ChartWords(pPr=face, r=[RegularTextRun(t=words)])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _dress(chart: BarChart | LineChart, plot: Plot) -> None:
    chart.title = _title(plot.title)
    chart.width, chart.height = _WIDTH_CM, plot.height_cm
    # Newer versions of Excel take axes for deleted unless told otherwise.
    chart.x_axis.delete = chart.y_axis.delete = False
    for line in plot.lines:
        series = Series(Reference(range_string=f"'{plot.sheet}'!{line.cells}"), title=line.name)
        series.graphicalProperties = GraphicalProperties(solidFill=line.color)
        series.graphicalProperties.line.solidFill = line.color
        chart.series.append(series)
    chart.set_categories(Reference(range_string=f"'{plot.sheet}'!{plot.names}"))
