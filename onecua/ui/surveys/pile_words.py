"""What is said of a pile of paper slips: how far its spot check is, what signing it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.ui.widgets.confirm_dialog import Question

if TYPE_CHECKING:
    from onecua.services.survey_piles import Pile


def check_words(pile: Pile) -> str:
    """Say how far the spot check of a pile is; only the rate is kept."""
    left = max(pile.to_check - pile.checked, 0)
    more = f"Cần kiểm thêm {left} phiếu (5 %)." if left else "Đã kiểm đủ 5 %."
    if not pile.checked:
        return f"{more} Máy rút thăm một tờ, người khác nhập lại."
    return f"{more} {pile.disagreed} / {pile.checked} phiếu lệch."


def sign_question(pile: Pile, name: str) -> Question:
    """Return what is asked before a pile is closed for good."""
    lacks = pile.to_check - pile.checked
    checked = f" Chưa kiểm lại đủ 5 %, còn {lacks} phiếu." if lacks > 0 else ""
    return Question(
        f"Chốt đợt {pile.count} phiếu",
        f"{pile.count} phiếu vào sổ cùng một lúc, ghi là do {name} nhập. Sau đó không sửa, không "
        f"lấy lại được phiếu nào.{checked} Chốt xong phải hủy ngay các dải mã đã xé rời.",
        "Chốt đợt, hủy dải mã",
    )
