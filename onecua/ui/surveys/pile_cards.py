"""Beside the entry of paper slips: how far the pile is, and the piles that wait to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from onecua.domain.survey.response import Via
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.two_line_list import Entry, TwoLineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from onecua.services.survey_piles import Pile

_LAST_SHOWN = 5
_TOLD_HIGH = 44
"""Two lines; what stands below does not move when something is told."""
_HOW = (
    "Ghi số thứ tự lên từng tờ và xé riêng dải mã. Dải mã giữ trong phong bì đến lúc chốt đợt "
    "thì hủy; từ đó không ai lần ra được tờ nào của hồ sơ nào."
)
_SHORT_WAYS = {Via.PAPER: "Phiếu giấy", Via.LATER: "Gửi lại"}
_WAY_WORDS = {Via.PAPER: "Phiếu giấy", Via.LATER: "Điện thoại, gửi lại"}


class CountCard(Card):
    """How many slips the officer's own pile has, the last ones by their place, what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Đợt đang nhập", " ", parent=parent)
        self.next_place = 1
        self.count = Label("0", "figure")
        self.next = Label("", "body", "sub", wrap=True)
        self.last = Label("", "body", "sub", wrap=True)
        self.told = MessageLine()
        self.told.setMinimumHeight(scaled(_TOLD_HIGH))
        _keep_room(self.told)
        self.told.hide()
        for widget in (self.count, self.next, self.last, self.told):
            self.body.addWidget(widget)
        self.body.addWidget(Label(_HOW, "small", "sub", wrap=True))

    def set_pile(self, pile: Pile) -> None:
        """Show a pile."""
        self.next_place = pile.count + 1
        self.set_note(_WAY_WORDS.get(pile.via, ""))
        self.count.setText(f"{pile.count} phiếu")
        self.next.show()
        self.next.setText(f"Tờ đang nhập là phiếu thứ {self.next_place}.")
        last = range(pile.count, max(pile.count - _LAST_SHOWN, 0), -1)
        self.last.setText(f"Vừa nhập: {', '.join(f'thứ {place}' for place in last)}")
        self.last.setVisible(bool(pile.count))

    def pause(self) -> None:
        """Show no slip to be entered next while one is checked."""
        self.next.hide()
        self.last.hide()

    def tell(self, words: str, tone: str = "success") -> None:
        """Say what was done with the slip before."""
        self.told.set_words(words, tone)


class PilesCard(Card):
    """The open piles; `check_asked` wants one slip of the marked pile to be entered again."""

    check_asked = Signal()
    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Đợt chưa chốt", " ", parent=parent)
        self._piles: tuple[Pile, ...] = ()
        self._group = ""
        self.list = TwoLineList(chevron=False, grows=True)
        self.list.setAccessibleName("Các đợt chưa chốt")
        self.list.entry_changed.connect(self._on_marked)
        self.check = ShortcutButton("Kiểm lại một phiếu", "Ctrl+R", "shield-check")
        self.check.clicked.connect(self.check_asked)
        self.told = Label("", "small", "sub", wrap=True)
        self.set_flush()
        self.body.addWidget(self.list)
        low = Card()
        low.setProperty("card", False)
        low.body.addWidget(self.check)
        low.body.addWidget(self.told)
        self.body.addWidget(low)
        self.body.addStretch(1)

    def set_piles(self, piles: Sequence[tuple[Pile, str]], mine: str) -> None:
        """Show the piles, each with the name of its officer; the one marked before stays so."""
        self._piles = tuple(pile for pile, _ in piles)
        groups = [pile.group for pile in self._piles]
        if self._group not in groups:
            self._group = mine if mine in groups else groups[0] if groups else ""
        self.list.set_entries([_entry(pile, name) for pile, name in piles])
        if self._group:
            place = groups.index(self._group)
            self.list.setCurrentIndex(self.list.model().index(place, 0))
        self.set_note("" if piles else "không có")
        self.list.setVisible(bool(piles))
        self.marked.emit()

    def pile(self) -> Pile | None:
        """Return the marked pile."""
        return next((pile for pile in self._piles if pile.group == self._group), None)

    def block_check(self, reason: str | None, told: str) -> None:
        """Say why no slip can be checked just now, or how far the check is."""
        self.check.set_blocked(reason)
        self.told.setText(reason or told)

    def _on_marked(self, entry: Entry) -> None:
        self._group = str(entry.value)
        self.marked.emit()


def _keep_room(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def _entry(pile: Pile, name: str) -> Entry:
    return Entry(
        title=name,
        sub=f"{_SHORT_WAYS.get(pile.via, '')} · {pile.form.title}",
        right=f"{pile.count} phiếu",
        right_sub=f"kiểm {pile.checked} / {pile.to_check}",
        value=pile.group,
    )
