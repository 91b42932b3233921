from __future__ import annotations

import pytest

from tests.reconcile.making import Texts, checks, document, outcomes, ref, run


@pytest.fixture
def t():
    return Texts()


def meeting(t, doc, guests, day=None, host="person:ha-an", where="place:lam-son", published="2024-06-03"):
    event = ref("event:e", None)
    more = {"as_of": published, "basis": "publication"}
    if day:
        t.say(doc, event, "held_on", day)
    t.say(doc, event, "held_in", where)
    t.say(doc, event, "participant", host, part="host", **more)
    for guest in guests:
        t.say(doc, event, "participant", guest, part="delegation", **more)


def of_two(found):
    return [e for e in found.events if len({m.doc for m in e.tellings}) > 1]


def test_one_meeting_told_twice_is_one_event(t):
    meeting(t, "a", ["organisation:tavira-board"], day="2024-06-02")
    meeting(t, "b", ["organisation:tavira-board"])
    (event,) = of_two(run(t.claims))
    assert (event.kind, event.held_on, event.held_in.id) == ("reception", "2024-06-02", "place:lam-son")
    assert event.why
    assert len(event.aliases) == 1
    assert {m for m, _ in event.mentions} == {"a", "b"}


def test_the_same_host_and_day_do_not_make_two_guests_one_event(t):
    meeting(t, "a", ["organisation:tavira-board"], day="2024-06-02")
    meeting(t, "b", ["organisation:monte-chamber"], day="2024-06-02")
    assert of_two(run(t.claims)) == []


def test_the_same_people_on_another_day_are_another_event(t):
    meeting(t, "a", ["organisation:tavira-board"], day="2024-06-02")
    meeting(t, "b", ["organisation:tavira-board"], day="2024-06-20")
    assert of_two(run(t.claims)) == []


def test_an_undated_telling_from_before_the_day_is_another_event(t):
    meeting(t, "a", ["organisation:tavira-board"], day="2024-06-02")
    meeting(t, "b", ["organisation:tavira-board"], published="2024-05-20")
    assert of_two(run(t.claims)) == []


def test_a_date_alone_joins_nothing(t):
    for doc in ("a", "b"):
        t.say(doc, ref("event:e", None), "held_on", "2024-06-02")
        t.say(doc, f"person:p-{doc}", "holds_role", "director", as_of="2024-06-02", event=ref("event:e", None))
    assert of_two(run(t.claims)) == []


def test_events_of_one_document_are_never_joined(t):
    meeting(t, "a", ["organisation:tavira-board"], day="2024-06-02")
    other = ref("event:f", None)
    t.say("a", other, "held_on", "2024-06-02")
    t.say("a", other, "participant", "person:ha-an", part="host", as_of="2024-06-02")
    t.say("a", other, "participant", "organisation:tavira-board", part="delegation", as_of="2024-06-02")
    assert len(run(t.claims).events) == 2


def opened(t, doc, route, day):
    t.say(doc, route, "opened_on", day, event=ref("event:o", None))


def test_an_opening_is_of_its_own_route(t):
    opened(t, "a", "infrastructure:tavira-flight", "2024-01-07")
    opened(t, "b", "infrastructure:monte-flight", "2024-01-07")
    assert of_two(run(t.claims)) == []
    opened(t, "c", "infrastructure:tavira-flight", "2024-01-07")
    (event,) = of_two(run(t.claims))
    assert (event.kind, event.held_on) == ("opening", "2024-01-07")


def test_what_one_telling_lacks_is_listed(t):
    meeting(t, "a", ["organisation:tavira-board", "person:ines-moura"], day="2024-06-02")
    meeting(t, "b", ["organisation:tavira-board"])
    found = run(t.claims)
    (event,) = of_two(found)
    assert any("Ines Moura" in difference for difference in event.differences)
    assert "differs" in outcomes(found, "translation_difference")


def test_agreements_of_one_event_stay_apart(t):
    event = ref("event:e", None)
    for name in ("agreement:x", "agreement:y"):
        t.say("a", ref(name, None), "agreement_type", "mou", as_of="2024-06-02", event=event)
        t.say("a", ref(name, None), "party", "place:lam-son", as_of="2024-06-02", event=event)
        t.say("a", ref(name, None), "party", "place:tavira", as_of="2024-06-02", event=event)
    found = run(t.claims)
    assert outcomes(found, "must_not_merge") == ["distinct"]
    assert len({f.subject.id for f in found.facts if f.property == "agreement_type"}) == 2


def test_an_agreement_told_twice_is_known_by_its_parties_and_day(t):
    for doc in ("a", "b"):
        agreement = ref("agreement:x", None)
        t.say(doc, agreement, "signed_on", "2024-06-02")
        t.say(doc, agreement, "party", "place:lam-son", as_of="2024-06-02")
        t.say(doc, agreement, "party", "place:tavira", as_of="2024-06-02")
    (fact,) = [f for f in run(t.claims).facts if f.property == "signed_on"]
    assert fact.status == "corroborated"


def test_lines_that_share_one_end_stay_apart(t):
    for line, ends in (("infrastructure:f1", ("lam-son", "tavira")), ("infrastructure:f2", ("lam-son", "monte"))):
        for end in ends:
            t.say("a", line, "connects", f"place:{end}", as_of="2024")
    (check,) = checks(run(t.claims), "must_not_merge")
    assert check.reason.code == "lines_apart"


def test_guests_named_in_two_languages_are_one_when_the_same_was_said(t):
    for doc, guests in (("a", "organisation:tavira-board"), ("b", "organisation:board-of-tavira")):
        meeting(t, doc, [guests], day="2024-06-02")
        for n in range(9):
            t.say(doc, "place:lam-son", "cooperation_sector", f"sector:s{n}", as_of="2024-06-02")
    told = {d: document(d, language=language) for d, language in (("a", "vi"), ("b", "en"))}
    assert len(of_two(run(t.claims, documents=told))) == 1
    assert of_two(run(t.claims)) == []


def test_a_host_who_repeats_his_figures_to_another_guest_holds_two_meetings(t):
    for doc, guests in (("a", "organisation:tavira-board"), ("b", "organisation:monte-chamber")):
        meeting(t, doc, [guests], day="2024-06-02")
        for n in range(12):
            t.say(doc, "place:lam-son", "fdi_project_count", 100 + n, unit="project", as_of=f"{2010 + n}")
    assert of_two(run(t.claims)) == []
