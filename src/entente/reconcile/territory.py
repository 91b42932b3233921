"""Places whose extent changed: a figure belongs to the territory of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from entente.model.period import Period
from entente.reconcile.item import Item


def breaks(found: Iterable[Item], dates: Mapping[str, Period]) -> dict[str, tuple[date, ...]]:
    """The days on which each place changed its extent, as stated of its mergers; ``dates`` are those of events."""
    days: dict[str, set[date]] = defaultdict(set)
    for item in found:
        if item.claim.property != "merged_with" or not item.real:
            continue
        period = dates.get(item.event or "") or (item.period if item.basis > 1 else None)
        if period and period.start and period.precision == "day":
            days[item.subject].add(period.start)
            days[item.value or ""].add(period.start)
    return {place: tuple(sorted(found_)) for place, found_ in days.items()}


def side(period: Period | None, days: tuple[date, ...]) -> str:
    """Which of the versions between the days a period falls into; "" when it straddles a change or is unknown."""
    if period is None or period.end is None:
        return ""
    start = period.start or date.min
    first = sum(1 for day in days if start >= day)
    last = sum(1 for day in days if period.end > day)
    return str(first) if first == last else ""
