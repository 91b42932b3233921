"""Ranks held against the figures they rank by, and figures against the ranges they should lie in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from entente.model.check import Check
from entente.model.quantity import contains
from entente.model.reason import because
from entente.reconcile.compare import shown
from entente.reconcile.item import Item, allowed, digits, said
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked

_RANKS = ("fdi_origin_rank", "indicator_rank")


def checks(world: World) -> Iterator[Check]:
    """Ranks and ranges."""
    rows: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for name in _RANKS:
        for point in world.by_property.get(name, ()):
            origin = point.items[0].qualifiers.get("origin")
            if origin and point.items[0].qualifiers.get("measure") in world.by_property:
                rows[point.first.subject, origin].append(point)
    for (_, origin), ranks in sorted(rows.items()):
        yield from _feasible(ranks, origin, world)
    yield from _ranges(world)


def _feasible(ranks: Sequence[Point], origin: str, world: World) -> Iterator[Check]:
    roles: list[tuple[Item, str]] = []
    fits = True
    for rank in sorted(ranks, key=lambda p: p.id):
        found = _figures(rank.items[0], world)
        part, whole = found.get(origin), found.get(None)
        if part is None:
            continue
        roles += [(rank.items[0], "a"), (part, "part"), *([(whole, "whole")] if whole else [])]
        others = [i for o, i in found.items() if o not in (None, origin)]
        fits = fits and _fits(rank.items[0], part, whole, others)
    if roles:
        told = ", ".join(f"{shown(i)}" for i, role in roles if role == "a")
        figures = ", ".join(shown(i) for i, role in roles if role == "part")
        code = "rank_fits" if fits else "rank_impossible"
        reason = because(code, ranks=told, figures=figures)
        yield checked("rank_feasible", "feasible" if fits else "infeasible", roles, reason)


def _figures(rank: Item, world: World) -> dict[str | None, Item]:
    """The figures of the rank's measure by origin, None = all origins; those told nearest in time."""
    found: dict[str | None, Item] = {}
    for point in world.by_property.get(rank.qualifiers["measure"], ()):
        best = point.items[0]
        plain = best.subject == rank.subject and best.real and best.claim.quantity is not None
        if plain and "sector" not in best.qualifiers and best.qualifiers.get("accounting") != "flow":
            origin = best.qualifiers.get("origin")
            kept = found.get(origin)
            found[origin] = best if kept is None or _away(best, rank) < _away(kept, rank) else kept
    return found


def _away(item: Item, rank: Item) -> tuple[int, str]:
    if item.period is None or rank.period is None or item.period.end is None or rank.period.end is None:
        return 10**9, item.claim.id
    return abs((item.period.end - rank.period.end).days), item.claim.id


def _fits(rank: Item, part: Item, whole: Item | None, others: Sequence[Item]) -> bool:
    """Whether so many others can hold at least as much, and no more of those known are larger."""
    place, least = digits(rank), said(part).low
    if place is None or least is None:
        return True
    larger = sum(1 for o in others if (low := said(o).low) is not None and (top := allowed(part).high) and low > top)
    if larger >= place >= 1:
        return False
    room = allowed(whole).high if whole else None
    return room is None or (place - 1) * least <= room - least


def _ranges(world: World) -> Iterator[Check]:
    """An exact figure and a stated range of the same thing in one text."""
    for _, found in sorted(world.by_doc.items()):
        spans = [i for i in found if i.claim.quantity and i.claim.quantity.bound == "range" and i.real]
        for wide in spans:
            for item in found:
                if _comparable(item, wide) and contains(said(wide), said(item)):
                    reason = because("in_range", figure=shown(item), range=shown(wide))
                    yield checked("range_member", "holds", [(item, "a"), (wide, "b")], reason, residual=Decimal(0))


def _comparable(item: Item, wide: Item) -> bool:
    a, b = item.claim.quantity, wide.claim.quantity
    if a is None or b is None or a.bound != "exact" or a.unit != b.unit or not item.real:
        return False
    same = item.subject == wide.subject and item.claim.property == wide.claim.property
    return same and item.qualifiers.get("origin") == wide.qualifiers.get("origin")
