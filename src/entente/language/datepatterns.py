"""The small pattern language of date forms, turned into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from entente.model.fold import matchable

Value = int | str
Words = Mapping[str, Mapping[str, Value]]

DIGIT, YEAR = "0", "0000"
NUMERALS = {
    "d": r"3[01]|[12]\d|0?[1-9]",
    "m": r"1[0-2]|0?[1-9]",
    "y": r"(?:1[4-9]|20|21)\d\d",
    "yy": r"\d\d",
    "be": r"2[45]\d\d",
    "q": r"[1-4]",
    "h": r"[12]",
    "n": r"[1-9]\d?",
    "ago": r"[1-9]\d?",
    "hence": r"[1-9]\d?",
}
_TIME = r"(?:[01]?\d|2[0-4])(?:[:h.]|\ ?(?:giờ|时|點|点)\ ?)[0-5]\d(?!\d)(?::[0-5]\d|'|分|\ ?phút)?"
_HALF_DAY = r"(?:\ ?(?:am|pm|[ap]\.m\.)(?!\w))?"
_ZONE = r"(?:\ ?\(?(?:gmt|utc|wib|wita|wit|ict|hkt|sgt)(?:\ ?[+-]\d{1,2}(?::\d\d)?)?\)?)?"
_LITERALS = {
    "open": "[(（]",
    "close": "[)）]",
    "quote": "[\"'“”‘’「」『』]",
    "dash": r"-{1,2}|~|\||•|·",
    "time": _TIME + _HALF_DAY + _ZONE,
}
_SIGNS = {"open": "(（", "close": ")）", "quote": "\"'“”‘’「」『』", "dash": "-~|•·", "time": DIGIT}
_YEARS = frozenset({"y", "be"})
_SLOT = re.compile(r"\{(\w+)\}")
# One letter and a small number ("q3", "h1") are found together: the letter alone begins too many words.
_LETTERED = re.compile(r"([a-z])\{([qh])\}")
_SMALL = {"q": "1234", "h": "12"}
_TOKEN = re.compile(r"\{\w+\}|[\[\]()| ]|.")


def word_tables(tables: Mapping[str, Mapping[str, Value]]) -> Words:
    """The word tables folded like the text."""
    return {name: {matchable(word).text: value for word, value in table.items()} for name, table in tables.items()}


def openings(pattern: str) -> Iterator[str]:
    """The pattern with and without its optional opening, and once for each opening choice."""
    if pattern.startswith(("[", "(")):
        inner, rest = bracket(pattern)
        for choice in inner.split("|"):
            yield from openings(choice + rest)
        if pattern.startswith("["):
            yield from openings(rest)
    else:
        yield pattern


def bracket(pattern: str) -> tuple[str, str]:
    """What a bracket at the start holds, and what follows it; raises KeyError when it never closes."""
    close, depth = {"[": "]", "(": ")"}[pattern[0]], 0
    for at, char in enumerate(pattern):
        depth += (char == pattern[0]) - (char == close)
        if depth == 0:
            return pattern[1:at], pattern[at + 1 :]
    raise KeyError(f"{pattern}: bracket never closed")


def _head(pattern: str) -> tuple[str, str]:
    """The literal a pattern begins with, up to the first sign of the pattern language, and the rest."""
    literal = re.split(r"[ \[({|]", pattern, maxsplit=1)[0]
    return literal, pattern[len(literal) :]


def heads(pattern: str, words: Words) -> Iterator[str]:
    """The words a match can begin with, up to the first blank; ``DIGIT`` for one or two digits, ``YEAR`` for four."""
    slot = _SLOT.match(pattern)
    if slot is None and (lettered := _LETTERED.match(pattern)):
        yield from (lettered[1] + digit for digit in _SMALL[lettered[2]])
        return
    if slot is None:
        yield _head(pattern)[0]
        return
    name = slot[1].rstrip("23")
    if name in NUMERALS or name == "time":
        yield YEAR if name in _YEARS else DIGIT
    if name in _SIGNS and name != "time":
        yield from _SIGNS[name]
    yield from sorted({word.split(" ")[0] for word in words.get(name, ())} | set(_years(name, words)))


def _years(name: str, words: Words) -> list[str]:
    """First characters of years written digit by digit: 二〇二五."""
    return [char for char, value in words.get("digit", {}).items() if value in (1, 2)] if name == "y" else []


def follows(pattern: str, head: str, words: Words) -> set[str]:
    """First one or two signs, blanks passed over, that may follow the head; {""} = any."""
    slot = _SLOT.match(pattern)
    if slot is None and (lettered := _LETTERED.match(pattern)):
        signs = _first(pattern[lettered.end() :], words)
    elif slot is None:
        signs = _first(_head(pattern)[1], words)
    else:
        name, rest = slot[1].rstrip("23"), pattern[slot.end() :]
        signs = {""} if name in _SIGNS or head in _years(name, words) else _after_slot(name, rest, head, words)
    return {""} if "" in signs else signs


def _after_slot(name: str, rest: str, head: str, words: Words) -> set[str]:
    if head in (DIGIT, YEAR):
        return _first(rest, words)
    tails = {word[len(head) :].lstrip()[:2] for word in words.get(name, ()) if word.split(" ")[0] == head}
    return {_sign(tail) for tail in tails if tail} | (_first(rest, words) if "" in tails else set())


def _first(pattern: str, words: Words) -> set[str]:
    """First one or two signs of a pattern, blanks passed over; "" is in it when the pattern may be empty."""
    pattern = pattern.lstrip(" ")
    if not pattern:
        return {""}
    if pattern[0] in "[(":
        inner, rest = bracket(pattern)
        signs = set().union(*(_first(choice, words) for choice in _choices(inner)))
        if pattern[0] == "[":
            signs.add("")
        return (signs - {""}) | _first(rest, words) if "" in signs else signs
    slot = _SLOT.match(pattern)
    if slot is None:
        return {_sign(_head(pattern)[0][:2])}
    name = slot[1].rstrip("23")
    signs = {word[:2] for word in words.get(name, ())} | set(_SIGNS.get(name, ())) | set(_years(name, words))
    return {_sign(char) for char in signs} | ({DIGIT} if name in NUMERALS else set())


def _sign(start: str) -> str:
    return DIGIT if start[:1].isdigit() and start.isascii() else start


def _choices(inner: str) -> list[str]:
    """The alternatives of a bracket, brackets inside left whole."""
    parts, depth = [""], 0
    for char in inner:
        depth += (char in "[(") - (char in "])")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def regex(pattern: str, words: Words, spaced: bool) -> str:
    """The pattern as the source of a regular expression that ends on the edge of a word and of a number."""
    blank = r"\ {1,3}" if spaced else r"\ {0,2}"
    signs = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", " ": blank}
    pieces = [
        _slot(part[1:-1], words) if part[0] == "{" else signs.get(part) or re.escape(part)
        for part in _TOKEN.findall(pattern)
    ]
    number_edge = r"(?:(?<!\d)|(?!\d)(?![.,/]\d|/\w))"
    word_edge = r"(?!\w)" if spaced else ""
    return f"(?:{''.join(pieces)}){word_edge}{number_edge}"


def _slot(name: str, words: Words) -> str:
    bare = name.rstrip("23")
    if bare in _LITERALS:
        return f"(?:{_LITERALS[bare]})"
    choices = [re.escape(word) for word in sorted(words.get(bare, ()), key=len, reverse=True)]
    if bare in NUMERALS:
        choices.insert(0, f"(?:{NUMERALS[bare]})(?!\\d)")
    if bare == "y" and "digit" in words:
        choices.append(f"[{''.join(words['digit'])}]{{4}}")
    if not choices:
        raise KeyError(f"no such slot or word table: {name}")
    return f"(?P<{name}>{'|'.join(choices)})"
