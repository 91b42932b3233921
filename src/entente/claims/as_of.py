"""When figures hold: stated in the sentence, carried from the sentence that dates them, or the publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from entente.claims.context import AsOf
from entente.claims.layout import Figure, Layout
from entente.claims.statement import Statement
from entente.model.evidence import Document
from entente.model.mark import Mark
from entente.model.period import parse_edtf

BEHIND = 3.5  # a date behind its figure stands this close to it
AHEAD = 60.0
LEAD = 24  # characters: a date this near the start of a sentence sets the period of what follows
LISTED = "list_item"
LONG = frozenset(("week", "month", "quarter", "half", "year", "decade"))


def known_day(document: Document, statements: Sequence[Statement]) -> date | None:
    """A day the document cannot be older than: its publication, else the last day it reports as past."""
    if document.source.published:
        try:
            return parse_edtf(document.source.published).start
        except ValueError:
            return None
    days = [m.period.start for s in statements for m in s.dates if m.period and m.period.precision == "day"]
    return max((d for d in days if d), default=None)


def published(document: Document) -> AsOf:
    """The publication as stand-in; empty when it is not known."""
    when = document.source.published
    return AsOf(when.partition("T")[0], "publication") if when else AsOf()


def dated(statements: Sequence[Statement], document: Document, carrying: Sequence[bool]) -> tuple[AsOf, ...]:
    """As-of per statement; ``carrying`` says which begin inside the sentence before ("of which …")."""
    found: list[AsOf] = []
    for statement, carries in zip(statements, carrying, strict=True):
        own = next((m for m in statement.dates if m.relation == "as_of" and m.period), None)
        own = own or next((m for m in statement.dates if m.period), None)
        if own is not None and own.period is not None:
            found.append(AsOf(own.period.edtf(), "stated", (own.start, own.end)))
        elif carries and found:
            found.append(AsOf(found[-1].edtf, _weaker(found[-1].basis), found[-1].span))
        else:
            found.append(published(document))
    return tuple(found)


def periods(statements: Sequence[Statement]) -> tuple[AsOf | None, ...]:
    """Per statement the period a sentence before it in the paragraph opened with; a list keeps that of its lead."""
    found: list[AsOf | None] = []
    current: AsOf | None = None
    block: tuple[int, str, bool] = (-1, "", False)
    for statement in statements:
        here = (statement.block.start, statement.block.role, statement.text.rstrip().endswith((":", "：")))
        if here[0] != block[0] and not (here[1] == LISTED and (block[1] == LISTED or block[2])):
            current = None
        block = here
        found.append(current)
        opening = next((m for m in statement.dates if m.start - statement.start <= LEAD), None)
        if opening is not None and opening.period is not None:
            long = opening.period.precision in LONG and opening.relation is None
            edtf, span = opening.period.edtf(), (opening.start, opening.end)
            current = AsOf(edtf, "inferred", span) if long else None
    return tuple(found)


def _weaker(basis: str | None) -> str | None:
    return "inferred" if basis == "stated" else basis


def governing(layout: Layout, figure: Figure) -> Mark | None:
    """The date that dates a figure: the nearest before it that is no basis of comparison, or one right behind it."""
    usable = [m for m in layout.statement.dates if m.period is not None and not _compared(layout, m)]
    behind = [m for m in usable if m.start >= figure.end and _trails(layout, figure, m)]
    ahead = [m for m in usable if m.end <= figure.start]
    if not ahead:
        alone = usable if len(usable) == 1 and not _parted(layout, figure, usable[0]) else []
        return next(iter(behind or alone), None)
    near = _same_clause(layout, ahead, figure)
    if behind and near is None:
        return behind[0]
    return near or next((m for m in ahead if m.relation == "as_of"), ahead[-1])


def _parted(layout: Layout, figure: Figure, mark: Mark) -> bool:
    """Whether more than a list of figures lies between a figure and the only date, behind it."""
    between = layout.text(figure.end, mark.start)
    return (
        mark.start < figure.end or any(c in between for c in ";；()（）,，") or layout.gap(figure.end, mark.start) > 9.0
    )


def _trails(layout: Layout, figure: Figure, mark: Mark) -> bool:
    crossed = any(figure.end <= f.start < mark.start for f in layout.figures)
    apart = any(c in layout.text(figure.end, mark.start) for c in ",，;；、")
    return not crossed and not apart and layout.gap(figure.end, mark.start) <= BEHIND


def _same_clause(layout: Layout, marks: Sequence[Mark], figure: Figure) -> Mark | None:
    """The last date of the figure's own clause: no comma, bracket or semicolon between."""
    last = marks[-1]
    between = layout.text(last.end, figure.start)
    return None if any(c in between for c in ",;()，；（）") else last


def _compared(layout: Layout, mark: Mark) -> bool:
    """Whether the date is what a figure is compared with ("so với cùng kỳ năm 2023", "from 2.1 bn in 2023")."""
    if any(c.start < mark.end and mark.start < c.end for c in layout.cued("compare", "share")):
        return True
    cues = (c for c in layout.cued("compare") if c.start <= mark.start and layout.gap(c.end, mark.start) < 1.6)
    return any("," not in layout.text(cue.end, mark.start) for cue in cues)
