"""What a quantity is per: "tấn/năm", "USD/m2", "four flights a week", 每周4班."""

from __future__ import annotations

from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading

_CLAUSE_ENDS = ",.;:!?，。；：！？、\n"
AVERAGE_REACH = 14
MOST_RATES = 2  # "đồng/người/năm"
PERIODS = frozenset(("year", "month", "week", "day", "hour", "minute", "times"))


def attach(reading: Reading, figure: Figure) -> None:
    """Give the figure what it is per, after its unit or before the number."""
    unit = figure.unit
    if unit is not None and (unit.kind == "percent" or unit.code in PERIODS):
        return
    if unit is None and figure.noun is None:
        return
    for _ in range(MOST_RATES):
        if not _named(reading, figure):
            break
    if figure.rate is None and not _per(reading, figure):
        figure.rate = _before(reading, figure)


def _named(reading: Reading, figure: Figure) -> bool:
    """A rate with a wording of its own: "mỗi năm", "per annum", "/tháng"."""
    found = reading.grammar.rates.ahead(reading.text, skip(reading.text, figure.end))
    if found is None:
        return False
    figure.end = found[0]
    figure.rate = f"{figure.rate}/{found[1]}" if figure.rate else found[1]
    return True


def _per(reading: Reading, figure: Figure) -> bool:
    """ "per", "/" or "mỗi" and any unit of measure, or a thing counted: "USD/dự án"."""
    text, grammar = reading.text, reading.grammar
    per = grammar.per.ahead(text, skip(text, figure.end))
    if per is None:
        return False
    at = skip(text, per[0])
    found = grammar.units.ahead(text, at)
    if found is not None and found[1].kind == "measure":
        figure.end, figure.rate = found[0], found[1].code
    elif figure.unit is not None and (noun := grammar.nouns.ahead(text, at)) is not None and noun[1] != "thing":
        figure.end, figure.rate = noun
    return figure.rate is not None


def _before(reading: Reading, figure: Figure) -> str | None:
    """每周4班, 日均旅客4300人次: what it is per stands before, an average anywhere before in the clause."""
    text, grammar = reading.text, reading.grammar
    at = skip_back(text, figure.start)
    if (found := grammar.rates_before.behind(text, at)) is not None:
        return found[1]
    window = text[max(at - AVERAGE_REACH, 0) : at]
    if (figure.unit is not None and figure.unit.kind == "money") or not _averaged(reading, window):
        return None
    for place in range(at, max(at - AVERAGE_REACH, 0), -1):
        if text[place - 1] in _CLAUSE_ENDS or text[place - 1].isdigit():
            return None
        if (found := grammar.averages.behind(text, place)) is not None:
            return found[1] if found[1] != "none" else None
    return None


def _averaged(reading: Reading, window: str) -> bool:
    return any(word in window for word in reading.grammar.averages.words())
