"""Figures of tables: a cell read as the sentence its row and headers make of it.

"Lào Cai | 41" under "Dự án FDI còn hiệu lực" is read as "Lào Cai, Dự án FDI còn hiệu lực: 41" by the same frames that
read prose; what is found leads back to the cell. A cell whose place or measure is not told stays a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from entente.claims import figures
from entente.claims.assemble import read
from entente.claims.draft import Draft
from entente.claims.statement import Statement
from entente.language import marks, names
from entente.model.evidence import Block, Cell, Document, Table
from entente.model.mark import Mark
from entente.model.period import parse_edtf

_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
MOST = 2000  # cells read of one document


@dataclass(frozen=True, slots=True)
class Told:
    """What governs a cell, in words: the place it is about, the measure, the year, and the span that names the year."""

    place: str
    measure: str
    year: str | None
    year_span: tuple[int, int] | None


def find(document: Document) -> Iterator[tuple[Draft, Statement]]:
    """Drafts of the figures in cells, each with the row it stands in."""
    if not document.tables:
        return
    found = {m.start: m for m in marks.find_in(document) if m.quantity is not None}
    about = _place(document.text[: document.tables[0].start][-400:], document.language)
    left = MOST
    for table in document.tables:
        lead = _place(table.caption or "", document.language) or about
        for cell in table.cells:
            mark = next((found[at] for at in range(cell.start, cell.end) if at in found), None)
            if mark is not None and mark.end <= cell.end and left:
                left -= 1
                yield from _read(document, table, cell, mark, lead)


def _place(text: str, code: str) -> str:
    """The first known place named in a text, as written."""
    known = (m for m in names.find(text, code) if m.type in ("place", "zone") and (m.candidates or m.type == "zone"))
    first = next(known, None)
    return text[first.start : first.end] if first else ""


def _told(document: Document, table: Table, cell: Cell, lead: str) -> Told | None:
    """What the row and the column say of the cell; None without a place or a measure."""
    parts = [p for p in (cell.row_header, *cell.headers) if p]
    own = next((p for part in parts if (p := _place(part, document.language))), "")
    years = [y for part in parts for y in _YEAR.findall(part)]
    measure = " ".join(_YEAR.sub(" ", _BRACKETS.sub(" ", part)).replace(own or "\0", " ").strip() for part in parts)
    measure = " ".join(measure.split())
    place = own or lead
    if not place or not measure:
        return None
    year = years[0] if len(set(years)) == 1 else None
    return Told(place, measure, year, _year_span(document, table, cell, year))


def _year_span(document: Document, table: Table, cell: Cell, year: str | None) -> tuple[int, int] | None:
    """The characters of the cell's row that name its year."""
    if year is None:
        return None
    row = [c for c in table.cells if c.row == cell.row]
    return next(((c.start, c.end) for c in row if document.text[c.start : c.end].strip() == year), None)


def _read(document: Document, table: Table, cell: Cell, mark: Mark, lead: str) -> Iterator[tuple[Draft, Statement]]:
    told = _told(document, table, cell, lead)
    if told is None:
        return
    before, value = f"{told.place}, {told.measure}: ", document.text[mark.start : mark.end]
    text = before + value
    shift = mark.start - len(before)
    page = Document(document.id, text, document.source, document.language, (Block(0, len(text)),))
    figure = replace(mark, start=len(before), end=len(text), hedge=None, of=None)
    statements, around = read(page, (figure,))
    row = _row(document, cell)
    for draft, _ in figures.find(statements, around):
        if draft.start == figure.start and draft.subject is not None:
            yield _led_back(draft, told, shift), row


def _led_back(draft: Draft, told: Told, shift: int) -> Draft:
    """The draft at its place in the document, with the year its row names."""
    draft.start, draft.end = draft.start + shift, draft.end + shift
    draft.as_of_span, draft.hedge = told.year_span, None
    if told.year is not None:
        draft.as_of, draft.as_of_basis = parse_edtf(told.year).edtf(), "stated"
    draft.rule = f"{draft.rule} (table)"
    return draft


def _row(document: Document, cell: Cell) -> Statement:
    """The row as the statement around the cell."""
    start = document.text.rfind("\n", 0, cell.start) + 1
    stop = document.text.find("\n", cell.end)
    end = stop if stop >= 0 else len(document.text)
    block = next((b for b in document.blocks if b.start <= cell.start < b.end), Block(start, end, "table_row"))
    return Statement(document, block, 0, start, end)
