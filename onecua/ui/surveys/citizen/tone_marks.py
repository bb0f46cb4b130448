"""Tone marks on the screen's own keyboard: a mark goes on the right letter of the word before."""

from __future__ import annotations

import re
import unicodedata

MARKS = {"sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
_LETTER_MARKS = "\u0306\u0302\u031b"
_VOWELS = "aăâeêioôơuưy"
_LAST_WORD = re.compile(r"\w+\Z")
_PAIR, _TRIPLE = 2, 3


def with_tone(text: str, mark: str) -> str:
    """Return the text with a tone on its last word; the same tone again takes it off.

    A word without a vowel stays as it is.
    """
    found = _LAST_WORD.search(text)
    if found is None:
        return text
    word = found[0]
    bare = "".join(_without_tone(letter) for letter in word)
    place = _main_vowel(bare.lower())
    if place is None:
        return text
    had = any(mark in unicodedata.normalize("NFD", letter) for letter in word)
    toned = bare[place] if had else unicodedata.normalize("NFC", bare[place] + mark)
    return text[: found.start()] + bare[:place] + toned + bare[place + 1 :]


def _without_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    kept = "".join(p for p in parts if unicodedata.category(p) != "Mn" or p in _LETTER_MARKS)
    return unicodedata.normalize("NFC", kept)


def _main_vowel(word: str) -> int | None:
    """Return the place of the vowel that bears the tone, as it is usually written (hóa, thúy)."""
    start = 0
    if word.startswith(("qu", "gi")) and any(letter in _VOWELS for letter in word[2:]):
        start = 2
    vowels = [at for at in range(start, len(word)) if word[at] in _VOWELS]
    group = [at for n, at in enumerate(vowels) if at == vowels[0] + n]
    if not group:
        return None
    marked = [at for at in group if word[at] in "ăâêôơư"]
    if marked:
        return marked[-1]
    closed = group[-1] + 1 < len(word)
    if len(group) >= _TRIPLE or (len(group) == _PAIR and closed):
        return group[1]
    return group[0]
