"""A sheet of a table file as a Document: a line a row, cells that know their headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading.grid import Grid, Row, Shown
from entente.reading.table_layout import Page, lay_table


def document(grid: Grid, source: Source, reader: str) -> Document | None:
    """The document of one sheet; None when nothing stands in it."""
    page = Page()
    for region in regions(grid):
        lay_table(page, region)
    if not page.pieces:
        return None
    return Document(source.doc, page.text, source, blocks=tuple(page.blocks), tables=tuple(page.tables), reader=reader)


def regions(grid: Grid) -> Iterator[Grid]:
    """The tables of a sheet, set apart by empty rows; titles go with the table below them."""
    held: list[Row] = []
    tabular = False
    for index, row in enumerate((*grid.rows, ())):
        if any(cell.text for cell in row):
            wide = len({(c.from_row, c.from_column) for c in row if c.text}) > 1
            held.append(row)
            tabular = tabular or wide
        elif held and (tabular or index == len(grid.rows)):
            yield _from_zero(held)
            held, tabular = [], False


def _from_zero(rows: list[Row]) -> Grid:
    """The rows as a grid of its own, without empty columns at its left: merged cells count from its corner."""
    numbers: dict[int, int] = {}
    left = min(n for row in rows for n, cell in enumerate(row) if cell.text)
    for index, row in enumerate(rows):
        for cell in row:
            numbers.setdefault(cell.from_row, index)
    return Grid(
        tuple(
            tuple(Shown(c.text, numbers[c.from_row], max(0, c.from_column - left)) for c in row[left:]) for row in rows
        )
    )


def documents(sheets: list[tuple[str, Grid]], source: Source, reader: str) -> Iterator[Document | Problem]:
    """A document a sheet: the first that is not empty has the id of the file, others add ``#`` and their name."""
    first = True
    for name, grid in sheets:
        doc = source.doc if first else f"{source.doc}#{name}"
        found = document(grid, replace(source, doc=doc), reader)
        if found is not None:
            first = False
            yield found
    if first:
        yield Problem("empty", source.doc, "no cell of the file holds anything")
