"""A table as rows of shown cells, and which of them are titles, unit lines, headers and body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entente.language.furniture import furniture
from entente.model.fold import matchable

MOST_ROWS = 20_000
MOST_COLUMNS = 400
_NUMBER = re.compile(r"[-+–−(~<>≈]?\s?(?:[A-Za-z$€¥£₫]{1,4}\s?)?\d[\d.,\s']*(?:\s?(?:%|‰|[A-Za-z$€¥£₫đ]{1,4}))?\)?$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:19|20)?\d\d)?$")
_ORDER = re.compile(r"[(\[]?\d{1,2}[)\]]?(?:\s?=.{0,30})?$")
# What stands in a cell for a figure that is not there.
_NONE = frozenset({"-", "–", "—", "...", "…", "n/a", "na", "--"})
_BRACKETED = re.compile(r"[(（][^()（）\d]{2,40}[)）]")
_DEEPEST_HEADER = 6
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as shown; ``from_row``/``from_column`` is where a merged cell begins, so that it is written once."""

    text: str
    from_row: int
    from_column: int


Row = tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangular table of shown cells with the caption that stands over it."""

    rows: tuple[Row, ...]
    caption: str | None = None


def plain(rows: Iterable[Sequence[str]], caption: str | None = None) -> Grid:
    """A grid of rows without merged cells; short rows are filled up."""
    listed = [list(row)[:MOST_COLUMNS] for _, row in zip(range(MOST_ROWS), rows, strict=False)]
    width = max((len(row) for row in listed), default=0)
    filled = (row + [""] * (width - len(row)) for row in listed)
    return Grid(
        tuple(tuple(Shown(t.strip(), r, c) for c, t in enumerate(row)) for r, row in enumerate(filled)), caption
    )


def is_number(text: str) -> bool:
    """Whether a cell holds a figure: "1.035", "6,52", "11,07%", "(3)"."""
    return _NUMBER.match(text.strip()) is not None


@dataclass(frozen=True, slots=True)
class Shape:
    """Which rows of a grid are what: title lines over it, header rows, then the body; ``notes`` are unit lines."""

    first: int
    body: int
    titles: tuple[str, ...]
    notes: tuple[str, ...]


def shape_of(grid: Grid) -> Shape:
    """Titles and unit lines, header rows and body of a grid."""
    titles: list[str] = []
    notes: list[str] = []
    first = 0
    for row in grid.rows[:_MOST_TITLES]:
        told = _texts(row)
        units = [text for text in told if is_unit_line(text)]
        if len(told) - len(units) > 1 or any(is_number(text) for text in told):
            break
        notes += units
        titles += [text for text in told if text not in units]
        first += 1
    if first == len(grid.rows):
        first, titles, notes = 0, [], []
    return Shape(first, first + _header_rows(grid.rows[first:]), tuple(titles), tuple(notes))


def _texts(row: Row) -> list[str]:
    """Distinct cells of a row that are not empty, a merged one once."""
    return [c.text for n, c in enumerate(row) if c.text and c.from_column == n]


def is_unit_line(text: str) -> bool:
    """Whether a line gives the unit of a table: "Đơn vị: tỷ đồng", "(Unit: USD million)"."""
    folded = matchable(text).text
    if len(text) > 80:
        return False
    return furniture().begins("unit", folded) is not None or _BRACKETED.fullmatch(text.strip()) is not None


def _header_rows(rows: Sequence[Row]) -> int:
    """How many rows, from the first, head the columns: those before the first that gives figures."""
    if not rows:
        return 0
    count = 0
    for row in rows[:_DEEPEST_HEADER]:
        if (any(_gives(c.text) for c in row) and not _numbers_columns(row)) or (count and _opens_group(row)):
            break
        count += 1
    if count < min(len(rows), _DEEPEST_HEADER):
        return count
    return 1 if len(rows) > 1 else 0


def _gives(text: str) -> bool:
    return (is_number(text) and not _YEAR.match(text)) or text.lower() in _NONE


def _opens_group(row: Row) -> bool:
    """Whether a row holds nothing but the name of the rows below it, in its first column."""
    return bool(row) and bool(row[0].text) and len(_texts(row)) == 1 and len(row) > 1


def _numbers_columns(row: Row) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3=2/1)" or "A B 1 2"."""
    told = [c.text for c in row if c.text]
    orders = [text for text in told if _ORDER.match(text) or len(text) == 1]
    found = [int(n) for text in told if (n := re.sub(r"\D", "", text.partition("=")[0]))]
    return len(orders) == len(told) >= 2 and found == list(range(found[0], found[0] + len(found))) if found else False
