"""Parts and wholes: found by declared rules over facts of one subject, property and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from entente.model.check import Check
from entente.model.quantity import Interval, contains, difference, meets, rounding, total
from entente.model.reason import because
from entente.reconcile.compare import plain, shown
from entente.reconcile.item import Item, allowed, base_unit, digits, discrete, said
from entente.reconcile.siblings import Sibling, at_times, siblings, stated, time, together
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
        for found in siblings(world, rule.qualifier).values():
            for whole in found:
                yield from _with_whole(found, whole, rule)


def _with_whole(found: Sequence[Sibling], whole: Sibling, rule: SumRule) -> Iterator[Addition]:
    others = [s for s in found if s is not whole and s.code is not None]
    if rule.parts:
        if whole.code in rule.whole or (whole.code is None and not rule.whole):
            yield from _known([s for s in others if s.code in rule.parts], whole, rule)
        return
    plain_parts = [s for s in others if not (rule.scope and stated(s.point, rule.scope))]
    scope = stated(whole.point, rule.scope) if rule.scope else None
    near = [s for s in plain_parts if _told_beside(s, whole)]
    if scope in rules().scope_members:
        if len(near) == rules().scope_members[scope or ""]:
            yield _addition(near, whole, True)
    elif whole.code is None and len(near) > 1 and len({s.code for s in near}) == len(near):
        yield _addition(near, whole, False)  # these may not be all: a sum is only found where it comes out


def _known(parts: Sequence[Sibling], whole: Sibling, rule: SumRule) -> Iterator[Addition]:
    codes = {s.code for s in parts}
    if len(parts) > 1 and len(codes) == len(parts):
        yield _addition(parts, whole, codes >= set(rule.parts))


def _told_beside(part: Sibling, whole: Sibling) -> bool:
    return bool({i.doc for i in part.point.items} & {i.doc for i in whole.point.items})


def _addition(parts: Sequence[Sibling], whole: Sibling, complete: bool) -> Addition:
    *chosen, stated_whole = together((*parts, whole))
    return Addition(tuple(sorted(chosen, key=lambda i: (i.doc, i.claim.span.start))), stated_whole, complete)


def _sum(a: Addition) -> Check | None:
    outcome, residual, tolerance = _held(a)
    short = residual is None or residual >= 0
    if not a.complete and (outcome == "plausible" or (outcome == "fails" and short)):
        return None  # these may not be all the parts
    parts = " + ".join(shown(p) for p in a.parts)
    code = {"holds": "sum_holds", "fails": "sum_fails"}.get(outcome, "sum_rounded")
    reason = because(code, parts=parts, whole=shown(a.whole), residual=plain(residual or Decimal(0)))
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
                for item in at_times(point):
                    rows[item.subject, item.qualifiers.get("scope"), time(item)].setdefault(name, item)
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
