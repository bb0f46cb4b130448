"""The page of results to post in public, from what a period shows of a form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from onecua.domain.contact import show_phone
from onecua.domain.survey.distribution import good_codes, tone_steps
from onecua.domain.survey.figures import level_words
from onecua.domain.vietnamese import decimal_comma, percent
from onecua.errors import RuleError
from onecua.printing.sheets import PosterQuestion, SurveyPoster, survey_poster

if TYPE_CHECKING:
    from fractions import Fraction

    from onecua.domain.period import Period
    from onecua.domain.survey.distribution import Distribution
    from onecua.domain.survey.figures import SurveyFigures
    from onecua.services.desk import Desk

_NONE = "—"
_HUNDRED = 100


def survey_poster_pdf(desk: Desk, period: Period, form: str | None = None) -> bytes:
    """Return the page as PDF; raises `RuleError` for a period of which nothing can be shown."""
    results = desk.survey_figures.results(period, form)
    figures, office = results.figures, desk.office
    scales = figures.alike_scales
    if not scales:
        raise RuleError(
            f"{period.title} chưa có phiếu nào đã gộp để niêm yết. Gộp phiếu đang chờ hoặc chọn kỳ "
            "khác."
        )
    general = figures.overall or scales[0]
    words = level_words(scales)
    whole = desk.survey_figures.coverage(period).returned.whole
    poster = SurveyPoster(
        office=office.name,
        desk_full_name=office.desk_full_name,
        period=period.title,
        first=period.first,
        last=period.last,
        slips=figures.number,
        good=percent(general.good, general.number),
        good_words=good_words(general),
        mean=number_words(figures.mean),
        mean_words=mean_words(figures),
        coverage=percent(whole.used, whole.whole),
        questions=[_question(each) for each in scales],
        levels=list(zip(tone_steps(len(words)), words, strict=True)),
        place=office.place,
        issued_on=desk.clock().date(),
        factors=_factors(figures),
        scope=results.scope.note,
        phone=show_phone(office.phone) if office.phone else "",
    )
    return survey_poster(poster, sample=office.sample)


def good_words(found: Distribution) -> str:
    """Return «hài lòng: mức 4, 5», the levels that count as satisfied."""
    return f"hài lòng: mức {', '.join(map(str, good_codes(found.question)))}"


def mean_words(figures: SurveyFigures) -> str:
    """Return «điểm trung bình 6 câu, cao nhất 5»."""
    scales = figures.alike_scales
    best = scales[0].question.best if scales else 0
    return f"điểm trung bình {len(scales)} câu, cao nhất {best}"


def number_words(value: Fraction | None) -> str:
    """Return a mean with two decimals, «—» of nothing."""
    if value is None:
        return _NONE
    return decimal_comma(Decimal(value.numerator) / Decimal(value.denominator))


def share_words(value: Fraction | None) -> str:
    """Return a share as «90,68 %», «—» of nothing."""
    return _NONE if value is None else f"{number_words(value * _HUNDRED)} %"


def _question(found: Distribution) -> PosterQuestion:
    return PosterQuestion(
        found.question.name,
        found.counts,
        tone_steps(len(found.counts)),
        found.number,
        number_words(found.mean),
        share_words(found.good_share).replace(" ", "\u00a0"),
    )


def _factors(figures: SurveyFigures) -> str:
    """Return a sentence of the whole index both ways, nothing without factors."""
    whole = figures.whole
    if whole.good_share is None:
        return ""
    by_share, by_mean = share_words(whole.good_share), share_words(whole.index)
    return (
        f"Chỉ số hài lòng chung, trung bình {whole.factors} yếu tố: {by_share} theo tỷ lệ mức hài "
        f"lòng, {by_mean} theo điểm trung bình."
    )
