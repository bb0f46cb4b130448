"""Province and commune, each found by a few letters of its present or former name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.places import Commune, Province, find_commune, find_province
from onecua.errors import RuleError
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.suggest_box import SuggestBox, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.ui.first_start.commune_source import CommuneSource

_PROVINCE_WIDTH = 320
_HINT = "gõ tên, tên cũ cũng được"


class PlaceFields(QWidget):
    """Two search fields; the province follows the commune when that is chosen first."""

    changed = Signal()
    commune_chosen = Signal()

    def __init__(self, source: CommuneSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._province: Province | None = None
        self._commune: Commune | None = None
        self.province_box = SuggestBox("Gõ vài chữ, ví dụ: hai phong", None)
        self.commune_box = SuggestBox("Gõ vài chữ, không cần dấu")
        self.province_field = Field("Tỉnh, thành phố", self.province_box)
        self.commune_field = Field("Xã, phường, đặc khu", self.commune_box, _HINT)
        self.province_box.set_source(source.provinces)
        self.commune_box.set_source(lambda typed: source.communes(typed, self._province))
        self.province_box.picked.connect(self._on_province_picked)
        self.commune_box.picked.connect(self._on_commune_picked)
        self.province_box.textEdited.connect(self._on_province_edited)
        self.province_box.cleared.connect(self._on_province_edited)
        self.commune_box.textEdited.connect(self._on_commune_edited)
        self.commune_box.cleared.connect(self._on_commune_edited)
        self.province_box.editingFinished.connect(self._on_province_left)
        self.commune_box.editingFinished.connect(self._on_commune_left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.province_field.setFixedWidth(scaled(_PROVINCE_WIDTH))
        row.addWidget(self.province_field)
        row.addWidget(self.commune_field, 1)

    def province(self) -> Province | None:
        """Return the chosen province."""
        return self._province

    def commune(self) -> Commune | None:
        """Return the chosen commune."""
        return self._commune

    def touched(self) -> bool:
        """Tell whether something was typed or chosen."""
        return bool(self.province_box.value() or self.commune_box.value())

    def problems(self) -> list[RuleError]:
        """Return what is wrong with words that were typed and name no place."""
        found = []
        province, commune = self.province_box.value(), self.commune_box.value()
        if province and self._province is None:
            found.append(_problem(lambda: find_province(self._source.places, province)))
        if commune and self._commune is None and self._province is not None:
            name = self._province.full_name
            found.append(_problem(lambda: find_commune(self._source.places, name, commune)))
        return [problem for problem in found if problem is not None]

    def lists_open(self) -> list[SuggestBox]:
        """Return the fields that offer lines just now."""
        return [box for box in (self.province_box, self.commune_box) if box.list_open()]

    def _on_province_picked(self, line: Suggestion) -> None:
        assert isinstance(line.value, Province)
        self._set_province(line.value)
        self.commune_box.setFocus()

    def _on_commune_picked(self, line: Suggestion) -> None:
        assert isinstance(line.value, Commune)
        self._set_commune(line.value)
        self.commune_chosen.emit()

    def _on_province_left(self) -> None:
        typed = self.province_box.value()
        if typed and self._province is None and not self.province_box.list_open():
            self._resolve_province(typed)

    def _on_commune_left(self) -> None:
        typed = self.commune_box.value()
        open_ = self.commune_box.list_open()
        if typed and self._commune is None and self._province is not None and not open_:
            self._resolve_commune(typed, self._province)

    def _resolve_province(self, typed: str) -> None:
        try:
            self._set_province(find_province(self._source.places, typed))
        except RuleError as error:
            self.province_field.set_problem(error.message)

    def _resolve_commune(self, typed: str, province: Province) -> None:
        try:
            self._set_commune(find_commune(self._source.places, province.full_name, typed))
        except RuleError as error:
            self.commune_field.set_problem(error.message)

    def _set_province(self, province: Province) -> None:
        if self._commune is not None and self._commune.province != province:
            self._commune = None
            self.commune_box.set_chosen("")
        self._province = province
        self.province_box.set_chosen(province.full_name)
        self.province_field.set_problem(None)
        self.changed.emit()

    def _set_commune(self, commune: Commune) -> None:
        self._commune = commune
        self.commune_box.set_chosen(commune.full_name, commune.code)
        self.commune_field.set_problem(None)
        if self._province != commune.province:
            self._set_province(commune.province)
        self.changed.emit()

    def _on_province_edited(self) -> None:
        self._province = None
        self.province_field.set_problem(None)
        self.changed.emit()

    def _on_commune_edited(self) -> None:
        self._commune = None
        self.commune_field.set_problem(None)
        self.changed.emit()


def _problem(find: Callable[[], object]) -> RuleError | None:
    try:
        find()
    except RuleError as error:
        return error
    return None
