"""Own sentences in every language: figures with the claims they make, and those they must not make."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from entente.claims import figures, ranks
from entente.claims.assemble import read
from entente.claims.draft import claim
from entente.language.document import annotate
from entente.language.folder import available, load
from entente.model.claim import Claim
from entente.model.evidence import Document, Source

CASES = [
    pytest.param(code, case, id=f"{code}-{number}")
    for code in available()
    for number, case in enumerate(load(code).table("cases/claims_figures.toml").get("case", ()), 1)
]
OWN = ("property", "value", "unit", "bound", "low", "high", "as_of", "basis", "subject", "modality")


def claims_of(text: str, code: str, published: str | None = None) -> list[Claim]:
    document = annotate(Document("case.txt", text.strip(), Source("case.txt", published=published, language=code)))
    statements, context = read(document)
    drafts = [*figures.find(statements, context), *ranks.find(statements, context)]
    return [claim(draft, statement) for draft, statement in drafts if draft.subject is not None]


def matches(found: Claim, wanted: dict[str, Any]) -> bool:
    quantity = found.quantity
    if quantity is None or found.property != wanted["property"]:
        return False
    mine = {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "bound": quantity.bound,
        "as_of": found.as_of,
        "basis": found.as_of_basis,
        "subject": found.subject.id,
        "modality": found.modality,
    }
    own = all(same(mine[key], wanted[key]) for key in OWN[1:] if key in wanted)
    return own and all(same(found.qualifier(key), value) for key, value in wanted.items() if key not in OWN)


def same(mine: Any, wanted: Any) -> bool:
    if isinstance(wanted, int | float) and not isinstance(wanted, bool):
        return isinstance(mine, Decimal | int) and abs(Decimal(mine) - Decimal(str(wanted))) < Decimal("1e-6")
    return bool(getattr(mine, "id", mine) == wanted)


def listing(found: list[Claim]) -> str:
    return "\n".join(
        f"{c.property} {c.span.quote!r} of {c.subject.id} {c.as_of} {c.modality} "
        f"{ {key: getattr(value, 'id', value) for key, value in c.qualifiers} }"
        for c in found
    )


@pytest.mark.parametrize(("code", "case"), CASES)
def test_a_case_is_read_as_written(code: str, case: dict[str, Any]) -> None:
    found = claims_of(case["text"], code, case.get("published"))
    for wanted in case.get("claims", ()):
        assert any(matches(c, wanted) for c in found), f"missing {wanted}\n{listing(found)}"
    for barred in case.get("none", ()):
        property_, _, value = barred.partition("=")
        hits = [c for c in found if c.property == property_ and (not value or same(c.quantity.value, int(value)))]
        assert not hits, f"must not be found: {barred}\n{listing(found)}"


@pytest.mark.parametrize("code", [code for code in available() if load(code).phrase_files()])
def test_every_language_has_cases_of_both_kinds(code: str) -> None:
    cases = [case.values[1] for case in CASES if case.values[0] == code]
    assert len(cases) >= 25
    assert sum("none" in case for case in cases) >= 5
