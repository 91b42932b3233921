from __future__ import annotations

from datetime import date

from entente.reconcile import AsGiven, known_at, offers
from tests.reconcile.making import Texts, document, place

ENTITIES = (
    place("place:country"),
    place("place:lam-son", "place:country"),
    place("place:abroad"),
    place("place:tavira", "place:abroad"),
    place("organisation:tavira-firms", "place:tavira"),
)


def matched(t):
    return offers(t.claims, {}, AsGiven(ENTITIES), date(2026, 3, 1))


def test_an_offer_meets_a_need_of_another_side():
    t = Texts()
    offer = t.say("a", "organisation:tavira-firms", "presented", "sector:wind-power", as_of="2025-05-01")
    need = t.say(
        "b", "place:lam-son", "investment_call_sector", "sector:wind-power", as_of="2025-06-01", modality="hope"
    )
    t.say("b", "place:tavira", "investment_call_sector", "sector:wind-power", as_of="2025-06-01", modality="hope")
    (match,) = matched(t)
    assert (match.offered_by.id, match.needed_by.id) == ("organisation:tavira-firms", "place:lam-son")
    assert (match.offer.claim, match.need.claim) == (offer.id, need.id)
    assert {r.code for r in match.reasons} == {"same_sector", "offered_as_fact", "same_year"}


def test_an_ask_is_met_by_sectors_of_its_topic_and_counts_more_when_addressed():
    t = Texts()
    t.say("a", "organisation:tavira-firms", "strength_sector", "sector:education", as_of="2025", modality="assessment")
    t.say("b", "place:lam-son", "asks", "train our workers", topic="workforce_training", as_of="2025",
          addressee="place:tavira", modality="request")  # fmt: skip
    (match,) = matched(t)
    assert "addressed_to_one_another" in {r.code for r in match.reasons}


def test_what_is_addressed_to_somebody_else_is_no_match():
    t = Texts()
    t.say("a", "organisation:tavira-firms", "sector_interest", "sector:tourism", partner="place:monte", as_of="2025")
    t.say("b", "place:lam-son", "investment_call_sector", "sector:tourism", as_of="2025")
    assert matched(t) == ()


def test_an_interest_in_a_country_reaches_its_places():
    t = Texts()
    t.say("a", "organisation:tavira-firms", "sector_interest", "sector:tourism", partner="place:country", as_of="2025")
    t.say("b", "place:lam-son", "investment_call_sector", "sector:tourism", as_of="2025")
    assert len(matched(t)) == 1


def test_what_could_be_known_on_a_day():
    t = Texts()
    for doc in ("a", "b", "c"):
        t.say(doc, "place:lam-son", "zone_count", 3, unit="zone", as_of="2024-12-31")
    documents = {"a": document("a", published="2025-02-28T20:00"), "b": document("b", published="2025-03-02")}
    known = known_at(t.claims, documents, date(2025, 3, 1))
    assert [c.doc for c in known.claims] == ["a"]
    assert known.undated == ("c",)
