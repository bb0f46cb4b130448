"""What the catalogue states of a procedure, as captions and values; long lists are folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline import handling_time_words
from onecua.domain.dossier import CHANNEL_WORDS, Channel
from onecua.domain.procedure import Confidence
from onecua.domain.vietnamese import money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.domain.procedure import Component, Fee, Procedure
    from onecua.services.deadlines import DeadlineService, TermInForce

_LONG = 3
"""So many lines are shown whole; more are folded behind their number."""
_CONFIDENCE = {
    Confidence.HIGH: "Cao",
    Confidence.MEDIUM: "Vừa, nên đối chiếu",
    Confidence.LOW: "Thấp, phải đối chiếu trước khi dùng",
}


@dataclass(frozen=True, slots=True)
class CatalogueFact:
    """A caption and its lines; `folded` is what stands for lines that are shown on demand."""

    caption: str
    lines: tuple[str, ...]
    folded: str = ""


def procedure_facts(procedure: Procedure, deadlines: DeadlineService) -> list[CatalogueFact]:
    """Return everything that the catalogue states, what the desk needs most first."""
    stated = procedure.handling_time
    found = [
        CatalogueFact("Thời hạn giải quyết", _terms(procedure, deadlines)),
        _one("Giờ chốt nhận", f"{stated.cutoff:%H:%M}" if stated.cutoff else ""),
        _one("Ghi chú về thời hạn", stated.note),
        CatalogueFact("Phí, lệ phí", tuple(_fee_lines(procedure.fee))),
        _folded("Thành phần hồ sơ", "giấy tờ", tuple(map(_paper, procedure.components))),
        _folded("Không được yêu cầu thêm", "giấy tờ", procedure.not_demanded),
        _one("Kết quả", procedure.result),
        _one("Cách nộp", ", ".join(CHANNEL_WORDS[each] for each in procedure.channels)),
        _one("Cấp thực hiện", procedure.level),
        _one("Cơ quan giải quyết", procedure.agency),
        _one("Đối tượng", procedure.subjects),
        _one("Quyết định công bố", procedure.decision),
        _folded("Căn cứ pháp lý", "văn bản", procedure.legal_basis),
        CatalogueFact("Nguồn", tuple(_source_lines(procedure))),
    ]
    return [fact for fact in found if fact.lines]


def term_words(procedure: Procedure, channel: Channel, found: TermInForce) -> str:
    """Say the term of a channel: what is promised, the cases, or that it is asked at the desk."""
    if found.term is not None:
        return handling_time_words(found.term)
    cases = procedure.handling_time.cases(channel)
    if cases:
        return " hoặc ".join(map(handling_time_words, cases)) + ", tùy trường hợp"
    return "nhập khi nhận hồ sơ"


def _terms(procedure: Procedure, deadlines: DeadlineService) -> tuple[str, ...]:
    """Return one line for each term, with the channels that it holds for."""
    by_words: dict[str, list[str]] = {}
    notes: dict[str, None] = {}
    for channel in procedure.channels or tuple(Channel):
        found = deadlines.term_in_force(procedure, channel)
        words = term_words(procedure, channel, found)
        by_words.setdefault(words, []).append(CHANNEL_WORDS[channel])
        if found.note:
            notes[found.note] = None
    if len(by_words) == 1:
        return (*(words[:1].upper() + words[1:] for words in by_words), *notes)
    return (*(f"{', '.join(ways)}: {words}" for words, ways in by_words.items()), *notes)


def _fee_lines(fee: Fee) -> Iterator[str]:
    if fee.amount is not None:
        per = f" / {fee.per}" if fee.per else ""
        yield "Không thu" if fee.amount == 0 else f"{money(fee.amount)}{per}"
    elif not fee.note:
        yield "Danh mục không ghi"
    if fee.online_amount is not None and fee.online_amount != fee.amount:
        yield f"Trực tuyến: {money(fee.online_amount)}"
    if fee.note:
        yield fee.note
    if fee.doubt:
        yield fee.doubt


def _paper(component: Component) -> str:
    copies = (
        f"{count} {word}"
        for count, word in ((component.originals, "bản chính"), (component.copies, "bản sao"))
        if count
    )
    said = ", ".join(copies)
    case = f"[{component.case}] " if component.case else ""
    return f"{case}{component.name}{f' ({said})' if said else ''}"


def _source_lines(procedure: Procedure) -> Iterator[str]:
    if procedure.source:
        as_of = f", tháng {procedure.as_of}" if procedure.as_of else ""
        yield f"{procedure.source}{as_of}"
    yield f"Độ tin cậy: {_CONFIDENCE[procedure.confidence]}"
    if procedure.confidence_note:
        yield procedure.confidence_note


def _one(caption: str, line: str) -> CatalogueFact:
    return CatalogueFact(caption, (line,) if line else ())


def _folded(caption: str, noun: str, lines: tuple[str, ...]) -> CatalogueFact:
    folded = f"{len(lines)} {noun}" if len(lines) > _LONG else ""
    return CatalogueFact(caption, lines, folded)
