from __future__ import annotations

import pytest

from tests.reconcile.making import Texts, checks, document, facts, outcomes, place, run


@pytest.fixture
def t():
    return Texts()


def stock(t, doc, value, **more):
    options = {"unit": "project", "accounting": "stock", "as_of": "2024-06-30"} | more
    return t.say(doc, "place:lam-son", "fdi_project_count", value, **options)


def test_one_figure_of_two_documents_is_one_fact_with_two_origins(t):
    stock(t, "a", 212)
    stock(t, "b", 212)
    (fact,) = facts(run(t.claims), "fdi_project_count")
    assert fact.status == "corroborated"
    assert fact.origins == 2
    assert len(fact.supports) == 2
    assert [r.rank for r in fact.readings] == ["preferred"]


def test_a_vaguer_figure_without_a_date_of_its_own_restates(t):
    stock(t, "a", 212)
    stock(t, "b", 200, bound="more_than", as_of="2024-08-01", basis="publication")
    (fact,) = facts(run(t.claims), "fdi_project_count")
    assert fact.quantity.value == 212
    assert fact.as_of == "2024-06-30"
    assert [(e.doc, e.role) for e in fact.supports] == [("a", "states"), ("b", "restates")]


def test_a_newer_figure_without_a_date_opens_a_fact_and_supersedes_nothing(t):
    stock(t, "a", 212)
    stock(t, "b", 230, as_of="2024-08-01", basis="publication")
    old, new = facts(run(t.claims), "fdi_project_count")
    assert (old.status, new.status) == ("single_source", "single_source")
    assert old.superseded_by is None


def test_a_later_stated_day_supersedes_and_nothing_is_lost(t):
    stock(t, "a", 212)
    stock(t, "b", 230, as_of="2024-08-01", basis="publication")
    stock(t, "c", 241, as_of="2024-12-31")
    first, second, third = facts(run(t.claims), "fdi_project_count")
    assert (first.superseded_by, second.superseded_by) == (third.id, third.id)
    assert (first.status, third.status) == ("superseded", "single_source")


def test_between_two_undated_figures_the_later_supersedes(t):
    stock(t, "a", 212, as_of="2024-06-30", basis="publication")
    stock(t, "b", 230, as_of="2024-08-01", basis="publication")
    old, new = facts(run(t.claims), "fdi_project_count")
    assert old.superseded_by == new.id


def test_flows_of_two_periods_are_two_facts(t):
    for period, value in (("2023", 18), ("2024", 25)):
        stock(t, "a", value, accounting="flow", as_of=period)
    assert [f.status for f in facts(run(t.claims), "fdi_project_count")] == ["single_source"] * 2


def test_stock_flow_and_running_total_never_mix(t):
    for kind in ("stock", "flow", "cumulative"):
        stock(t, "a", 212, accounting=kind)
    assert len(facts(run(t.claims), "fdi_project_count")) == 3


def test_a_qualifier_left_out_joins_the_one_fact_it_can_belong_to(t):
    stock(t, "a", 212, counting="in_force")
    stock(t, "b", 212)
    assert len(facts(run(t.claims), "fdi_project_count")) == 1


def test_a_qualifier_left_out_joins_the_very_figure_when_there_are_two(t):
    stock(t, "a", 212, counting="in_force")
    stock(t, "a", 260, counting="registered")
    stock(t, "b", 260)
    found = facts(run(t.claims), "fdi_project_count")
    assert sorted(len(f.supports) for f in found) == [1, 2]


def test_an_origin_left_out_means_all_of_them(t):
    stock(t, "a", 212)
    stock(t, "a", 90, origin="place:tavira")
    assert len(facts(run(t.claims), "fdi_project_count")) == 2


def test_a_target_is_never_a_result(t):
    stock(t, "a", 300, modality="plan")
    stock(t, "b", 300)
    assert len(facts(run(t.claims), "fdi_project_count")) == 2


def test_figures_that_cannot_both_hold_are_disputed_and_both_shown(t):
    stock(t, "a", 212)
    stock(t, "b", 212)
    stock(t, "c", 350)
    found = run(t.claims)
    (fact,) = facts(found, "fdi_project_count")
    assert fact.status == "disputed"
    assert fact.quantity.value == 212
    assert [(r.quantity.value, r.rank) for r in fact.readings] == [(212, "preferred"), (350, "deprecated")]
    assert "origins" in fact.readings[1].reason
    assert outcomes(found, "same_fact") == ["conflict"]


def test_hectares_and_square_kilometres_are_one_measure(t):
    t.say("a", "zone:east", "area", 12, unit="km2", as_of="2024")
    t.say("b", "zone:east", "area", 1200, unit="ha", as_of="2024")
    (fact,) = facts(run(t.claims), "area")
    assert fact.status == "corroborated"


def test_two_hedges_that_cut_into_one_another_leave_what_both_allow(t):
    t.say("a", "place:lam-son", "forest_cover", 73, bound="more_than", unit="percent", as_of="2024")
    t.say("b", "place:lam-son", "forest_cover", 75, bound="nearly", unit="percent", as_of="2024")
    (fact,) = facts(run(t.claims), "forest_cover")
    assert (fact.quantity.low, fact.quantity.high, fact.quantity.closed) == (73, 75, "()")


def test_a_place_before_and_after_a_merger_is_two_series(t):
    t.say("m", "place:lam-son", "merged_with", "place:ha-khe", as_of="2025-07-01", event="event:m")
    for day in ("2025-01-31", "2025-09-30"):
        t.say("a", "place:lam-son", "population", 900000, unit="person", as_of=day)
        t.say("a", "place:lam-son", "grdp_growth", 11, unit="percent", as_of=day, basis="publication")
    found = run(t.claims)
    assert len(facts(found, "population")) == 2
    assert not any(f.superseded_by for f in facts(found, "population"))
    assert len(facts(found, "grdp_growth")) == 1
    assert outcomes(found, "boundary_change") == ["flag"]


def test_the_smallest_id_names_a_fact_and_the_others_stay_aliases(t):
    one, other = stock(t, "a", 212), stock(t, "b", 212)
    (both,) = facts(run([one, other]), "fdi_project_count")
    alone = {facts(run([c]), "fdi_project_count")[0].id for c in (one, other)}
    assert {both.id, *both.aliases} == alone
    assert both.id == min(alone)


def test_free_wordings_join_only_as_tellings_of_one_thing(t):
    told = {"topic": "power_supply", "modality": "request", "as_of": "2025-05-02", "basis": "publication"}
    t.say("a", "person:ha-an", "asks", "keep the lights on", event="event:e", **told)
    t.say("b", "person:ha-an", "asks", "secure the grid", event="event:f", **told)
    assert len(facts(run(t.claims), "asks")) == 2
    same = [document(d, "one two three four five six seven eight nine ten eleven twelve") for d in ("a", "b")]
    found = run(t.claims, documents={d.id: d for d in same})
    assert len(facts(found, "asks")) == 1
    assert outcomes(found, "same_fact") == ["same_meaning"]


def test_relations_hold_both_ways(t):
    t.say("a", "place:lam-son", "sister_city_of", "place:tavira", as_of="2024")
    t.say("b", "place:tavira", "sister_city_of", "place:lam-son", as_of="2024")
    (fact,) = facts(run(t.claims), "sister_city_of")
    assert fact.status == "corroborated"


def test_the_same_said_twice_in_one_document_is_one_origin(t):
    stock(t, "a", 212, part_of_text="headline", as_of="2024-06-30")
    stock(t, "a", 212)
    found = run(t.claims)
    (fact,) = facts(found, "fdi_project_count")
    assert (fact.origins, fact.status) == (1, "single_source")
    assert [e.role for e in fact.supports] == ["states", "repeats"]
    assert outcomes(found, "duplicate_in_document") == ["identical"]


def test_a_changed_basis_is_named_as_that(t):
    stock(t, "a", 212, counting="in_force")
    stock(t, "b", 260, counting="registered")
    (check,) = checks(run(t.claims), "scope_difference")
    assert check.reason.code == "other_basis"


@pytest.mark.parametrize(
    ("a", "b", "cause"), [(4500, 4500000, "factor_slip"), (1253, 1235, "digits_swapped"), (310, 470, "apart")]
)
def test_a_slip_is_named_and_not_corrected(t, a, b, cause):
    stock(t, "a", a)
    stock(t, "b", b)
    (check,) = checks(run(t.claims), "same_fact")
    assert (check.outcome, check.reason.code) == ("conflict", cause)


def test_a_unit_slip_is_named(t):
    t.say("a", "zone:east", "area", 450, unit="ha", as_of="2024")
    t.say("b", "zone:east", "area", 450, unit="km2", as_of="2024")
    (check,) = checks(run(t.claims), "same_fact")
    assert check.reason.code == "unit_slip"


def test_a_running_total_cannot_fall_and_a_level_may(t):
    for kind in ("cumulative", "stock"):
        for day, value in (("2024-06-30", 340), ("2024-12-31", 310)):
            stock(t, "a", value, accounting=kind, as_of=day)
    found = checks(run(t.claims), "as_of_difference")
    assert {(c.outcome, c.reason.code) for c in found} == {("conflict", "total_fell"), ("compatible", "stock_fell")}


def test_a_document_does_not_contradict_itself(t):
    stock(t, "a", 132)
    stock(t, "a", 61)
    stock(t, "b", 61)
    found = run(t.claims)
    assert sorted((f.quantity.value, f.status) for f in facts(found, "fdi_project_count")) == [
        (61, "corroborated"),
        (132, "single_source"),
    ]
    assert outcomes(found, "same_fact") == ["identical"]


def test_a_city_and_its_leaders_are_one_addressee(t):
    told = {"topic": "power_supply", "modality": "request", "as_of": "2025-05-02", "event": "event:e"}
    t.say("a", "person:ha-an", "asks", "keep the lights on", addressee="organisation:leaders", **told)
    t.say("b", "person:ha-an", "asks", "keep the lights on", addressee="place:lam-son", **told)
    entities = [place("place:lam-son"), place("organisation:leaders", "place:lam-son")]
    assert len(facts(run(t.claims, entities=entities), "asks")) == 1
    assert len(facts(run(t.claims), "asks")) == 2
