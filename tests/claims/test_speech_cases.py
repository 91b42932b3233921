"""Cases of the language folders: who says, asks, promises, hopes and agrees; sectors; voices."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest

from entente.claims.assemble import read
from entente.language.folder import load
from entente.model.claim import Claim, EntityRef
from entente.model.evidence import Block, Document, Source

claims = importlib.import_module("entente.claims")
EXACT = ("asks", "pledges", "agreed_action")
QUALIFIED = ("topic", "addressee", "market", "partner", "origin")


def document(text: str, code: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    return Document("case", text, Source("case", published="2025-06-01"), code, tuple(blocks))


def cases() -> list[Any]:
    return list(rows())


def rows() -> Iterator[Any]:
    for code in ("vi", "en", "id", "zh"):
        for number, case in enumerate(load(code).table("cases/claims_speech.toml")["case"], 1):
            yield pytest.param(code, case, id=f"{code}-{number}")


def shown(value: object) -> object:
    return value.name if isinstance(value, EntityRef) else value


def agrees(claim: Claim, wanted: dict[str, str]) -> bool:
    said = {
        "property": claim.property,
        "value": claim.value,
        "quote": claim.span.quote,
        "subject": claim.subject.name,
        "by": claim.stated_by.name if claim.stated_by else None,
        "modality": claim.modality,
    } | {name: shown(claim.qualifier(name)) for name in QUALIFIED}
    return all(said[key] == value for key, value in wanted.items())


@pytest.mark.parametrize(("code", "case"), cases())
def test_claims_of_the_case(code: str, case: dict[str, Any]) -> None:
    found = claims.find(document(case["text"], code))
    wanted = case.get("claims", [])
    missing = [w for w in wanted if not any(agrees(c, w) for c in found)]
    assert missing == [], [(c.property, c.value, dict(c.qualifiers)) for c in found]
    if "claims" in case:
        extra = [c for c in found if c.property in EXACT and not any(agrees(c, w) for w in wanted)]
        assert [(c.property, c.value, c.span.quote) for c in extra] == []
    assert [c.property for c in found if c.property in case.get("none", ())] == []


@pytest.mark.parametrize(("code", "case"), [p for p in cases() if "voices" in p.values[1]])
def test_voices_of_the_case(code: str, case: dict[str, Any]) -> None:
    found, around = read(document(case["text"], code))
    voices = [around.speaker(statement) for statement in found]
    assert [f"{v.ref.name} {v.basis}" if v.ref else "-" for v in voices] == case["voices"]


def test_each_language_has_cases_enough() -> None:
    for code in ("vi", "en", "id", "zh"):
        assert len(load(code).table("cases/claims_speech.toml")["case"]) >= 20
