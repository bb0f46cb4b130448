from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip

from onecua.ui.theme import theme
from onecua.ui.tokens import LIGHT
from onecua.ui.widgets.clamped_label import first_line, wrapped
from onecua.ui.widgets.entry_delegate import EntryDelegate
from onecua.ui.widgets.paged_model import KEPT, PAGE, Column, PagedTableModel, Role
from onecua.ui.widgets.table_view import TableView
from onecua.ui.widgets.two_line_list import Entry, Group, TwoLineList
from onecua.ui.widgets.urgency import Urgency, UrgencyKind, UrgencyLabel

MILLION = 1_000_000


@dataclass(frozen=True)
class Row:
    number: int
    name: str = "Nguyễn Thị Thanh Tâm"


class Query:
    """Rows made up as they are asked for; remembers what was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, offset, limit):
        self.asked.append((offset, limit))
        return [Row(number) for number in range(offset, offset + limit)]


def columns(checked=None):
    due = Urgency(UrgencyKind.TODAY, "Hôm nay 17:00")
    first = [Column("", lambda _row: "", 34, checked=checked)] if checked else []
    return [
        *first,
        Column("Hạn", lambda _row: due.words, 150, key="due", urgency=lambda _row: due),
        Column("Mã", lambda row: f"{row.number:07d}", 160, tip=lambda row: row.name),
        Column("Chủ hồ sơ", lambda row: row.name, key="name"),
        Column("Hẹn trả", lambda _row: "20/11/2026", 104, "right"),
    ]


@pytest.fixture
def query():
    return Query()


@pytest.fixture
def model(query):
    return PagedTableModel(columns(), query, MILLION)


@pytest.fixture
def view(qtbot, model):
    made = TableView()
    qtbot.addWidget(made)
    made.resize(806, 500)
    made.set_model(model)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_the_model_keeps_qts_contract(query):
    model = PagedTableModel(columns(), query, 600)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_count(700)
    model.refresh()
    assert tester.model() is model


def test_only_pages_that_are_seen_are_fetched(view, query):
    view.grab()
    assert query.asked == [(0, PAGE)]
    view.select_position(900_000)
    view.grab()
    assert {offset for offset, _ in query.asked} == {0, 900_000 // PAGE * PAGE}


def test_a_page_is_fetched_once_while_it_is_kept(model, query):
    for position in (0, 5, 255, 3):
        assert model.row_at(position) == Row(position)
    assert query.asked == [(0, PAGE)]


def test_the_page_used_longest_ago_goes_first(model, query):
    for page in range(KEPT):
        model.row_at(page * PAGE)
    model.row_at(0)
    model.row_at(KEPT * PAGE)
    query.asked.clear()
    model.row_at(0)
    assert query.asked == []
    model.row_at(PAGE)
    assert query.asked == [(PAGE, PAGE)]


def test_a_query_that_became_shorter_leaves_empty_rows():
    model = PagedTableModel(columns(), lambda _offset, _limit: [Row(0)], 3)
    assert model.row_at(0) == Row(0)
    assert model.row_at(2) is None
    assert model.data(model.index(2, 1)) is None
    assert model.row_at(-1) is None


def test_refreshing_keeps_the_chosen_row(view, model, query):
    view.select_position(12)
    query.asked.clear()
    model.refresh()
    view.grab()
    assert query.asked != []
    assert view.current_row() == Row(12)


@pytest.mark.parametrize(
    ("column", "role", "answer"),
    [
        (0, Role.URGENCY, Urgency(UrgencyKind.TODAY, "Hôm nay 17:00")),
        (1, Qt.ItemDataRole.DisplayRole, "0000007"),
        (1, Qt.ItemDataRole.ToolTipRole, "Nguyễn Thị Thanh Tâm"),
        (1, Role.ROW, Row(7)),
        (1, Role.SUB, None),
        (2, Qt.ItemDataRole.AccessibleTextRole, "Nguyễn Thị Thanh Tâm"),
    ],
)
def test_a_cell_answers_each_role(model, column, role, answer):
    assert model.data(model.index(7, column), role) == answer


def test_rows_in_memory_are_a_model_too():
    model = PagedTableModel.of_rows(columns(), [Row(1), Row(2)])
    assert (model.rowCount(), model.row_at(1)) == (2, Row(2))
    model.set_rows([Row(3)])
    assert (model.rowCount(), model.row_at(0)) == (1, Row(3))
    assert model.rowCount(model.index(0, 0)) == 0


def test_the_arrow_keys_tell_the_row_and_enter_opens_it(qtbot, view):
    changed, opened = [], []
    view.row_changed.connect(changed.append)
    view.row_opened.connect(opened.append)
    view.select_position(5)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (changed, opened) == ([Row(5), Row(6)], [Row(6)])


def test_a_press_on_a_head_asks_for_its_order_and_then_for_the_reverse(view):
    asked = []
    view.sort_asked.connect(lambda key, descending: asked.append((key, descending)))
    for section in (2, 2, 2, 1, 0):
        view.horizontalHeader().sectionClicked.emit(section)
    assert asked == [("name", False), ("name", True), ("name", False), ("due", False)]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_columns_fill_the_width_and_never_scroll_sideways(view, scale):
    theme().set_text_scale(scale)
    view.resize(1000, 500)
    widths = [view.columnWidth(column) for column in range(4)]
    assert sum(widths) == view.viewport().width()
    assert widths[0] == round(150 * scale)


def test_rows_are_32_pixels_high_and_grow_with_the_text(view):
    assert view.rowHeight(0) == 32
    theme().set_text_scale(1.5)
    assert view.rowHeight(0) >= view.fontMetrics().height() + 8


def test_the_chosen_row_has_its_bar_and_ground(qtbot, view):
    view.select_position(2)
    image = view.viewport().grab().toImage()
    top = view.rowViewportPosition(2) + 4
    assert image.pixelColor(1, top).name().upper() == LIGHT.accent
    assert image.pixelColor(155, top).name().upper() == LIGHT.accent_soft


def test_space_and_a_press_toggle_the_check_box_of_a_row(qtbot):
    chosen = set()
    model = PagedTableModel.of_rows(columns(lambda row: row in chosen), [Row(0), Row(1)])
    model.check_toggled.connect(chosen.add)
    view = TableView()
    qtbot.addWidget(view)
    view.set_model(model)
    view.resize(700, 200)
    view.show()
    view.select_position(1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chosen == {Row(1)}
    assert model.data(model.index(1, 0), Role.CHECKED) is True
    where = view.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen == {Row(0), Row(1)}


ENTRIES = [
    Group("Quá hạn", "2", "alert-octagon", "danger"),
    Entry("Gọi xin lỗi", "Nguyễn Hữu Thắng", "H24.119-261106-0021", "Quá hạn 2 ngày", value=1),
    Group("Hôm nay", "5"),
    Entry("Xin lỗi, gia hạn: chờ lãnh đạo mở", blocked=True, value=2),
    Entry("Ký chứng thực", "Công ty TNHH Cơ khí", value=3),
]


@pytest.fixture
def work(qtbot):
    made = TwoLineList()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.set_entries(ENTRIES)
    made.show()
    return made


def test_heads_and_blocked_entries_are_passed_over(qtbot, work):
    opened, changed = [], []
    work.opened.connect(lambda entry: opened.append(entry.value))
    work.select_first()
    work.entry_changed.connect(lambda entry: changed.append(entry.value))
    qtbot.keyClick(work, Qt.Key.Key_Down)
    qtbot.keyClick(work, Qt.Key.Key_Return)
    assert (changed, opened) == ([3], [3])
    assert work.current_entry() == ENTRIES[4]


def test_a_blocked_entry_is_not_opened_by_a_press(qtbot, work):
    opened = []
    work.opened.connect(opened.append)
    where = work.visualRect(work.model().index(3, 0)).center()
    qtbot.mouseClick(work.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened == []


def test_a_list_that_grows_is_as_high_as_its_entries(qtbot):
    made = TwoLineList(dense=True, grows=True)
    qtbot.addWidget(made)
    made.set_entries([Entry("Chuyển", key="Ctrl+B"), Entry("Yêu cầu bổ sung", key="Ctrl+2")])
    assert made.sizeHint().height() - 2 * made.frameWidth() == 64
    made.set_entries([])
    assert made.sizeHint().height() == 2 * made.frameWidth()


def test_what_an_entry_says_is_read_aloud(work):
    text = work.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Gọi xin lỗi, Nguyễn Hữu Thắng, H24.119-261106-0021, Quá hạn 2 ngày"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("dense", [False, True])
def test_entries_have_room_for_their_lines(work, dense, scale):
    theme().set_text_scale(scale)
    delegate = EntryDelegate(dense, chevron=True)
    height = delegate.sizeHint(None, work.model().index(1, 0)).height()
    assert height >= (32 if dense else 42)
    assert height >= work.fontMetrics().height()


@pytest.mark.parametrize("kind", UrgencyKind)
def test_every_urgency_has_icon_words_and_room(qtbot, kind):
    label = UrgencyLabel(Urgency(kind, "Quá hạn 2 ngày"))
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    image = label.grab().toImage()
    icon = {image.pixelColor(x, y).name() for x in range(18) for y in range(image.height())}
    assert len(icon) > 2
    assert label.accessibleName() == "Quá hạn 2 ngày"


def test_no_index_has_no_data(model):
    assert model.data(QModelIndex()) is None


def test_a_row_that_is_not_read_yet_is_drawn_empty(qtbot):
    view = TableView()
    qtbot.addWidget(view)
    unread = PagedTableModel(columns(), lambda _offset, _limit: [], 3)
    view.set_model(unread)
    view.resize(900, 200)
    view.show()
    assert not view.grab().isNull()  # an exception in paint() would fail the test


def test_a_long_text_goes_on_in_the_second_line():
    font, text = theme().font("body"), "Không có ngày hẹn trả: hồ sơ này không tính được quá hạn."
    width = QFontMetrics(font).horizontalAdvance(text) * 2 / 3
    first = first_line(text, font, width)
    assert text.startswith(first)
    assert text[len(first)] == " "
    assert QFontMetrics(font).horizontalAdvance(first) <= width
    assert first_line(text, font, width * 2) == text
    assert first_line("", font, width) == ""


@pytest.mark.parametrize("most", [1, 2, 5])
def test_a_paragraph_ends_in_an_ellipsis_only_where_words_are_left(most):
    font = theme().font("body")
    text = "Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân"
    lines = wrapped(text, font, 180, most)
    assert len(lines) <= most
    assert lines[-1].endswith("…") == (" ".join(lines) != text)


def tip_over(view, row):
    """Ask for the tool tip of a row's first cell; return what it says, empty when there is none."""
    index = view.model().index(row, 0)
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(index)
    where = option.rect.center()
    event = QHelpEvent(QEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where))
    told = view.itemDelegate().helpEvent(event, view, option, index)
    return QToolTip.text() if told else ""


def test_words_that_a_cell_or_an_entry_cuts_stand_in_its_tool_tip(qtbot):
    long = "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân cho người đang cư trú ở nước ngoài"
    table, work = TableView(), TwoLineList()
    table.set_model(PagedTableModel.of_rows([Column("Thủ tục", lambda row: row)], [long, "Ngắn"]))
    work.set_entries([Entry("Lê Thị Anh", sub=long), Entry("Lê Thị Anh", sub="Khai sinh")])
    deeds = TwoLineList(dense=True)
    deeds.set_entries([Entry(long, key="Ctrl+1"), Entry("Có kết quả", key="Ctrl+2")])
    for view, told in ((table, long), (work, f"Lê Thị Anh\n{long}"), (deeds, long)):
        qtbot.addWidget(view)
        view.resize(280, 200)
        with qtbot.waitExposed(view):
            view.show()
        assert tip_over(view, 0) == told
        assert tip_over(view, 1) == ""


def test_no_column_ends_beyond_the_edge_of_a_narrow_table(qtbot):
    view = TableView()
    qtbot.addWidget(view)
    view.set_model(PagedTableModel.of_rows(columns(), [Row(1)]))
    view.resize(400, 200)
    with qtbot.waitExposed(view):
        view.show()
    last = len(columns()) - 1
    assert view.columnViewportPosition(last) + view.columnWidth(last) <= view.viewport().width()
    assert min(view.columnWidth(place) for place in range(last)) > 24
