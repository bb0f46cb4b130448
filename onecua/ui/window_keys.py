"""The keys that work everywhere in the window; `help_keys.py` tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from onecua.ui.actions import PAGES

if TYPE_CHECKING:
    from onecua.ui.main_window import MainWindow


def install_keys(window: MainWindow) -> None:
    """Let the digits open pages, F2 the intake, F1 the help and F7 the citizen screen."""
    for entry in PAGES:
        shortcut = QShortcut(QKeySequence(f"Alt+{entry.digit}"), window)
        shortcut.activated.connect(lambda key=entry.key: window.show_page(key))
    for keys, run in (
        ("F2", lambda: window.show_page("intake")),
        ("F1", window.show_help),
        ("F7", lambda: _invite(window)),
    ):
        QShortcut(QKeySequence(keys), window).activated.connect(run)


def _invite(window: MainWindow) -> None:
    """Open the citizen screen, for the dossier in view when its result was returned."""
    from onecua.ui.surveys.citizen.opening import open_citizen_screen

    hook = getattr(window.page(window.frame.current_key()), "dossier_to_rate", None)
    open_citizen_screen(window, hook() if hook is not None else None)
