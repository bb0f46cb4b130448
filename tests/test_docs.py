"""README.md and the guide say only what the program has: pictures, keys, commands, links."""

import re
import shlex
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from onecua.cli.run import parser
from onecua.services.facts import new_id
from onecua.storage.database import WINDOW_BUSY_MS
from onecua.ui.actions import PAGES
from onecua.ui.dossiers.deeds import deeds_of
from onecua.ui.dossiers.dossiers_page import DossiersPage
from onecua.ui.help_keys import KEY_GROUPS
from onecua.ui.main_window import MainWindow
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from tests.desks import NOW, MovableClock, copied_folder, desk_in, receive

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
GUIDE = [ROOT / "docs" / "huong-dan.md", *sorted((ROOT / "docs" / "huong-dan").glob("*.md"))]
PAGES_OF_TEXT = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
KEYS_PAGE = ROOT / "docs" / "huong-dan" / "phim-tat.md"
ROOM_FOR_PICTURES = 4_000_000
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[0-9A-Z←→↓]|Enter|Del)\b|(?:Alt\+[←→↓])|F[0-9]+\b")


def named(page):
    return str(page.relative_to(ROOT))


def text_of(page):
    return page.read_text(encoding="utf-8")


def links(page):
    return [
        target
        for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page))
        if not target.startswith(("http://", "https://"))
    ]


def anchors(page):
    """Return the anchors that a hub makes of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    bare = (re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", h).lower()) for h in headings)
    return {heading.strip().replace(" ", "-") for heading in bare}


def keys_in(text):
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return {key for span in spans for key in KEY.findall(span)}


def commands_in(text):
    """Return the command lines of the fenced blocks and the commands named in the text."""
    blocks = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    return [
        shlex.split(line, comments=True, posix=True)[1:]
        for block in blocks
        for line in block.replace("\\", "/").splitlines()
        if line.startswith("onecua ")
    ]


def named_commands(text):
    return re.findall(r"`onecua ([a-z][a-z -]*[a-z])[^`]*`", text)


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=named)
def test_links_and_pictures_lead_somewhere(page):
    for target in links(page):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found), target


def test_every_page_of_the_guide_is_reached_from_its_first_page():
    reached = {(GUIDE[0].parent / target.partition("#")[0]).resolve() for target in links(GUIDE[0])}

    assert set(GUIDE[1:]) <= reached


def test_pictures_are_small_and_each_one_is_shown():
    shown = {
        (page.parent / target).resolve()
        for page in PAGES_OF_TEXT
        for target in links(page)
        if target.endswith(".png")
    }
    kept = set(IMAGES.glob("*.png"))

    assert kept == shown
    assert sum(picture.stat().st_size for picture in kept) <= ROOM_FOR_PICTURES


@pytest.fixture
def window_keys(tmp_path, qtbot, qapp):
    """Every key of the real window: all pages made, a draft offered, the form of a deed open."""
    theme().apply(qapp)
    folder = copied_folder(tmp_path / "data")
    with desk_in(folder, MovableClock(), busy_ms=WINDOW_BUSY_MS) as desk:
        dossier = receive(desk)
        desk.drafts.save(new_id(), {"procedure": "1.004873"})
        window = MainWindow(desk)
        window.show()
        for entry in PAGES:
            window.show_page(entry.key)
        window.open_dossier(dossier)
        page = window.page("dossiers")
        assert isinstance(page, DossiersPage)
        supplement = next(
            d for d in deeds_of(desk.records.read(dossier).dossier, NOW) if d.key == "Ctrl+2"
        )
        page.handling.start(supplement)
        qtbot.waitUntil(lambda: not window.tasks.busy(), timeout=20_000)
        yield written_keys(window)
        window.close()
        window.deleteLater()


def written_keys(window):
    shortcuts = {
        shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        for shortcut in window.findChildren(QShortcut)
    }
    caps = {button.key for button in window.findChildren(ShortcutButton) if button.key}
    tips = " ".join(action.toolTip() for action in window.findChildren(QAction))
    sheet = " ".join(f"{key} {words}" for group in KEY_GROUPS for key, words in group.keys)
    return shortcuts | caps | set(KEY.findall(tips)) | set(KEY.findall(sheet))


def test_every_key_named_in_the_guide_is_a_key_of_the_program(window_keys):
    named_keys = set().union(*(keys_in(text_of(page)) for page in PAGES_OF_TEXT))

    assert len(named_keys) > 20
    assert named_keys - window_keys == set()


def test_the_table_of_keys_is_the_one_of_the_program():
    written = re.findall(r"^\| `([^`]+)` \| (.+) \|$", text_of(KEYS_PAGE), re.MULTILINE)
    in_program = [entry for group in KEY_GROUPS for entry in group.keys]

    assert [entry for entry in written if " | " not in entry[1]] == in_program


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=named)
def test_every_command_line_shown_is_understood(page):
    for arguments in commands_in(text_of(page)):
        assert parser().parse_args(arguments).run


def test_every_command_named_exists_and_every_command_is_in_the_guide():
    top = parser()._subparsers
    assert top is not None
    known = set(top._group_actions[0].choices)
    in_guide = {name for page in GUIDE for name in named_commands(text_of(page))}
    first_words = {name.split()[0] for name in in_guide}

    assert first_words == known
