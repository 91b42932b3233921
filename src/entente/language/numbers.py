"""Numbers in a text: digits and number words, without what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from entente.language.grammar import Grammar, Unit
from entente.language.guards import word_tokens
from entente.language.number_words import ONE, SCALE, Sum, Token, Word
from entente.language.separators import LITERAL, Convention, decide, read
from entente.model.fold import Aligned

_DIGITS, _CODE = Word("digits"), Word("code")
WIDEST_GAP = 6
MOST_TOKENS = 24  # words one number may have
_LINE_END = re.compile("\n")
WRAPPED = (50, 110)  # lengths of a line that a hard wrap may have cut
_SIGNS = {"-": -1, "+": 1}


@dataclass(slots=True, eq=False)
class Figure:
    """A number on its way to a mark; offsets count in the text made ready for matching.

    ``core`` is the number itself, ``start``/``end`` grow over unit and noun. ``factor`` is the part of ``value``
    that a scale word brought and that a range may share. ``weak``: 1 needs a thing counted, 2 more than that;
    ``broken``: a fraction in words.
    """

    start: int
    end: int
    core: tuple[int, int]
    value: Decimal
    place: Decimal = ONE
    factor: Decimal = ONE
    low: Decimal | None = None
    high: Decimal | None = None
    literal: str | None = None
    weak: int = 0
    ordinal: bool = False
    other: Decimal | None = None
    unit: Unit | None = None
    noun: str | None = None
    noun_code: str | None = None
    before: bool = False
    rate: str | None = None
    bound: str = "exact"
    hedge: tuple[int, int] | None = None
    change: str | None = None
    of: Figure | None = None
    rule: str = "number"
    refused: str = ""
    joined: bool = False
    broken: bool = False

    @property
    def simple(self) -> bool:
        """Whether it is a lone number without unit, noun or scale."""
        return self.unit is None and self.noun is None and self.factor == ONE


@dataclass(slots=True, eq=False)
class Reading:
    """A text being read in a language and a digit convention.

    ``text`` is ready for matching; ``cased`` has the original letters at the same places; ``stored`` is as given.
    """

    aligned: Aligned
    stored: str
    cased: str
    grammar: Grammar
    convention: Convention
    figures: list[Figure]
    text: str = ""
    ends: frozenset[int] | None = None


def cased(aligned: Aligned, text: str) -> str:
    """The original characters, one for each character of the text made ready for matching."""
    return text if aligned.starts is None else "".join(text[at] for at in aligned.starts)


def broken(text: str, original: str) -> str:
    """The text with its line ends and tabs put back, so that nothing reads across them, but for wrapped lines."""
    if "\t" in original:
        text = "".join("\n" if o == "\t" else c for c, o in zip(text, original, strict=True))
    if "\n" not in original:
        return text
    pieces, at = [], 0
    for match in _LINE_END.finditer(original):
        place = match.start()
        wrapped = WRAPPED[0] <= place - at <= WRAPPED[1] and _goes_on(original, place)
        pieces.append(text[at:place] + (" " if wrapped else "\n"))
        at = place + 1
    return "".join(pieces) + text[at:]


def _goes_on(text: str, at: int) -> bool:
    """Whether a line that ends here goes on in the next: no full stop before, no capital after."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (before.isalnum() or before in ",-") and (after.islower() or after.isdigit())


def scan(aligned: Aligned, stored: str, grammar: Grammar, convention: Convention | None = None) -> Reading:
    """All numbers of a text, by start; the digit convention is decided from them unless it is given."""
    text = broken(aligned.text, cased(aligned, stored))
    found = [(m.start(), m.end()) for m in LITERAL.finditer(text)]
    if convention is None:
        marked = ((a, b) for a, b in found if not text[a:b].isdigit())
        convention = decide(((text[a:b], _measured(text, b, grammar)) for a, b in marked), grammar.switches.decimal)
    reading = Reading(aligned, stored, cased(aligned, stored), grammar, convention, [], text)
    tokens = _merge(list(_literals(reading, found)), list(word_tokens(text, grammar.code)))
    reading.figures.extend(_figures(reading, tokens))
    return reading


def _measured(text: str, at: int, grammar: Grammar) -> bool:
    """Whether a scale word or a unit follows digits."""
    at += text[at : at + 1] == " "
    return grammar.units.ahead(text, at) is not None or grammar.scales.ahead(text, at) is not None


def _literals(reading: Reading, found: Iterable[tuple[int, int]]) -> Iterator[Token]:
    """Digit runs that write a number, and those that only look like it (value is then NaN)."""
    for start, end in found:
        a, b = _plain_groups(reading, start, end)
        while a < end:
            number = read(reading.text[a:b], reading.convention)
            if number is None:
                yield Token(a, b, _CODE)
            else:
                yield Token(a, b, _DIGITS, number.value, number.place, number.other)
            a, b = (b + 1, end) if b < end else (end, end)


def _plain_groups(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Groups set apart by blanks are one number only on one line and behind no other digits."""
    space = reading.text.find(" ", start, end)
    if space < 0:
        return start, end
    gaps = {reading.cased[i] for i in range(start, end) if reading.text[i] == " "}
    if "\n" in gaps or reading.text[start] == "0":
        return start, space
    return start, end


def _merge(digits: list[Token], words: list[Token]) -> list[Token]:
    if not words or not digits:
        return digits or words
    both = sorted([*digits, *words], key=lambda token: (token.start, -token.end))
    kept: list[Token] = []
    for token in both:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _figures(reading: Reading, tokens: list[Token]) -> Iterator[Figure]:
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        if token.word is _CODE:
            yield Figure(token.start, token.end, (token.start, token.end), Decimal(0), refused="code")
            at += 1
            continue
        if token.word is _DIGITS and (at + 1 == count or tokens[at + 1].start - token.end > WIDEST_GAP):
            yield _plain(reading, token)
            at += 1
            continue
        total = Sum(1 if reading.grammar.switches.joined else 0)
        stop = _take(reading, tokens, at, total)
        if stop > at and total.parts:
            yield _figure(reading, tokens[at:stop], total)
        at = max(stop, at + 1)


def _take(reading: Reading, tokens: list[Token], at: int, total: Sum) -> int:
    """Index after the last token that belongs to the number beginning at ``at``."""
    stop, count = at, len(tokens)
    while stop < min(count, at + MOST_TOKENS) and (
        stop == at or _adjacent(reading, tokens[stop - 1], tokens[stop], total)
    ):
        following = tokens[stop + 1] if stop + 1 < count else None
        if following and not _adjacent(reading, tokens[stop], following, None):
            following = None
        if not total.take(tokens[stop], following):
            break
        stop += 1
    return stop


def _adjacent(reading: Reading, left: Token, right: Token, total: Sum | None) -> bool:
    """Whether only what a number may hold stands between two tokens."""
    width = right.start - left.end
    if width == 0:
        return left.word is not _DIGITS or right.word is not _DIGITS
    if width > WIDEST_GAP or left.word is _CODE or right.word is _CODE:
        return False
    gap = reading.text[left.end : right.start]
    if gap == " ":
        return True
    if gap not in reading.grammar.switches.word_gaps:
        return False
    if total is None or not total.parts:
        return total is None
    return total.parts[-1].room >= (100 if len(gap) > 1 else 10) or right.word.role in ("half", "denominator", "times")


def _plain(reading: Reading, token: Token) -> Figure:
    """Digits alone."""
    start, end = token.start, token.end
    figure = Figure(
        start, end, (start, end), token.value, token.place, literal=reading.text[start:end], other=token.other
    )
    _sign(reading, figure)
    _negative_word(reading, figure)
    return figure


def _figure(reading: Reading, tokens: list[Token], total: Sum) -> Figure:
    start, end = tokens[0].start, tokens[-1].end
    value, place = total.value, total.place
    if reading.grammar.switches.implied_place:
        value = _implied(tokens, total)
    figure = Figure(start, end, (start, end), value, place, total.factor if total.factor >= SCALE else ONE)
    if reading.grammar.switches.joined and total.factor > 1:
        figure.factor = total.factor
    figure.weak, figure.ordinal = total.weak, total.ordinal
    figure.broken = total.divisor != ONE or total.last == "fraction" or (value == 0 and not total.digits)
    if tokens[0].word.role == "digits":
        figure.literal = reading.text[tokens[0].start : tokens[0].end]
        _sign(reading, figure)
    if total.high is not None:
        figure.low, figure.high, figure.bound = value, total.high, "range"
        figure.rule = "vague"
    if total.unit:
        figure.unit = Unit("percent" if total.unit == "percent" else "measure", total.unit)
        figure.rule = "vague" if total.high is not None else "fused"
    figure.other = total.other
    _negative_word(reading, figure)
    if total.inside is not None:
        figure.hedge = (total.inside.start, total.inside.end)
        figure.bound = reading.grammar.hedges_after.get(reading.text[slice(*figure.hedge)]) or "about"
    return figure


def _negative_word(reading: Reading, figure: Figure) -> None:
    """ "minus 5 degrees", 零下5度."""
    at = figure.start - (1 if reading.text[figure.start - 1 : figure.start] == " " else 0)
    found = reading.grammar.negatives.behind(reading.text, at)
    if found is not None and found[1] and figure.value > 0:
        figure.value, figure.start = -figure.value, found[0]


def _implied(tokens: list[Token], total: Sum) -> Decimal:
    """A last bare digit right after a multiplier takes the next lower place: 一万二 = 12000."""
    if len(tokens) < 3 or len(total.parts) < 2 or tokens[-2].word.role != "times" or total.digits:
        return total.value
    last, before = total.parts[-1], tokens[-2].word.value
    if tokens[-1].word.role == "value" and last.value < 10 and before >= 100:
        return total.value - last.value + last.value * before / 10
    return total.value


def _free(char: str) -> bool:
    """Whether a sign may stand after this character: a blank, an opening bracket, a CJK character."""
    return char in " \n([:;,~/\"'" or char > "\u2e7f"


def _sign(reading: Reading, figure: Figure) -> None:
    """A plus or minus that stands free before the digits belongs to the number."""
    at = figure.start - 1
    if at < 0 or reading.text[at] not in _SIGNS or (at > 0 and not _free(reading.text[at - 1])):
        return
    if reading.text[at] == "-":
        if at > 1 and reading.text[at - 1] == " " and reading.text[at - 2].isdigit() and reading.text[at - 2] != " ":
            return
        figure.value = -figure.value
    figure.start = at
    figure.core = (at, figure.core[1])
