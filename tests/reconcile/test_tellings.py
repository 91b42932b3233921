from __future__ import annotations

import pytest

from tests.reconcile.making import Texts, checks, document, outcomes, run

SAME = {d: document(d, " ".join(f"w{n}" for n in range(40))) for d in ("a", "b")}


@pytest.fixture
def t():
    return Texts()


def test_a_hedge_lost_between_two_tellings_is_no_conflict(t):
    t.say("a", "zone:east", "area", 6300, bound="nearly", unit="ha", as_of="2024")
    t.say("b", "zone:east", "area", 6300, unit="ha", as_of="2024")
    found = run(t.claims, documents=SAME)
    assert outcomes(found, "hedge_lost") == ["compatible"]
    (fact,) = [f for f in found.facts if f.property == "area"]
    assert fact.quantity.bound == "nearly"
    assert fact.status == "single_source"
    assert [r.rank for r in fact.readings] == ["preferred", "deprecated"]


def test_an_independent_exact_figure_is_the_better_one(t):
    t.say("a", "zone:east", "area", 6400, bound="about", unit="ha", as_of="2024")
    t.say("b", "zone:east", "area", 6312, unit="ha", as_of="2024")
    found = run(t.claims)
    assert outcomes(found, "interval_overlap") == ["narrower"]
    assert outcomes(found, "hedge_lost") == []


def test_modality_that_differs_between_tellings(t):
    t.say("a", "organisation:x", "cooperation_sector", "sector:solar", as_of="2024")
    t.say("b", "organisation:x", "cooperation_sector", "sector:solar", as_of="2024", modality="plan")
    assert outcomes(run(t.claims, documents=SAME), "modality_difference") == ["differs"]


def test_a_ceremony_against_the_start_of_works(t):
    t.say("a", "project:p", "status", "groundbreaking_held", as_of="2024-05-05")
    t.say("b", "project:p", "status", "under_construction", as_of="2024-05-05")
    found = run(t.claims, documents=SAME)
    assert "wording_differs" in outcomes(found, "translation_difference")
    (works,) = found.commitments
    assert works.stage == "groundbreaking_held"
    assert [s.stage for s in works.history] == ["groundbreaking_held", "under_construction"]


def test_what_one_telling_leaves_out(t):
    t.say("a", "zone:east", "area", 6300, unit="ha", as_of="2024", sentence=0)
    t.say("a", "zone:west", "area", 800, unit="ha", as_of="2024", sentence=1)
    t.say("b", "zone:east", "area", 6300, unit="ha", as_of="2024", sentence=0)
    assert outcomes(run(t.claims, documents=SAME), "translation_difference") == ["missing_content"]


def test_an_ask_of_one_telling_only(t):
    more = {"modality": "request", "as_of": "2024-05-05", "addressee": "place:lam-son", "sentence": 0}
    t.say("a", "person:ha-an", "asks", "secure power", topic="power_supply", **more)
    t.say("a", "person:ha-an", "asks", "keep prices stable", topic="price_stability", **more)
    t.say("b", "person:ha-an", "asks", "secure power for the parks", topic="power_supply", **more)
    found = run(t.claims, documents=SAME)
    assert outcomes(found, "translation_difference") == ["differs", "narrower"]


def test_a_number_one_telling_drops(t):
    for doc in ("a", "b"):
        for index in ("ranking:x", "ranking:y"):
            t.say(doc, "place:lam-son", "index_rank", 1, unit="rank", as_of="2024", ranking=index, sentence=0)
    t.say("a", "place:lam-son", "topped_index_count", 2, unit="index", as_of="2024", sentence=0)
    found = run(t.claims, documents=SAME)
    assert outcomes(found, "list_count") == ["holds"]
    assert "wording_differs" in outcomes(found, "translation_difference")


def test_a_future_of_the_past_is_reported(t):
    t.say("a", "place:lam-son", "gdp", 12, unit="USD", as_of="2023", tags=("wrong_tense",))
    assert outcomes(run(t.claims), "tense_fault") == ["tense_corrected"]


def test_relations_under_two_names(t):
    t.say("a", "place:lam-son", "sister_city_of", "place:tavira", as_of="2024")
    t.say("b", "place:lam-son", "cooperates_with", "place:tavira", as_of="2024", relation="cooperation")
    assert outcomes(run(t.claims), "relation_wording") == ["compatible"]


def test_two_bodies_named_as_the_one_that_decided(t):
    t.say("a", "zone:east", "decided_by", "organisation:cabinet", as_of="2024")
    t.say("b", "zone:east", "decided_by", "organisation:premier", as_of="2024")
    found = run(t.claims)
    assert outcomes(found, "authority_difference") == ["compatible"]
    assert [f.status for f in found.facts] == ["corroborated"]


def test_two_places_of_one_event_are_a_dispute(t):
    from tests.reconcile.making import place, ref

    for doc, where in (("a", "place:lam-son"), ("b", "place:tavira")):
        event = ref("event:fair", "Fair of Lam Son")
        t.say(doc, event, "held_on", "2024-06-02")
        t.say(doc, event, "held_in", where)
    found = run(t.claims, entities=[place("place:lam-son", "place:x"), place("place:tavira", "place:x")])
    assert [f.status for f in found.facts if f.property == "held_in"] == ["disputed"]


def test_status_told_later_as_less_is_ordered_by_what_happened(t):
    t.say("a", "zone:east", "status", "approved", as_of="2024-02-18", basis="publication")
    t.say("b", "zone:east", "status", "in_implementation", as_of="2024-05-20", basis="publication")
    t.say("c", "zone:east", "status", "approved", as_of="2024-02", basis="stated")
    told = {"a": "2024-02-18", "b": "2024-05-20", "c": "2024-10-15"}
    found = run(t.claims, published=told)
    assert outcomes(found, "status_progress") == ["not_monotonic"]
    (zone,) = found.commitments
    assert zone.stage == "in_implementation"


def test_what_was_announced_comes_true(t):
    t.say("a", "place:lam-son", "merged_with", "place:ha-khe", as_of="2025-05-01", basis="publication", modality="plan")
    t.say("b", "place:lam-son", "merged_with", "place:ha-khe", as_of="2025-07-01")
    found = run(t.claims, published={"a": "2025-05-01", "b": "2025-10-15"})
    assert outcomes(found, "status_progress") == ["progress"]


def test_dates_in_and_out_of_order(t):
    t.say("a", "agreement:x", "signed_on", "2023-03")
    t.say("a", "agreement:x", "valid_until", "2025")
    assert outcomes(run(t.claims), "date_order") == ["holds"]
    t.say("a", "agreement:y", "signed_on", "2023-03")
    t.say("a", "agreement:y", "valid_until", "2021")
    assert outcomes(run(t.claims), "date_order") == ["fails", "holds"]


def test_a_year_is_supplied_by_the_publication(t):
    t.say("a", "document:a", "published_on", "2024-02-18T20:25")
    t.say("a", "event:e", "held_on", "2024-02-18", year_basis="publication")
    (check,) = checks(run(t.claims), "date_inference")
    assert check.outcome == "2024"
    assert {e.role for e in check.evidence} == {"a", "b"}


def test_a_scope_one_source_leaves_out_must_be_carried(t):
    more = {"unit": "project", "as_of": "2024-06-30", "origin": "place:union", "accounting": "stock"}
    t.say("a", "place:lam-son", "fdi_project_count", 44, origin_scope="mainland_taiwan_hong_kong", **more)
    t.say("b", "place:lam-son", "fdi_project_count", 44, **more)
    assert outcomes(run(t.claims), "scope_difference") == ["scope_must_be_carried"]


def test_what_was_planned_is_not_what_was_added(t):
    more = {"unit": "industrial_park", "basis": "publication"}
    t.say(
        "a", "place:lam-son", "industrial_park_count", 9, scope="planned", modality="plan", as_of="2024-02-18", **more
    )
    t.say("b", "place:lam-son", "industrial_park_count", 5, scope="new", as_of="2024-10-15", **more)
    assert outcomes(run(t.claims), "not_derivable") == ["related_not_comparable"]
