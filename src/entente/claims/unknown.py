"""Names nobody introduces: what stands beside a verb of saying and looks like a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from entente.claims.statement import Statement
from entente.language.namebook import Book, book
from entente.language.phrases import Cue
from entente.model.fold import matchable

_WORD = r"[^\W\d_][\w'’.\-]*"
_HAN = re.compile(r"(?:^|[，,。；;：:“”、\s])([\u3400-\u9fff]{3})$")
_CLOSING = re.compile(r"[,，\"”’'」』.!?。！？]\s*$")
_APPOSED = re.compile(r", ((?:[^\W\d_a-z][\w'’.\-]* ){1,3}[^\W\d_a-z][\w'’\-]*)(?=[,.]|$)")
_KNOWN = ("head", "office", "collective", "zone", "infrastructure", "project", "agreement", "noun", "programme")
MOST = 24  # verbs of saying looked at in one sentence
WINDOW = 60  # characters before a verb of saying


def tokens(statements: Sequence[Statement]) -> frozenset[str]:
    """Words of the names that stand beside verbs of saying; one of them alone names the same person again."""
    found = (s.document.text[a:b] for s in statements for a, b in names(s, frozenset()))
    return frozenset(word for name in found for word in name.split())


def names(statement: Statement, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Spans beside verbs of saying that can only be persons: "Gou Haodong meminta", "kata Marius".

    A single word in front of the verb counts when it is among the ``known``.
    """
    words = book(statement.document.language)
    yield from _introduced(statement, words)
    for cue in islice(statement.cued("speech", "say"), MOST):
        span = _behind(statement, cue, words) or _ahead(statement, cue, words, known)
        if span is not None and not any(m.start < span[1] and span[0] < m.end for m in statement.mentions):
            yield span


def _introduced(statement: Statement, words: Book) -> Iterator[tuple[int, int]]:
    """Names in apposition to an office: "Gubernur Kalimantan Timur, Yusuf Hamdani, …"."""
    text = statement.document.text
    for office in statement.named("person"):
        if office.subtype == "office":
            after = _APPOSED.match(text, office.end, min(statement.end, office.end + WINDOW))
            span = _accepted(text, after.span(1), words, True) if after else None
            if span is not None and not any(m.start < span[1] and span[0] < m.end for m in statement.mentions):
                yield span


def _ahead(statement: Statement, cue: Cue, words: Book, known: frozenset[str]) -> tuple[int, int] | None:
    """Two to five capitalised words, or a Chinese name, right before the verb and at the head of its clause."""
    text = statement.document.text
    low = max(statement.start, cue.start - WINDOW)
    before = text[low : cue.start].rstrip()
    han = _HAN.search(before)
    if han and low + len(before) == cue.start:
        return _accepted(text, (low + han.start(1), low + han.end(1)), words, _surnamed(han[1], words))
    run = _capitalised(before)
    if run is None:
        return None
    start, end = low + run[0], low + run[1]
    head = text[statement.start : start].rstrip()
    clause = not head or head[-1] in ',，."”“:：;'
    return _accepted(text, (start, end), words, clause and (" " in text[start:end] or text[start:end] in known))


def _behind(statement: Statement, cue: Cue, words: Book) -> tuple[int, int] | None:
    """Capitalised words right behind a verb that closes a quotation: "…," kata Marius."""
    text = statement.document.text
    if not _CLOSING.search(text[max(statement.start, cue.start - 4) : cue.start]):
        return None
    found = re.match(r" ((?:[^\W\d_a-z][\w'’.\-]* ?){1,4})", text[cue.end : min(statement.end, cue.end + WINDOW)])
    if found is None:
        return None
    name = found[1].rstrip(" .,'’-")
    return _accepted(text, (cue.end + 1, cue.end + 1 + len(name)), words, name[:1].isupper())


def _capitalised(before: str) -> tuple[int, int] | None:
    """The run of capitalised words the text ends with."""
    start = end = len(before)
    for word in reversed(list(re.finditer(_WORD, before))):
        if before[word.end() : start].strip() or not word[0][:1].isupper():
            break
        start = word.start()
    return (start, end) if start < end else None


def _surnamed(name: str, words: Book) -> bool:
    return name[:1] in words.sets.get("surname", frozenset())


def _accepted(text: str, span: tuple[int, int], words: Book, likely: bool) -> tuple[int, int] | None:
    """The span when nothing in it is a word for a body, an office or a thing."""
    part = text[span[0] : span[1]]
    if not likely or part.isupper() or any(hit.word.kind in _KNOWN for hit in words.hits(matchable(part).text, part)):
        return None
    return span
