from __future__ import annotations

import pytest

from tests.reconcile.making import Texts, document, facts, outcomes, run

WORDS = " ".join(f"word{n}" for n in range(60))


@pytest.fixture
def t():
    t = Texts()
    for doc in ("a", "b"):
        t.say(doc, "place:lam-son", "tenant_count", 38, unit="company", as_of="2024-06-30", accounting="stock")
    return t


def told(t, **documents):
    found = run(t.claims, documents=documents)
    return facts(found, "tenant_count")[0], outcomes(found, "source_dependence")


def test_two_texts_of_their_own_are_two_origins(t):
    fact, links = told(t)
    assert (fact.origins, fact.status, links) == (2, "corroborated", [])


def test_an_identical_text_adds_nothing(t):
    fact, links = told(t, a=document("a", WORDS), b=document("b", WORDS))
    assert (fact.origins, fact.status, links) == (1, "single_source", ["not_independent"])


def test_a_near_copy_adds_nothing(t):
    near = WORDS.replace("word30", "other") + " and a last remark of another desk"
    fact, links = told(t, a=document("a", WORDS), b=document("b", near))
    assert (fact.origins, links) == (1, ["not_independent"])


def test_a_text_that_names_the_other_as_its_source_adds_nothing(t):
    url = "https://news.example/lam-son/38-tenants.html"
    t.say("b", "document:b", "source_url", url)
    fact, links = told(t, a=document("a", "one text", url=url))
    assert (fact.origins, links) == (1, ["not_independent"])


def test_naming_an_outlets_front_page_is_no_link(t):
    t.say("b", "document:b", "source_url", "https://news.example/")
    assert told(t, a=document("a", "one text", url="https://news.example"))[1] == []


def retell(t, doc, figures):
    for n, value in enumerate(figures):
        t.say(doc, f"zone:z{n}", "leased_area", value, unit="ha", as_of="2024-06-30")


def test_a_translation_is_known_by_its_figures_in_their_order(t):
    figures = [411, 52, 87, 1203, 66, 930, 75, 28, 510]
    retell(t, "a", figures)
    retell(t, "b", figures)
    fact, links = told(t)
    assert (fact.origins, links) == (1, ["not_independent"])


def test_the_same_figures_in_another_order_are_no_translation(t):
    figures = [411, 52, 87, 1203, 66, 930, 75, 28, 510]
    retell(t, "a", figures)
    for n, value in reversed(list(enumerate(figures))):
        t.say("b", f"zone:z{n}", "leased_area", value, unit="ha", as_of="2024-06-30")
    assert "not_independent" not in told(t)[1]


def test_one_statistic_told_twice_counts_once_for_its_figures_only(t):
    for doc in ("a", "b"):
        for name, value in (("fdi_project_count", 212), ("fdi_registered_capital", 6.52), ("fdi_origin_count", 127)):
            t.say(doc, "place:ha-khe", name, value, as_of="2024-06-30", accounting="stock", precision="0.01")
    found = run(t.claims)
    assert outcomes(found, "source_dependence") == ["likely_common_origin"]
    assert facts(found, "fdi_project_count")[0].origins == 1
    assert facts(found, "tenant_count")[0].origins == 2


def test_reports_of_one_speech_are_one_origin():
    t = Texts()
    for doc in ("a", "b"):
        t.say(doc, "event:e", "held_on", "2024-06-30")
        for who in ("person:ha-an", "person:minh-tu"):
            t.say(doc, "event:e", "participant", who, as_of="2024-06-30", part="speaker")
        t.say(doc, "place:lam-son", "tenant_count", 38, unit="company", as_of="2024-06-30", by="person:ha-an",
              event="event:e")  # fmt: skip
    (fact,) = facts(run(t.claims), "tenant_count")
    assert fact.origins == 1


def test_a_planted_copy_adds_no_support_to_any_fact(t):
    t.say("a", "place:lam-son", "population", 41, unit="person", as_of="2024")
    before = {f.id: (f.origins, f.status) for f in run(t.claims, documents={"a": document("a", WORDS)}).facts}
    copied = Texts()
    copied.claims = list(t.claims)
    copied.say("c", "place:lam-son", "tenant_count", 38, unit="company", as_of="2024-06-30", accounting="stock")
    copied.say("c", "place:lam-son", "population", 41, unit="person", as_of="2024")
    after = run(copied.claims, documents={"a": document("a", WORDS), "c": document("c", WORDS)})
    for fact in after.facts:
        assert [(fact.origins, fact.status)] == [before[i] for i in (fact.id, *fact.aliases) if i in before][:1]
