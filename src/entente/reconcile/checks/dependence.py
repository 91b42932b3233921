"""Which documents are not independent, and what shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from entente.model.check import Check
from entente.model.reason import Reason, because
from entente.reconcile.item import Item
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked

_STRONGEST = ("identical_text", "near_copy", "named_source", "retelling")


def checks(world: World) -> Iterator[Check]:
    """A check for every pair of documents linked, and for every pair that repeats one statistic."""
    linked: dict[tuple[str, str], list[Reason]] = defaultdict(list)
    for link in world.families.links:
        linked[link.a, link.b].append(link.reason)
    for (a, b), reasons in sorted(linked.items()):
        roles = _linking(a, b, world)
        if roles:
            best = min(reasons, key=lambda r: (_STRONGEST.index(r.code), r.parameters))
            yield checked("source_dependence", "not_independent", roles, best)
    yield from _statistics(world)


def _linking(a: str, b: str, world: World) -> list[tuple[Item, str]]:
    """One claim of each document: its source line, else what it says of the event both tell, else a shared fact."""
    roles = [(item, role) for doc, role in ((a, "a"), (b, "b")) if (item := _telling(doc, a, b, world))]
    return roles if len(roles) > 1 else []


def _telling(doc: str, a: str, b: str, world: World) -> Item | None:
    found = world.by_doc.get(doc, [])
    line = next((i for i in found if i.claim.property == "source_url"), None)
    if line is not None:
        return line
    told = [i for i in found if i.claim.subject.type == "event" and _both_tell(i.subject, a, b, world)]
    if told:
        return min(told, key=lambda i: (i.claim.property != "held_on", -_weight(i.subject, world), i.claim.id))
    shared = world.shared(a, b)
    return next((i for i in shared[0].items if i.doc == doc), None) if shared else None


def _both_tell(event: str, a: str, b: str, world: World) -> bool:
    one = world.occurrence.get(event)
    return one is not None and {a, b} <= {m.doc for m in one.members}


def _weight(event: str, world: World) -> int:
    return sum(len(m.told) for m in world.occurrence[event].members)


def _statistics(world: World) -> Iterator[Check]:
    repeated: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in world.points:
        docs = sorted({i.doc for i in point.items if i.claim.id in world.families.statistics})
        for a, b in combinations(docs, 2):
            if not world.families.related(a, b):
                repeated[a, b].append(point)
    for (a, b), points in sorted(repeated.items()):
        found = [i for p in points for i in p.items if i.doc in (a, b)]
        roles = [(i, "a" if i.doc == a else "b") for i in found]
        yield checked("source_dependence", "likely_common_origin", roles, because("one_statistic", figures=len(points)))
