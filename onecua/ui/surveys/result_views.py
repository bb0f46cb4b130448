"""What the card of results may show: bars, tables, texts, signs; each a widget of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onecua.domain.survey.response import VIA_WORDS, Via
from onecua.domain.vietnamese import grouped
from onecua.ui.surveys.copied_table import CopiedTable
from onecua.ui.surveys.result_words import NO_VALUE, TableLine
from onecua.ui.theme import type_role
from onecua.ui.widgets.distribution_bars import DistributionBars
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.scrolling_column import ScrollingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onecua.domain.survey.doubts import EntryCounts
    from onecua.services.survey_figures import SurveySigns

_WAYS = {Via.KIOSK: "Màn hình", Via.PAPER: "Phiếu giấy", Via.LATER: "Gửi lại"}
"""Short, so that the officer's name beside is whole."""
_HEADS = ("Câu hỏi", "Số phiếu mỗi mức", "Phiếu", "Điểm", "Mức tốt")


class BarsView(QScrollArea):
    """The bars of every scale; it scrolls, and keeps the line of the arrow keys in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = DistributionBars(_HEADS)
        self.bars.setObjectName("page")
        self.setWidget(self.bars)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bars.moved_to.connect(self._keep_in_view)

    def _keep_in_view(self, line: QRect) -> None:
        self.ensureVisible(0, line.center().y(), 0, line.height())


def questions_table() -> CopiedTable[TableLine]:
    """Return the table of every question, factor and choice."""
    return CopiedTable(
        "Bảng kết quả theo câu hỏi",
        (
            Column("Câu hỏi", lambda line: line.name, sub=lambda line: line.about, tip=_whole),
            Column("Số phiếu mỗi mức", lambda line: line.counts, 240, tip=lambda line: line.counts),
            Column("Phiếu", lambda line: line.number, 68, "right"),
            Column("Điểm", lambda line: line.mean, 76, "right"),
            Column("Mức tốt", lambda line: line.good, 92, "right"),
        ),
    )


def _whole(line: TableLine) -> str:
    return f"{line.name}\n{line.about}"


def groups_table() -> CopiedTable[TableLine]:
    """Return the table of the groups that are shown, by the general question."""
    return CopiedTable(
        "Kết quả theo nhóm",
        (
            Column("Theo", lambda line: line.about, 116),
            Column("Nhóm", lambda line: line.name, tip=lambda line: line.name),
            Column("Phiếu", lambda line: line.number, 72, "right"),
            Column("Điểm", lambda line: line.mean, 72, "right"),
            Column("Mức tốt", lambda line: line.good, 96, "right"),
        ),
    )


class TextsView(QPlainTextEdit):
    """Free texts, torn from their answers, under the question they answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Ý kiến viết")
        type_role(self, "body")

    def set_texts(self, texts: Sequence[tuple[str, str]], *, one_sector: bool) -> None:
        """Show other texts, question by question."""
        if not texts:
            self.setPlainText(
                "Ý kiến viết không theo lĩnh vực. Chọn «Mọi lĩnh vực» để đọc."
                if one_sector
                else "Kỳ này chưa có ý kiến viết."
            )
            return
        lines: list[str] = []
        question = ""
        for name, text in texts:
            if name != question:
                question = name
                lines += ["", name.upper()] if lines else [name.upper()]
            lines.append(f"– {text}")
        self.setPlainText("\n".join(lines))


class SignsView(ScrollingColumn):
    """Sentences to look at, then the counters of how slips were entered."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        super().__init__(8, (12, 12, 12, 12))
        self._name_of = name_of
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(8)
        self.rows.addWidget(
            Label("Những chỗ nên xem lại, không phải kết luận về ai.", "small", "sub")
        )
        self.rows.addLayout(self._sentences)
        self.rows.addSpacing(8)
        self._head = Label("Số đếm lúc nhập phiếu", "strong")
        self.table: CopiedTable[EntryCounts] = CopiedTable("Số đếm lúc nhập phiếu", self._columns())
        self.table.setMinimumHeight(200)
        self.rows.addWidget(self._head)
        self.rows.addWidget(self.table, 1)
        self.rows.addStretch()

    def set_signs(self, signs: SurveySigns) -> None:
        """Show other signs."""
        while (item := self._sentences.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        sentences = [doubt.words for doubt in signs.doubts] or ["Kỳ này không có dấu hiệu nào."]
        for words in sentences:
            line = Label(words, wrap=True)
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._sentences.addWidget(line)
        self.table.set_rows(signs.entries)
        for part in (self._head, self.table):
            part.setVisible(bool(signs.entries))

    def _columns(self) -> tuple[Column[EntryCounts], ...]:
        def who(counts: EntryCounts) -> str:
            if not counts.entered_by:
                return VIA_WORDS[counts.via]
            return f"{_WAYS[counts.via]}: {self._name_of(counts.entered_by)}"

        def checks(counts: EntryCounts) -> str:
            told = f"{grouped(counts.checked)} ({grouped(counts.disagreed)})"
            return told if counts.checked else NO_VALUE

        return (
            Column("Cách lấy phiếu, người nhập", who, tip=who),
            Column("Phiếu", lambda each: grouped(each.slips), 70, "right"),
            Column("Bỏ dở", lambda each: grouped(each.unfinished), 70, "right"),
            Column("Giống liền", lambda each: grouped(each.equal_runs), 90, "right"),
            Column("Ngoài giờ", lambda each: grouped(each.outside_hours), 90, "right"),
            Column("Kiểm (khác)", checks, 104, "right"),
        )
