from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.model.quantity import (
    BOUNDS,
    EVERYTHING,
    Interval,
    bounded,
    contains,
    difference,
    inside,
    meets,
    negative,
    overlap,
    quantity_of,
    ratio,
    rounded,
    rounding,
    scaled,
    spread,
    total,
    widened,
    wording,
)

numbers = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=2)
ends = st.one_of(st.none(), numbers)


@st.composite
def intervals(draw):
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    same = low is not None and low == high
    return Interval(
        low, high, low is not None and (same or draw(st.booleans())), high is not None and (same or draw(st.booleans()))
    )


@given(intervals(), intervals())
def test_meeting_is_mutual(a, b):
    assert meets(a, b) == meets(b, a)
    assert overlap(a, b) == overlap(b, a)


@given(intervals(), intervals())
def test_what_is_shared_lies_in_both(a, b):
    shared = overlap(a, b)
    if shared is not None:
        assert contains(a, shared)
        assert contains(b, shared)


@given(intervals(), intervals(), numbers, numbers)
def test_sums_hold_every_pair_of_members(a, b, x, y):
    if inside(x, a) and inside(y, b):
        assert inside(x + y, total((a, b)))
        assert inside(x - y, difference(a, b))


@given(st.lists(intervals(), max_size=5).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_sums_do_not_depend_on_order(found):
    one, other = found
    assert total(one) == total(other)


@given(intervals(), intervals(), numbers.filter(lambda x: x >= 0))
def test_widening_never_loses_a_meeting(a, b, by):
    assert contains(widened(a, by), a)
    if meets(a, b):
        assert meets(widened(a, by), widened(b, by))


@given(intervals(), intervals(), intervals())
def test_wider_parts_give_a_wider_sum(a, b, c):
    if contains(a, b):
        assert contains(total((a, c)), total((b, c)))


@given(intervals())
def test_mirroring_twice_changes_nothing(a):
    assert negative(negative(a)) == a
    assert scaled(scaled(a, Decimal(100)), Decimal("0.01")) == a


@given(numbers.filter(lambda x: x > 0), st.sampled_from([b for b in BOUNDS if b != "range"]))
def test_wording_never_goes_beyond_what_rounding_allows(value, bound):
    q = bounded(value, bound, "ha", Decimal("0.01"))
    assert contains(rounded(q), wording(q))


def test_rounding_is_half_the_last_written_place():
    assert rounding(bounded(Decimal("33800000000"), "exact", "USD", Decimal(100000000))) == 50000000


def test_a_hedged_round_number_has_no_rounding_and_things_counted_have_none():
    assert rounding(bounded(Decimal(1000), "more_than", "project", Decimal(1))) == 0
    assert rounding(bounded(Decimal("1.48"), "more_than", "t", Decimal("0.01"))) == Decimal("0.005")
    assert rounding(bounded(Decimal(12), "exact", "project", Decimal(1)), discrete=True) == 0


def test_more_than_leaves_out_its_own_number():
    assert not meets(wording(bounded(Decimal(50), "more_than")), wording(bounded(Decimal(50), "exact")))
    assert meets(wording(bounded(Decimal(50), "at_least")), wording(bounded(Decimal(50), "exact")))


def test_ratio_is_only_made_of_known_positive_figures():
    share = ratio(Interval(Decimal(3), Decimal(3)), Interval(Decimal(10), Decimal(12)))
    assert share == Interval(Decimal("0.25"), Decimal("0.3"))
    assert ratio(Interval(Decimal(3), Decimal(3)), EVERYTHING) is None


def test_a_computed_interval_says_which_bound_it_is():
    assert quantity_of(Interval(Decimal(7), Decimal(7)), "item").bound == "exact"
    assert quantity_of(Interval(Decimal(7), None, False, False)).bound == "more_than"
    assert quantity_of(Interval(None, Decimal(7))).bound == "at_most"
    assert quantity_of(wording(spread(Decimal(5), Decimal(8), "USD")), "USD").bound == "range"


def test_an_unknown_bound_is_refused():
    with pytest.raises(ValueError, match="no such bound"):
        bounded(Decimal(1), "roughly")
