"""What looks like a figure and only names: years, codes, telephone numbers, "Phase 1", G7, list numbering."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import zip_longest

from entente.language.hedges import after_hedge, skip, skip_back
from entente.language.numbers import Figure, Reading

_TELEPHONE = re.compile(r"\+\d{1,3}[ .()-]{1,2}\d[\d .()-]{5,18}\d")
CLOCK = frozenset(("hour", "minute", "day", "month", "year"))
_OPEN, _CLOSE = frozenset((" ", "\n", "(")), frozenset((" ", "\n", ",", ")", ";", "%", ""))
_CODE_BEFORE = "_@#&=\\№§"
_LIST_GAPS = frozenset((",", "-", "&", "/", ".", "", "(", ")"))
FIRST_YEAR, LAST_YEAR = 1900, 2099
ENUMERATORS = 30


def refuse_codes(reading: Reading) -> None:
    """Before units are read: refuse digits that are part of a code."""
    text = reading.text
    for figure in reading.figures:
        if figure.literal is None or figure.refused:
            continue
        if text[figure.start - 1 : figure.start] in _OPEN and text[figure.end : figure.end + 1] in _CLOSE:
            figure.refused = "long" if _long(reading, figure) else ""
        else:
            figure.refused = next((name for name, test in _CODES if test(reading, figure)), "")


def _glued_before(reading: Reading, figure: Figure) -> bool:
    """G7, COVID-19, v2, a_3: letters or code signs right before, and no currency."""
    text, at = reading.text, figure.start - 1
    if at < 0 or reading.grammar.before.behind(text, figure.start) or figure.start != figure.core[0]:
        return False
    if reading.grammar.ordinal_before.behind(text, figure.start):
        return False
    sign = text[at]
    if sign in "x×+" and text[at - 1 : at].isalnum():
        return sign == "+" or not text[at - 1].isdigit()
    if sign in _CODE_BEFORE or ("a" <= sign <= "\u024f" and sign.isalpha()) or (sign.isalpha() and sign < "\u2e80"):
        return True
    if sign in "-./" and at > 0 and text[at - 1].isalpha() and text[at - 1] < "\u2e80":
        return not (sign == "-" and reading.grammar.joiners.get("-") == "range" and _word_before(reading, at))
    return False


def _word_before(reading: Reading, at: int) -> bool:
    """Whether a unit or a scale word ends before a dash: "5 tỷ-8 tỷ"."""
    grammar, text = reading.grammar, reading.text
    if not any(char.isdigit() for char in text[max(0, at - 12) : at]):
        return False
    return any(table.behind(text, at) is not None for table in (grammar.units, grammar.scales)) or _glued_scale(
        reading, at
    )


def _glued_scale(reading: Reading, at: int) -> bool:
    """Whether an abbreviated scale ends here right after digits: "1.2bn-1.5bn"."""
    start = at
    while start > 0 and at - start < 5 and reading.text[start - 1].isalpha():
        start -= 1
    return reading.grammar.glued_scales.get(reading.text[start:at]) is not None and reading.text[start - 1].isdigit()


def _glued_after(reading: Reading, figure: Figure) -> bool:
    """1511/QĐ-TTg, 8:30, 5G, 3401.jpeg: a code goes on right after."""
    text, at = reading.text, figure.end
    sign, after = text[at : at + 1], text[at + 1 : at + 2]
    if sign == ":":
        return after.isdigit()
    if sign == "+":
        return after.isalnum()
    if sign == "/":
        return after.isalpha() and not _rate_follows(reading, at)
    if sign in "._@" and sign:
        return after.isalpha() and reading.cased[at + 1].islower() and after < "\u2e80"
    if sign == "-" and after.isalpha() and after < "\u2e80":
        return not _known(reading, at + 1) and after_hedge(reading, at) is None
    return sign.isalpha() and sign < "\u2e80" and not _known(reading, at)


def _rate_follows(reading: Reading, at: int) -> bool:
    return reading.grammar.rates.ahead(reading.text, at) is not None


def _known(reading: Reading, at: int) -> bool:
    """Whether a unit, a noun, a scale, or an ordinal ending begins here."""
    grammar, text = reading.grammar, reading.text
    tables = (grammar.units, grammar.glued_scales, grammar.nouns, grammar.ordinal_after, grammar.classifiers)
    return any(table.ahead(text, at) for table in tables) or _hyphen_word(reading, at)


def _hyphen_word(reading: Reading, at: int) -> bool:
    """ "12-storey", "27-member": a small word after a hyphen, in languages that write so."""
    special = reading.grammar.special.get("hyphen_words", frozenset())
    end = at
    while end < min(len(reading.text), at + 20) and reading.text[end].isalpha():
        end += 1
    return reading.text[at:end] in special


def refuse_spoken(reading: Reading) -> None:
    """ "nineteen eighty-four", 二〇二五: years and numbers spelt digit by digit."""
    space = 0 if reading.grammar.switches.joined else 1
    run: list[Figure] = []
    for figure in [*reading.figures, None]:
        beside = figure is not None and run and figure.start - run[-1].end == space and figure.literal is None
        if beside and figure is not None:
            run.append(figure)
            continue
        if len(run) > 2 or (len(run) == 2 and 13 <= run[0].value <= 21 and 10 <= run[1].value <= 99):
            for member in run:
                member.refused = "spoken"
        run = [figure] if figure is not None and figure.literal is None and figure.simple else []


def refuse_telephones(reading: Reading) -> None:
    """ "+84 225 382 3207": a plus and groups of digits."""
    if "+" not in reading.text:
        return
    spans = [match.span() for match in _TELEPHONE.finditer(reading.text)]
    starts = [a for a, _ in spans]
    for figure in reading.figures:
        at = bisect_right(starts, figure.core[0]) - 1
        if at >= 0 and figure.core[1] <= spans[at][1]:
            figure.refused = "telephone"


def _clock(reading: Reading, figure: Figure) -> bool:
    """The minutes of 20:25."""
    text, at = reading.text, figure.start
    return at > 1 and text[at - 1] == ":" and text[at - 2].isdigit()


def _long(reading: Reading, figure: Figure) -> bool:
    """A leading zero with more digits than 05, or a run too long for a figure."""
    digits = figure.literal or ""
    if not digits.isdigit():
        return False
    return (digits[0] == "0" and len(digits) > 2) or len(digits) > 15


def _code_like(figure: Figure) -> bool:
    """ "06" alone, or nine digits in a row: no figure without something counted."""
    digits = figure.literal or ""
    return figure.noun is None and digits.isdigit() and ((len(digits) == 2 and digits[0] == "0") or len(digits) > 8)


def _chain(reading: Reading, figure: Figure) -> bool:
    """Digits between two dashes or slashes: 7-1-2025, 024-3825-1234."""
    text, a, b = reading.text, figure.start, figure.end
    before = a > 1 and text[a - 1] in "-/" and text[a - 2].isdigit()
    after = text[b : b + 1] in ("-", "/") and text[b + 1 : b + 2].isdigit()
    if before and after:
        return True
    return (before and _other_end(text, a - 2, -1, text[a - 1])) or (after and _other_end(text, b + 1, 1, text[b]))


def _other_end(text: str, at: int, step: int, sign: str) -> bool:
    """Whether the neighbouring run of digits has the same sign on its far side too."""
    for _ in range(24):
        if not (0 <= at < len(text)) or not text[at].isdigit():
            break
        at += step
    far = at + step
    return 0 <= far < len(text) and 0 <= at < len(text) and text[at] == sign and text[far].isdigit()


_CODES: tuple[tuple[str, Callable[[Reading, Figure], bool]], ...] = (
    ("glued", _glued_before),
    ("glued", _glued_after),
    ("clock", _clock),
    ("long", _long),
    ("chain", _chain),
)


def refuse_names(reading: Reading) -> None:
    """After units are read: refuse what a naming word, a year or a list numbering claims."""
    previous: Figure | None = None
    for figure, following in zip_longest(reading.figures, reading.figures[1:]):
        if not figure.refused and not _shares_unit(reading, figure, following):
            figure.refused = _name(reading, figure, previous)
        previous = figure


def _letter(text: str, at: int) -> bool:
    """Whether a Latin letter stands here: "5G", "4K"."""
    return text[at : at + 1].isalpha() and text[at] < "\u2e80"


def _shares_unit(reading: Reading, figure: Figure, following: Figure | None) -> bool:
    """Whether this is the bare beginning of "2 to 3 hectares"."""
    if following is None or following.unit is None or not figure.simple or _yearlike(figure):
        return False
    gap = reading.text[figure.end : following.start]
    return len(gap) < 12 and reading.grammar.joiners.get(gap.strip()) == "range"


def _name(reading: Reading, figure: Figure, previous: Figure | None) -> str:
    if figure.ordinal and reading.grammar.names_of_order.ahead(reading.text, figure.end) is not None:
        return "name"
    if figure.ordinal or figure.rule == "streak":
        return ""
    if figure.unit is not None and figure.unit.kind != "measure":
        return ""
    if figure.literal is not None and figure.end == figure.core[1] and _letter(reading.text, figure.end):
        return "glued"
    if _named(reading, figure):
        return "name"
    if figure.unit is not None or figure.factor != 1:
        return ""
    if previous is not None and previous.refused in ("name", "code", "long") and _continues(reading, figure, previous):
        return previous.refused
    if figure.noun_code is not None:
        return ""
    if _yearlike(figure):
        return "year"
    if _code_like(figure) or _bare_dash(reading, figure):
        return "code"
    if figure.literal is not None and _enumerator(reading, figure):
        return "enumerator"
    return "name" if _after_capital(reading, figure) or _before_name(reading, figure) else ""


def _before_name(reading: Reading, figure: Figure) -> bool:
    """波音787客机: where things are counted with a classifier, digits right before a word belong to a name."""
    if not reading.grammar.switches.joined or figure.literal is None or not figure.simple:
        return False
    after = reading.text[figure.end : figure.end + 1]
    if not after > "\u2e7f" or not after.isalpha() or after in reading.grammar.special["noun_stops"]:
        return False
    words = reading.text[figure.end : figure.end + 4]
    return not any(words.startswith(joiner) for joiner in reading.grammar.joiners)


def _named(reading: Reading, figure: Figure) -> bool:
    """A naming word right before: "giai đoạn 1", "terminal 3", 第12号."""
    if figure.unit is None and figure.literal and _named_after(reading, figure):
        return True
    at = skip_back(reading.text, figure.start)
    found = reading.grammar.namers.behind(reading.text, at)
    if found is None and reading.text[at - 1 : at] == ":":
        found = reading.grammar.namers.behind(reading.text, skip_back(reading.text, at - 1))
        found = found if found is not None and found[1] == "document" else None
    if found is None or "\n" in reading.text[found[0] : figure.start]:
        return False
    return _NAMES[found[1]](figure)


def _bare_dash(reading: Reading, figure: Figure) -> bool:
    """歼-20: a dash right after a word is no minus unless something is measured."""
    before = reading.text[figure.start - 1 : figure.start]
    return figure.value < 0 and reading.text[figure.start : figure.start + 1] == "-" and before > "\u2e7f"


def _named_after(reading: Reading, figure: Figure) -> bool:
    """12号, "5 pm", "10 o'clock": the naming word follows."""
    at = figure.core[1]
    return reading.grammar.named_after.ahead(reading.text, skip(reading.text, at)) is not None


def _time_named(figure: Figure) -> bool:
    """A year, a month, an hour: "tahun 2023 …", "pukul 8.30"."""
    if _yearlike(figure) or (figure.unit is None and figure.noun_code is None and figure.factor == 1):
        return True
    return figure.unit is not None and figure.unit.code in CLOCK and figure.factor == 1


def _document_named(figure: Figure) -> bool:
    """The number of a law: "No. 6 Tahun 2023"."""
    return figure.factor == 1 and (figure.unit is None or figure.unit.code in CLOCK)


_NAMES: dict[str, Callable[[Figure], bool]] = {
    "none": lambda figure: False,
    "name": lambda figure: figure.unit is None and figure.factor == 1,
    "soft": lambda figure: figure.unit is None and figure.noun_code is None and not _ample(figure),
    "time": _time_named,
    "document": _document_named,
}


def _ample(figure: Figure) -> bool:
    """Too large or too fine to number things: with a scale, a decimal, grouped thousands."""
    return figure.factor != 1 or not (figure.literal or "0").isdigit()


def _continues(reading: Reading, figure: Figure, previous: Figure) -> bool:
    """Whether this number goes on with a list that began as names: "terminals 3, 4, 5 and 6"."""
    gap = reading.text[previous.end : figure.start]
    if len(gap) > 12 or "\n" in gap or _yearlike(previous):
        return False
    role = reading.grammar.joiners.get(gap.strip())
    if figure.noun_code is not None or figure.unit is not None:
        return False
    return role in ("list", "range", "and") or gap.strip() in _LIST_GAPS


def _yearlike(figure: Figure) -> bool:
    digits = figure.literal or ""
    return digits.isdigit() and len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR and figure.factor == 1


def _enumerator(reading: Reading, figure: Figure) -> bool:
    """ "1. …", "2) …" at the start of a line, "(3)" alone in brackets."""
    text, a, b = reading.text, figure.start, figure.end
    if not figure.simple or figure.value > ENUMERATORS:
        return False
    opened, closed = text[a - 1 : a] in ("(", "[", "（"), text[b : b + 1] in (")", "]", "）")
    if opened and closed:
        return True
    at = skip_back(text, a - 1 if opened else a)
    first = a == 0 or at == 0 or "\n" in reading.text[at - 1 : a]
    return first and (closed or (text[b : b + 1] in (".", "、") and not text[b + 1 : b + 2].isdigit()))


def _after_capital(reading: Reading, figure: Figure) -> bool:
    """A lone number behind a name: "Boeing 787", "Formula 1"."""
    if figure.literal is None or figure.noun_code is not None or "," in figure.literal:
        return False
    at = figure.start
    if at < 2 or reading.text[at - 1] != " " or not reading.text[at - 2].isalnum():
        return False
    start = at - 2
    while start > 0 and reading.text[start - 1].isalnum() and at - start < 30:
        start -= 1
    if reading.cased[start : at - 1].islower() or not reading.cased[start : at - 1].isalpha():
        return False
    return not sentence_start(reading, start)


def sentence_start(reading: Reading, at: int) -> bool:
    """Whether a sentence may begin here."""
    before = skip_back(reading.text, at)
    return before == 0 or reading.text[before - 1] in ".!?。！？•*" or "\n" in reading.text[before - 1 : at]
