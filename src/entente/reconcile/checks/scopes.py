"""Figures that look alike and hold for other things: scopes, territories, plans, parts that must not be added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from entente.model.check import Check
from entente.model.period import before
from entente.model.reason import because
from entente.reconcile.compare import compare, shown
from entente.reconcile.grouping import key
from entente.reconcile.item import Item
from entente.reconcile.siblings import time
from entente.reconcile.territory import side
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import units


def checks(world: World) -> Iterator[Check]:
    """Every warning that two figures are not of one kind."""
    yield from _scopes(world)
    yield from _bases(world)
    yield from _boundaries(world)
    yield from _plans(world)
    yield from _apart(world)


def _scopes(world: World) -> Iterator[Check]:
    """An origin whose extent one source states and another leaves out."""
    mixed: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for point in world.points:
        if len({i.qualifiers.get("origin_scope") for i in point.items}) > 1:
            mixed[point.first.subject, point.first.qualifiers.get("origin", "")] += point.items
    for (_, origin), found in sorted(mixed.items()):
        scope = next(i.qualifiers["origin_scope"] for i in found if "origin_scope" in i.qualifiers)
        roles = [(i, "a" if "origin_scope" in i.qualifiers else "b") for i in found]
        reason = because("scope_left_out", origin=origin, scope=scope)
        yield checked("scope_difference", "scope_must_be_carried", roles, reason)


def _bases(world: World) -> Iterator[Check]:
    """Figures that look alike, differ, and are counted on different bases."""
    buckets: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for point in world.points:
        best = point.items[0]
        if best.claim.quantity is not None and best.claim.quantity.value is not None and best.real:
            buckets[(*key(best), time(best))].append(point)
    for found in (buckets[k] for k in sorted(buckets, key=str)):
        for p, q in combinations(found[:_CROWD], 2):
            a, b = p.items[0], q.items[0]
            bases = [f"{n}: {a.qualifiers[n]} / {b.qualifiers[n]}" for n in _BASES if _differ(a, b, n)]
            if bases and compare(a, b, world.names).outcome == "conflict":
                reason = because("other_basis", figures=f"{shown(a)}, {shown(b)}", bases="; ".join(bases))
                yield checked("scope_difference", "scope_must_be_carried", [(a, "a"), (b, "b")], reason)


_BASES = ("counting", "accounting", "origin_scope")
_CROWD = 12


def _differ(a: Item, b: Item, name: str) -> bool:
    return name in a.qualifiers and name in b.qualifiers and a.qualifiers[name] != b.qualifiers[name]


# ------------------------------------------------------------------ territory
def _boundaries(world: World) -> Iterator[Check]:
    """Figures of a place before and after it changed its extent: one of each property on either side."""
    for place, days in sorted(world.breaks.items()):
        sides: dict[str, dict[str, Item]] = defaultdict(dict)
        for point in world.points:
            best = point.items[0]
            if best.subject == place and _total(best):
                where = side(best.period, days)
                if where:
                    kept = sides[where].setdefault(best.claim.property, best)
                    sides[where][best.claim.property] = min(kept, best, key=_general)
        if len(sides) > 1:
            roles = [(i, "a" if n == min(sides) else "b") for n, found in sorted(sides.items()) for i in found.values()]
            dates = ", ".join(day.isoformat() for day in days)
            yield checked("boundary_change", "flag", roles, because("territory_changed", place=place, dates=dates))


def _total(item: Item) -> bool:
    """Whether a figure is of the whole place: nothing narrows it to a part."""
    narrowed = rules().strict - {"partner"}
    unit = item.claim.quantity.unit if item.claim.quantity else None
    whole = item.real and item.qualifiers.get("scope") in (None, "total")
    return whole and units().get(unit or "") in rules().boundary_shown and not narrowed & item.qualifiers.keys()


def _general(item: Item) -> tuple[object, ...]:
    return -item.basis, len(item.qualifiers), item.doc, item.claim.span.start


# ------------------------------------------------------------------ plans and results
def _plans(world: World) -> Iterator[Check]:
    """What was planned and what was added since: that one is part of the other is not stated."""
    planned: dict[str, list[Point]] = defaultdict(list)
    added: dict[str, list[Point]] = defaultdict(list)
    for point in world.points:
        best = point.items[0]
        if best.claim.quantity is None:
            continue
        if best.qualifiers.get("scope") == "planned" and not best.real:
            planned[best.subject].append(point)
        elif best.qualifiers.get("scope") == "new" and best.real:
            added[best.subject].append(point)
    for subject in sorted(planned.keys() & added.keys()):
        pairs = [(p, q) for p in planned[subject] for q in added[subject] if _follows(p, q)]
        if pairs:
            roles = [(i, "a") for p, _ in pairs for i in p.items] + [(i, "b") for _, q in pairs for i in q.items]
            first = pairs[0]
            reason = because("plan_and_added", planned=shown(first[0].items[0]), added=shown(first[1].items[0]))
            yield checked("not_derivable", "related_not_comparable", roles, reason)


def _follows(planned: Point, added: Point) -> bool:
    same = planned.first.claim.property == added.first.claim.property
    return same and bool(planned.period and added.period and before(planned.period, added.period))


# ------------------------------------------------------------------ never add
def _apart(world: World) -> Iterator[Check]:
    for doc, found in sorted(world.by_doc.items()):
        for rule in rules().apart:
            if "qualifier" in rule:
                yield from _values_apart(found, rule["qualifier"], tuple(rule["values"]), rule["reason"])
            else:
                yield from _subjects_apart(doc, found, rule["subjects"], rule["property"])


def _values_apart(found: Sequence[Item], qualifier: str, values: tuple[str, ...], outcome: str) -> Iterator[Check]:
    rows: dict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    for item in found:
        if item.claim.quantity is not None and item.qualifiers.get(qualifier) in values:
            row = rows[item.subject, item.claim.property]
            row.setdefault(item.qualifiers[qualifier], item)
    for _, row in sorted(rows.items()):
        if len(row) == len(values):
            roles = [(row[v], "part") for v in values]
            reason = because(outcome, figures=", ".join(shown(row[v]) for v in values))
            yield checked("must_not_sum", outcome, roles, reason)


def _subjects_apart(doc: str, found: Sequence[Item], kind: str, property_: str) -> Iterator[Check]:
    """Several zones in one text: whether they overlap is not said."""
    sized: dict[str, Item] = {}
    for item in found:
        if item.claim.subject.type == kind and item.claim.property == property_ and item.claim.quantity is not None:
            sized.setdefault(item.subject, item)
    if len(sized) > 1:
        reason = because("overlap_unknown", figures=", ".join(shown(i) for i in sized.values()))
        yield checked("must_not_sum", "overlap_unknown", [(i, "part") for i in sized.values()], reason)
