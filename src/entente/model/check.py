"""One comparison between claims, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from entente.model.fact import Evidence
from entente.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Check:
    """See docs/interfaces.md, ``checks``; ``residual`` is stated minus computed, in ``unit``.

    ``detail`` is the English sentence of ``reason``, whose code and parameters let other languages word it.
    """

    id: str
    kind: str
    outcome: str
    evidence: tuple[Evidence, ...]
    detail: str
    residual: Decimal | None = None
    unit: str | None = None
    tolerance: Decimal | None = None
    reason: Reason | None = None
