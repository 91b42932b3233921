"""Facts that agree in everything but one qualifier, and hold for one day and one basis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from entente.reconcile.grouping import Key, key, territory
from entente.reconcile.item import Item, accounting
from entente.reconcile.timeline import Point
from entente.reconcile.world import World
from entente.vocabulary.rules import rules


@dataclass(frozen=True, slots=True)
class Sibling:
    """A fact among its like: its code along the qualifier (None = not narrowed), and its claim for the day."""

    code: str | None
    item: Item
    point: Point


def siblings(world: World, qualifier: str) -> dict[tuple[object, ...], list[Sibling]]:
    """Figures by everything but the qualifier, and by day; only those beside one that states it.

    A property that is declared to be a part of another one (foreign capital of all capital) stands among its like.
    """
    implied = rules().implied.get(qualifier, {})
    narrowed = {p.first.subject for p in world.figures if any(qualifier in i.qualifiers for i in p.items)}
    made: dict[tuple[object, ...], dict[str, Sibling]] = defaultdict(dict)
    for point in world.figures:
        if point.first.subject not in narrowed:
            continue
        base, scope = implied.get(point.first.claim.property, (point.first.claim.property, None))
        code = stated(point, qualifier) or scope
        for item in at_times(point):
            like = (base, *_without(key(item), qualifier), territory(item, world.breaks), time(item), accounting(item))
            made[like].setdefault(point.id, Sibling(code, item, point))
    return {like: [row[id_] for id_ in sorted(row)] for like, row in made.items() if len(row) > 1}


def stated(point: Point, qualifier: str) -> str | None:
    """The value any of a fact's claims gives for a qualifier."""
    return next((v for i in point.items if (v := i.qualifiers.get(qualifier))), None)


def at_times(point: Point) -> list[Item]:
    """One claim for each day the fact is told for, the best of that day."""
    return list({time(i): i for i in reversed(point.items)}.values())


def time(item: Item) -> tuple[object, object]:
    """The day or period a claim holds for, as a key."""
    return (item.period.start, item.period.end) if item.period else (None, None)


def _without(found: Key, qualifier: str) -> Key:
    """The key but for the qualifier and the property, which is told apart by what it is a part of."""
    subject, _property, *rest = found
    return subject, *(part for part in rest if not part.startswith(f"{qualifier}="))


def together(found: Sequence[Sibling]) -> list[Item]:
    """One claim for each, out of one document where one tells them all at that time."""
    when = time(found[0].item)
    docs = sorted(set.intersection(*({i.doc for i in s.point.items if time(i) == when} for s in found)))
    return [_in(s, docs, when) for s in found]


def _in(one: Sibling, docs: Sequence[str], when: tuple[object, object]) -> Item:
    at = [i for i in one.point.items if time(i) == when]
    return next((i for doc in docs[:1] for i in at if i.doc == doc), one.item)
