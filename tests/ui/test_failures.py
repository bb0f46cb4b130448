import sys
import threading
from datetime import datetime

import pytest
from PySide6.QtGui import QGuiApplication

from onecua.errors import Cancelled, RuleError, StorageError
from onecua.ui.failure_log import FailureLog
from onecua.ui.failures import Failures
from onecua.ui.widgets.date_field import parse_date

NOON = datetime(2026, 11, 20, 12, 0)


@pytest.fixture
def told():
    return []


@pytest.fixture
def failures(qtbot, tmp_path, told):
    log = FailureLog(tmp_path / "nhat-ky", lambda: NOON)
    made = Failures(log, lambda text, kind: told.append((kind, text)), lambda: None)
    yield made
    made.uninstall()
    if made.report_shown() is not None:
        made.report_shown().close()


def bug(name="Nguyễn Thị Thanh Tâm"):
    try:
        parse_date(None)  # a bug of ours, raised inside our own code
    except AttributeError as error:
        raise KeyError(name) from error


def caught(work):
    try:
        work()
    except KeyError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "voice"),
    [
        (RuleError("Ghi số điện thoại đủ 10 chữ số."), "warning"),
        (StorageError("Ổ đĩa đã đầy."), "danger"),
    ],
)
def test_the_request_and_the_machine_speak_in_a_message(failures, told, error, voice):
    failures.tell(error)
    assert told == [(voice, error.message)]
    assert failures.report_shown() is None


def test_cancelling_is_no_failure(failures, told):
    failures.tell(Cancelled())
    assert told == []
    assert failures.report_shown() is None


def test_a_bug_is_reported_logged_and_can_be_copied(failures, told, tmp_path):
    failures.tell(caught(bug))
    report = failures.report_shown().report()
    assert "ui/widgets/date_field.py" in report
    assert "builtins.KeyError" in report
    assert "builtins.AttributeError" in report
    written = (tmp_path / "nhat-ky" / "onecua-loi.log").read_text("utf-8")
    assert report in written
    failures.report_shown()._on_copy()
    assert QGuiApplication.clipboard().text() == report
    assert told == []


def test_a_report_holds_no_value_and_no_path_of_the_machine(failures, tmp_path):
    failures.tell(caught(bug))
    report = failures.report_shown().report()
    assert "Tâm" not in report
    assert str(tmp_path) not in report
    assert "/home" not in report
    assert "\\" not in report


def test_a_second_bug_joins_the_open_report(failures):
    failures.tell(caught(bug))
    first = failures.report_shown()
    failures.tell(caught(bug))
    assert failures.report_shown() is first
    assert first.report().count("builtins.KeyError") == 2


def test_a_log_that_cannot_be_written_is_told_beside_the_bug(qtbot, tmp_path):
    (tmp_path / "nhat-ky").write_text("a file where the folder should be")
    failures = Failures(FailureLog(tmp_path / "nhat-ky"), lambda *_: None, lambda: None)
    failures.tell(caught(bug))
    words = [label.text() for label in failures.report_shown().findChildren(type_of_label())]
    assert any(text.startswith("Chưa ghi được nhật ký lỗi.") for text in words)
    failures.report_shown().close()


def type_of_label():
    from onecua.ui.widgets.label import Label

    return Label


def test_the_log_drops_its_older_half(tmp_path):
    log = FailureLog(tmp_path)
    for number in range(40):
        log.append(f"báo cáo {number}\n" + "x" * 10_000)
    content = log.path.read_text("utf-8")
    assert len(content) <= 256 * 1024
    assert "báo cáo 39" in content
    assert "báo cáo 0\n" not in content
    assert content.startswith("báo cáo")


def test_uncaught_errors_reach_the_person(failures, told):
    failures.install()
    error = RuleError("Chọn thủ tục trước.")
    sys.excepthook(RuleError, error, None)
    assert told == [("warning", "Chọn thủ tục trước.")]


def test_uncaught_errors_of_a_thread_reach_the_person_on_the_main_thread(qtbot, failures, told):
    failures.install()

    def refuse():
        raise StorageError("Tệp đang mở ở chương trình khác.")

    thread = threading.Thread(target=refuse)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: told == [("danger", "Tệp đang mở ở chương trình khác.")])


def test_the_hooks_are_given_back(failures):
    failures.install()
    failures.uninstall()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
