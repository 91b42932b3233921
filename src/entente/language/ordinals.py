"""Ranks and places in an order: "thứ hai", "peringkat ke-10", "third largest", 第三."""

from __future__ import annotations

from entente.language.grammar import Unit
from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading


def attach(reading: Reading, figure: Figure) -> None:
    """Make the figure an ordinal when its words say so, or a number of years when they tell a streak."""
    text, grammar = reading.text, reading.grammar
    before = grammar.ordinal_before.behind(text, skip_back(text, figure.start))
    if before is not None and _whole(figure):
        figure.ordinal, figure.start = True, before[0]
    _ending(reading, figure)
    if not figure.ordinal:
        return
    _streak(reading, figure)
    if before is None and figure.ordinal and _both(reading, figure):
        figure.refused = "both"


def _whole(figure: Figure) -> bool:
    return figure.value == figure.value.to_integral_value() and figure.value > 0 and figure.high is None


def _ending(reading: Reading, figure: Figure) -> None:
    """ "10th", "third largest", 第10位: what follows the number."""
    text, ending = reading.text, reading.grammar.ordinal_after
    glued = ending.ahead(text, figure.end)
    if glued is not None and glued[1] == "part" and (figure.ordinal or figure.literal is not None):
        figure.ordinal = figure.ordinal or not reading.grammar.switches.joined
        figure.end = glued[0] if figure.ordinal else figure.end
    after = ending.ahead(text, skip(text, figure.end))
    if after is not None and after[1] == "superlative" and figure.ordinal:
        figure.end = after[0]


def _both(reading: Reading, figure: Figure) -> bool:
    """ "kedua negara" is both countries, not the second: an ordinal word before the noun, where order comes after."""
    if not reading.grammar.switches.ordinal_follows or figure.literal is not None:
        return False
    return reading.grammar.nouns.ahead(reading.text, skip(reading.text, figure.end)) is not None


def _streak(reading: Reading, figure: Figure) -> None:
    """ "năm thứ 10 liên tiếp", "tenth consecutive year": ten years."""
    found = reading.grammar.streaks.ahead(reading.text, skip(reading.text, figure.end))
    if found is not None:
        figure.ordinal, figure.end, figure.rule = False, found[0], "streak"
        figure.unit = Unit("measure", found[1])
