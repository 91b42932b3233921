"""A text made ready for the names pass: its words of interest by place, its runs of capitalised words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import ahocorasick_rs as aho

from entente.language.namebook import Book, Hit
from entente.model.fold import Aligned, matchable

_UPPER = "".join(chr(c) for c in range(0x41, 0x1F00) if chr(c).isupper() and chr(c).isalpha())
_WORD = rf"[{_UPPER}][^\W_]{{0,40}}(?:['’.&/\-][^\W_]{{1,40}}){{0,6}}"
RUN = re.compile(rf"{_WORD}(?: {_WORD}| \d{{1,2}}(?![\d/%]|[.,]\d)){{0,11}}")
_SENTENCE_END = frozenset(".!?:;\n\"“”‘’'•*。！？；：")
_HALF = re.compile("[\ud800-\udfff]")
WORD = 60  # characters of a word or gap looked back over
LINE = 400  # characters looked at when asking whether a heading is written in capitals throughout


class Page:
    """What the names pass knows of a text.

    Offsets count in ``low`` (matchable, with its line ends) and ``cased`` (the same, case kept).
    """

    def __init__(self, book: Book, text: str) -> None:
        self.book = book
        self.spaceless = book.order == "last"
        self.aligned: Aligned = matchable(text)
        text = _HALF.sub("\ufffd", text)
        self.cased: str = text if self.aligned.starts is None else _composed(text, self.aligned)
        self.low = _with_lines(self.aligned.text, self.cased)
        self.by_kind: dict[str, list[Hit]] = {}
        self.by_start: dict[int, list[Hit]] = {}
        self.by_end: dict[int, list[Hit]] = {}
        for hit in _unguarded(list(book.hits(self.low, self.cased))):
            self.by_kind.setdefault(hit.word.kind, []).append(hit)
            self.by_start.setdefault(hit.start, []).append(hit)
            self.by_end.setdefault(hit.end, []).append(hit)
        self.people: dict[int, int] = {}
        self.runs = [(m.start(), m.end()) for m in RUN.finditer(self.cased)]
        self._run_starts = [a for a, _ in self.runs]

    def expect(self, names: Iterable[str]) -> None:
        """Note where full names of persons stand, so that no other name runs on into them."""
        self.people.update((start, end) for _, start, end in self.everywhere(names))

    def everywhere(self, strings: Iterable[str]) -> Iterator[tuple[str, int, int]]:
        """Where each of these strings stands, case counting; of those that meet, the first and longest."""
        wanted = sorted({s for s in strings if s})
        if wanted:
            automaton = aho.AhoCorasick(wanted, matchkind=aho.MatchKind.LeftmostLongest)
            for index, start, end in automaton.find_matches_as_indexes(self.cased):
                yield wanted[index], start, end

    def hits(self, *kinds: str) -> Iterator[Hit]:
        """Hits of these kinds, the longest at each place first, none inside another of them."""
        found = [h for kind in kinds for h in self.by_kind.get(kind, ())]
        found.sort(key=lambda h: (h.start, -h.end))
        reach = -1
        for hit in found:
            if hit.start >= reach:
                reach = hit.end
                yield hit

    def at(self, start: int, *kinds: str) -> Hit | None:
        """The longest hit of these kinds that begins here."""
        best: Hit | None = None
        for hit in self.by_start.get(start, ()):
            if hit.word.kind in kinds and (best is None or hit.end > best.end):
                best = hit
        return best

    def before(self, end: int, *kinds: str) -> Hit | None:
        """The longest hit of these kinds that ends here."""
        best: Hit | None = None
        for hit in self.by_end.get(end, ()):
            if hit.word.kind in kinds and (best is None or hit.start < best.start):
                best = hit
        return best

    def run(self, position: int) -> tuple[int, int] | None:
        """The run of capitalised words that covers a position."""
        index = bisect_right(self._run_starts, position) - 1
        if index < 0 or self.runs[index][1] <= position:
            return None
        return self.runs[index]

    def run_before(self, end: int) -> tuple[int, int] | None:
        """The run of capitalised words that ends here."""
        found = self.run(end - 1) if end else None
        return found if found and found[1] == end else None

    def word_before(self, position: int) -> str:
        """The word that ends just before a position, a blank between; empty at the start of a line."""
        if position < 2 or self.cased[position - 1] != " ":
            return ""
        window = max(0, position - 1 - WORD)
        return self.low[max(self.low.rfind(" ", window, position - 1) + 1, window) : position - 1]

    def opens(self, position: int) -> bool:
        """Whether a sentence, line or quotation begins here."""
        at = position - 1
        while at >= max(0, position - WORD) and self.cased[at] == " ":
            at -= 1
        return at < 0 or self.cased[at] in _SENTENCE_END

    def titled(self, position: int) -> bool:
        """Whether the line is a heading with nearly every word capitalised: capitals say nothing there."""
        start = self.cased.rfind("\n", max(0, position - LINE), position) + 1
        start = start or max(0, position - LINE)
        end = self.cased.find("\n", position, start + LINE)
        line = self.cased[start : end if end >= 0 else start + LINE]
        words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
        return len(words) > 3 and len(line) < LINE // 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)

    def knows(self, kind: str, word: str) -> bool:
        """Whether the language lists the word under this kind (stop, preposition, surname …)."""
        return word in self.book.sets[kind]


def _with_lines(low: str, cased: str) -> str:
    """The matchable text with its line ends back in place: no name runs over one."""
    lines, at = [], 0
    for line in cased.split("\n"):
        lines.append(low[at : at + len(line)])
        at += len(line) + 1
    return "\n".join(lines)


def _unguarded(hits: list[Hit]) -> Iterator[Hit]:
    """The hits without places and short head nouns cut out of another word: 中东 in 其中|东盟, 部 in 中西部."""
    guarded: dict[int, tuple[int, int]] = {}
    reach = -1
    for guard in sorted((h for h in hits if h.word.kind == "guard"), key=lambda h: (h.start, -h.end)):
        if guard.start >= reach:
            reach = guard.end
            guarded.update((at, (guard.start, guard.end)) for at in range(guard.start, guard.end))
    for hit in hits:
        loose = hit.word.kind in ("place", "demonym", "bilateral", "region") or "tight" in hit.word.flags
        ends = (guarded.get(hit.start), guarded.get(hit.end - 1)) if loose and guarded else ()
        if all(g is None or (hit.start <= g[0] and g[1] <= hit.end) for g in ends):
            yield hit


def _composed(text: str, aligned: Aligned) -> str:
    """The text in NFC where that keeps the alignment, else its base letters: enough to see capitals."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed) == len(aligned.text):
        return composed
    return "".join(text[i] for i in aligned.starts or ())
