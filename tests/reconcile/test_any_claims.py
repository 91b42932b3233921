"""Whatever claims come in, nothing raises, nothing is lost, and ids lead somewhere."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.vocabulary.terms import codes, ladders, properties, qualifiers, units
from tests.reconcile.making import Texts, place, ref, run

TYPES = ["place", "organisation", "person", "zone", "infrastructure", "project", "agreement", "event", "programme"]
NAMED = st.builds(lambda kind, n: ref(f"{kind}:{n}"), st.sampled_from(TYPES), st.integers(0, 2))
UNNAMED = st.builds(
    lambda kind, n: ref(f"{kind}:u{n}", None), st.sampled_from(["event", "agreement"]), st.integers(0, 1)
)
REFS = st.one_of(NAMED, UNNAMED)
DATES = st.sampled_from(
    [None, "2024", "2024-06", "2024-06-30", "2023/2024", "../2025-06-30", "2025-01-01/..", "soon", "0000"]
)
NUMBERS = st.one_of(
    st.integers(0, 10**15), st.decimals(0, 10**6, places=3, allow_nan=False), st.just(10**32), st.just(-3)
)
STATUSES = st.sampled_from([*ladders()["works"].steps, *ladders()["asks"].ends, "remaining", "unheard of"])
VALUES = st.one_of(
    NUMBERS, REFS, STATUSES, DATES.map(lambda d: d or "x"), st.tuples(st.integers(0, 9), st.integers(9, 99))
)
BOUNDS = st.sampled_from(["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most"])
QUALIFIERS = st.dictionaries(
    st.sampled_from(sorted({*qualifiers()} - {"from", "basis"})),
    st.one_of(
        REFS,
        st.sampled_from(["stock", "flow", "new", "total", "planned", "2024", "mainland_taiwan_hong_kong", "all"]),
        st.booleans(),
        st.integers(0, 9),
    ),
    max_size=4,
)
CLAIMS = st.fixed_dictionaries(
    {
        "doc": st.sampled_from("abc"),
        "subject": REFS,
        "property_": st.sampled_from(sorted(properties())),
        "value": VALUES,
        "bound": BOUNDS,
        "unit": st.sampled_from([None, *sorted(units())]),
        "precision": st.sampled_from(["1", "0.01", "1000000"]),
        "as_of": DATES,
        "basis": st.sampled_from(["stated", "inferred", "publication"]),
        "modality": st.sampled_from(sorted(codes("modality"))),
        "sentence": st.integers(0, 3),
        "more": QUALIFIERS,
    }
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CLAIMS, max_size=18))
def test_any_claims_make_a_register(rows):
    t = Texts()
    for row in rows:
        told = dict(row)
        t.say(
            told.pop("doc"), told.pop("subject"), told.pop("property_"), told.pop("value"), **told.pop("more"), **told
        )
    found = run(
        t.claims, entities=[place("zone:0", "place:0"), place("place:0", "place:1"), place("place:1", "place:0")]
    )
    carried = [e.claim for f in found.facts if f.status != "derived" for e in f.supports]
    assert sorted(carried) == sorted(c.id for c in t.claims)
    ids = {f.id for f in found.facts}
    assert all(f.superseded_by in ids for f in found.facts if f.superseded_by)
    assert all(set(f.derivation.inputs) <= ids for f in found.facts if f.derivation)
    known = {c.id for c in t.claims}
    assert all(e.claim in known for c in found.checks for e in c.evidence)
    assert all(c.history and c.stage for c in found.commitments)
    for table in (found.facts, found.checks, found.events, found.commitments):
        named = [row.id for row in table]
        assert named == sorted(set(named))
