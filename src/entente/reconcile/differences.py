"""What one telling of an event says and another does not, for the event's page."""

from __future__ import annotations

from collections.abc import Iterator

from entente.model.reason import because
from entente.reconcile.joining import Joined
from entente.reconcile.world import World
from entente.vocabulary.wording import sentence


def differences(one: Joined, world: World) -> Iterator[str]:
    """Sentences on participants, dates and places that some tellings have and others lack."""
    if len(one.members) < 2:
        return
    for who in sorted({w for m in one.members for w in m.parts}):
        told = {m.doc: ", ".join(sorted(m.parts[who])) for m in one.members if who in m.parts}
        missing = [m.doc for m in one.members if who not in m.parts]
        name = _name(one, who, world)
        if missing:
            told_in, lacking = ", ".join(told), ", ".join(missing)
            yield sentence(because("participant_missing", who=name, told=told_in, missing=lacking))
        elif len(set(told.values())) > 1:
            listed = "; ".join(f"{doc}: {part or '-'}" for doc, part in told.items())
            yield sentence(because("participant_part", who=name, parts=listed))
    yield from _undated(one)


def _name(one: Joined, who: str, world: World) -> str:
    refs = (i.claim.value_ref for m in one.members for i in m.own if i.claim.value_ref and i.value == who)
    ref = next(refs, None)
    entity = world.names.entities.get(who)
    return (entity.name if entity else None) or (ref.name if ref else None) or who


def _undated(one: Joined) -> Iterator[str]:
    dated = [m.doc for m in one.members if m.stated_date]
    undated = [m.doc for m in one.members if not m.stated_date]
    if dated and undated:
        yield sentence(because("date_missing", told=", ".join(dated), missing=", ".join(undated)))
