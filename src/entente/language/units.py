"""What a number measures: currency, percent, unit of measure, rate, age, and the scale glued to its digits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from entente.language import nouns
from entente.language.grammar import Unit
from entente.language.hedges import after_hedge, skip, skip_back
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
        figure.start, figure.before = currency[0], True
        _signed(reading, figure)
    if figure.unit is None and not figure.broken:
        nouns.attach(reading, figure)
    _rate(reading, figure)


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
    if text[at] == "x" and text[found[0] : found[0] + 1].isdigit():
        return None
    if (
        found[0] - at == 1
        and (at > figure.end or reading.cased[at].isupper())
        and text[at] in _GLUED_SMALL[at > figure.end]
    ):
        return None
    return found


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


def _rate(reading: Reading, figure: Figure) -> None:
    """What a unit is per: "tấn/năm", "USD/m2", "flights a week"."""
    if figure.unit is not None and figure.unit.kind == "percent":
        return
    if (figure.unit is None and figure.noun is None) or (figure.unit is not None and figure.unit.code in PERIODS):
        return
    text, grammar = reading.text, reading.grammar
    while (rate := grammar.rates.ahead(text, skip(text, figure.end))) is not None and (figure.rate or "").count(
        "/"
    ) < 1:
        figure.end, figure.rate = rate[0], f"{figure.rate}/{rate[1]}" if figure.rate else rate[1]
    if figure.rate is not None:
        return
    per = grammar.per.ahead(text, skip(text, figure.end))
    if per is None:
        figure.rate = _rate_before(reading, figure)
        return
    found = grammar.units.ahead(text, skip(text, per[0]))
    if found is not None and found[1].kind == "measure":
        figure.end, figure.rate = found[0], found[1].code
    elif figure.unit is not None and (noun := grammar.nouns.ahead(text, skip(text, per[0]))) is not None:
        figure.end, figure.rate = noun if noun[1] != "thing" else (figure.end, figure.rate)


def _rate_before(reading: Reading, figure: Figure) -> str | None:
    """每周4班, 日均旅客4300人次: what it is per stands before, an average anywhere before in the clause."""
    text, grammar = reading.text, reading.grammar
    at = skip_back(text, figure.start)
    if (found := grammar.rates_before.behind(text, at)) is not None:
        return found[1]
    window = text[max(at - AVERAGE_REACH, 0) : at]
    if not any(word in window for word in grammar.averages.words()):
        return None
    for place in range(at, max(at - AVERAGE_REACH, 0), -1):
        if text[place - 1] in _CLAUSE_ENDS or text[place - 1].isdigit():
            return None
        if (found := grammar.averages.behind(text, place)) is not None:
            return found[1]
    return None


def unit_behind(reading: Reading, at: int) -> tuple[int, Unit] | None:
    """A unit that ends at this place."""
    return reading.grammar.units.behind(reading.text, skip_back(reading.text, at))
