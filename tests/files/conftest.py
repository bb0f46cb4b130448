"""A file with old content in a folder with a Vietnamese name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.faulty import OLD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "Hồ sơ tháng 11"
    folder.mkdir()
    path = folder / "Báo cáo.xlsx"
    path.write_bytes(OLD)
    return path
