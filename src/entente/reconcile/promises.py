"""What is asked, promised, planned and agreed, followed from telling to telling, asks paired with their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from entente.model.claim import EntityRef
from entente.model.commitment import Commitment
from entente.model.fact import Evidence
from entente.model.period import Period, before, order, reads
from entente.reconcile.flags import Standing, flags
from entente.reconcile.item import Item, evidence, stable_id
from entente.reconcile.ladder import Rung, allowed, climbed, stands
from entente.reconcile.mentioned import newest
from entente.reconcile.sides import Sides
from entente.reconcile.timeline import Point
from entente.reconcile.world import World, held_on
from entente.vocabulary.rules import rules


@dataclass(slots=True)
class Promise:
    """One ask, pledge, plan or agreed action in all its tellings, with the answers and steps found for it."""

    name: str
    items: list[Item]
    answers: list[Promise] = field(default_factory=list)
    further: list[Rung] = field(default_factory=list)

    @property
    def first(self) -> Item:
        """The claim that stands for it."""
        return self.items[0]

    @property
    def id(self) -> str:
        """The smallest of its claims' ids."""
        return min(_own_ids(self))

    def says(self, qualifier: str) -> str | None:
        """What any of its claims states for a qualifier."""
        return next((v for i in self.items if (v := i.qualifiers.get(qualifier))), None)


def _own_ids(promise: Promise) -> list[str]:
    return sorted({stable_id("commitment", i.claim.id) for i in promise.items})


def promises(world: World) -> Iterator[Commitment]:
    """Every promise as a commitment on the ladder of asks."""
    sides = Sides(world.items, world.names)
    found = [p for name in sorted(rules().promise) for p in _joined(world.by_property.get(name, ()), sides)]
    _answer(found, sides, world)
    _follow(found, world)
    for promise in found:
        yield _commitment(promise, world)


# ------------------------------------------------------------------ the same promise at another time
def _joined(points: Sequence[Point], sides: Sides) -> list[Promise]:
    """Promises told again later: same side, topic and thing, towards the same side; one wording in each document."""
    buckets: dict[tuple[str, ...], list[Promise]] = defaultdict(list)
    for point in points:
        one = Promise(point.first.claim.property, list(point.items))
        buckets[_key(one, sides)].append(one)
    return [p for key in sorted(buckets) for p in _merged(buckets[key], sides)]


def _key(one: Promise, sides: Sides) -> tuple[str, ...]:
    topic, about = one.says("topic"), one.says("about")
    if topic is None and about is None:
        return "words", one.first.subject, one.first.value or ""
    return "thing", sides.of(one.first.subject), topic or "", about or ""


def _merged(found: Sequence[Promise], sides: Sides) -> list[Promise]:
    told: dict[str, int] = defaultdict(int)
    for one in found:
        for doc in {i.doc for i in one.items}:
            told[doc] += 1
    made: list[Promise] = []
    for one in sorted(found, key=lambda p: (order(p.first.period), p.first.doc, p.first.claim.span.start)):
        alone = all(told[i.doc] == 1 for i in one.items)
        home = next((m for m in made if alone and _again(m, one, sides, told)), None)
        if home is None:
            made.append(one)
        else:
            home.items += one.items
    return made


def _again(home: Promise, one: Promise, sides: Sides, told: Mapping[str, int]) -> bool:
    if any(told[i.doc] > 1 for i in home.items) or {i.doc for i in home.items} & {i.doc for i in one.items}:
        return False
    about = one.says("about") is not None
    to = home.says("addressee"), one.says("addressee")
    return sides.one(*to) and (about or None not in to)


# ------------------------------------------------------------------ answers
def _answer(found: Sequence[Promise], sides: Sides, world: World) -> None:
    """Pair asks with the pledges and agreed actions that answer them."""
    asks: dict[str, list[Promise]] = defaultdict(list)
    for one in found:
        if one.name == "asks" and (topic := one.says("topic")):
            asks[topic].append(one)
    parties = _parties(world, sides)
    for one in found:
        if one.name not in ("pledges", "agreed_action"):
            continue
        for ask in asks.get(one.says("topic") or "", ()):
            if _answers(one, ask, sides, parties):
                ask.answers.append(one)
                stage = rules().promise[one.name]
                ask.further += [_rung(i, stage, world) for i in one.items]


def _parties(world: World, sides: Sides) -> dict[str, set[str]]:
    made: dict[str, set[str]] = defaultdict(set)
    for point in world.by_property.get("party", ()):
        made[point.first.subject].add(sides.of(point.first.value or ""))
    return made


def _answers(answer: Promise, ask: Promise, sides: Sides, parties: Mapping[str, set[str]]) -> bool:
    to = ask.says("addressee")
    if to is None or not _not_before(answer, ask):
        return False
    if answer.name == "pledges":
        return sides.one(answer.first.subject, to) and sides.one(answer.says("addressee"), ask.first.subject)
    signed = parties.get(answer.first.subject, set())
    return {sides.of(to), sides.of(ask.first.subject)} <= signed


def _not_before(answer: Promise, ask: Promise) -> bool:
    if answer.first.event and answer.first.event == ask.first.event:
        return True
    a, b = answer.first.period, ask.first.period
    return a is not None and b is not None and not before(a, b)


# ------------------------------------------------------------------ what became of the thing asked for
def _follow(found: Sequence[Promise], world: World) -> None:
    """Steps of the thing a promise is about, seen from the promise."""
    statuses: dict[str, list[Item]] = defaultdict(list)
    for point in world.by_property.get("status", ()):
        statuses[point.first.subject] += point.items
    for one in found:
        for item in statuses.get(one.says("about") or "", ()):
            stage = rules().answered_by.get(item.claim.text or "")
            if stage and item.real and _since(item, one):
                one.further.append(Rung(stage, item.period, item.claim.as_of_basis, item))


def _since(item: Item, one: Promise) -> bool:
    """Whether a status is news since an ask, or comes after a pledge or plan."""
    first = one.first.period
    if item.period is None or first is None or before(item.period, first):
        return False
    return one.name == "asks" or before(first, item.period)


# ------------------------------------------------------------------ records
def _rung(item: Item, stage: str, world: World) -> Rung:
    """The step a claim takes, on the day of its event where that is known."""
    one = world.occurrence.get(item.event or "")
    day = held_on(one) if one else None
    return Rung(stage, day or item.period, "stated" if day else item.claim.as_of_basis, item)


def _commitment(promise: Promise, world: World) -> Commitment:
    first = promise.first
    stage = rules().promise[promise.name]
    own = [_rung(i, stage, world) for i in promise.items]
    history = climbed([r for r in (*own, *promise.further) if allowed("asks", r.item, r.stage) or r in own], "asks")
    standing = _standing(promise, stands(history, world.families.related), world)
    ids = _own_ids(promise)
    return Commitment(
        id=ids[0],
        kind=rules().promise_kind[promise.name],
        ladder="asks",
        what=first.claim.text or first.claim.span.quote,
        topic=promise.says("topic"),
        about=_entity(promise, "about", world),
        from_=_from(promise, world),
        to=_refs(promise, "addressee", world),
        stage=standing.stage,
        history=history,
        items=None,
        due=standing.due.edtf() if standing.due else None,
        last_seen=standing.last_seen.edtf() if standing.last_seen else None,
        flags=flags(standing, world.today),
        aliases=tuple(ids[1:]),
        answers=tuple(sorted(a.id for a in promise.answers)),
        due_evidence=standing.due_evidence,
    )


def _standing(promise: Promise, stage: str, world: World) -> Standing:
    due, where = _due(promise)
    spoken = [*promise.items, *(r.item for r in promise.further)]
    last, latest = newest(spoken, world)
    return Standing("asks", stage, None, due, where, last, latest)


def _due(promise: Promise) -> tuple[Period | None, tuple[Evidence, ...]]:
    stated = [
        (p, i) for i in promise.items if (p := reads(i.qualifiers.get("horizon") or i.qualifiers.get("planned_period")))
    ]
    if not stated:
        return None, ()
    last = max((p for p, _ in stated), key=order)
    return last, tuple(evidence(i, "due") for p, i in stated if p == last)


def _from(promise: Promise, world: World) -> tuple[EntityRef, ...]:
    if promise.name == "agreed_action":
        agreed = _refs(promise, "agreed_by", world)
        if agreed:
            return agreed
    refs = {(r := world.names.ref(i.doc, i.claim.subject)).id: r for i in promise.items}
    return tuple(refs[id_] for id_ in sorted(refs))


def _refs(promise: Promise, name: str, world: World) -> tuple[EntityRef, ...]:
    found: dict[str, EntityRef] = {}
    for item in promise.items:
        value = item.claim.qualifier(name)
        if isinstance(value, EntityRef):
            ref = world.names.ref(item.doc, value)
            found[ref.id] = ref
    return tuple(found[id_] for id_ in sorted(found))


def _entity(promise: Promise, name: str, world: World) -> EntityRef | None:
    return next(iter(_refs(promise, name, world)), None)
