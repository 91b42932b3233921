"""Values that follow and are stated nowhere: shares, what was there before, years counted back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from entente.model.claim import EntityRef, QualifierValue
from entente.model.fact import Derivation, Fact, Reading
from entente.model.quantity import Interval, Quantity, difference, quantity_of, ratio, scaled
from entente.model.reason import Reason, because
from entente.reconcile.compare import plain, shown
from entente.reconcile.item import Item, allowed, base_unit, digits, evidence, stable_id
from entente.reconcile.siblings import Sibling, siblings, together
from entente.reconcile.world import World
from entente.vocabulary.rules import rules
from entente.vocabulary.wording import sentence


@dataclass(frozen=True, slots=True)
class Derived:
    """A value computed from claims: operation, inputs with their roles, the value and how it is said."""

    op: str
    roles: tuple[tuple[Item, str], ...]
    property: str
    quantity: Quantity
    qualifiers: tuple[tuple[str, QualifierValue], ...]
    as_of: str | None
    reason: Reason


def derived(world: World) -> list[Derived]:
    """Every value that follows by rule; of one pair of facts once, from the best founded claims."""
    best: dict[tuple[str, ...], Derived] = {}
    for one in (*_shares(world), *_before(world), *_years(world)):
        key = one.op, *(world.point_of[i.claim.id].id for i, _ in one.roles)
        kept = best.get(key)
        best[key] = one if kept is None or _founded(one) < _founded(kept) else kept
    return [best[key] for key in sorted(best)]


def _founded(one: Derived) -> tuple[object, ...]:
    return -sum(i.basis for i, _ in one.roles), [i.claim.id for i, _ in one.roles]


def _shares(world: World) -> Iterator[Derived]:
    """One origin, partner, product or sector of all of them."""
    for rule in rules().sums:
        if rule.parts:
            continue
        for found in siblings(world, rule.qualifier).values():
            whole = next((s for s in found if s.code is None), None)
            for part in (s for s in found if s.code is not None) if whole else ():
                if whole and part.item.real and whole.item.real:
                    yield from _share(part, whole, rule.qualifier)


def _share(part: Sibling, whole: Sibling, qualifier: str) -> Iterator[Derived]:
    a, b = together((part, whole))
    room, top, base = ratio(allowed(a), allowed(b)), digits(a), digits(b)
    if room is None or room.high is None or not top or not base or top > base:
        return
    share = (top / base * 100).quantize(Decimal("0.01"))
    rest = difference(Interval(base, base), Interval(top, top)).low or Decimal(0)
    bases = sorted({i.qualifiers.get("counting", "") for i in (a, b)} - {""})
    code = "share_mixed" if len(bases) > 1 else "share_of"
    unit = (b.claim.quantity.unit if b.claim.quantity else None) or ""
    reason = because(
        code,
        part=shown(a),
        whole=shown(b),
        share=plain(share.quantize(Decimal("0.1"))),
        rest=f"{plain(rest / base_unit(unit)[1])} {unit}".strip(),
        bases=", ".join(bases),
    )
    kept = next((v for k, v in a.claim.qualifiers if k == qualifier), part.code or "")
    qualifiers: tuple[tuple[str, QualifierValue], ...] = (
        ("measure", a.claim.property),
        (qualifier, kept),
        ("whole", f"all {qualifier}s"),
    )
    value = _percent(share, scaled(room, Decimal(100)))
    yield Derived("ratio", ((a, "part"), (b, "whole")), "share_of_total", value, qualifiers, a.claim.as_of, reason)


def _percent(share: Decimal, room: Interval) -> Quantity:
    """The share of the written digits, with what rounding and hedges leave open."""
    cents = Decimal("0.01")
    low, high = (None if end is None else end.quantize(cents) for end in (room.low, room.high))
    if low == high:
        return Quantity(share, share, share, "[]", "exact", "percent", cents)
    return Quantity(share, low, high, "[]", "range", "percent", cents)


def _before(world: World) -> Iterator[Derived]:
    """What there was before what is said to be new: total less new."""
    for qualifier, total, added in rules().before:
        rows: dict[tuple[object, ...], dict[str, Sibling]] = defaultdict(dict)
        for point in world.points:
            best = point.items[0]
            if best.claim.quantity is not None and best.real and best.qualifiers.get(qualifier) in (total, added):
                unit = base_unit(best.claim.quantity.unit)[0]
                key = best.subject, best.claim.property, unit, best.qualifiers.get("origin"), best.claim.as_of
                rows[key].setdefault(best.qualifiers[qualifier], Sibling(None, best, point))
        for row in rows.values():
            if len(row) > 1:
                yield from _less(row[total], row[added])


def _less(whole: Sibling, added: Sibling) -> Iterator[Derived]:
    a, b = together((whole, added))
    top, less = digits(a), digits(b)
    if top is None or less is None or less > top or not {a.doc} & {b.doc}:
        return
    unit = a.claim.quantity.unit if a.claim.quantity else None
    factor = base_unit(unit)[1]
    value = quantity_of(scaled(difference(Interval(top, top), Interval(less, less)), 1 / factor), unit)
    reason = because("before", total=shown(a), new=shown(b), left=plain((top - less) / factor))
    roles = ((a, "total"), (b, "part"))
    yield Derived("difference", roles, a.claim.property, value, (("point", "before"),), None, reason)


def _years(world: World) -> Iterator[Derived]:
    """An anniversary's year counted back."""
    for point in world.by_property.get("elapsed_time", ()):
        item = point.items[0]
        q = item.claim.quantity
        dated = item.period and item.period.start
        if item.claim.subject.type != "event" or q is None or q.bound != "exact" or q.unit != "year" or not dated:
            continue
        if q.value is None or q.value != q.value.to_integral_value():
            continue
        year = Decimal(dated.year) - q.value
        reason = because("counted_back", years=plain(q.value), year=dated.year, since=f"{year:f}")
        value = Quantity(year, year, year, "[]", "exact", None, Decimal(1))
        yield Derived("year_minus", ((item, "a"),), "started_in", value, (), None, reason)


def facts(found: Sequence[Derived], world: World) -> Iterator[Fact]:
    """Shares and differences as facts of their own status, with what they were computed from."""
    for one in found:
        if one.op in ("ratio", "difference"):
            yield _fact(one, world)


def _fact(one: Derived, world: World) -> Fact:
    first = one.roles[0][0]
    inputs = tuple(world.point_of[i.claim.id].id for i, _ in one.roles)
    quantity, reason = one.quantity, sentence(one.reason)
    basis = "inferred" if one.as_of else None
    subject = world.names.ref(first.doc, first.claim.subject)
    reading = Reading(
        quantity=quantity,
        text=None,
        value_ref=None,
        as_of=one.as_of,
        as_of_basis=basis,
        counting=None,
        modality="fact",
        stated_by=None,
        origins=0,
        rank="preferred",
        reason=reason,
        supports=tuple(range(len(one.roles))),
        why=one.reason,
    )
    return Fact(
        id=stable_id("fact", one.op, *(f"{i.claim.id} {role}" for i, role in one.roles)),
        subject=subject,
        property=one.property,
        qualifiers=tuple((k, _qualifier(first, v, world)) for k, v in sorted(one.qualifiers, key=lambda p: p[0])),
        as_of=one.as_of,
        as_of_basis=basis,
        modality="fact",
        quantity=quantity,
        text=None,
        value_ref=None,
        status="derived",
        supports=tuple(evidence(i, role) for i, role in one.roles),
        origins=0,
        readings=(reading,),
        derivation=Derivation(one.op, inputs),
    )


def _qualifier(item: Item, value: QualifierValue, world: World) -> QualifierValue:
    return world.names.ref(item.doc, value) if isinstance(value, EntityRef) else value
