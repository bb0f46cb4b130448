"""Piles of paper slips: entered one after the other, spot-checked, signed, then closed.

The place of a slip in its pile is known while the pile is open, so that a second person can enter
one of them again; the tokens are torn off and never tied to a place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.survey.anonymity import FEWEST
from onecua.domain.survey.response import Via, checked
from onecua.errors import RuleError
from onecua.services.survey_closing import form_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.domain.survey.response import Answer
    from onecua.services.questionnaires import QuestionnaireLibrary
    from onecua.services.surveys import SurveyService, SurveySlip, Voting
    from onecua.storage.survey_pool import PendingAnswer, PoolContent

CHECKED_SHARE = 20
"""One slip in so many is entered again by a second person, at least one of a pile."""

MOST_OPEN = 80
"""Slips of piles that are not signed; the rest of the pool is left to the citizen screen."""


@dataclass(frozen=True, slots=True)
class Pile:
    """An open pile: who enters it, of which form, how many slips, how its spot check stands."""

    group: str
    via: Via
    form: Questionnaire
    officer: UUID
    count: int
    checked: int
    disagreed: int

    @property
    def to_check(self) -> int:
        """Return how many slips a second person should enter again."""
        return -(-self.count // CHECKED_SHARE)

    @property
    def may_sign(self) -> bool:
        """Tell whether the pile is large enough to be closed."""
        return self.count >= FEWEST


class SurveyPiles:
    """The open piles of the pool; the last slip entered can be taken back."""

    def __init__(
        self, surveys: SurveyService, library: QuestionnaireLibrary, officer: UUID
    ) -> None:
        self._surveys = surveys
        self._library = library
        self._pool = surveys.pool
        self._officer = officer
        self._last: Voting | None = None

    @property
    def last_place(self) -> int | None:
        """Return the place of the slip that `undo` would take back, None when there is none."""
        return self._last.position if self._last is not None else None

    def mine(self, form: Questionnaire, via: Via = Via.PAPER) -> Pile:
        """Return the pile that this officer enters with a form, empty when it was not begun."""
        return _pile(self._pool.read(), f"{via}/{form.key}/{self._officer.hex}", form)

    def open_piles(self) -> tuple[Pile, ...]:
        """Return every pile that waits for its signature and whose form is there."""
        content = self._pool.read()
        groups = sorted({a.group for a in content.answers if _is_pile(a.group) and a.complete})
        readable = [group for group in groups if self._library.has(form_key(group))]
        return tuple(
            _pile(content, group, self._library.form(form_key(group))) for group in readable
        )

    def enter(self, slip: SurveySlip, pile: Pile, answers: Mapping[str, Answer]) -> int:
        """Enter a slip and return its place in the pile, from 1.

        Raises `RuleErrors` for missing answers, `RuleError` for a slip that cannot be used.
        """
        content = self._pool.read()
        if sum(_is_pile(token.group) for token in content.tokens) >= MOST_OPEN:
            raise RuleError(
                f"Các đợt chưa chốt đã có {MOST_OPEN} phiếu. Chốt bớt một đợt rồi nhập tiếp; màn "
                "hình công dân cần chỗ còn lại."
            )
        place = max(_places(content, pile.group), default=0) + 1
        voting = self._surveys.begin(slip, pile.form, pile.via)
        voting.position = place
        self._surveys.enter(voting, answers)
        self._last = voting
        return place

    def undo(self) -> int:
        """Take the slip entered last back and return its place; it may be entered again."""
        if self._last is None or self._last.position is None:
            raise RuleError("Chưa nhập phiếu nào trong lần mở này để lấy lại.")
        place = self._last.position
        self._surveys.withdraw(self._last)
        self._last = None
        return place

    def place_to_check(self, pile: Pile) -> int:
        """Return the place of a slip, drawn by lot, that a second person enters again."""
        content = self._pool.read()
        done = set(content.counters.get(pile.group, {}).get("places", ()))
        left = sorted(set(_places(content, pile.group)) - done)
        if not left:
            raise RuleError("Mọi phiếu của đợt này đã được kiểm lại.")
        return random.SystemRandom().choice(left)

    def record_check(self, pile: Pile, place: int, answers: Mapping[str, Answer]) -> bool:
        """Compare a slip entered again with what was entered; only the counts are kept.

        Raises `RuleError` when the one who checks is the one who entered.
        """
        if pile.officer == self._officer:
            raise RuleError(
                "Người kiểm lại phải khác người nhập. Bấm tên cán bộ ở thanh dưới để đổi người."
            )
        content = self._pool.read()
        entered = _at(content, pile.group, place).body["answers"]
        again = checked(pile.form, answers)
        scales = {q.id for q in pile.form.questions if q.choices}
        same = all(_plain(again.get(name)) == entered.get(name) for name in scales)
        counters = dict(content.counters.get(pile.group, {}))
        checked_count, disagreed = counters.get("checked", (0, 0))
        counters["checked"] = [checked_count + 1, disagreed + (not same)]
        counters["places"] = [*counters.get("places", ()), place]
        content.counters[pile.group] = counters
        self._pool.write(content)
        return same

    def sign(self, pile: Pile) -> int:
        """Close a pile: its answers enter the log together; return how many.

        Raises `RuleError` while it has fewer than five slips.
        """
        now = _pile(self._pool.read(), pile.group, pile.form)
        if not now.may_sign:
            words = f"Đợt mới có {now.count} phiếu; đủ {FEWEST} phiếu mới chốt để không dò ra ai."
            raise RuleError(words)
        self._last = None
        self._surveys.closing.close({pile.group: (now.checked, now.disagreed)})
        return now.count


def _is_pile(group: str) -> bool:
    return not group.startswith(Via.KIOSK)


def _pile(content: PoolContent, group: str, form: Questionnaire) -> Pile:
    via, _, _, officer = group.split("/")
    done, disagreed = content.counters.get(group, {}).get("checked", (0, 0))
    return Pile(group, Via(via), form, UUID(officer), len(_places(content, group)), done, disagreed)


def _places(content: PoolContent, group: str) -> list[int]:
    return [a.body["position"] for a in content.answers if a.group == group and a.complete]


def _at(content: PoolContent, group: str, place: int) -> PendingAnswer:
    for answer in content.answers:
        if answer.group == group and answer.complete and answer.body["position"] == place:
            return answer
    raise RuleError(f"Đợt này không có phiếu thứ {place}. Xem lại số ghi trên phiếu.", "place")


def _plain(answer: Answer | None) -> object:
    return list(answer) if isinstance(answer, tuple) else answer
