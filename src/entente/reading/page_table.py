"""A table of a page as a grid: spans spread out; whether it holds data or only arranges the page."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from entente.reading.grid import MOST_COLUMNS, MOST_ROWS, Grid, Shown, is_number

_LONG_CELL = 400
_BLOCKS = frozenset({"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "article", "section", "figure"})


def holds_data(table: HtmlElement) -> bool:
    """Whether a table is one in its reader's eyes: two rows and columns, short cells, figures or header cells."""
    if any(True for _ in table.iterdescendants("table")):
        return False
    rows = [list(_cells(row)) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max((len(row) for row in rows), default=0) < 2:
        return False
    texts = [_text(cell) for cell in cells]
    if any(len(text) > _LONG_CELL for text in texts) or sum(not text for text in texts) * 2 > len(texts):
        return False
    return any(cell.tag == "th" for cell in cells) or any(is_number(text) for text in texts) or len(rows) > 3


def grid_of(table: HtmlElement) -> Grid:
    """The table's cells as shown, merged ones at every place they cover."""
    placed: dict[tuple[int, int], Shown] = {}
    rows = list(_rows(table))[:MOST_ROWS]
    for index, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            while (index, column) in placed:
                column += 1
            if column >= MOST_COLUMNS:
                break
            shown = Shown(_text(cell), index, column)
            for down in range(min(_span(cell, "rowspan"), len(rows) - index)):
                for right in range(min(_span(cell, "colspan"), MOST_COLUMNS - column)):
                    placed.setdefault((index + down, column + right), shown)
            column += 1
    width = max((c for _, c in placed), default=-1) + 1
    captions = [_text(element) for element in table.iterchildren("caption")]
    filled = tuple(tuple(placed.get((r, c), Shown("", r, c)) for c in range(width)) for r in range(len(rows)))
    return Grid(filled, captions[0] if captions and captions[0] else None)


def unwrap(table: HtmlElement) -> None:
    """Turn a table that arranges the page into plain divisions."""
    for element in (table, *table.iterdescendants("tbody", "thead", "tfoot", "tr", "td", "th", "caption")):
        if element.tag in {"td", "th"} and not any(child.tag in _BLOCKS for child in element):
            element.tag = "p"
        else:
            element.tag = "div"


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    yield from table.iterdescendants("tr")


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    yield from row.iterchildren("td", "th")


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _span(cell: HtmlElement, name: str) -> int:
    told = (cell.get(name) or "1").strip()
    return max(1, min(int(told), 1000)) if told.isascii() and told.isdigit() and len(told) < 6 else 1
