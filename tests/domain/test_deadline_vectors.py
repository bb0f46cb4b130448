"""The thirteen worked cases of the law, on the calendar that is installed."""

from datetime import datetime, time

import pytest

from onecua.domain.deadline import NO_CUTOFF, Cutoff, Model, due, parse_handling_time
from tests.domain.calendars import shipped_calendar

THREE_PM = Cutoff(at=time(15))


def due_text(received, term, model=Model.DAY, cutoff=NO_CUTOFF):
    received_at = datetime.strptime(received, "%d/%m/%Y %H:%M")
    deadline = due(received_at, parse_handling_time(term), shipped_calendar(), model, cutoff)
    return deadline.due_at.strftime("%d/%m/%Y %H:%M")


# received, term, model B, model A without a cut-off, model A with the cut-off 15:00
VECTORS = [
    ("19/11/2026 09:00", "3 working_day", "25/11/2026", "25/11/2026 09:00", "25/11/2026 09:00"),
    ("19/11/2026 15:30", "3 working_day", "25/11/2026", "25/11/2026 15:30", "25/11/2026 17:00"),
    ("23/11/2026 16:00", "1 working_day", "25/11/2026", "25/11/2026 16:00", "25/11/2026 17:00"),
    ("20/08/2026 08:00", "2 working_day", "22/08/2026", "22/08/2026 08:00", "22/08/2026 08:00"),
    ("28/08/2026 10:00", "1 working_day", "03/09/2026", "03/09/2026 10:00", "03/09/2026 10:00"),
    ("13/02/2026 10:00", "5 working_day", "27/02/2026", "27/02/2026 10:00", "27/02/2026 10:00"),
    ("24/04/2026 16:30", "3 working_day", "04/05/2026", "04/05/2026 16:30", "04/05/2026 17:00"),
    ("31/12/2026 09:00", "1 working_day", "04/01/2027", "04/01/2027 09:00", "04/01/2027 09:00"),
    ("26/04/2024 09:00", "3 working_day", "04/05/2024", "04/05/2024 09:00", "04/05/2024 09:00"),
    ("25/04/2025 09:00", "2 working_day", "28/04/2025", "28/04/2025 09:00", "28/04/2025 09:00"),
    ("09/11/2026 09:00", "15 day", "25/11/2026", None, None),
    ("02/02/2026 09:00", "15 day", "23/02/2026", None, None),
    ("03/08/2026 09:00", "30 day", "03/09/2026", None, None),
]


@pytest.mark.parametrize(("received", "term", "by_days"), [v[:3] for v in VECTORS])
@pytest.mark.parametrize("cutoff", [NO_CUTOFF, THREE_PM])
def test_vectors_of_the_law_by_days_end_at_closing_and_a_cutoff_does_not_shift(
    received, term, by_days, cutoff
):
    assert due_text(received, term, cutoff=cutoff) == f"{by_days} 17:00"


@pytest.mark.parametrize(
    ("received", "term", "cutoff", "by_clock"),
    [
        (received, term, cutoff, expected)
        for received, term, _, without, with_cutoff in VECTORS
        for cutoff, expected in ((NO_CUTOFF, without), (THREE_PM, with_cutoff))
        if expected is not None
    ],
)
def test_vectors_of_the_law_by_the_clock(received, term, cutoff, by_clock):
    assert due_text(received, term, Model.CLOCK, cutoff) == by_clock
