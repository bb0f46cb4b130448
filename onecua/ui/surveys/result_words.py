"""Figures of surveys as the screen says them: cards, lines of bars, rows of tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from onecua.domain.survey.distribution import Distribution, good_codes, tone_steps
from onecua.domain.survey.figures import level_words
from onecua.domain.survey.grouping import Dimension, group_words
from onecua.domain.survey.questionnaire import Method, QuestionKind
from onecua.domain.survey.response import Via
from onecua.domain.vietnamese import decimal_comma, grouped, percent
from onecua.ui.widgets.distribution_bars import BarLine, LevelKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from onecua.domain.survey.figures import SurveyFigures

NO_VALUE = "—"
_HUNDRED = 100
_DIMENSION_WORDS = {
    Dimension.SECTOR: "Lĩnh vực",
    Dimension.CHANNEL: "Kênh nộp",
    Dimension.VIA: "Cách lấy phiếu",
    Dimension.OFFICER: "Cán bộ",
    Dimension.PROCEDURE: "Thủ tục",
}
_VIA_SHORT = {Via.KIOSK: "màn hình công dân", Via.PAPER: "phiếu giấy", Via.LATER: "gửi lại sau"}


@dataclass(frozen=True)
class TableLine:
    """A row of a table of figures: what it is about, then its figures in words."""

    about: str
    name: str
    number: str
    mean: str
    good: str
    counts: str = ""


def mean_words(value: Fraction | None) -> str:
    """Return a mean with two decimals."""
    return NO_VALUE if value is None else decimal_comma(_decimal(value))


def share_words(value: Fraction | None) -> str:
    """Return a share as «93,85 %»."""
    return NO_VALUE if value is None else f"{decimal_comma(_decimal(value * _HUNDRED))} %"


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def good_title(found: Distribution | None) -> str:
    """Return the head of the share of the two best levels: «Mức 4, 5»."""
    if found is None:
        return "Mức tốt"
    return f"Mức {', '.join(map(str, good_codes(found.question)))}"


def satisfied(figures: SurveyFigures) -> tuple[str, str]:
    """Return the figure and the line of the card «Hài lòng chung»."""
    overall = figures.overall
    if overall is None:
        return share_words(figures.whole.good_share), "trung bình các yếu tố"
    part = f"{grouped(overall.good)} / {grouped(overall.number)} phiếu"
    codes = ", ".join(map(str, good_codes(overall.question)))
    return percent(overall.good, overall.number), f"{part} cho điểm {codes}"


def mean_card(figures: SurveyFigures) -> tuple[str, str, str]:
    """Return word, figure and line of the second card: the mean, or SIPAS by its mean."""
    if figures.form.method is Method.SIPAS:
        whole = figures.whole
        line = f"(b) điểm trung bình; (a) mức 4, 5: {share_words(whole.good_share)}"
        return "Chỉ số SIPAS", share_words(whole.index), line
    scales = figures.alike_scales
    if not scales:
        return "Điểm trung bình", NO_VALUE, "chưa có câu nào đủ 5 phiếu"
    best = scales[0].question.best
    line = f"cao nhất {best}, trung bình {len(scales)} câu"
    return "Điểm trung bình", mean_words(figures.mean), line


def ways(figures: SurveyFigures) -> tuple[str, str]:
    """Return «291 + 83» and «màn hình công dân + phiếu giấy»; of a sector only the number."""
    table = figures.groups.get(Dimension.VIA)
    rows = table.rows if table else ()
    if figures.sector is not None or not rows:
        words = "phiếu của lĩnh vực này" if figures.sector else "phiếu đã gộp trong kỳ"
        return grouped(figures.number), words
    known = [(Via(row.key), row.number) for row in rows if row.key]
    known.sort(key=lambda pair: list(Via).index(pair[0]))
    numbers = " + ".join(grouped(number) for _, number in known)
    return numbers, " + ".join(_VIA_SHORT[via] for via, _ in known)


def hidden_words(figures: SurveyFigures) -> str:
    """Say what is not shown, and how much of it."""
    if figures.is_hidden:
        return "Lĩnh vực này chưa đủ 5 phiếu nên không hiện."
    parts = ((figures.hidden_groups, "nhóm"), (figures.hidden_cells, "ô"))
    told = [f"{grouped(count)} {word}" for count, word in parts if count]
    tail = f" Đang ẩn {', '.join(told)}." if told else ""
    return f"Nhóm dưới 5 phiếu không hiện theo lĩnh vực, cán bộ hay câu.{tail}"


def level_keys(figures: SurveyFigures) -> list[LevelKey]:
    """Return the colours of the levels with their words."""
    words = level_words(figures.alike_scales)
    return [LevelKey(s, w) for s, w in zip(tone_steps(len(words)), words, strict=True)]


def bar_lines(figures: SurveyFigures) -> list[BarLine]:
    """Return a line for each scale, those with the levels of the key first."""
    alike = figures.alike_scales
    return [_bar_line(each) for each in (*alike, *(s for s in figures.scales if s not in alike))]


def _bar_line(found: Distribution) -> BarLine:
    number, mean = grouped(found.number), mean_words(found.mean)
    good = share_words(found.good_share)
    pairs = zip(found.question.choices, found.counts, strict=True)
    counts = ", ".join(f"{choice.words} {grouped(count)}" for choice, count in pairs)
    said = f"{found.question.name}: {counts}; {number} phiếu, điểm {mean}, mức tốt {good}"
    steps = tone_steps(len(found.counts))
    return BarLine(found.question.name, found.counts, steps, (number, mean, good), said)


def question_lines(figures: SurveyFigures) -> list[TableLine]:
    """Return every shown question as a row: scales, factors, then each choice of the others."""
    lines = [_scale_line(figures, each) for each in figures.scales]
    lines += _factor_lines(figures)
    for found in figures.questions:
        if found.question.kind is not QuestionKind.SCALE:
            lines.extend(_choice_lines(found))
    return lines


def _factor_lines(figures: SurveyFigures) -> Iterator[TableLine]:
    for factor in figures.factors:
        if not factor.is_empty:
            mean, good = mean_words(factor.mean), share_words(factor.good_share)
            yield TableLine("yếu tố", factor.words, f"{factor.items} câu", mean, good)
    whole = figures.whole
    if whole.factors:
        good, mean = share_words(whole.good_share), share_words(whole.index)
        about = "trung bình các yếu tố: (b) ở cột điểm, (a) ở cột mức tốt"
        yield TableLine(about, "Chỉ số chung", f"{whole.factors} yếu tố", mean, good)


def _scale_line(figures: SurveyFigures, found: Distribution) -> TableLine:
    factor = dict(figures.form.factors).get(found.question.factor, "câu hỏi")
    counts = " · ".join(
        f"{choice.code}: {grouped(count)}"
        for choice, count in zip(found.question.choices, found.counts, strict=True)
    )
    return TableLine(
        factor,
        found.question.name,
        grouped(found.number),
        mean_words(found.mean),
        share_words(found.good_share),
        counts,
    )


def _choice_lines(found: Distribution) -> Iterator[TableLine]:
    for choice, count in zip(found.question.choices, found.counts, strict=True):
        share = percent(count, found.number)
        yield TableLine(found.question.name, choice.words, grouped(count), "", share)


def group_lines(figures: SurveyFigures, name_of: Callable[[str], str]) -> list[TableLine]:
    """Return every shown group by its general question, dimension by dimension."""
    general = figures.overall or next(iter(figures.alike_scales), None)
    lines = []
    for dimension, table in figures.groups.items():
        for row in table.rows:
            cell = row.cells.get(general.question.id) if general else None
            lines.append(
                TableLine(
                    _DIMENSION_WORDS[dimension],
                    group_words(figures.form, dimension, row.key, name_of),
                    grouped(row.number),
                    mean_words(cell.mean if cell else None),
                    share_words(cell.good_share if cell else None),
                )
            )
    return lines
