"""Amounts told in two currencies, and sizes told in two units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from entente.model.check import Check
from entente.model.quantity import Interval, meets, ratio
from entente.model.reason import because
from entente.reconcile.compare import plain, shown
from entente.reconcile.item import Item, allowed, base_unit, said
from entente.reconcile.world import World, checked
from entente.vocabulary.rates import reference


def checks(world: World) -> Iterator[Check]:
    """Stated conversions and equivalent notations."""
    for doc in sorted(world.by_doc):
        yield from _conversions(world.by_doc[doc])
        yield from _sizes(world.by_doc[doc], world)
    yield from _notations(world)


# ------------------------------------------------------------------ currencies
def _conversions(found: Sequence[Item]) -> Iterator[Check]:
    by_thing: dict[tuple[object, ...], list[Item]] = defaultdict(list)
    for item in found:
        if item.claim.quantity is not None:
            by_thing[item.subject, item.claim.property, item.claim.as_of].append(item)
    for same in by_thing.values():
        for item in (i for i in same if "conversion_of" in i.qualifiers):
            stated = [i for i in same if "conversion_of" not in i.qualifiers and _unit(i) != _unit(item)]
            nearest = min(stated, key=lambda i: abs(i.claim.span.start - item.claim.span.start), default=None)
            if nearest is not None:
                yield from _converted(nearest, item)


def _unit(item: Item) -> str:
    return (item.claim.quantity.unit if item.claim.quantity else None) or ""


def _converted(stated: Item, converted: Item) -> Iterator[Check]:
    """The rate two amounts imply, in the weaker currency's units for one of the stronger."""
    a, b = sorted((stated, converted), key=lambda i: (-_value(i), _unit(i)))
    if _value(b) <= 0:
        return
    implied, room = _value(a) / _value(b), ratio(allowed(a), allowed(b))
    outcome, known = _plausible(implied, room, (_unit(a), _unit(b)), stated)
    rate = f"{implied:.4g}"
    code = {"holds": "rate_known", "fails": "rate_off"}.get(outcome, "rate_near" if known else "rate_unknown")
    reason = because(
        code, a=shown(stated), b=shown(converted), rate=rate, pair=f"{_unit(a)}/{_unit(b)}", known=known or "-"
    )
    roles = [(stated, "a"), (converted, "b")]
    yield checked(
        "currency_conversion",
        outcome,
        roles,
        reason,
        residual=Decimal(f"{implied:.6g}"),
        unit=f"{_unit(a)}/{_unit(b)}",
    )


def _value(item: Item) -> Decimal:
    return (item.claim.quantity.value if item.claim.quantity else None) or Decimal(0)


def _plausible(implied: Decimal, room: Interval | None, pair: tuple[str, str], stated: Item) -> tuple[str, str | None]:
    """Against the year's reference rate: holds within its yearly swing, plausible within twice that."""
    year = stated.period.start.year if stated.period and stated.period.start else None
    known = reference(pair[0], pair[1], year) if year else None
    if known is None:
        return "plausible", None
    off = abs(implied - known.rate) / known.rate
    words = f"{plain(known.rate)} ({known.year}, {known.source})"
    if off <= known.swing:
        return "holds", words
    return ("plausible" if off <= 2 * known.swing else "fails"), words


# ------------------------------------------------------------------ units
def _notations(world: World) -> Iterator[Check]:
    """One quantity in two notations in one text: a fraction and a per cent, hectares and square kilometres."""
    for point in world.points:
        if len(point.items) < 2 or point.first.claim.quantity is None:
            continue
        for doc in sorted({i.doc for i in point.items}):
            told = [i for i in point.items if i.doc == doc]
            if len({(_unit(i), i.qualifiers.get("written_as")) for i in told}) > 1:
                yield _equivalent(told)


def _equivalent(told: Sequence[Item]) -> Check:
    first = told[0]
    if all(meets(said(first), said(i)) for i in told[1:]):
        outcome = "holds"
    else:
        outcome = "holds_within_rounding" if all(meets(allowed(first), allowed(i)) for i in told[1:]) else "fails"
    reason = because("two_notations", figures=", ".join(shown(i) for i in told))
    return checked("unit_equivalence", outcome, [(i, "a" if i is first else "b") for i in told], reason)


def _sizes(found: Sequence[Item], world: World) -> Iterator[Check]:
    """Zones told in one unit and their place in another: none can be larger than its place."""
    sized = [i for i in found if i.claim.property == "area" and i.claim.quantity is not None and i.real]
    places = [i for i in sized if i.claim.subject.type == "place"]
    zones = [i for i in sized if i.claim.subject.type == "zone"]
    for place in places:
        inner = [z for z in zones if _unit(z) != _unit(place) and _within(z, place, places, world)]
        if inner:
            yield _contained(place, inner)


def _within(zone: Item, place: Item, places: Sequence[Item], world: World) -> bool:
    above = world.names.ancestors(zone.subject)
    return place.subject in above if above else len({p.subject for p in places}) == 1


def _contained(place: Item, inner: Sequence[Item]) -> Check:
    top = allowed(place).high
    larger = [z for z in inner if top is not None and (low := said(z).low) is not None and low > top]
    unit, factor = base_unit(_unit(place))
    whole = f"{plain(_value(place) * factor)} {unit}"
    reason = because("too_large" if larger else "fits_inside", inner=", ".join(map(shown, inner)), whole=whole)
    roles = [(place, "whole"), *((z, "part") for z in inner)]
    return checked("unit_equivalence", "fails" if larger else "plausible", roles, reason)
