"""Longest known word at a place of a text, looking ahead or behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from entente.language.phrases import is_cjk
from entente.model.fold import matchable

T = TypeVar("T")


def edge(text: str, at: int) -> bool:
    """Whether a word may begin or end at this place: not inside a run of letters; where words are not spaced always."""
    if at <= 0 or at >= len(text):
        return True
    left, right = text[at - 1], text[at]
    if not (left.isalnum() and right.isalnum()):
        return True
    return unspaced(left) or unspaced(right) or left.isdigit() != right.isdigit()


def unspaced(char: str) -> bool:
    """Whether the script of the character sets no blanks between words: CJK, and Thai to Myanmar."""
    return char > "\u2e7f" or "\u0e00" <= char < "\u10a0"


def ideographic(text: str, at: int) -> bool:
    """Whether the character at this place is written without word spaces."""
    return at < len(text) and is_cjk(text[at])


class Lexicon(Generic[T]):
    """Words with what they mean; the time of a look-up does not depend on their number.

    Words are filed by their first two characters and by their last two, so that most look-ups end at once.

    >>> Lexicon([("km", "km"), ("km2", "km2")]).ahead("5 km2 đất", 2)
    (5, 'km2')
    """

    __slots__ = ("_heads", "_one", "_tails", "_words")

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._words: dict[str, T] = {matchable(word).text: meaning for word, meaning in entries}
        self._one = frozenset(word for word in self._words if len(word) == 1)
        long = [word for word in self._words if len(word) > 1]
        self._heads = _lengths((word[:2], len(word)) for word in long)
        self._tails = _lengths((word[-2:], len(word)) for word in long)

    def get(self, word: str) -> T | None:
        """What exactly this word means, or None."""
        return self._words.get(word)

    def words(self) -> Iterable[str]:
        """All words, ready for matching."""
        return self._words.keys()

    def ahead(self, text: str, at: int) -> tuple[int, T] | None:
        """The longest word that begins here: its end and its meaning."""
        for length in self._heads.get(text[at : at + 2], ()):
            word = text[at : at + length]
            if len(word) == length and word in self._words and edge(text, at + length):
                return at + length, self._words[word]
        first = text[at : at + 1]
        return (at + 1, self._words[first]) if first in self._one and edge(text, at + 1) else None

    def behind(self, text: str, at: int) -> tuple[int, T] | None:
        """The longest word that ends here: its start and its meaning."""
        if at <= 0:
            return None
        for length in self._tails.get(text[at - 2 : at] if at > 1 else "", ()):
            start = at - length
            if start >= 0 and (word := text[start:at]) in self._words and edge(text, start):
                return start, self._words[word]
        last = text[at - 1]
        return (at - 1, self._words[last]) if last in self._one and edge(text, at - 1) else None


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for key, length in pairs:
        found.setdefault(key, set()).add(length)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}
