"""Statuses over time, relations named in several ways, and look-alikes that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from entente.model.check import Check
from entente.model.period import before, order
from entente.model.reason import because
from entente.reconcile.compare import worded
from entente.reconcile.item import Item
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import ladders

_CROWD = 12


def checks(world: World) -> Iterator[Check]:
    """Progress, relations, look-alikes."""
    yield from _progress(world)
    yield from _came_true(world)
    yield from _relations(world)
    yield from _agreements(world)
    yield from _routes(world)


# ------------------------------------------------------------------ progress
def rank(item: Item) -> int | None:
    """The step of a status on its subject's ladder, None where it has no step of its own."""
    ladder = ladders().get(rules().ladder_of.get(item.claim.subject.type, ""))
    if ladder is None or item.claim.text is None:
        return None
    if item.claim.text in ladder.steps:
        return ladder.steps.index(item.claim.text)
    low = ladder.ranges.get(item.claim.text)
    return ladder.steps.index(low[0]) if low else None


def _progress(world: World) -> Iterator[Check]:
    """One subject's statuses in the order in which texts tell them."""
    by_subject: dict[str, list[Item]] = defaultdict(list)
    for point in world.by_property.get("status", ()):
        by_subject[point.first.subject] += [
            i for i in point.items if not {"applies_to", "location"} & i.qualifiers.keys()
        ]
    for _, found in sorted(by_subject.items()):
        told = sorted((i for i in found if i.doc in world.told and rank(i) is not None), key=lambda i: _order(i, world))
        if len({i.doc for i in told}) < 2 or not _apart(told, world):
            continue
        ranks = [rank(i) or 0 for i in told]
        if len(set(ranks)) < 2:
            continue
        falls = any(a > b for a, b in pairwise(ranks))
        steps = ", ".join(dict.fromkeys(i.claim.text or "" for i in told))
        outcome = "not_monotonic" if falls else "progress"
        reason = because("steps_back" if falls else "steps_up", steps=steps)
        yield checked("status_progress", outcome, [(i, "item") for i in told], reason)


def _order(item: Item, world: World) -> tuple[object, ...]:
    return *order(world.told.get(item.doc)), rank(item) or 0, item.doc, item.claim.span.start


def _apart(told: Sequence[Item], world: World) -> bool:
    """Whether the texts speak at different times: one day told in two ways is a difference of wording."""
    first, last = world.told[told[0].doc], world.told[told[-1].doc]
    return before(first, last)


def _came_true(world: World) -> Iterator[Check]:
    """What was announced and is later told as done."""
    for point in world.points:
        if point.first.claim.quantity is not None or point.first.claim.property in rules().free_text:
            continue
        ahead = [i for i in point.items if not i.real and i.doc in world.told]
        done = [i for i in point.items if i.claim.modality == "fact" and i.doc in world.told]
        if ahead and done and any(before(world.told[a.doc], world.told[d.doc]) for a in ahead for d in done):
            roles = [*((i, "a") for i in ahead), *((i, "b") for i in done)]
            reason = because("came_true", what=worded(point.items[0]))
            yield checked("status_progress", "progress", roles, reason)


# ------------------------------------------------------------------ relations
def _relations(world: World) -> Iterator[Check]:
    """Two places whose relation is named in different ways."""
    pairs: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for name in sorted(rules().symmetric - {"merged_with"}):
        for point in world.by_property.get(name, ()):
            first, second = sorted((point.first.subject, point.first.value or ""))
            pairs[first, second] += point.items
    for _, found in sorted(pairs.items()):
        named = list(dict.fromkeys(_named(i) for i in found))
        if len(named) > 1:
            reason = because("relation_named", names=", ".join(named))
            yield checked("relation_wording", "compatible", [(i, "item") for i in found], reason)


def _named(item: Item) -> str:
    return item.qualifiers.get("relation") or item.claim.property


# ------------------------------------------------------------------ look-alikes
def _agreements(world: World) -> Iterator[Check]:
    """Agreements of one event in one text: each its own, though type and day are the same."""
    by_doc: dict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    for name in ("agreement_type", "signed_on", "status"):
        for point in world.by_property.get(name, ()):
            for item in point.items:
                if item.claim.subject.type == "agreement" and item.event:
                    by_doc[item.doc, item.event].setdefault(item.subject, item)
    for _, found in sorted(by_doc.items()):
        if len(found) > 1:
            reason = because("agreements_apart", count=len(found))
            yield checked("must_not_merge", "distinct", [(i, "item") for i in found.values()], reason)


def _routes(world: World) -> Iterator[Check]:
    """Lines of one kind that share an end and not the others."""
    ends: dict[str, set[str]] = defaultdict(set)
    points: dict[tuple[str, str], Point] = {}
    for point in world.by_property.get("connects", ()):
        ends[point.first.subject].add(point.first.value or "")
        points[point.first.subject, point.first.value or ""] = point
    at: dict[str, list[str]] = defaultdict(list)
    for line in sorted(ends):
        for end in ends[line]:
            at[end].append(line)
    for end, lines in sorted(at.items()):
        for a, b in combinations(lines, 2) if len(lines) <= _CROWD else ():
            if ends[a] != ends[b] and world.names.subtype(a) == world.names.subtype(b):
                roles = [(points[a, end].items[0], "a"), (points[b, end].items[0], "b")]
                reason = because("lines_apart", end=worded(points[a, end].items[0]))
                yield checked("must_not_merge", "distinct", roles, reason)
