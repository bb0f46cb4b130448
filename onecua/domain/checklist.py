"""The papers of a procedure as the counter checks them: what everybody hands in comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import Channel
from onecua.domain.vietnamese import fold

if TYPE_CHECKING:
    from onecua.domain.procedure import Component, Procedure


class GroupKind(StrEnum):
    """What the papers of a group are for, in the order of the checklist."""

    SUBMIT = "submit"
    PRESENT = "present"
    OTHER_CASE = "other_case"
    REMARK = "remark"


SUBMIT_TITLE = "Giấy tờ phải nộp"
PRESENT_TITLE = "Giấy tờ phải xuất trình"
DELEGATE_TITLE = "Trường hợp ủy quyền"
ONLINE_TITLE = "Trường hợp nộp trực tuyến"
PAPER_TITLE = "Trường hợp nộp trực tiếp"
REMARK_TITLE = "Lưu ý"


@dataclass(frozen=True, slots=True)
class ComponentGroup:
    """Papers under one heading; a folded group is another case, opened when it applies."""

    kind: GroupKind
    title: str
    components: tuple[Component, ...]
    folded: bool

    @property
    def required(self) -> tuple[Component, ...]:
        """Return the papers that every applicant of this procedure hands in or shows."""
        if self.kind not in {GroupKind.SUBMIT, GroupKind.PRESENT}:
            return ()
        return tuple(paper for paper in self.components if not paper.is_conditional)


_COMMON = re.compile(r"thanh phan ho so|giay to phai nop|nguoi yeu cau chung thuc nop.*|")
_PRESENT = re.compile(r"(?:giay to phai |nguoi yeu cau chung thuc phai )?xuat trinh")
_NUMBERED = re.compile(r"\(?(?:[0-9]+(?:\.[0-9]+)*|[ivx]+|[a-z])[.)]")
_CASE_WORDS = re.compile(r"\b(?:truong hop|doi voi|tuy tung)\b")


def _case_place(case: str) -> tuple[GroupKind, str]:
    """Return where papers of a case stand: the source names cases in its own many ways."""
    folded = fold(case)
    if _COMMON.fullmatch(folded):
        return GroupKind.SUBMIT, SUBMIT_TITLE
    if _PRESENT.match(folded):
        return GroupKind.PRESENT, PRESENT_TITLE
    if _NUMBERED.match(folded) or _CASE_WORDS.search(folded):
        return GroupKind.OTHER_CASE, case
    return GroupKind.SUBMIT, case


def _place(paper: Component, channel: Channel) -> tuple[GroupKind, str]:
    kind, title = _case_place(paper.case)
    if paper.is_remark:
        return GroupKind.REMARK, REMARK_TITLE
    if kind is GroupKind.OTHER_CASE:
        return kind, title
    if paper.is_for_delegate:
        return GroupKind.OTHER_CASE, DELEGATE_TITLE
    if not paper.belongs_to(channel):
        other = PAPER_TITLE if channel is Channel.ONLINE else ONLINE_TITLE
        return GroupKind.OTHER_CASE, other
    return kind, title


def required_first(
    procedure: Procedure, channel: Channel = Channel.IN_PERSON
) -> tuple[ComponentGroup, ...]:
    """Return the checklist: papers to hand in, papers to show, other cases folded, remarks.

    In a group the papers that everybody needs come before those with a condition of their own.
    A procedure whose only papers are those of one case shows them open.
    """
    placed: dict[tuple[GroupKind, str], list[Component]] = {}
    for paper in procedure.components:
        placed.setdefault(_place(paper, channel), []).append(paper)
    order = list(GroupKind)
    places = sorted(placed, key=lambda place: (order.index(place[0]), place[1] != SUBMIT_TITLE))
    papers = [place for place in places if place[0] is not GroupKind.REMARK]
    return tuple(
        ComponentGroup(
            kind,
            title,
            tuple(sorted(placed[kind, title], key=lambda paper: paper.is_conditional)),
            folded=kind is GroupKind.OTHER_CASE and len(papers) > 1,
        )
        for kind, title in places
    )
