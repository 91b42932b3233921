"""Joined tellings as Event records: when, where, who, what, and what one telling has that another lacks."""

from __future__ import annotations

from collections.abc import Iterable

from entente.model.claim import EntityRef
from entente.model.event import Event, Participant
from entente.model.fact import Evidence
from entente.reconcile.differences import differences
from entente.reconcile.item import Item, evidence
from entente.reconcile.joining import Joined, occurrence_id
from entente.reconcile.occurrences import Profile
from entente.reconcile.world import World, held_on
from entente.vocabulary.rules import rules
from entente.vocabulary.wording import sentence


def events(world: World) -> list[Event]:
    """Every event of the world, by id."""
    return [_event(one, world) for one in world.joined if one.members[0].ref.type == "event"]


def _event(one: Joined, world: World) -> Event:
    date, kind = held_on(one), kind_of(one)
    tellings = _tellings(one)
    objects = _objects(one, world)
    told = [i for m in one.members for i in (m.own or m.told)]
    return Event(
        id=one.id,
        kind=kind,
        name=_name(one, objects, world),
        held_on=date.edtf() if date else None,
        held_in=_place(one, world),
        participants=_participants(one, world),
        objects=objects,
        tellings=tellings,
        origins=world.families.count(told),
        aliases=tuple(sorted({occurrence_id(m) for m in one.members} - {one.id})),
        why=tuple(sentence(r) for r in one.reasons),
        differences=tuple(differences(one, world)),
        reasons=one.reasons,
        mentions=tuple(m.key for m in one.members),
        supports=tuple(evidence(i, "tells") for i in told),
    )


def kind_of(one: Joined) -> str:
    """The kind of an event by all its tellings: the parts told in any of them together name a meeting's kind."""
    kinds = [m.kind for m in one.members]
    stated = {part for m in one.members for parts in m.parts.values() for part in parts}
    if one.members[0].meeting and stated and not any(_typed(m) for m in one.members):
        return next((k for k, *needed in rules().meeting.parts if stated.issuperset(needed)), kinds[0])
    return max(sorted(set(kinds)), key=kinds.count)


def _typed(member: Profile) -> bool:
    return any(i.claim.property == "event_type" for i in member.own)


def _tellings(one: Joined) -> tuple[Evidence, ...]:
    """The sentences about the event itself; where none is, those that tell what belongs to it."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for member in one.members:
        for item in member.own or member.told:
            start, end = item.claim.sentence
            found.setdefault((item.doc, start, end), Evidence(item.doc, start, end, "", "tells"))
    return tuple(found[key] for key in sorted(found))


def _place(one: Joined, world: World) -> EntityRef | None:
    for member in one.members:
        for item in member.own:
            if item.claim.property == "held_in" and item.claim.value_ref is not None:
                return world.names.ref(item.doc, item.claim.value_ref)
    return None


def _participants(one: Joined, world: World) -> tuple[Participant, ...]:
    found: dict[tuple[str, str], Participant] = {}
    for member in one.members:
        for item in member.own:
            if item.claim.property == "participant" and item.claim.value_ref is not None:
                ref, part = world.names.ref(item.doc, item.claim.value_ref), item.qualifiers.get("part")
                found.setdefault((ref.id, part or ""), Participant(ref, part))
    return tuple(found[key] for key in sorted(found))


def _objects(one: Joined, world: World) -> tuple[EntityRef, ...]:
    found = {world.names.id(m.doc, ref): world.names.ref(m.doc, ref) for m in one.members for ref in m.objects.values()}
    found |= {ref.id: ref for m in one.members for ref in _signed(m.told, world)}
    return tuple(found[id_] for id_ in sorted(found))


def _signed(told: Iterable[Item], world: World) -> list[EntityRef]:
    """Agreements that came about at the event."""
    at = [i for i in told if i.claim.subject.type == "agreement"]
    return [world.names.ref(i.doc, i.claim.subject) for i in at if i.claim.property in ("signed_on", "agreement_type")]


def _name(one: Joined, objects: tuple[EntityRef, ...], world: World) -> str | None:
    """The name a text gives it, else what it is about or who met."""
    given = sorted(m.ref.name for m in one.members if m.ref.name)
    if given:
        return given[0]
    who = [p.entity.name for p in _participants(one, world) if p.entity.name]
    about = [o.name for o in objects if o.name] or who
    return " – ".join(dict.fromkeys(about[:4])) or None
