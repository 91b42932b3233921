"""The written forms of dates: rows of a language's ``dates.toml``, compiled.

A row names a form and lists patterns for it::

    [[form]]
    name = "day month year"
    patterns = ["[ngày ]{d}/{m}/{y}", "{d} tháng {m} năm {y}"]
    set = { part = "mid" }          # fields the wording fixes without a slot
    after = ["từ", "đến"]           # one of these must stand before …
    before = ["rankings"]           # … or one of these behind
    not_after = ["số"]              # and none of these
    not_before = ["dự án"]          # "#" stands for a number
    proof = "shape"                 # or the written shape proves it by itself
    cased = true                    # a capital must stand in it ("May", not "may")
    listed = true                   # the days are so many dates, not one range
    not = ["24/7"]                  # what it never is

In a pattern ``[…]`` may be absent, ``(a|b)`` offers a choice, a blank stands for any small white space, and
``{slot}`` is a number (``d`` day, ``m`` month, ``y`` year …) or a word of the table ``[words.slot]``.
A slot ending in 2 is the far end of a range, or the second of a list; one ending in 3 the third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import ahocorasick_rs as aho

from entente.language.datepatterns import DIGIT, YEAR, Value, Words, follows, heads, openings, regex, word_tables
from entente.language.datewords import Ending, anywhere, between, starting
from entente.language.folder import Language, LanguageFault
from entente.model.fold import matchable

# A word table may be read into the field of another slot: month names fill ``m``.
FIELDS = {"month": "m", "monthname": "m", "ordinal": "n", "day": "d", "near": "shift", "weekday": "w", "tens": "dec"}
PROOFS = frozenset({"shape", "alone", "numeral"})
_KEYS = {"name", "patterns", "set", "after", "before", "not_after", "not_before", "cased", "proof", "listed", "not"}


@dataclass(frozen=True, eq=False)
class Form:
    """One pattern of a row; ``fixed`` are the fields the row sets itself. Compiled when first tried: most never are."""

    name: str
    source: str
    fixed: Mapping[str, Value]
    words: Words
    after: Ending | None
    before: re.Pattern[str] | None
    not_after: Ending | None
    not_before: re.Pattern[str] | None
    cased: bool
    proof: str | None
    listed: bool
    never: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.source)

    @cached_property
    def free(self) -> bool:
        """Whether the form needs no evidence around it."""
        return self.after is None and self.before is None and self.proof is None

    def fields(self, found: re.Match[str]) -> dict[str, Value]:
        """What the match says, by field: {"d": 18, "m": 2}."""
        read: dict[str, Value] = dict(self.fixed)
        for slot, text in found.groupdict().items():
            if text is not None:
                bare = slot.rstrip("23")
                read[FIELDS.get(bare, bare) + slot[len(bare) :]] = self._value(bare, text)
        return read

    def _value(self, slot: str, text: str) -> Value:
        words = self.words.get(slot, {})
        if text in words:
            return words[text]
        digits = self.words.get("digit", {})
        return int("".join(str(digits.get(char, char)) for char in text))


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """Words that tie a date in: "as_of", "since" or "until", before the date or behind it."""

    name: str
    before: Ending | None
    behind: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """Words around a date that tell past from future, and what is held from what happens."""

    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    coming: re.Pattern[str] | None
    stock: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, eq=False)
class DateGrammar:
    """Everything a language folder says about dates, ready to run.

    ``forms`` are keyed by what a match begins with and by the next one or two signs after it ("" = any).
    """

    code: str
    forms: Mapping[str, Mapping[str, tuple[Form, ...]]]
    words: aho.AhoCorasick
    heads: tuple[str, ...]
    spaced: bool
    year_first: bool
    day_first: bool
    joins: Mapping[str, re.Pattern[str]]
    relations: tuple[Relation, ...]
    outlook: Outlook
    trimmed: re.Pattern[str] | None


@cache
def grammar(code: str) -> DateGrammar:
    """The date grammar of a language; an unknown language has an empty one. Raises LanguageFault for a bad row."""
    table = Language(code).table("dates.toml")
    spaced = bool(table.get("spaced", True))
    words = word_tables(table.get("words", {}))
    forms = _by_head([entry for row in table.get("form", ()) for entry in _entries(code, row, words, spaced)])
    heads_ = tuple(sorted({head for head in forms if head not in (DIGIT, YEAR)} | set("0123456789")))
    return DateGrammar(
        code,
        forms,
        aho.AhoCorasick(list(heads_)),
        heads_,
        spaced,
        bool(table.get("year_first", False)),
        bool(table.get("day_first", False)),
        {kind: between(texts) for kind, texts in table.get("joins", {}).items()},
        tuple(_relation(row, table.get("fillers", ()), spaced) for row in table.get("relation", ())),
        _outlook(table, spaced),
        starting(table.get("trimmed", ()), spaced),
    )


def _outlook(table: Mapping[str, Any], spaced: bool) -> Outlook:
    return Outlook(
        anywhere(table.get("future", ()), spaced),
        starting(table.get("past", ()), spaced),
        starting(table.get("coming", ()), spaced),
        anywhere(table.get("stock", ()), spaced),
    )


def _relation(row: Mapping[str, Any], fillers: list[str], spaced: bool) -> Relation:
    before = Ending(row["before"], spaced, fillers) if row.get("before") else None
    return Relation(row["is"], before, starting(row.get("behind", ()), False))


Entry = tuple[str, str, Form]


def _entries(code: str, row: Mapping[str, Any], words: Words, spaced: bool) -> Iterator[Entry]:
    place = f"language {code}: dates.toml: {row.get('name', 'a form without name')}"
    if unknown := set(row) - _KEYS:
        raise LanguageFault(f"{place}: unknown key {', '.join(sorted(unknown))}")
    if "name" not in row or not row.get("patterns") or row.get("proof", "shape") not in PROOFS:
        raise LanguageFault(f"{place}: needs name and patterns, and a proof we know")
    try:
        for pattern in row["patterns"]:
            for opened in openings(matchable(pattern).text):
                form = _form(row, opened, words, spaced)
                for head in heads(opened, words):
                    for sign in follows(opened, head, words):
                        yield head, sign, form
    except (KeyError, ValueError) as fault:
        raise LanguageFault(f"{place}: {fault}") from fault


def _form(row: Mapping[str, Any], pattern: str, words: Words, spaced: bool) -> Form:
    return Form(
        row["name"],
        regex(pattern, words, spaced),
        row.get("set", {}),
        words,
        Ending(row["after"], spaced) if row.get("after") else None,
        starting(row.get("before", ()), spaced),
        Ending(row["not_after"], spaced) if row.get("not_after") else None,
        starting(row.get("not_before", ()), spaced),
        bool(row.get("cased", False)),
        row.get("proof"),
        bool(row.get("listed", False)),
        frozenset(matchable(text).text for text in row.get("not", ())),
    )


def _by_head(entries: list[Entry]) -> dict[str, dict[str, tuple[Form, ...]]]:
    """Forms by head and next signs, in the order of the rows; each list holds the forms that take less or any too."""
    table: dict[str, dict[str, tuple[Form, ...]]] = {}
    for head in {head for head, _, _ in entries}:
        mine = [(sign, form) for h, sign, form in entries if h == head]
        signs = {sign for sign, _ in mine} | {""}
        table[head] = {sign: tuple(dict.fromkeys(form for own, form in mine if sign.startswith(own))) for sign in signs}
    return table
