"""Bombs, damaged files and files that are no spreadsheets are refused before they are laid out."""

import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onecua.errors import RuleError
from onecua.exchange.intake_workbook import read_list
from onecua.exchange.intake_workbook.bounds import COLUMN_LIMIT, ROW_LIMIT
from tests.exchange.intake_workbook.lists import (
    compound_file,
    table,
    write_ods,
    write_xls,
    write_xlsx,
)

SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1 << 20


@pytest.fixture
def workbook(tmp_path):
    return write_xlsx(tmp_path / "danh_sach.xlsx", table({}))


def rewrite(path, part, change):
    """Change one part of an archive, or add it; other parts stay as they are."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def add_cell(path, cell):
    return rewrite(path, SHEET, lambda xml: xml.replace(b"</sheetData>", cell + b"</sheetData>"))


def test_a_bomb_is_refused_at_once_and_without_memory(workbook):
    resource = pytest.importorskip("resource", reason="Windows tells no peak of memory")
    row = b'<row><c t="inlineStr"><is><t>' + b"A" * 1000 + b"</t></is></c></row>"
    rewrite(workbook, SHEET, lambda xml: xml.replace(b"</sheetData>", row * 147_000))
    assert workbook.stat().st_size < MEGABYTE
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(RuleError, match="bung ra quá lớn"):
        read_list(workbook)
    assert time.process_time() - start < 1  # 100 ms; what a busy machine adds is not counted
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_many_parts_are_refused(workbook):
    with zipfile.ZipFile(workbook, "a") as archive:
        for number in range(200):
            archive.writestr(f"xl/extra{number}.xml", "<a/>")
    with pytest.raises(RuleError, match="không giống một danh sách"):
        read_list(workbook)


@pytest.mark.parametrize(
    "cell",
    [
        b'<row r="9"><c r="XFD9"><v>1</v></c></row>',
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b"<row  r = '1048576'><c><v>1</v></c></row>",
        b'<row r="9"><c r="&#88;FD9"><v>1</v></c></row>',
        b'<x:row xmlns:x="urn:x" r="999999999999"></x:row>',
        b'<row r="9">' + b"<c><v>1</v></c>" * (COLUMN_LIMIT + 1) + b"</row>",
        f'<row r="9"><c r="A{ROW_LIMIT + 1}"/></row>'.encode(),
    ],
)
def test_a_cell_in_the_far_corner_is_refused_before_it_fills_the_memory(workbook, cell):
    with pytest.raises(RuleError, match="Xóa các dòng, cột thừa"):
        read_list(add_cell(workbook, cell))


@pytest.mark.parametrize("cell", [b'<row r="x"/>', b'<row><c r="A1B"/></row>', b"<row>"])
def test_a_damaged_sheet_is_refused(workbook, cell):
    with pytest.raises(RuleError, match="Tệp hỏng"):
        read_list(add_cell(workbook, cell))


@pytest.mark.parametrize(
    "part", [SHEET, "xl/sharedStrings.xml", "[Content_Types].xml", "xl/new.xml"]
)
def test_a_document_type_is_refused_in_any_part(workbook, part):
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    with pytest.raises(RuleError, match="DOCTYPE"):
        read_list(rewrite(workbook, part, lambda _xml: entity))


def test_a_sheet_hidden_in_a_part_that_is_not_measured_is_refused(workbook):
    relations = "xl/_rels/workbook.xml.rels"
    rewrite(workbook, relations, lambda xml: xml.replace(b"sheet1.xml", b"sheet1.png"))
    with zipfile.ZipFile(workbook) as archive:
        sheet = archive.read(SHEET)
    rewrite(workbook, "xl/worksheets/sheet1.png", lambda _empty: sheet)
    with pytest.raises(RuleError, match="Không tìm thấy trang tính"):
        read_list(workbook)


@pytest.mark.parametrize(
    "attributes",
    [
        {"row_attributes": ' table:number-rows-repeated="1000000"'},
        {"cell_attributes": ' table:number-columns-repeated="1000"'},
        {"row_attributes": f' table:number-rows-repeated="{"9" * 5000}"'},
    ],
)
def test_an_open_document_that_repeats_its_cells_too_often_is_refused(tmp_path, attributes):
    with pytest.raises(RuleError, match="Xóa các dòng, cột thừa"):
        read_list(write_ods(tmp_path / "a.ods", table({}), **attributes))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Không tìm thấy dòng tiêu đề"),
        (b"%PDF-1.7\n\xff\xfe\x00", "không phải bảng tính"),
        (b"PK\x03\x04 not a zip", "Tệp hỏng"),
        (b"PK\x05\x06" + bytes(18), "không phải bảng tính"),
        (b"\xd0\xcf\x11\xe0 not a workbook", "Không đọc được bảng tính"),
        (b"\n <html><table><tr><td>a</td></tr></table></html>", "trang web"),
        ("Số hồ sơ".encode("cp1258", "replace"), "CSV UTF-8"),
        ("Số hồ sơ,Chủ hồ sơ\n".encode() + b'"' + b"a" * 200_000, "Không đọc được tệp CSV"),
        (b"a\n" * (ROW_LIMIT + 1), "hơn 220.000 dòng"),
    ],
)
def test_what_is_no_list_is_refused_in_words(tmp_path, content, said):
    path = tmp_path / "danh_sach.xls"
    path.write_bytes(content)
    with pytest.raises(RuleError, match=said):
        read_list(path)


def test_an_archive_of_something_else_is_refused(tmp_path):
    path = tmp_path / "danh_sach.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(RuleError, match="không phải bảng tính"):
        read_list(path)


@pytest.mark.parametrize("other", ["content.xml", "xl/workbook.bin", "XL/Workbook.BIN"])
def test_an_archive_of_two_kinds_is_refused(workbook, other):
    with pytest.raises(RuleError, match="không phải bảng tính"):
        read_list(rewrite(workbook, other, lambda _empty: b"<a/>"))


def test_a_workbook_with_a_password_is_refused(tmp_path):
    path = tmp_path / "khoa.xlsx"
    path.write_bytes(compound_file(b"\x01" * 5000, "EncryptedPackage"))
    with pytest.raises(RuleError, match="Tệp có mật khẩu"):
        read_list(path)


def test_a_file_too_large_to_be_a_list_is_refused_unread(tmp_path):
    path = tmp_path / "danh_sach.csv"
    with path.open("wb") as file:
        file.truncate(65 * MEGABYTE)
    with pytest.raises(RuleError, match="lớn hơn 64 MB"):
        read_list(path)


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    rows = table({}, {})
    return [
        write(folder / name, rows).read_bytes()
        for write, name in ((write_xlsx, "a.xlsx"), (write_ods, "a.ods"), (write_xls, "a.xls"))
    ]


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_a_file_damaged_anywhere_is_read_or_refused(whole_files, tmp_path, data):
    content = bytearray(data.draw(st.sampled_from(whole_files)))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "hong.xlsx"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        reading = read_list(path)
    except RuleError:
        return
    assert len(reading.rows) <= 2
