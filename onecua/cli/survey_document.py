"""What `report monthly --json` says of surveys: coverage and the main figures of every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from fractions import Fraction

    from onecua.domain.survey.coverage import CoverageTable, Share
    from onecua.domain.survey.distribution import Distribution
    from onecua.domain.survey.figures import SurveyFigures
    from onecua.reports.survey_month import SurveyMonth

_PLACES = 4
Key = TypeVar("Key")


def survey_document(month: SurveyMonth) -> dict[str, Any]:
    """Return the document; shares go from 0 to 1, a share of nothing is null."""
    return {
        "coverage": {
            "returned": _coverage(month.coverage.returned),
            "received": _coverage(month.coverage.received),
        },
        "forms": [_form(figures) for figures in month.forms],
        "note": month.scope,
    }


def _coverage(table: CoverageTable) -> dict[str, Any]:
    sectors = [{"sector": share.of, **_share(share)} for share in table.sectors]
    return {**_share(table.whole), "sectors": sectors}


def _share(share: Share[Key]) -> dict[str, Any]:
    return {"with_slip": share.used, "total": share.whole, "rate": _rate(share.share)}


def _form(figures: SurveyFigures) -> dict[str, Any]:
    overall, whole = figures.overall, figures.whole
    return {
        "form": figures.form.key,
        "title": figures.form.title,
        "responses": figures.number,
        "unfinished": figures.unfinished,
        "overall": _question(overall) if overall else None,
        "factors": {"by_share": _rate(whole.good_share), "by_mean": _rate(whole.index)},
        "questions": [_question(found) for found in figures.scales],
        "hidden": {"groups": figures.hidden_groups, "cells": figures.hidden_cells},
    }


def _question(found: Distribution) -> dict[str, Any]:
    choices = zip(found.question.choices, found.counts, strict=True)
    return {
        "id": found.question.id,
        "name": found.question.name,
        "answers": found.number,
        "counts": {str(choice.code): count for choice, count in choices},
        "good": found.good,
        "rate": _rate(found.good_share),
        "mean": _rate(found.mean),
    }


def _rate(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), _PLACES)
