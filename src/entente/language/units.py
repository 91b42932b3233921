"""What a number measures: currency, percent, unit of measure, rate, age, and the scale glued to its digits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from entente.language import nouns, rates
from entente.language.grammar import Unit
from entente.language.hedges import after_hedge, skip
from entente.language.numbers import Figure, Reading

_HYPHEN = "-"
_CLAUSE_ENDS = ",.;:!?，。；：！？、\n"
AVERAGE_REACH = 14
# One-letter units that must stand glued to the digits, and those that are never capitals ("5G", "1.5M").
_GLUED_SMALL = {True: "x", False: "gmt"}
PERIODS = frozenset(("year", "month", "week", "day", "hour", "minute", "times"))


def attach(reading: Reading, figure: Figure) -> None:
    """Give the figure its unit, before or after it, or the noun it counts."""
    currency = _before(reading, figure)
    _glued_scale(reading, figure, currency is not None)
    if figure.unit is None:
        found = _after(reading, figure)
        if found is not None and (currency is None or found[1].kind == "money"):
            _take(reading, figure, found)
    if currency is not None:
        figure.unit = figure.unit or currency[1]
        if currency[1].kind != "measure":
            figure.start, figure.before = currency[0], True
        _signed(reading, figure)
    if figure.unit is None and not figure.broken:
        nouns.attach(reading, figure)
    rates.attach(reading, figure)


def _before(reading: Reading, figure: Figure) -> tuple[int, Unit] | None:
    """A currency or 百分之 right before the number."""
    text, at = reading.text, figure.start
    for place in (at, at - 1) if at and text[at - 1] == " " else (at,):
        found = reading.grammar.before.behind(text, place)
        if found is not None and "\n" not in reading.text[found[0] : at]:
            return found
    return None


def _signed(reading: Reading, figure: Figure) -> None:
    """A minus that stands free before the currency: "-$3.5 billion"."""
    at = figure.start - 1
    if at >= 0 and reading.text[at] == "-" and (at == 0 or not reading.text[at - 1].isalnum()):
        figure.start, figure.value = at, -figure.value


def _glued_scale(reading: Reading, figure: Figure, money: bool) -> None:
    """An abbreviated scale after the digits: "$5bn", "1.5k"; a one-letter one only with money or as a capital."""
    if figure.literal is None or figure.factor != 1:
        return
    after = skip(reading.text, figure.end)
    for place in (figure.end,) if after == figure.end else (figure.end, after):
        found = reading.grammar.glued_scales.ahead(reading.text, place)
        if found is None:
            continue
        end, (times, only_money) = found
        if only_money and not money and not _money_follows(reading, end) and not _big_m(reading, place, end):
            continue
        figure.value, figure.factor = figure.value * times, times
        figure.place *= times
        figure.other = figure.other * times if figure.other is not None else None
        figure.end = end
        figure.core = (figure.core[0], end)
        return


def _big_m(reading: Reading, start: int, end: int) -> bool:
    """ "1.5M users": a capital glued to the digits, with a word in small letters after it."""
    glued = reading.cased[start:end] == "M" and reading.cased[start - 1 : start].isdigit()
    return glued and reading.cased[end : end + 1] == " " and reading.cased[end + 1 : end + 2].islower()


def _money_follows(reading: Reading, at: int) -> bool:
    found = reading.grammar.units.ahead(reading.text, skip(reading.text, at))
    return found is not None and found[1].kind == "money"


def _after(reading: Reading, figure: Figure) -> tuple[int, Unit] | None:
    text = reading.text
    at = skip(text, figure.end)
    if (hedge := after_hedge(reading, figure.end)) is not None and reading.grammar.units.ahead(text, at) is None:
        at = skip(text, hedge[0])
    elif text[at : at + 1] == _HYPHEN and at == figure.end:
        at += 1
    elif figure.high is not None and (link := reading.grammar.links.ahead(text, at)) is not None:
        at = skip(text, link[0])
    found = reading.grammar.units.ahead(text, at)
    if found is None or "\n" in reading.text[figure.end : at]:
        return None
    return None if _not_a_unit(reading, figure, at, found) else found


def _not_a_unit(reading: Reading, figure: Figure, at: int, found: tuple[int, Unit]) -> bool:
    """The x of "2x600 MW", the currency of the next amount in "1 tỷ-Rp2 tỷ", a letter that is no unit ("5G")."""
    text, end = reading.text, found[0]
    if text[end : end + 1].isdigit() and (text[at] == "x" or text[at - 1 : at] == _HYPHEN):
        return True
    alone = end - at == 1 and (at > figure.end or reading.cased[at].isupper())
    return alone and text[at] in _GLUED_SMALL[at > figure.end]


def _take(reading: Reading, figure: Figure, found: tuple[int, Unit]) -> None:
    end, unit = found
    figure.end = end
    if unit.factor != 1:
        figure.value, figure.place = figure.value * unit.factor, figure.place * unit.factor
        figure.low = figure.low * unit.factor if figure.low is not None else None
        figure.high = figure.high * unit.factor if figure.high is not None else None
        unit = replace(unit, factor=Decimal(1))
    figure.unit = unit
    half = reading.grammar.halves.ahead(reading.text, skip(reading.text, end))
    if half is not None and unit.kind != "percent":
        figure.value += Decimal("0.5") * figure.factor
        figure.place = figure.factor / 10
        figure.end = half[0]
