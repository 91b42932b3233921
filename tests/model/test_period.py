from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from entente.model.period import Period, before, gap_days, order, overlaps, parse_edtf, reads, within

days = st.dates(date(1990, 1, 1), date(2060, 12, 30))


@st.composite
def periods(draw):
    a, b = sorted((draw(days), draw(days)))
    return Period(a, date.fromordinal(b.toordinal() + 1))


@given(periods(), periods())
def test_two_periods_meet_or_follow_one_another(a, b):
    assert [overlaps(a, b), before(a, b), before(b, a)].count(True) == 1
    assert overlaps(a, b) == overlaps(b, a)
    assert gap_days(a, b) == gap_days(b, a) >= 0


@given(periods(), periods())
def test_what_lies_within_overlaps(a, b):
    if within(a, b):
        assert overlaps(a, b)


@given(periods())
def test_a_period_survives_its_writing(a):
    again = parse_edtf(a.edtf())
    assert (again.start, again.end) == (a.start, a.end)


def test_open_ends_and_undated_things_have_their_place():
    since = parse_edtf("2024-07-01/..")
    assert before(parse_edtf("2024-06"), since)
    assert order(None) < order(parse_edtf("1990")) < order(since)
    assert reads("soon") is None
    assert reads(None) is None
