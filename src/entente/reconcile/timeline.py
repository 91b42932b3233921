"""Facts on a timeline: stocks, flows and running totals apart, restatements joined, the superseded kept."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from entente.model.period import Period, before, gap_days, order, overlaps, reads
from entente.model.quantity import Interval, contains, meets
from entente.reconcile.grouping import by_period
from entente.reconcile.item import Item, accounting, allowed, best_first, digits, said, stable_id
from entente.vocabulary.rules import rules

_BACK = 24  # how many earlier points a figure without a date of its own is held against
_LOOK = 200  # how many points a claim that nothing dates is held against
_AHEAD = 4  # and how many that begin before it and end after


@dataclass(slots=True)
class Point:
    """What is claimed of one subject and property at one point of time; ``restating`` are ids of vaguer claims."""

    items: list[Item]
    period: Period | None = None
    stated: bool = False
    restating: set[str] = field(default_factory=set)
    superseded_by: Point | None = None
    id: str = ""

    @property
    def first(self) -> Item:
        """Any claim of it: all share subject, property and key."""
        return self.items[0]

    def close(self) -> Point:
        """Order the claims, the best first, and take the smallest of their ids."""
        self.items = best_first(self.items)
        self.id = min(own_id(i) for i in self.items)
        return self


def own_id(item: Item) -> str:
    """The id the fact would have if only this claim stated it."""
    return stable_id("fact", item.claim.id)


def timeline(group: Sequence[Item]) -> list[Point]:
    """The points of a group of claims, in order of time, superseded ones leading to their successor."""
    if len(group) == 1:
        return [Point(list(group), group[0].period, group[0].basis == 3).close()]
    if group[0].claim.quantity is None:
        return [Point(part).close() for part in _told_apart(group)]
    flow = any(accounting(i) == "flow" for i in group)
    points = _anchors([i for i in group if i.basis == 3 and i.period is not None])
    for item in sorted((i for i in group if i.basis != 3 or i.period is None), key=_when):
        home = _home(points, item, flow) if item.period else _undated(points, item, flow)
        if home is None:
            insort(points, Point([item], item.period), key=_place)
        else:
            _attach(home, item)
    for point in points:
        point.close()
    return points if flow else _superseded(points)


def _when(item: Item) -> tuple[object, ...]:
    return item.period is None, *order(item.period), -item.basis, item.doc, item.claim.span.start, item.claim.id


def _place(point: Point) -> tuple[object, ...]:
    return *order(point.period), not point.stated, point.items[0].claim.id


def _anchors(found: Iterable[Item]) -> list[Point]:
    """One point for each stated period, or one for each figure a document gives for it."""
    dated = by_period(found)
    return sorted((Point(part, p, True) for p, items in dated.items() for part in _told_apart(items)), key=_place)


def _told_apart(found: Sequence[Item]) -> list[list[Item]]:
    """A document does not contradict itself: what it gives two values for are two things, and stay two."""
    if not any(_two_things(told) for told in _by_doc(found)):
        return [list(found)]
    parts: list[list[Item]] = []
    for item in sorted(found, key=lambda i: (i.doc, i.claim.span.start, i.claim.id)):
        home = next((part for part in reversed(parts[-_LOOK:]) if _agree(part[0], item)), None)
        if home is None:
            parts.append([item])
        else:
            home.append(item)
    return parts


def _by_doc(found: Sequence[Item]) -> list[list[Item]]:
    told: dict[str, list[Item]] = {}
    for item in found:
        told.setdefault(item.doc, []).append(item)
    return [row for row in told.values() if len(row) > 1]


def _two_things(told: Sequence[Item]) -> bool:
    return any(not _agree(told[0], other) for other in told[1:])


def _agree(a: Item, b: Item) -> bool:
    """Whether two claims may give one value: figures that meet, equal values, dates of which one holds the other."""
    if a.claim.quantity is not None:
        return meets(allowed(a), allowed(b))
    one, other = reads(a.claim.text), reads(b.claim.text)
    dated = one is not None and other is not None and overlaps(one, other)
    return a.value == b.value or dated or a.claim.property in rules().free_text or a.value == b.subject


def _home(points: Sequence[Point], item: Item, flow: bool) -> Point | None:
    """The point an undated claim speaks of: its own time, else the newest earlier one it restates or sharpens."""
    if item.period is None:
        return None
    until = bisect_right(points, order(item.period)[:1], key=lambda p: order(p.period)[:1])
    near = [p for p in points[max(0, until - _BACK) : until + _AHEAD] if p.period is not None]
    for point in reversed(near):
        now = point.period is not None and _same_time(point.period, item.period, flow)
        own = [o for o in point.items if o.doc == item.doc]
        if (
            now
            and all(_agree(o, item) for o in own[:_BACK])
            and (not point.stated or meets(_allowed(point), allowed(item)))
        ):
            return point
    for point in reversed(near):
        earlier = point.period is not None and before(point.period, item.period)
        if earlier and (_equal(item, point) if flow else _restates(item, point) or _sharpens(item, point)):
            return point
    return None


def _undated(points: Sequence[Point], item: Item, flow: bool) -> Point | None:
    """The newest point with the very figure of a claim that nothing dates, else one that it says less of."""
    near = points[-_LOOK:]
    for point in reversed(near):
        if _equal(item, point):
            return point
    if flow:
        return None
    beside = (p for p in reversed(near) if p.items[0].doc == item.doc and meets(_allowed(p), allowed(item)))
    return next((p for p in reversed(near) if p.period and _restates(item, p)), next(beside, None))


def _same_time(a: Period, b: Period, flow: bool) -> bool:
    return (a.start, a.end) == (b.start, b.end) if flow else overlaps(a, b)


def _allowed(point: Point) -> Interval:
    return allowed(point.items[0])


def _equal(item: Item, point: Point) -> bool:
    """Whether a claim gives the same digits as one of a point's claims, or the same range."""
    own = digits(item)
    told = point.items[:_BACK]
    return any(digits(o) == own if own is not None else said(o) == said(item) for o in told)


def _restates(item: Item, point: Point) -> bool:
    """Whether a claim's interval contains what was stated before: it says the same, or less."""
    limits = allowed(item)
    return any(contains(limits, said(other)) for other in point.items[:_BACK])


def _sharpens(item: Item, point: Point) -> bool:
    """Whether a claim falls within an earlier figure that left little room, and comes soon after it."""
    if item.period is None or point.period is None:
        return False
    if gap_days(point.period, item.period) > rules().sharpen_days:
        return False
    for other in point.items[:_BACK]:
        room = said(other)
        middle = room.low if room.low is not None else room.high
        tight = room.width is not None and middle is not None and room.width <= rules().sharpen_width * abs(middle)
        if tight and contains(room, said(item)):
            return True
    return False


def _attach(point: Point, item: Item) -> None:
    if _restates(item, point) and not contains(said(point.items[0]), said(item)):
        point.restating.add(item.claim.id)
    point.items.append(item)


def _superseded(points: list[Point]) -> list[Point]:
    """Lead each point to its successor: the next stated one, or among undated ones the next of any kind."""
    dated = [p for p in points if p.period is not None]
    following: Point | None = None
    stated: Point | None = None
    for point in reversed(dated):
        successor = stated if point.stated else following
        if successor is not None and _later(successor, point):
            point.superseded_by = successor
        following = point
        stated = point if point.stated else stated
    return points


def _later(successor: Point, point: Point) -> bool:
    return point.period is not None and successor.period is not None and before(point.period, successor.period)
