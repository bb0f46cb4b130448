"""`init` and `check`: a folder made once, proven whole."""

import json
import shutil

import pytest

from onecua.domain.event import Fact, Kind
from onecua.storage.anchors import ANCHORS_FILE
from onecua.storage.surveys import batches
from tests.cli.test_run import INIT, document, in_process
from tests.desks import MovableClock, desk_in, receive


def init(capsys, folder, status=0, **changed):
    arguments = list(INIT)
    for name, value in changed.items():
        flag = "--" + name.replace("_", "-")
        if flag in arguments:
            arguments[arguments.index(flag) + 1] = value
        else:
            arguments += [flag, value]
    return document(capsys, *arguments, "--data", folder, status=status)


@pytest.mark.parametrize(
    ("province", "commune"),
    [
        ("Hải Phòng", "Thanh Hà"),
        ("Thành phố Hải Phòng", "Xã Thanh Hà"),
        ("hai phong", "thanh ha"),
        ("HẢI PHÒNG", "xã thanh hà"),
    ],
)
def test_a_place_is_found_by_full_or_short_name(capsys, tmp_path, province, commune):
    folder = tmp_path / "data"
    told = init(capsys, folder, province=province, commune=commune)
    assert told["data"] == str(folder)
    assert told["procedures"] > 400
    with desk_in(folder, MovableClock()) as desk:
        assert (desk.office.province, desk.office.commune) == (
            "Thành phố Hải Phòng", "Xã Thanh Hà",
        )  # fmt: skip
        assert desk.office.name == "UBND xã Thanh Hà"


WRONG = [
    ("an unknown commune", {"commune": "Không Có"}),
    ("an unknown province", {"province": "Không Có"}),
    ("a wrong code", {"unit_code": "119"}),
    ("counter 0", {"counter": "0"}),
    ("counter 10", {"counter": "10"}),
    ("no name", {"office_name": "  "}),
]


@pytest.mark.parametrize(("case", "changed"), WRONG, ids=[case[0] for case in WRONG])
def test_a_wrong_declaration_is_status_1_and_makes_no_folder(capsys, tmp_path, case, changed):
    told = init(capsys, tmp_path / "data", status=1, **changed)
    assert set(told) == {"error"}
    assert not (tmp_path / "data").exists()


def test_a_folder_with_data_is_left_alone(capsys, tmp_path):
    folder = tmp_path / "data"
    init(capsys, folder)
    before = {path.name: path.read_bytes() for path in folder.glob("onecua.db")}
    assert "đã có dữ liệu" in init(capsys, folder, status=1)["error"]
    assert {path.name: path.read_bytes() for path in folder.glob("onecua.db")} == before


@pytest.mark.parametrize("typed", ["h24.119", " H24.119 ", "H24. 119"])
def test_a_unit_code_is_kept_as_it_is_printed(capsys, tmp_path, typed):
    init(capsys, tmp_path / "data", unit_code=typed)
    with desk_in(tmp_path / "data", MovableClock()) as desk:
        assert desk.office.unit_code == "H24.119"
        assert desk.records.read(receive(desk)).dossier.code == "H24.119-261120-0001"


def test_a_counter_has_its_own_numbers(capsys, tmp_path):
    init(capsys, tmp_path / "data", counter="3")
    with desk_in(tmp_path / "data", MovableClock()) as desk:
        assert desk.records.read(receive(desk)).dossier.code.endswith("-3001")


def test_a_plain_folder_can_be_read_by_any_sqlite(capsys, tmp_path):
    folder = tmp_path / "data"
    status, _out, _err = in_process(capsys, *INIT, "--plain", "--data", folder)
    assert status == 0
    assert (folder / "onecua.db").read_bytes().startswith(b"SQLite format 3")


def test_a_sound_folder_is_proven(capsys, folder):
    told = document(capsys, "check", "--data", folder)
    assert (told["ok"], told["problems"]) == (True, [])


def test_a_folder_edited_by_hand_is_status_1_with_every_problem(capsys, folder):
    with desk_in(folder, MovableClock()) as desk:
        receive(desk)
        with desk.database.write() as transaction:
            transaction.connection.exec_driver_sql("UPDATE dossier SET owner_name = 'Khác'")
    told = document(capsys, "check", "--data", folder, status=1)
    assert told["ok"] is False
    assert any("H24.119-261120-0001" in problem for problem in told["problems"])


def test_a_finding_has_its_parts_beside_its_words(capsys, folder):
    with desk_in(folder, MovableClock()) as desk:
        dossier = receive(desk)
        with desk.database.write() as transaction:
            transaction.connection.exec_driver_sql("UPDATE dossier SET due_at = due_at + 86400")
    told = document(capsys, "check", "--data", folder, status=1)
    found = next(each for each in told["findings"] if each["field"] == "hạn trả")
    assert (found["severity"], found["area"]) == ("problem", "table")
    assert (found["dossier"], found["code"]) == (dossier.hex, "H24.119-261120-0001")
    assert (found["stored"], found["expected"]) == ("27/11/2026 17:00", "26/11/2026 17:00")
    assert found["words"] in told["problems"]
    assert told["dossiers"] == 1


def test_a_printed_mark_is_compared_with_the_log(capsys, folder):
    mark = document(capsys, "check", "--data", folder)["mark"]
    assert mark.startswith("Q1 · ")
    status, out, _err = in_process(capsys, "check", "--data", folder, "--mark", mark)
    assert status == 0
    assert "Khớp" in out
    forged = f"{mark[:-8]}00000000"
    told = document(capsys, "check", "--data", folder, "--mark", forged, status=1)
    assert "viết lại" in told["problems"][0]
    for mark in ("Q1", "", " "):
        told = document(capsys, "check", "--data", folder, "--mark", mark, status=1)
        assert "7f3a91c2" in told["error"]


def test_a_command_that_writes_notes_how_far_the_log_came(capsys, folder):
    with desk_in(folder, MovableClock()) as desk:
        code = desk.records.read(receive(desk)).dossier.code
    assert not (folder / ANCHORS_FILE).exists()
    paper = folder.parent / "giay.pdf"
    document(capsys, "receipt", code, "--out", paper, "--data", folder)
    told = document(capsys, "check", "--data", folder)
    assert json.loads((folder / ANCHORS_FILE).read_text())["anchors"][-1]["seq"] == told["events"]
    assert told["notes"] == []


def test_a_log_edited_by_hand_is_named_for_people_too(capsys, folder):
    with desk_in(folder, MovableClock()) as desk, desk.database.write() as transaction:
        transaction.append([Fact(Kind.PAPER_PRINTED, None, {})], desk.officer.id)
        raw = transaction.connection
        raw.exec_driver_sql("DROP TRIGGER event_is_never_changed")
        raw.exec_driver_sql("UPDATE event SET body = '{\"a\"  :1}' WHERE kind = 'paper_printed'")
    status, out, _err = in_process(capsys, "check", "--data", folder)
    assert status == 1
    assert "đã bị sửa" in out


@pytest.mark.parametrize("lost", ["keys.json", "khoa-du-phong/keys.json"])
def test_one_lost_key_file_is_no_loss(capsys, folder, lost):
    (folder / lost).unlink()
    assert document(capsys, "check", "--data", folder)["ok"] is True


def test_both_lost_key_files_are_status_3_and_named(capsys, folder):
    (folder / "keys.json").unlink()
    shutil.rmtree(folder / "khoa-du-phong")
    told = document(capsys, "check", "--data", folder, status=3)
    assert told["error"].count("keys.json") >= 2


def test_a_folder_without_data_says_how_to_begin(capsys, tmp_path):
    told = document(capsys, "check", "--data", tmp_path, status=1)
    assert "onecua init" in told["error"]
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_status_1_or_3_with_json_all_the_same(capsys, folder):
    path = folder / "onecua.db"
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)
    status, out, _err = in_process(capsys, "check", "--data", folder, "--json")
    told = json.loads(out)
    assert status in (1, 3)
    assert told.get("problems") or told.get("error")


def test_a_demonstration_tells_how_many_dossiers_and_slips_it_has(capsys, tmp_path):
    period = ["--from", "2026-01-05", "--to", "2026-03-31"]
    told = document(capsys, "demo", "--dossiers", "200", *period, "--data", tmp_path / "mau")
    assert told["dossiers"] == 200
    assert 100 < told["responses"] < 200
    with desk_in(tmp_path / "mau", MovableClock()) as desk, desk.database.read() as connection:
        used = connection.exec_driver_sql("SELECT count(*) FROM survey_token").scalar_one()
        answered = sum(len(b.answers) for b in batches(connection, "2026-01", "2026-12"))
    assert told["responses"] == used == answered
