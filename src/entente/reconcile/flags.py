"""Lapsed and silent: inferred for a stated day, beside the stage and never instead of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from entente.model.commitment import Flag, Items
from entente.model.fact import Evidence
from entente.model.period import Period
from entente.reconcile.ladder import finished
from entente.vocabulary import terms


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a commitment stands: what its flags are computed from."""

    ladder: str
    stage: str
    items: Items | None
    due: Period | None
    due_evidence: tuple[Evidence, ...]
    last_seen: Period | None
    newest: tuple[Evidence, ...]


def flags(standing: Standing, today: date) -> tuple[Flag, ...]:
    """The flags that hold on a day."""
    return tuple(flag for flag in (_lapsed(standing, today), _silent(standing, today)) if flag)


def _open(standing: Standing) -> bool:
    left = standing.items is not None and bool(standing.items.remaining)
    return left or not finished(standing.ladder, standing.stage)


def _lapsed(standing: Standing, today: date) -> Flag | None:
    """The horizon is over and something is left to be done."""
    end = standing.due.end if standing.due else None
    if end is None or end > today or not _open(standing):
        return None
    return Flag("lapsed", _rule("lapsed"), today.isoformat(), end.isoformat(), standing.due_evidence or standing.newest)


def _silent(standing: Standing, today: date) -> Flag | None:
    """The newest document that speaks of it is older than the limit."""
    last = standing.last_seen.last if standing.last_seen else None
    if last is None or not _open(standing):
        return None
    since = last + timedelta(days=int(terms.flags()["silent_since"]["limit_days"]) + 1)
    if since > today:
        return None
    return Flag("silent_since", _rule("silent_since"), today.isoformat(), since.isoformat(), standing.newest)


def _rule(name: str) -> str:
    return f"{name}/{terms.flags()[name]['version']}"
