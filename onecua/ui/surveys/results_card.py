"""The card of a form's results: which form, and its figures as bars, tables, texts or signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QWidget

from onecua.ui import icons
from onecua.ui.surveys import result_views as views
from onecua.ui.surveys import result_words as words
from onecua.ui.surveys.indices_view import IndicesView
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.ui.surveys.results_reading import ShownResults

View = Literal["bars", "table", "groups", "texts", "signs", "indices"]
_VIEWS: tuple[tuple[object, str], ...] = (
    ("bars", "Biểu đồ"),
    ("table", "Bảng"),
    ("groups", "Nhóm"),
    ("texts", "Ý kiến"),
    ("signs", "Dấu hiệu"),
)
_TITLES: dict[View, str] = {
    "bars": "Phân bố theo câu hỏi",
    "table": "Kết quả theo câu hỏi",
    "groups": "Kết quả theo nhóm",
    "texts": "Ý kiến viết",
    "signs": "Dấu hiệu cần xem",
    "indices": "Chín chỉ số",
}
_INDICES = ("indices", "Chín chỉ số")
_NOTHING = (
    "Kỳ này chưa có phiếu nào đã gộp",
    (
        "Kết quả hiện khi từ 5 phiếu trở lên đã gộp. Mở màn hình công dân, hoặc nhập phiếu giấy "
        "rồi gộp phiếu chờ."
    ),
)
_ICON = 16
_LEAST_FORM = 160
"""Pixels at 100 % of the choice of a form, which else takes what the views leave."""


class ResultsCard(Card):
    """`form_chosen(key)` asks for another form's figures; `copied` follows a table's copying.

    `points_asked` wants the unit's own points of the nine indices to be given.
    """

    form_chosen = Signal(str)
    copied = Signal()
    points_asked = Signal()

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(_TITLES["bars"], parent=parent)
        self._name_of = name_of
        self.forms = ChoiceField()
        self.forms.setAccessibleName("Mẫu phiếu")
        self.forms.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice = Segmented(_VIEWS, small=True)
        self.choice.setAccessibleName("Xem kết quả bằng")
        self.bars = views.BarsView()
        self.table = views.questions_table()
        self.groups = views.groups_table()
        self.texts = views.TextsView()
        self.signs = views.SignsView(name_of)
        self.indices = IndicesView()
        self.empty = EmptyState("smile", *_NOTHING)
        self._is_empty = True
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._foot_icon, self._foot = QLabel(), Label("", "small", "sub", wrap=True)
        self._lay_out()
        self.forms.changed.connect(lambda key: self.form_chosen.emit(str(key)))
        self.choice.changed.connect(lambda _view: self._show_view())
        for table in (self.table, self.groups, self.indices.table, self.signs.table):
            table.copied.connect(self.copied)
        self.indices.points_asked.connect(self.points_asked)
        theme().changed.connect(self._tint)
        self._tint()

    def show_results(self, shown: ShownResults) -> None:
        """Show other figures; the chosen view stays."""
        figures, results = shown.results.figures, shown.results
        keys = [used.form.key for used in results.forms]
        self.forms.set_options([(u.form.key, f"{u.form.title} ({u.slips})") for u in results.forms])
        self.forms.setVisible(len(keys) > 1)
        if figures.form.key in keys:
            self.forms.set_value(figures.form.key)
        self.bars.bars.set_lines(words.level_keys(figures), words.bar_lines(figures), _heads(shown))
        self.table.set_rows(words.question_lines(figures))
        self.groups.set_rows(words.group_lines(figures, self._name_of))
        self.texts.set_texts(results.texts, one_sector=figures.sector is not None)
        self.signs.set_signs(shown.signs)
        self.indices.set_indices(shown.indices)
        self._offer_views(with_indices=shown.indices is not None)
        title, why = _empty_words(shown)
        self.empty.set_words(title, why)
        self._is_empty = not figures.questions
        note = f" {results.scope.note}" if results.scope.note else ""
        self._foot.setText(words.hidden_words(figures) + note)
        self._show_view()

    def view(self) -> View:
        """Return the key of the view chosen."""
        chosen = self.choice.value()
        return next(key for key in _TITLES if key == chosen)

    def show_view(self, view: str) -> None:
        """Choose a view; `ValueError` for one that is not offered."""
        self.choice.setFocus()  # what is hidden with the focus in it would let the page scroll away
        self.choice.set_value(view)
        self._show_view()

    def take_focus(self) -> None:
        """Put the caret into what is shown."""
        shown = self._stack.currentWidget()
        (self.bars.bars if shown is self.bars else shown or self.choice).setFocus()

    def _offer_views(self, *, with_indices: bool) -> None:
        before = self.choice.value()
        offered = (*_VIEWS, _INDICES) if with_indices else _VIEWS
        self.choice.set_options(offered)
        if before in [key for key, _ in offered]:
            self.choice.set_value(before)

    def _show_view(self) -> None:
        shown: dict[View, QWidget] = {
            "bars": self.bars,
            "table": self.table,
            "groups": self.groups,
            "texts": self.texts,
            "signs": self.signs,
            "indices": self.indices,
        }
        view = self.view()
        # Several forms: their choice needs the room, and its words tell what is shown.
        self.set_title("" if self.forms.count() > 1 else _TITLES[view])
        hidden = self._is_empty and view in {"bars", "table", "groups"}
        self._stack.setCurrentWidget(self.empty if hidden else shown[view])

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.forms)
        row.addWidget(self.choice)
        self.forms.hide()
        self.set_head(head)
        self.set_flush()
        for widget in (self.empty, self.bars, self.table, self.groups, self.texts, self.signs):
            self._stack.addWidget(widget)
        self._stack.addWidget(self.indices)
        self.body.addWidget(self._stack, 1)
        foot = QFrame()
        foot.setProperty("band", "bottom")
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 7, 12, 7)
        line.setSpacing(8)
        line.addWidget(self._foot_icon)
        line.addWidget(self._foot, 1)
        self.body.addWidget(foot)

    def _tint(self) -> None:
        self._foot_icon.setPixmap(icons.icon("info", "sub", _ICON).pixmap(_ICON, _ICON))
        self.forms.setMinimumWidth(scaled(_LEAST_FORM))


def _heads(shown: ShownResults) -> tuple[str, str, str, str, str]:
    figures = shown.results.figures
    general = figures.overall or next(iter(figures.scales), None)
    return "Câu hỏi", "Số phiếu mỗi mức", "Phiếu", "Điểm", words.good_title(general)


def _empty_words(shown: ShownResults) -> tuple[str, str]:
    figures = shown.results.figures
    if figures.is_hidden:
        return (
            "Chưa đủ 5 phiếu",
            "Lĩnh vực này có dưới 5 phiếu trong kỳ nên không hiện, để không dò ra người trả lời.",
        )
    if figures.sector is not None:
        return "Lĩnh vực này chưa có phiếu", "Phiếu của lĩnh vực này trong kỳ sẽ hiện ở đây."
    return _NOTHING
