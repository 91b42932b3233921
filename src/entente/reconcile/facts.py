"""Points of the timeline as Fact records: the tightest reading, every support with its role, a status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from entente.model.claim import EntityRef, QualifierValue
from entente.model.fact import Evidence, Fact
from entente.model.quantity import EVERYTHING, Interval, Quantity, contains, overlap, quantity_of
from entente.reconcile.item import Item, base_unit, evidence, said
from entente.reconcile.origins import Families
from entente.reconcile.resolution import Names
from entente.reconcile.timeline import Point, own_id
from entente.reconcile.weighing import Facet, disputed, facets, reading
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import identifying


def fact(point: Point, families: Families, names: Names) -> Fact:
    """The record of a point."""
    ranked = facets(point.items, families, names)
    best, top = ranked[0].first, point.items[0]
    claim = best.claim
    origins = families.count(point.items)
    rivals = len(ranked) > 1 and disputed(ranked, names)
    supports = _supports(point, families)
    place = {e.claim: i for i, e in enumerate(supports)}
    return Fact(
        id=point.id,
        subject=names.ref(top.doc, top.claim.subject),
        property=claim.property,
        qualifiers=_qualifiers(point.items, names),
        as_of=top.claim.as_of,
        as_of_basis=top.claim.as_of_basis,
        modality=_modality(point.items, top),
        quantity=_tightest(ranked, best),
        text=claim.text,
        value_ref=names.ref(claim.doc, claim.value_ref) if claim.value_ref else None,
        status=_status(point, rivals, origins),
        supports=supports,
        origins=origins,
        readings=tuple(reading(f, place, names) for f in ranked),
        aliases=tuple(sorted({own_id(i) for i in point.items} - {point.id})),
        superseded_by=point.superseded_by.id if point.superseded_by else None,
    )


def _status(point: Point, rivals: bool, origins: int) -> str:
    if point.superseded_by is not None:
        return "superseded"
    if rivals:
        return "disputed"
    return "corroborated" if origins > 1 else "single_source"


def _modality(found: Sequence[Item], top: Item) -> str:
    """The most binding word among what is told of it, for what is so; else that of the best claim."""
    return "fact" if any(i.claim.modality == "fact" for i in found) else top.claim.modality


@cache
def _kept() -> frozenset[str]:
    return identifying() | rules().strict | rules().lenient


def _qualifiers(found: Sequence[Item], names: Names) -> tuple[tuple[str, QualifierValue], ...]:
    """The identifying qualifiers any of its claims states, and those that narrow it."""
    stated: dict[str, QualifierValue] = {}
    for item in found:
        for name, value in item.claim.qualifiers:
            if name in _kept() and name in item.qualifiers and name not in stated:
                stated[name] = value if isinstance(value, str | int | bool) else _ref(item, value, names)
    return tuple(sorted(stated.items()))


def _ref(item: Item, value: QualifierValue, names: Names) -> QualifierValue:
    return names.ref(item.doc, value) if isinstance(value, EntityRef) else value


def _tightest(ranked: Sequence[Facet], best: Item) -> Quantity | None:
    """The best reading; where other undisputed readings cut into it, what all of them allow."""
    own = best.claim.quantity
    if own is None:
        return None
    limits: Interval = said(best)
    for facet in ranked:
        shared = overlap(limits, said(facet.first)) if facet.rank != "deprecated" else None
        limits = shared or limits
    if contains(limits, said(best)) or limits == EVERYTHING:
        return own
    factor = base_unit(own.unit)[1]
    cut = quantity_of(limits, own.unit)
    return replace(
        cut,
        value=None if cut.value is None else cut.value / factor,
        low=None if cut.low is None else cut.low / factor,
        high=None if cut.high is None else cut.high / factor,
    )


def _supports(point: Point, families: Families) -> tuple[Evidence, ...]:
    """Every claim with its role: states, restates (vaguer), repeats (same origin, told again)."""
    if len(point.items) == 1:
        return (evidence(point.items[0]),)
    roles: dict[str, str] = {}
    rank = {i.claim.id: n for n, i in enumerate(point.items)}
    for family in families.clusters(point.items):
        told = sorted(family, key=lambda i: rank[i.claim.id])
        for item in told:
            again = item is not told[0]
            vaguer = item.claim.id in point.restating or _vaguer(item, point.items[0])
            roles[item.claim.id] = "restates" if vaguer else "repeats" if again else "states"
    return tuple(evidence(i, roles[i.claim.id]) for i in point.items)


def _vaguer(item: Item, best: Item) -> bool:
    if item.claim.quantity is None or best.claim.quantity is None:
        return False
    return contains(said(item), said(best)) and not contains(said(best), said(item))
