"""Numbers that belong together: ranges, tolerances, n of m, fractions, lists sharing a unit, "ba (3)"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from entente.language import rates
from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading

MOST_GAP = 24
FRACTION_LIMIT = 10
# Fractions said of crowds rather than counted: "1/3 dân số", but "4/5 tiêu chí" is 4 of 5.
_SIMPLE_FRACTION = {"2": "1", "3": "12", "4": "13", "5": "1", "6": "1", "8": "1", "10": "1"}
LARGE = frozenset(("person", "household", "company", "house", "product", "vehicle", "job"))
SERIES = 3
LENGTHS = frozenset(("m", "km", "cm", "mm", "ft", "inch", "mile", "yard"))


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


def _slack(reading: Reading) -> None:
    """ "±5%" with nothing before it: from minus to plus."""
    for figure in reading.figures:
        at = skip_back(reading.text, figure.start)
        alone = not figure.refused and figure.low is None and reading.text[at - 1 : at] == "±" and at > 0
        if alone and figure.bound == "exact":
            figure.low, figure.high, figure.bound = -figure.value, figure.value, "range"
            figure.start, figure.rule = at - 1, "slack"


def join(reading: Reading) -> None:
    """Join neighbours, left to right; a figure taken into another leaves the list."""
    kept: list[Figure] = []
    for figure in reading.figures:
        if kept and not figure.refused and not kept[-1].refused and _pair(reading, kept, figure):
            kept.pop()
        kept.append(figure)
    reading.figures = kept
    _slack(reading)
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
    bare = figure.unit is None and figure.noun_code is None and figure.factor == 1 and not figure.ordinal
    return figure.literal is not None and bare


def _pair(reading: Reading, before: list[Figure], right: Figure) -> bool:
    """Join a figure to the last one before it; True when it has taken that one into itself."""
    left = before[-1]
    if _neighbours(reading, left, right):
        return _range(reading, left, right)
    what = role(reading, left, right)
    if what == "score":
        left.refused = right.refused = "score"
        return False
    if what == "by":
        _give_length(left, right)
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
        whole = before[-2] if len(before) > 1 else None
        return _slash(reading, left, right, whole)
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


def _neighbours(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "ba bốn năm", 五六个, 七八十: a digit word and the next one side by side are a range."""
    space = 0 if reading.grammar.switches.joined else 1
    if right.start - left.end != space or left.literal or right.literal or not left.simple or left.value > 9:
        return False
    low = right.value / right.factor
    return left.value >= 1 and (low == left.value + 1 or (low == 5 and left.value == 3)) and low <= 9


def _give_length(left: Figure, right: Figure) -> None:
    """ "5 x 3 m": both are metres; "2x600 MW" is no measure of the two."""
    if right.unit is not None and right.unit.code in LENGTHS and left.simple and left.literal:
        left.unit, left.rule, left.joined = right.unit, "list", True
    elif left.simple and right.unit is not None:
        left.refused = "factor"


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
    if right.rate is None:
        rates.attach(reading, right)
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
    at = skip_back(reading.text, opener[0])
    tables = (reading.grammar.change_before, reading.grammar.shift_verbs)
    return any(table.behind(reading.text, at) is not None for table in tables)


def _tolerance(left: Figure, right: Figure) -> bool:
    """ "100 ± 5 MW": the value with its limits."""
    if right.unit is not None and right.unit.kind == "percent" and (left.unit is None or left.unit.kind != "percent"):
        return False
    slack, right.value = right.value, left.value * (right.factor if left.factor == 1 else 1)
    right.low, right.high, right.bound = right.value - slack, right.value + slack, "about"
    right.start, right.rule, right.joined = left.start, "tolerance", True
    return True


def _slash(reading: Reading, left: Figure, right: Figure, whole: Figure | None) -> bool:
    """ "26/33 items" is 26 of 33; "3/4 of the area" is one number."""
    top, bottom = left.literal, right.literal
    if not (top and bottom and top.isdigit() and bottom.isdigit()) or left.unit or left.noun or right.factor != 1:
        return False
    if right.value == 0 or left.value > right.value or right.unit is not None:
        return False
    mixed = whole if whole is not None and _mixed(reading, whole, left) else None
    shared = _SIMPLE_FRACTION.get(bottom) is not None and top in _SIMPLE_FRACTION[bottom] and right.noun_code in LARGE
    shared = shared or (reading.grammar.switches.plural and (right.noun or "s")[-1] != "s")
    if not mixed and not shared and (right.noun_code is not None or right.value > FRACTION_LIMIT):
        _part_of(left, right)
        return False
    right.value, right.place = left.value / right.value, Decimal(1)
    right.start, right.rule, right.joined = left.start, "fraction", True
    if mixed is not None:
        right.value, right.start, mixed.refused = right.value + mixed.value, mixed.start, "joined"
    elif not reading.grammar.switches.plural or right.noun_code is None:
        right.end, right.noun, right.noun_code = right.core[1], None, None
    return True


def _mixed(reading: Reading, whole: Figure, left: Figure) -> bool:
    """Whether a whole number stands right before a fraction: "1 1/2 cups"."""
    beside = whole.end == left.start - 1 and reading.text[whole.end] == " "
    return beside and whole.simple and not whole.refused and whole.literal is not None


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
        elif _same_currency(left, right):
            left.value, left.place, left.factor = (x * right.factor for x in (left.value, left.place, left.factor))
        elif left.simple:
            closed = False


def share_change(reading: Reading) -> None:
    """ "tăng 5%, 6% và 7%": what is said of the first of a list of like figures holds for the rest."""
    for left, right in pairwise(reading.figures):
        alike = left.unit is not None and right.unit is not None and left.unit.code == right.unit.code
        if not alike or left.change is None or right.change is not None or right.hedge is not None:
            continue
        words = gap(reading, left, right)
        if words is not None and (words in reading.grammar.enumerating or role(reading, left, right) == "and"):
            right.change = left.change


def _same_currency(left: Figure, right: Figure) -> bool:
    """ "$3, $4 and $6 million": the scale of the last amount reaches like amounts before it."""
    if not (left.before and right.before and left.unit == right.unit) or left.factor != 1 or right.factor == 1:
        return False
    bare = right.value / right.factor
    return bare / 10 < left.value < bare * 10


def _give(giver: Figure, taker: Figure) -> None:
    if giver.bound == "range" or giver.ordinal or taker.ordinal:
        return
    if giver.factor > 1:
        taker.value, taker.place, taker.factor = (x * giver.factor for x in (taker.value, taker.place, taker.factor))
    taker.unit, taker.noun, taker.noun_code = giver.unit, giver.noun, giver.noun_code
    taker.rate, taker.joined, taker.rule = giver.rate, True, "list"
