"""Figures and dates of a text: what is read before any meaning is attached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from entente.language import dates, hedges, joins, ordinals, refusals, units
from entente.language.folder import available
from entente.language.grammar import grammar
from entente.language.numbers import Figure, Reading, scan
from entente.model.evidence import Document
from entente.model.fold import Aligned, matchable
from entente.model.mark import KINDS, Hedge, Mark
from entente.model.period import Period, parse_edtf
from entente.model.quantity import Quantity, bounded
from entente.model.wire import number

UNNAMED_THING = "thing"  # counted nouns the vocabulary has no unit for
ALL_DIMS = frozenset(KINDS)
DEFAULT_DIMS = frozenset(("number", "count", "money", "percent", "measure"))


def asked(dim: str | None) -> frozenset[str]:
    """The kinds a ``dim`` of the interface asks for; raises ValueError for an unknown one."""
    if dim is None:
        return DEFAULT_DIMS
    if dim == "all":
        return ALL_DIMS
    if dim not in (*KINDS, "range"):
        raise ValueError(f"no such dim: {dim!r}")
    return frozenset((dim,))


def find(
    text: str,
    code: str,
    *,
    published: str | None = None,
    ref: str | None = None,
    dims: frozenset[str] | None = None,
) -> tuple[Mark, ...]:
    """Marks of a text in a language, sorted and not overlapping; all kinds unless ``dims`` says which.

    ``published`` and ``ref`` are EDTF; raises ValueError when either is no date.

    >>> find("GRDP đạt hơn 6,52 tỷ USD", "vi")[0].quantity.low
    Decimal('6520000000')
    """
    if code not in available():
        return ()
    when = parse_edtf(published) if published else None
    at = parse_edtf(ref).start if ref else None
    found = settle(figures(text, code), _dates(text, code, when, at), text)
    return found if dims is None else tuple(mark for mark in found if _asked(mark, dims))


def _asked(mark: Mark, dims: frozenset[str]) -> bool:
    return mark.kind in dims or ("range" in dims and mark.quantity is not None and mark.quantity.bound == "range")


def _dates(text: str, code: str, published: Period | None, ref: date | None) -> tuple[Mark, ...]:
    return tuple(dates.find(text, code, published=published, ref=ref))


def figures(text: str, code: str) -> tuple[Mark, ...]:
    """The quantities of a text, years and codes left out, before dates have their say."""
    aligned = matchable(text)
    reading = scan(aligned, text, grammar(code))
    joins.doublets(reading)
    refusals.refuse_codes(reading)
    for figure in reading.figures:
        if not figure.refused:
            ordinals.attach(reading, figure)
            if not figure.ordinal:
                units.attach(reading, figure)
    refusals.refuse_names(reading)
    joins.join(reading)
    for figure in reading.figures:
        if not figure.refused:
            hedges.attach(reading, figure)
    refusals.refuse_weak(reading)
    return tuple(_mark(reading, aligned, text, figure) for figure in reading.figures if not figure.refused)


def _kind(figure: Figure) -> str:
    if figure.ordinal:
        return "ordinal"
    if figure.unit is not None:
        return figure.unit.kind
    return "count" if figure.noun is not None else "number"


def _unit(figure: Figure) -> str | None:
    code = figure.unit.code if figure.unit is not None else "rank" if figure.ordinal else figure.noun_code
    code = None if code == UNNAMED_THING else code
    return f"{code}/{figure.rate}" if figure.rate and code else code


def _quantity(figure: Figure) -> Quantity:
    unit = _unit(figure)
    if figure.low is None:
        return replace(bounded(figure.value, figure.bound, unit, figure.place), change=figure.change)
    value = figure.value if figure.rule == "tolerance" else None
    closed = "[)" if figure.rule == "vague" else "[]"
    return Quantity(value, figure.low, figure.high, closed, figure.bound, unit, figure.place, figure.change)


def _mark(reading: Reading, aligned: Aligned, text: str, figure: Figure) -> Mark:
    kind = _kind(figure)
    start, end = aligned.origin(figure.start), aligned.origin(figure.end)
    hedge = None
    if figure.hedge is not None and figure.bound != "exact":
        a, b = (aligned.origin(place) for place in figure.hedge)
        hedge = Hedge(text[a:b], a, b)
    quantity = _quantity(figure)
    others: tuple[Quantity, ...] = ()
    if figure.other is not None and figure.low is None:
        others = (bounded(figure.other, figure.bound, quantity.unit),)
    of = figure.of
    return Mark(
        start,
        end,
        kind,
        quantity,
        hedge=hedge,
        noun=figure.noun if kind == "count" else None,
        of=(aligned.origin(of.start), aligned.origin(of.end)) if of is not None else None,
        alts=others,
        rule=f"{reading.grammar.code}.{kind}" + ("" if figure.rule in ("number", kind) else f".{figure.rule}"),
    )


def settle(quantities: tuple[Mark, ...], dated: tuple[Mark, ...], text: str) -> tuple[Mark, ...]:
    """Figures and dates side by side: where they meet, a date wins over a bare number, a longer figure over a date."""
    kept: list[Mark] = []
    days = sorted(dated, key=lambda m: (m.start, -m.end))
    at = 0
    for mark in quantities:
        while at < len(days) and days[at].end <= mark.start:
            kept.append(days[at])
            at += 1
        meeting = [d for d in days[at:] if d.start < mark.end and mark.start < d.end]
        if meeting and not all(_figure_wins(mark, d) for d in meeting):
            continue
        days = [d for d in days if d not in meeting]
        kept.append(mark)
    kept.extend(days[at:])
    return _apart(sorted(kept, key=lambda m: (m.start, m.end)))


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """Drop what overlaps a mark before it."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _figure_wins(mark: Mark, when: Mark) -> bool:
    """Whether the figure, not the date, is meant where both were read."""
    return mark.end > when.end and mark.start <= when.start and mark.kind not in ("number", "count")


def find_in(document: Document, *, ref: str | None = None, dims: frozenset[str] | None = None) -> tuple[Mark, ...]:
    """Marks of a document: dropped blocks left alone, headers and notes of tables brought to their cells.

    ``ref`` and ``dims`` as in ``find``.
    """
    found = find(document.text, document.language, published=document.source.published, ref=ref, dims=dims)
    dropped = [(b.start, b.end) for b in document.blocks if b.dropped]
    return tuple(m for m in found if not any(a < m.end and m.start < b for a, b in dropped))


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
    if mark.kind != "count":
        return quantity.unit
    return mark.noun


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
    return precision if precision in ("day", "week", "month", "quarter", "year") else "day"
