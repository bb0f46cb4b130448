"""The QR code is read from the printed page, however much it says."""

import pytest
import zxingcpp
from PIL import Image

from onecua.errors import RuleError
from onecua.printing import papers, qr
from tests.printing.samples import QR, page_texts, rasterised, values

_LONG = "H24.119-261120-0001|2.000635|030185004217|" + "Thủ tục xác nhận tình trạng hôn nhân; " * 9


def _codes(pdf, dots_per_inch):
    image = rasterised(pdf, dots_per_inch)
    raw = bytes(image.constBits())
    picture = Image.frombytes(
        "L", (image.width(), image.height()), raw, "raw", "L", image.bytesPerLine()
    )
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


@pytest.mark.parametrize("content", [QR, _LONG, "1", "0" * 500, "<b>&amp;</b> «ă» 'x' \"y\""])
@pytest.mark.parametrize("form_id", ["01_receipt", "03_refusal"])
def test_the_code_of_each_copy_is_read_from_the_page(qapp, form_id, content):
    pdf = papers.render(form_id, values(qr=content), layout="two_on_a4")
    assert [code.text for code in _codes(pdf, 200)] == [content, content]


def test_more_than_300_vietnamese_characters_are_read_at_22_mm(qapp):
    assert len(_LONG) > 300
    pdf = papers.render("01_receipt", values(qr=_LONG), layout="one_on_a5", sample=True)
    (code,) = _codes(pdf, 150)
    assert code.text == _LONG
    corner = code.position.top_left
    assert (corner.x / 150 * 25.4, corner.y / 150 * 25.4) == pytest.approx((10, 8), abs=1)
    width = (code.position.top_right.x - corner.x) / 150 * 25.4
    assert width == pytest.approx(22, abs=1)


def test_a_paper_without_content_has_no_code(qapp):
    pdf = papers.render("01_receipt", values(qr=None), layout="one_on_a5")
    assert _codes(pdf, 150) == []
    assert page_texts(pdf)


def test_content_too_long_to_be_read_from_paper_is_refused():
    assert qr.matrix("a" * qr.LIMIT_BYTES)
    with pytest.raises(RuleError, match="rút ngắn") as error:
        papers.render("01_receipt", values(qr="ă" * qr.LIMIT_BYTES), layout="one_on_a5")
    assert error.value.field == "qr"


@pytest.mark.parametrize("layout", ["one_on_a5", "two_on_a4"])
def test_each_code_of_a_paper_is_worked_out_once(layout):
    qr.matrix.cache_clear()
    two = values(fields={"survey_qr": "OCKS1.H24.119.0123456789ABCDEF"})
    pdf = papers.render("01_receipt", two, layout=layout)
    assert len({code.text for code in _codes(pdf, 200)}) == 2
    assert qr.matrix.cache_info().misses == 2
