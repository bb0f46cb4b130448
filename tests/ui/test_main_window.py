"""The whole window over a real desk: keys, search, officers, news of others, closing."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from onecua.domain.applicant import Applicant
from onecua.domain.dossier import Move
from onecua.domain.office import Role
from onecua.services.last_officer import LAST_OFFICER
from onecua.services.setup import declare_office, new_officer, record_officer
from onecua.storage.database import DATABASE_FILE, open_database
from onecua.storage.keys import KEYS_FILE
from onecua.ui.actions import PAGES
from onecua.ui.closing import CLEAN_EXIT
from onecua.ui.help_dialog import HelpDialog
from onecua.ui.help_keys import KEY_GROUPS
from onecua.ui.main_window import MainWindow
from onecua.ui.officer_dialog import OfficerDialog
from onecua.ui.paper_dialog import PaperDialog
from onecua.ui.status import left_items
from onecua.ui.widgets.status_bar import StatusItem
from tests.desks import SAME_DAY, THREE_DAYS, MovableClock, desk_in, move, receive

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(desk, qtbot):
    made = MainWindow(desk)  # not given to qtbot, which closes before this fixture has settled
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    qtbot.waitUntil(lambda: not made.tasks.busy())
    if made.isVisible():
        declare_office(desk, replace(desk.office, backup_folder=""))
        made.close()
    assert not made.isVisible()
    made.deleteLater()


def status_words(window):
    return [item.text for item in window.frame.status_bar._items]


def other_desk(desk):
    return desk_in(desk.database.folder, desk.clock)


def settled(window, qtbot):
    qtbot.waitUntil(lambda: not window.tasks.busy())


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_alt_and_a_digit_open_each_page_under_its_own_title(window, qtbot, entry):
    QTest.keyClick(window, getattr(Qt.Key, f"Key_{entry.digit}"), ALT)

    assert window.frame.current_key() == entry.key
    assert window.frame.top_bar._title.text() == window.page(entry.key).title
    settled(window, qtbot)


def test_only_the_first_page_is_made_at_the_start(window):
    made = [key for key, page in window._pages.items() if page.made is not None]

    assert made == ["intake"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_f2_leads_to_the_intake_from_every_page_and_typing_begins(window, qtbot, entry):
    window.show_page(entry.key)
    settled(window, qtbot)

    QTest.keyClick(window, Qt.Key.Key_F2)

    assert window.frame.current_key() == "intake"
    page = window.page("intake")
    assert page.isAncestorOf(window.focusWidget())


def test_a_dossier_is_found_by_name_without_marks_and_opened(window, desk, qtbot):
    dossier = receive(desk)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert window.focusWidget() is window.search

    QTest.keyClicks(window.search, "thanh tam")
    assert window.search.list_open()
    QTest.keyClick(window.search, Qt.Key.Key_Return)

    settled(window, qtbot)
    assert window.frame.current_key() == "dossiers"
    assert window.page("dossiers").handling.record.dossier.id == dossier
    assert window.search.value() == ""


def test_a_procedure_found_opens_its_dossiers(window, desk, qtbot):
    receive(desk)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.search, THREE_DAYS)
    QTest.keyClick(window.search, Qt.Key.Key_Up)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settled(window, qtbot)

    assert window.frame.current_key() == "dossiers"
    rows = window.page("dossiers").list.model
    assert rows.rowCount() == 1
    assert rows.row_at(0).procedure_code == THREE_DAYS


def test_one_letter_and_unknown_words_offer_nothing(window, desk):
    receive(desk)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.search, "t")
    assert not window.search.list_open()


def test_a_foreign_commit_is_seen_on_the_page_in_view(window, desk, qtbot):
    window.show_page("dossiers")
    settled(window, qtbot)
    model = window.page("dossiers").list.model
    assert model.rowCount() == 0

    with other_desk(desk) as other:
        receive(other)

    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_a_declaration_made_elsewhere_changes_the_window(window, desk, qtbot):
    with other_desk(desk) as other:
        declare_office(other, replace(other.office, commune="Xã Hà Bắc"))

    qtbot.waitUntil(lambda: "Hà Bắc" in window.windowTitle())


def test_a_renamed_officer_is_renamed_in_the_status_bar(window, desk, qtbot):
    record_officer(desk, replace(desk.officer, name="Nguyễn Thị Hồng Nhung A"))

    qtbot.waitUntil(lambda: "Nguyễn Thị Hồng Nhung A" in status_words(window))
    assert desk.officer.name == "Nguyễn Thị Hồng Nhung A"


def changed_officer(window):
    window.change_officer()
    (dialog,) = window.findChildren(OfficerDialog)
    return dialog


def test_another_officer_acts_and_is_remembered(window, desk):
    quyet = new_officer("Phạm Văn Quyết", "Công chức Tư pháp")
    record_officer(desk, quyet)
    dialog = changed_officer(window)
    dialog.choice.set_value(quyet)

    dialog.accept_button.click()

    assert desk.officer == quyet
    assert desk.preferences.get(LAST_OFFICER) == quyet.id.hex
    assert quyet.name in status_words(window)
    history = desk.records.read(receive(desk)).history
    assert history[0].officer_name == quyet.name


def test_a_new_officer_half_written_is_there_when_the_dialog_is_opened_again(window, desk):
    dialog = changed_officer(window)
    dialog.choice.set_value("new")
    dialog.choice.changed.emit("new")
    dialog.name.set_value("Vũ Thị Minh Nguyệt")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    again = changed_officer(window)

    assert again.name.value() == "Vũ Thị Minh Nguyệt"
    again.choice.set_value("new")
    again.choice.changed.emit("new")
    again.accept_button.click()
    assert desk.officer.name == "Vũ Thị Minh Nguyệt"
    assert changed_officer(window).name.value() == ""


def test_a_new_officer_is_written_down_and_acts(window, desk):
    dialog = changed_officer(window)
    dialog.choice.set_value("new")
    dialog.choice.changed.emit("new")
    dialog.accept_button.click()
    assert dialog._name_field.problem()
    dialog.name.set_value("Vũ Thị Minh Nguyệt")

    dialog.accept_button.click()

    assert desk.officer.name == "Vũ Thị Minh Nguyệt"
    assert desk.officer.id in desk.officers()
    assert not dialog.isVisible()


def test_the_status_bar_and_the_choice_say_who_is_a_chief(window, desk):
    chief = new_officer("Nguyễn Văn Hải", "Phó Chủ tịch", role=Role.CHIEF)
    record_officer(desk, chief)

    dialog = changed_officer(window)
    words = [dialog.choice.itemText(place) for place in range(dialog.choice.count())]
    assert "Nguyễn Văn Hải (lãnh đạo), Phó Chủ tịch" in words
    dialog.choice.setCurrentIndex(words.index("Nguyễn Văn Hải (lãnh đạo), Phó Chủ tịch"))
    dialog.accept_button.click()

    assert desk.officer == chief
    said = [item.text for item in left_items(desk, lambda: None, lambda: None)]
    assert "Nguyễn Văn Hải (lãnh đạo)" in said


def test_what_the_page_in_view_offers_follows_who_acts(window, desk, qtbot):
    """An apology on the due day itself waits for the chief; her form then asks for her reason."""
    chief = new_officer("Nguyễn Văn Hải", "Phó Chủ tịch", role=Role.CHIEF)
    record_officer(desk, chief)
    dossier = receive(desk, THREE_DAYS)
    desk.clock.set(2026, 11, 26, 9)
    window.open_dossier(dossier)
    settled(window, qtbot)
    handling = window.page("dossiers").handling
    wanted = lambda: next(deed for deed in handling._deeds if deed.name == "extend")  # noqa: E731
    assert wanted().icon == "lock"
    handling.start(wanted())
    form = handling.form()
    form.reason_text.set_value("Chờ xác minh")

    dialog = changed_officer(window)
    dialog.choice.set_value(chief)
    dialog.accept_button.click()

    assert wanted().icon == "calendar"
    assert handling.form() is form
    assert form.fields["override"].isVisible()


def test_a_new_officer_may_be_a_chief_at_once(window, desk):
    dialog = changed_officer(window)
    dialog.choice.setCurrentIndex(dialog.choice.count() - 1)
    assert dialog.role.isVisible()
    dialog.name.set_value("Lê Thị Bình")
    dialog.role.setFocus()
    QTest.keyClick(dialog.role, Qt.Key.Key_Right)
    dialog.accept_button.click()
    assert (desk.officer.name, desk.officer.is_chief) == ("Lê Thị Bình", True)


def test_an_officer_who_left_is_not_offered(window, desk):
    gone = replace(new_officer("Đỗ Mạnh Cường"), active=False)
    record_officer(desk, gone)

    dialog = changed_officer(window)

    words = [dialog.choice.itemText(place) for place in range(dialog.choice.count())]
    assert not any("Cường" in each for each in words)
    dialog.reject()


def test_f1_shows_the_keys_and_marks_the_page_in_view(window):
    window.show_page("intake")

    QTest.keyClick(window, Qt.Key.Key_F1)

    (dialog,) = window.findChildren(HelpDialog)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def installed_keys(widget):
    return {
        sequence.toString(QKeySequence.SequenceFormat.PortableText)
        for shortcut in widget.findChildren(QShortcut)
        for sequence in shortcut.keys()  # noqa: SIM118 - a QShortcut is no dict
    }


@pytest.mark.parametrize("group", KEY_GROUPS, ids=lambda group: group.page or "everywhere")
def test_every_key_of_the_help_is_there(window, desk, qtbot, group):
    """Enter, Space and Esc are the controls' own; everything else is a shortcut that exists."""
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD)
    if group.page:
        window.show_page(group.page)
        settled(window, qtbot)
    if group.page == "dossiers":
        window.open_dossier(dossier)
        settled(window, qtbot)
    if group.page == "intake":  # whose result may go out at once
        QTest.keyClicks(window.focusWidget(), SAME_DAY)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    found = installed_keys(window)
    if group.page == "surveys":
        window.show_page("surveys/paper")
        settled(window, qtbot)
        found |= installed_keys(window) | {"0", "1"}  # typed into the slip

    arrows = str.maketrans({"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"})
    listed = {key.translate(arrows) for key, _ in group.keys}
    assert listed - {"Enter", "Space", "Esc", "F8"} - found == set()


def test_a_paper_is_shown_for_printing_and_let_go_when_it_is_shut(window, desk, qtbot):
    from onecua import products

    dossier = receive(desk)
    window.show_paper("Giấy hẹn", products.receipt_pdf(desk, dossier), None)

    (dialog,) = window.findChildren(PaperDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Giấy hẹn"
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PaperDialog))


def with_backup_folder(desk, folder):
    declare_office(desk, replace(desk.office, backup_folder=str(folder)))


def test_closing_copies_data_and_keys_which_open_elsewhere(window, desk, qtbot, tmp_path):
    receive(desk)
    with_backup_folder(desk, tmp_path / "bản sao")
    digest = desk.database.digest()

    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    (copy,) = (tmp_path / "bản sao").glob("onecua-*.db")
    restored = tmp_path / "máy khác"
    restored.mkdir()
    shutil.copy(copy, restored / DATABASE_FILE)
    shutil.copy(copy.parent / KEYS_FILE, restored / KEYS_FILE)
    opened = open_database(restored)
    assert opened.digest() == digest
    opened.close()


def test_what_is_being_typed_is_in_the_copy(window, desk, qtbot, tmp_path):
    with_backup_folder(desk, tmp_path / "bản sao")
    window.show_page("intake")
    page = window.page("intake")
    page.form.people.applicant.full_name.setFocus()
    QTest.keyClicks(window.focusWidget(), "Tran Duc Anh")

    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    (copy,) = (tmp_path / "bản sao").glob("onecua-*.db")
    restored = tmp_path / "máy khác"
    restored.mkdir()
    shutil.copy(copy, restored / DATABASE_FILE)
    shutil.copy(copy.parent / KEYS_FILE, restored / KEYS_FILE)
    with desk_in(restored, MovableClock()) as found:
        (draft,) = found.drafts.all()
    assert "Tran Duc Anh" in str(draft.body)


def test_without_a_copy_closing_is_asked_about(window, desk, qtbot, tmp_path):
    (tmp_path / "tệp").write_bytes(b"")
    with_backup_folder(desk, tmp_path / "tệp" / "bản sao")

    window.close()
    qtbot.waitUntil(lambda: window._closing.asking is not None)
    assert window.isVisible()
    window._closing.asking.no_button.click()
    assert window.isVisible()

    window.close()
    qtbot.waitUntil(lambda: window._closing.asking is not None)
    window._closing.asking.yes_button.click()
    assert not window.isVisible()


def test_stopping_the_copy_asks_as_well(window, desk, qtbot, tmp_path):
    with_backup_folder(desk, tmp_path / "bản sao")

    window.close()
    window._closing.copying.panel.stop()
    qtbot.waitUntil(lambda: window._closing.asking is not None)

    assert window.isVisible()
    window._closing.asking.yes_button.click()
    assert not window.isVisible()


def test_long_work_keeps_the_window_open_and_idle_work_does_not(window, qtbot):
    waits = []
    window.tasks.run(lambda _progress: qtbot.wait, waits.append, idle=True)
    assert not window.tasks.busy()
    window.tasks.run(lambda _progress: 1, waits.append)
    assert not window.close()
    assert window.isVisible()
    qtbot.waitUntil(lambda: len(waits) == 2)


def test_backing_up_from_the_status_bar_needs_a_folder(window):
    window._closing.back_up_now()

    assert window.frame.current_key() == "admin"


def test_backing_up_from_the_status_bar_tells_the_last_copy(window, desk, qtbot, tmp_path):
    with_backup_folder(desk, tmp_path / "bản sao")
    assert "Chưa sao lưu" in status_words(window)

    window._closing.back_up_now()
    settled(window, qtbot)

    assert "Sao lưu đã thử mở: 20/11/2026 09:12" in status_words(window)


def test_a_run_that_ended_well_is_noted(window, desk):
    desk.preferences.set(CLEAN_EXIT, "0")

    assert window.close()

    assert desk.preferences.get(CLEAN_EXIT) == "1"


def test_the_status_bar_names_counter_officer_and_encryption(window, desk):
    assert "Quầy 1" in status_words(window)
    assert desk.officer.name in status_words(window)
    right = [item for item in window.frame.status_bar._right if isinstance(item, StatusItem)]
    assert any("Đã mã hóa" in item.text for item in right)


def test_an_empty_search_field_keeps_the_focus_on_the_page_it_opened(window, desk, qtbot):
    receive(desk, applicant=Applicant("Lê Văn Bình", phone="0912555046"))
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(window.search, "van binh")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settled(window, qtbot)

    assert window.page("dossiers").isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("width", [1180, 1280, 1366])
def test_no_page_reaches_beyond_its_window(window, qtbot, width):
    pages = [entry.key for entry in PAGES]
    for key in pages:
        window.show_page(key)
        settled(window, qtbot)
    window.resize(width, 768)
    for key in pages:
        window.show_page(key)
        settled(window, qtbot)
        qtbot.wait(20)
        page = window.page(key)
        inner = getattr(page, "made", None) or page
        assert page.width() == page.parentWidget().width(), key
        assert inner.layout().minimumSize().width() <= page.width(), key
