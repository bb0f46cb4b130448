"""Writes rows as a workbook and reads them as a list."""

import pytest

from onecua.exchange.intake_workbook import read_list
from tests.exchange.intake_workbook.lists import write_xlsx


@pytest.fixture
def read(tmp_path):
    """Write rows as a workbook and read them as a list."""

    def write_and_read(rows, **options):
        return read_list(write_xlsx(tmp_path / "danh_sach.xlsx", rows, **options))

    return write_and_read
