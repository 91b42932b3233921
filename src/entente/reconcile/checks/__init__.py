"""Comparisons made by rule, one module per kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from entente.model.check import Check
from entente.reconcile.checks import (
    conversion,
    dates,
    dependence,
    derived,
    lists,
    ranks,
    same,
    scopes,
    standing,
    sums,
    tellings,
)
from entente.reconcile.world import World

_KINDS: tuple[Callable[[World], Iterator[Check]], ...] = (
    same.checks,
    sums.checks,
    lists.checks,
    conversion.checks,
    derived.checks,
    ranks.checks,
    dates.checks,
    scopes.checks,
    standing.checks,
    tellings.checks,
    dependence.checks,
)


def checks(world: World) -> list[Check]:
    """Every check that can be made, each once."""
    made = {check.id: check for kind in _KINDS for check in kind(world)}
    return [made[id_] for id_ in sorted(made)]
