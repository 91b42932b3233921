"""Quantities as worded, and the arithmetic of their intervals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

SOFT_TOLERANCE = Decimal("0.05")  # "about v" is v ± 5 %, "nearly v" is v − 5 % to v: a stated convention


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with the limits its wording sets.

    ``value`` is the point value, None for a range. ``low`` and ``high`` are the limits, None = open;
    ``closed`` says which ends belong ("[]", "[)", "(]", "()"). ``unit`` is an ISO 4217 code, a symbol
    or a unit code of the vocabulary. ``precision`` is the place value of the last written digit;
    rounding is applied when figures are compared, not stored. ``bound`` is a code of ``BOUNDS``.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    closed: str = "[]"
    bound: str = "exact"
    unit: str | None = None
    precision: Decimal | None = None
    change: str | None = None


BOUNDS = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "range")


def bounded(value: Decimal, bound: str, unit: str | None = None, precision: Decimal | None = None) -> Quantity:
    """A point value under a bound code, e.g. ``bounded(Decimal(1000), "more_than")`` = (1000, ∞)."""
    low, high, closed = _limits(value, bound)
    return Quantity(value, low, high, closed, bound, unit, precision)


def _limits(value: Decimal, bound: str) -> tuple[Decimal | None, Decimal | None, str]:
    slack = abs(value) * SOFT_TOLERANCE
    match bound:
        case "exact":
            return value, value, "[]"
        case "about":
            return value - slack, value + slack, "[]"
        case "nearly":
            return value - slack, value, "[)"
        case "more_than":
            return value, None, "()"
        case "at_least":
            return value, None, "[)"
        case "less_than":
            return None, value, "()"
        case "at_most":
            return None, value, "(]"
    raise ValueError(f"no such bound: {bound}")


def spread(low: Decimal, high: Decimal, unit: str | None = None, precision: Decimal | None = None) -> Quantity:
    """A stated range, both ends included: "5-8 tỷ USD"."""
    return Quantity(None, low, high, "[]", "range", unit, precision)
