"""Ways to read a paper of a dossier back: its words, its QR codes."""

import zxingcpp
from PIL import Image

from tests.printing.samples import rasterised, squeezed, whole_text


def absent(pdf, *texts):
    """Return those texts that the paper does not say."""
    whole = whole_text(pdf)
    return [text for text in texts if squeezed(text) not in whole]


def codes(pdf):
    """Return the texts of the QR codes on the first page."""
    image = rasterised(pdf, 200)
    picture = Image.frombytes(
        "L", (image.width(), image.height()), bytes(image.constBits()), "raw", "L",
        image.bytesPerLine(),
    )  # fmt: skip
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]
