"""Numbers that belong together: ranges, tolerances, n of m, fractions, lists sharing a unit, "ba (3)"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading

MOST_GAP = 24
FRACTION_LIMIT = 10
SERIES = 3


def gap(reading: Reading, left: Figure, right: Figure) -> str | None:
    """The words between two figures, without blanks; None when they stand too far apart or on two lines."""
    if right.start - left.end > MOST_GAP:
        return None
    words = reading.text[left.end : right.start]
    return None if "\n" in words else words.strip()


def role(reading: Reading, left: Figure, right: Figure) -> str | None:
    """What the words between two figures say of them: range, of, list, and, slash, tolerance, shift."""
    words = gap(reading, left, right)
    return None if words is None else reading.grammar.joiners.get(words)


def doublets(reading: Reading) -> None:
    """ "ba (3) dự án", "05 (năm) dự án": one number, written twice."""
    figures = reading.figures
    for left, right in pairwise(figures):
        between = gap(reading, left, right)
        if left.refused or between not in ("(", "（") or left.value != right.value or left.high is not None:
            continue
        end = skip(reading.text, right.end)
        if reading.text[end : end + 1] in (")", "）"):
            left.end, left.weak, left.literal = end + 1, 0, left.literal or right.literal
            right.refused = "doublet"
    reading.figures = [f for f in figures if f.refused != "doublet"]


def join(reading: Reading) -> None:
    """Join neighbours, left to right; a figure taken into another leaves the list."""
    kept: list[Figure] = []
    for figure in reading.figures:
        if kept and not figure.refused and not kept[-1].refused and _pair(reading, kept[-1], figure):
            kept.pop()
        kept.append(figure)
    reading.figures = kept
    _share(reading)


def refuse_series(reading: Reading) -> None:
    """ "terminals 3, 4, 5 and 6": bare numbers that follow one another are names."""
    run: list[Figure] = []
    for figure in [*reading.figures, None]:
        if figure is not None and run and _follows(reading, run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= SERIES:
            for member in run:
                member.refused = "name"
        run = [figure] if figure is not None and _bare(figure) and not figure.refused else []


def _follows(reading: Reading, left: Figure, right: Figure) -> bool:
    return _bare(right) and right.value == left.value + 1 and role(reading, left, right) in ("list", "and")


def _bare(figure: Figure) -> bool:
    """Digits alone, at most with a word after them that no list of nouns knows."""
    return figure.literal is not None and figure.unit is None and figure.noun_code is None and figure.factor == 1


def _pair(reading: Reading, left: Figure, right: Figure) -> bool:
    """Join two neighbours; True when ``right`` has taken ``left`` into itself."""
    what = role(reading, left, right)
    if what == "or":
        what = "range" if right.value == left.value + 1 and not left.ordinal else "and"
    if what == "range" and _scored(reading, left, right):
        left.refused = right.refused = "score"
        return False
    if what == "range" or (what == "and" and _opened(reading, left) == "between"):
        return _range(reading, left, right)
    if what == "tolerance":
        return _tolerance(left, right)
    if what == "slash":
        return _slash(reading, left, right)
    if what == "denominator_first":
        return _divided(left, right)
    if what == "of_reversed" and right.value <= left.value and left.literal is not None:
        _part_of(right, left)
    if what == "of" and left.value <= right.value and left.bound != "range" and _countable(left):
        _part_of(left, right)
    return False


def _part_of(left: Figure, right: Figure) -> None:
    """n of m: the counted noun of m is that of n."""
    left.of, left.joined, right.joined, left.rule = right, True, True, "of"
    if left.noun_code is None:
        left.noun, left.noun_code = right.noun, right.noun_code


def _scored(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "won 3-1": bare numbers on a dash that are no range, or that a word of playing goes before."""
    if not (left.simple and right.simple and left.literal and right.literal) or gap(reading, left, right) != "-":
        return False
    cues = reading.grammar.score_cues
    return left.value >= right.value or cues.behind(reading.text, skip_back(reading.text, left.start)) is not None


def _countable(figure: Figure) -> bool:
    return figure.unit is None and figure.value == figure.value.to_integral_value()


def _opened(reading: Reading, figure: Figure) -> str | None:
    found = reading.grammar.openers.behind(reading.text, skip_back(reading.text, figure.start))
    return found[1] if found else None


def _range(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "5-8 tỷ USD", "từ 5 đến 8 ha": unit, scale and currency reach both ends."""
    if left.bound == "range" or right.bound == "range" or _changing(reading, left) or right.ordinal != left.ordinal:
        return False
    low, high = _both_ends(left, right)
    if low is None or low >= high or not _same_unit(left, right):
        return False
    right.value = right.low = low
    right.high, right.bound = high, "range"
    right.place = min(left.place * (right.factor if left.factor == 1 else 1), right.place)
    right.start, right.literal = left.start, left.literal or right.literal
    if right.unit is None and right.noun is None:
        right.unit, right.noun, right.noun_code = left.unit, left.noun, left.noun_code
    elif left.before:
        right.unit = left.unit
    right.before = right.before or left.before
    right.joined, right.rule = True, "range"
    return True


def _both_ends(left: Figure, right: Figure) -> tuple[Decimal | None, Decimal]:
    """The two ends, the scale of the right one shared by the left, or of the left by the right: "$5bn-8"."""
    if left.factor == 1 and right.factor > 1:
        bare = right.value / right.factor
        return (left.value * right.factor if left.value < bare else left.value), right.value
    if left.factor > 1 and right.factor == 1 and right.value < left.factor and right.value > left.value / left.factor:
        return left.value, right.value * left.factor
    return left.value, right.value


def _same_unit(left: Figure, right: Figure) -> bool:
    if left.unit is not None and right.unit is not None:
        return left.unit.code == right.unit.code
    if left.noun_code is not None and right.noun_code is not None:
        return left.noun_code == right.noun_code
    if left.unit is not None and right.unit is None:
        return left.before or (left.unit.kind == "percent" and right.noun is None) or right.noun is None
    return left.noun is None or right.unit is None


def _changing(reading: Reading, left: Figure) -> bool:
    """ "rose from 35 to 51": two values, not a range."""
    at = skip_back(reading.text, left.start)
    opener = reading.grammar.openers.behind(reading.text, at)
    if opener is None or opener[1] != "from":
        return False
    return reading.grammar.change_before.behind(reading.text, skip_back(reading.text, opener[0])) is not None


def _tolerance(left: Figure, right: Figure) -> bool:
    """ "100 ± 5 MW": the value with its limits."""
    if right.unit is not None and right.unit.kind == "percent" and (left.unit is None or left.unit.kind != "percent"):
        return False
    slack, right.value = right.value, left.value * (right.factor if left.factor == 1 else 1)
    right.low, right.high, right.bound = right.value - slack, right.value + slack, "about"
    right.start, right.rule, right.joined = left.start, "tolerance", True
    return True


def _slash(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "26/33 items" is 26 of 33; "3/4 of the area" is one number."""
    top, bottom = left.literal, right.literal
    if not (top and bottom and top.isdigit() and bottom.isdigit()) or left.unit or left.noun or right.factor != 1:
        return False
    if right.value == 0 or left.value > right.value or right.unit is not None:
        return False
    if right.noun_code is not None or right.value > FRACTION_LIMIT:
        _part_of(left, right)
        return False
    right.end = right.core[1] if right.noun_code is None else right.end
    right.value, right.place = left.value / right.value, Decimal(1)
    right.noun = None
    right.start, right.rule, right.joined = left.start, "fraction", True
    return True


def _divided(left: Figure, right: Figure) -> bool:
    """三分之二: the denominator first."""
    if left.value <= 0 or right.value > left.value or left.unit is not None:
        return False
    right.value, right.place, right.weak = right.value / left.value, Decimal(1), 0
    right.end, right.unit, right.noun, right.noun_code = right.core[1], None, None, None
    right.start, right.rule, right.joined = left.start, "fraction", True
    return True


def _share(reading: Reading) -> None:
    """ "3, 5 và 7 ha": the last one's unit, noun and scale reach the bare ones before it."""
    figures = reading.figures
    closed = False
    for left, right in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        what = role(reading, left, right)
        if what in ("and", "or") and not right.refused:
            closed = True
        elif what != "list" or not closed:
            closed = False
            continue
        if left.refused in ("", "weak") and left.simple and not right.simple and left.rule == "number":
            _give(right, left)
        elif left.simple:
            closed = False


def _give(giver: Figure, taker: Figure) -> None:
    if giver.bound == "range" or giver.ordinal or taker.ordinal:
        return
    if giver.factor > 1:
        taker.value, taker.place, taker.factor = (x * giver.factor for x in (taker.value, taker.place, taker.factor))
    taker.unit, taker.noun, taker.noun_code = giver.unit, giver.noun, giver.noun_code
    taker.rate, taker.joined, taker.rule = giver.rate, True, "list"
