"""Derived values shown as what they are: computed, stated nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from entente.model.check import Check
from entente.reconcile.derive import derived
from entente.reconcile.world import World, checked


def checks(world: World) -> Iterator[Check]:
    """One check for every value that follows."""
    for one in derived(world):
        unit, value = one.quantity.unit, one.quantity.value
        yield checked("derived_value", "derived", one.roles, one.reason, residual=value, unit=unit)
