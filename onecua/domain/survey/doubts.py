"""What to look at: counters of how slips were entered, in plain sentences, never a verdict.

Only what the batches kept is told: counters taken at entry, and for each officer who typed paper
slips how far their mean lies from that of the citizens' screen.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from onecua.domain.survey.anonymity import FEWEST
from onecua.domain.survey.response import VIA_WORDS, Via
from onecua.domain.survey.signs import QUICK, merged
from onecua.domain.vietnamese import decimal_comma, grouped, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onecua.domain.survey.batch import Batch
    from onecua.domain.survey.questionnaire import Questionnaire

FEWEST_RUNS = 3
"""From so many pairs of equal slips on there is something to look at."""
FEWEST_COMPARED = 20
"""Means of fewer slips than this are not compared."""
LEAST_DISTANCE = Fraction(1, 2)
"""Points by which two means must differ at least."""
_SQUARED_ERRORS = 4
"""Two standard errors, squared."""


class DoubtKind(StrEnum):
    """What kind of sign it is."""

    EQUAL_RUNS = "equal_runs"
    OUTSIDE_HOURS = "outside_hours"
    FAR_MEAN = "far_mean"
    SPOT_CHECK = "spot_check"
    CONTRADICTED = "contradicted"


SHORT_WORDS: Mapping[DoubtKind, str] = {
    DoubtKind.EQUAL_RUNS: "phiếu giống nhau liền nhau",
    DoubtKind.OUTSIDE_HOURS: "phiếu nhập ngoài giờ làm việc",
    DoubtKind.FAR_MEAN: "đợt nhập lệch xa màn hình công dân",
    DoubtKind.SPOT_CHECK: "nhập khác phiếu gốc",
    DoubtKind.CONTRADICTED: "trả lời trái với hồ sơ",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sign: its kind and a sentence with the numbers."""

    kind: DoubtKind
    words: str


@dataclass(frozen=True, slots=True)
class EntryCounts:
    """The counters of everything that came in one way, typed by one officer."""

    via: Via
    entered_by: str | None
    slips: int
    unfinished: int
    equal_runs: int
    outside_hours: int
    checked: int
    disagreed: int


@dataclass(frozen=True, slots=True)
class Contradicted:
    """How many answers to a question could be held to the record, and how many it contradicts."""

    question: str
    name: str
    compared: int
    contradicted: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Number, mean and variance of the answers to the general question."""

    number: int
    mean: Fraction
    variance: Fraction


def entry_counts(batches: Iterable[Batch]) -> tuple[EntryCounts, ...]:
    """Return the counters by way in and by who typed, the citizens' screen first."""
    parts: dict[tuple[Via, str | None], list[Batch]] = defaultdict(list)
    for batch in batches:
        parts[batch.via, batch.entered_by].append(batch)
    order = list(Via)
    places = sorted(parts, key=lambda place: (order.index(place[0]), place[1] or ""))
    return tuple(_counts(via, officer, parts[via, officer]) for via, officer in places)


def _counts(via: Via, officer: str | None, batches: Sequence[Batch]) -> EntryCounts:
    counters = _counters(batches)
    return EntryCounts(
        via,
        officer,
        sum(len(batch.answers) for batch in batches),
        sum(batch.unfinished for batch in batches),
        counters["equal_runs"],
        counters["outside_hours"],
        sum(batch.checked for batch in batches),
        sum(batch.disagreed for batch in batches),
    )


def contradictions(batches: Iterable[Batch], form: Questionnaire) -> tuple[Contradicted, ...]:
    """Return how the answers stand to the record, question by question in the form's order."""
    compared = _counters(b for b in batches if b.form == form.key)["compared"]
    return tuple(
        Contradicted(question.id, question.name, *compared[question.id])
        for question in form.questions
        if compared.get(question.id, (0, 0))[0] >= FEWEST
    )


def _counters(batches: Iterable[Batch]) -> dict[str, Any]:
    found: dict[str, Any] = merged({}, {})
    for batch in batches:
        found = merged(found, batch.counters or {})
    return found


def doubts(
    batches: Sequence[Batch], form: Questionnaire, name_of: Callable[[str], str]
) -> tuple[Doubt, ...]:
    """Return what is to be looked at in the slips of a form, in sentences."""
    own = [batch for batch in batches if batch.form == form.key]
    return (
        *_of_entries(entry_counts(own), name_of),
        *_far_means(own, form, name_of),
        *_of_record(own, form),
    )


def _who(counts: EntryCounts, name_of: Callable[[str], str]) -> str:
    if counts.entered_by is None:
        return VIA_WORDS[counts.via]
    ways = {Via.PAPER: "Phiếu giấy do {} nhập", Via.LATER: "Phiếu gửi lại sau do {} nhập"}
    return ways.get(counts.via, "{}").format(name_of(counts.entered_by))


def _of_entries(entries: Iterable[EntryCounts], name_of: Callable[[str], str]) -> Iterator[Doubt]:
    for each in entries:
        who, of = _who(each, name_of), f"trong {grouped(each.slips)} phiếu"
        if each.equal_runs >= FEWEST_RUNS:
            seconds = int(QUICK.total_seconds())
            words = f"{grouped(each.equal_runs)} lần hai phiếu liền nhau giống hệt, cách nhau dưới"
            yield Doubt(DoubtKind.EQUAL_RUNS, f"{who}: {words} {seconds} giây, {of}.")
        if each.outside_hours:
            words = f"{grouped(each.outside_hours)} phiếu nhập ngoài giờ làm việc"
            yield Doubt(DoubtKind.OUTSIDE_HOURS, f"{who}: {words}, {of}.")
        if each.disagreed:
            words = f"{grouped(each.disagreed)} chỗ khác phiếu gốc khi người thứ hai kiểm"
            checked = f"{grouped(each.checked)} phiếu"
            yield Doubt(DoubtKind.SPOT_CHECK, f"{who}: {words} {checked}.")


def spread(values: Sequence[int]) -> Spread | None:
    """Return mean and sample variance, None of fewer than are ever compared."""
    number = len(values)
    if number < FEWEST_COMPARED:
        return None
    mean = Fraction(sum(values), number)
    squares = sum(((value - mean) ** 2 for value in values), Fraction())
    return Spread(number, mean, squares / (number - 1))


def is_far(one: Spread, other: Spread) -> bool:
    """Tell whether two means differ by half a point and more than two standard errors."""
    distance = abs(one.mean - other.mean)
    error = one.variance / one.number + other.variance / other.number
    return distance >= LEAST_DISTANCE and distance**2 > _SQUARED_ERRORS * error


def _far_means(
    batches: Sequence[Batch], form: Questionnaire, name_of: Callable[[str], str]
) -> Iterator[Doubt]:
    kiosk = spread(_overall(form, (b for b in batches if b.via is Via.KIOSK)))
    if kiosk is None:
        return
    for officer in sorted({batch.entered_by for batch in batches if batch.entered_by}):
        typed = spread(_overall(form, (b for b in batches if b.entered_by == officer)))
        if typed is not None and is_far(typed, kiosk):
            side = "cao hơn" if typed.mean > kiosk.mean else "thấp hơn"
            yield Doubt(
                DoubtKind.FAR_MEAN,
                f"Phiếu do {name_of(officer)} nhập: điểm chung trung bình {_points(typed)}, "
                f"{side} màn hình công dân {_points(kiosk)}.",
            )


def _points(found: Spread) -> str:
    mean = decimal_comma(float(found.mean))
    return f"{mean} ({grouped(found.number)} phiếu)"


def _overall(form: Questionnaire, batches: Iterable[Batch]) -> list[int]:
    answers = (given.answers.get(form.overall) for b in batches for given in b.answers)
    return [answer for answer in answers if isinstance(answer, int)]


def _of_record(batches: Sequence[Batch], form: Questionnaire) -> Iterator[Doubt]:
    for each in contradictions(batches, form):
        if each.contradicted:
            part = f"{grouped(each.contradicted)}/{grouped(each.compared)} câu trả lời"
            share = percent(each.contradicted, each.compared, 1)
            words = f"«{each.name}»: {part} ({share}) nói ngược với ghi chép của hồ sơ."
            yield Doubt(DoubtKind.CONTRADICTED, words)
