"""Whether a language folder is complete: files, keys, units, cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from entente.language.casebook import CoverageRow, coverage
from entente.language.folder import Language, LanguageFault, available, load
from entente.language.grammar import grammar
from entente.vocabulary import terms

__all__ = ["CoverageRow", "coverage", "faults", "table", "uncovered"]

FILES = ("numbers.toml", "units.toml", "dates.toml", "sentences.toml", "names.csv", "labels.toml", "furniture.toml")
NUMBER_TABLES = ("switches", "words", "hedges", "change", "joiners", "openers", "names", "sets")
SWITCHES = frozenset(
    ("joined", "decimal", "word_gaps", "noun_first", "plural", "implied_place", "ordinal_follows", "free_words")
)
VALUE_TABLES = ("values", "multipliers", "ordinal", "denominator", "fraction", "vague", "fused")
WORD_LISTS = ("closed", "weak", "articles", "only_after", "homographs", "implied_one", "hedged_only")
WORD_ROLES = ("and", "half", "point", "inside", "guard")
WORD_TABLES = frozenset((*VALUE_TABLES, *WORD_LISTS, *WORD_ROLES))
UNIT_TABLES = ("money", "money_before", "percent", "measure", "rate", "count", "classifier")
BOUNDS = frozenset(
    ("about", "nearly", "more_than", "at_least", "less_than", "at_most", "exact", "none", "up_to", "nearly_things")
)
INTERNAL_UNITS = frozenset(("thing", "item", "alone"))


def faults(code: str) -> tuple[str, ...]:
    """What is wrong with a language folder, as sentences that name file and key; empty when nothing is."""
    if code not in available():
        return (f"{code}: no folder with a numbers.toml",)
    language = load(code)
    found = [f"{code}: {name} is missing" for name in FILES if not language.folder.joinpath(name).is_file()]
    try:
        numbers, units = language.table("numbers.toml"), language.table("units.toml")
        grammar(code)
    except LanguageFault as fault:
        return (*found, str(fault))
    return (*found, *_number_faults(language, numbers), *_unit_faults(language, numbers, units), *_case_faults(code))


def _number_faults(language: Language, numbers: Mapping[str, Any]) -> Iterator[str]:
    place = f"{language.code}: numbers.toml"
    yield from (f"{place}: no [{name}]" for name in NUMBER_TABLES if name not in numbers)
    yield from (f"{place}: no such switch: {name}" for name in sorted(set(numbers.get("switches", {})) - SWITCHES))
    yield from (f"{place}: no such word table: {name}" for name in sorted(set(numbers.get("words", {})) - WORD_TABLES))
    hedges = numbers.get("hedges", {})
    for side in ("before", "after"):
        for bound in sorted(set(hedges.get(side, {})) - BOUNDS):
            yield f"{place}: [hedges.{side}] {bound} is no bound"
    for bound in sorted(BOUNDS - {"none", "up_to", "exact", "nearly_things"} - set(hedges.get("before", {}))):
        yield f"{place}: [hedges.before] has no word for {bound}"


def _unit_faults(language: Language, numbers: Mapping[str, Any], units: Mapping[str, Any]) -> Iterator[str]:
    place = f"{language.code}: units.toml"
    yield from (f"{place}: no [{name}]" for name in UNIT_TABLES if name not in units)
    known = set(terms.units()) | INTERNAL_UNITS
    for table in UNIT_TABLES:
        for key in units.get(table, {}):
            name = key.partition("*")[0]
            if any(part not in known for part in name.split("/")):
                yield f"{place}: [{table}] {name} is no unit of the vocabulary"
    for word, (_, unit) in numbers.get("words", {}).get("fused", {}).items():
        if unit not in known:
            yield f"{language.code}: numbers.toml: [words.fused] {word}: {unit} is no unit of the vocabulary"


def _case_faults(code: str) -> Iterator[str]:
    at = available().index(code)
    for row in coverage():
        if row.cells[at].missing:
            yield f"{code}: cases/{row.area}.toml: no case of {row.phenomenon!r}, and no reason in cases/absent.toml"


def uncovered() -> tuple[str, ...]:
    """Empty cells without a reason, over all languages."""
    return tuple(fault for code in available() for fault in _case_faults(code))


def table(codes: Sequence[str]) -> str:
    """Cases by phenomenon and language as lines of text; "-" where a reason says why there is none, "!" where none."""
    every = available()
    lines = [f"{'phenomenon':44}" + "".join(f"{code:>6}" for code in codes)]
    for row in coverage():
        cells = [row.cells[every.index(code)] for code in codes]
        shown = (str(cell.count) if cell.count else "-" if cell.reason else "!" for cell in cells)
        lines.append(f"{row.area + ': ' + row.phenomenon:44}" + "".join(f"{text:>6}" for text in shown))
    return "\n".join(lines)
