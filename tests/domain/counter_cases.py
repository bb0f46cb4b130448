"""How many random cases each test against the minute counter draws, the same ones in every run."""

from hypothesis import settings

CASES = {
    "working days by days": 2500,
    "working days by the clock": 2000,
    "parts of working days": 2000,
    "working hours": 2000,
    "days and months": 2000,
    "hours and parts on the wall": 2000,
    "same day": 1000,
    "any instant of the year": 1000,
    "long terms": 300,
    "far years": 700,
    "resumed by days": 1500,
    "resumed by the clock": 1500,
    "clock stopped": 700,
    "restarted or resumed": 1500,
    "verified": 500,
    "reissued": 500,
    "step resumed": 300,
    "step restarted": 300,
    "step counted outside pauses": 200,
}


def cases(name):
    return settings(max_examples=CASES[name], deadline=None, derandomize=True)
