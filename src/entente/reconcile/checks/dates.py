"""Dates in order, and missing years and days of publication supplied, each with what supplied it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from entente.model.check import Check
from entente.model.period import Period, before, order, overlaps, reads
from entente.model.reason import because
from entente.reconcile.item import Item
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, checked, held_on
from entente.vocabulary.rules import rules


def checks(world: World) -> Iterator[Check]:
    """Order and inference of dates."""
    yield from _ladders(world)
    for doc in sorted(world.by_doc):
        yield from _around(doc, world)
        yield from _years(doc, world)
        yield from _publication(doc, world)


def _dated(item: Item) -> Period | None:
    """The day a claim's value names."""
    return reads(item.claim.text) if item.claim.property in {"held_on", *rules().steps, "valid_until"} else None


# ------------------------------------------------------------------ order
def _ladders(world: World) -> Iterator[Check]:
    """Dates of one subject that must follow one another."""
    by_subject: dict[str, dict[str, Point]] = defaultdict(dict)
    for steps in rules().orders:
        for name in steps:
            for point in world.by_property.get(name, ()):
                if point.items[0].real and _dated(point.items[0]):
                    by_subject[point.first.subject].setdefault(name, point)
    for _, found in sorted(by_subject.items()):
        for steps in rules().orders:
            row = [found[name] for name in steps if name in found]
            for first, second in pairwise(row):
                if _dated(first.items[0]) != _dated(second.items[0]):
                    yield _ordered(first.items, second.items)


def _ordered(first: Sequence[Item], second: Sequence[Item]) -> Check:
    a, b = _dated(first[0]), _dated(second[0])
    fails = a is not None and b is not None and before(b, a)
    roles = [*((i, "a") for i in first), *((i, "b") for i in second)]
    told = because(
        "out_of_order" if fails else "in_order",
        first=f"{first[0].claim.property} {a.edtf() if a else ''}".strip(),
        second=f"{second[0].claim.property} {b.edtf() if b else ''}".strip(),
    )
    return checked("date_order", "fails" if fails else "holds", roles, told)


def _around(doc: str, world: World) -> Iterator[Check]:
    """What a text tells as past lies before its main event, what it looks forward to after."""
    main = _main_event(doc, world)
    if main is None:
        return
    day, stated = main
    for event, items in _others(doc, stated[0].subject, world).items():
        when = _dated(items[0])
        if when is None or overlaps(when, day):
            continue
        real = [i for i in world.by_doc[doc] if event in (i.event, i.subject) and i.claim.property != "published_on"]
        if any(i.real for i in real):
            yield _ordered(items, stated)
        elif real:
            yield _ordered(stated, items)


def _main_event(doc: str, world: World) -> tuple[Period, list[Item]] | None:
    """The event most of a text belongs to, with its day and the claims that state it in any telling."""
    counted = Counter(i.event for i in world.by_doc[doc] if i.event)
    for event, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        one = world.occurrence.get(event)
        day = held_on(one) if one else None
        stated = [i for m in one.members for i in m.own if i.claim.property == "held_on"] if one else []
        if day is not None and stated:
            return day, [world.point_of[i.claim.id].items[0] for i in stated][:1]
        if counted[event] > 3:
            return None
    return None


def _others(doc: str, main: str, world: World) -> dict[str, list[Item]]:
    """Dated claims of the other things a text tells of, by what they date; dates may come from another telling."""
    found: dict[str, list[Item]] = {}
    for item in world.by_doc[doc]:
        if _dated(item) and item.subject != main and item.claim.property != "valid_until":
            found.setdefault(item.subject, world.point_of[item.claim.id].items)
        one = world.occurrence.get(item.event or "")
        if one is not None and item.event != main and item.event not in found:
            stated = [i for m in one.members for i in m.own if i.claim.property == "held_on"]
            if stated:
                found[item.event or ""] = world.point_of[stated[0].claim.id].items
    return {k: found[k] for k in sorted(found)}


# ------------------------------------------------------------------ inference
def _years(doc: str, world: World) -> Iterator[Check]:
    """Days written without a year: the year, and the claim it was taken from."""
    for item in world.by_doc[doc]:
        basis, when = item.qualifiers.get("year_basis"), _dated(item)
        if basis is None or when is None or when.start is None:
            continue
        source = _publications([doc], world) if basis == "publication" else _elsewhere(item, world)
        if source:
            reason = because("year_supplied", date=item.claim.span.quote, year=when.start.year)
            yield checked("date_inference", str(when.start.year), [(item, "a"), (source[0], "b")], reason)


def _publications(docs: Sequence[str], world: World) -> list[Item]:
    return [i for d in docs for i in world.by_doc.get(d, ()) if i.claim.property == "published_on"]


def _elsewhere(item: Item, world: World) -> list[Item]:
    """The same date with its year in another telling; else the day another telling was published."""
    point = world.point_of[item.claim.id]
    written = [i for i in point.items if "year_basis" not in i.qualifiers]
    one = world.occurrence.get(item.subject)
    docs = [m.doc for m in one.members if m.doc != item.doc] if one else []
    related = sorted({*docs, *(d for d in world.by_doc if d != item.doc and world.families.related(d, item.doc))})
    return written or _publications(related, world)


def _publication(doc: str, world: World) -> Iterator[Check]:
    """A day of publication that is only known to lie between two dates: those that bound it."""
    told = world.told.get(doc)
    inferred = [i for i in world.by_doc[doc] if i.period == told and i.claim.as_of_basis == "inferred"]
    if told is None or told.start is None or (told.end and (told.end - told.start).days < 2) or not inferred:
        return
    roles = [(i, "a") for i in _just_before(doc, told, world)] + [(i, "b") for i in _just_after(doc, told, world)]
    roles += [(i, "b") for i in _elapsed(doc, told, world)]
    if roles:
        reason = because("publication_bounded", dates=told.edtf())
        yield checked("date_inference", told.edtf(), roles, reason)


def _just_before(doc: str, told: Period, world: World) -> list[Item]:
    past = [(p, i) for i in world.by_doc[doc] if i.real and (p := _dated(i) or _stated(i)) and before(p, told)]
    latest = max((order(p) for p, _ in past), default=None)
    return [i for p, i in past if order(p) == latest][:1]


def _stated(item: Item) -> Period | None:
    return item.period if item.claim.as_of_basis == "stated" else None


def _just_after(doc: str, told: Period, world: World) -> list[Item]:
    """Things looked forward to that another text dates after."""
    ahead = [i for i in world.by_doc[doc] if not i.real and i.event]
    dated = [(held_on(one), i) for i in ahead if (one := world.occurrence.get(i.event or ""))]
    return [i for day, i in dated if day is not None and before(told, day)][:1]


def _elapsed(doc: str, told: Period, world: World) -> list[Item]:
    """Time since a signing, which the day of publication must agree with."""
    found: list[Item] = []
    for item in world.by_doc[doc]:
        if item.claim.property == "elapsed_time" and item.claim.subject.type == "agreement":
            signed = [p.items[0] for p in world.by_property.get("signed_on", ()) if p.first.subject == item.subject]
            found += [item, *(i for i in signed if (p := _dated(i)) and before(p, told))]
    return found
