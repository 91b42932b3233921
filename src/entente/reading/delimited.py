"""CSV and TSV: the delimiter is told from the lines themselves."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading.encoding import Undecodable, decode
from entente.reading.grid import MOST_ROWS, plain
from entente.reading.sheet import documents
from entente.reading.text import stamped

READER = "csv/1"
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 131_072


def read(data: bytes, source: Source) -> Iterator[Document | Problem]:
    """The one sheet of the file; rows beyond the limit are refused, the rest is read."""
    try:
        text, _ = decode(data)
    except Undecodable as fault:
        yield Problem("bad_encoding", source.doc, str(fault))
        return
    delimiter, body = _told(text)
    try:
        rows = list(_rows(body, delimiter or delimiter_of(body)))
    except csv.Error as fault:
        yield Problem("broken", source.doc, f"not a table: {fault}")
        return
    if len(rows) > MOST_ROWS:
        yield Problem("too_long", None, f"more than {MOST_ROWS} rows; the first {MOST_ROWS} are read", source.doc)
    yield from documents([("", plain(rows))], stamped(source, data), READER)


def _told(text: str) -> tuple[str | None, str]:
    """The delimiter a spreadsheet wrote into the first line ("sep=;"), and the text below it."""
    first, _, rest = text.partition("\n")
    told = first.strip().lower()
    return (told[4], rest) if told.startswith("sep=") and len(told) == 5 else (None, text)


def delimiter_of(text: str) -> str:
    """The sign that parts most lines into the same number of cells; a comma where none does.

    >>> delimiter_of("Tỉnh;Vốn\\nHà Tĩnh;1,5\\nNghệ An;2,5")
    ';'
    """
    sample = text[:65_536]
    return max(_DELIMITERS, key=lambda sign: (_agreement(sample, sign), -_DELIMITERS.index(sign)))


def _agreement(sample: str, sign: str) -> float:
    """Share of the lines that have the commonest number of cells above one, in favour of more cells."""
    try:
        widths = Counter(len(row) for row in _rows(sample, sign) if any(row))
    except csv.Error:
        return 0.0
    total = sum(widths.values())
    width, count = max(widths.items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]), default=(1, 0))
    return count / total + min(width, 50) / 1000 if width > 1 and total else 0.0


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        if number > MOST_ROWS:
            return
        yield [" ".join(cell.split()) for cell in row]
