"""The whole of it: claims, documents and resolved names in; facts, checks, events and commitments out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entente.model.check import Check
from entente.model.claim import Claim
from entente.model.commitment import Commitment
from entente.model.event import Event
from entente.model.evidence import Document
from entente.model.fact import Fact
from entente.reconcile import derive
from entente.reconcile.checks import checks
from entente.reconcile.commitments import commitments
from entente.reconcile.events import events
from entente.reconcile.facts import fact
from entente.reconcile.resolution import Resolution
from entente.reconcile.world import world


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What follows from the claims, each table sorted by id."""

    facts: tuple[Fact, ...]
    checks: tuple[Check, ...]
    events: tuple[Event, ...]
    commitments: tuple[Commitment, ...]


def reconcile(
    claims: Sequence[Claim], documents: Mapping[str, Document], resolution: Resolution, today: date
) -> Reconciled:
    """Everything the claims say together; the same whatever their order. ``today`` is used by flags only."""
    seen = world(claims, documents, resolution, today)
    stated = [fact(point, seen.families, seen.names) for point in seen.points]
    computed = derive.facts(derive.derived(seen), seen)
    return Reconciled(
        facts=tuple(sorted((*stated, *computed), key=lambda f: f.id)),
        checks=tuple(sorted(checks(seen), key=lambda c: c.id)),
        events=tuple(sorted(events(seen), key=lambda e: e.id)),
        commitments=tuple(commitments(seen)),
    )
