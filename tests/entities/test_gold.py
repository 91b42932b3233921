"""Entity identity across the five seeds, from gold claims whose ids are local to each document."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations

import pytest

from entente.entities import resolve
from entente.model.evidence import Document, Source
from entente.model.wire import claim_from

LANGUAGES = {"000": "id", "001": "en", "002": "vi", "003": "vi", "004": "id"}
JOINED_ELSEWHERE = ("event", "agreement", "doc")  # by reconciliation, not by name


@pytest.fixture(scope="module")
def rows(shared, tmp_path_factory):
    path = tmp_path_factory.mktemp("gold") / "claims.jsonl"
    command = [sys.executable, "-B", str(shared / "gold" / "score_register.py"), "--emit-claims", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def gold_ids(shared, rows):
    """The gold id of every local reference."""
    seeds = (json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines())
    found = {}
    for row, gold in zip(rows, seeds, strict=True):
        pairs = [(row["subject"]["id"], gold["subject"]["id"]), (row["value_id"], gold["value_id"])]
        pairs.append(((row["stated_by"] or {}).get("id"), gold["stated_by"]))
        pairs += [(v["id"], gold["qualifiers"][k]) for k, v in row["qualifiers"].items() if isinstance(v, dict)]
        found |= {(row["doc"], local): id_ for local, id_ in pairs if local}
    return found


@pytest.mark.shared
def test_entities_of_the_seeds(shared, rows, gold_ids):
    documents = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        documents[path.name] = Document(path.name, text, Source(path.name), LANGUAGES[path.name[:3]])
    resolution = resolve([claim_from(row) for row in rows], documents)
    right = wrong = missed = 0
    for one, other in combinations(sorted(gold_ids), 2):
        if one[0] != other[0] and gold_ids[one].split(":")[0] not in JOINED_ELSEWHERE:
            same = gold_ids[one] == gold_ids[other]
            joined = resolution.canonical(*one) == resolution.canonical(*other)
            right, wrong, missed = right + (same and joined), wrong + (joined > same), missed + (same > joined)
    assert wrong == 0
    assert right / (right + missed) >= 0.95
