"""The look in one place: colours, type roles and the palette, following the system's scheme."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from onecua.ui import fonts, style
from onecua.ui.focus_ring import FocusRings
from onecua.ui.none_refcount import keep_none_alive
from onecua.ui.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QStyleHints


class Scheme(StrEnum):
    """Which colours the person wants; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class TypeRole:
    """A size and weight of text; points at 100 % text size."""

    points: float
    semibold: bool = False


ROLES = {
    "figure": TypeRole(21, semibold=True),
    "due": TypeRole(16.5, semibold=True),
    "first_title": TypeRole(18, semibold=True),
    "page_title": TypeRole(15, semibold=True),
    "detail_title": TypeRole(13, semibold=True),
    "heading": TypeRole(11.5, semibold=True),
    "field": TypeRole(11),
    "body": TypeRole(10.5),
    "strong": TypeRole(10.5, semibold=True),
    "cell": TypeRole(9.75),
    "cell_strong": TypeRole(9.75, semibold=True),
    "small": TypeRole(9),
    "small_strong": TypeRole(9, semibold=True),
    "citizen_question": TypeRole(27, semibold=True),
    "citizen_answer": TypeRole(15.75, semibold=True),
    "citizen_help": TypeRole(15),
    "citizen_button": TypeRole(13.5),
}
"""The type table of the design; nothing is smaller than 9 pt (12 px)."""

_ROLE_PROPERTY = "typeRole"
_TONE_PROPERTY = "tone"


class Theme(QObject):
    """The colours and faces in use; `changed` follows a new scheme or text size."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted = Scheme.SYSTEM
        self._text_scale = 1.0
        self._app: QApplication | None = None
        self._tokens = LIGHT
        self._fonts: dict[str, QFont] = {}
        self._colours: dict[str, QColor] = {}

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def dark(self) -> bool:
        """Tell whether the dark colours are in use."""
        return self._tokens is DARK

    @property
    def text_scale(self) -> float:
        """Text size as a factor; 1.0 is the size of the design."""
        return self._text_scale

    def apply(self, app: QApplication) -> None:
        """Dress the application and keep following the system's colour scheme."""
        keep_none_alive()
        fonts.load_fonts()
        if self._app is not app:
            self._app = app
            app.setStyle(QStyleFactory.create("Fusion"))
            FocusRings(app, lambda: self.color("accent"))
            self._hints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._dress(app)

    @contextmanager
    def sheet_last(self) -> Iterator[None]:
        """Let the first window be built before the style sheet is put on.

        Under the sheet Qt styles a part again whenever it is put into a bigger one.
        """
        if self._app is None or QApplication.topLevelWidgets():
            yield
            return
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._put_sheet_on(self._app)

    def set_scheme(self, scheme: Scheme) -> None:
        """Choose light, dark or the system's colours."""
        self._wanted = scheme
        self._redress()

    def set_text_scale(self, factor: float) -> None:
        """Choose the text size, 1.0 to 1.5; every height follows its text."""
        self._text_scale = min(max(factor, 1.0), 1.5)
        self._redress()

    def color(self, token: str) -> QColor:
        """Return the colour of a token, such as `danger` or `accent-soft`."""
        name = token.replace("-", "_")
        if name not in self._colours:
            self._colours[name] = QColor(getattr(self._tokens, name))
        return self._colours[name]

    def font(self, role: str) -> QFont:
        """Return the face of a type role, at the chosen text size."""
        if role not in self._fonts:
            wanted = ROLES[role]
            points = wanted.points * self._text_scale
            self._fonts[role] = fonts.screen_font(points, wanted.semibold)
        return self._fonts[role]

    def _hints(self) -> QStyleHints:
        return QGuiApplication.styleHints()

    def _on_scheme_changed(self) -> None:
        self._redress()

    def _redress(self) -> None:
        if self._app is not None:
            self._dress(self._app)

    def _dress(self, app: QApplication) -> None:
        self._tokens = DARK if self._wants_dark() else LIGHT
        self._fonts.clear()
        self._colours.clear()
        app.setPalette(palette(self._tokens))
        app.setFont(self.font("body"))
        self._put_sheet_on(app)
        for widget in QApplication.allWidgets():
            role = widget.property(_ROLE_PROPERTY)
            if role:
                widget.setFont(self.font(role))
            widget.update()
        self.changed.emit()

    def _put_sheet_on(self, app: QApplication) -> None:
        app.setStyleSheet(style.sheet(self._tokens, self._text_scale))

    def _wants_dark(self) -> bool:
        if self._wanted is Scheme.SYSTEM:
            return self._hints().colorScheme() is Qt.ColorScheme.Dark
        return self._wanted is Scheme.DARK


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette for these colours, for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.surface),
        (role.Base, tokens.raised),
        (role.AlternateBase, tokens.head),
        (role.Button, tokens.raised),
        (role.ToolTipBase, tokens.raised),
        (role.WindowText, tokens.text),
        (role.Text, tokens.text),
        (role.ButtonText, tokens.text),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.sub),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.Mid, tokens.line),
    ):
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.sub))
    return made


def theme() -> Theme:
    """Return the one theme of the running window."""
    return _THEME


def type_role(widget: QWidget, role: str) -> None:
    """Give a widget the face of a type role and keep it through changes of the text size."""
    widget.setProperty(_ROLE_PROPERTY, role)
    widget.setFont(_THEME.font(role))


def tone(widget: QWidget, token: str) -> None:
    """Give a label the colour of a token, in every scheme."""
    set_state(widget, _TONE_PROPERTY, token.replace("-", "_"))


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet looks at, and draw the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.update()


_THEME = Theme()
