"""Pairs of names in four languages, the same entity or not: how many are joined rightly, and none wrongly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from entente.entities import resolve
from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Document, Source, Span

PAIRS = Path(__file__).resolve().parent.parent / "data" / "name_pairs.csv"
ROWS = list(csv.DictReader(PAIRS.read_text(encoding="utf-8").splitlines()))
FLOOR = 0.97


def _claims(doc: str, row: dict[str, str], side: str) -> list[Claim]:
    name, role, body = row[side], row[f"{side}_role"], row[f"{side}_body"]
    ref = EntityRef(f"{row['type']}:{doc}", row["type"], name)
    span, sentence = Span(doc, 0, len(name), name), (0, len(name))
    found = [Claim(doc, f"{doc}#1", ref, "described_as", span, sentence, text="named")]
    if role:
        held = (("organisation", EntityRef(f"organisation:{doc}", "organisation", body)),)
        found.append(Claim(doc, f"{doc}#2", ref, "holds_role", span, sentence, text=role, qualifiers=held))
    return found


def _joined(row: dict[str, str]) -> bool:
    documents = {
        doc: Document(doc, row[side], Source(doc), row[f"{side}_language"])
        for doc, side in (("a", "left"), ("b", "right"))
    }
    found = resolve([*_claims("a", row, "left"), *_claims("b", row, "right")], documents)
    return found.canonical("a", f"{row['type']}:a") == found.canonical("b", f"{row['type']}:b")


def test_there_are_enough_pairs_of_both_kinds():
    assert len(ROWS) >= 200
    assert {row["left_language"] for row in ROWS} == {"vi", "en", "id", "zh"}
    assert sum(row["same"] == "no" for row in ROWS) >= 80


def test_pairs_are_joined_rightly():
    outcomes = [(_joined(row), row["same"] == "yes", row) for row in ROWS]
    wrong = [row for joined, same, row in outcomes if joined and not same]
    right = sum(joined and same for joined, same, _ in outcomes)
    missed = sum(same and not joined for joined, same, _ in outcomes)
    assert not wrong
    assert 2 * right / (2 * right + missed) >= FLOOR


@pytest.mark.parametrize("type_", ["place", "organisation", "person"])
def test_each_type_is_measured(type_):
    assert sum(row["type"] == type_ for row in ROWS) >= 40
