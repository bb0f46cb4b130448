"""Numbers of slips and register books in the order in which they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.integrity import Area, Finding, Severity
from onecua.storage.proof.names import of_dossier, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.domain.event import Event
    from onecua.storage.proof.names import Names

_MARK = '"numbers":[['
"""How canonical text begins to list numbers; few entries do, and only they are parsed."""


class NumberSeries:
    """Follows every series: a gap or a number issued twice is worth a note.

    A note and no problem: that an entry was taken out is seen by the chain and by the anchors; a
    gap alone proves nothing, since numbers may have been given on paper.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._last: dict[str, int] = {}

    def concerns(self, event: Event) -> bool:
        """Tell whether an event took numbers, by its text alone."""
        return _MARK in event.body_text

    def follow(self, event: Event) -> Iterator[Finding]:
        """Return what is odd about the numbers that a parsed event took."""
        for series, number in event.body.get("numbers", ()):
            last = self._last.get(series, 0)
            if number != last + 1:
                yield self._odd(event, series, number, last)
            self._last[series] = max(last, number)

    def _odd(self, event: Event, series: str, number: int, last: int) -> Finding:
        dossier, code = self._names.about(event.kind, event.ref)
        before = f"số {number - 1}" if number == last + 2 else f"các số {last + 1} đến {number - 1}"
        what = f"trước số {number} thiếu {before}" if number > last else f"số {number} cấp hai lần"
        words = sentence(f"{of_dossier(code)}{series_words(series)}, {what}.")
        return Finding(
            words,
            Area.NUMBER,
            Severity.NOTE,
            dossier=dossier,
            code=code,
            field=series_words(series),
            stored=str(number),
            expected=str(last + 1),
        )


def series_words(series: str) -> str:
    """Return what the desk calls a series: «Mẫu số 04 năm 2026», «sổ 2026-HT»."""
    kind, _, rest = series.partition("/")
    form, _, year = rest.partition("/")
    return f"Mẫu số {form} năm {year}" if kind == "slip" else f"sổ {rest}"
