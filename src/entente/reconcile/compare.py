"""How two claims of one fact stand to each other: identical, compatible, same meaning, conflict, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from entente.model.period import overlaps, reads
from entente.model.quantity import Interval, contains, meets
from entente.model.reason import Reason, because
from entente.reconcile.item import Item, allowed, digits, said
from entente.reconcile.resolution import Names
from entente.vocabulary.rules import rules


@dataclass(frozen=True, slots=True)
class Comparison:
    """Outcome code and its reason."""

    outcome: str
    reason: Reason


def compare(a: Item, b: Item, names: Names) -> Comparison:
    """Two claims of one fact held against each other."""
    if a.claim.quantity is not None and b.claim.quantity is not None:
        return _figures(a, b)
    if a.value == b.value or {a.subject, a.value} == {b.subject, b.value}:
        return _told_alike(a, b)
    if a.claim.property in rules().free_text:
        return Comparison("same_meaning", because("worded_differently"))
    if a.claim.value_ref is not None and b.claim.value_ref is not None:
        return _entities(a, b, names)
    return _dates(a, b)


def _told_alike(a: Item, b: Item) -> Comparison:
    parts = a.qualifiers.get("part"), b.qualifiers.get("part")
    if all(parts) and parts[0] != parts[1]:
        return Comparison("compatible", because("other_part", a=parts[0], b=parts[1]))
    return Comparison("identical", because("equal"))


def _figures(a: Item, b: Item) -> Comparison:
    one, other = said(a), said(b)
    if same(one, other):
        return Comparison("identical", because("equal"))
    if digits(a) is not None and digits(a) == digits(b):
        return Comparison("compatible", because("other_hedge", a=shown(a), b=shown(b)))
    if not meets(allowed(a), allowed(b)):
        return Comparison("conflict", because(cause(a, b), a=shown(a), b=shown(b)))
    if not meets(one, other):
        return Comparison("compatible", because("meet_when_rounded", a=shown(a), b=shown(b)))
    return Comparison("compatible", because("meet", a=shown(a), b=shown(b)))


def cause(a: Item, b: Item) -> str:
    """The likeliest slip between two figures that do not meet: a factor, a unit, swapped digits; else "apart"."""
    one, other = digits(a), digits(b)
    if not one or not other:
        return "apart"
    large, small = max(one, other), min(one, other)
    times = large / small
    if times == times.to_integral_value() and set(str(int(times))) <= {"1", "0"} and times > 1:
        units = {i.claim.quantity.unit for i in (a, b) if i.claim.quantity}
        return "unit_slip" if times == 100 and len(units) > 1 else "factor_slip"
    return "digits_swapped" if _swapped(one, other) else "apart"


def _swapped(a: Decimal, b: Decimal) -> bool:
    """Whether two numbers differ by one swap of neighbouring digits."""
    x, y = (f"{v.normalize():f}" for v in (a, b))
    if len(x) != len(y):
        return False
    differ = [i for i, (c, d) in enumerate(zip(x, y, strict=True)) if c != d]
    if len(differ) != 2:
        return False
    i, j = differ
    beside = j - i == 1 or (j - i == 2 and x[i + 1] == ".")
    return beside and x[i] == y[j] and x[j] == y[i]


def same(a: Interval, b: Interval) -> bool:
    """Whether two intervals are one."""
    return (a.low, a.high, a.low_closed, a.high_closed) == (b.low, b.high, b.low_closed, b.high_closed)


def narrower(a: Item, b: Item) -> bool:
    """Whether ``a`` is the better reading of the two: inside the other, with other digits."""
    one, other = said(a), said(b)
    return contains(other, one) and not same(one, other) and digits(a) != digits(b)


def _entities(a: Item, b: Item, names: Names) -> Comparison:
    one, other = a.value or "", b.value or ""
    above = {*names.ancestors(one)}, {*names.ancestors(other)}
    if one in above[1] or other in above[0]:
        return Comparison("compatible", because("one_within_other", a=worded(a), b=worded(b)))
    bodies = {r.type for c in (a.claim, b.claim) if (r := c.value_ref)} == {"organisation"}
    if bodies and (not above[0] or not above[1] or above[0] & above[1]):
        return Comparison("compatible", because("other_body", a=worded(a), b=worded(b)))
    return Comparison("conflict", because("other_value", a=worded(a), b=worded(b)))


def _dates(a: Item, b: Item) -> Comparison:
    one, other = reads(a.claim.text), reads(b.claim.text)
    if one and other and overlaps(one, other):
        return Comparison("compatible", because("dates_meet", a=one.edtf(), b=other.edtf()))
    return Comparison("conflict", because("other_value", a=a.claim.text, b=b.claim.text))


def plain(value: Decimal) -> str:
    """A number for a sentence: thousands apart, no empty decimals."""
    return f"{value.normalize():,f}"


def shown(item: Item) -> str:
    """A figure for a sentence: its bound's sign, digits and unit."""
    q = item.claim.quantity
    if q is None:
        return worded(item)
    signs = {"more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤", "about": "≈", "nearly": "almost "}
    unit = f" {q.unit}" if q.unit else ""
    if q.value is None:
        return f"{plain(q.low)}–{plain(q.high)}{unit}" if q.low is not None and q.high is not None else unit.strip()
    return f"{signs.get(q.bound, '')}{plain(q.value)}{unit}"


def worded(item: Item) -> str:
    """A value that is no figure, as words."""
    ref = item.claim.value_ref
    return (ref.name or ref.id) if ref else (item.claim.text or item.claim.span.quote)
