"""A mark as one entry of ``quantities`` in the marks interface."""

from __future__ import annotations

from typing import Any

from entente.language.grammar import grammar
from entente.language.nouns import singular
from entente.model.mark import Mark
from entente.model.period import Period
from entente.model.quantity import Quantity
from entente.model.wire import number


def mark_json(mark: Mark, text: str) -> dict[str, Any]:
    """The mark as one entry of ``quantities`` (docs/interfaces.md, section 3)."""
    if mark.kind == "date":
        return _date_json(mark)
    quantity = mark.quantity
    assert quantity is not None
    row: dict[str, Any] = {
        "start": mark.start,
        "end": mark.end,
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": _unit_json(mark, quantity),
        "kind": mark.kind,
    }
    if mark.hedge is not None:
        row["hedge"] = {"text": mark.hedge.text, "start": mark.hedge.start, "end": mark.hedge.end}
    if quantity.change is not None:
        row["change"] = quantity.change
    return row | _relations(mark)


def _relations(mark: Mark) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if mark.of is not None:
        row["of"] = {"start": mark.of[0], "end": mark.of[1]}
    if mark.alts:
        row["alts"] = [_alt(other) for other in mark.alts]
    return row


def _alt(other: Quantity | Period) -> dict[str, Any]:
    if isinstance(other, Period):
        return {"low": other.start and other.start.isoformat(), "high": other.end and other.end.isoformat()}
    return {"low": number(other.low), "high": number(other.high)}


def _unit_json(mark: Mark, quantity: Quantity) -> str | None:
    if mark.kind in ("number", "ordinal"):
        return None
    if mark.kind == "percent" and quantity.unit == "percent":
        return "%"
    if mark.kind != "count" or mark.noun is None:
        return quantity.unit
    noun = singular(mark.noun, grammar(mark.rule.partition(".")[0]))
    _, slash, rate = (quantity.unit or "").partition("/")
    return f"{noun}/{rate}" if slash else noun


def _date_json(mark: Mark) -> dict[str, Any]:
    period = mark.period
    return {
        "start": mark.start,
        "end": mark.end,
        "value": None,
        "low": period.start.isoformat() if period and period.start else None,
        "high": period.end.isoformat() if period and period.end else None,
        "unit": _grain(mark),
        "kind": "date",
    } | _relations(mark)


def _grain(mark: Mark) -> str:
    precision = mark.period.precision if mark.period else "day"
    return {"half": "month", "decade": "year"}.get(precision, precision)
