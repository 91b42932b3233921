"""A page's parts laid into text, a line a part, each block with the role its structure gives."""

from __future__ import annotations

from collections.abc import Iterable

from entente.reading.page_parts import Part
from entente.reading.table_layout import Page, lay_table


def lay_out(parts: Iterable[Part]) -> Page:
    """Text, blocks and tables of the parts."""
    page = Page()
    for part in parts:
        if part.grid is not None:
            lay_table(page, part.grid)
        else:
            page.line(part.text, part.role)
    return page
