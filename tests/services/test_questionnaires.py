"""The office's questionnaires: added once, never overwritten, in force by its own decision."""

from datetime import date, datetime

import pytest

from onecua import assets
from onecua.domain.event import Kind
from onecua.errors import RuleError, StorageError
from onecua.services.questionnaires import QuestionnaireLibrary
from onecua.storage import projections
from tests.desks import desk_in, event_count, log_problems
from tests.domain.survey.forms import IDS, MINIMAL, shipped

OWN = "thanh_ha/1"
SECOND = MINIMAL.replace("version = 1", "version = 2").replace("không?", "lắm không?")


@pytest.fixture
def library(desk):
    return QuestionnaireLibrary(desk.database, desk.rulebook, desk.officer)


def keys(library):
    return [form.key for form in library.forms()]


def last_event(desk):
    with desk.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT kind, body FROM event ORDER BY seq DESC LIMIT 1")
        return tuple(rows.one())


def test_a_fresh_office_has_the_shipped_forms_and_uses_the_desk_slip(library, clock):
    assert set(keys(library)) == {f"{form_id}/1" for form_id in IDS}
    assert keys(library)[0] == "desk/1"
    assert [each.form.key for each in library.listed() if each.is_in_force] == ["desk/1"]
    assert library.in_force(clock().date()).key == "desk/1"
    assert library.in_force(date(2019, 1, 2)).key == "desk/1"
    assert library.text("quick/1") == shipped("quick")


def test_a_form_of_the_office_is_kept_whole_by_an_event(library, desk):
    before = event_count(desk.database)
    assert library.adopt(MINIMAL).key == OWN
    kind, body = last_event(desk)
    assert (kind, event_count(desk.database)) == (Kind.QUESTIONNAIRE_ADOPTED, before + 1)
    assert '"form":"thanh_ha/1","in_force":null' in body
    assert library.text(OWN) == MINIMAL
    (listed,) = [each for each in library.listed() if each.added_at]
    assert (listed.form.key, listed.is_in_force) == (OWN, False)
    assert listed.added_at == datetime(2026, 11, 20, 9, 12)
    with desk.database.read() as connection:
        assert log_problems(connection) == []


def test_a_form_that_is_there_already_is_no_event(library, desk):
    library.adopt(MINIMAL)
    before = event_count(desk.database)
    library.adopt("# chỉ thêm ghi chú\n" + MINIMAL)
    library.adopt(shipped("desk"))
    assert event_count(desk.database) == before
    assert library.text(OWN) == MINIMAL


@pytest.mark.parametrize(
    ("form_id", "line"), [("thanh_ha", 2), ("quick", 10)], ids=["own", "shipped"]
)
def test_another_form_under_the_same_id_and_version_is_told_to_raise_its_version(
    library, desk, form_id, line
):
    library.adopt(MINIMAL)
    library.adopt(SECOND)
    text = MINIMAL if form_id == "thanh_ha" else shipped(form_id)
    before = event_count(desk.database)
    following = 3 if form_id == "thanh_ha" else 2
    with pytest.raises(RuleError, match=f"Dòng {line}: đã có mẫu «{form_id}» phiên bản 1") as told:
        library.adopt(text.replace("hài lòng", "vừa lòng"))
    assert f"Tăng version thành {following}" in told.value.message
    assert event_count(desk.database) == before


def test_a_faulty_form_is_refused_with_every_line_and_changes_nothing(library, desk):
    before = event_count(desk.database)
    with pytest.raises(RuleError) as told:
        library.adopt(MINIMAL.replace("version = 1", "version = 0").replace("scale", "sao"))
    assert [each.field for each in told.value.problems] == ["2", "10"]
    assert event_count(desk.database) == before


def test_the_desk_uses_what_was_put_in_force_last(library, desk, clock):
    library.adopt(MINIMAL)
    assert library.put_in_force(OWN)
    assert library.in_force(clock().date()).key == OWN
    assert keys(library)[0] == OWN
    assert not library.put_in_force(OWN)
    clock.set(2026, 11, 25, 8)
    assert library.put_in_force("quick/1")
    assert last_event(desk)[1].startswith('{"form":"quick/1","in_force":"desk"')
    days = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 24), date(2026, 11, 25)]
    assert [library.in_force(day).key for day in days] == ["desk/1", OWN, OWN, "quick/1"]
    assert library.put_in_force("desk/1")
    assert library.in_force(date(2026, 11, 25)).key == "desk/1"


def test_a_form_that_is_over_gives_way_to_the_default(library, clock):
    library.put_in_force("sipas_2023/1")
    assert library.in_force(date(2026, 12, 31)).key == "sipas_2023/1"
    assert library.in_force(date(2027, 1, 1)).key == "desk/1"
    clock.set(2027, 1, 4, 8)
    assert [each.form.key for each in library.listed() if each.is_in_force] == ["desk/1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (shipped("sipas_2017"), "hết hiệu lực từ ngày 31/12/2020"),
        (MINIMAL.replace("2026-11-10", "2026-12-01"), "có hiệu lực từ 01/12/2026, chưa dùng được"),
    ],
)
def test_a_form_outside_its_validity_is_not_put_in_force(library, desk, text, said):
    key = library.adopt(text).key
    before = event_count(desk.database)
    with pytest.raises(RuleError, match=said):
        library.put_in_force(key)
    assert event_count(desk.database) == before


def test_a_form_changed_in_mid_period_leaves_the_old_one_readable(library, clock):
    library.adopt(MINIMAL)
    library.put_in_force(OWN)
    clock.set(2026, 11, 25, 8)
    library.adopt(SECOND)
    library.put_in_force("thanh_ha/2")
    assert library.form(OWN).questions[0].text == "Ông (bà) có hài lòng không?"
    assert library.form("thanh_ha/2").questions[0].text == "Ông (bà) có hài lòng lắm không?"
    assert library.in_force(date(2026, 11, 24)).key == OWN
    assert keys(library)[:2] == ["thanh_ha/2", OWN]


def test_what_was_kept_outlives_the_shipped_file(library, tmp_path, monkeypatch):
    library.put_in_force("quick/1")
    quick = shipped("quick")
    desk_file, quick_file = tmp_path / "desk.toml", tmp_path / "quick.toml"
    desk_file.write_text(shipped("desk"), "utf-8")
    quick_file.write_text(quick.replace("Không hài lòng", "Chưa hài lòng"), "utf-8")
    monkeypatch.setattr(assets, "form", lambda *_parts: tmp_path)
    assert library.form("quick/1").question("chung").choices[-1].words == "Không hài lòng"
    quick_file.unlink()
    assert library.text("quick/1") == quick
    desk_file.write_text("id = ", "utf-8")
    with pytest.raises(StorageError, match=r"forms/surveys/desk\.toml đã bị sửa sai .*Cài lại"):
        library.forms()
    desk_file.unlink()
    with pytest.raises(StorageError, match="Thiếu tệp forms/surveys/desk"):
        library.in_force(date(2019, 1, 2))


def test_a_form_that_nobody_has_is_told_with_what_to_do(library):
    with pytest.raises(RuleError, match=r"Không có mẫu phiếu «xa/1»\. Thêm lại tệp"):
        library.form("xa/1")


def test_a_lost_document_is_a_fault_of_the_machine_not_another_form(library, desk):
    library.adopt(MINIMAL)
    with desk.database.write() as transaction:
        kind = "questionnaire_adopted"
        transaction.connection.exec_driver_sql(f"DELETE FROM document WHERE kind = '{kind}'")
    with pytest.raises(StorageError, match="Mất tệp của mẫu phiếu thanh_ha/1"):
        library.forms()
    with desk.database.read() as connection:
        assert any("mẫu phiếu" in words for words in log_problems(connection))


def test_a_rebuild_and_another_opening_know_the_same_forms(library, desk, folder, clock):
    library.adopt(MINIMAL)
    library.put_in_force(OWN)
    before = library.listed()
    with desk.database.write() as transaction:
        projections.rebuild(transaction.connection)
    assert library.listed() == before
    with desk_in(folder, clock) as other:
        assert (
            QuestionnaireLibrary(other.database, other.rulebook, other.officer).listed() == before
        )


def test_a_file_is_read_whatever_editor_wrote_it_and_written_as_it_was(library, tmp_path):
    place = tmp_path / "mau.toml"
    place.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    library.adopt(library.read_file(place))
    library.write_file("desk/1", place)
    assert place.read_text("utf-8") == shipped("desk")


def test_a_file_in_another_encoding_is_told_with_its_line(library, tmp_path):
    place = tmp_path / "mau.toml"
    place.write_bytes(MINIMAL.encode().replace("ế".encode(), b"\xea\xec", 1))
    with pytest.raises(RuleError, match=r"Dòng 3: tệp không phải UTF-8"):
        library.read_file(place)
