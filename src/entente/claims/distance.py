"""How far apart two places of a sentence are, counted in what a reader must cross between them.

Words that only link ("reached", "đạt", "sebesar", 达) are free; unknown words, commas and other figures cost, a
semicolon nearly parts. A language says which words link (``links`` of phrases/discourse.toml), nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from entente.claims.statement import Statement
from entente.language.folder import load
from entente.language.phrases import Cue, is_cjk
from entente.model.fold import matchable

AND = 1.2  # a word that joins two things parts them a little
FIGURE, NAME = 1.0, 0.5
WORD, CHARACTER = 1.0, 0.5
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:[-'’.][^\W\u3400-\u9fff]+)*")
_STOPS = {";": 14.0, "；": 14.0, "。": 20.0, "!": 20.0, "?": 20.0, "•": 14.0, "\n": 6.0}
_COMMAS = {",": 2.0, "，": 2.0, "、": 1.0, ":": 1.0, "：": 1.0, "–": 2.0, "—": 2.0}
_BRACKETS = {"(": 1.5, ")": 1.5, "（": 1.5, "）": 1.5, "[": 1.5, "]": 1.5}
_SEPARATORS = _STOPS | _COMMAS | _BRACKETS
_SEPARATOR = re.compile("[" + re.escape("".join(_SEPARATORS)) + "]")
FREE = frozenset(("and", "move", "compare", "plan", "part", "trait", "sway", "head", "mood"))

Spans = Sequence[tuple[int, int]]


def running(statement: Statement, figures: Spans, names: Spans, cues: Iterable[Cue]) -> list[float]:
    """Running weight of a sentence: entry i is what stands before its character i."""
    text, origin = statement.text, statement.start
    dates = [(m.start, m.end) for m in statement.dates]
    free = [(c.start, c.end) for c in cues if c.phrase.role in FREE]
    covered = bytearray(len(text) + 1)
    for start, end in (*dates, *names, *figures, *free, *_links(statement)):
        a, b = max(0, start - origin), min(len(text), end - origin)
        covered[a:b] = b"\x01" * max(0, b - a)
    weight = [0.0] * (len(text) + 1)
    _add_words(weight, text, covered, statement.document.language)
    spots = [(s, FIGURE) for s, _ in figures] + [(s, NAME) for s, _ in (*dates, *names)]
    spots += [(c.start, AND) for c in cues if c.phrase.role == "and"]
    for start, cost in spots:
        if 0 <= start - origin < len(weight):
            weight[start - origin] += cost
    return [0.0, *accumulate(weight)]


def _add_words(weight: list[float], text: str, covered: bytearray, code: str) -> None:
    known = _linking(code)[0]
    low = matchable(text).text
    even = low if len(low) == len(text) else text.lower()
    for word in _WORD.finditer(even):
        at = word.start()
        if at < len(covered) and not covered[at] and word.group() not in known:
            weight[at] += CHARACTER if is_cjk(word.group()[0]) else WORD
    for mark in _SEPARATOR.finditer(text):
        if not covered[mark.start()]:
            weight[mark.start()] += _SEPARATORS[mark.group()]


def _links(statement: Statement) -> list[tuple[int, int]]:
    """Linking words written without word spaces."""
    pattern = _linking(statement.document.language)[1]
    if pattern is None:
        return []
    return [(statement.start + m.start(), statement.start + m.end()) for m in pattern.finditer(statement.text)]


@cache
def _linking(code: str) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """The linking words of a language: single words, and a pattern for those written without spaces."""
    links = [str(word) for word in load(code).table("phrases/discourse.toml").get("links", ())]
    joined = sorted((w for w in links if is_cjk(w[0])), key=lambda w: (-len(w), w))
    return frozenset(matchable(w).text for w in links), re.compile("|".join(map(re.escape, joined))) if joined else None
