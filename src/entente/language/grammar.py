"""The figure grammar of a language: its tables, compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import numeric

import ahocorasick_rs as aho

from entente.language.folder import Language, LanguageFault, load
from entente.language.lexicon import Lexicon
from entente.language.number_words import ONE, Word
from entente.model.fold import matchable


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word makes of a number: kind of mark, unit code, and a factor (成 = 10 per cent)."""

    kind: str
    code: str
    factor: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Switches:
    """How a language behaves where languages differ (numbers.toml, [switches])."""

    joined: bool = False
    decimal: str = "."
    word_gaps: tuple[str, ...] = ()
    noun_first: bool = True
    plural: bool = False
    ordinal_follows: bool = False
    free_words: int = 1
    implied_place: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """All tables of one language's figures."""

    code: str
    switches: Switches
    words: tuple[Word, ...]
    automaton: aho.AhoCorasick | None
    number_words: frozenset[str]
    count_cues: Lexicon[bool]
    spellings: tuple[str, ...]
    glued_scales: Lexicon[tuple[Decimal, bool]]
    units: Lexicon[Unit]
    before: Lexicon[Unit]
    per: Lexicon[str]
    rates: Lexicon[str]
    rates_before: Lexicon[str]
    averages: Lexicon[str]
    nouns: Lexicon[str]
    plurals: frozenset[str]
    classifiers: Lexicon[str]
    hedges_before: Lexicon[str]
    hedges_after: Lexicon[str]
    capable: Lexicon[bool]
    change_before: Lexicon[str]
    change_after: Lexicon[str]
    fillers: Lexicon[bool]
    joiners: Mapping[str, str]
    enumerating: frozenset[str]
    openers: Lexicon[str]
    score_cues: Lexicon[bool]
    shift_verbs: Lexicon[bool]
    names_of_order: Lexicon[bool]
    namers: Lexicon[str]
    named_after: Lexicon[bool]
    ordinal_before: Lexicon[str]
    ordinal_after: Lexicon[str]
    streaks: Lexicon[str]
    durations: Lexicon[bool]
    halves: Lexicon[bool]
    negatives: Lexicon[bool]
    special: Mapping[str, frozenset[str]]
    singular: Mapping[str, str]
    pairs: Lexicon[bool]
    behind_fillers: Lexicon[bool]
    links: Lexicon[bool]
    wholes: Lexicon[bool]
    scales: Lexicon[bool]


_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"


def _dec(value: object) -> Decimal:
    return Decimal(str(value))


def _room(value: Decimal) -> Decimal:
    """The limit of what may follow a number word: twenty leaves room below ten."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent > 0 else ONE


def _value_words(words: Mapping[str, Any]) -> Iterable[tuple[str, Word]]:
    closed, only = set(words.get("closed", ())), set(words.get("only_after", ()))
    homograph = set(words.get("homographs", ()))
    weak, article = set(words.get("weak", ())), set(words.get("articles", ()))
    for word, number in words.get("values", {}).items():
        value = _dec(number)
        level = 4 if word in homograph else 2 if word in article else 1 if word in weak else 0
        room = ONE if word in closed else _room(value)
        yield word, Word("value", value, room, weak=level, only_after=word in only, homograph=word in homograph)


def _multipliers(words: Mapping[str, Any]) -> Iterable[tuple[str, Word]]:
    implied, weak, bare = (set(words.get(key, ())) for key in ("implied_one", "weak", "hedged_only"))
    for word, number in words.get("multipliers", {}).items():
        level = 3 if word in bare else 1 if word in weak else 0
        yield word, Word("times", _dec(number), implied=word in implied, weak=level)


def _number_words(words: Mapping[str, Any]) -> dict[str, Word]:
    found = dict(_value_words(words)) | dict(_multipliers(words))
    found |= {sign: Word("vulgar", _dec(round(numeric(sign), 6))) for sign in _VULGAR}
    weak, article = set(words.get("weak", ())), set(words.get("articles", ()))
    for role in ("and", "half", "point", "inside", "guard"):
        found |= {word: Word(role) for word in words.get(role, ())}
    for role in ("ordinal", "denominator"):
        found |= {word: Word(role, _dec(n)) for word, n in words.get(role, {}).items()}
    for word, n in words.get("fraction", {}).items():
        top, _, bottom = str(n).partition("/")
        found[word] = Word("fraction", _dec(top) / _dec(bottom or 1), weak=1 if word in weak else 0)
    for word, (low, high, *unit) in words.get("vague", {}).items():
        level = 1 if word in weak else 0
        found[word] = Word("vague", _dec(low), high=_dec(high), unit=unit[0] if unit else None, weak=level)
    for word, (n, unit) in words.get("fused", {}).items():
        found[word] = Word("fused", _dec(n), unit=unit, weak=2 if word in article else 0)
    return found


def _meanings(table: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    return ((word, meaning) for meaning, words in table.items() for word in words)


def _units(table: Mapping[str, Any]) -> Iterable[tuple[str, Unit]]:
    for kind in ("money", "percent", "measure"):
        for code, words in table.get(kind, {}).items():
            name, _, factor = code.partition("*")
            yield from ((word, Unit(kind, name, _dec(factor or 1))) for word in words)


def _before(table: Mapping[str, Any]) -> Iterable[tuple[str, Unit]]:
    for key, kind in (("money_before", "money"), ("percent_before", "percent"), ("measure_before", "measure")):
        yield from ((word, Unit(kind, code)) for word, code in _meanings(table.get(key, {})))


def _nouns(table: Mapping[str, Iterable[str]], plural: bool) -> Iterable[tuple[str, str]]:
    """Counted nouns; where the language has plurals, also the plain singulars of those in -s."""
    rows = dict(_meanings(table))
    if plural:
        rows = {word[:-1]: code for word, code in rows.items() if word.endswith("s") and len(word) > 3} | rows
    return rows.items()


def _flags(words: Iterable[str]) -> Lexicon[bool]:
    return Lexicon((word, True) for word in words)


def _automaton(words: dict[str, Word]) -> aho.AhoCorasick | None:
    patterns = [matchable(word).text for word in words]
    return aho.AhoCorasick(patterns, matchkind=aho.MATCHKIND_LEFTMOST_LONGEST) if patterns else None


def _scale_words(numbers: Mapping[str, Any]) -> tuple[str, ...]:
    """Multipliers and abbreviated scales."""
    tables = (numbers.get("words", {}).get("multipliers", {}), numbers.get("glued_scales", {}))
    return tuple(word for table in tables for word in table)


def _switches(table: Mapping[str, Any]) -> Switches:
    rows = dict(table.get("switches", {}))
    rows["word_gaps"] = tuple(rows.get("word_gaps", ()))
    return Switches(**rows)


@cache
def grammar(code: str) -> Grammar:
    """The figure grammar of a language; raises LanguageFault naming the file when a table cannot be used."""
    language = load(code)
    try:
        return _compile(language, language.table("numbers.toml"), language.table("units.toml"))
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        if isinstance(fault, LanguageFault):
            raise
        raise LanguageFault(f"language {code}: numbers.toml or units.toml: {fault!r}") from fault


def _compile(language: Language, numbers: dict[str, Any], units: dict[str, Any]) -> Grammar:
    words = _number_words(numbers.get("words", {}))
    hedges, change = numbers.get("hedges", {}), numbers.get("change", {})
    scales = [(word, (_dec(n), False)) for word, n in numbers.get("glued_scales", {}).items()]
    scales += [(word, (_dec(n), True)) for word, n in numbers.get("money_scales", {}).items()]
    sets = numbers.get("sets", {})
    return Grammar(
        code=language.code,
        switches=_switches(numbers),
        words=tuple(words.values()),
        automaton=_automaton(words),
        number_words=frozenset(matchable(word).text for word, told in words.items() if told.role != "guard"),
        count_cues=_flags(sets.get("count_cues", sets.get("count_headers", ()))),
        spellings=tuple(matchable(word).text for word in words),
        glued_scales=Lexicon(scales),
        units=Lexicon(_units(units)),
        before=Lexicon(_before(units)),
        per=Lexicon((word, "per") for word in units.get("per", ())),
        rates=Lexicon(_meanings(units.get("rate", {}))),
        rates_before=Lexicon(_meanings(units.get("rate_before", {}))),
        averages=Lexicon(_meanings(units.get("average", {}))),
        nouns=Lexicon(_nouns(units.get("count", {}), _switches(numbers).plural)),
        plurals=frozenset(matchable(word).text for word, _ in _meanings(units.get("count", {}))),
        classifiers=Lexicon(_meanings(units.get("classifier", {}))),
        hedges_before=Lexicon(_meanings(hedges.get("before", {}))),
        hedges_after=Lexicon(_meanings(hedges.get("after", {}))),
        capable=_flags(hedges.get("capable", ())),
        change_before=Lexicon(_meanings(change.get("before", {}))),
        change_after=Lexicon(_meanings(change.get("after", {}))),
        fillers=_flags(hedges.get("fillers", ())),
        joiners={matchable(w).text: role for w, role in _meanings(numbers.get("joiners", {}))},
        shift_verbs=_flags(sets.get("shift_verbs", ())),
        names_of_order=_flags(sets.get("names_of_order", ())),
        score_cues=_flags(sets.get("score_cues", ())),
        enumerating=frozenset(matchable(word).text for word in sets.get("enumerating", ())),
        openers=Lexicon(_meanings(numbers.get("openers", {}))),
        namers=Lexicon(_meanings(numbers.get("names", {}))),
        named_after=_flags(sets.get("names_after", ())),
        ordinal_before=Lexicon(_meanings(numbers.get("ordinal_before", {}))),
        ordinal_after=Lexicon(_meanings(numbers.get("ordinal_after", {}))),
        streaks=Lexicon(_meanings(numbers.get("streak", {}))),
        durations=_flags(sets.get("duration_cues", ())),
        negatives=Lexicon(
            [
                *((word, True) for word in sets.get("negative", ())),
                *((word, False) for word in sets.get("not_negative", ())),
            ]
        ),
        halves=_flags(sets.get("unit_half", ())),
        special={name: frozenset(matchable(w).text for w in rows) for name, rows in sets.items()},
        singular={matchable(k).text: v for k, v in units.get("singular", {}).items()},
        behind_fillers=_flags(sets.get("behind_fillers", ())),
        pairs=_flags(units.get("pair_words", ())),
        wholes=_flags(sets.get("wholes", ())),
        links=_flags(units.get("links", ())),
        scales=_flags(_scale_words(numbers)),
    )
