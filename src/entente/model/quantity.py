"""Quantities as worded, and the arithmetic of their intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    """A point value under a bound code, e.g. ``bounded(Decimal(1000), "more_than")`` = (1000, ∞).

    An unlimited end is written as closed: "more than" is "(]".
    """
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
            return value, None, "(]"
        case "at_least":
            return value, None, "[]"
        case "less_than":
            return None, value, "[)"
        case "at_most":
            return None, value, "[]"
    raise ValueError(f"no such bound: {bound}")


def spread(low: Decimal, high: Decimal, unit: str | None = None, precision: Decimal | None = None) -> Quantity:
    """A stated range, both ends included: "5-8 tỷ USD"."""
    return Quantity(None, low, high, "[]", "range", unit, precision)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a figure allows: ``low`` to ``high``, None = unlimited; closed ends belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    @property
    def width(self) -> Decimal | None:
        """High minus low, None when unlimited."""
        return None if self.low is None or self.high is None else self.high - self.low


EVERYTHING = Interval(None, None, False, False)


def wording(q: Quantity) -> Interval:
    """The interval the wording alone sets: "more than 1,000" = (1000, ∞)."""
    return Interval(q.low, q.high, q.closed[0] == "[" and q.low is not None, q.closed[1] == "]" and q.high is not None)


def rounding(q: Quantity, discrete: bool = False) -> Decimal:
    """Half the place value of the last written digit: what rounding may have taken.

    Nothing for things counted one by one (``discrete``), nor for a hedged round number, whose trailing
    zeros carry no precision.
    """
    if q.precision is None or q.value is None or (discrete and q.precision <= 1):
        return Decimal(0)
    if q.bound != "exact" and _last_place(q.value) > q.precision.adjusted():
        return Decimal(0)
    return q.precision / 2


def _last_place(value: Decimal) -> int:
    """The place of the last digit that is not nought, as a power of ten: 3 for 52,000."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if value and isinstance(exponent, int) else 0


def rounded(q: Quantity, discrete: bool = False) -> Interval:
    """The wording's interval widened by rounding: how figures are compared."""
    return widened(wording(q), rounding(q, discrete))


def widened(a: Interval, by: Decimal) -> Interval:
    """Both limited ends moved out by ``by`` and closed; unchanged when ``by`` is nothing."""
    if not by:
        return a
    low = None if a.low is None else a.low - by
    high = None if a.high is None else a.high + by
    return Interval(low, high, low is not None, high is not None)


def overlap(a: Interval, b: Interval) -> Interval | None:
    """What both allow, None when they do not meet."""
    low, low_closed = _tighter(a.low, a.low_closed, b.low, b.low_closed, max)
    high, high_closed = _tighter(a.high, a.high_closed, b.high, b.high_closed, min)
    if low is not None and high is not None and (low > high or (low == high and not (low_closed and high_closed))):
        return None
    return Interval(low, high, low_closed, high_closed)


def _tighter(
    x: Decimal | None, x_closed: bool, y: Decimal | None, y_closed: bool, pick: Callable[[Decimal, Decimal], Decimal]
) -> tuple[Decimal | None, bool]:
    if x is None or y is None:
        return (y, y_closed) if x is None else (x, x_closed)
    if x == y:
        return x, x_closed and y_closed
    return (x, x_closed) if pick(x, y) == x else (y, y_closed)


def meets(a: Interval, b: Interval) -> bool:
    """Whether some number is allowed by both."""
    return overlap(a, b) is not None


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether every number ``inner`` allows is allowed by ``outer``."""
    return overlap(outer, inner) == inner


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of intervals, end by end (Minkowski)."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    low_closed = high_closed = True
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
        low_closed, high_closed = low_closed and part.low_closed, high_closed and part.high_closed
    return Interval(low, high, low_closed and low is not None, high_closed and high is not None)


def negative(a: Interval) -> Interval:
    """The interval mirrored at zero."""
    low = None if a.high is None else -a.high
    high = None if a.low is None else -a.low
    return Interval(low, high, a.high_closed, a.low_closed)


def difference(a: Interval, b: Interval) -> Interval:
    """What ``a`` minus ``b`` may be."""
    return total((a, negative(b)))


def scaled(a: Interval, by: Decimal) -> Interval:
    """Each end times ``by``, which is above zero: a change of unit."""
    low = None if a.low is None else a.low * by
    high = None if a.high is None else a.high * by
    return Interval(low, high, a.low_closed, a.high_closed)


def ratio(a: Interval, b: Interval) -> Interval | None:
    """What ``a`` over ``b`` may be, for figures at or above zero; None where ``b`` may be zero or less."""
    if b.low is None or b.low <= 0 or a.low is None or a.low < 0:
        return None
    low = Decimal(0) if b.high is None else a.low / b.high
    high = None if a.high is None else a.high / b.low
    low_closed = b.high is not None and a.low_closed and b.high_closed
    return Interval(low, high, low_closed, high is not None and a.high_closed and b.low_closed)


def inside(value: Decimal, a: Interval) -> bool:
    """Whether one number is allowed."""
    return contains(a, Interval(value, value))


def nominal(q: Quantity) -> Decimal | None:
    """The written digits: the point value, whatever its hedge; None for a range."""
    return q.value


def quantity_of(a: Interval, unit: str | None = None) -> Quantity:
    """A computed interval as a quantity: exact when it is one number, else a range or a one-sided bound."""
    closed = ("[" if a.low_closed else "(") + ("]" if a.high_closed else ")")
    if a.low is not None and a.low == a.high:
        return Quantity(a.low, a.low, a.high, "[]", "exact", unit)
    if a.high is None and a.low is not None:
        return Quantity(a.low, a.low, None, closed, "at_least" if a.low_closed else "more_than", unit)
    if a.low is None and a.high is not None:
        return Quantity(a.high, None, a.high, closed, "at_most" if a.high_closed else "less_than", unit)
    return Quantity(None, a.low, a.high, closed, "range", unit)
