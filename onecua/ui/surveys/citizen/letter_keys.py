"""The Vietnamese keyboard of the screen: letters with their marks, tones, digits, capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.ui.surveys.citizen.screen_keys import ERASE, Key, ScreenKeys
from onecua.ui.surveys.citizen.tone_marks import MARKS, with_tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHIFT, DIGITS = "\x0e", "\x11"
_MARKED, _FIGURES = "ăâđêôơư", "1234567890?"
_LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class LetterKeys(ScreenKeys):
    """Types into a text that it is given and gives it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._capital = True
        self._figures = False
        super().__init__(self._layout(), parent)

    def typed_into(self, before: str, sent: str) -> str:
        """Return the text before the caret after a key, and change the keys it calls for."""
        if sent == SHIFT:
            self._turn(not self._capital, self._figures)
            return before
        if sent == DIGITS:
            self._turn(self._capital, not self._figures)
            return before
        if sent == ERASE:
            return before[:-1]
        if sent in MARKS.values():
            return with_tone(before, sent)
        after = before + sent
        self._turn(False, self._figures)
        return after

    def begin_sentence(self, before: str) -> None:
        """Write a capital where a sentence begins."""
        self._turn(not before.strip() or before.rstrip().endswith((".", "!", "?")), self._figures)

    def _turn(self, capital: bool, figures: bool) -> None:
        if (capital, figures) != (self._capital, self._figures):
            self._capital, self._figures = capital, figures
            self.relabel(self._layout())

    def _layout(self) -> tuple[tuple[Key, ...], ...]:
        top, middle, low = (tuple(map(self._letter, row)) for row in _LETTERS)
        erase = Key(ERASE, icon="backspace", name="Xóa một chữ", wide=2)
        space = Key(" ", "Cách", wide=2, name="Dấu cách")
        shift = Key(SHIFT, icon="chevron-up", name="Chữ hoa", wide=1)
        figures = Key(DIGITS, "abc" if self._figures else "123", wide=1)
        return (
            self._first_row(),
            (*top, erase),
            (shift, *middle, Key(","), Key(".")),
            (figures, *low, space, Key("\n", icon="enter", name="Xuống dòng", wide=2)),
        )

    def _first_row(self) -> tuple[Key, ...]:
        if self._figures:
            return (*map(Key, _FIGURES), Key("!"))
        tones = (Key(mark, name, name=f"Dấu {name}") for name, mark in MARKS.items())
        return (*map(self._letter, _MARKED), *tones)

    def _letter(self, letter: str) -> Key:
        return Key(letter.upper() if self._capital else letter)
