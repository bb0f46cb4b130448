"""The domain has no thread and no widget: Python may collect garbage here by itself."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def collected_by_python() -> Iterator[None]:
    """What thousands of drawn cases leave behind goes while they run, not in one heap after."""
    gc.enable()
    yield
    gc.disable()
