"""XLSX workbooks: values as they show, merged cells, each visible sheet a document."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml.etree import LxmlError
from openpyxl.utils.exceptions import InvalidFileException

from entente.language.detect import language_of
from entente.language.grammar import grammar
from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading.encoding import binary
from entente.reading.grid import MOST_COLUMNS, MOST_ROWS, Grid, Shown
from entente.reading.sheet import documents
from entente.reading.shown import shown
from entente.reading.text import stamped

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

READER = "xlsx/1"
_MOST_BYTES = 64 * 1024 * 1024
_MOST_CELLS = 1_000_000
_UNVALUED = re.compile(rb"</f>(?:<v\s?/>|<v></v>)?</c>")
# What the libraries below raise on damaged or hostile workbooks.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    LxmlError,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
)


def read(data: bytes, source: Source) -> Iterator[Document | Problem]:
    """A document for each visible sheet that holds anything, or the problem that prevents it."""
    refused = _refused(data)
    if refused is not None:
        yield Problem(refused[0], source.doc, refused[1])
        return
    try:
        sheets, unvalued = _sheets(data), _unvalued(data)
    except _FAULTS as fault:
        yield Problem("broken", source.doc, f"not a readable workbook: {type(fault).__name__}: {fault}")
        return
    for name, _, cut in sheets:
        if cut:
            yield Problem("too_long", None, f"only the first {cut} rows are read", f"{source.doc}, sheet {name}")
    if unvalued:
        message = f"{unvalued} formulas have no stored value: open the workbook once and save it"
        yield Problem("bad_value", source.doc, message)
    yield from documents([(name, grid) for name, grid, _ in sheets], stamped(source, data), READER)


def _refused(data: bytes) -> tuple[str, str] | None:
    """Why the bytes are not taken for a workbook: error code and cause."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return "broken", f"not an XLSX workbook but {binary(data) or 'other bytes'}, or damaged"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except _FAULTS as fault:
        return "broken", f"a damaged archive: {fault}"
    return ("too_long", f"{size} bytes when unpacked; at most {_MOST_BYTES} are read") if size > _MOST_BYTES else None


def _sheets(data: bytes) -> list[tuple[str, Grid, int]]:
    """Name and grid of each visible sheet, and where it was cut; 0 = not cut."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        sign = _decimal_sign(book)
        return [(sheet.title, *_grid(sheet, sign)) for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _unvalued(data: bytes) -> int:
    """How many formulas were saved without the value they give."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return sum(len(_UNVALUED.findall(archive.read(name))) for name in sheets)


def _decimal_sign(book: Workbook) -> str:
    """The decimal sign a reader of the workbook sees: that of the language its words are in."""
    words: list[str] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=60, max_col=30, values_only=True):
            words += [value for value in row if isinstance(value, str)]
    return grammar(language_of("\n".join(words))).switches.decimal


def _grid(sheet: Worksheet, sign: str) -> tuple[Grid, int]:
    """The cells of a sheet as they show, and after how many rows it was cut."""
    width = min(sheet.max_column, MOST_COLUMNS)
    height = min(sheet.max_row, MOST_ROWS, max(1, _MOST_CELLS // max(width, 1)))
    table = [
        [Shown(shown(cell.value, cell.number_format, sign), r, c) for c, cell in enumerate(row)]
        for r, row in enumerate(sheet.iter_rows(max_row=height, max_col=width))
    ]
    for area in sheet.merged_cells.ranges:
        top, left = area.min_row - 1, area.min_col - 1
        if top < height and left < width:
            _merge(table, top, left, (min(area.max_row, height), min(area.max_col, width)))
    return Grid(tuple(tuple(row) for row in table)), height if sheet.max_row > height else 0


def _merge(table: list[list[Shown]], top: int, left: int, ends: tuple[int, int]) -> None:
    """Let every cell of a merged area show what its first one holds."""
    first = table[top][left]
    for row in range(top, ends[0]):
        for column in range(left, ends[1]):
            table[row][column] = first
