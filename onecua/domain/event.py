"""What happened: the kinds of event, their canonical form, and the hash chain of a device's log.

The log is the truth and the tables are projections of it (`architecture.md`). An event holds what
happened and who is accountable; personal data enters it only as a salted commitment, so that the
values can be erased and the chain still verifies (`safety.md` D9).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

Body = Mapping[str, Any]

FIRST_PREVIOUS = bytes(32)
"""What stands for the previous hash before a device's first event."""


class Kind(StrEnum):
    """Every kind of event; the text is what the log keeps, the sentence says what it means."""

    OFFICE_DECLARED = "office_declared"
    OFFICER_RECORDED = "officer_recorded"
    CLOCK_CONFIRMED = "clock_confirmed"
    CATALOGUE_ADOPTED = "catalogue_adopted"
    CALENDAR_ADOPTED = "calendar_adopted"
    TERM_RECORDED = "term_recorded"
    PERSON_RECORDED = "person_recorded"
    DOSSIER_RECEIVED = "dossier_received"
    DOSSIER_MOVED = "dossier_moved"
    MOVE_UNDONE = "move_undone"
    DOSSIER_CORRECTED = "dossier_corrected"
    DOSSIER_VOIDED = "dossier_voided"
    PAPER_PRINTED = "paper_printed"
    OPINION_ASKED = "opinion_asked"
    OPINION_GIVEN = "opinion_given"
    LATENESS_EXPLAINED = "lateness_explained"
    RULE_RECORDED = "rule_recorded"
    SURVEY_TOKENS_USED = "survey_tokens_used"
    SURVEY_ANSWERED = "survey_answered"
    QUESTIONNAIRE_ADOPTED = "questionnaire_adopted"
    INDEX_POINTS_GIVEN = "index_points_given"
    SLIP_ISSUED = "slip_issued"
    LIST_IMPORTED = "list_imported"
    LIST_WITHDRAWN = "list_withdrawn"


SENTENCES: Mapping[Kind, str] = {
    Kind.OFFICE_DECLARED: "Khai báo đơn vị, bộ phận một cửa và cách tính hạn",
    Kind.OFFICER_RECORDED: "Ghi nhận cán bộ",
    Kind.CLOCK_CONFIRMED: "Xác nhận giờ của máy là đúng",
    Kind.CATALOGUE_ADOPTED: "Áp dụng danh mục thủ tục",
    Kind.CALENDAR_ADOPTED: "Áp dụng lịch làm việc",
    Kind.TERM_RECORDED: "Ghi thời hạn giải quyết của đơn vị cho một thủ tục",
    Kind.PERSON_RECORDED: "Ghi thông tin người nộp hồ sơ",
    Kind.DOSSIER_RECEIVED: "Tiếp nhận hồ sơ",
    Kind.DOSSIER_MOVED: "Chuyển trạng thái hồ sơ",
    Kind.MOVE_UNDONE: "Hoàn tác bước vừa làm",
    Kind.DOSSIER_CORRECTED: "Sửa thông tin hồ sơ",
    Kind.DOSSIER_VOIDED: "Hủy hồ sơ nhập nhầm",
    Kind.PAPER_PRINTED: "In giấy tờ",
    Kind.OPINION_ASKED: "Xin ý kiến cơ quan phối hợp",
    Kind.OPINION_GIVEN: "Nhận ý kiến của cơ quan phối hợp",
    Kind.LATENESS_EXPLAINED: "Ghi nguyên nhân quá hạn",
    Kind.RULE_RECORDED: "Ghi cách tính hạn riêng của một thủ tục",
    Kind.SURVEY_TOKENS_USED: "Ghi các phiếu khảo sát đã dùng của một đợt",
    Kind.SURVEY_ANSWERED: "Gộp các câu trả lời khảo sát của một đợt",
    Kind.QUESTIONNAIRE_ADOPTED: "Nhận hoặc đưa vào dùng một mẫu phiếu khảo sát",
    Kind.INDEX_POINTS_GIVEN: "Ghi điểm đơn vị tự chấm cho một chỉ số",
    Kind.SLIP_ISSUED: "Lập phiếu tại quầy khi chưa nhận hồ sơ",
    Kind.LIST_IMPORTED: "Nhập danh sách hồ sơ từ hệ thống tỉnh",
    Kind.LIST_WITHDRAWN: "Hủy một lần nhập danh sách",
}

DOSSIER_KINDS = frozenset(
    {
        Kind.DOSSIER_RECEIVED,
        Kind.DOSSIER_MOVED,
        Kind.MOVE_UNDONE,
        Kind.DOSSIER_CORRECTED,
        Kind.DOSSIER_VOIDED,
        Kind.PAPER_PRINTED,
        Kind.OPINION_ASKED,
        Kind.OPINION_GIVEN,
        Kind.LATENESS_EXPLAINED,
    }
)
"""Kinds whose `ref` is a dossier."""


CORRECTIONS = frozenset({Kind.DOSSIER_CORRECTED, Kind.DOSSIER_VOIDED, Kind.MOVE_UNDONE})
"""Kinds that set right what was recorded before (`rules.md` 14)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event before it has its place in the log.

    `private` are personal values and free text: they are kept beside the log and enter it as one
    salted commitment. A fact of the past carries its own `happened_at`. `recorded` is for the
    fictitious office and for tests alone: at a desk the clock and the acting officer say it.
    """

    kind: Kind
    ref: UUID | None
    body: Body
    private: Mapping[str, Any] | None = None
    happened_at: datetime | None = None
    sealed: Sealed | None = None
    recorded: Recorded | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who recorded a fact and when, in place of the acting officer and the present."""

    officer: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Sealed:
    """Private values with their salt and the commitment that the log holds of them."""

    commitment: bytes
    salt: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a device's log; order is `seq`, never time."""

    device: str
    incarnation: str
    seq: int
    kind: str
    version: int
    ref: UUID | None
    officer: UUID
    happened_at: datetime
    recorded_at: datetime
    body_text: str
    commitment: bytes | None
    hash: bytes
    body: Body = field(compare=False, repr=False, default_factory=dict)

    @property
    def key(self) -> str:
        """Return the name by which other events refer to this one."""
        return f"{self.device}/{self.incarnation}/{self.seq}"

    @property
    def is_late(self) -> bool:
        """Tell whether it was recorded on a later day than it happened."""
        return self.happened_at.date() < self.recorded_at.date()

    @property
    def is_amendment(self) -> bool:
        """Tell what a report names beside its figures: a late entry or a correction."""
        return self.is_late or self.kind in CORRECTIONS


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, no escapes of letters."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(values: Mapping[str, Any], salt: bytes) -> Sealed:
    """Return the values with the commitment SHA-256(salt ‖ canonical text)."""
    text = canonical(values)
    return Sealed(commit(text, salt), salt, text)


def commit(text: str, salt: bytes) -> bytes:
    """Return the commitment of a canonical text under a salt of 16 random bytes."""
    return hashlib.sha256(salt + text.encode()).digest()


def chain_hash(
    previous: bytes,
    writer: tuple[str, str],
    seq: int,
    kind: str,
    version: int,
    ref: UUID | None,
    officer: UUID,
    times: tuple[datetime, datetime],
    body_text: str,
    commitment: bytes | None,
) -> bytes:
    """Return the hash of an event: SHA-256 of the previous hash and every field but itself.

    The fields are joined by line feeds, which canonical JSON cannot contain, so that no two
    different events have the same text.
    """
    text = "\n".join(
        (
            previous.hex(),
            *writer,
            str(seq),
            kind,
            str(version),
            ref.hex if ref else "-",
            officer.hex,
            times[0].isoformat(),
            times[1].isoformat(),
            body_text,
            commitment.hex() if commitment else "-",
        )
    )
    return hashlib.sha256(text.encode()).digest()


def event_hash(event: Event, previous: bytes) -> bytes:
    """Return the hash that an event must have after the given one."""
    return chain_hash(
        previous,
        (event.device, event.incarnation),
        event.seq,
        event.kind,
        event.version,
        event.ref,
        event.officer,
        (event.happened_at, event.recorded_at),
        event.body_text,
        event.commitment,
    )
