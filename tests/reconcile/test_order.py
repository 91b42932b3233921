from __future__ import annotations

import json
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.model import register_wire as wire
from entente.model.evidence import Document, Source
from entente.model.wire import claim_from, line
from entente.reconcile import AsGiven, reconcile
from tests.reconcile.making import Texts, run


def told(found):
    return [
        *(line(wire.fact_json(f)) for f in found.facts),
        *(line(wire.check_json(c)) for c in found.checks),
        *(line(wire.event_json(e)) for e in found.events),
        *(line(wire.commitment_json(c)) for c in found.commitments),
    ]


figures = st.tuples(
    st.sampled_from("abcd"),
    st.sampled_from(["place:lam-son", "place:tavira"]),
    st.sampled_from([5, 12, 40, 41, 400]),
    st.sampled_from(["exact", "about", "nearly", "more_than"]),
    st.sampled_from(["2024", "2024-06-30", "2024-12-31", "2025-03-31"]),
    st.sampled_from(["stated", "inferred", "publication"]),
    st.sampled_from([None, "in_force", "registered"]),
    st.sampled_from([None, "place:p", "place:q"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(figures, max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(rows, chance):
    t = Texts()
    for doc, subject, value, bound, as_of, basis, counting, origin in rows:
        named = {k: v for k, v in (("counting", counting), ("origin", origin)) if v}
        t.say(doc, subject, "fdi_project_count", value, bound=bound, unit="project", as_of=as_of, basis=basis,
              accounting="stock", **named)  # fmt: skip
    mixed = list(t.claims)
    chance.shuffle(mixed)
    assert told(run(mixed)) == told(run(t.claims))


def test_every_claim_is_carried_by_exactly_one_stated_fact():
    t = Texts()
    for doc in "abc":
        for value in (3, 4, 5):
            t.say(doc, "place:lam-son", "zone_count", value, unit="zone", as_of="2024", basis="publication")
    found = run(t.claims)
    carried = [e.claim for f in found.facts if f.status != "derived" for e in f.supports]
    assert sorted(carried) == sorted(c.id for c in t.claims)


@pytest.mark.shared
def test_the_gold_claims_make_the_gold_register(shared, tmp_path):
    import subprocess
    import sys

    claims_file = tmp_path / "claims.jsonl"
    score = [sys.executable, "-B", str(shared / "gold" / "score_register.py")]
    subprocess.run([*score, "--emit-claims", str(claims_file), "--resolved"], check=True)
    claims = [claim_from(json.loads(row)) for row in claims_file.read_text(encoding="utf-8").splitlines()]
    texts = {
        p.name: Document(p.name, p.read_text(encoding="utf-8"), Source(p.name))
        for p in (shared / "seeds").glob("*.txt")
    }
    found = reconcile(claims, texts, AsGiven(), date(2026, 3, 1))
    random.Random(7).shuffle(claims)
    assert told(reconcile(claims, texts, AsGiven(), date(2026, 3, 1))) == told(found)
    arguments = []
    for name, rows in (("checks", map(wire.check_json, found.checks)), ("facts", map(wire.fact_json, found.facts)),
                       ("events", map(wire.event_json, found.events))):  # fmt: skip
        (tmp_path / name).write_text("".join(line(r) + "\n" for r in rows), encoding="utf-8")
        arguments += [f"--{name}", str(tmp_path / name)]
    report = subprocess.run([*score, *arguments, "--claims", "gold"], check=True, capture_output=True, text=True).stdout
    assert float(report.split("with the right outcome")[1].split()[0]) >= 95
    assert "wrong sums    0 of" in report
    assert "wrong merges  0 of" in report
    assert float(report.split("facts    pairs")[1].split("F1")[1].split()[0]) >= 99
    assert float(report.split("events   pairs")[1].split("F1")[1].split()[0]) == 100
