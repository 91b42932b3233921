"""Ranks and places in an order: "thứ hai", "peringkat ke-10", "third largest", 第三."""

from __future__ import annotations

from entente.language.grammar import Unit
from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading


def attach(reading: Reading, figure: Figure) -> None:
    """Make the figure an ordinal when its words say so, or a number of years when they tell a streak."""
    text, grammar = reading.text, reading.grammar
    before = grammar.ordinal_before.behind(text, skip_back(text, figure.start))
    after = grammar.ordinal_after.ahead(text, figure.end)
    if before is not None and before[1] != "none":
        figure.ordinal = True
        figure.start = before[0] if before[1] == "part" else figure.start
    if after is not None and figure.factor == 1:
        figure.ordinal = True
        figure.end = after[0] if after[1] == "part" else figure.end
    if figure.ordinal:
        _streak(reading, figure)


def _streak(reading: Reading, figure: Figure) -> None:
    """ "năm thứ 10 liên tiếp", "tenth consecutive year": ten years."""
    found = reading.grammar.streaks.ahead(reading.text, skip(reading.text, figure.end))
    if found is not None:
        figure.ordinal, figure.end, figure.rule = False, found[0], "streak"
        figure.unit = Unit("measure", found[1])
