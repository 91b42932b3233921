"""Short claims of our own for the tests: invented places, firms and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from entente.model.claim import Claim, EntityRef
from entente.model.entity import Entity
from entente.model.evidence import Document, Source, Span
from entente.model.quantity import bounded, spread
from entente.reconcile import AsGiven, Reconciled, reconcile

TODAY = date(2026, 3, 1)
_ID = re.compile(r"[a-z]+:[a-z0-9-]+$")


def ref(id_: str, name: str | None = "") -> EntityRef:
    """``place:lam-son`` as a reference; an empty name is made from the id, None leaves it unnamed."""
    kind, _, slug = id_.partition(":")
    return EntityRef(id_, kind, slug.replace("-", " ").title() if name == "" else name)


class Texts:
    """Makes claims, each at a place of its own in its document, sentence by sentence."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self._at: dict[str, int] = {}

    def say(
        self,
        doc: str,
        subject: str | EntityRef,
        property_: str,
        value: Any = None,
        *,
        bound: str = "exact",
        unit: str | None = None,
        precision: str | None = None,
        as_of: str | None = None,
        basis: str | None = "stated",
        modality: str = "fact",
        by: str | None = None,
        sentence: int | None = None,
        tags: Sequence[str] = (),
        **qualifiers: Any,
    ) -> Claim:
        at = self._at.get(doc, 0)
        self._at[doc] = at + 10
        start, end = (at, at + 10) if sentence is None else (sentence * 1000, sentence * 1000 + 1000)
        made = Claim(
            doc=doc,
            id=f"{doc}#{at:05d}",
            subject=subject if isinstance(subject, EntityRef) else ref(subject),
            property=property_,
            span=Span(doc, at, at + 5, "x" * 5),
            sentence=(start, end),
            as_of=as_of,
            as_of_basis=basis if as_of else None,
            modality=modality,
            stated_by=ref(by) if by else None,
            qualifiers=tuple(sorted((k, _qualifier(v)) for k, v in qualifiers.items())),
            rule="test",
            confidence=1.0,
            tags=tuple(tags),
        )
        self.claims.append(_valued(made, value, bound, unit, precision))
        return self.claims[-1]


def _qualifier(value: Any) -> Any:
    return ref(value) if isinstance(value, str) and _ID.match(value) else value


def _valued(claim: Claim, value: Any, bound: str, unit: str | None, precision: str | None) -> Claim:
    if isinstance(value, EntityRef):
        return replace(claim, value_ref=value)
    if isinstance(value, tuple):
        low, high = (Decimal(str(v)) for v in value)
        return replace(claim, quantity=spread(low, high, unit))
    if isinstance(value, int | float | Decimal):
        place = Decimal(precision) if precision else Decimal(1)
        return replace(claim, quantity=bounded(Decimal(str(value)), bound, unit, place))
    if isinstance(value, str) and _ID.match(value):
        return replace(claim, value_ref=ref(value))
    return replace(claim, text=value)


def document(
    doc: str, text: str | None = None, published: str | None = None, url: str | None = None, language: str = "und"
) -> Document:
    """A document; without a text it gets one of its own."""
    own = text if text is not None else f"text of {doc}"
    return Document(doc, own, Source(doc, url=url, published=published), language)


def run(
    claims: Iterable[Claim],
    published: Mapping[str, str] | None = None,
    entities: Iterable[Entity] = (),
    documents: Mapping[str, Document] | None = None,
    today: date = TODAY,
) -> Reconciled:
    """Reconcile claims whose ids are already resolved."""
    found = list(claims)
    docs = {c.doc: document(c.doc, published=(published or {}).get(c.doc)) for c in found}
    return reconcile(found, docs | dict(documents or {}), AsGiven(tuple(entities)), today)


def place(id_: str, parent: str | None = None, subtype: str | None = None) -> Entity:
    """A resolved entity."""
    return Entity(id_, id_.partition(":")[0], ref(id_).name, subtype, parent=parent)


def outcomes(found: Reconciled, kind: str) -> list[str]:
    """Outcomes of the checks of a kind, sorted."""
    return sorted(c.outcome for c in found.checks if c.kind == kind)


def checks(found: Reconciled, kind: str) -> list[Any]:
    """The checks of a kind."""
    return [c for c in found.checks if c.kind == kind]


def facts(found: Reconciled, property_: str) -> list[Any]:
    """The facts of a property, in order of as-of."""
    return sorted((f for f in found.facts if f.property == property_), key=lambda f: (f.as_of or "", f.id))
