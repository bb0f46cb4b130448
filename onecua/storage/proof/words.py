"""How findings name fields and values of the tables, in the desk's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import CHANNEL_WORDS, STATUS_WORDS, Channel, Status
from onecua.domain.event import SENTENCES, Kind
from onecua.domain.lateness import CAUSES
from onecua.domain.office import ROLE_WORDS
from onecua.storage.column_types import FOREVER, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

Raw = object
"""A value as the file holds it, of whatever type somebody put there."""

EMPTY = "(trống)"
_SHOWN = 80
_LAST_DIGITS = 4

TABLE_WORDS: Mapping[str, str] = {
    "office": "đơn vị",
    "officer": "cán bộ",
    "adopted": "lịch và danh mục áp dụng",
    "term": "thời hạn của đơn vị",
    "procedure_rule": "cách tính hạn riêng",
    "person": "người nộp",
    "issued_number": "số đã cấp",
    "counter_slip": "phiếu tại quầy",
    "import_batch": "lần nhập danh sách",
    "index_points": "điểm đơn vị tự chấm",
    "questionnaire": "mẫu phiếu khảo sát",
    "survey_batch": "đợt khảo sát",
    "survey_token": "mã phiếu khảo sát đã dùng",
}

FIELD_WORDS: Mapping[str, str] = {
    "adopted_at": "áp dụng lúc",
    "batch": "lần nhập danh sách",
    "body": "nội dung khai báo",
    "catalogue": "danh mục",
    "channel": "kênh nộp",
    "closed_at": "gộp lúc",
    "code": "mã hồ sơ",
    "commitment": "dấu thông tin riêng",
    "declared_at": "khai báo lúc",
    "desk_due_at": "hạn của bộ phận một cửa",
    "due_at": "hạn trả",
    "ended_at": "kết thúc lúc",
    "file_name": "tên tệp",
    "finished_at": "giải quyết xong lúc",
    "first_day": "từ ngày",
    "form": "mẫu phiếu",
    "from_at": "từ lúc",
    "full_name": "họ tên",
    "holder": "người đang giữ",
    "id": "định danh",
    "identity_number": "số định danh",
    "imported_at": "nhập lúc",
    "imported_count": "số hồ sơ đã nhập",
    "index_number": "chỉ số",
    "is_active": "còn làm việc",
    "is_extended": "đã gia hạn",
    "is_in_force": "đang dùng",
    "is_voided": "đã hủy",
    "issued_at": "cấp lúc",
    "kind": "loại",
    "last_day": "đến ngày",
    "late_cause": "nguyên nhân quá hạn",
    "month": "tháng",
    "name": "họ tên",
    "number": "số",
    "officer": "cán bộ",
    "opinion_due_at": "hạn lấy ý kiến",
    "owner": "dấu người nộp",
    "owner_name": "chủ hồ sơ",
    "owner_sort": "khóa xếp tên",
    "paused_at": "tạm dừng lúc",
    "person": "người nộp",
    "phone": "điện thoại",
    "place": "vị trí trong nhật ký",
    "points": "điểm",
    "procedure_code": "mã thủ tục",
    "procedure_name": "thủ tục",
    "promised_at": "hẹn trả lần đầu",
    "rank": "thứ tự trong danh sách",
    "received_at": "ngày nhận",
    "received_by": "người tiếp nhận",
    "recorded_at": "ghi lúc",
    "ref": "hồ sơ được cấp số",
    "result_ready_at": "có kết quả lúc",
    "returned_at": "trả kết quả lúc",
    "role": "vai trò",
    "search": "chỉ mục tìm kiếm",
    "sector": "lĩnh vực",
    "series": "dãy số",
    "sha256": "tệp",
    "skipped_count": "số dòng bỏ qua",
    "status": "trạng thái",
    "step_due_at": "hạn của bước",
    "step_name": "bước đang làm",
    "survey_token": "mã phiếu khảo sát",
    "term": "thời hạn",
    "title": "chức vụ",
    "to_at": "đến lúc",
    "token": "mã phiếu khảo sát",
    "via": "cách trả lời",
    "withdrawn_at": "hủy lần nhập lúc",
}
"""What the desk calls a column; a test sees to it that every column of a projection has one."""

_MASKED = frozenset({"identity_number", "phone"})
_OFFICERS = frozenset({"holder", "received_by", "officer"})
_CAUSES: Mapping[object, str] = dict(CAUSES.items())
_WORDS: Mapping[str, Mapping[object, str]] = {
    "status": {int(status): words for status, words in STATUS_WORDS.items()},
    "channel": {int(channel): words for channel, words in CHANNEL_WORDS.items()},
    "role": {str(role): words for role, words in ROLE_WORDS.items()},
    "kind": {str(kind): words for kind, words in SENTENCES.items()},
    "late_cause": _CAUSES,
}
assert set(_WORDS["status"]) == {int(each) for each in Status}
assert set(_WORDS["channel"]) == {int(each) for each in Channel}


def field_words(column: str) -> str:
    """Return what the desk calls a column."""
    return FIELD_WORDS.get(column, column)


def at_words(at: datetime) -> str:
    """Return an instant as findings write it."""
    return f"{at:%d/%m/%Y %H:%M}"


def value_words(column: str, value: Raw, officer_name: Callable[[bytes], str]) -> str:
    """Return a value as people read it; of numbers of persons only the last digits."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bytes):
        return officer_name(value) if column in _OFFICERS else value.hex()[:8]
    if isinstance(value, int):
        return _number_words(column, value)
    text = _WORDS.get(column, {}).get(value, str(value))
    if column in _MASKED:
        return f"…{text[-_LAST_DIGITS:]}"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _number_words(column: str, value: int) -> str:
    if column.endswith("_at"):
        return _instant_words(value)
    if column.startswith("is_") and value in (0, 1):
        return "có" if value else "không"
    return _WORDS.get(column, {}).get(value, str(value))


def _instant_words(value: int) -> str:
    if value == FOREVER:
        return "chưa kết thúc"
    try:
        return at_words(moment(value))
    except OverflowError:
        return f"«{value}»"


def kind_words(kind: str) -> str:
    """Return what an event means."""
    return SENTENCES[Kind(kind)] if kind in SENTENCES else f"loại «{kind}»"
