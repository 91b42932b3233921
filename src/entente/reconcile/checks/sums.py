"""Parts and wholes: found by declared rules over facts of one subject, property and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from entente.model.check import Check
from entente.model.quantity import Interval, contains, difference, meets, rounding, total
from entente.model.reason import because
from entente.reconcile.compare import shown
from entente.reconcile.grouping import Key, key
from entente.reconcile.item import Item, accounting, allowed, base_unit, digits, discrete, said
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked
from entente.vocabulary.rules import SumRule, rules


@dataclass(frozen=True, slots=True)
class Addition:
    """Parts and their stated whole; ``complete`` when the text says that these are all the parts."""

    parts: tuple[Item, ...]
    whole: Item
    complete: bool


def checks(world: World) -> Iterator[Check]:
    """Sums that can be made, and what is done of a total."""
    for addition in additions(world):
        check = _sum(addition)
        if check:
            yield check
    yield from _remaining(world)


def additions(world: World) -> Iterator[Addition]:
    """Every set of parts with a whole, along each declared qualifier."""
    for rule in rules().sums:
        for found in _siblings(world, rule).values():
            yield from _with_wholes(found, rule)


def _siblings(world: World, rule: SumRule) -> dict[tuple[object, ...], list[Point]]:
    """Facts that agree in all but the qualifier, and hold for one day and one basis."""
    made: dict[tuple[object, ...], list[Point]] = defaultdict(list)
    for point in world.points:
        best = point.items[0]
        if best.claim.quantity is None or best.claim.quantity.value is None:
            continue
        for item in _at_times(point):
            made[(*_without(key(item, world.breaks), rule.qualifier), _time(item), accounting(item))].append(point)
    return {k: list({p.id: p for p in v}.values()) for k, v in made.items() if len(v) > 1}


def _at_times(point: Point) -> list[Item]:
    """One claim for each day the fact is told for."""
    return list({_time(i): i for i in reversed(point.items)}.values())


def _time(item: Item) -> tuple[object, object]:
    return (item.period.start, item.period.end) if item.period else (None, None)


def _without(found: Key, qualifier: str) -> Key:
    return tuple(part for part in found if not part.startswith(f"{qualifier}="))


def _with_wholes(found: Sequence[Point], rule: SumRule) -> Iterator[Addition]:
    codes = {p.id: _code(p, rule) for p in found}
    parts = [p for p in found if codes[p.id] and (not rule.parts or codes[p.id] in rule.parts)]
    for whole in found:
        stated = codes[whole.id]
        if rule.parts:
            fits = stated in rule.whole or (stated is None and not rule.whole)
            yield from _known([p for p in parts if p is not whole], whole, rule) if fits else ()
        elif rule.scope and (scope := _stated(whole, rule.scope)) in rules().scope_members:
            yield from _scoped([p for p in parts if p is not whole and not _stated(p, rule.scope)], whole, scope)
        elif stated is None:
            yield from _open([p for p in parts if not (rule.scope and _stated(p, rule.scope))], whole, rule)


def _code(point: Point, rule: SumRule) -> str | None:
    return _stated(point, rule.qualifier)


def _stated(point: Point, qualifier: str) -> str | None:
    return next((v for i in point.items if (v := i.qualifiers.get(qualifier))), None)


def _known(parts: Sequence[Point], whole: Point, rule: SumRule) -> Iterator[Addition]:
    codes = {_code(p, rule) for p in parts}
    if len(parts) > 1 and len(codes) == len(parts):
        yield _addition(parts, whole, codes >= set(rule.parts))


def _scoped(parts: Sequence[Point], whole: Point, scope: str | None) -> Iterator[Addition]:
    """Parts of a scope whose number of members is known, told beside it."""
    docs = {i.doc for i in whole.items}
    near = [p for p in parts if docs & {i.doc for i in p.items}]
    if len(near) == rules().scope_members[scope or ""]:
        yield _addition(near, whole, True)


def _open(parts: Sequence[Point], whole: Point, rule: SumRule) -> Iterator[Addition]:
    """Parts that may not be all: a sum is only found where it comes out."""
    docs = {i.doc for i in whole.items}
    near = [p for p in parts if docs & {i.doc for i in p.items}]
    codes = {_code(p, rule) for p in near}
    if len(near) > 1 and len(codes) == len(near):
        yield _addition(near, whole, False)


def _addition(parts: Sequence[Point], whole: Point, complete: bool) -> Addition:
    docs = [{i.doc for i in p.items} for p in (*parts, whole)]
    shared = sorted(set.intersection(*docs))
    chosen = [_in(p, shared) for p in (*parts, whole)]
    ordered = sorted(chosen[:-1], key=lambda i: (i.doc, i.claim.span.start))
    return Addition(tuple(ordered), chosen[-1], complete)


def _in(point: Point, docs: Sequence[str]) -> Item:
    return next((i for doc in docs for i in point.items if i.doc == doc), point.items[0])


def _sum(a: Addition) -> Check | None:
    outcome, residual, tolerance = _held(a)
    if outcome == "fails" and not a.complete and (residual is None or residual >= 0):
        return None
    parts = " + ".join(shown(p) for p in a.parts)
    code = {"holds": "sum_holds", "fails": "sum_fails"}.get(outcome, "sum_rounded")
    reason = because(code, parts=parts, whole=shown(a.whole), residual=f"{residual or 0:,f}")
    roles = [*((p, "part") for p in a.parts), (a.whole, "whole")]
    unit = a.whole.claim.quantity.unit if a.whole.claim.quantity else None
    factor = base_unit(unit)[1]
    return checked(
        "part_whole_sum",
        outcome,
        roles,
        reason,
        residual=None if residual is None else residual / factor,
        unit=unit,
        tolerance=tolerance / factor,
    )


def _held(a: Addition) -> tuple[str, Decimal | None, Decimal]:
    """How a sum comes out, the residual (stated minus computed) of the written digits, and what rounding allows."""
    strict, loose = total(map(said, a.parts)), total(map(allowed, a.parts))
    computed = sum((digits(p) or Decimal(0) for p in a.parts), Decimal(0))
    stated = digits(a.whole)
    residual = None if stated is None else stated - computed
    tolerance = sum((_half(i) for i in (*a.parts, a.whole)), Decimal(0))
    return _outcome(strict, loose, a.whole, (residual, tolerance)), residual, tolerance


def _outcome(strict: Interval, loose: Interval, whole: Item, off: tuple[Decimal | None, Decimal]) -> str:
    residual, tolerance = off
    close = residual is not None and abs(residual) <= tolerance
    if residual == 0 and meets(strict, said(whole)):
        return "holds"
    if close and meets(loose, allowed(whole)):
        return "holds_within_rounding"
    return "plausible" if meets(loose, allowed(whole)) else "fails"


def _half(item: Item) -> Decimal:
    quantity = item.claim.quantity
    return rounding(quantity, discrete(quantity.unit)) * base_unit(quantity.unit)[1] if quantity else Decimal(0)


# ------------------------------------------------------------------ done and remaining
def _remaining(world: World) -> Iterator[Check]:
    for names in rules().remaining:
        rows: dict[tuple[object, ...], dict[str, Item]] = defaultdict(dict)
        for name in names:
            for point in world.by_property.get(name, ()):
                for item in _at_times(point):
                    rows[item.subject, item.qualifiers.get("scope"), _time(item)].setdefault(name, item)
        for found in rows.values():
            if len(found) == len(names):
                yield _left(*(found[name] for name in names))


def _left(whole: Item, done: Item, left: Item) -> Check:
    room = difference(allowed(whole), allowed(done))
    exact = difference(said(whole), said(done))
    stated = (digits(whole) or Decimal(0)) - (digits(done) or Decimal(0))
    residual = (digits(left) or Decimal(0)) - stated
    if residual == 0 and meets(exact, said(left)):
        outcome = "holds"
    else:
        outcome = "holds_within_rounding" if contains(room, said(left)) else "fails"
    reason = because("left_over", total=shown(whole), done=shown(done), left=shown(left))
    roles = [(whole, "total"), (done, "done"), (left, "remaining")]
    unit = whole.claim.quantity.unit if whole.claim.quantity else None
    return checked("total_minus_done", outcome, roles, reason, residual=residual, unit=unit)
