"""The figures of a text: numbers read, given units, joined, hedged, and freed of what only looks like one."""

from __future__ import annotations

from dataclasses import replace

from entente.language import hedges, joins, ordinals, refusals, units, weak_numbers
from entente.language.grammar import grammar
from entente.language.numbers import Figure, Reading, scan
from entente.language.separators import Convention
from entente.model.fold import matchable
from entente.model.mark import Hedge, Mark
from entente.model.quantity import Quantity, bounded

UNNAMED_THING = "thing"  # counted nouns the vocabulary has no unit for


def figures(text: str, code: str) -> tuple[Mark, ...]:
    """The quantities of a text, years and codes left out, before dates have their say."""
    return marks_of(reading_of(text, code))


def reading_of(text: str, code: str, convention: Convention | None = None) -> Reading:
    """A text with its figures settled; the digit convention is the text's own unless one is given."""
    reading = scan(matchable(text), text, grammar(code), convention)
    joins.doublets(reading)
    refusals.refuse_codes(reading)
    for figure in reading.figures:
        if not figure.refused:
            ordinals.attach(reading, figure)
            if not figure.ordinal:
                units.attach(reading, figure)
    _drop_covered(reading)
    _whole_things(reading)
    joins.refuse_series(reading)
    refusals.refuse_telephones(reading)
    refusals.refuse_spoken(reading)
    refusals.refuse_names(reading)
    joins.join(reading)
    for figure in reading.figures:
        if not figure.refused:
            hedges.attach(reading, figure)
    joins.share_change(reading)
    weak_numbers.refuse_weak(reading)
    return reading


def _whole_things(reading: Reading) -> None:
    """Things come whole: "1,035 dự án" is no fraction of one, whatever the comma means elsewhere."""
    for figure in reading.figures:
        counted = figure.noun_code is not None and figure.factor == 1 and figure.other is not None
        if counted and figure.value != figure.value.to_integral_value():
            figure.value, figure.place, figure.other = figure.other or figure.value, figure.factor, figure.value


def _drop_covered(reading: Reading) -> None:
    """Digits inside a unit are no figure of their own: the 2 of "m2"."""
    kept: list[Figure] = []
    for figure in reading.figures:
        if not kept or figure.start >= kept[-1].end or kept[-1].refused:
            kept.append(figure)
    reading.figures = kept


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """The figures that are not refused, as marks."""
    return tuple(_mark(reading, figure) for figure in reading.figures if not figure.refused)


def _kind(figure: Figure) -> str:
    if figure.ordinal:
        return "ordinal"
    if figure.unit is not None:
        return figure.unit.kind
    return "count" if figure.noun is not None else "number"


def _unit(figure: Figure) -> str | None:
    code = figure.unit.code if figure.unit is not None else "rank" if figure.ordinal else figure.noun_code
    code = None if code == UNNAMED_THING else code
    if figure.rate is not None:
        code = code or ("unit" if figure.noun is not None else None)
        return f"{code}/{figure.rate}" if code else None
    return code


def _quantity(figure: Figure) -> Quantity:
    unit = _unit(figure)
    if figure.low is None:
        plain = bounded(figure.value, figure.bound, unit, figure.place)
        return plain if figure.change is None else replace(plain, change=figure.change)
    value = figure.value if figure.rule == "tolerance" else None
    closed = "[)" if figure.rule == "vague" else "[]"
    return Quantity(value, figure.low, figure.high, closed, figure.bound, unit, figure.place, figure.change)


def _mark(reading: Reading, figure: Figure) -> Mark:
    kind, aligned, text = _kind(figure), reading.aligned, reading.stored
    start, end = aligned.origin(figure.start), aligned.origin(figure.end)
    hedge = None
    if figure.hedge is not None and figure.bound != "exact":
        a, b = (aligned.origin(place) for place in figure.hedge)
        hedge = Hedge(text[a:b], a, b)
    quantity = _quantity(figure)
    others: tuple[Quantity, ...] = ()
    if figure.other is not None and figure.low is None and reading.convention.mixed:
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
