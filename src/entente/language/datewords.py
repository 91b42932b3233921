"""Words that must, or must not, stand beside a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.model.fold import matchable

LOOK = 48


class Ending:
    """Words a text may end with, just before a date; ``fillers`` may stand between ("tính đến ‹hết› ngày …")."""

    def __init__(self, texts: Sequence[str], spaced: bool, fillers: Sequence[str] = ()) -> None:
        folded = [matchable(text).text for text in texts]
        self._words = tuple(text for text in folded if "#" not in text)
        numbered = [re.escape(text).replace(r"\#", r"\d{1,6}(?:[.,]\d{1,6})?") for text in folded if "#" in text]
        self._numbered = re.compile(f"(?:{'|'.join(numbered)})$") if numbered else None
        self._fillers = tuple(matchable(text).text for text in fillers)
        self._spaced = spaced

    def closes(self, text: str, end: int) -> bool:
        """Whether one of the words stands right before ``end``."""
        left = text[max(0, end - LOOK) : end].rstrip(" :")
        for _ in range(4):
            if self._closed(left, self._words):
                return True
            if self._numbered is not None and self._numbered.search(left):
                return True
            shorter = self._without_filler(left)
            if shorter == left:
                return False
            left = shorter
        return False

    def _closed(self, left: str, words: tuple[str, ...]) -> int:
        """Length of the longest of the words at the end on a word edge, or 0."""
        if not left.endswith(words):
            return 0
        return max((len(word) for word in words if left.endswith(word) and self._edge(left, len(word))), default=0)

    def _edge(self, left: str, length: int) -> bool:
        at = len(left) - length
        return not self._spaced or at == 0 or not (left[at].isalnum() and left[at - 1].isalnum())

    def _without_filler(self, left: str) -> str:
        length = self._closed(left, self._fillers) if self._fillers else 0
        return left[: len(left) - length].rstrip() if length else left


def choice(texts: Sequence[str]) -> str:
    """The words as alternatives of a regular expression, longest first; "#" is a number."""
    ordered = sorted((matchable(text).text for text in texts), key=len, reverse=True)
    return "|".join(re.escape(text).replace(r"\ ", r"\ {1,2}").replace(r"\#", r"\d{1,6}") for text in ordered)


def starting(texts: Sequence[str], spaced: bool) -> re.Pattern[str] | None:
    """One of the words right behind a date."""
    edge = r"(?:(?<=\W)|(?!\w))" if spaced else ""
    return re.compile(f"\\ {{0,2}}(?:{choice(texts)}){edge}") if texts else None


def anywhere(texts: Sequence[str], spaced: bool) -> re.Pattern[str] | None:
    """One of the words anywhere in a stretch of text."""
    edges = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    return re.compile(f"{edges[0]}(?:{choice(texts)}){edges[1]}") if texts else None


def between(texts: Sequence[str]) -> re.Pattern[str]:
    """One of the words, and nothing else, between two dates."""
    return re.compile(f"\\ {{0,2}}(?:{choice(texts)})\\ {{0,2}}")
