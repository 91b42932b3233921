from __future__ import annotations

from datetime import date

import pytest

from tests.reconcile.making import Texts, place, run

ENTITIES = [
    place("place:lam-son", "place:country", "province"),
    place("place:tavira", "place:abroad", "municipality"),
    place("organisation:lam-son-leaders", "place:lam-son"),
    place("organisation:tavira-board", "place:tavira"),
    place("organisation:tavira-firms", "place:tavira"),
]


@pytest.fixture
def t():
    return Texts()


def asked(t, doc="a", day="2024-05-05", **more):
    options = {"modality": "request", "as_of": day, "basis": "publication", "topic": "power_supply",
               "addressee": "organisation:lam-son-leaders"} | more  # fmt: skip
    t.say(doc, "person:ines-moura", "holds_role", "director", as_of=day, organisation="organisation:tavira-board")
    return t.say(doc, "person:ines-moura", "asks", "secure the power of the parks", **options)


def of(found, kind):
    return [c for c in found.commitments if c.kind == kind]


def test_an_ask_without_an_answer_stays_proposed_and_falls_silent(t):
    asked(t)
    found = run(t.claims, published={"a": "2024-05-05"}, today=date(2025, 5, 6))
    (ask,) = of(found, "ask")
    assert (ask.stage, ask.ladder, ask.topic, ask.last_seen) == ("proposed", "asks", "power_supply", "2024-05-05")
    assert [r.id for r in ask.to] == ["organisation:lam-son-leaders"]
    (flag,) = ask.flags
    assert (flag.flag, flag.since, flag.computed_for) == ("silent_since", "2025-05-06", "2025-05-06")
    assert of(run(t.claims, published={"a": "2024-05-05"}, today=date(2025, 5, 5)), "ask")[0].flags == ()


def test_a_pledge_of_the_side_asked_answers_it(t):
    asked(t, event="event:e")
    t.say("a", "place:lam-son", "pledges", "enough power", modality="commitment", as_of="2024-05-05",
          basis="publication", topic="power_supply", addressee="organisation:tavira-firms",
          event="event:e")  # fmt: skip
    found = run(t.claims, entities=ENTITIES)
    (ask,), (pledge,) = of(found, "ask"), of(found, "pledge")
    assert (ask.stage, [s.move for s in ask.history]) == ("pledged", ["first", "progress"])
    assert ask.answers == (pledge.id,)


def test_a_pledge_of_another_side_or_before_the_ask_answers_nothing(t):
    asked(t)
    pledge = {"modality": "commitment", "topic": "power_supply", "basis": "publication"}
    t.say("b", "place:tavira", "pledges", "power of our own", as_of="2024-06-01", **pledge)
    t.say("c", "place:lam-son", "pledges", "power long ago", as_of="2023-06-01", **pledge)
    (ask,) = of(run(t.claims, entities=ENTITIES), "ask")
    assert ask.stage == "proposed"


def test_an_ask_repeated_a_year_later_is_one_commitment(t):
    asked(t, "a", "2023-05-05", about="infrastructure:line")
    asked(t, "b", "2024-05-05", about="infrastructure:line")
    (ask,) = of(run(t.claims, entities=ENTITIES), "ask")
    assert [(s.date, s.move) for s in ask.history] == [("2023-05-05", "first"), ("2024-05-05", "same")]
    assert len(ask.aliases) == 1


def test_two_asks_of_one_topic_in_one_text_stay_two(t):
    asked(t)
    t.say("a", "person:ines-moura", "asks", "lower the power price", modality="request", as_of="2024-05-05",
          topic="power_supply", addressee="organisation:lam-son-leaders")  # fmt: skip
    assert len(of(run(t.claims), "ask")) == 2


def test_what_became_of_the_thing_asked_for(t):
    asked(t, about="infrastructure:line", topic="direct_flight")
    t.say("b", "infrastructure:line", "status", "operational", as_of="2024-11-01")
    (ask,) = of(run(t.claims), "ask")
    assert ask.stage == "done"
    assert ask.flags == ()


def agreement(t, left=2, until="2025"):
    t.say("a", "agreement:x", "agreement_type", "mou", as_of="2024")
    t.say("a", "agreement:x", "party", "place:lam-son", as_of="2024")
    t.say("a", "agreement:x", "signed_on", "2023-03-01")
    t.say("a", "agreement:x", "status", "in_implementation", as_of="2024-03")
    t.say("a", "agreement:x", "status", "remaining", as_of="2024", applies_to="the rest", modality="plan")
    t.say("a", "agreement:x", "valid_until", until)
    for name, value in (("items_total", 8), ("items_done", 8 - left)):
        t.say("a", "agreement:x", name, value, unit="item", as_of="2024")
    t.say("a", "agreement:x", "achieved", "more trade", as_of="2024")
    t.say("a", "agreement:x", "obstacle", "slow permits", as_of="2024")


def test_an_agreement_with_items_open_after_its_horizon_has_lapsed(t):
    agreement(t)
    (one,) = of(run(t.claims, published={"a": "2024-12-01"}, today=date(2026, 3, 1)), "agreement")
    assert (one.stage, one.ladder, one.due) == ("in_implementation", "agreements", "2025")
    assert (one.items.total, one.items.done, one.items.remaining) == (8, 6, 2)
    assert {f.flag: f.since for f in one.flags} == {"lapsed": "2026-01-01", "silent_since": "2025-12-02"}
    assert all(f.rule.endswith("/1") and f.evidence for f in one.flags)
    assert [s.stage for s in one.history] == ["signed", "in_implementation"]
    assert (len(one.results), len(one.obstacles)) == (1, 1)


def test_flags_belong_to_the_day_they_are_computed_for(t):
    agreement(t)
    (one,) = of(run(t.claims, published={"a": "2024-12-01"}, today=date(2025, 6, 1)), "agreement")
    assert one.flags == ()


def test_works_climb_in_the_order_of_what_happened(t):
    t.say("a", "project:p", "status", "under_construction", as_of="2024-09")
    t.say("b", "project:p", "groundbreaking_on", "2024-05-05")
    t.say("c", "project:p", "status", "suspended", as_of="2025-02-01")
    t.say("d", "project:p", "opened_on", "2027", modality="plan")
    (works,) = run(t.claims).commitments
    assert [(s.stage, s.move) for s in works.history] == [
        ("groundbreaking_held", "first"), ("under_construction", "progress"), ("suspended", "end")
    ]  # fmt: skip
    assert (works.stage, works.due) == ("suspended", "2027")


def test_a_step_back_is_kept(t):
    t.say("a", "project:p", "status", "under_construction", as_of="2024-09-01")
    t.say("b", "project:p", "status", "in_preparation", as_of="2025-09-01")
    (works,) = run(t.claims).commitments
    assert [s.move for s in works.history] == ["first", "step_back"]
    assert works.stage == "in_preparation"


def test_what_is_only_planned_does_not_stand_as_done(t):
    t.say("a", "project:p", "status", "operational", as_of="2024-09-01", modality="plan")
    assert run(t.claims).commitments == ()
