"""Figures in table cells: what a column's header, its unit and the table's note make of a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.language.grammar import Grammar, grammar
from entente.language.lexicon import edge
from entente.model.evidence import Cell, Document, Table
from entente.model.fold import matchable

BARE = re.compile(r"[^\w%]{0,3}\d[\d.,' \u00a0]{0,30}[^\w%]{0,3}")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]")
_PARTS = re.compile(r"[,，;；]")
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Wording:
    """What would stand before and after a cell's number in running text: ("USD ", " million")."""

    before: str = ""
    after: str = ""
    skip: bool = False


def bare_cells(document: Document) -> Iterator[tuple[Cell, Wording]]:
    """Cells that hold a number alone, with the words that their headers and notes lend them."""
    rules = grammar(document.language)
    known: dict[tuple[object, ...], Wording | None] = {}
    for table in document.tables:
        units = _unit_column(table, document.text, rules)
        for cell in table.cells:
            if BARE.fullmatch(document.text[cell.start : cell.end]) is None:
                continue
            note = units.get(cell.row) or cell.note or table.note
            key = (cell.headers, cell.row_header, note)
            if key not in known:
                known[key] = _wording(cell, note, rules)
            if (wording := known[key]) is not None:
                yield cell, wording


def _unit_column(table: Table, text: str, rules: Grammar) -> dict[int, str]:
    """Rows whose unit stands in a column of its own, headed "Đơn vị tính" or "Unit"."""
    cues = rules.special.get("unit_headers", frozenset())
    return {
        cell.row: text[cell.start : cell.end]
        for cell in table.cells
        if any(matchable(header).text.strip(" :") in cues for header in cell.headers)
    }


def _wording(cell: Cell, note: str | None, rules: Grammar) -> Wording | None:
    """The words for a cell: its header's unit in brackets, what the header counts, the note, the row's unit."""
    headers = [matchable(header).text.strip() for header in cell.headers]
    if any(header.strip(" .:") in rules.special.get("order_headers", frozenset()) for header in headers):
        return Wording(skip=True)
    row = matchable(cell.row_header or "").text
    for header in reversed(headers):
        if (found := _in_brackets(header, rules) or _counted(header, rules, note is not None)) is not None:
            return found
    if found := _in_brackets(row, rules):
        return found
    if note and (found := _counted(row, rules, True) or unit_words(matchable(note).text, rules)):
        return found
    return _counted(row, rules, False)


def _in_brackets(text: str, rules: Grammar) -> Wording | None:
    for inner in reversed(_BRACKETS.findall(text)):
        if (found := unit_words(inner, rules)) is not None:
            return found
    return Wording(after="%") if text.endswith("%") else None


def unit_words(text: str, rules: Grammar) -> Wording | None:
    """The unit that a note names, split where the number would stand: "đơn vị: tỷ đồng", "US$ million", 亿元."""
    told = re.split(r"[:：]", text)[-1]
    for part in [told, *_PARTS.split(told)]:
        words = part.strip(" ()（）[].")
        if words and len(words) <= 40 and (found := _split(words, rules)) is not None:
            return found
    return None


def _split(words: str, rules: Grammar) -> Wording | None:
    joined = rules.switches.joined
    space = "" if joined else " "
    cuts = range(len(words)) if joined else [0, *(m.end() for m in re.finditer(" ", words))]
    for cut in list(cuts)[: MOST_WORDS + 1]:
        before, after = words[:cut].strip(), words[cut:].strip()
        if _reads(before, after, rules):
            return Wording(before + space if before else "", space + after)
    if rules.before.behind(words, len(words)) == (0, rules.before.get(words)):
        return Wording(before=words + space)
    return None


def _reads(before: str, after: str, rules: Grammar) -> bool:
    """Whether a currency, if any, then scale words, if any, then a unit, if no currency, are all there is."""
    currency = not before or rules.before.get(before) is not None
    at = 0
    while (scale := _scale(after, at, rules)) > at:
        at = scale + (1 if after[scale : scale + 1] == " " else 0)
    rest = after[at:]
    if before:
        return currency and bool(after) and (not rest or rules.units.get(rest) is not None)
    return bool(rest) and (rules.units.get(rest) is not None or rules.nouns.get(rest) is not None or _rate(rest, rules))


def _rate(text: str, rules: Grammar) -> bool:
    unit = rules.units.ahead(text, 0)
    return unit is not None and rules.rates.get(text[unit[0] :].strip()) is not None


def _scale(text: str, at: int, rules: Grammar) -> int:
    """End of a scale word that begins here, or ``at``."""
    found = rules.scales.ahead(text, at)
    return found[0] if found is not None else at


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    return at >= 0 and edge(text, at) and edge(text, at + len(word))


def _counted(text: str, rules: Grammar, cued: bool) -> Wording | None:
    """A counted noun in a header: "Số dự án", "Number of projects", 项目数; ``cued``: only with a word of counting."""
    if cued and not any(_has_word(text, cue) for cue in rules.special.get("count_headers", frozenset())):
        return None
    best: str | None = None
    for at in range(len(text)):
        if at == 0 or rules.switches.joined or not text[at - 1].isalnum():
            found = rules.nouns.ahead(text, at)
            if found is not None and found[1] != "thing" and (best is None or found[0] - at > len(best)):
                best = text[at : found[0]]
    if best is None or any(share in text for share in rules.special.get("share_headers", frozenset())):
        return None
    return Wording(after=best if rules.switches.joined else " " + best)
