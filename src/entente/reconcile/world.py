"""All that is known once claims are grouped: what every check looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from entente.model.check import Check
from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.model.fact import Evidence
from entente.model.period import Period
from entente.model.reason import Reason
from entente.reconcile import joining, occurrences, origins, territory
from entente.reconcile.grouping import Ways, groups
from entente.reconcile.item import Item, evidence, items, stable_id
from entente.reconcile.joining import Joined
from entente.reconcile.origins import Families
from entente.reconcile.resolution import Names, Resolution
from entente.reconcile.sides import Sides
from entente.reconcile.timeline import Point, timeline
from entente.reconcile.told import told_on
from entente.vocabulary.wording import sentence


@dataclass
class World:
    """Claims, their groups and what joins them; ``today`` is the day that flags are computed for."""

    names: Names
    items: list[Item]
    told: dict[str, Period]
    joined: list[Joined]
    families: Families
    points: list[Point]
    breaks: Mapping[str, tuple[date, ...]]
    today: date
    documents: Mapping[str, Document] = field(default_factory=dict)

    @cached_property
    def by_doc(self) -> dict[str, list[Item]]:
        """Claims by document, in order of place."""
        return _by_doc(self.items)

    @cached_property
    def by_property(self) -> dict[str, list[Point]]:
        """Points by property, in order of id."""
        made: dict[str, list[Point]] = defaultdict(list)
        for point in self.points:
            made[point.first.claim.property].append(point)
        return made

    @cached_property
    def point_of(self) -> dict[str, Point]:
        """The point each claim belongs to, by claim id."""
        return {i.claim.id: p for p in self.points for i in p.items}

    @cached_property
    def figures(self) -> list[Point]:
        """Points whose best claim is one number."""
        return [p for p in self.points if (q := p.items[0].claim.quantity) is not None and q.value is not None]

    @cached_property
    def points_in(self) -> dict[str, dict[str, Point]]:
        """Points by document, in order of id."""
        made: dict[str, dict[str, Point]] = defaultdict(dict)
        for point in self.points:
            for item in point.items:
                made[item.doc][point.id] = point
        return made

    def shared(self, a: str, b: str) -> list[Point]:
        """Points that two documents both tell, in order of id."""
        other = self.points_in.get(b, {})
        return [point for id_, point in self.points_in.get(a, {}).items() if id_ in other]

    @cached_property
    def occurrence(self) -> dict[str, Joined]:
        """Events and agreements by id."""
        return {j.id: j for j in self.joined}


def _by_doc(found: Iterable[Item]) -> dict[str, list[Item]]:
    made: dict[str, list[Item]] = defaultdict(list)
    for item in found:
        made[item.doc].append(item)
    return made


def world(claims: Sequence[Claim], documents: Mapping[str, Document], resolution: Resolution, today: date) -> World:
    """Everything from the claims up to the points of the timelines."""
    told = told_on(documents, claims)
    first = items(claims, Names(resolution))
    families = origins.families(documents, _by_doc(first))
    languages = {doc: document.language for doc, document in documents.items()}
    joined = joining.join(occurrences.profiles(first, told, languages), families.pairs())
    names = Names(resolution, joining.ids(joined))
    found = items(claims, names) if joined else first
    breaks = territory.breaks(found, _dates(joined))

    def related(a: Item, b: Item) -> bool:
        return (a.event is not None and a.event == b.event) or families.related(a.doc, b.doc)

    ways = Ways(breaks, related, Sides(found, names).of)
    points = [p for group in groups(found, ways) for p in timeline(group)]
    points.sort(key=lambda p: p.id)
    families.statistics = origins.statistics(points)
    return World(names, found, told, joined, families, points, breaks, today, documents)


def _dates(joined: Iterable[Joined]) -> dict[str, Period]:
    return {j.id: date_ for j in joined if (date_ := held_on(j))}


def held_on(one: Joined) -> Period | None:
    """The date of an occurrence: the most precise that its tellings state, the earliest of those."""
    dated = [m for m in one.members if m.date is not None]
    found = [m.date for m in dated if m.stated_date and m.date] or [m.date for m in dated if m.date]
    return min(found, key=_precise) if found else None


def _precise(period: Period) -> tuple[int, str]:
    days = (period.end - period.start).days if period.end and period.start else 10**6
    return days, period.edtf()


def checked(kind: str, outcome: str, roles: Sequence[tuple[Item, str]], reason: Reason, **figures: object) -> Check:
    """A check with its evidence in order, its sentence, and an id by kind and claims."""
    told = _evidence(roles)
    return Check(
        id=stable_id("check", kind, outcome, *(f"{e.claim} {e.role}" for e in told)),
        kind=kind,
        outcome=outcome,
        evidence=told,
        detail=sentence(reason),
        reason=reason,
        **figures,  # type: ignore[arg-type]
    )


def _evidence(roles: Sequence[tuple[Item, str]]) -> tuple[Evidence, ...]:
    seen = {(i.claim.id, role): evidence(i, role) for i, role in roles}
    return tuple(sorted(seen.values(), key=lambda e: (e.doc, e.start, e.end, e.claim, e.role)))
