"""A grid laid into text: a line a row, each cell with its place, headers, row header and unit note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from entente.language.lines import STRUCTURE
from entente.model.evidence import Block, Cell, Table
from entente.reading.grid import Grid, Row, Shape, is_number, shape_of

BETWEEN = " | "
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDER = re.compile(r"(?:\d{1,4}|[IVX]{1,6}|[A-Za-z])[.)]?")


@dataclass(slots=True)
class Page:
    """Text as it grows, with its blocks and tables."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

    def line(self, text: str, role: str) -> int:
        """Add a line with the role its structure gives; returns where it begins. An empty one is left out."""
        start = self.length + (1 if self.pieces else 0)
        if not text:
            return start
        self._write(("\n" if self.pieces else "") + text)
        self.blocks.append(Block(start, start + len(text), role, STRUCTURE))
        return start

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def lay_table(page: Page, grid: Grid) -> None:
    """Add a table: its titles, unit lines, header rows and rows, then what stands below it."""
    shape = shape_of(grid)
    start = page.length + (1 if page.pieces else 0)
    titles = (*((grid.caption,) if grid.caption else ()), *shape.titles)
    for title in titles:
        page.line(title, "heading")
    for note in shape.notes:
        page.line(note, "table_note")
    for index in range(shape.first, shape.body):
        page.line(BETWEEN.join(text for _, text in _written(grid.rows[index], index)), "table_header")
    last = _last_row(grid, shape)
    cells = _body(page, grid, shape, last)
    end = page.length
    for index in range(last, len(grid.rows)):
        page.line(BETWEEN.join(text for _, text in _written(grid.rows[index], index)), "paragraph")
    page.tables.append(Table(start, end, tuple(cells), " ".join(titles) or None, " ".join(shape.notes) or None))


def _last_row(grid: Grid, shape: Shape) -> int:
    """Index after the last row of the body: notes and sources in a single cell stand below it."""
    last = len(grid.rows)
    while last > shape.body and len(_written(grid.rows[last - 1], last - 1)) <= 1:
        last -= 1
    return last if last > shape.body else len(grid.rows)


def _written(row: Row, index: int) -> list[tuple[int, str]]:
    """Column and text of the cells of a row that begin in it and are not empty."""
    return [(n, c.text) for n, c in enumerate(row) if c.text and (c.from_row, c.from_column) == (index, n)]


def _body(page: Page, grid: Grid, shape: Shape, last: int) -> list[Cell]:
    headers = _column_headers(grid, shape)
    note = " ".join(shape.notes) or None
    cells: list[Cell] = []
    group: str | None = None
    for index in range(shape.body, last):
        row = grid.rows[index]
        told = _written(row, index)
        if len(told) == 1 and len(row) > 1 and not is_number(told[0][1]):
            group = told[0][1]
        name = _row_header(row, headers, group)
        at = page.line(BETWEEN.join(text for _, text in told), "table_row")
        for column, text in told:
            of = headers[column]
            own = None if name is not None and text in name.split(" / ") else name
            cells.append(Cell(at, at + len(text), index - shape.body, column, of, own, _unit(of) or note))
            at += len(text) + len(BETWEEN)
    return cells


def _column_headers(grid: Grid, shape: Shape) -> list[tuple[str, ...]]:
    """For each column the texts that head it, from the top, each once."""
    width = len(grid.rows[0]) if grid.rows else 0
    heads: list[tuple[str, ...]] = []
    for column in range(width):
        told = [row[column].text for row in grid.rows[shape.first : shape.body] if row[column].text]
        heads.append(tuple(dict.fromkeys(told)))
    return heads


def _row_header(row: Row, headers: Sequence[tuple[str, ...]], group: str | None) -> str | None:
    """What the row is about: its leading texts, after the group they stand in."""
    told: list[str] = []
    for column, cell in enumerate(row):
        if not cell.text or (column == 0 and _ORDER.fullmatch(cell.text) and not _YEAR.fullmatch(cell.text)):
            continue
        if is_number(cell.text) and not (_YEAR.fullmatch(cell.text) and not told):
            break
        told.append(cell.text)
        if len(told) == 2:
            break
    name = " / ".join(dict.fromkeys(told))
    if group and name and group not in told:
        return f"{group} / {name}"
    return name or None


def _unit(headers: Sequence[str]) -> str | None:
    """The unit a header gives in brackets: "Vốn đăng ký (triệu USD)" -> "triệu USD"."""
    for header in reversed(headers):
        for inner in reversed(_BRACKETS.findall(header)):
            if re.search(r"[^\W\d_]|%", inner) and not _YEAR.search(inner):
                return str(inner).strip()
    return None
