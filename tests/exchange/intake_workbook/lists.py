"""Builds provincial lists of fictitious dossiers as .xlsx, .ods, .xls and .csv."""

import struct
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook

HEADINGS = [
    "STT",
    "Số hồ sơ",
    "Tên thủ tục hành chính",
    "Tên lĩnh vực",
    "Phòng ban",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày kết thúc xử lý",
    "Cơ quan/đơn vị",
    "Chủ hồ sơ",
    "Số điện thoại",
    "Cán bộ xử lý hiện tại",
    "Trạng thái hồ sơ",
]
ROW = {
    "STT": 1,
    "Số hồ sơ": "H99.001-260803-0001",
    "Tên thủ tục hành chính": "Thủ tục đăng ký khai sinh",
    "Tên lĩnh vực": "Hộ tịch",
    "Phòng ban": "Văn phòng HĐND&UBND",
    "Ngày tiếp nhận": "03/08/2026 08:12:05",
    "Ngày hẹn trả": "04/08/2026 08:12:05",
    "Ngày kết thúc xử lý": "",
    "Cơ quan/đơn vị": "",
    "Chủ hồ sơ": "Nguyễn Văn Mẫu",
    "Số điện thoại": "0900000001",
    "Cán bộ xử lý hiện tại": "Cán bộ Mẫu A",
    "Trạng thái hồ sơ": "Đang xử lý",
}


def table(*changes, headings=HEADINGS):
    """Return headings and one row for each set of changes to the usual row, codes in order."""
    rows = [list(headings)]
    for number, change in enumerate(changes, 1):
        code = f"H99.001-260803-{number:04}"
        row = ROW | {"STT": number, "Số hồ sơ": code} | change
        rows.append([row.get(heading, "") for heading in headings])
    return rows


def only(reading):
    """Return the one row of a reading."""
    (row,) = reading.rows
    return row


def write_xlsx(path, rows, *, merged=(), title="Sheet1"):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def write_ods(path, rows, *, row_attributes="", cell_attributes=""):
    body = "".join(
        f"<table:table-row{row_attributes}>"
        + "".join(
            f'<table:table-cell office:value-type="string"{cell_attributes}>'
            f"<text:p>{escape(str(cell))}</text:p></table:table-cell>"
            if cell != ""
            else "<table:table-cell/>"
            for cell in row
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Danh sách">{body}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest'
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def write_xls(path, rows):
    """Write an Excel 97 workbook of text cells: BIFF8 records in a compound file."""

    def record(kind, body):
        return struct.pack("<HH", kind, len(body)) + body

    def unicode_text(text, length):
        return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")

    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 6)
    name = unicode_text("Sheet1", "<B")
    head_size = len(record(0x0809, begin)) + 4 + 6 + len(name) + 4
    book = record(0x0809, begin)
    book += record(0x0085, struct.pack("<IH", head_size, 0) + name) + record(0x000A, b"")
    book += record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0x07CC, 0, 6))
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                head = struct.pack("<HHH", place, column, 0)
                book += record(0x0204, head + unicode_text(str(cell), "<H"))
    book += record(0x000A, b"")
    path.write_bytes(compound_file(book))
    return path


def compound_file(stream, stream_name="Workbook"):
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    stream = stream.ljust(max(4096, -(-len(stream) // sector) * sector), b"\0")
    count = len(stream) // sector
    chain = [0xFFFFFFFD, end, *range(3, count + 2), end]
    table_sector = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(name, kind, child, start, size):
        raw = (name + "\0").encode("utf-16-le")
        links = struct.pack("<III", free, free, child)
        head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links
        return head + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, end, 0) + entry(stream_name, 2, free, 2, len(stream))
    folder = folder.ljust(sector, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0
    )
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + table_sector + folder + stream
