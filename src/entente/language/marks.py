"""Figures and dates of a text: what is read before any meaning is attached."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from entente.language import dates
from entente.language.celltables import Wording, bare_cells
from entente.language.figures import figures, marks_of, reading_of
from entente.language.folder import available
from entente.language.markjson import mark_json
from entente.language.separators import Convention
from entente.model.evidence import Cell, Document
from entente.model.mark import KINDS, Mark
from entente.model.period import Period, parse_edtf

__all__ = ["ALL_DIMS", "DEFAULT_DIMS", "asked", "figures", "find", "find_in", "mark_json", "settle"]

ALL_DIMS = frozenset(KINDS)
DEFAULT_DIMS = frozenset(("number", "count", "money", "percent", "measure"))


def asked(dim: str | None) -> frozenset[str]:
    """The kinds a ``dim`` of the interface asks for; raises ValueError for an unknown one."""
    if dim is None:
        return DEFAULT_DIMS
    if dim == "all":
        return ALL_DIMS
    if dim not in (*KINDS, "range"):
        raise ValueError(f"no such dim: {dim!r}")
    return frozenset((dim,))


def find(
    text: str,
    code: str,
    *,
    published: str | None = None,
    ref: str | None = None,
    dims: frozenset[str] | None = None,
) -> tuple[Mark, ...]:
    """Marks of a text in a language, sorted and not overlapping; all kinds unless ``dims`` says which.

    ``published`` and ``ref`` are EDTF; raises ValueError when either is no date.

    >>> find("GRDP đạt hơn 6,52 tỷ USD", "vi")[0].quantity.low
    Decimal('6520000000')
    """
    if code not in available():
        return ()
    when = parse_edtf(published) if published else None
    at = parse_edtf(ref).start if ref else None
    found = settle(figures(text, code), _dates(text, code, when, at), text)
    return found if dims is None else tuple(mark for mark in found if _asked(mark, dims))


def _asked(mark: Mark, dims: frozenset[str]) -> bool:
    return mark.kind in dims or ("range" in dims and mark.quantity is not None and mark.quantity.bound == "range")


def _dates(text: str, code: str, published: Period | None, ref: date | None) -> tuple[Mark, ...]:
    return tuple(dates.find(text, code, published=published, ref=ref))


def settle(quantities: tuple[Mark, ...], dated: tuple[Mark, ...], text: str) -> tuple[Mark, ...]:
    """Figures and dates side by side: where they meet, a date wins over a bare number, a longer figure over a date."""
    days = sorted(dated, key=lambda m: (m.start, -m.end))
    kept: list[Mark] = []
    beaten: set[int] = set()
    at = 0
    for mark in quantities:
        while at < len(days) and days[at].end <= mark.start:
            at += 1
        meeting = []
        for index in range(at, len(days)):
            if days[index].start >= mark.end:
                break
            if days[index].end > mark.start:
                meeting.append(index)
        if all(_figure_wins(mark, days[index]) for index in meeting):
            kept.append(mark)
            beaten.update(meeting)
    kept.extend(day for index, day in enumerate(days) if index not in beaten)
    return _apart(sorted(kept, key=lambda m: (m.start, m.end)))


def _apart(marks: list[Mark]) -> tuple[Mark, ...]:
    """Drop what overlaps a mark before it."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _figure_wins(mark: Mark, when: Mark) -> bool:
    """Whether the figure, not the date, is meant where both were read."""
    return mark.end > when.end and mark.start <= when.start and mark.kind not in ("number", "count")


def find_in(document: Document, *, ref: str | None = None, dims: frozenset[str] | None = None) -> tuple[Mark, ...]:
    """Marks of a document: dropped blocks left alone, headers and notes of tables brought to their cells.

    ``ref`` and ``dims`` as in ``find``.
    """
    code = document.language
    if code not in available():
        return ()
    found = find(document.text, code, published=document.source.published, ref=ref)
    if document.tables and (cells := list(bare_cells(document))):
        convention = reading_of(document.text, code).convention
        inside = [(cell.start, cell.end) for cell, _ in cells]
        found = tuple(sorted((*_outside(found, inside), *_in_cells(document, cells, convention)), key=_place))
    found = _outside(found, [(b.start, b.end) for b in document.blocks if b.dropped])
    return found if dims is None else tuple(mark for mark in found if _asked(mark, dims))


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _outside(marks: tuple[Mark, ...], spans: list[tuple[int, int]]) -> tuple[Mark, ...]:
    """The marks that touch none of these spans, which are sorted and apart."""
    starts = [start for start, _ in spans]
    kept = []
    for mark in marks:
        at = bisect_left(starts, mark.end) - 1
        if at < 0 or spans[at][1] <= mark.start:
            kept.append(mark)
    return tuple(kept)


def _in_cells(document: Document, cells: list[tuple[Cell, Wording]], convention: Convention) -> Iterator[Mark]:
    """Cells read as if their header's words stood beside the number; spans stay inside the cell."""
    for cell, words in cells:
        if words.skip:
            continue
        text = document.text[cell.start : cell.end]
        reading = reading_of(words.before + text + words.after, document.language, convention)
        shift = cell.start - len(words.before)
        for mark in marks_of(reading):
            start, end = max(mark.start + shift, cell.start), min(mark.end + shift, cell.end)
            yield replace(mark, start=start, end=end, rule=f"{mark.rule}.cell")
