"""The words around a number that set its bound or tell a rise or fall."""

from __future__ import annotations

from entente.language.numbers import Figure, Reading

_DIRECTED = ("more_than", "at_least", "less_than", "at_most")
_BLANK = " "
MOST_HEDGES = 3
SPANS_OF_TIME = frozenset(("year", "month", "week", "day"))


def skip_back(text: str, at: int) -> int:
    """The place before blanks (at most two) that end at ``at``."""
    if at > 0 and text[at - 1] == _BLANK:
        at -= 1
        if at > 0 and text[at - 1] == _BLANK:
            at -= 1
    return at


def skip(text: str, at: int) -> int:
    """The place after blanks (at most two) that begin at ``at``."""
    if text.startswith(_BLANK, at):
        at += 1
        if text.startswith(_BLANK, at):
            at += 1
    return at


def after_hedge(reading: Reading, at: int) -> tuple[int, str] | None:
    """A hedge that follows a number here: "+", "or so", 余; its end and its bound."""
    found = reading.grammar.hedges_after.ahead(reading.text, skip(reading.text, at))
    if found is None or found[1] == "none":
        return None
    end = found[0]
    return None if reading.text[end - 1] == "+" and reading.text[end : end + 1].isalnum() else found


def attach(reading: Reading, figure: Figure) -> None:
    """Give the figure its bound, its hedge and its change word."""
    outer = _before(reading, figure)
    _after(reading, figure)
    _change(reading, figure, outer)


def _before(reading: Reading, figure: Figure) -> int:
    """Hedges that end where the figure begins; returns where the outermost starts."""
    text, grammar = reading.text, reading.grammar
    outer = at = figure.start
    for _ in range(MOST_HEDGES):
        at = skip_back(text, at)
        found = grammar.hedges_before.behind(text, at)
        if found is None:
            filler = grammar.fillers.behind(text, at)
            if filler is None:
                break
            at = filler[0]
            continue
        start, bound = found
        if bound == "none" or _line_break(reading, start, figure.start):
            break
        if text[start:at] in grammar.special.get("prepositions", frozenset()) and _figure_before(reading, start):
            break
        bound = _ceiling(reading, start) if bound == "up_to" else bound
        if bound == "nearly_things":
            bound = "exact" if figure.unit is not None and figure.unit.code in SPANS_OF_TIME else "nearly"
        if bound != "exact":
            end = figure.hedge[1] if figure.hedge and figure.hedge[1] <= figure.start else at
            figure.hedge = (start, end)
            figure.bound = _stronger(figure.bound, bound)
        reached = found[1] == "up_to" and bound == "exact"
        outer = outer if reached else start
        at = start
    return outer


def _figure_before(reading: Reading, at: int) -> bool:
    """ "$5 million over three years": the word stands between two figures and bounds neither."""
    if reading.ends is None:
        reading.ends = frozenset(figure.end for figure in reading.figures)
    return skip_back(reading.text, at) in reading.ends


def _line_break(reading: Reading, start: int, end: int) -> bool:
    return "\n" in reading.text[start:end]


def _ceiling(reading: Reading, start: int) -> str:
    """ "Up to" is a ceiling after a word of capability, and a value reached otherwise."""
    text = reading.text
    at = skip_back(text, start)
    window = text[max(0, at - 40) : at]
    found = any(reading.grammar.capable.behind(window, end) for end in _word_ends(window))
    return "at_most" if found else "exact"


def _word_ends(window: str) -> list[int]:
    """Places where a word may end, nearest first, within the clause."""
    cut = max(window.rfind(mark) for mark in ".;:!?。；，,")
    return [
        at
        for at in range(len(window), cut + 1, -1)
        if at == len(window) or not window[at - 1 : at + 1].isalnum() or window[at - 1] > "\u2e7f"
    ]


def _stronger(inner: str, outer: str) -> str:
    """Of two hedges the one nearer to the number that has a direction wins over a soft one."""
    if inner in ("exact", "range") or (inner not in _DIRECTED and outer in _DIRECTED):
        return outer if inner != "range" else inner
    return inner


def _after(reading: Reading, figure: Figure) -> None:
    text, grammar = reading.text, reading.grammar
    for place in (figure.end,) if figure.core[1] == figure.end else (figure.core[1], figure.end):
        found = after_hedge(reading, place)
        if found is None:
            continue
        end, bound = found
        start = skip(text, place)
        if place != figure.core[1] and text[start:end] in grammar.special.get("inner_only", frozenset()):
            continue
        figure.bound = _stronger(figure.bound, bound)
        if figure.hedge is None:
            figure.hedge = (start, end)
        if figure.end == place and end <= figure.end:
            figure.end = place
        return


def _change(reading: Reading, figure: Figure, outer: int) -> None:
    text, grammar = reading.text, reading.grammar
    at = skip_back(text, outer)
    found = grammar.change_before.behind(text, at)
    if found is not None:
        figure.change = found[1] if found[1] in ("up", "down") else None
        return
    after = grammar.change_after.ahead(text, skip(text, figure.end))
    if after is not None and after[1] in ("up", "down"):
        figure.change = after[1]
