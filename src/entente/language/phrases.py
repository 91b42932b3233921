"""How a language says things: phrase rows, found in one pass over a text.

A phrase file (``phrases/<family>.toml``) holds rows::

    [[phrase]]
    name = "registered capital in force"      # stands in rule names and traces
    role = "measure"                          # what the cue is to the frames of its family
    means = { property = "fdi_registered_capital", counting = "in_force" }
    cues = ["vốn đăng ký còn hiệu lực", "vốn đầu tư đăng ký … còn hiệu lực"]
    not = ["cues that look alike and must not match at this place"]

``…`` in a cue stands for up to ``GAP`` characters of the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import ahocorasick_rs as aho

from entente.language.folder import Language, LanguageFault, load
from entente.model.fold import Aligned, matchable

GAP = 40
_KEYS = {"name", "role", "means", "cues", "not"}


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One row of a phrase file."""

    language: str
    family: str
    name: str
    role: str
    means: Mapping[str, Any]

    @property
    def rule(self) -> str:
        """Name of the row as it stands in claims and traces: ``vi.statistics.registered capital``."""
        return f"{self.language}.{self.family}.{self.name}"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a text; offsets count in the text given, as stored."""

    start: int
    end: int
    phrase: Phrase

    @property
    def role(self) -> str:
        """Role of the row."""
        return self.phrase.role

    def means(self, key: str) -> Any:
        """What the row says under ``key``, or None."""
        return self.phrase.means.get(key)


class PhraseBook:
    """All phrases of a language, compiled once."""

    def __init__(self, rows: Iterable[tuple[Phrase, tuple[str, ...], bool]]) -> None:
        self._patterns: list[tuple[Phrase, tuple[str, ...], bool]] = []
        for phrase, cues, wanted in rows:
            for cue in cues:
                parts = tuple(matchable(part.strip()).text for part in cue.split("…"))
                self._patterns.append((phrase, parts, wanted))
        heads = [parts[0] for _, parts, _ in self._patterns]
        self._automaton = aho.AhoCorasick(heads) if heads else None

    def find(self, text: Aligned, start: int = 0, end: int | None = None) -> tuple[Cue, ...]:
        """Cues in ``text`` between two offsets of it, by start; of one row's role and family the longest wins."""
        if self._automaton is None:
            return ()
        part = text.text[start:end]
        found: list[tuple[int, int, Phrase, bool]] = []
        for index, a, b in self._automaton.find_matches_as_indexes(part, overlapping=True):
            phrase, parts, wanted = self._patterns[index]
            stop = _complete(part, a, b, parts)
            if stop:
                found.append((a + start, stop + start, phrase, wanted))
        return tuple(Cue(text.origin(a), text.origin(b), phrase) for a, b, phrase in _longest(found))


def _complete(text: str, start: int, end: int, parts: tuple[str, ...]) -> int:
    """End of the whole cue when its first part stands at start..end on word edges, else 0."""
    if not _edges(text, start, end):
        return 0
    for part in parts[1:]:
        at = text.find(part, end, end + GAP + len(part))
        while at >= 0 and not _edges(text, at, at + len(part)):
            at = text.find(part, at + 1, end + GAP + len(part))
        if at < 0:
            return 0
        end = at + len(part)
    return end


def _edges(text: str, start: int, end: int) -> bool:
    return _edge(text, start) and _edge(text, end)


def _edge(text: str, at: int) -> bool:
    """Whether a word may begin or end here; between CJK characters always."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    if not (left.isalnum() and right.isalnum()):
        return True
    return is_cjk(left) or is_cjk(right) or left.isdigit() != right.isdigit()


def is_cjk(char: str) -> bool:
    """Whether the character is a Chinese one, written without word spaces."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _longest(found: list[tuple[int, int, Phrase, bool]]) -> list[tuple[int, int, Phrase]]:
    """Drop matches inside a longer one of the same family and role, and those a ``not`` cue covers."""
    found.sort(key=lambda m: (m[0], -m[1], m[3]))
    kept: list[tuple[int, int, Phrase]] = []
    reach: dict[tuple[str, str], int] = {}
    barred: dict[Phrase, int] = {}
    spans: dict[tuple[int, int], Phrase] = {}
    for a, b, phrase, wanted in found:
        if not wanted:
            barred[phrase] = max(b, barred.get(phrase, -1))
            continue
        if b <= barred.get(phrase, -1):
            continue
        key = (phrase.family, phrase.role)
        same = spans.get((a, b))
        if b <= reach.get(key, -1) and (same is None or same is phrase):
            continue
        kept.append((a, b, phrase))
        spans.setdefault((a, b), phrase)
        reach[key] = max(b, reach.get(key, -1))
    return kept


def _rows(language: Language) -> Iterable[tuple[Phrase, tuple[str, ...], bool]]:
    for name in language.phrase_files():
        family = name.removesuffix(".toml")
        for row in language.table(f"phrases/{name}").get("phrase", ()):
            place = f"language {language.code}: phrases/{name}: {row.get('name', 'a row without name')}"
            if unknown := set(row) - _KEYS:
                raise LanguageFault(f"{place}: unknown key {', '.join(sorted(unknown))}")
            if not row.get("cues") or "role" not in row or "name" not in row:
                raise LanguageFault(f"{place}: needs name, role and cues")
            phrase = Phrase(language.code, family, row["name"], row["role"], MappingProxyType(row.get("means", {})))
            yield phrase, tuple(row["cues"]), True
            yield phrase, tuple(row.get("not", ())), False


@cache
def book(code: str) -> PhraseBook:
    """The phrase book of a language, compiled at first use."""
    return PhraseBook(_rows(load(code)))
