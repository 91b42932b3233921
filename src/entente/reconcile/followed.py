"""Agreements, works, zones and programmes followed through their stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from entente.model.claim import EntityRef
from entente.model.commitment import Commitment, Items, Step
from entente.model.fact import Evidence
from entente.model.period import Period, order, reads
from entente.reconcile.flags import Standing, flags
from entente.reconcile.item import Item, evidence, stable_id
from entente.reconcile.ladder import Rung, allowed, climbed, stands
from entente.reconcile.mentioned import Mentions
from entente.reconcile.world import World
from entente.vocabulary.rules import rules
from entente.vocabulary.terms import ladders

_PART = frozenset({"applies_to", "scope", "location"})  # said of a part, not of the whole
_COUNTS = ("items_total", "items_done", "items_remaining")


def followed(world: World, mentions: Mentions) -> Iterator[Commitment]:
    """Every subject of a works or agreements ladder of which a stage is stated."""
    by_subject: dict[str, list[Item]] = defaultdict(list)
    for item in world.items:
        if item.claim.subject.type in rules().ladder_of:
            by_subject[item.subject].append(item)
    for subject in sorted(by_subject):
        found = by_subject[subject]
        code = rules().ladder_of[found[0].claim.subject.type]
        history = climbed(rungs(found, code), code)
        if history:
            yield _commitment(found, history, world, mentions)


def rungs(found: Sequence[Item], code: str) -> list[Rung]:
    """Stages stated of the whole: by a status, or by the date of a step."""
    ladder = ladders()[code]
    known = {*ladder.steps, *ladder.ends, *ladder.ranges}
    made: list[Rung] = []
    for item in found:
        claim = item.claim
        stage = rules().steps.get(claim.property)
        if claim.property == "status" and claim.text in known and not _PART & item.qualifiers.keys():
            if allowed(code, item, claim.text):
                made.append(Rung(claim.text, item.period, claim.as_of_basis, item))
        elif stage in ladder.steps and item.real:
            made.append(Rung(stage, reads(claim.text), "stated", item))
    return made


def _commitment(found: Sequence[Item], history: tuple[Step, ...], world: World, mentions: Mentions) -> Commitment:
    first = found[0]
    subject = world.names.ref(first.doc, first.claim.subject)
    standing = _standing(found, history, mentions)
    own = sorted({stable_id("commitment", i.doc, i.claim.subject.id) for i in found})
    return Commitment(
        id=own[0],
        kind=first.claim.subject.type,
        ladder=standing.ladder,
        what=subject.name or _described(found),
        topic=None,
        about=subject,
        from_=_parties(found, world),
        to=(),
        stage=standing.stage,
        history=history,
        items=standing.items,
        due=standing.due.edtf() if standing.due else None,
        last_seen=standing.last_seen.edtf() if standing.last_seen else None,
        flags=flags(standing, world.today),
        aliases=tuple(own[1:]),
        results=_named(found, "achieved"),
        obstacles=_named(found, "obstacle"),
        due_evidence=standing.due_evidence,
    )


def _standing(found: Sequence[Item], history: tuple[Step, ...], mentions: Mentions) -> Standing:
    due, where = _due(found)
    last, newest = mentions.last_seen(found[0].subject)
    ladder = rules().ladder_of[found[0].claim.subject.type]
    return Standing(ladder, stands(history, mentions.world.families.related), _items(found), due, where, last, newest)


def _described(found: Sequence[Item]) -> str:
    """What has no name: the type of agreement, else how the text writes it, with its number."""
    types = [i.claim.text for i in found if i.claim.property == "agreement_type" and i.claim.text]
    written = [i.claim.subject.as_written for i in found if i.claim.subject.as_written]
    numbers = [i.qualifiers["number"] for i in found if "number" in i.qualifiers]
    words = min(types or [w for w in written if w] or [found[0].claim.subject.type])
    return f"{words} {min(numbers)}" if numbers else words


def _named(found: Sequence[Item], name: str) -> tuple[Evidence, ...]:
    return tuple(evidence(i, name) for i in found if i.claim.property == name)


def _parties(found: Sequence[Item], world: World) -> tuple[EntityRef, ...]:
    """Who signed, or who invests or develops."""
    named = {i.value or "": i for i in found if i.claim.property in ("party", "investor") and i.claim.value_ref}
    refs = [world.names.ref(i.doc, i.claim.value_ref) for i in named.values() if i.claim.value_ref]
    return tuple(sorted(refs, key=lambda r: r.id))


def _due(found: Sequence[Item]) -> tuple[Period | None, tuple[Evidence, ...]]:
    """The latest horizon stated of the whole."""
    dated: list[tuple[Period, Item]] = []
    for item in found:
        if item.claim.property == "valid_until":
            stated = reads(item.claim.text)
        elif item.claim.property == "status" and not item.real:
            stated = reads(item.qualifiers.get("planned_period") or item.qualifiers.get("horizon"))
        elif item.claim.property in ("completed_on", "operation_started_on", "opened_on") and not item.real:
            stated = reads(item.claim.text)
        else:
            stated = None
        if stated is not None and not _PART & item.qualifiers.keys():
            dated.append((stated, item))
    if not dated:
        return None, ()
    last = max((p for p, _ in dated), key=order)
    return last, tuple(evidence(i, "due") for p, i in dated if p == last)


def _items(found: Sequence[Item]) -> Items | None:
    """Items of the list that is counted in full, else the newest counts; lists of other scopes are never added."""
    rows: dict[tuple[str, str], dict[str, Item]] = defaultdict(dict)
    for item in found:
        if item.claim.property in _COUNTS and item.claim.quantity is not None:
            rows[item.qualifiers.get("scope", ""), item.claim.as_of or ""].setdefault(item.claim.property, item)
    if not rows:
        return None
    row = max(rows.items(), key=lambda r: (len(r[1]), order(_period(r[1])), r[0]))[1]
    total, done, left = (_count(row.get(name)) for name in _COUNTS)
    if left is None and total is not None and done is not None:
        left = total - done
    return Items(total, done, left, next(iter(row.values())).claim.as_of)


def _period(row: dict[str, Item]) -> Period | None:
    return next(iter(row.values())).period


def _count(item: Item | None) -> int | None:
    value = item.claim.quantity.value if item and item.claim.quantity else None
    return int(value) if value is not None else None
