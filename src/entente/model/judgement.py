"""What people decide: appended, never changed, anchored to the evidence as it was judged."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Anchor:
    """The evidence as judged: text hash, selector, quote, property and value."""

    doc: str
    sha256: str
    start: int
    end: int
    quote: str
    property: str
    value: Decimal | str | None = None
    value_id: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: action (accept, reject, correct, merge, split, retract) on a target, by whom, when, why."""

    id: str
    action: str
    target: str
    by: str
    at: str
    reason: str
    correction: tuple[tuple[str, object], ...] = ()
    anchors: tuple[Anchor, ...] = ()
    with_ids: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    attached: bool = True
    attached_by: str | None = "exact"
    retracted_by: str | None = None
