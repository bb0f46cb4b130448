"""What ships beside the code: data and fonts."""

import csv
import json
import struct
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QRawFont
from reportlab.pdfbase.ttfonts import TTFontFile

from onecua.assets import resource
from onecua.domain.catalogue import parse_catalogue, parse_sectors
from onecua.domain.deadline import Unit
from onecua.domain.dossier import Channel
from onecua.domain.places import parse_places
from onecua.domain.procedure import Doubt, Scope

PAPER_FONTS = [
    f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")
]
SCREEN_FONTS = ["NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf"]
FONTS = PAPER_FONTS + SCREEN_FONTS
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
DATA_FILES = [
    "procedures.json",
    "sectors.json",
    "units.json",
    "work_calendar.csv",
    "workflows.json",
    "lunar_dates.csv",
]


def data(name: str) -> str:
    return resource("data", name).read_text("utf-8")


@pytest.fixture(scope="session")
def qapp_args():
    return ["onecua", "-platform", "offscreen"]


@pytest.fixture(scope="module")
def catalogue():
    return parse_catalogue(data("procedures.json"))


class TestProcedures:
    def test_counts_are_those_of_the_source(self, catalogue):
        assert Counter(procedure.scope for procedure in catalogue.procedures) == {
            Scope.COMMUNE: 415,
            Scope.MILITARY: 16,
            Scope.POLICE: 69,
            Scope.SOCIAL_INSURANCE: 25,
        }
        assert sum(len(procedure.components) for procedure in catalogue.procedures) == 1830
        assert resource("data", "procedures.json").stat().st_size < 1_500_000

    def test_only_the_communes_own_procedures_are_enabled(self, catalogue):
        for procedure in catalogue.procedures:
            assert procedure.enabled == (procedure.scope is Scope.COMMUNE)

    def test_order_is_scope_then_sector_then_code(self, catalogue):
        scopes = list(Scope)
        keys = [(scopes.index(p.scope), p.sector, p.code) for p in catalogue.procedures]
        assert keys == sorted(keys)

    def test_bare_numbers_and_missing_terms_are_asked(self, catalogue):
        doubts = Counter(p.handling_time.doubt for p in catalogue.procedures if p.enabled)
        assert doubts == {
            None: 217,
            Doubt.NO_TERM: 157,
            Doubt.SEVERAL_TERMS: 6,
            Doubt.NO_UNIT: 31,
            Doubt.HOUR_UNSAID: 2,
            Doubt.UNIT_CONFLICT: 2,
        }

    @pytest.mark.parametrize(
        ("code", "value", "unit", "doubt"),
        [
            ("1.001193", 1, Unit.SAME_DAY, None),
            ("1.004873", 3, Unit.WORKING_DAY, None),
            ("1.012812", 40, Unit.DAY, None),
            ("1.005040", 2, Unit.WORKING_HOUR, None),  # «không quá 02 (hai) giờ làm việc»
            ("1.002372", 3, Unit.HOUR, Doubt.HOUR_UNSAID),  # says nothing
            ("1.004946", 12, Unit.HOUR, Doubt.HOUR_UNSAID),  # «trong vòng 12 giờ»
            ("1.000894", 1, None, Doubt.NO_UNIT),
            ("2.000986", 20, Unit.DAY, Doubt.UNIT_CONFLICT),  # its words say «20 ngày làm việc»
            ("1.012537", None, None, Doubt.SEVERAL_TERMS),
            ("2.000635", None, None, Doubt.NO_TERM),
        ],
    )
    def test_terms_are_those_of_the_source(self, catalogue, code, value, unit, doubt):
        term = catalogue.by_code(code).handling_time
        assert (term.value, term.unit, term.doubt) == (value, unit, doubt)

    def test_an_unasked_term_can_be_promised_on_every_channel(self, catalogue):
        for procedure in catalogue.procedures:
            for channel in Channel:
                term = procedure.handling_time
                promised = term.for_channel(channel)
                assert (promised is None) == (term.ask_reason(channel) != "")

    def test_unknown_stays_unknown(self, catalogue):
        papers = [paper for p in catalogue.procedures for paper in p.components]
        assert sum(paper.originals is None and paper.copies is None for paper in papers) == 1
        assert sum(p.fee.amount is None for p in catalogue.procedures) == 303
        assert sum(p.fee.amount == 0 for p in catalogue.procedures) > 0

    def test_every_record_names_its_source(self, catalogue):
        assert all(p.source and p.as_of and p.confidence for p in catalogue.procedures)

    def test_one_procedure_stands_on_one_line(self, catalogue):
        lines = data("procedures.json").splitlines()
        records = [line for line in lines if line.startswith('{"code"')]
        assert len(records) == len(catalogue.procedures)

    def test_every_sector_of_a_procedure_is_shipped(self, catalogue):
        sectors = parse_sectors(data("sectors.json"))
        assert {p.sector for p in catalogue.procedures} == {sector.name for sector in sectors}
        assert all(sector.ministry for sector in sectors)


class TestPlaces:
    def test_every_commune_since_july_2025_is_there_once(self):
        places = parse_places(data("units.json"))
        assert (len(places.provinces), len(places.communes)) == (34, 3321)
        assert len({commune.code for commune in places.communes}) == 3321
        kinds = Counter(commune.full_name.split()[0] for commune in places.communes)
        assert kinds == {"Xã": 2611, "Phường": 697, "Đặc": 13}

    def test_former_names_are_whole(self):
        names = [name for c in parse_places(data("units.json")).communes for name in c.former]
        assert len(names) > 10_000
        for name in names:
            assert name == " ".join(name.split())
            assert name[0].isupper()
            assert name.count("(") == name.count(")")
            assert "sáp nhập" not in name


# Weekdays off and Saturdays worked, year by year, as legal.md §4.5 tabulates them.
WEEKDAYS_OFF = {
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
EXPECTED_2027 = "02-04 02-05 02-08 02-09 02-10 09-03"
SATURDAYS_WORKED = ["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]


@pytest.fixture(scope="module")
def calendar_rows():
    return list(csv.DictReader(data("work_calendar.csv").splitlines()))


class TestWorkCalendar:
    @pytest.mark.parametrize("year", list(WEEKDAYS_OFF))
    def test_weekdays_off_are_those_of_the_law(self, calendar_rows, year):
        days = [
            row["date"][5:]
            for row in calendar_rows
            if row["date"].startswith(f"{year}-")
            and row["kind"] == "off"
            and date.fromisoformat(row["date"]).weekday() < 5
        ]
        assert days == WEEKDAYS_OFF[year].split()

    def test_only_decided_saturdays_are_worked(self, calendar_rows):
        worked = [row["date"] for row in calendar_rows if row["kind"] == "make_up"]
        assert worked == SATURDAYS_WORKED
        assert all(date.fromisoformat(day).weekday() == 5 for day in worked)

    def test_what_no_document_decides_is_expected(self, calendar_rows):
        expected = [row for row in calendar_rows if row["state"] == "expected"]
        assert [row["date"] for row in expected] == [f"2027-{day}" for day in EXPECTED_2027.split()]
        assert {row["legal_source"] for row in expected} == {"chưa có văn bản"}
        assert {row["state"] for row in calendar_rows} == {"official", "expected"}

    def test_rows_are_in_order_and_have_their_source(self, calendar_rows):
        days = [date.fromisoformat(row["date"]) for row in calendar_rows]
        assert all(later - earlier >= timedelta(days=1) for earlier, later in pairwise(days))
        assert all(row["name"] and row["legal_source"] for row in calendar_rows)


# Mùng 1 Tết and Giỗ Tổ with their weekdays (Monday 0), as legal.md §4.5 tabulates them.
LUNAR_DATES = {
    2023: (6, "01-22", 5, "04-29"),
    2024: (5, "02-10", 3, "04-18"),
    2025: (2, "01-29", 0, "04-07"),
    2026: (1, "02-17", 6, "04-26"),
    2027: (5, "02-06", 4, "04-16"),
    2028: (2, "01-26", 1, "04-04"),
    2029: (1, "02-13", 0, "04-23"),
    2030: (5, "02-02", 4, "04-12"),
    2031: (3, "01-23", 1, "04-01"),
    2032: (2, "02-11", 0, "04-19"),
    2033: (0, "01-31", 5, "04-09"),
    2034: (6, "02-19", 4, "04-28"),
    2035: (3, "02-08", 1, "04-17"),
}


class TestLunarDates:
    def test_the_table_is_that_of_the_sources(self):
        rows = list(csv.DictReader(data("lunar_dates.csv").splitlines()))
        found = {}
        for row in rows:
            tet, hung = date.fromisoformat(row["tet"]), date.fromisoformat(row["hung_kings"])
            found[int(row["year"])] = (
                tet.weekday(),
                f"{tet:%m-%d}",
                hung.weekday(),
                f"{hung:%m-%d}",
            )
        assert found == LUNAR_DATES
        assert [int(row["year"]) for row in rows] == list(LUNAR_DATES)

    def test_the_calendar_has_the_same_days(self, calendar_rows):
        listed = {row["date"]: row["name"] for row in calendar_rows}
        for year in range(2023, 2028):
            _, tet, _, hung = LUNAR_DATES[year]
            assert listed[f"{year}-{hung}"] == "Giỗ Tổ Hùng Vương"
            if date.fromisoformat(f"{year}-{tet}").weekday() < 5:
                assert listed[f"{year}-{tet}"].startswith("Tết Nguyên đán")

    def test_its_source_is_named(self):
        assert "lunar_dates.csv" in data("SOURCES.md")


@pytest.mark.parametrize("name", [*DATA_FILES, "SOURCES.md"])
def test_data_files_are_plain_utf8_lines(name):
    raw = resource("data", name).read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")
    raw.decode("utf-8")


def shown_characters() -> set[str]:
    shipped = set("".join(data(name) for name in DATA_FILES))
    letters = set(VOWELS + VOWELS.upper() + "đĐ")
    signs = set("0123456789«»…–—“”‘’•·×%/§°²³")
    return {each for each in shipped | letters | signs if each.isprintable()}


class TestFonts:
    def test_the_vowels_cover_the_precomposed_block(self):
        block = {chr(code) for code in range(0x1EA0, 0x1EFA)}
        assert block <= set(VOWELS + VOWELS.upper())

    @pytest.mark.parametrize("name", FONTS)
    def test_every_letter_we_show_is_drawn(self, name):
        glyphs = TTFontFile(str(resource("fonts", name))).charToGlyph
        assert not {each for each in shown_characters() if not glyphs.get(ord(each))}

    @pytest.mark.parametrize("name", FONTS)
    def test_fonts_are_static_truetype(self, name):
        tables = font_tables(resource("fonts", name).read_bytes())
        assert "glyf" in tables
        assert "fvar" not in tables

    @pytest.mark.parametrize("name", SCREEN_FONTS)
    def test_screen_fonts_have_tabular_digits(self, name):
        assert b"tnum" in gsub_features(resource("fonts", name).read_bytes())

    @pytest.mark.parametrize("name", FONTS)
    def test_the_licence_lies_beside(self, name):
        licence = resource("fonts", f"LICENSE-{name.split('-')[0]}.txt").read_text("utf-8")
        assert name in licence
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        assert "PERMISSION & CONDITIONS" in licence

    def test_qt_takes_semibold_as_a_face_of_its_own(self, qapp):
        ids = [
            QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in SCREEN_FONTS
        ]
        assert -1 not in ids
        assert QFontDatabase.applicationFontFamilies(ids[0]) == ["Noto Sans"]
        regular = QFont("Noto Sans", 20)
        semibold = QFont("Noto Sans", 20, QFont.Weight.DemiBold)
        assert QRawFont.fromFont(semibold).weight() == QFont.Weight.DemiBold
        text = "Đăng ký khai sinh"
        assert QFontMetrics(semibold).horizontalAdvance(text) > QFontMetrics(
            regular
        ).horizontalAdvance(text)
        for id_ in ids:
            QFontDatabase.removeApplicationFont(id_)


def font_tables(raw: bytes) -> dict[str, int]:
    (count,) = struct.unpack_from(">H", raw, 4)
    records = (struct.unpack_from(">4sLLL", raw, 12 + 16 * place) for place in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def gsub_features(raw: bytes) -> set[bytes]:
    gsub = font_tables(raw)["GSUB"]
    features = gsub + struct.unpack_from(">H", raw, gsub + 6)[0]
    (count,) = struct.unpack_from(">H", raw, features)
    return {struct.unpack_from(">4s", raw, features + 2 + 6 * place)[0] for place in range(count)}


def test_units_licence_is_shipped():
    licence = resource("data", "LICENSE-vietnamese-provinces-database.txt").read_text("utf-8")
    assert "Copyright (c) 2021 Thang Le Quoc" in licence
    assert json.loads(data("units.json"))["licence"] == "MIT © 2021 Thang Le Quoc"
