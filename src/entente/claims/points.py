"""Both sides of a change: "from 35 to 51", "dari 4 jam menjadi 1,5 jam", 由35个增加到51个."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from entente.claims.layout import Layout
from entente.claims.reading import Reading

TOUCH = 1.3  # how close the words for "from" and "to" stand to their figures


def tell(layout: Layout, readings: Sequence[Reading]) -> None:
    """Mark the readings of one property that a sentence ties as before and after."""
    ordered = sorted(readings, key=lambda r: r.figure.start)
    for first, second in pairwise(ordered):
        if first.frame.property != second.frame.property or _unit(first) != _unit(second):
            continue
        if _led(layout, "from", first) and _led(layout, "to", second):
            first.point, second.point = "before", "after"


def _unit(reading: Reading) -> str | None:
    return reading.frame.as_unit or reading.figure.unit


def _led(layout: Layout, role: str, reading: Reading) -> bool:
    figure = reading.figure
    return any(c.end <= figure.start and layout.gap(c.end, figure.start) <= TOUCH for c in layout.cued(role))
