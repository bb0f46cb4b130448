"""Coverage by sector, officer and week against plain counting."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.survey.coverage import CountedDossier, coverage_table, monday_of, week_words

dossiers = st.lists(
    st.builds(
        CountedDossier,
        st.sampled_from(("Hộ tịch", "Đất đai", "Chứng thực")),
        st.sampled_from([UUID(int=place) for place in (1, 2)]),
        st.datetimes(datetime(2026, 10, 15), datetime(2026, 11, 14, 23)),
        st.booleans(),
    ),
    max_size=40,
)


@given(dossiers)
def test_every_share_is_counted_dossier_by_dossier(listed):
    table = coverage_table(listed)
    assert (table.whole.used, table.whole.whole) == (sum(d.has_slip for d in listed), len(listed))
    for shares, key in (
        (table.sectors, lambda d: d.sector),
        (table.officers, lambda d: d.officer),
        (table.weeks, lambda d: d.at.date() - timedelta(days=d.at.isoweekday() - 1)),
    ):
        expected = {}
        for each in listed:
            used, whole = expected.get(key(each), (0, 0))
            expected[key(each)] = (used + each.has_slip, whole + 1)
        assert {share.of: (share.used, share.whole) for share in shares} == expected
        assert sum(share.missing for share in shares) == table.whole.missing


@given(dossiers)
def test_weeks_stand_in_order_and_the_largest_sector_first(listed):
    table = coverage_table(listed)
    assert [w.of for w in table.weeks] == sorted(w.of for w in table.weeks)
    assert all(week.of.weekday() == 0 for week in table.weeks)
    counts = [share.whole for share in table.sectors]
    assert counts == sorted(counts, reverse=True)


def test_a_share_of_nothing_is_nothing():
    assert coverage_table([]).whole.share is None
    one = CountedDossier("Hộ tịch", UUID(int=1), datetime(2026, 11, 14, 9), has_slip=True)
    assert coverage_table([one]).whole.share == Fraction(1)


def test_a_week_is_named_by_its_days():
    assert monday_of(datetime(2026, 11, 15, 23, 59)) == date(2026, 11, 9)
    assert week_words(date(2026, 11, 9)) == "09/11–15/11"
