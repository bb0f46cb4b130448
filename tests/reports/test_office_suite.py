"""LibreOffice recalculates every formula to the value written beside it, and shows text as text."""

import re
import shutil
import subprocess
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from onecua.reports import monthly, surveys
from tests.reports import samples, survey_samples
from tests.reports.reading import formulas, opened

SOFFICE = shutil.which("soffice")
EVIL = "=1+1"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def without_values(source, target):
    """Copy the workbook without the values beside formulas, so that they must be calculated."""
    with ZipFile(source) as package, ZipFile(target, "w", ZIP_DEFLATED) as stripped:
        for name in package.namelist():
            content = package.read(name)
            stripped.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content))


def recalculated(path, folder):
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            folder / "out",
            path,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "out" / path.name


def test_every_formula_recalculates_to_its_written_value(tmp_path):
    sectors = samples.SECTORS | {EVIL: (1, 0, 0, 0, 0, 0, 1, 0)}
    written = tmp_path / "thang.xlsx"
    report = samples.report(figures=samples.figures(sectors), dossiers=samples.dossiers(sectors))
    monthly.write(written, report)
    bare = tmp_path / "bare.xlsx"
    without_values(written, bare)
    assert opened(bare, values=True)["II.06a"]["C9"].value is None

    calculated = opened(recalculated(bare, tmp_path), values=True)["II.06a"]
    shown = opened(written, values=True)["II.06a"]
    references = formulas(written, 1)
    assert len(references) == 13 * 3 + 11
    for reference in references:
        assert calculated[reference].value == shown[reference].value, reference
    assert calculated["B22"].value == EVIL


@pytest.mark.parametrize("name", ["desk", "nine_indices", "sipas_2023"])
def test_the_workbook_of_surveys_recalculates_to_its_written_values(tmp_path, name):
    written = tmp_path / "khao-sat.xlsx"
    surveys.write(written, survey_samples.report(name))
    bare = tmp_path / "bare.xlsx"
    without_values(written, bare)
    live, shown = opened(written), opened(written, values=True)
    again = opened(recalculated(bare, tmp_path), values=True)
    count = 0
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in (each for each in row if each.data_type == "f"):
                count += 1
                value = shown[sheet.title][cell.coordinate].value
                found = again[sheet.title][cell.coordinate].value
                where = (sheet.title, cell.coordinate, cell.value)
                assert found == (value if isinstance(value, str) else pytest.approx(value)), where
    assert count > 100
