"""Numbers that words make weak: read only where something beside them says that they count."""

from __future__ import annotations

from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading
from entente.language.refusals import CLOCK, sentence_start


def refuse_weak(reading: Reading) -> None:
    """Number words that say nothing alone: "một", "one", 三 without a thing counted; names that are number words."""
    for figure in reading.figures:
        if figure.refused or figure.literal is not None or figure.joined or figure.ordinal:
            continue
        level = figure.weak
        if reading.cased[figure.core[0]].isupper() and _named_like(reading, figure):
            level = 5 if _before_capital(reading, figure) and level < 4 else max(level, 1)
        if level and not _supported(reading, figure, level):
            figure.refused = "weak"


def _part_told(reading: Reading, figure: Figure) -> bool:
    """ "half of …", "separuh warga": what a fraction is a part of follows."""
    at = skip(reading.text, figure.end)
    grammar = reading.grammar
    return any(table.ahead(reading.text, at) is not None for table in (grammar.links, grammar.wholes, grammar.nouns))


def _beyond_doubt(figure: Figure) -> bool:
    """For a number word that is mostly another word: a unit other than of time, or a noun of several words."""
    if figure.unit is not None:
        return figure.unit.code not in CLOCK
    return figure.noun_code is not None and " " in (figure.noun or "")


def _classified(reading: Reading, figure: Figure) -> bool:
    """A noun not known, but a number too long to be a phrase, or a classifier that only things have: 九艘, 三十六双."""
    if figure.noun is None:
        return False
    if figure.factor != 1 or not reading.grammar.switches.joined:
        return figure.factor != 1
    return figure.core[1] - figure.core[0] > 1 or figure.noun not in reading.grammar.special["generic_classifiers"]


def _named_like(reading: Reading, figure: Figure) -> bool:
    """A capital inside a sentence, or one before another capital: "Hai Bà Trưng"."""
    return not sentence_start(reading, figure.core[0]) or _before_capital(reading, figure)


def _before_capital(reading: Reading, figure: Figure) -> bool:
    after = reading.cased[figure.core[1] : figure.core[1] + 2]
    return after[:1] == " " and after[1:].isupper()


def _supported(reading: Reading, figure: Figure, level: int) -> bool:
    if level == 5:
        return figure.noun_code is not None
    if figure.hedge is not None:
        return True
    unit = figure.unit
    if level == 3:
        return False
    if level == 4:
        return _beyond_doubt(figure) and not _before_capital(reading, figure)
    if figure.broken and _part_told(reading, figure):
        return True
    if level == 1:
        return unit is not None or figure.noun_code is not None or _classified(reading, figure)
    if unit is None:
        return False
    if unit.kind != "measure":
        return True
    at = skip_back(reading.text, figure.start)
    duration = unit.code in ("year", "month", "week", "day", "hour", "minute", "second")
    return not duration or reading.grammar.durations.behind(reading.text, at) is not None
