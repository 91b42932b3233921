from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reconcile.making import Texts, checks, facts, outcomes, place, run


@pytest.fixture
def t():
    return Texts()


def capital(t, value, bound="exact", precision="0.01", doc="a", **more):
    options = {"unit": "USD", "accounting": "stock", "as_of": "2024-06-30", "bound": bound, "precision": precision}
    return t.say(doc, "place:lam-son", "fdi_registered_capital", value, **(options | more))


def origins(t, values, whole, scope="mainland_hong_kong_macau"):
    for n, value in enumerate(values):
        capital(t, *value, origin=f"place:part-{n}")
    capital(t, *whole, origin="place:union", origin_scope=scope)


def test_parts_of_a_scope_make_up_the_whole(t):
    origins(t, [(2.5,), (1.25,), (0.75,)], (4.5,))
    (check,) = checks(run(t.claims), "part_whole_sum")
    assert (check.outcome, check.residual) == ("holds", 0)
    assert sorted(e.role for e in check.evidence) == ["part", "part", "part", "whole"]


def test_a_hedge_needs_rounding_to_fit(t):
    origins(t, [(2.53, "more_than"), (1.25,), (0.75,)], (4.53,))
    assert outcomes(run(t.claims), "part_whole_sum") == ["holds_within_rounding"]


def test_parts_that_do_not_fit_a_known_scope_fail_with_their_residual(t):
    origins(t, [(2.5,), (1.25,), (0.75,)], (4.9,))
    (check,) = checks(run(t.claims), "part_whole_sum")
    assert (check.outcome, check.residual) == ("fails", Decimal("0.4"))


def test_parts_that_may_not_be_all_say_nothing_unless_they_come_out(t):
    for n, value in enumerate((2.5, 1.25)):
        capital(t, value, origin=f"place:part-{n}")
    capital(t, 9)
    assert outcomes(run(t.claims), "part_whole_sum") == []


def test_parts_larger_than_their_whole_fail(t):
    for n, value in enumerate((2.5, 1.25)):
        capital(t, value, origin=f"place:part-{n}")
    capital(t, 3)
    assert outcomes(run(t.claims), "part_whole_sum") == ["fails"]


def test_components_of_a_flow_add_up(t):
    for component, value in (("new", 3), ("adjusted", 2), ("share_purchase", 1), ("total", 6)):
        capital(t, value, component=component, accounting="flow", as_of="2024")
    assert outcomes(run(t.claims), "part_whole_sum") == ["holds"]


def test_exports_and_imports_make_the_turnover(t):
    for direction, value in (("exports", 30), ("imports", 12), ("both", 42)):
        t.say("a", "place:lam-son", "trade_turnover", value, unit="USD", as_of="2024", direction=direction)
    assert outcomes(run(t.claims), "part_whole_sum") == ["holds"]


def test_parts_of_two_days_are_never_added(t):
    for n, (value, day) in enumerate(((2.5, "2024-03-31"), (1.25, "2024-06-30"))):
        capital(t, value, origin=f"place:part-{n}", as_of=day)
    capital(t, 3.75)
    assert outcomes(run(t.claims), "part_whole_sum") == []


def test_new_ones_are_inside_the_total_and_what_was_before_is_derived(t):
    for scope, value in (("new", 4), ("total", 19)):
        t.say("a", "place:lam-son", "industrial_park_count", value, unit="industrial_park", as_of="2024", scope=scope)
    found = run(t.claims)
    assert outcomes(found, "must_not_sum") == ["part_of_whole"]
    assert outcomes(found, "part_whole_sum") == []
    (check,) = checks(found, "derived_value")
    assert check.residual == 15
    derived = [f for f in found.facts if f.status == "derived"]
    assert [(f.quantity.value, f.derivation.op, f.origins) for f in derived] == [(15, "difference", 0)]
    assert set(derived[0].derivation.inputs) <= {f.id for f in found.facts}


def test_zones_of_one_text_have_no_total(t):
    for zone, value in (("zone:east", 400), ("zone:west", 250)):
        t.say("a", zone, "area", value, unit="ha", as_of="2024")
    assert outcomes(run(t.claims), "must_not_sum") == ["overlap_unknown"]


def test_items_left_are_the_total_less_those_done(t):
    for name, value in (("items_total", 12), ("items_done", 9), ("items_remaining", 3)):
        t.say("a", "agreement:x", name, value, unit="item", as_of="2024", scope="bilateral")
    t.say("a", "agreement:x", "items_done", 2, unit="item", as_of="2024", scope="regional")
    found = run(t.claims)
    assert outcomes(found, "total_minus_done") == ["holds"]
    assert outcomes(found, "must_not_sum") == ["different_scope"]


def test_items_that_do_not_fit_fail(t):
    for name, value in (("items_total", 12), ("items_done", 9), ("items_remaining", 4)):
        t.say("a", "agreement:x", name, value, unit="item", as_of="2024")
    (check,) = checks(run(t.claims), "total_minus_done")
    assert (check.outcome, check.residual) == ("fails", 1)


def test_a_list_beside_its_number(t):
    t.say("a", "agreement:x", "member_count", 3, unit="locality", as_of="2024", sentence=0)
    for n in range(3):
        t.say("a", "agreement:x", "party", f"place:p{n}", as_of="2024", sentence=0)
    assert outcomes(run(t.claims), "list_count") == ["holds"]
    t.say("a", "agreement:x", "party", "place:p3", as_of="2024", sentence=0)
    assert outcomes(run(t.claims), "list_count") == ["fails"]


def test_the_lead_is_not_among_the_others(t):
    t.say("a", "agreement:x", "party", "place:lead", as_of="2024", sentence=0)
    t.say("a", "agreement:x", "member_count", 2, unit="locality", as_of="2024", sentence=0, scope="other_than_lead")
    for n in range(2):
        t.say("a", "agreement:x", "party", f"place:p{n}", as_of="2024", sentence=0)
    assert outcomes(run(t.claims), "list_count") == ["holds"]


def test_a_share_is_derived_and_says_so(t):
    t.say("a", "place:lam-son", "fdi_project_count", 200, unit="project", as_of="2024-06-30", accounting="stock")
    t.say("a", "place:lam-son", "fdi_project_count", 50, unit="project", as_of="2024-06-30", accounting="stock",
          origin="place:tavira")  # fmt: skip
    found = run(t.claims)
    (share,) = facts(found, "share_of_total")
    assert (share.status, share.quantity.value, share.quantity.unit) == ("derived", 25, "percent")
    assert outcomes(found, "derived_value") == ["derived"]


def test_an_anniversary_is_counted_back(t):
    t.say("a", "event:e", "elapsed_time", 40, unit="year", as_of="2024-05-01", basis="publication")
    (check,) = checks(run(t.claims), "derived_value")
    assert check.residual == 1984


def test_ranks_fit_their_figures_or_not(t):
    def told(rank):
        t = Texts()
        more = {"as_of": "2024-06-30", "accounting": "stock", "unit": "project"}
        t.say("a", "place:lam-son", "fdi_project_count", 100, **more)
        t.say("a", "place:lam-son", "fdi_project_count", 60, origin="place:tavira", **more)
        t.say("a", "place:lam-son", "fdi_origin_rank", rank, unit="rank", as_of="2024-06-30", origin="place:tavira",
              measure="fdi_project_count")  # fmt: skip
        return outcomes(run(t.claims), "rank_feasible")

    assert told(1) == ["feasible"]
    assert told(2) == ["infeasible"]


def test_a_figure_lies_in_the_range_beside_it(t):
    t.say("a", "place:lam-son", "grdp_growth", (10, 100), unit="percent", as_of="2023", each_year_of="P5Y")
    t.say("a", "place:lam-son", "grdp_growth", 12.5, unit="percent", as_of="2024", precision="0.1")
    assert outcomes(run(t.claims), "range_member") == ["holds"]


@pytest.mark.parametrize(
    ("yuan", "dollars", "outcome"), [(7000, 1000, "holds"), (9000, 1000, "fails"), (700000, 1000, "fails")]
)
def test_a_stated_conversion_is_held_against_the_years_rate(t, yuan, dollars, outcome):
    t.say("a", "place:lam-son", "gdp", yuan, unit="CNY", as_of="2023")
    t.say("a", "place:lam-son", "gdp", dollars, unit="USD", as_of="2023", bound="about", conversion_of="x")
    (check,) = checks(run(t.claims), "currency_conversion")
    assert (check.outcome, check.unit) == (outcome, "CNY/USD")


def test_a_conversion_without_a_known_rate_is_not_judged(t):
    t.say("a", "place:lam-son", "gdp", 21000000, unit="LAK", as_of="2023")
    t.say("a", "place:lam-son", "gdp", 1000, unit="USD", as_of="2023", conversion_of="x")
    (check,) = checks(run(t.claims), "currency_conversion")
    assert (check.outcome, check.reason.code) == ("plausible", "rate_unknown")


def test_a_zone_cannot_be_larger_than_its_place(t):
    t.say("a", "place:lam-son", "area", 30, unit="km2", as_of="2024")
    t.say("a", "zone:east", "area", 4000, unit="ha", as_of="2024")
    entities = [place("place:lam-son"), place("zone:east", "place:lam-son")]
    assert outcomes(run(t.claims, entities=entities), "unit_equivalence") == ["fails"]


def test_one_share_in_two_notations(t):
    t.say("a", "place:lam-son", "forest_cover", 66, unit="percent", bound="more_than", as_of="2024")
    t.say("a", "place:lam-son", "forest_cover", 67, unit="percent", bound="nearly", as_of="2024", written_as="2/3")
    assert outcomes(run(t.claims), "unit_equivalence") == ["holds"]
