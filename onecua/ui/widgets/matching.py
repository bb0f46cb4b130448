"""Which letters of a line were typed: compared without case and marks, letter by letter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def matched_spans(text: str, query: str, words: bool = True) -> list[tuple[int, int]]:
    """Return the (start, end) of the query in `text`, whole or else, with `words`, by words."""
    plain, wanted = folded_letters(text), _wanted(query)
    if not wanted:
        return []
    at = _word_start(plain, wanted)
    if at >= 0:
        return [(at, at + len(wanted))]
    if not words:
        return []
    found = ((_word_start(plain, word), len(word)) for word in set(wanted.split()))
    return _joined(sorted((at, at + length) for at, length in found if at >= 0))


def holds_whole(text: str, query: str) -> bool:
    """Tell whether the whole query stands in the text, from the start of a word."""
    wanted = _wanted(query)
    return bool(wanted) and _word_start(folded_letters(text), wanted) >= 0


def folded_letters(text: str) -> str:
    """Return the text with each letter folded and none added or lost, so that places agree."""
    return "".join(_folded_letter(letter) for letter in text)


@lru_cache(maxsize=1024)
def _folded_letter(letter: str) -> str:
    low = letter.lower()
    if low == "đ":
        return "d"
    first = unicodedata.normalize("NFD", low)[0]
    return first if len(first) == len(letter) else letter


def _wanted(query: str) -> str:
    return folded_letters(unicodedata.normalize("NFC", query)).strip()


def _word_start(text: str, wanted: str) -> int:
    at = text.find(wanted)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(wanted, at + 1)
    return at


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
