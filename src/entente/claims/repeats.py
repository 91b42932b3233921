"""One figure told twice in a document: a headline takes the reading of the body it repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from entente.claims.draft import Draft
from entente.claims.statement import Statement

HEADING = frozenset(("headline", "subheading", "title"))
# Readings of one figure that a headline leaves open: it says "440 projects", the body says whose.
KIN = {
    "investment_project_count": "projects",
    "fdi_project_count": "projects",
    "project_count": "projects",
    "investment_capital": "capital",
    "fdi_registered_capital": "capital",
    "fdi_disbursed_capital": "capital",
    "investment_disbursed_capital": "capital",
    "zone_investment": "capital",
}
OPEN = ("accounting", "counting", "component", "investor_scope", "boundaries", "direction", "partner", "scope")

Told = tuple[Draft, Statement]


def settle(told: Iterable[Told]) -> Iterator[Told]:
    """The drafts, those of headings led to the reading their body gives."""
    all_told = list(told)
    body: dict[tuple[Decimal | None, Decimal | None, str | None], list[Draft]] = {}
    for draft, statement in all_told:
        if draft.quantity is not None and not heads(statement):
            body.setdefault(_figure(draft), []).append(draft)
    for draft, statement in all_told:
        if heads(statement) and draft.quantity is not None:
            draft.qualifiers["part_of_text"] = "headline"
            draft.tags = (*draft.tags, "headline")
            _lead(draft, body.get(_figure(draft), []))
        yield draft, statement


def heads(statement: Statement) -> bool:
    """Whether the statement is a headline or a subheading."""
    return statement.block.role in HEADING


def _figure(draft: Draft) -> tuple[Decimal | None, Decimal | None, str | None]:
    quantity = draft.quantity
    if quantity is None:
        return None, None, None
    return quantity.value, quantity.low if quantity.value is None else None, quantity.unit


def _lead(draft: Draft, told: list[Draft]) -> None:
    """Take property and open qualifiers of the one reading of the body that agrees with the heading."""
    same = [d for d in told if _kin(d.property) == _kin(draft.property) and _agrees(draft, d)]
    if not same:
        return
    best = same[0]
    draft.property, draft.rule = best.property, best.rule
    draft.qualifiers.pop("investor_scope", None)
    draft.modality = best.modality
    for key in OPEN:
        draft.qualifiers.pop(key, None)
        if key in best.qualifiers:
            draft.qualifiers[key] = best.qualifiers[key]
    if "origin" in best.qualifiers:
        draft.qualifiers.setdefault("origin", best.qualifiers["origin"])


def _kin(property_: str) -> str:
    return KIN.get(property_, property_)


def _agrees(draft: Draft, other: Draft) -> bool:
    """Same subject and no origin, partner or scope that differs."""
    if draft.subject is None or other.subject is None or draft.subject.id != other.subject.id:
        return False
    keys = ("origin", "partner", "measure", "ranking", "product")
    return all(
        _id(draft.qualifiers[k]) == _id(other.qualifiers[k])
        for k in keys
        if k in draft.qualifiers and k in other.qualifiers
    )


def _id(value: object) -> object:
    return getattr(value, "id", value)
