"""The nine indices 2-1-0 of TT 01/2018/TT-VPCP Điều 13–15: points, scores and bands.

An index is the sum of points over the number of dossiers, to one decimal. An officer's score adds
1, 2, 3, 4, 7 (of 10), a unit's all nine (of 18); they add the indices as rounded, so that a
printed sheet adds up. Indices without data are left out, and the band then goes by the share of
what is left (`legal.md` §6.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onecua.domain.survey.distribution import Distribution

BEST_POINTS = 2
OFFICER_INDICES = (1, 2, 3, 4, 7)
UNIT_INDICES = (1, 2, 3, 4, 5, 6, 7, 8, 9)
TYPED_INDICES = (5, 6, 8, 9)
"""Those that neither slips nor dossiers tell: the unit gives them its own points."""

INDEX_WORDS: Mapping[int, str] = {
    1: "Tổng thời gian giải quyết so với quy định",
    2: "Thời gian của từng cơ quan, đơn vị so với quy định",
    3: "Số lần phải liên hệ nơi tiếp nhận để hoàn thiện hồ sơ",
    4: "Số cơ quan phải liên hệ để hoàn thiện hồ sơ",
    5: "Tiếp nhận, giải quyết, trả kết quả tại bộ phận một cửa",
    6: "Công khai thủ tục hành chính",
    7: "Thái độ của cán bộ, công chức",
    8: "Tiếp thu, giải trình phản ánh, kiến nghị",
    9: "Cung cấp dịch vụ công trực tuyến",
}

_ONE_DECIMAL = Decimal("0.1")
_QUESTION = re.compile(r"cs([1-9])")
_OFFICER_BEST, _UNIT_BEST = Decimal(10), Decimal(18)
_OFFICER_BANDS = (
    (Decimal(5), "hoàn thành 100 % nhiệm vụ"),
    (Decimal("3.5"), "hoàn thành từ 70 % đến dưới 100 % nhiệm vụ"),
    (Decimal(0), "hoàn thành dưới 70 % nhiệm vụ"),
)
_UNIT_BANDS = (
    (Decimal(15), "xuất sắc"),
    (Decimal(12), "tốt"),
    (Decimal(9), "khá"),
    (Decimal(6), "trung bình"),
    (Decimal(0), "yếu"),
)


class Source(StrEnum):
    """Where the points of an index come from."""

    CITIZENS = "citizens"
    RECORD = "record"
    TYPED = "typed"


SOURCE_WORDS: Mapping[Source, str] = {
    Source.CITIZENS: "Phiếu của người dân",
    Source.RECORD: "Dữ liệu hồ sơ",
    Source.TYPED: "Đơn vị tự chấm",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Points of an index and the number that they are divided by."""

    points: int
    number: int


@dataclass(frozen=True, slots=True)
class TypedPoints:
    """Points that the unit gives itself for an index, what they rest on, who gave them when."""

    index: int
    points: Decimal
    note: str = ""
    by: str = ""

    @property
    def words(self) -> str:
        """Return what they rest on and who gave them: «Kế hoạch 12; Nguyễn Thị An, 20/11/2026»."""
        return "; ".join(part for part in (self.note, self.by) if part)


@dataclass(frozen=True, slots=True)
class IndexScore:
    """An index with its score, rounded to one decimal, and where it comes from."""

    index: int
    score: Decimal
    source: Source
    tally: Tally | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """Return what the index measures."""
        return INDEX_WORDS[self.index]


@dataclass(frozen=True, slots=True)
class TotalScore:
    """A sum of indices: `best` is what those with data could reach, `missing` those without."""

    score: Decimal
    best: Decimal
    missing: tuple[int, ...]
    band: str

    @property
    def is_whole(self) -> bool:
        """Tell whether every index that belongs to it has data."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class IndexedGroup:
    """An officer or a sector with the indices 1, 2, 3, 4, 7 that have data, and their sum."""

    name: str
    scores: Sequence[IndexScore]
    total: TotalScore


@dataclass(frozen=True, slots=True)
class NineIndices:
    """The nine indices of the unit from each source, what counts, the totals, the groups."""

    citizens: Mapping[int, Tally]
    record: Mapping[int, Tally]
    scores: Sequence[IndexScore]
    officer_type: TotalScore | None
    unit: TotalScore | None
    officers: Sequence[IndexedGroup]
    sectors: Sequence[IndexedGroup]


def nine_indices(
    citizens: Mapping[int, Tally],
    record: Mapping[int, Tally],
    typed: Sequence[TypedPoints] = (),
    officers: Sequence[IndexedGroup] = (),
    sectors: Sequence[IndexedGroup] = (),
) -> NineIndices:
    """Return the indices of a unit with its totals, beside those of its officers and sectors."""
    scores = index_scores(citizens, record, typed)
    return NineIndices(
        citizens,
        record,
        scores,
        officer_total(scores),
        unit_total(scores),
        officers,
        sectors,
    )


def indexed_group(
    name: str, citizens: Mapping[int, Tally], record: Mapping[int, Tally]
) -> IndexedGroup | None:
    """Return the indices of an officer or a sector, None when none of them has data."""
    scores = index_scores(citizens, record)
    total = officer_total(scores)
    return IndexedGroup(name, scores, total) if total is not None else None


def index_number(question_id: str) -> int | None:
    """Return the index that a question of the form asks for: «cs7» is 7."""
    found = _QUESTION.fullmatch(question_id)
    return int(found[1]) if found else None


def tallies_of(cells: Mapping[str, Distribution]) -> dict[int, Tally]:
    """Return the points that citizens gave, by index."""
    found = {}
    for name, cell in cells.items():
        index = index_number(name)
        if index is not None and cell.number:
            found[index] = Tally(cell.points, cell.number)
    return found


def rounded(tally: Tally) -> Decimal:
    """Return points over number to one decimal, half up."""
    return (Decimal(tally.points) / tally.number).quantize(_ONE_DECIMAL, ROUND_HALF_UP)


def index_scores(
    citizens: Mapping[int, Tally],
    record: Mapping[int, Tally],
    typed: Sequence[TypedPoints] = (),
) -> tuple[IndexScore, ...]:
    """Return every index that has data: what citizens say first, then the record, then typed."""
    own = {each.index: each for each in typed}
    found = []
    for index in UNIT_INDICES:
        for source, tallies in ((Source.CITIZENS, citizens), (Source.RECORD, record)):
            tally = tallies.get(index)
            if tally is not None and tally.number:
                found.append(IndexScore(index, rounded(tally), source, tally))
                break
        else:
            if index in own:
                given = own[index]
                score = given.points.quantize(_ONE_DECIMAL, ROUND_HALF_UP)
                found.append(IndexScore(index, score, Source.TYPED, None, given.words))
    return tuple(found)


def officer_total(scores: Sequence[IndexScore]) -> TotalScore | None:
    """Return an officer's score of 10, None when no index of it has data."""
    return _total(scores, OFFICER_INDICES, _OFFICER_BEST, _OFFICER_BANDS)


def unit_total(scores: Sequence[IndexScore]) -> TotalScore | None:
    """Return a unit's score of 18, None when no index has data."""
    return _total(scores, UNIT_INDICES, _UNIT_BEST, _UNIT_BANDS)


def _total(
    scores: Sequence[IndexScore],
    wanted: Sequence[int],
    whole: Decimal,
    bands: Sequence[tuple[Decimal, str]],
) -> TotalScore | None:
    counted = [each for each in scores if each.index in wanted]
    if not counted:
        return None
    score = sum((each.score for each in counted), Decimal())
    best = Decimal(BEST_POINTS * len(counted))
    there = {each.index for each in counted}
    # Compared crosswise, since a share of the whole may have no end as a decimal.
    band = next(words for low, words in bands if score * whole >= low * best)
    return TotalScore(score, best, tuple(i for i in wanted if i not in there), band)


def check_typed(points: Decimal, index: int) -> Decimal:
    """Return points that a unit may give itself; raises `RuleError` outside 0 to 2."""
    if index not in TYPED_INDICES:
        raise RuleError(f"Chỉ số {index} lấy từ phiếu và hồ sơ, không tự chấm.", f"index.{index}")
    if not Decimal(0) <= points <= BEST_POINTS:
        raise RuleError(f"Điểm chỉ số {index} từ 0 đến 2.", f"index.{index}")
    return points
