"""The workbook's way out: its name, what keeps it from being written."""

from onecua.domain.period import Basis, monthly
from onecua.ui.surveys.survey_export import file_name
from tests.domain.survey.making import DESK
from tests.surveys import answered, close_batch
from tests.ui.surveys.test_results_panel import MONTH, opened, panel_of, waited

__all__ = ["opened"]


def test_the_file_is_named_by_form_and_period():
    assert file_name(monthly(2026, 11), DESK) == "khao-sat_desk_2026-11.xlsx"
    calendar = monthly(2026, 11, Basis.CALENDAR)
    assert file_name(calendar, DESK) == "khao-sat_desk_2026-11_duong-lich.xlsx"


def test_a_refused_file_is_told_and_another_try_is_open(opened, qtbot, tmp_path):
    close_batch(opened.desk, [answered({"chung": 5})] * 5, month=MONTH)
    opened.page.entered()
    waited(opened, qtbot)
    opened.shell.next_file = str(tmp_path / "khong-co" / "a.xlsx")
    panel = panel_of(opened)
    with qtbot.capture_exceptions() as raised:
        panel.start_export()
        assert panel.export.waits() == "Đang ghi tệp…"
        waited(opened, qtbot)
    assert len(raised) == 1
    assert panel.export.waits() is None
