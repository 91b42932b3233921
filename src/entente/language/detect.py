"""Which language a text is in, judged by the letters and words its folder names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from entente.language.folder import Language
from entente.model.fold import matchable

UNKNOWN = "und"
_SAMPLE = 1600
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]+")  # the words of an address are in the language of its owner
_ENOUGH = 0.12


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What gives a language away: its letters, script and words, and the shapes of its words.

    ``weights`` go by word, negative where the word tells against the language.
    """

    code: str
    letters: frozenset[str]
    foreign: re.Pattern[str] | None
    script: re.Pattern[str] | None
    weights: Mapping[str, float]
    shapes: re.Pattern[str] | None


def language_of(text: str) -> str:
    """Code of the folder whose language the text is in, "und" when none fits.

    >>> language_of("Hai Phong thu hut 440 du an tu Trung Quoc")
    'vi'
    """
    middle = max(_SAMPLE, len(text) // 2)
    sample = _ADDRESS.sub(" ", matchable(text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]).text)
    words = Counter(_WORD.findall(sample))
    scores = {marks.code: _score(marks, sample, words) for marks in _all_marks()}
    if not scores:
        return UNKNOWN
    best = max(scores, key=lambda code: scores[code])
    rest = max((score for code, score in scores.items() if code != best), default=0.0)
    return best if scores[best] >= _ENOUGH and scores[best] > rest * 1.1 else UNKNOWN


def _score(marks: Marks, sample: str, words: Counter[str]) -> float:
    """Share of the letters in its own script, or of the words that tell for the language, less those against."""
    if marks.script is not None:
        letters = sum(len(word) * n for word, n in words.items())
        if marks.foreign is not None and len(marks.foreign.findall(sample)) * 20 > letters:
            return 0.0
        own = sum(len(run) for run in marks.script.findall(sample))
        return own * 3 / (letters + own * 2) if letters else 0.0
    total = sum(words.values())
    if not total or (marks.foreign is not None and len(marks.foreign.findall(sample)) * 6 > total):
        return 0.0
    return sum(_weight(marks, word) * n for word, n in words.items()) / total


def _weight(marks: Marks, word: str) -> float:
    known = marks.weights.get(word)
    if known is not None:
        return known
    if not marks.letters.isdisjoint(word):
        return 1.0
    return 0.5 if marks.shapes is not None and marks.shapes.fullmatch(word) else 0.0


@cache
def _all_marks() -> tuple[Marks, ...]:
    root = files("entente.language")
    codes = sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath("sentences.toml").is_file())
    return tuple(_marks(code) for code in codes)


def _marks(code: str) -> Marks:
    table = Language(code).table("sentences.toml").get("detect", {})
    weights = {matchable(word).text: 1.0 for word in table.get("words", ())}
    weights |= {matchable(word).text: 0.5 for word in table.get("weak_words", ())}
    weights |= {matchable(word).text: -1.0 for word in table.get("against", ())}
    weights |= {matchable(word).text: -4.0 for word in table.get("never", ())}
    script, foreign = table.get("script"), table.get("foreign_script")
    return Marks(
        code,
        frozenset(table.get("letters", "")),
        re.compile(f"[{foreign}]") if foreign else None,
        re.compile(f"[{script}]+") if script else None,
        weights,
        re.compile("|".join(table["shapes"])) if table.get("shapes") else None,
    )
