"""Where copies go: a folder, whether it can be written, and how much room it has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua import files
from onecua.domain.vietnamese import decimal_comma, grouped
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from onecua.progress import Progress
    from onecua.ui.tasks import Runner

_PAUSE_MS = 400
_GIGABYTE = 1_000_000_000
_LITTLE = 1 * _GIGABYTE


@dataclass(frozen=True)
class FolderFound:
    """What was found out about a folder: a problem, or the words beside a good one."""

    folder: str
    problem: str = ""
    words: str = ""


def look_at(folder: str) -> FolderFound:
    """Find out whether copies can be kept in a folder, by writing there; slow on a network."""
    path = Path(folder).expanduser()
    if not path.is_absolute():
        return FolderFound(folder, "Ghi cả đường dẫn, hoặc bấm «Chọn» để tìm thư mục.")
    if not path.is_dir():
        return FolderFound(folder, "Chưa có thư mục này. Bấm «Chọn» để tìm hoặc tạo thư mục.")
    if not files.is_writable(path):
        return FolderFound(folder, "Không ghi được vào thư mục này. Chọn thư mục khác.")
    free = files.free_space(path)
    if free < _LITTLE:
        megabytes = grouped(free // 1_000_000)
        return FolderFound(folder, f"Ổ này chỉ còn {megabytes} MB. Chọn ổ còn ít nhất 1 GB.")
    room = decimal_comma(free / _GIGABYTE, 0)
    return FolderFound(folder, words=f"Ghi được, còn {room} GB.")


class BackupField(QWidget):
    """A folder that is looked at off the main thread; empty means that none is wanted yet."""

    looked = Signal()

    def __init__(self, tasks: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._found: FolderFound | None = None
        self._waiting: Callable[[], object] | None = None
        self.text = TextField("Chưa chọn: chưa có bản sao ở nơi thứ hai", leading="folder")
        self.text.changed.connect(self._on_changed)
        self.field = Field("Thư mục giữ bản sao", self.text, "nên ở ổ khác, có thể chọn sau")
        self._browse = ShortcutButton("Chọn", "Alt+T")
        self._browse.clicked.connect(self._on_browse)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        beside = QVBoxLayout()
        beside.setSpacing(3)
        beside.addWidget(Label(" "))  # as high as the field's name
        beside.addWidget(self._browse)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addLayout(beside)

    def value(self) -> str:
        """Return the folder, empty when none was named."""
        return self.text.value()

    def problem(self) -> str:
        """Return what is wrong with the folder, as far as is known."""
        return self._found.problem if self._found is not None else ""

    def settle(self, then: Callable[[], object]) -> bool:
        """Tell whether the folder was looked at; if not, do it and call `then` afterwards."""
        if not self.value() or (self._found is not None and self._found.folder == self.value()):
            return True
        self._waiting = then
        self._look()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at nothing any more once the window is gone."""
        super().hideEvent(event)
        self._timer.stop()

    def _on_changed(self) -> None:
        self._found = None
        self.field.set_problem(None)
        self.field.set_note(None)
        self._timer.start()

    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Thư mục giữ bản sao", self.value())
        if chosen:
            self.text.set_value(chosen)

    def _look(self) -> None:
        self._timer.stop()
        folder = self.value()
        if not folder:
            return

        def look(_progress: Progress) -> FolderFound:
            return look_at(folder)

        self._tasks.run(look, self._on_found)

    def _on_found(self, found: FolderFound) -> None:
        if found.folder != self.value():
            return
        self._found = found
        self.field.set_problem(found.problem or None)
        self.field.set_note(found.words or None, "success")
        self.looked.emit()
        if self._waiting is not None:
            then, self._waiting = self._waiting, None
            then()
