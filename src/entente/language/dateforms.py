"""The written forms of dates: rows of a language's ``dates.toml``, compiled.

A row names a form and lists patterns for it::

    [[form]]
    name = "day month year"
    patterns = ["[ngày ]{d}/{m}/{y}", "{d} tháng {m} năm {y}"]
    set = { part = "mid" }          # fields the wording fixes without a slot
    after = ["từ", "đến"]           # one of these must stand before …
    before = ["rankings"]           # … or one of these behind
    not_after = ["số"]              # and none of these
    not_before = ["dự án"]          # "#" stands for any digit

In a pattern ``[…]`` may be absent, ``(a|b)`` offers a choice, a blank stands for any small white space, and
``{slot}`` is a number (``d`` day, ``m`` month, ``y`` year …) or a word of the table ``[words.slot]``.
A slot ending in 2 is the far end of a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick_rs as aho

from entente.language.folder import Language, LanguageFault
from entente.model.fold import matchable

NUMERALS = {
    "d": r"3[01]|[12]\d|0?[1-9]",
    "m": r"1[0-2]|0?[1-9]",
    "y": r"(?:1[4-9]|20|21)\d\d",
    "yy": r"\d\d",
    "be": r"2[45]\d\d",
    "q": r"[1-4]",
    "h": r"[12]",
    "n": r"[1-9]\d?",
}
_ROMAN = {"q": {"i": 1, "ii": 2, "iii": 3, "iv": 4}, "h": {"i": 1, "ii": 2}}
_TIME = r"(?:[01]?\d|2[0-4])(?:[:h.]|\ ?(?:giờ|时|點|点)\ ?)[0-5]\d(?!\d)(?::[0-5]\d|'|分|\ ?phút)?"
_HALF_DAY = r"(?:\ ?(?:am|pm|[ap]\.m\.)(?!\w))?"
_ZONE = r"(?:\ ?\(?(?:gmt|utc|wib|wita|wit|ict|hkt|sgt)(?:\ ?[+-]\d{1,2}(?::\d\d)?)?\)?)?"
_LITERALS = {
    "open": "[(（]",
    "close": "[)）]",
    "quote": "[\"'“”‘’「」『』]",
    "dash": "-{1,2}|~|～",
    "time": _TIME + _HALF_DAY + _ZONE,
}
# A word table may be read into the field of another slot: month names fill ``m``.
FIELDS = {"month": "m", "ordinal": "n", "day": "d", "near": "shift"}
_SLOT = re.compile(r"\{(\w+)\}")
_KEYS = {"name", "patterns", "set", "after", "before", "not_after", "not_before", "cased", "proof"}

Value = int | str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One pattern of a row, compiled; ``fixed`` are the fields the row sets itself."""

    name: str
    regex: re.Pattern[str]
    fixed: Mapping[str, Value]
    words: Mapping[str, Mapping[str, Value]]
    allowed: re.Pattern[str] | None
    followed: re.Pattern[str] | None
    barred_before: re.Pattern[str] | None
    barred_behind: re.Pattern[str] | None
    cased: bool
    proof: str | None

    def fields(self, found: re.Match[str]) -> dict[str, Value]:
        """What the match says, by field: {"d": 18, "m": 2}."""
        read: dict[str, Value] = dict(self.fixed)
        for slot, text in found.groupdict().items():
            if text is not None and slot != "time":
                read[_field(slot)] = self._value(slot, text)
        return read

    def _value(self, slot: str, text: str) -> Value:
        words = self.words.get(slot.rstrip("2"), {})
        if text in words:
            return words[text]
        return int(text)


def _field(slot: str) -> str:
    bare = slot.rstrip("2")
    return FIELDS.get(bare, bare) + slot[len(bare) :]


@dataclass(frozen=True, slots=True, eq=False)
class DateGrammar:
    """Everything a language folder says about dates, ready to run."""

    code: str
    forms: Mapping[str, tuple[Form, ...]]
    words: aho.AhoCorasick | None
    heads: tuple[str, ...]
    spaced: bool
    day_first: bool
    joins: Mapping[str, re.Pattern[str]]
    relations: tuple[tuple[str, re.Pattern[str], bool], ...]
    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    trimmed: re.Pattern[str] | None


@cache
def grammar(code: str) -> DateGrammar:
    """The date grammar of a language; an unknown language has an empty one. Raises LanguageFault for a bad row."""
    table = Language(code).table("dates.toml")
    spaced = bool(table.get("spaced", True))
    words = _words(table.get("words", {}))
    by_head: dict[str, list[Form]] = {}
    for row in table.get("form", ()):
        for head, form in _forms(code, row, words, spaced):
            by_head.setdefault(head, []).append(form)
    heads = tuple(sorted(h for h in by_head if h != "0"))
    return DateGrammar(
        code,
        {head: tuple(forms) for head, forms in by_head.items()},
        aho.AhoCorasick(list(heads)) if heads else None,
        heads,
        spaced,
        bool(table.get("day_first", True)),
        {kind: _between(texts, spaced) for kind, texts in table.get("joins", {}).items()},
        tuple(_relations(table.get("relation", ()), table.get("fillers", ()), spaced)),
        _anywhere(table.get("future", ()), spaced),
        _at_start(table.get("past", ()), spaced),
        _at_start(table.get("trimmed", ()), spaced),
    )


def _words(tables: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, Value]]:
    read = {name: {matchable(word).text: value for word, value in table.items()} for name, table in tables.items()}
    for slot, numerals in _ROMAN.items():
        read[slot] = {**numerals, **read.get(slot, {})}
    return read


def _forms(
    code: str, row: Mapping[str, Any], words: Mapping[str, Mapping[str, Value]], spaced: bool
) -> Iterator[tuple[str, Form]]:
    place = f"language {code}: dates.toml: {row.get('name', 'a form without name')}"
    if unknown := set(row) - _KEYS:
        raise LanguageFault(f"{place}: unknown key {', '.join(sorted(unknown))}")
    if "name" not in row or not row.get("patterns"):
        raise LanguageFault(f"{place}: needs name and patterns")
    try:
        for pattern in row["patterns"]:
            for opened in _openings(matchable(pattern).text):
                form = _form(row, opened, words, spaced)
                for head in _heads(opened, words):
                    yield head, form
    except (re.error, KeyError) as fault:
        raise LanguageFault(f"{place}: {fault}") from fault


def _form(row: Mapping[str, Any], pattern: str, words: Mapping[str, Mapping[str, Value]], spaced: bool) -> Form:
    end = r"(?!\w)(?![.,/]\d|/\w)" if spaced else r"(?!\d)(?![.,/]\d)"
    return Form(
        row["name"],
        re.compile(_regex(pattern, words, spaced) + end),
        row.get("set", {}),
        words,
        _at_end(row.get("after", ()), spaced),
        _at_start(row.get("before", ()), spaced),
        _at_end(row.get("not_after", ()), spaced),
        _at_start(row.get("not_before", ()), spaced),
        bool(row.get("cased", False)),
        row.get("proof"),
    )


def _openings(pattern: str) -> Iterator[str]:
    """The pattern with and without its optional opening, and once for each opening choice."""
    if pattern.startswith("["):
        inner, rest = _bracket(pattern)
        yield from _openings(inner + rest)
        yield from _openings(rest)
    elif pattern.startswith("("):
        inner, rest = _bracket(pattern)
        for choice in inner.split("|"):
            yield from _openings(choice + rest)
    else:
        yield pattern


def _bracket(pattern: str) -> tuple[str, str]:
    close, depth = {"[": "]", "(": ")"}[pattern[0]], 0
    for at, char in enumerate(pattern):
        depth += (char == pattern[0]) - (char == close)
        if depth == 0:
            return pattern[1:at], pattern[at + 1 :]
    raise KeyError(f"{pattern}: bracket never closed")


def _heads(pattern: str, words: Mapping[str, Mapping[str, Value]]) -> Iterator[str]:
    """The words a match can begin with, up to the first blank; "0" for a digit."""
    slot = _SLOT.match(pattern)
    if slot is None:
        yield re.split(r"[ \[({|]", pattern, maxsplit=1)[0]
        return
    name = slot[1].rstrip("2")
    if name in NUMERALS or name == "time":
        yield "0"
    literal = {"quote": ("“", "‘", '"', "'", "「", "『"), "open": ("(", "（")}.get(name, ())
    yield from sorted({word.split(" ")[0] for word in words.get(name, ())} | set(literal))


def _regex(pattern: str, words: Mapping[str, Mapping[str, Value]], spaced: bool) -> str:
    pieces = []
    for part in re.split(r"(\{\w+\}|[\[\]()| ])", pattern):
        if part.startswith("{"):
            pieces.append(_slot(part[1:-1], words))
        else:
            blank = r"\ {1,3}" if spaced else r"\ {0,2}"
            signs = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", " ": blank}
            pieces.append(signs.get(part) or re.escape(part))
    return "".join(pieces)


def _slot(name: str, words: Mapping[str, Mapping[str, Value]]) -> str:
    bare = name.rstrip("2")
    if bare in _LITERALS:
        return f"(?:{_LITERALS[bare]})"
    choices = [re.escape(word) for word in sorted(words.get(bare, ()), key=len, reverse=True)]
    if bare in NUMERALS:
        choices.insert(0, f"(?:{NUMERALS[bare]})(?!\\d)")
    if not choices:
        raise KeyError(f"no such slot or word table: {name}")
    return f"(?P<{name}>{'|'.join(choices)})"


def _choice(texts: list[str] | tuple[str, ...]) -> str:
    ordered = sorted((matchable(t).text for t in texts), key=len, reverse=True)
    return "|".join(r"\d" if t == "#" else re.escape(t).replace(r"\ ", r"\ {1,2}") for t in ordered)


def _at_end(texts: list[str] | tuple[str, ...], spaced: bool) -> re.Pattern[str] | None:
    edge = r"(?<!\w)" if spaced else ""
    return re.compile(f"(?:{edge}(?=\\w)|(?=\\W))(?:{_choice(texts)})\\ {{0,2}}$") if texts else None


def _at_start(texts: list[str] | tuple[str, ...], spaced: bool) -> re.Pattern[str] | None:
    edge = r"(?:(?<=\W)|(?!\w))" if spaced else ""
    return re.compile(f"\\ {{0,2}}(?:{_choice(texts)}){edge}") if texts else None


def _anywhere(texts: list[str] | tuple[str, ...], spaced: bool) -> re.Pattern[str] | None:
    edge = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    return re.compile(f"{edge[0]}(?:{_choice(texts)}){edge[1]}") if texts else None


def _between(texts: list[str], spaced: bool) -> re.Pattern[str]:
    return re.compile(f"\\ {{0,2}}(?:{_choice(texts)})\\ {{0,2}}")


def _relations(
    rows: list[Mapping[str, Any]], fillers: list[str], spaced: bool
) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    skip = f"(?:(?:{_choice(fillers)})\\ {{0,2}}){{0,3}}" if fillers else ""
    edge = r"(?<!\w)" if spaced else ""
    for row in rows:
        if row.get("before"):
            yield row["is"], re.compile(f"{edge}(?:{_choice(row['before'])})[\\ :]{{0,2}}{skip}$"), True
        if row.get("behind"):
            yield row["is"], re.compile(f"\\ {{0,2}}(?:{_choice(row['behind'])})"), False
