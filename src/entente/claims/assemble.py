"""From an annotated document to statements with everything found in them, and the context they are read in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from entente.claims.as_of import dated, known_day, periods
from entente.claims.context import Context, Speaker
from entente.claims.focus import follow
from entente.claims.references import References
from entente.claims.sentence import begins_inside
from entente.claims.statement import Statement
from entente.language import marks, names, sentences
from entente.language.phrases import book
from entente.model.claim import EntityRef
from entente.model.evidence import Document
from entente.model.fold import matchable
from entente.model.mark import Mark, Mention

TABULAR = frozenset(("table_row", "table_header", "table_note"))
ANAPHOR = "anaphor"  # rule of mentions that only point back
NAMED = 48  # characters of a name
LONGEST = 2400  # characters of one sentence
GUIDES = {"event": "entente.claims.events", "agreement": "entente.claims.agreements"}


def statements(document: Document, given: Sequence[Mark] | None = None) -> tuple[Statement, ...]:
    """The sentences of every kept block, each with its marks, mentions and cues; rows of tables are read by cell.

    ``given`` stand in for the marks of the text where they are known already.
    """
    text, code = document.text, document.language
    aligned = matchable(text)
    figures = _Slices(marks.find_in(document) if given is None else given)
    named = _Slices([_governed(m, document) for m in names.find(text, code)])
    cues = _Slices(book(code).find(aligned))
    found: list[Statement] = []
    for block in document.blocks:
        if block.dropped or block.role in TABULAR:
            continue
        for start, end in _pieces(text, sentences.split(text, code, block.start, block.end)):
            parts = (figures.within(start, end), named.within(start, end), cues.within(start, end))
            found.append(Statement(document, block, len(found), start, end, *parts))
    return tuple(found)


def _governed(mention: Mention, document: Document) -> Mention:
    """The place named right behind a word that only seems to point back: "địa bàn tỉnh Nghệ An" is Nghệ An."""
    text, end = document.text, mention.end
    pointing = mention.type == "place" and mention.rule == ANAPHOR
    if not pointing or text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return mention
    last = text.rfind(" ", mention.start, end) + 1 or mention.start
    found = names.find(text, document.language, last, end + NAMED)
    named = found[0] if found and found[0].candidates and found[0].start <= end + 1 < found[0].end else None
    return named if named is not None and named.type == "place" and named.rule != ANAPHOR else mention


def _pieces(text: str, bounds: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences as they are; what runs on without an end is cut at a separator: no text costs more than linear."""
    for start, end in bounds:
        at = start
        while end - at > LONGEST:
            cut = max(text.rfind(mark, at + LONGEST // 2, at + LONGEST) for mark in ";；,， ")
            cut = cut + 1 if cut > at else at + LONGEST
            yield at, cut
            at = cut
        yield at, end


class _Slices:
    """Spans by start, cut out by sentence."""

    def __init__(self, spans: Sequence[Any]) -> None:
        self._spans = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def within(self, start: int, end: int) -> tuple[Any, ...]:
        """Spans that lie between two offsets."""
        part = self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return tuple(s for s in part if s.end <= end)


def read(document: Document, figures: Sequence[Mark] | None = None) -> tuple[tuple[Statement, ...], Context]:
    """The statements of a document, anaphors led back, and what is the document's and not the sentence's."""
    references = References(document)
    found, focuses = follow(statements(document, figures), references)
    carrying = [begins_inside(s) for s in found]
    around = Context(
        document,
        references,
        focuses,
        dated(found, document, carrying),
        _speakers(found, references),
        known_day(document, found),
        periods(found),
        {kind: _guided(module, found, references) for kind, module in GUIDES.items()},
    )
    return found, around


def _speakers(found: Sequence[Statement], references: References) -> tuple[Speaker, ...]:
    module = _module("entente.claims.speaker")
    if module is None:
        return ()
    said = module.speakers(found, references)
    return tuple(one if isinstance(one, Speaker) else Speaker(*one) for one in said)


def _guided(name: str, found: Sequence[Statement], references: References) -> tuple[EntityRef | None, ...]:
    module = _module(name)
    guide = getattr(module, "in_focus", None)
    return tuple(guide(found, references)) if guide else ()


def _module(name: str) -> Any:
    return import_module(name) if find_spec(name) else None
