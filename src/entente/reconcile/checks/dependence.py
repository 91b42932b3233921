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
_SHOWN = 3  # so many shared facts stand for the rest


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
    """The source lines, and the date of the event both tell; else the first facts both state."""
    docs = {a: "a", b: "b"}
    lines = [i for doc in docs for i in world.by_doc.get(doc, ()) if i.claim.property == "source_url"]
    dates = [i for doc in docs for i in world.by_doc.get(doc, ()) if i.claim.property == "held_on"]
    told = [i for i in dates if _both_tell(i.subject, a, b, world)]
    main = max(told, key=lambda i: (_weight(i.subject, world), i.claim.id), default=None)
    chosen = [*lines, *([main] if main else [])]
    if len({i.doc for i in chosen}) < 2:
        chosen += [i for p in world.shared(a, b)[:_SHOWN] for i in p.items if i.doc in docs]
    return [(i, docs[i.doc]) for i in chosen]


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
