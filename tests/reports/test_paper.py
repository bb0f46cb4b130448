"""Signatures stay whole: when a page would end among them, the number of pages is limited."""

import pytest

from onecua.reports.form import PrintSetup
from onecua.reports.paper import Paper

LANDSCAPE = PrintSetup(margins_mm=(10, 10, 15, 15))


def test_printable_height_is_the_paper_without_margins():
    assert Paper.fitted(LANDSCAPE, 100).height == pytest.approx(595.3 - 85.04, abs=0.1)
    portrait = PrintSetup(landscape=False, margins_mm=(10, 10, 15, 15))
    assert Paper.fitted(portrait, 100).height == pytest.approx(841.9 - 85.04, abs=0.1)


def test_a_wide_sheet_is_scaled_down_and_more_of_it_fits_a_page():
    printable = 841.9 - 56.69
    twice = Paper.fitted(LANDSCAPE, 2 * printable)
    assert twice.height == pytest.approx(2 * Paper.fitted(LANDSCAPE, printable).height, rel=1e-3)


@pytest.mark.parametrize(
    ("used", "limit"),
    [
        (300, 0),  # all on one page with room to spare
        (490, 1),  # may or may not fit
        (600, 1),  # the page would end among the signatures
        (700, 0),  # they stand whole on page two
        (850, 0),
        (880, 2),
        (950, 2),
        (1100, 0),
    ],
)
def test_pages_are_limited_only_where_signatures_would_be_torn(used, limit):
    assert Paper(500).page_limit(used, kept=150, repeated=100) == limit
