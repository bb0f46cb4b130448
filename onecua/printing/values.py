"""What a paper is filled with: ready strings, so that printing decides nothing about a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class PaperValues:
    """The content of one paper.

    `fields` and the columns of `lists` are ready Vietnamese text; an empty text is a blank that
    is meant to be filled by hand and prints as dots. `flags` switch optional blocks on. `qr` is
    the whole content of the QR code, None for a paper without one.
    """

    fields: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    qr: str | None = None
