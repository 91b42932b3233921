"""Every promise, agreement and work followed through time."""

from __future__ import annotations

from entente.model.commitment import Commitment
from entente.reconcile.followed import followed
from entente.reconcile.mentioned import Mentions
from entente.reconcile.promises import promises
from entente.reconcile.world import World


def commitments(world: World) -> list[Commitment]:
    """All commitments of the world, by id."""
    found = [*promises(world), *followed(world, Mentions(world))]
    return sorted(found, key=lambda c: c.id)
