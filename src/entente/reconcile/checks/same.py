"""Claims of one fact held against each other: same fact, hedges, dates, repetition, who decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from entente.model.check import Check
from entente.model.quantity import meets
from entente.model.reason import Reason, because
from entente.reconcile.compare import cause, compare, narrower, shown, worded
from entente.reconcile.item import Item, accounting, allowed, digits, said
from entente.reconcile.timeline import Point
from entente.reconcile.weighing import lost_hedge
from entente.reconcile.world import World, checked

_WORST = ("identical", "same_meaning", "compatible", "conflict")
_PAIRS = 40  # of a fact told more often, so many of its best claims are held against each other


def checks(world: World) -> Iterator[Check]:
    """Every check within one fact."""
    for point in world.points:
        if point.superseded_by is not None:
            yield from _step(point, point.superseded_by)
        if len(point.items) > 1:
            yield _same_fact(point, world)
            yield from _repeated(point)
            yield from _intervals(point, world)
            yield from _as_of(point)
            yield from _authority(point, world)


def _roles(found: Sequence[Item]) -> list[tuple[Item, str]]:
    return [(item, "a" if n == 0 else "b") for n, item in enumerate(found)]


def _same_fact(point: Point, world: World) -> Check:
    best = point.items[0]
    found = [compare(best, other, world.names) for other in point.items[1:]]
    worst = max(found, key=lambda c: _WORST.index(c.outcome))
    return checked("same_fact", worst.outcome, _roles(point.items), worst.reason)


def _repeated(point: Point) -> Iterator[Check]:
    """The same said twice in one document: one source, not two."""
    often = {doc for doc, times in Counter(i.doc for i in point.items).items() if times > 1}
    for doc in sorted(often):
        told = [i for i in point.items if i.doc == doc]
        if len({_value(i) for i in told}) == 1:
            reason = because("said_again", times=len(told), value=shown(told[0]))
            yield checked("duplicate_in_document", "identical", _roles(told), reason)


def _value(item: Item) -> tuple[object, ...]:
    q = item.claim.quantity
    return (q.low, q.high, q.unit) if q else (item.value,)


def _intervals(point: Point, world: World) -> Iterator[Check]:
    """Figures of one fact that are hedged differently."""
    if point.first.claim.quantity is None:
        return
    hedged = {i.claim.quantity.bound for i in point.items if i.claim.quantity}
    if len(hedged) < 2:
        return
    told = point.items[:_PAIRS]
    lost = [(a, b) for a in told for b in told if lost_hedge(a, b, world.families)]
    if lost:
        chosen = _unique([i for pair in lost for i in pair])
        reason = because("hedge_dropped", hedged=shown(lost[0][0]), plain=shown(lost[0][1]))
        yield checked("hedge_lost", "compatible", _roles(chosen), reason)
        return
    yield _overlap(point, world)


def _overlap(point: Point, world: World) -> Check:
    others = point.items[:_PAIRS]
    if any(compare(point.items[0], b, world.names).outcome == "conflict" for b in others):
        return checked("interval_overlap", "conflict", _roles(others), because("readings_apart", all=_all(others)))
    for a in others:
        wider = [b for b in others if narrower(a, b)]
        if wider:
            reason = because("lies_within", better=shown(a), wider=shown(wider[0]))
            return checked("interval_overlap", "narrower", [(a, "a"), *((b, "b") for b in wider)], reason)
    return checked("interval_overlap", "compatible", _roles(others), because("readings_meet", all=_all(others)))


def _all(found: Sequence[Item]) -> str:
    return ", ".join(dict.fromkeys(shown(i) for i in found))


def _unique(found: Sequence[Item]) -> list[Item]:
    return list({i.claim.id: i for i in found}.values())


def _as_of(point: Point) -> Iterator[Check]:
    """One value told for different days."""
    if point.first.claim.quantity is None:
        return
    dates = sorted({i.claim.as_of for i in point.items if i.claim.as_of})
    if len(dates) > 1 and len({digits(i) for i in point.items}) == 1:
        reason = because("other_days", value=shown(point.items[0]), dates=", ".join(dates))
        yield checked("as_of_difference", "compatible", _roles(point.items), reason)


def _authority(point: Point, world: World) -> Iterator[Check]:
    """Different bodies named as the one that decided."""
    if point.first.claim.property != "decided_by" or len({i.value for i in point.items}) < 2:
        return
    found = [compare(point.items[0], other, world.names) for other in point.items[1:]]
    worst = max(found, key=lambda c: _WORST.index(c.outcome))
    bodies = ", ".join(dict.fromkeys(worded(i) for i in point.items))
    reason: Reason = because("bodies_named", bodies=bodies)
    yield checked("authority_difference", worst.outcome, _roles(point.items), reason)


def _step(point: Point, later: Point) -> Iterator[Check]:
    """An implausible step from one day to the next, with its likeliest cause; never corrected."""
    a, b = point.items[0], later.items[0]
    one, other = (i.claim.quantity for i in (a, b))
    if one is None or other is None or meets(allowed(a), allowed(b)):
        return
    slip = cause(a, b)
    if slip != "apart":
        reason = because(slip, a=shown(a), b=shown(b))
        yield checked("as_of_difference", "conflict", [(a, "a"), (b, "b")], reason)
    elif _fell(a, b) and accounting(a) in ("stock", "cumulative"):
        running = accounting(a) == "cumulative"
        reason = because("total_fell" if running else "stock_fell", before=shown(a), after=shown(b))
        yield checked("as_of_difference", "conflict" if running else "compatible", [(a, "a"), (b, "b")], reason)


def _fell(a: Item, b: Item) -> bool:
    low, high = said(a).low, allowed(b).high
    return low is not None and high is not None and high < low
